//! One method at one address, as it is told: what it takes, what it answers, how it refuses.

use super::super::kinds::{self, Kind};
use super::super::negotiate::Offer;
use super::super::text::Text;
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// A text for people: ours, or read from the shapes and the questions in the language asked for.
#[derive(Debug, Clone)]
pub enum Said {
    /// Ours.
    Ours(Text),
    /// Read.
    Read(String),
}

impl Said {
    /// In the reader's language.
    pub fn in_language(&self, language: Language) -> &str {
        match self {
            Self::Ours(text) => text.in_language(language),
            Self::Read(text) => text,
        }
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self::Ours(text)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Read(text)
    }
}

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

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
}

/// One parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    name: String,
    place: Place,
    required: bool,
    schema: Value,
    says: Said,
    example: Option<Value>,
    joined: bool,
    shared: Option<String>,
}

impl Parameter {
    /// A parameter that may be left out, unless it is in the path.
    pub fn new(
        place: Place,
        name: impl Into<String>,
        schema: Value,
        says: impl Into<Said>,
    ) -> Self {
        Self {
            name: name.into(),
            place,
            required: place == Place::Path,
            schema,
            says: says.into(),
            example: None,
            joined: false,
            shared: None,
        }
    }

    /// Of which several stand in one, with commas between.
    #[must_use]
    pub fn joined(mut self) -> Self {
        self.joined = true;
        self
    }

    /// That must be there.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Told once for all, under this name.
    #[must_use]
    pub fn shared(mut self, name: impl Into<String>) -> Self {
        self.shared = Some(name.into());
        self
    }

    /// With a value that works.
    #[must_use]
    pub fn such_as(mut self, example: impl Into<Value>) -> Self {
        self.example = Some(example.into());
        self
    }

    fn to_json(&self, language: Language) -> Value {
        let mut told = json!({
            "name": self.name,
            "in": match self.place {
                Place::Path => "path",
                Place::Query => "query",
                Place::Header => "header",
            },
            "description": self.says.in_language(language),
            "schema": self.schema,
        });
        if self.required {
            told["required"] = true.into();
        }
        if self.joined {
            told["explode"] = false.into();
        }
        if let Some(example) = &self.example {
            told["example"] = example.clone();
        }
        told
    }
}

/// A media type, and what is in it.
#[derive(Debug, Clone)]
pub struct Content {
    /// Without parameters.
    pub media_type: &'static str,
    /// JSON Schema; of texts only that they are.
    pub schema: Value,
    /// One that works.
    pub example: Option<Value>,
}

impl Content {
    /// A text in this format.
    pub fn text(media_type: &'static str) -> Self {
        Self::new(media_type, json!({"type": "string"}))
    }

    /// JSON of this schema.
    pub fn json(schema: Value) -> Self {
        Self::new("application/json", schema)
    }

    /// Of this schema.
    pub fn new(media_type: &'static str, schema: Value) -> Self {
        Self {
            media_type: essence(media_type),
            schema,
            example: None,
        }
    }

    /// With one that works.
    #[must_use]
    pub fn such_as(mut self, example: impl Into<Value>) -> Self {
        self.example = Some(example.into());
        self
    }

    /// What a handler offers, as texts; JSON of other kinds by `schema_of` its media type.
    pub fn offered<T>(offers: &[Offer<T>], schema_of: impl Fn(&str) -> Option<Value>) -> Vec<Self> {
        let offers = offers.iter().map(|offer| essence(offer.media_type));
        offers
            .map(|media_type| match schema_of(media_type) {
                Some(schema) => Self::new(media_type, schema),
                None => Self::text(media_type),
            })
            .collect()
    }
}

/// What `?format=` may say: the short names, then the media types.
pub fn names<T>(offers: &[Offer<T>]) -> Vec<&'static str> {
    let short = offers.iter().flat_map(|offer| offer.names.iter().copied());
    let mut names: Vec<_> = short.collect();
    for offer in offers {
        let media_type = essence(offer.media_type);
        if !names.contains(&media_type) {
            names.push(media_type);
        }
    }
    names
}

fn essence(media_type: &'static str) -> &'static str {
    media_type.split(';').next().unwrap_or_default().trim()
}

fn content(all: &[Content]) -> Value {
    let told = all.iter().map(|one| {
        let mut told = json!({"schema": one.schema});
        if let Some(example) = &one.example {
            told["example"] = example.clone();
        }
        (one.media_type.to_owned(), told)
    });
    Value::Object(told.collect())
}

/// An answer that is no refusal.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    shared: Option<String>,
    says: Said,
    content: Vec<Content>,
    headers: Vec<&'static str>,
}

impl Answer {
    fn to_json(&self, language: Language) -> Value {
        let mut told = json!({"description": self.says.in_language(language)});
        if !self.content.is_empty() {
            told["content"] = content(&self.content);
        }
        if !self.headers.is_empty() {
            let refs = self.headers.iter().map(|name| {
                let header = json!({"$ref": format!("#/components/headers/{name}")});
                ((*name).to_owned(), header)
            });
            told["headers"] = Value::Object(refs.collect());
        }
        told
    }
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

    /// As OpenAPI has it; what it refers to in `components` goes into `shared`.
    pub fn to_json(&self, language: Language, shared: &mut super::shared::Shared) -> Value {
        let mut told = json!({
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary.in_language(language),
        });
        told["responses"] = self.responses(language, shared);
        if let Some(text) = &self.description {
            told["description"] = text.in_language(language).into();
        }
        if !self.parameters.is_empty() {
            let parameters = self.parameters.iter();
            let parameters = parameters.map(|parameter| match &parameter.shared {
                Some(name) => shared.parameter(name, || parameter.to_json(language)),
                None => parameter.to_json(language),
            });
            told["parameters"] = parameters.collect();
        }
        if !self.body.is_empty() {
            told["requestBody"] = json!({"required": true, "content": content(&self.body)});
        }
        match self.access {
            Access::Open => (),
            Access::Either => told["security"] = json!([{}, {"token": []}]),
            Access::Token => told["security"] = json!([{"token": []}]),
        }
        for (name, value) in &self.extra {
            told[name] = value.clone();
        }
        told
    }

    fn responses(&self, language: Language, shared: &mut super::shared::Shared) -> Value {
        let mut responses = Map::new();
        for answer in &self.answers {
            let told = match &answer.shared {
                Some(name) => shared.response(name, || answer.to_json(language)),
                None => answer.to_json(language),
            };
            responses.insert(answer.status.to_string(), told);
        }
        responses.extend(shared.of(self.pages, &self.problems));
        Value::Object(responses)
    }
}
