//! One method at one address, as it is told: what it takes, what it answers, how it refuses.

mod content;
mod parameter;
mod said;
mod told;

use super::super::kinds::{self, Kind};
use super::super::negotiate::Offer;
use super::super::text::Text;
use serde_json::{Map, Value};
use told::Answer;

pub use content::{Content, names};
pub use parameter::{Parameter, Place};
pub use said::Said;

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Open,
    /// Anybody to ask, the holder of a token to change.
    Either,
    /// The holder of a token.
    Token,
}

/// One method at one address.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The address, with `{parts}` that vary.
    pub path: String,
    /// In lower case.
    pub method: &'static str,
    /// The name of the tag it stands under.
    pub tag: &'static str,
    id: String,
    summary: Said,
    description: Option<Said>,
    access: Access,
    parameters: Vec<Parameter>,
    body: Vec<Content>,
    answers: Vec<Answer>,
    problems: Vec<&'static Kind>,
    extra: Map<String, Value>,
    pages: bool,
}

impl Operation {
    /// At this address; `id` is its name in generated clients.
    pub fn new(
        method: &'static str,
        path: impl Into<String>,
        id: impl Into<String>,
        tag: &'static str,
        summary: impl Into<Said>,
    ) -> Self {
        Self {
            path: path.into(),
            method,
            tag,
            id: id.into(),
            summary: summary.into(),
            description: None,
            access: Access::Open,
            parameters: Vec::new(),
            body: Vec::new(),
            answers: Vec::new(),
            problems: vec![&kinds::HEADERS_TOO_LARGE, &kinds::INTERNAL],
            extra: Map::new(),
            pages: method == "get",
        }
    }

    /// With more to say.
    #[must_use]
    pub fn says(mut self, text: impl Into<Said>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// For whom.
    #[must_use]
    pub fn access(mut self, access: Access) -> Self {
        self.access = access;
        match access {
            Access::Open => self,
            Access::Either | Access::Token => {
                self.refuses(&[&kinds::UNAUTHENTICATED, &kinds::FORBIDDEN])
            }
        }
    }

    /// Takes these parameters too.
    #[must_use]
    pub fn takes(mut self, parameters: impl IntoIterator<Item = Parameter>) -> Self {
        self.parameters.extend(parameters);
        self
    }

    /// Takes a body, in one of these.
    #[must_use]
    pub fn reads(mut self, body: impl IntoIterator<Item = Content>) -> Self {
        self.body.extend(body);
        self.refuses(&[
            &kinds::REQUEST_INVALID,
            &kinds::TOO_LARGE,
            &kinds::UNSUPPORTED_MEDIA_TYPE,
        ])
    }

    /// Answers so, with these headers among others (names in `components.headers`).
    #[must_use]
    pub fn answers(
        mut self,
        status: u16,
        says: impl Into<Said>,
        content: impl IntoIterator<Item = Content>,
        headers: &[&'static str],
    ) -> Self {
        self.answers.push(Answer {
            status,
            shared: None,
            says: says.into(),
            content: content.into_iter().collect(),
            headers: headers.to_vec(),
        });
        self
    }

    /// As the last answer said, which is told once for all under this name.
    #[must_use]
    pub fn shared(mut self, name: impl Into<String>) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.shared = Some(name.into());
        }
        self
    }

    /// Chooses among these formats by `Accept` and `?format=`.
    #[must_use]
    pub fn negotiates<T>(self, offers: &[Offer<T>]) -> Self {
        self.negotiates_names(names(offers))
    }

    /// As [`Operation::negotiates`], among formats by these names.
    #[must_use]
    pub fn negotiates_names(self, names: Vec<&'static str>) -> Self {
        self.takes([super::parameters::format(names)])
            .refuses(&[&kinds::ACCEPT_MALFORMED, &kinds::NOT_ACCEPTABLE])
    }

    /// Answers 304 to who has it already.
    #[must_use]
    pub fn revalidates(self) -> Self {
        let says = Text::new(
            "Uendret siden sist (If-None-Match, If-Modified-Since)",
            "Uendra sidan sist (If-None-Match, If-Modified-Since)",
            "Unchanged since last time (If-None-Match, If-Modified-Since)",
        );
        self.answers(304, says, [], &["ETag"])
    }

    /// Is work that waits for its turn and has a budget.
    #[must_use]
    pub fn works(self) -> Self {
        self.refuses(&[
            &kinds::BUSY,
            &kinds::QUERY_TOO_LARGE,
            &kinds::STOPPED,
            &kinds::QUERY_TIMEOUT,
        ])
    }

    /// Goes through the write lane.
    #[must_use]
    pub fn writes(self) -> Self {
        self.refuses(&[
            &kinds::CONFLICT,
            &kinds::PRECONDITION_FAILED,
            &kinds::SHAPES_VIOLATED,
            &kinds::SHAPES_BREAK_DATA,
            &kinds::SHAPES_UNUSABLE,
            &kinds::NOT_STORED,
        ])
        .works()
    }

    /// Refuses in these ways too.
    #[must_use]
    pub fn refuses(mut self, problems: &[&'static Kind]) -> Self {
        for kind in problems {
            if !self.problems.contains(kind) {
                self.problems.push(kind);
            }
        }
        self
    }

    /// Refuses with a page, where a browser asked, as every `GET` does.
    #[must_use]
    pub fn in_pages(mut self) -> Self {
        self.pages = true;
        self
    }

    /// With a member of our own (`x-...`).
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extra.insert(name.to_owned(), value.into());
        self
    }
}
