//! A feed, or a page of it, as one document.

use super::block::Block;
use super::feed::{Feed, PAGE};
use super::lines::line;
use super::profile::Profile;
use crate::rdf::{Format, Prefixes};
use crate::vocab::hydra;
use oxigraph::io::{RdfParser, RdfSerializer, WriterQuadSerializer};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::io::{self, Write};
use std::time::SystemTime;

/// What is asked for of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// One level; all of them unless given.
    pub level: Option<usize>,
    /// With the catalogue or without.
    pub part: Part,
    /// One page, from 1; everything unless given.
    pub page: Option<usize>,
}

/// With the catalogue or without: a validator may take a catalogue for a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The catalogue and its resources.
    #[default]
    Whole,
    /// The resources alone.
    Members,
}

/// Where a feed is read: absolute, with all of its query but the page.
#[derive(Debug, Clone)]
pub struct Origin(pub String);

/// Why there is no such document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strange {
    /// Nothing is published: an empty document would make harvesters delete what they have.
    Empty,
    /// There are not so many pages.
    NoPage {
        /// How many there are.
        pages: usize,
    },
}

/// A document that can be written any number of times, the same every time.
pub struct Document<'f> {
    profile: &'f Profile,
    feed: &'f Feed,
    blocks: Vec<&'f Block>,
    part: Part,
    paging: Vec<Triple>,
}

impl Feed {
    /// The document of a selection.
    pub fn document<'f>(
        &'f self,
        profile: &'f Profile,
        selection: Selection,
        origin: &Origin,
    ) -> Result<Document<'f>, Strange> {
        let all: Vec<&Block> = self.chosen(selection.level).collect();
        if all.is_empty() {
            return Err(Strange::Empty);
        }
        let pages = all.len();
        let (blocks, paging) = match selection.page {
            None => (all, Vec::new()),
            Some(page) => {
                let place = page.checked_sub(1).filter(|place| *place < pages);
                let place = place.ok_or(Strange::NoPage { pages })?;
                let total = self.published(selection.level);
                let most = all.iter().map(|block| block.members.len()).max();
                let counts = Counts {
                    pages,
                    total,
                    most: most.unwrap_or_default().max(PAGE),
                };
                (vec![all[place]], paging(origin, page, counts))
            }
        };
        Ok(Document {
            profile,
            feed: self,
            blocks,
            part: selection.part,
            paging,
        })
    }

    /// How many pages there are of a level, or of all.
    pub fn pages(&self, level: Option<usize>) -> usize {
        self.chosen(level).count()
    }
}

impl Document<'_> {
    /// A digest of all it says: another as soon as anything in it is other.
    pub fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        for triple in self.head() {
            hasher.update(line(&triple));
        }
        for block in &self.blocks {
            hasher.update(block.digest);
        }
        let digest = hasher.finalize();
        digest.iter().take(16).map(|b| format!("{b:02x}")).collect()
    }

    /// The newest moment it tells of a change, if it tells any.
    pub fn modified(&self) -> Option<SystemTime> {
        let blocks = self
            .blocks
            .iter()
            .map(|block| block.modified)
            .max()
            .flatten();
        blocks.max(self.feed.modified)
    }

    /// How many resources are in it.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.members.len()).sum()
    }

    /// Whether it has no resource: it never does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes it, block by block.
    pub fn write(&self, format: Format, prefixes: &Prefixes, sink: impl Write) -> io::Result<()> {
        let mut writer = Writer::new(format, prefixes, sink)?;
        let mut told: HashSet<[u8; 16]> = HashSet::new();
        let mut head = Vec::new();
        for triple in self.head() {
            let line = line(&triple);
            told.insert(short(line.as_bytes()));
            head.extend_from_slice(line.as_bytes());
            if head.len() > 1 << 16 {
                writer.lines(&head)?;
                head.clear();
            }
        }
        writer.lines(&head)?;
        for block in &self.blocks {
            writer.lines(&block.own.unpack()?)?;
            let shared = block.shared.unpack()?;
            let fresh: Vec<u8> = shared
                .split_inclusive(|byte| *byte == b'\n')
                .filter(|line| told.insert(short(line)))
                .flatten()
                .copied()
                .collect();
            writer.lines(&fresh)?;
        }
        writer.finish()
    }

    /// The page, the catalogue, and what it lists of what is here.
    fn head(&self) -> impl Iterator<Item = Triple> {
        let whole = self.part == Part::Whole;
        let about = self.feed.about.iter().filter(move |_| whole);
        let (own, others): (Vec<_>, Vec<_>) = about
            .cloned()
            .partition(|triple| triple.subject == self.feed.catalogue.clone().into());
        let blocks = self.blocks.iter().filter(move |_| whole);
        let listed = blocks.flat_map(|block| {
            let property = self.profile.kinds[block.kind].listed.as_ref();
            property.into_iter().flat_map(|property| {
                block.members.iter().map(|member| {
                    Triple::new(
                        self.feed.catalogue.clone(),
                        property.clone(),
                        member.clone(),
                    )
                })
            })
        });
        self.paging
            .iter()
            .cloned()
            .chain(own)
            .chain(listed)
            .chain(others)
    }
}

