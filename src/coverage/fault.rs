//! What whole content must not have.

use std::fmt::{self, Display, Formatter};

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// The IRI it is wrong with.
    pub iri: String,
    /// What is missing, or from where the IRI is used; empty if the fault says it all.
    pub detail: String,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A term of ours is used, and the ontology does not declare it.
    Undeclared,
    /// A term of ours has no label in some language.
    Unlabelled,
    /// A term of ours has no definition in some language.
    Undefined,
    /// A class or property of others, used in the content, has no name in some language.
    Unnamed,
    /// A namespace that is used has no prefix.
    NoPrefix,
    /// A prefix stands for two namespaces.
    PrefixTwice,
    /// A link to an address of ours at which nothing is said.
    DeadLink,
    /// An entry without any link in or out.
    Orphan,
    /// A thing under `/id/` that no collection takes in.
    Astray,
}

impl Fault {
    /// Every fault, in the order they are told.
    pub const ALL: [Self; 9] = [
        Self::Undeclared,
        Self::Unlabelled,
        Self::Undefined,
        Self::Unnamed,
        Self::NoPrefix,
        Self::PrefixTwice,
        Self::DeadLink,
        Self::Orphan,
        Self::Astray,
    ];

    /// Its name in machine-readable reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Unlabelled => "unlabelled",
            Self::Undefined => "undefined",
            Self::Unnamed => "unnamed",
            Self::NoPrefix => "no-prefix",
            Self::PrefixTwice => "prefix-twice",
            Self::DeadLink => "dead-link",
            Self::Orphan => "orphan",
            Self::Astray => "astray",
        }
    }

    /// What holds where there is no such fault.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Undeclared => "every term of ours that is used is declared",
            Self::Unlabelled => "every term of ours has a label in nb, nn and en",
            Self::Undefined => "every term of ours has a definition in nb, nn and en",
            Self::Unnamed => "every borrowed term of the content has a name in nb, nn and en",
            Self::NoPrefix => "every namespace that is used has a prefix",
            Self::PrefixTwice => "every prefix stands for one namespace",
            Self::DeadLink => "every link to an address of ours leads somewhere",
            Self::Orphan => "every entry is linked with another",
            Self::Astray => "every entry belongs to a collection",
        }
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.iri)?;
        if !self.detail.is_empty() {
            write!(f, " {}", self.detail)?;
        }
        Ok(())
    }
}
