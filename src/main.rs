//! The `helsegraf` command.

fn main() -> std::process::ExitCode {
    helsegraf::cli::run()
}