fn short(line: &[u8]) -> [u8; 16] {
    let digest = Sha256::digest(line);
    let mut short = [0; 16];
    short.copy_from_slice(&digest[..16]);
    short
}

/// How many pages, resources, and resources on a page.
struct Counts {
    pages: usize,
    total: usize,
    most: usize,
}

/// What a page says of itself: Hydra as it is, and as harvesters of its first edition read it.
fn paging(origin: &Origin, page: usize, counts: Counts) -> Vec<Triple> {
    let pages = counts.pages;
    let separator = if origin.0.contains('?') { '&' } else { '?' };
    let address = |page: usize| NamedNode::new(format!("{}{separator}page={page}", origin.0)).ok();
    let (Some(here), Ok(whole)) = (address(page), NamedNode::new(origin.0.as_str())) else {
        return Vec::new();
    };
    let number = |value: usize| Term::from(Literal::from(value as u64));
    let mut said: Vec<(NamedNodeRef<'_>, Term)> = vec![
        (rdf::TYPE, hydra::PAGED_COLLECTION.into_owned().into()),
        (
            rdf::TYPE,
            hydra::PARTIAL_COLLECTION_VIEW.into_owned().into(),
        ),
        (hydra::TOTAL_ITEMS, number(counts.total)),
        (hydra::ITEMS_PER_PAGE, number(counts.most)),
    ];
    let before = page.checked_sub(1).filter(|page| *page > 0);
    let after = Some(page + 1).filter(|page| *page <= pages);
    for (properties, page) in [
        ([hydra::FIRST, hydra::FIRST_PAGE], Some(1)),
        ([hydra::LAST, hydra::LAST_PAGE], Some(pages)),
        ([hydra::PREVIOUS, hydra::PREVIOUS_PAGE], before),
        ([hydra::NEXT, hydra::NEXT_PAGE], after),
    ] {
        if let Some(address) = page.and_then(address) {
            said.extend(properties.map(|property| (property, address.clone().into())));
        }
    }
    let mut triples: Vec<Triple> = said
        .into_iter()
        .map(|(property, value)| Triple::new(here.clone(), property, value))
        .collect();
    triples.push(Triple::new(whole.clone(), rdf::TYPE, hydra::COLLECTION));
    triples.push(Triple::new(
        whole.clone(),
        hydra::TOTAL_ITEMS,
        number(counts.total),
    ));
    triples.push(Triple::new(whole, hydra::VIEW, here));
    triples
}

/// Lines of N-Triples to any format.
enum Writer<W: Write> {
    Lines(W),
    Other(Box<WriterQuadSerializer<W>>),
}

impl<W: Write> Writer<W> {
    fn new(format: Format, prefixes: &Prefixes, sink: W) -> io::Result<Self> {
        if format == Format::NTriples {
            return Ok(Self::Lines(sink));
        }
        let mut serializer = RdfSerializer::from_format(format.as_io());
        for (prefix, iri) in prefixes.iter() {
            serializer = serializer
                .with_prefix(prefix, iri)
                .map_err(io::Error::other)?;
        }
        Ok(Self::Other(Box::new(serializer.for_writer(sink))))
    }

    fn lines(&mut self, lines: &[u8]) -> io::Result<()> {
        match self {
            Self::Lines(sink) => sink.write_all(lines),
            Self::Other(serializer) => {
                let parser = RdfParser::from_format(Format::NTriples.as_io());
                for quad in parser.for_slice(lines) {
                    serializer.serialize_quad(&quad.map_err(io::Error::other)?)?;
                }
                Ok(())
            }
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Lines(_) => Ok(()),
            Self::Other(serializer) => serializer.finish().map(drop),
        }
    }
}
