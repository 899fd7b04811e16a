//! A form tried and carried out, and a thing removed: the way of `/api`.

use super::super::api::{Action, Change, Outcome, Place, Written};
use super::super::conditional::Condition;
use super::super::pages::visit::no_store;
use super::super::problem::Problem;
use super::asked::Asked;
use super::desk::Desk;
use super::refused::warnings;
use crate::editing::Node;
use crate::html;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value as Json, json};

/// Statements about a thing that are counted before it is removed.
const MOST_COUNTED: usize = 10_000;

/// Whether a write is only tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Earnest {
    Tried,
    Meant,
}

impl Desk<'_> {
    /// Shows what would change.
    pub fn check(&self, mut node: Node, asked: &Asked) -> Result<Response, Problem> {
        self.resolve(&mut node);
        let (members, places) = match node.members() {
            Ok(told) => told,
            Err(faults) => return self.faulty(&node, faults, asked),
        };
        match self.write(members, &node, asked, Earnest::Tried) {
            Ok(outcome) => self.review(&node, asked, &outcome),
            Err(problem) => self.refused(&node, &places, problem, asked),
        }
    }

    /// Makes the change: 303 to the thing.
    pub fn commit(&self, mut node: Node, asked: &Asked) -> Result<Response, Problem> {
        self.resolve(&mut node);
        let (members, places) = match node.members() {
            Ok(told) => told,
            Err(faults) => return self.faulty(&node, faults, asked),
        };
        match self.write(members, &node, asked, Earnest::Meant) {
            Ok(outcome) => Ok(self.see(&outcome.address)),
            Err(problem) => self.refused(&node, &places, problem, asked),
        }
    }

    /// Asks whether to remove the thing.
    pub fn removal(&self) -> Result<Response, Problem> {
        let tried = self.carry_out(Action::Remove, None, Earnest::Tried);
        let (refusals, warned) = match tried {
            Ok(outcome) => (Vec::new(), warnings(self, &outcome.done.report)),
            Err(problem) => match &problem.report {
                Some(report) => (warnings(self, report), Vec::new()),
                None => return self.refused_removal(problem),
            },
        };
        let referring = self.referring();
        let status = match refusals.is_empty() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        self.page(status, |site, opened| {
            html::edit::removal(site, opened, referring, (&refusals, &warned))
        })
    }

    /// Removes it: 303 to the list it stood in.
    pub fn remove(&self, asked: &Asked) -> Result<Response, Problem> {
        let done = self.carry_out(Action::Remove, asked.message.clone(), Earnest::Meant);
        match done {
            Ok(_) => Ok(self.see(&format!("/api/{}", self.subject.segment))),
            Err(problem) if problem.report.is_some() => self.removal(),
            Err(problem) => self.refused_removal(problem),
        }
    }

    /// How many others refer to the thing.
    fn referring(&self) -> usize {
        let Some((found, _)) = &self.subject.thing else {
            return 0;
        };
        let union = &self.ground.union;
        let all = union.triples(None, None, Some(found.thing));
        let others = all.take(MOST_COUNTED).filter(|[subject, ..]| {
            let is_part = crate::registry::is_part(union, found.thing, *subject);
            *subject != found.thing && !is_part
        });
        others.count()
    }

    fn write(
        &self,
        members: Map<String, Json>,
        node: &Node,
        asked: &Asked,
        earnest: Earnest,
    ) -> Result<Outcome, Problem> {
        let action = match self.subject.thing {
            Some(_) => Action::Set(members),
            None => self.creation(members, node, asked),
        };
        self.carry_out(action, asked.message.clone(), earnest)
    }

    fn carry_out(
        &self,
        action: Action,
        message: Option<String>,
        earnest: Earnest,
    ) -> Result<Outcome, Problem> {
        let place = Place {
            segment: self.subject.segment.clone(),
            slug: match &self.subject.thing {
                Some((_, iri)) => iri.as_str().to_owned(),
                None => String::new(),
            },
        };
        let condition = match (&self.subject.thing, &self.state) {
            (Some(_), Some(state)) => Condition::matching(state),
            _ => Condition::default(),
        };
        let change = Change {
            place,
            action,
            condition,
            written: Written {
                dry_run: earnest == Earnest::Tried,
                message,
                ..Written::default()
            },
        };
        change.carry_out(self.app, self.asking, &self.signed.identity)
    }

    /// A new thing: called as the form says, else after its name.
    fn creation(&self, mut members: Map<String, Json>, node: &Node, asked: &Asked) -> Action {
        members.retain(|_, value| !value.is_null());
        members.insert("type".to_owned(), json!([self.subject.class]));
        if !asked.slug.is_empty() {
            members.insert("id".to_owned(), json!(asked.slug));
            return Action::Create(Json::Object(members), None);
        }
        let name = self.ground.collection(&self.subject.segment).ok();
        let name = name.and_then(|collection| collection.name());
        let entry = name.and_then(|field| node.entries.iter().find(|e| e.field.key == field.key));
        let rows = entry.into_iter().flat_map(|entry| &entry.rows);
        let texts = rows.filter_map(|row| match &row.value {
            crate::editing::Value::Text { text, .. } => Some(text.trim()),
            crate::editing::Value::Plain { text, .. } => Some(text.trim()),
            _ => None,
        });
        let wish = texts.into_iter().find(|text| !text.is_empty());
        Action::Create(Json::Object(members), wish.map(str::to_owned))
    }

    fn review(&self, node: &Node, asked: &Asked, outcome: &Outcome) -> Result<Response, Problem> {
        let mut sent = node.pairs();
        if self.subject.thing.is_none() {
            sent.push(("slug".to_owned(), asked.slug.clone()));
            sent.push(("class".to_owned(), self.subject.class.clone()));
        }
        let warned = warnings(self, &outcome.done.report);
        let message = asked.message.as_deref().unwrap_or_default();
        let page = self.draw(|site| {
            let change = (outcome.iri.as_str(), &outcome.delta);
            let opened = self.opened(site)?;
            let page = html::edit::review(site, opened, change, &warned, (&sent, message));
            Ok::<_, Problem>(page)
        })?;
        Ok(no_store(StatusCode::OK, self.visit, page))
    }

    /// 303 to the page of what `/api` answers at this address.
    fn see(&self, address: &str) -> Response {
        let path = match address.strip_prefix("/api/") {
            Some(rest) => format!("/doc/{rest}"),
            None => format!("/doc/{}", self.subject.segment),
        };
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(address) = HeaderValue::from_str(&self.visit.reader.local(&path)) {
            response.headers_mut().insert(LOCATION, address);
        }
        response
    }

    /// What is wrong in the rows themselves.
    fn faulty(
        &self,
        node: &Node,
        faults: Vec<(String, crate::editing::Fault)>,
        asked: &Asked,
    ) -> Result<Response, Problem> {
        let errors = self.told(faults);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        self.form(status, (node, &errors), &asked.slug, None)
    }
}
