//! What a change touches, as CSV (RFC 4180): a line a thing, its path in SPARQL and in words.

use super::super::super::csv;
use crate::html::Site;
use crate::html::impact::{Kinds, Narrowed, Sorted, Steps, property_path};
use crate::impact::Found;

const HEAD: [&str; 7] = ["distance", "kind", "iri", "label", "from", "path", "steps"];

/// The table. `path` is the property path of SPARQL that leads from `from` to `iri`. What is cut
/// says so in a last line of the kind `cut`.
pub fn table(site: &Site<'_>, found: &Found, (narrowed, limit): (&Narrowed, usize)) -> String {
    let kinds = Kinds::new(site);
    let sorted = Sorted::new(site, &kinds, found, narrowed, (limit, usize::MAX));
    let steps = Steps::new(site);
    let lines = sorted.listed.iter().map(|(kind, place)| {
        let reached = found.reached[*place];
        let path = found.path(*place);
        let from = path
            .first()
            .map(|step| site.view.text(step.before).to_owned());
        vec![
            reached.distance.to_string(),
            kinds.key(*kind),
            site.view.text(reached.thing).to_owned(),
            site.label(reached.thing).text,
            from.unwrap_or_default(),
            property_path(site, &path),
            steps.text(&path),
        ]
    });
    let cut = found.cut.map(|cut| {
        let first = found.reached.len();
        let mut line = vec![String::new(); HEAD.len()];
        "cut".clone_into(&mut line[1]);
        site.view.text(cut.at).clone_into(&mut line[2]);
        line[3] = format!(
            "the first {first}; {} more statements lead on from here",
            cut.more
        );
        line
    });
    let left_out = (sorted.listed.len() < sorted.wanted).then(|| {
        let mut line = vec![String::new(); HEAD.len()];
        "cut".clone_into(&mut line[1]);
        line[3] = format!("the first {} of {}", sorted.listed.len(), sorted.wanted);
        line
    });
    let lines = lines.chain(left_out).chain(cut);
    csv::table(HEAD.map(str::to_owned).into(), lines)
}
