//! The command line: parse, call one function, exit code.
//!
//! 0: done, and the answer is yes. 1: done, and the answer is no. 2: it could not be done;
//! standard error says what, where and what to do.

mod check;
mod dump;
mod failure;
mod files;
mod load;
mod overlay;
mod progress;
mod query;
mod seed;
mod serve;
mod table;
mod token;
mod upgrade;
mod validate;

use clap::{Parser, Subcommand};
use failure::Failure;
use std::process::ExitCode;

/// Health information governance as linked data: guarded by SHACL, asked through SPARQL and links.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done and yes, 1 done and no (does not conform), 2 could not be done."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer over HTTP; the first start fills the data directory with the embedded content.
    Serve(serve::Serve),
    /// Load RDF files, folders and gzip, guarded by the shapes.
    Load(load::Load),
    /// Validate RDF files against shapes, storing nothing.
    Validate(validate::Validate),
    /// Ask a SPARQL query of a data directory that no server has open.
    Query(query::Query),
    /// Write the graph to a file or standard output.
    Dump(dump::Dump),
    /// Verify a data directory: log, digests, index, whether everything conforms and every term is
    /// declared; and count what is known.
    Check(check::Check),
    /// Say who may write.
    Token(token::Token),
}

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// Done, and if there was a question the answer is yes.
    Yes,
    /// Done, and the answer is no.
    No,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Serve(command) => command.run(),
        Command::Load(command) => command.run(),
        Command::Validate(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Dump(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Token(command) => command.run(),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        // Whoever read our output has had enough.
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("helsegraf: {failure}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        <super::Cli as clap::CommandFactory>::command().debug_assert();
    }
}
