//! Who holds a token, and what it allows.

use crate::vocab::hg;
use oxrdf::{GraphNameRef, NamedNode};
use std::str::FromStr;
use std::time::SystemTime;

/// How much a token allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Writes the graphs it names.
    Editor,
    /// Writes every graph of data.
    Steward,
    /// Writes everything, ontology and shapes too.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Editor, Self::Steward, Self::Admin];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Steward => "steward",
            Self::Admin => "admin",
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == name)
            .ok_or_else(|| {
                format!("no role is called {name:?}; there are editor, steward and admin")
            })
    }
}

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name it was given; the agent of commits.
    pub name: String,
    /// What it allows.
    pub role: Role,
    /// The graphs of an editor.
    pub graphs: Vec<NamedNode>,
    /// When it was given.
    pub added: SystemTime,
}

impl Identity {
    /// Whether it may change a graph; `iri_base` is the base of the deployment.
    pub fn may_write(&self, graph: GraphNameRef<'_>, iri_base: &str) -> bool {
        match self.role {
            Role::Admin => true,
            Role::Steward => !is_reserved(graph, iri_base),
            Role::Editor => {
                !is_reserved(graph, iri_base)
                    && self.graphs.iter().any(|own| graph == own.as_ref().into())
            }
        }
    }
}

/// Whether only admins write a graph.
fn is_reserved(graph: GraphNameRef<'_>, iri_base: &str) -> bool {
    let GraphNameRef::NamedNode(name) = graph else {
        return false;
    };
    name.as_str().strip_prefix(iri_base).is_some_and(|path| {
        hg::RESERVED_SCOPES
            .iter()
            .any(|scope| path.starts_with(scope))
    })
}
