//! The words of the pages on what a change touches, in English.

use super::Impact;

pub(super) const EN: Impact = Impact {
    title: "What does a change touch?",
    see: "See what is touched",
    lead: "Choose a law, a standard, a code system, a code, an element or anything else, and see what a change in it touches: how far away, by which path, who has to know, and which questions and shapes build on it.",
    of: |name| format!("What does a change in {name} touch?"),
    search: "What changes?",
    search_help: "A name, a code or an address.",
    find: "Find",
    choose: |text| format!("Hits for “{text}”: choose what changes"),
    none_found: |text| format!("Nothing is called anything like “{text}”."),
    begin: "Places to begin",
    begin_lead: "What most is built on, collection by collection.",
    leads_on: |n| match n {
        1 => "one statement leads on".to_owned(),
        n => format!("{n} statements lead on"),
    },
    unknown: |iri| {
        format!("Nothing is said of {iri} here. Search for it, or choose something else.")
    },
    page_of: "Its page",
    question: "The question behind (the first steps, in SPARQL)",
    summary: |things, kinds, steps| {
        format!(
            "{things} touched, of {kinds} kind{}, at most {}.",
            if kinds == 1 { "" } else { "s" },
            match steps {
                1 => "one step away".to_owned(),
                n => format!("{n} steps away"),
            }
        )
    },
    nothing: "Nothing else is touched, as far as the graph says.",
    cut: |shown, at, more| {
        format!(
            "Only the first {shown} were found: there are too many. From {at} alone {more} more statements lead on."
        )
    },
    first_of: |shown, of| format!("Showing the first {shown} of {of}."),
    shortened: |shown, of| {
        format!(
            "The lists show {shown} of {of}. The longest are cut short; the last link of each leads to all."
        )
    },
    all: |n| format!("All {n}"),
    all_of: |n, kind, distance| format!("All {n}: {kind}, {distance} steps away"),
    everything: "Show all that is touched",
    narrowed: |kind, distance| match (kind, distance) {
        (Some(kind), Some(n)) => format!("Only {kind}, {n} steps away"),
        (Some(kind), None) => format!("Only {kind}"),
        (None, Some(n)) => format!("Only what is {n} steps away"),
        (None, None) => String::new(),
    },
    drawing: "The ways a change takes",
    drawing_says: "The largest branches. The lists say the same, and all of it.",
    rest: |n| format!("and {n} more"),
    notify: "Who has to know",
    notify_lead: "Those who own, steward, operate or are responsible for what is changed or touched.",
    nobody: "It is not said who owns, stewards or is responsible for any of this.",
    notify_heads: ["Who", "Role", "Of what"],
    more: |n| format!("and {n} more"),
    touched: "What is touched",
    steps: |n| match n {
        1 => "One step away".to_owned(),
        n => format!("{n} steps away"),
    },
    depends: "Questions and shapes that build on it",
    depends_lead: "Stored questions and shapes that mention what is changed, the class it is of, or a property by which changes travel to it or from it.",
    questions: "Stored questions",
    shapes: "Shapes",
    itself: "mentions it",
    guards: |name| format!("guards {name}"),
    class: |name| format!("mentions {name}"),
    property: |name| format!("follows {name}"),
    by_property: |n| format!("{n} more mention its class or a property it has"),
    none: ["No stored questions.", "No shapes."],
    other: "other",
    change: "What does this change touch?",
    try_change: "Try a change",
    try_lead: "Paste statements to be added, or a SPARQL update, and see what it touches and what the guard says of it. Nothing is stored.",
    text: "The change",
    format: "Format",
    update: "SPARQL update",
    file: "Or a file of RDF",
    run: "See what it touches",
    limit: |n| format!("At most {n} statements."),
    machines: "For programs: POST to /impact with RDF or application/sparql-update.",
    changed: "What is changed",
    statements: |added, removed| format!("{added} statements come, {removed} go."),
    no_change: "The change changes nothing: all is so already.",
    guard: [
        "The guard would refuse the change.",
        "The guard would let the change pass.",
    ],
    guard_heading: "What the guard says",
    before: |n| format!("{n} findings were there before, and do not stand in the way."),
};
