//! The drawing: the walk as a tree of kinds, its largest branches, narrow enough for a phone.
//!
//! Things of one kind that are reached from the same branch along the same property are one box;
//! a box leads to the list of its kind at its distance, which says the same as text.

use super::super::Site;
use super::super::map::{shortened, wrap};
use super::super::words::impact::Impact;
use super::kinds::{Kind, Kinds};
use super::steps::Steps;
use crate::impact::{Found, Way};
use crate::index::{TermId, TermKind};
use std::collections::HashMap;

/// Width of the drawing, in its own units: the pixels of a narrow screen.
const WIDTH: usize = 352;
/// How much further right a branch is than what it grows from.
const INDENT: usize = 20;
/// Height of a box.
const BOX: usize = 44;
/// From the top of one box to that of the next.
const ROW: usize = 52;
/// Height of a line that says how much is left out.
const REST: usize = 24;
/// Size of letters.
const LETTER: f64 = 14.0;
/// Branches shown of a branch, by how far out it is.
const BRANCHES: [usize; 5] = [7, 3, 2, 1, 0];
/// Boxes shown at most.
const MOST: usize = 26;

/// The drawing.
pub struct Drawing {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// What is changed: lines.
    pub start: Vec<(usize, String)>,
    /// Height of that box.
    pub start_height: usize,
    /// The boxes.
    pub boxes: Vec<Branch>,
    /// What is left out: where, and how much.
    pub rests: Vec<(usize, usize, String)>,
}

/// A box with the line that leads to it.
pub struct Branch {
    /// Left, top, width, height.
    pub place: [usize; 4],
    /// The line that leads to it.
    pub line: String,
    /// How thick that is, in tenths.
    pub thick: usize,
    /// Along what.
    pub along: String,
    /// What is there.
    pub text: String,
    /// All of it, for those who do not see the drawing.
    pub label: String,
    /// The list that says the same.
    pub href: String,
}

/// One branch of the tree.
struct Node {
    along: TermId,
    way: Way,
    kind: Kind,
    /// Places of what is in it.
    things: Vec<usize>,
    branches: Vec<usize>,
    /// How many things there are in it and in all that grows from it.
    whole: usize,
}

impl Drawing {
    /// The drawing of a walk from one thing, or from several under one name.
    pub fn new(site: &Site<'_>, kinds: &Kinds<'_>, found: &Found, start: &str) -> Option<Self> {
        let (nodes, roots) = tree(site, kinds, found);
        let lines = wrap(start, (WIDTH - 24) as f64 / (LETTER + 3.0));
        let start_height = lines.len() * 20 + 16;
        let mut pen = Pen {
            site,
            kinds,
            found,
            steps: Steps::new(site),
            nodes: &nodes,
            y: start_height + 8,
            drawing: Self {
                width: WIDTH,
                height: 0,
                start: (0..)
                    .zip(lines)
                    .map(|(n, text)| (23 + n * 20, text))
                    .collect(),
                start_height,
                boxes: Vec::new(),
                rests: Vec::new(),
            },
        };
        pen.branches(&roots, 0, start_height);
        let Pen { y, mut drawing, .. } = pen;
        drawing.height = y;
        (!drawing.boxes.is_empty()).then_some(drawing)
    }
}

