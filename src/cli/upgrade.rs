//! A data directory meets a newer program: what is new in the embedded content comes in as one
//! guarded commit, and what people have changed since stays as they left it.
//!
//! Which content a directory has stands in its graph, in [`hg::EMBEDDED`]; what that content was,
//! in the commits that came through the door [`Door::Embedded`].

use super::{Failure, seed};
use crate::assets;
use crate::graph::{self, Graph, Mode};
use crate::index::Snapshot;
use crate::log::{self, Door};
use crate::rdf::{Clash, Conflict, Delta, Merge, merge};
use crate::shacl::Style;
use crate::vocab::{dct, hg};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt;
use std::fmt::Write;

/// Conflicts listed at start, at most; the log of events has them all.
const MOST_LISTED: usize = 50;

/// A version of the embedded content: a digest of its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition(String);

impl Edition {
    /// That of this program.
    pub fn embedded(base: &NamedNode) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(base.as_str());
        for document in assets::documents() {
            let (folder, path) = document.name;
            for part in [folder.as_bytes(), path.as_bytes(), document.turtle] {
                hasher.update((part.len() as u64).to_be_bytes());
                hasher.update(part);
            }
        }
        let mut text = "sha256:".to_owned();
        for byte in hasher.finalize() {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// What a graph says that has it.
    pub fn quad(&self, base: &NamedNode) -> Quad {
        let graph = seed::moved(hg::EMBEDDED.into_owned(), base);
        let digest = Literal::from(self.0.as_str());
        Quad::new(graph.clone(), dct::IDENTIFIER, digest, graph)
    }

    /// What a graph says of the content it has.
    fn said(snapshot: &Snapshot, base: &NamedNode) -> Vec<Quad> {
        let graph = seed::moved(hg::EMBEDDED.into_owned(), base);
        snapshot.quads_in(graph.as_ref().into()).collect()
    }
}

/// What an upgrade did.
#[derive(Debug)]
pub struct Upgrade {
    /// Statements added and removed.
    pub added: usize,
    /// See `added`.
    pub removed: usize,
    /// Where the graph stays as people left it.
    pub conflicts: Vec<Conflict>,
    /// Why nothing was done after all: the shapes refuse the new content beside what is here.
    pub refused: Option<String>,
}

/// Brings the content of `edition` to a graph that has another; none if it has it, or none at all.
pub fn bring(
    graph: &Graph,
    base: &NamedNode,
    edition: &Edition,
    content: impl FnOnce() -> Result<Delta, Failure>,
) -> Result<Option<Upgrade>, Failure> {
    let snapshot = graph.snapshot();
    let said = Edition::said(&snapshot, base);
    let is_current = said.contains(&edition.quad(base));
    if is_current || (said.is_empty() && !was_filled(graph)?) {
        return Ok(None);
    }
    let content = content()?;
    let names: Vec<GraphName> = content
        .created
        .iter()
        .cloned()
        .map(GraphName::from)
        .collect();
    if !names
        .iter()
        .any(|name| snapshot.contains_graph(name.as_ref()))
    {
        let here = "the graphs here have other names than --iri-base gives them";
        return Ok(Some(Upgrade::refused(here.to_owned())));
    }
    let old = earlier(graph, &names)?;
    let mut conflicts = Vec::new();
    let committed = graph.commit(&seed::author(), Mode::Commit, |snapshot| {
        let here: Vec<Quad> = names
            .iter()
            .flat_map(|name| snapshot.quads_in(name.as_ref()))
            .collect();
        let Merge {
            mut delta,
            conflicts: found,
        } = merge(&old, &content.added, &here);
        conflicts = found;
        delta.created.extend(content.created.clone());
        delta.removed.extend(Edition::said(snapshot, base));
        delta.added.push(edition.quad(base));
        Ok::<_, graph::Error>(delta)
    });
    match committed {
        Ok(committed) => {
            for conflict in &conflicts {
                tracing::warn!(%conflict, "the new content was not taken where it was changed here");
            }
            // One of each is the digest.
            let of_content = |quads: &[Quad]| {
                quads
                    .iter()
                    .filter(|q| names.contains(&q.graph_name))
                    .count()
            };
            Ok(Some(Upgrade {
                added: of_content(&committed.delta.added),
                removed: of_content(&committed.delta.removed),
                conflicts,
                refused: None,
            }))
        }
        Err(graph::Error::Refused(report) | graph::Error::Breaks(report)) => {
            Ok(Some(Upgrade::refused(format!(
                "the shapes refuse it beside what was changed here:\n{}",
                report.to_text(&Style::default())
            ))))
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether a graph that does not say so was made from the embedded content, by an old program.
fn was_filled(graph: &Graph) -> Result<bool, Failure> {
    let first = graph.commits(1..=1)?;
    Ok(first
        .first()
        .is_some_and(|it| it.draft.door == Door::Embedded))
}

/// The content that the embedded commits brought, in these graphs.
fn earlier(graph: &Graph, names: &[GraphName]) -> Result<Vec<Quad>, Failure> {
    let mut content = HashSet::new();
    graph.changes(0, &mut |header, changes| {
        if header.draft.door == Door::Embedded {
            let delta = log::gather(changes)?;
            for quad in &delta.removed {
                content.remove(quad);
            }
            content.extend(delta.added);
        }
        Ok(())
    })?;
    content.retain(|quad| names.contains(&quad.graph_name));
    Ok(content.into_iter().collect())
}

impl Upgrade {
    fn refused(why: String) -> Self {
        Self {
            added: 0,
            removed: 0,
            conflicts: Vec::new(),
            refused: Some(why),
        }
    }
}

impl fmt::Display for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = env!("CARGO_PKG_VERSION");
        if let Some(why) = &self.refused {
            writeln!(
                f,
                "the content stays that of another version, not {version}: {why}"
            )?;
            return writeln!(f, "the next start tries again");
        }
        let (added, removed) = (self.added, self.removed);
        writeln!(
            f,
            "brought the content to that of helsegraf {version}: {added} statements added, {removed} removed"
        )?;
        if self.conflicts.is_empty() {
            return Ok(());
        }
        let number = self.conflicts.len();
        writeln!(f, "in {number} places it stays as it was changed here:")?;
        for conflict in self.conflicts.iter().take(MOST_LISTED) {
            writeln!(f, "  {conflict}")?;
        }
        if number > MOST_LISTED {
            writeln!(
                f,
                "  and {} more; the events tell all",
                number - MOST_LISTED
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = &self.subject;
        match &self.kind {
            Clash::Changed {
                predicate,
                here,
                new,
            } => {
                let (here, new) = (here.join(", "), new.join(", "));
                let here = if here.is_empty() { "nothing" } else { &here };
                write!(
                    f,
                    "{subject} {predicate}: here {here}; in this version {new}"
                )
            }
            Clash::RemovedThere => {
                write!(f, "{subject}: removed in this version, changed here")
            }
            Clash::RemovedHere => write!(f, "{subject}: removed here, changed in this version"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Author, Options};
    use crate::rdf::{Format, Target, read};
    use oxrdf::NamedOrBlankNode;

    fn edition(name: &str) -> Edition {
        Edition(name.to_owned())
    }

    fn turtle(text: &str) -> Vec<Quad> {
        let text = format!("@prefix : <http://ex/> . {text}");
        let target = Target::Graph(hg::NATIONAL_CONTENT.into_owned().into());
        read(text.as_bytes(), Format::Turtle, None, target).unwrap()
    }

    fn content(text: &str) -> Delta {
        Delta {
            added: turtle(text),
            created: vec![hg::NATIONAL_CONTENT.into_owned().into()],
            ..Delta::default()
        }
    }

    fn commit(graph: &Graph, author: &Author, delta: Delta) {
        let done = graph.commit(author, Mode::Commit, |_| Ok::<_, graph::Error>(delta));
        done.expect("nothing guards it");
    }

    /// A graph filled with `text` by a program that said so, or by an older one that did not.
    fn filled(text: &str, says: Option<&Edition>) -> Graph {
        let graph = Graph::in_memory(&Options::default());
        let mut delta = content(text);
        delta
            .added
            .extend(says.map(|edition| edition.quad(&base())));
        commit(&graph, &seed::author(), delta);
        graph
    }

    fn base() -> NamedNode {
        hg::BASE_IRI.into_owned()
    }

    fn by_people(graph: &Graph, added: &str, removed: &str) {
        let author = Author {
            agent: "somebody".into(),
            door: Door::Update,
            message: None,
        };
        let delta = Delta {
            added: turtle(added),
            removed: turtle(removed),
            ..Delta::default()
        };
        commit(graph, &author, delta);
    }

    fn bring_to(graph: &Graph, name: &str, text: &str) -> Option<Upgrade> {
        bring(graph, &base(), &edition(name), || Ok(content(text))).expect("an upgrade")
    }

    fn lines(graph: &Graph) -> Vec<String> {
        let snapshot = graph.snapshot();
        let quads = snapshot.quads_in(hg::NATIONAL_CONTENT.into());
        let mut lines: Vec<_> = quads
            .map(|quad| {
                format!("{} {} {}", quad.subject, quad.predicate, quad.object)
                    .replace("http://ex/", "")
            })
            .collect();
        lines.sort();
        lines
    }

    #[test]
    fn the_difference_is_brought_once_and_changes_stay() {
        for says in [None, Some(edition("1"))] {
            let graph = filled(":a :p \"A\" ; :q \"Q\" . :b :p \"B\" .", says.as_ref());
            by_people(&graph, ":a :p \"ours\" . :n :p 1 .", ":a :p \"A\" .");
            let upgrade = bring_to(&graph, "2", ":a :p \"theirs\" ; :q \"new\" . :c :p \"C\" .");
            let upgrade = upgrade.expect("another edition");
            assert_eq!((upgrade.added, upgrade.removed), (2, 2), "{upgrade}");
            assert!(
                upgrade
                    .to_string()
                    .contains("here \"ours\"; in this version \"theirs\"")
            );
            let wanted = ["<a> <p> \"ours\"", "<a> <q> \"new\"", "<c> <p> \"C\""];
            let (last, rest) = (lines(&graph).pop(), lines(&graph));
            assert_eq!(rest[..3], wanted);
            assert!(last.is_some_and(|line| line.starts_with("<n> <p> \"1\"")));
            let revision = graph.snapshot().revision();
            let header = graph.commits(revision..=revision).unwrap().remove(0);
            assert_eq!(header.draft.door, Door::Embedded);
            assert!(bring_to(&graph, "2", "").is_none());
            assert_eq!(graph.snapshot().revision(), revision);
            // What an upgrade brought is known to the next one.
            let upgrade = bring_to(&graph, "3", ":a :p \"theirs\" ; :q \"newer\" .");
            assert_eq!(upgrade.map(|u| (u.added, u.removed)), Some((1, 2)));
        }
    }

    #[test]
    fn content_that_reads_the_same_leaves_the_digest_only() {
        let text = ":a :p [ :q 1, 2 ] .";
        let graph = filled(text, Some(&edition("1")));
        let upgrade = bring_to(&graph, "2", text).expect("another edition");
        assert_eq!((upgrade.added, upgrade.removed), (0, 0));
        assert!(bring_to(&graph, "2", text).is_none());
    }

    #[test]
    fn graphs_of_others_are_left_alone() {
        let graph = Graph::in_memory(&Options::default());
        by_people(&graph, ":a :p 1 .", "");
        assert!(bring_to(&graph, "1", ":b :p 1 .").is_none());
        let graph = filled(":a :p 1 .", None);
        let other = NamedNode::new("http://other/").unwrap();
        let moved = || {
            Ok(Delta {
                created: vec![NamedOrBlankNode::from(
                    NamedNode::new("http://other/g").unwrap(),
                )],
                ..Delta::default()
            })
        };
        let upgrade = bring(&graph, &other, &edition("2"), moved)
            .unwrap()
            .unwrap();
        assert!(upgrade.to_string().contains("--iri-base"));
        assert_eq!(graph.snapshot().revision(), 1);
    }
}
