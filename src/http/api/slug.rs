//! Names of new things: stable, lower case, ASCII.

use super::super::problem::{Problem, kinds};
use super::change::taken;
use super::place::Ground;
use crate::rdf::Language;
use crate::registry::Collection;
use crate::registry::json::Fault;
use oxrdf::NamedNode;
use serde_json::Value;

/// Longest slug, in bytes.
const LONGEST: usize = 100;

/// The IRI of a thing to be made: the one its document or a `Slug` header names, else one after
/// what it is called.
///
/// 409 if the named one is taken; one of our own choosing never is.
pub fn choose(
    ground: &Ground,
    collection: &Collection,
    body: &Value,
    wish: Option<&str>,
) -> Result<NamedNode, Problem> {
    let start = format!("{}id/{}/", ground.base, collection.segment);
    let named = |iri: String| NamedNode::new(iri).map_err(|_| unfit());
    if let Some(id) = body.get("id").and_then(Value::as_str) {
        let iri = match id.contains(':') {
            true if !id.starts_with(&start) => {
                return Err(
                    Fault::expected("/id", format!("an IRI that starts with {start}")).into(),
                );
            }
            true => named(id.to_owned())?,
            false => named(format!("{start}{id}"))?,
        };
        return if exists(ground, &iri) {
            Err(taken(ground, &iri))
        } else {
            Ok(iri)
        };
    }
    let slug = wish.map(slugify).filter(|slug| !slug.is_empty());
    let slug = slug.or_else(|| name_of(collection, body).map(slugify));
    let slug = slug.filter(|slug| !slug.is_empty());
    let slug = slug.ok_or_else(|| {
        Fault::expected(
            "/id",
            "a name for the new thing, in \"id\" or a Slug header",
        )
    })?;
    let mut number = 1;
    loop {
        let end = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let iri = named(format!("{start}{slug}{end}"))?;
        if !exists(ground, &iri) {
            return Ok(iri);
        }
        number += 1;
    }
}

/// 400 for a new thing under our base whose slug would not do in addresses.
pub fn check(ground: &Ground, iri: &NamedNode) -> Result<(), Problem> {
    let ours = iri.as_str().strip_prefix(&format!("{}id/", ground.base));
    let Some((_, slug)) = ours.and_then(|path| path.split_once('/')) else {
        return Ok(());
    };
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_fit = !slug.is_empty() && slug.len() <= LONGEST && slug.chars().all(is_plain);
    if is_fit { Ok(()) } else { Err(unfit()) }
}

/// 400: what a new thing may be called.
pub fn unfit() -> Problem {
    Problem::new(&kinds::REQUEST_INVALID).detail(format!(
        "the name of a new thing has 1 to {LONGEST} lower case letters a to z, digits and dashes"
    ))
}

fn exists(ground: &Ground, iri: &NamedNode) -> bool {
    let thing = ground.union.id(iri);
    thing.is_some_and(|thing| {
        ground
            .union
            .triples(Some(thing), None, None)
            .next()
            .is_some()
    })
}

/// What a document calls its thing, in the language that names are given in first.
fn name_of<'b>(collection: &Collection, body: &'b Value) -> Option<&'b str> {
    let texts = body.get(&collection.name()?.key)?;
    let tags = Language::ALL.iter().map(|language| language.tag());
    let text = tags.filter_map(|tag| texts.get(tag)).next()?;
    text.as_str().or_else(|| text.get(0)?.as_str())
}

/// `Overfølsomhet (2)` to `overfolsomhet-2`.
fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'æ' | 'ä' => slug.push_str("ae"),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => slug.push('o'),
            'å' | 'á' | 'à' | 'â' => slug.push('a'),
            'é' | 'è' | 'ê' | 'ë' => slug.push('e'),
            'ü' | 'ú' => slug.push('u'),
            'č' | 'ç' => slug.push('c'),
            'š' => slug.push('s'),
            'ž' => slug.push('z'),
            'đ' => slug.push('d'),
            'ŋ' | 'ñ' => slug.push('n'),
            'ŧ' => slug.push('t'),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= LONGEST - 10 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slugify;

    #[test]
    fn names_become_slugs() {
        for (name, slug) in [
            ("Overfølsomhet (2)", "overfolsomhet-2"),
            ("  Æ Å – é", "ae-a-e"),
            ("Čálliid", "calliid"),
            ("日本", ""),
        ] {
            assert_eq!(slugify(name), slug);
        }
        assert!(slugify(&"å".repeat(500)).len() <= 100);
    }
}
