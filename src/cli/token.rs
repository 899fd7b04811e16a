//! `helsegraf token`: who may write. A running server honours a change from its next request on.

use super::{Answer, Failure};
use crate::config::Storage;
use crate::graph::tokens::{Error, Role, Tokens};
use clap::{Args, Subcommand};
use oxrdf::NamedNode;

/// Arguments of `token`.
#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Give a token. It is printed once, as the last word; only its hash is kept.
    Add {
        /// Whom it is for; commits made with it carry this name.
        name: String,
        /// editor: writes the graphs given; steward: every graph of data; admin: ontology and
        /// shapes too.
        #[arg(long, value_parser = role)]
        role: Role,
        /// A graph an editor may write; may be repeated.
        #[arg(long, value_name = "IRI", value_parser = super::query::iri)]
        graph: Vec<NamedNode>,
        #[command(flatten)]
        storage: Storage,
    },
    /// Names, roles and graphs of the tokens there are.
    List {
        #[command(flatten)]
        storage: Storage,
    },
    /// Take a token back.
    Remove {
        /// The name it was given.
        name: String,
        #[command(flatten)]
        storage: Storage,
    },
}

impl Token {
    pub fn run(self) -> Result<Answer, Failure> {
        match self.command {
            Command::Add {
                name,
                role,
                graph,
                storage,
            } => {
                let token = open(&storage)?.add(&name, role, &graph)?;
                println!("{} {name}: {token}", role.as_str());
            }
            Command::List { storage } => {
                super::seed::must_exist(&storage)?;
                for identity in open(&storage)?.list()? {
                    let graphs: Vec<_> = identity.graphs.iter().map(|g| g.as_str()).collect();
                    let role = identity.role.as_str();
                    let added = httpdate::fmt_http_date(identity.added);
                    println!("{}\t{role}\t{added}\t{}", identity.name, graphs.join(" "));
                }
            }
            Command::Remove { name, storage } => {
                super::seed::must_exist(&storage)?;
                open(&storage)?.revoke(&name)?;
                println!("removed {name}");
            }
        }
        Ok(Answer::Yes)
    }
}

fn open(storage: &Storage) -> Result<Tokens, Error> {
    Tokens::open(&storage.data)
}

fn role(name: &str) -> Result<Role, String> {
    name.parse()
}
