//! The `helsegraf` command.

/// Queries make and drop many small things, from several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    helsegraf::cli::run()
}
