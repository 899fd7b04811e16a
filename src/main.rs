//! The `helsegraf` command.

fn main() {}
