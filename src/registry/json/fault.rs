//! Why JSON was not taken, and where in it.

/// A fault in a JSON document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {cause}", if self.pointer.is_empty() { "the document" } else { &self.pointer })]
pub struct Fault {
    /// JSON Pointer to the place ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).
    pub pointer: String,
    /// What is wrong there.
    pub cause: Cause,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// A name nobody knows.
    #[error("there is no field of this name{}", near(.0))]
    Unknown(Vec<String>),
    /// A value of another kind than the field's.
    #[error("expected {0}")]
    Expected(String),
    /// Something that is read only has been changed.
    #[error("this cannot be changed here: {0}")]
    ReadOnly(String),
    /// The name or class of the thing is another than the address says.
    #[error("{0}")]
    Elsewhere(String),
    /// Too much in one another.
    #[error("objects are nested deeper than {0}")]
    TooDeep(usize),
}

impl Fault {
    /// At a place.
    pub fn new(pointer: impl Into<String>, cause: Cause) -> Self {
        Self {
            pointer: pointer.into(),
            cause,
        }
    }

    /// A value of another kind.
    pub fn expected(pointer: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(pointer, Cause::Expected(what.into()))
    }
}

/// The pointer to a member or item of what `parent` points to.
pub fn pointer(parent: &str, step: impl std::fmt::Display) -> String {
    let step = step.to_string().replace('~', "~0").replace('/', "~1");
    format!("{parent}/{step}")
}

fn near(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!("; did you mean {}?", names.join(" or ")),
    }
}