/// The branches, and those that grow from what is changed; the largest first.
fn tree(site: &Site<'_>, kinds: &Kinds<'_>, found: &Found) -> (Vec<Node>, Vec<usize>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut roots = Vec::new();
    let mut known: HashMap<(Option<usize>, TermId, Way, Kind), usize> = HashMap::new();
    let mut node_of: Vec<usize> = Vec::with_capacity(found.reached.len());
    for (place, step) in found.reached.iter().enumerate() {
        let parent = step.from.map(|from| node_of[from]);
        let kind = kinds.of(step.thing);
        let key = (parent, step.along, step.way, kind);
        let node = *known.entry(key).or_insert_with(|| {
            nodes.push(Node {
                along: step.along,
                way: step.way,
                kind,
                things: Vec::new(),
                branches: Vec::new(),
                whole: 0,
            });
            nodes.len() - 1
        });
        if nodes[node].things.is_empty() {
            match parent {
                Some(parent) => nodes[parent].branches.push(node),
                None => roots.push(node),
            }
        }
        if site.view.kind(step.thing) == TermKind::NamedNode || nodes[node].things.is_empty() {
            nodes[node].things.push(place);
        }
        node_of.push(node);
    }
    // What grows from a branch comes after it.
    for place in (0..nodes.len()).rev() {
        let grown = nodes[place]
            .branches
            .iter()
            .map(|branch| nodes[*branch].whole);
        nodes[place].whole = nodes[place].things.len() + grown.sum::<usize>();
    }
    let sizes: Vec<usize> = nodes.iter().map(|node| node.things.len()).collect();
    let largest = |branches: &mut Vec<usize>| {
        branches.sort_by_key(|node| (std::cmp::Reverse(sizes[*node]), *node));
    };
    largest(&mut roots);
    for node in &mut nodes {
        largest(&mut node.branches);
    }
    (nodes, roots)
}

struct Pen<'a, 's> {
    site: &'s Site<'s>,
    kinds: &'a Kinds<'s>,
    found: &'a Found,
    steps: Steps<'s>,
    nodes: &'a [Node],
    y: usize,
    drawing: Drawing,
}

impl Pen<'_, '_> {
    /// Draws branches that grow from a box that ends at `from`.
    fn branches(&mut self, branches: &[usize], depth: usize, from: usize) {
        let most = BRANCHES.get(depth).copied().unwrap_or(0);
        let (mut left_out, mut end) = (0, from);
        for (place, node) in branches.iter().enumerate() {
            if place >= most || self.drawing.boxes.len() >= MOST {
                left_out += self.nodes[*node].whole;
                continue;
            }
            end = self.branch(*node, depth, end);
        }
        if left_out > 0 {
            let words = Impact::of_language(self.site.language());
            let text = (words.rest)(left_out);
            self.drawing
                .rests
                .push((depth * INDENT + 28, self.y + 16, text));
            self.y += REST;
        }
    }

    /// Draws one, and what grows from it; returns where its line bends.
    fn branch(&mut self, place: usize, depth: usize, from: usize) -> usize {
        let node = &self.nodes[place];
        let (rail, left) = (depth * INDENT + 10, (depth + 1) * INDENT);
        let (top, middle) = (self.y, self.y + BOX / 2);
        let width = WIDTH - left;
        let along = self.steps.way(node.along, node.way).text;
        let text = self.text(node);
        let distance = node
            .things
            .first()
            .map_or(1, |first| self.found.reached[*first].distance);
        let fit = |text: &str, letter: f64| shortened(text, (width - 20) as f64 / letter);
        self.drawing.boxes.push(Branch {
            place: [left, top, width, BOX],
            line: format!("M{rail} {from}V{middle}H{left}"),
            thick: 10 + 6 * node.things.len().ilog2() as usize,
            label: format!("{along}: {text}"),
            along: fit(&along, 12.0),
            text: fit(&text, LETTER + 0.5),
            href: format!("#{}", anchor(distance, &self.kinds.key(node.kind))),
        });
        self.y += ROW;
        let branches = node.branches.clone();
        self.branches(&branches, depth + 1, top + BOX);
        middle
    }

    /// The name of one thing, or how many there are of a kind.
    fn text(&self, node: &Node) -> String {
        match &node.things[..] {
            [one] => self.site.label(self.found.reached[*one].thing).text,
            many => {
                let number = self.site.words().number(many.len());
                format!("{number} {}", lower(&self.kinds.label(node.kind).text))
            }
        }
    }
}

/// The name of the place in the page where a kind is listed.
pub fn anchor(distance: usize, key: &str) -> String {
    format!("d{distance}-{}", key.replace([':', '/', '#'], "-"))
}

/// A heading in the middle of a line; what is written in capitals stays.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let rest = letters.as_str();
    match rest.chars().next().is_some_and(char::is_uppercase) {
        true => text.to_owned(),
        false => first.to_lowercase().chain(rest.chars()).collect(),
    }
}
