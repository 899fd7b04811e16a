//! One request to edit: who, what, on which revision; and the form as a page.

use super::super::api::Ground;
use super::super::app::App;
use super::super::ask::Asking;
use super::super::pages::visit::{Visit, no_store, with_site};
use super::super::problem::Problem;
use super::super::search;
use super::super::session::Signed;
use super::asked::About;
use super::not_yours::short;
use super::subject::{Subject, name_of};
use crate::editing::{Node, Picked, Value, pick};
use crate::html::edit::{Errors, Notice, Opened, Words};
use crate::html::{self, Site};
use crate::index::{Snapshot, TermId};
use crate::search::Wish;
use axum::http::StatusCode;
use axum::response::Response;

/// Names that are looked for by search in one request; more are found by their exact names only.
const MOST_SEARCHES: usize = 40;

/// Hits of a search that are looked through.
const HITS: usize = 60;

/// One request.
pub struct Desk<'a> {
    /// The application.
    pub app: &'a App,
    /// The revision and the budget.
    pub asking: &'a Asking,
    /// Who edits.
    pub signed: &'a Signed,
    /// Who reads.
    pub visit: &'a Visit,
    /// Collections and data.
    pub ground: Ground,
    /// What is edited.
    pub subject: Subject,
    /// The state it had when the form was opened; that of now for a form that is opened now.
    pub state: Option<String>,
    /// The revision at that time.
    pub revision: u64,
    /// What the class that is chosen has no place for: it goes along.
    pub aside: Vec<(String, String)>,
    /// Why, if that was said already.
    pub message: Option<String>,
}

impl<'a> Desk<'a> {
    /// For a form that is opened.
    pub fn open(
        (app, asking): (&'a App, &'a Asking),
        (signed, visit): (&'a Signed, &'a Visit),
        about: &About,
    ) -> Result<Self, Problem> {
        let ground = Ground::new(app, &asking.snapshot);
        let subject = Subject::new(&ground, about, &signed.identity)?;
        Ok(Self {
            app,
            asking,
            signed,
            visit,
            state: subject.state(),
            revision: asking.snapshot.revision(),
            message: None,
            aside: Vec::new(),
            ground,
            subject,
        })
    }

    /// What the graph says now.
    pub fn now(&self) -> Node {
        let found = self.subject.thing.as_ref();
        let found = found.map(|(found, _)| (&found.view, found.thing));
        Node::of(&self.ground.registry, &self.subject.fields, found)
    }

    /// The words of the reader.
    pub fn words(&self) -> &'static Words {
        Words::of(self.visit.reader.language)
    }

    /// What every page about this is told.
    pub fn opened<'s>(&self, site: &'s Site<'_>) -> Result<Opened<'s>, Problem> {
        let collection = site.registry.collection(&self.subject.segment);
        let collection =
            collection.ok_or_else(|| Problem::internal("a collection was there and is gone"))?;
        let thing = self.subject.thing.as_ref();
        let mut carried = vec![("csrf".to_owned(), self.signed.csrf.to_string())];
        let path = match thing {
            Some((_, iri)) => {
                carried.push(("of".to_owned(), iri.as_str().to_owned()));
                format!("/edit?of={}", html::in_query(iri.as_str()))
            }
            None => {
                carried.push(("kind".to_owned(), self.subject.segment.clone()));
                format!("/edit?kind={}", html::in_query(&self.subject.segment))
            }
        };
        carried.extend(self.state.clone().map(|state| ("state".to_owned(), state)));
        carried.push(("revision".to_owned(), self.revision.to_string()));
        let aside = self.aside.iter();
        carried.extend(aside.map(|(at, value)| (format!("aside{at}"), value.clone())));
        Ok(Opened {
            collection,
            thing: thing.map(|(found, _)| found.thing),
            path,
            graph: short(&self.ground.base, &name_of(&self.subject.home)).to_owned(),
            carried,
        })
    }

    /// Draws on the revision that was asked of.
    pub fn draw<T>(&self, draw: impl FnOnce(&Site<'_>) -> T) -> T {
        self.draw_on(&self.asking.snapshot, draw)
    }

    /// Draws on another one.
    pub fn draw_on<T>(&self, snapshot: &Snapshot, draw: impl FnOnce(&Site<'_>) -> T) -> T {
        with_site(self.app, snapshot, self.visit.reader, draw)
    }

    /// The form.
    pub fn form(
        &self,
        status: StatusCode,
        (node, errors): (&Node, &Errors),
        slug: &str,
        notice: Option<Notice>,
    ) -> Result<Response, Problem> {
        let slug = self.subject.thing.is_none().then_some(slug);
        let page = self.draw(|site| {
            let mut opened = self.opened(site)?;
            let message = self.message.clone();
            opened
                .carried
                .extend(message.map(|why| ("message".to_owned(), why)));
            let about = (slug, self.subject.class.as_str());
            Ok::<_, Problem>(html::edit::form(
                site,
                opened,
                (node, errors),
                about,
                notice,
            ))
        })?;
        Ok(no_store(status, self.visit, page))
    }

    /// Finds the things that were typed by name.
    pub fn resolve(&self, node: &mut Node) {
        let left = std::cell::Cell::new(MOST_SEARCHES);
        let hits = |text: &str| match left.get() {
            0 => Vec::new(),
            n => {
                left.set(n - 1);
                self.search(text)
            }
        };
        let ground = &self.ground;
        let names = (&*ground.registry, self.app.prefixes(), ground.base.as_str());
        node.each_row_mut(&mut |field, row| {
            let Value::Thing { iri, text, found } = &mut row.value else {
                return;
            };
            if !iri.is_empty() || text.trim().is_empty() {
                return;
            }
            let wanted = (text.as_str(), field.values.classes.as_slice());
            match pick(&ground.union, names, wanted, &hits) {
                Picked::One(only) => *iri = only,
                Picked::Several(several) => *found = several,
            }
        });
    }

    /// What a search finds; nothing where it cannot be made.
    fn search(&self, text: &str) -> Vec<TermId> {
        let wish = Wish {
            text: text.to_owned(),
            language: self.visit.reader.language,
            limit: HITS,
            ..Wish::default()
        };
        let patience = search::PATIENCE.min(self.app.settings().time_limit);
        let found = self.app.search().newest(patience);
        let found = found.and_then(|state| state.find(&self.asking.snapshot, &wish));
        match found {
            Ok(found) => found.hits.iter().map(|hit| hit.thing).collect(),
            Err(cause) => {
                tracing::debug!(%cause, "a name could not be searched for");
                Vec::new()
            }
        }
    }
}
