//! Somebody else was first: both versions, and on from there.

use super::super::api::Ground;
use super::super::pages::date_time;
use super::super::problem::Problem;
use super::asked::{About, Asked};
use super::desk::Desk;
use super::subject::Subject;
use crate::editing::{Entry, Node};
use crate::history::{Detail, Whose};
use crate::html;
use crate::html::edit::{Difference, First};
use axum::http::StatusCode;
use axum::response::Response;

/// Revisions that are undone to know what a form was opened on; beyond that, what was put in is
/// taken unless one chooses otherwise.
const FARTHEST: u64 = 500;

impl Desk<'_> {
    /// Both versions, field by field: 412.
    ///
    /// The page is of the newest revision, and what is sent from it holds for that.
    pub fn conflict(&self, node: &Node) -> Result<Response, Problem> {
        let who = (self.signed, self.visit);
        let now = Desk::open((self.app, self.asking), who, &self.about())?;
        let (theirs, was) = (now.now(), self.opened_on());
        let find = |node: &Node, at: &str| node.entries.iter().position(|entry| entry.at == at);
        let blank: Vec<Entry> = node.entries.iter().map(Entry::emptied).collect();
        let mut differences = Vec::new();
        for (mine, blank) in node.entries.iter().zip(&blank) {
            let their = find(&theirs, &mine.at).map_or(blank, |place| &theirs.entries[place]);
            if mine.left > 0 || mine.told() == their.told() {
                continue;
            }
            let is_untouched = was.as_ref().is_some_and(|was| {
                let before = find(was, &mine.at).map(|place| was.entries[place].told());
                mine.told() == before.unwrap_or_default()
            });
            differences.push(Difference {
                take_theirs: is_untouched,
                mine,
                theirs: their,
            });
        }
        let sent = node.pairs();
        let first = now.first(self.revision)?;
        now.page(StatusCode::PRECONDITION_FAILED, |site, opened| {
            html::edit::conflict(site, opened, (&differences, first), &sent)
        })
    }

    /// Goes on with what was chosen of both.
    pub fn merge(&self, mut node: Node, asked: &Asked) -> Result<Response, Problem> {
        let theirs = self.now();
        for entry in &mut node.entries {
            let now = theirs.entries.iter().find(|now| now.at == entry.at);
            match (asked.take.get(&entry.at).map(String::as_str), now) {
                (Some("theirs"), Some(now)) => *entry = now.clone(),
                (Some("theirs"), None) => *entry = entry.emptied(),
                (Some("both"), Some(now)) if entry.may_join() => *entry = now.joined(entry),
                _ => {}
            }
        }
        self.check(node, asked)
    }

    /// Who changed it since a revision, as the newest commit says.
    fn first(&self, since: u64) -> Result<Option<First>, Problem> {
        let Some((found, _)) = &self.subject.thing else {
            return Ok(None);
        };
        let whose = Whose::Thing(&self.ground.union, found.thing);
        let told = self.app.history().of(whose, (None, 1), Detail::Headers)?;
        let newest = told.and_then(|told| told.entries.into_iter().next());
        let draft = newest.map(|entry| entry.header.draft);
        let draft = draft.filter(|draft| draft.revision > since);
        Ok(draft.map(|draft| First {
            time: date_time(draft.time),
            agent: draft.agent,
            reason: draft.message,
        }))
    }

    /// The thing, as an address names it.
    fn about(&self) -> About {
        let thing = self.subject.thing.as_ref();
        About {
            of: thing.map(|(_, iri)| iri.as_str().to_owned()),
            ..About::default()
        }
    }

    /// What the form was opened on, if that is not too long ago.
    fn opened_on(&self) -> Option<Node> {
        let newest = self.asking.snapshot.revision();
        if self.revision == 0 || newest.saturating_sub(self.revision) > FARTHEST {
            return None;
        }
        let then = self.app.graph().at(self.revision).ok()?;
        let ground: Ground = self.ground.at(&then);
        let subject = Subject::new(&ground, &self.about(), &self.signed.identity).ok()?;
        let (found, _) = subject.thing.as_ref()?;
        let found = Some((&found.view, found.thing));
        Some(Node::of(&ground.registry, &subject.fields, found))
    }
}
