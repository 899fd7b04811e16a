//! Somebody else was first: both versions, and on from there.

use super::super::api::Ground;
use super::super::problem::Problem;
use super::asked::Asked;
use super::desk::Desk;
use super::subject::Subject;
use crate::editing::{Entry, Node};
use crate::html;
use crate::html::edit::Difference;
use axum::http::StatusCode;
use axum::response::Response;

/// Revisions that are undone to know what a form was opened on; beyond that, what was put in is
/// taken unless one chooses otherwise.
const FARTHEST: u64 = 500;

impl Desk<'_> {
    /// Both versions, field by field: 412.
    pub fn conflict(&self, node: &Node) -> Result<Response, Problem> {
        let now = self.current()?;
        let theirs = now.as_ref().map(Desk::now).unwrap_or_default();
        let opened_on = self.opened_on();
        let gone = Node::default();
        let base = opened_on.as_ref().unwrap_or(&gone);
        let mut differences = Vec::new();
        let empty = Vec::new();
        let blank: Vec<Entry> = node.entries.iter().map(Entry::emptied).collect();
        for (mine, blank) in node.entries.iter().zip(&blank) {
            let find = |node: &'_ Node| node.entries.iter().position(|e| e.at == mine.at);
            let their = find(&theirs).map_or(blank, |place| &theirs.entries[place]);
            let was = find(base).map_or(empty.clone(), |place| base.entries[place].told());
            if mine.left > 0 || mine.told() == their.told() {
                continue;
            }
            differences.push(Difference {
                take_theirs: opened_on.is_some() && mine.told() == was,
                mine,
                theirs: their,
            });
        }
        let sent = node.pairs();
        // The page is of the newest revision, and what is sent from it holds for that.
        let desk = now.as_ref().unwrap_or(self);
        let page = desk.draw(|site| {
            let mut opened = desk.opened(site)?;
            if now.is_none() {
                opened.thing = None;
            }
            Ok::<_, Problem>(html::edit::conflict(site, opened, &differences, &sent))
        })?;
        let status = StatusCode::PRECONDITION_FAILED;
        Ok(super::super::pages::visit::no_store(
            status, self.visit, page,
        ))
    }

    /// Goes on with what was chosen of both.
    pub fn merge(&self, mut node: Node, asked: &Asked) -> Result<Response, Problem> {
        let theirs = self.now();
        for entry in &mut node.entries {
            if asked
                .take
                .get(&entry.at)
                .is_some_and(|take| take == "theirs")
            {
                let mut now = theirs.entries.iter();
                match now.find(|now| now.at == entry.at) {
                    Some(now) => *entry = now.clone(),
                    None => *entry = entry.emptied(),
                }
            }
        }
        self.check(node, asked)
    }

    /// The same thing as it is now; none if it is gone.
    fn current(&self) -> Result<Option<Desk<'_>>, Problem> {
        let about = super::asked::About {
            of: self
                .subject
                .thing
                .as_ref()
                .map(|(_, iri)| iri.as_str().to_owned()),
            ..super::asked::About::default()
        };
        let who = (self.signed, self.visit);
        Ok(Desk::open((self.app, self.asking), who, &about).ok())
    }

    /// What the form was opened on, if that is not too long ago.
    fn opened_on(&self) -> Option<Node> {
        let newest = self.asking.snapshot.revision();
        if self.revision == 0 || newest.saturating_sub(self.revision) > FARTHEST {
            return None;
        }
        let then = self.app.graph().at(self.revision).ok()?;
        let ground: Ground = self.ground.at(&then);
        let (_, iri) = self.subject.thing.as_ref()?;
        let about = super::asked::About {
            of: Some(iri.as_str().to_owned()),
            ..super::asked::About::default()
        };
        let subject = Subject::new(&ground, &about, &self.signed.identity).ok()?;
        let (found, _) = subject.thing.as_ref()?;
        let found = Some((&found.view, found.thing));
        Some(Node::of(&ground.registry, &subject.fields, found))
    }
}
