//! A stored question as a part of a view asks it, and how its answer is set out.

use super::reading::{text, texts};
use crate::index::{GraphView, TermId};
use crate::vocab::hg;
use oxrdf::NamedNodeRef;

/// A stored question as a part asks it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The name of the question with the relations of a drawing, or the periods of a timeline.
    pub joined: Option<String>,
    /// The parameter that takes a value, and the value unless it is the thing of the page.
    pub about: Option<(String, Option<String>)>,
    /// How the answer is set out.
    pub arrangement: Arrangement,
}

/// How an answer is set out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrangement {
    /// Rows and columns as the answer has them.
    Table,
    /// A row a thing, a column a source.
    SideBySide,
    /// A drawing of layers.
    Layers,
    /// A row a thing, with all its values listed.
    Gathered(Gathering),
    /// A drawing of lanes on a scale of years.
    Timeline(Roles),
}

/// By what rows are gathered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathering {
    /// The columns in which the rows of one thing are alike; they come first.
    pub by: Vec<String>,
    /// The columns whose values are listed beside.
    pub beside: Vec<String>,
    /// The column whose list is folded, because it is long.
    pub folded: Option<String>,
}

/// Which columns of its answers a timeline is drawn from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// What each lane is of.
    pub lane: String,
    /// What stands in the lanes.
    pub bar: String,
    /// Its period, in this answer and in that of the periods.
    pub time: String,
    /// What stands above the lanes, in the answer of the periods.
    pub above: Option<String>,
}

impl Arrangement {
    /// What it is called in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::SideBySide => "sideBySide",
            Self::Layers => "layers",
            Self::Gathered(_) => "gathered",
            Self::Timeline(_) => "timeline",
        }
    }

    /// All such names.
    pub const NAMES: [&'static str; 5] = ["table", "sideBySide", "layers", "gathered", "timeline"];

    /// A table for what is declared without what it needs.
    fn read(shapes: &GraphView, node: TermId) -> Self {
        let owned = |property| text(shapes, node, property).map(str::to_owned);
        let set_out = text(shapes, node, hg::ARRANGEMENT);
        let is = |known: NamedNodeRef<'_>| set_out == Some(known.as_str());
        let by = texts(shapes, node, hg::GATHERED_BY);
        let roles = owned(hg::LANE_COLUMN).zip(owned(hg::BAR_COLUMN));
        match roles.zip(owned(hg::TIME_COLUMN)) {
            _ if is(hg::SIDE_BY_SIDE) => Self::SideBySide,
            _ if is(hg::AS_LAYERS) => Self::Layers,
            _ if is(hg::GATHERED) && !by.is_empty() => Self::Gathered(Gathering {
                by,
                beside: texts(shapes, node, hg::LISTED_BESIDE),
                folded: owned(hg::FOLDED_COLUMN),
            }),
            Some(((lane, bar), time)) if is(hg::AS_TIMELINE) => Self::Timeline(Roles {
                lane,
                bar,
                time,
                above: owned(hg::ABOVE_COLUMN),
            }),
            _ => Self::Table,
        }
    }
}

impl Question {
    /// None for a part that names none.
    pub(super) fn read(shapes: &GraphView, node: TermId) -> Option<Self> {
        let owned = |property| text(shapes, node, property).map(str::to_owned);
        let about = owned(hg::ASKED_ABOUT);
        Some(Self {
            name: owned(hg::ANSWER_TO)?,
            joined: owned(hg::JOINED_BY),
            about: about.map(|parameter| (parameter, owned(hg::ASKED_VALUE))),
            arrangement: Arrangement::read(shapes, node),
        })
    }
}
