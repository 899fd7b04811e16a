//! Every word of ours the visitor reads, one struct a language: a missing translation does not compile.

pub mod api;
pub mod domains;
pub mod drawn;
pub mod ehds;
mod en;
pub mod impact;
pub mod known;
mod nb;
mod nn;
pub mod planning;
pub mod problems;
pub mod views;

use crate::questions::{Role, Type};
use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Where the skip link leads.
    pub skip: &'static str,
    /// Name of the main navigation, for those who do not see it.
    pub main_navigation: &'static str,
    /// Over the sector's questions.
    pub asked: &'static str,
    /// Name of the language switch.
    pub language_switch: &'static str,
    /// Name of the trail from the home page.
    pub trail: &'static str,
    /// Link to the home page.
    pub home: &'static str,
    /// At the foot of every page.
    pub foot: &'static str,
    /// Revision of the graph.
    pub revision: fn(u64) -> String,

    /// Title of the home page.
    pub home_title: &'static str,
    /// What is here, one paragraph.
    pub home_lead: &'static str,
    /// What can be done with it, one paragraph.
    pub home_more: &'static str,
    /// Heading over the counts.
    pub kinds: &'static str,
    /// Said under that heading.
    pub kinds_lead: fn(things: &str, statements: &str) -> String,
    /// When there is nothing.
    pub no_kinds: &'static str,
    /// Heading over the kinds that document others (sources, marks).
    pub ask_heading: &'static str,
    /// Under that heading.
    pub ask_lead: &'static str,
    /// Heading over the addresses for machines.
    pub machines: &'static str,
    /// Rows of the table of addresses: address, what.
    pub addresses: [(&'static str, &'static str); 5],

    /// A number of things.
    pub things: fn(n: usize, text: &str) -> String,
    /// Which part of a list is shown.
    pub part: fn(from: usize, to: usize, of: &str) -> String,
    /// To the next page of a list.
    pub next: &'static str,
    /// To the start of a list.
    pub first: &'static str,
    /// When a list has no things.
    pub none_here: &'static str,
    /// Column of names.
    pub name: &'static str,
    /// Column of descriptions.
    pub description: &'static str,

    /// Heading over properties no shape speaks of.
    pub other_properties: &'static str,
    /// Heading over the properties of a thing that has no groups.
    pub properties: &'static str,
    /// Heading over incoming links.
    pub incoming: &'static str,
    /// Link to the rest of a long list of incoming links.
    pub more: fn(n: usize) -> String,
    /// Texts in other languages.
    pub other_languages: fn(n: usize) -> String,
    /// Heading over facts about the page's data.
    pub about_data: &'static str,
    /// The thing's address.
    pub address: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// Copied.
    pub copied: &'static str,
    /// Its named graphs.
    pub graph: fn(n: usize) -> &'static str,
    /// Heading over the formats.
    pub formats: &'static str,
    /// When it changed last.
    pub changed: &'static str,
    /// The unnamed graph.
    pub unnamed_graph: &'static str,
    /// A value stated to be unknown.
    pub unknown: &'static str,
    /// Explains it.
    pub unknown_help: &'static str,
    /// A node without name.
    pub unnamed: &'static str,
    /// Further values than a page shows.
    pub cut: fn(n: usize) -> String,
    /// A statement of another graph than most of the page.
    pub said_in: &'static str,
    /// What marks say of statements: doc, inferred, external, project.
    pub marks: [(&'static str, &'static str, &'static str); 4],
    /// Leads to the source.
    pub see_mapping: &'static str,
    /// The kinds of a thing.
    pub kind: &'static str,
    /// Leaves the site.
    pub external_link: &'static str,

    /// Title of the query page.
    pub query_title: &'static str,
    /// Under it.
    pub query_lead: &'static str,
    /// Label of the text field.
    pub query_field: &'static str,
    /// Runs the query.
    pub run: &'static str,
    /// Heading over the examples.
    pub examples: &'static str,
    /// Heading over the result.
    pub result: &'static str,
    /// A number of rows, and the time.
    pub rows: fn(n: usize, text: &str, ms: u128) -> String,
    /// A number of rows.
    pub row_count: fn(n: usize, text: &str) -> String,
    /// The result page is cut.
    pub rows_cut: fn(n: usize) -> String,
    /// No rows.
    pub no_rows: &'static str,
    /// An ASK result.
    pub yes_no: [&'static str; 2],
    /// The whole result in other formats.
    pub whole_result: &'static str,
    /// The query could not be read.
    pub query_broken: &'static str,
    /// The query could not be answered.
    pub query_failed: &'static str,
    /// Place of an error.
    pub place: fn(line: u64, column: u64) -> String,
    /// Label of the editor.
    pub editor: &'static str,

    /// Title of the page of stored questions.
    pub questions_title: &'static str,
    /// Under it.
    pub questions_lead: &'static str,
    /// Who asks, in the order of [`Role::ALL`].
    pub roles: [&'static str; 6],
    /// What a question can be asked about.
    pub asked_about: fn(labels: &str) -> String,
    /// Asks a question about what the form says.
    pub ask_this: &'static str,
    /// Leads to the SPARQL page with a query.
    pub open_in_editor: &'static str,
    /// A value cannot be used.
    pub value_refused: &'static str,
    /// Why: what is asked for, what was given, what kind it is, one that would do.
    pub bad_value: fn(label: &str, value: &str, kind: &str, example: &str) -> String,
    /// Why: no such parameter, and those there are.
    pub unknown_parameter: fn(name: &str, known: &str) -> String,
    /// Why: given more than once.
    pub given_twice: fn(label: &str) -> String,
    /// Kinds of value, in the order of [`Type::ALL`].
    pub value_types: [&'static str; 4],

    /// Title of the page of the ontology.
    pub terms_title: &'static str,
    /// Under it.
    pub terms_lead: &'static str,
    /// Heading over classes.
    pub classes: &'static str,
    /// Heading over properties.
    pub term_properties: &'static str,
    /// Heading over the rest.
    pub individuals: &'static str,

    /// Not here.
    pub missing_title: &'static str,
    /// Why not, and what to do.
    pub missing_lead: &'static str,
    /// What the address looks like.
    pub missing_near: &'static str,
    /// No such format.
    pub format_title: &'static str,
    /// Which there are.
    pub format_lead: &'static str,
    /// Something failed here.
    pub failed_title: &'static str,
    /// Something in the request was wrong.
    pub request_title: &'static str,

    /// Names of the months.
    pub months: [&'static str; 12],
    /// Day, month and year.
    pub date: fn(day: u8, month: &str, year: &str) -> String,
    /// Name of a language, by its tag.
    pub languages: [(&'static str, &'static str); 6],
    /// Between groups of three digits.
    pub thousands: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &nb::WORDS,
            Language::Nn => &nn::WORDS,
            Language::En => &en::WORDS,
        }
    }

    /// A number with its thousands apart.
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// An `xsd:date` (or longer: the time is kept) as people write it; none if it is not one.
    pub fn day(&self, lexical: &str) -> Option<String> {
        let (date, rest) = lexical.split_once('T').unwrap_or((lexical, ""));
        let mut parts = date.trim_end_matches('Z').splitn(3, '-');
        let (year, month) = (parts.next()?, parts.next()?);
        let day: u8 = parts.next()?.get(..2)?.parse().ok()?;
        let month: usize = month.parse().ok()?;
        if year.len() < 4 || !year.bytes().all(|b| b.is_ascii_digit()) || day > 31 {
            return None;
        }
        let name = self.months.get(month.checked_sub(1)?)?;
        let mut text = (self.date)(day, name, year);
        if let Some(time) = rest.get(..5) {
            text.push_str(", ");
            text.push_str(time);
        }
        Some(text)
    }

    /// The name of a language, or its tag.
    pub fn language<'a>(&self, tag: &'a str) -> &'a str
    where
        'static: 'a,
    {
        let primary = tag.split('-').next().unwrap_or(tag);
        self.languages
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(primary))
            .map_or(tag, |(_, name)| *name)
    }

    /// What those who ask are called.
    pub fn role(&self, role: Role) -> &'static str {
        let place = Role::ALL.iter().position(|other| *other == role);
        place.map_or("", |place| self.roles[place])
    }

    /// What a kind of value is called.
    pub fn value_type(&self, kind: Type) -> &'static str {
        let place = Type::ALL.iter().position(|other| *other == kind);
        place.map_or("", |place| self.value_types[place])
    }

    /// What a mark is called and means, by its local name.
    pub fn mark(&self, local: &str) -> Option<(&'static str, &'static str)> {
        self.marks
            .iter()
            .find(|(known, _, _)| *known == local)
            .map(|(_, name, meaning)| (*name, *meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_people_do() {
        let nb = Words::of(Language::Nb);
        assert_eq!(nb.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(nb.number(123), "123");
        assert_eq!(nb.day("2024-03-21").unwrap(), "21. mars 2024");
        let en = Words::of(Language::En);
        assert_eq!(
            en.day("2024-03-21T10:05:00Z").unwrap(),
            "21 March 2024, 10:05"
        );
        for wrong in [
            "2024",
            "2024-13-01",
            "2024-00-01",
            "i går",
            "2024-03-æø",
            "-3-1-1",
        ] {
            assert_eq!(nb.day(wrong), None, "{wrong}");
        }
    }
}
