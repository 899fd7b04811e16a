//! The words of the page where data are validated.

/// The words of one language.
pub struct Words {
    /// Title of the page.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// That nothing is kept, and the largest size in mebibytes.
    pub limit: fn(usize) -> String,
    /// Heading over the data.
    pub data: &'static str,
    /// Label of the text field.
    pub data_text: &'static str,
    /// Label of the file field.
    pub data_file: &'static str,
    /// Label of the choice of format.
    pub format: &'static str,
    /// Heading over the shapes.
    pub law: &'static str,
    /// Help under that heading.
    pub law_help: &'static str,
    /// Label of the field for a name.
    pub named: &'static str,
    /// Label of the text field.
    pub own: &'static str,
    /// Label of the file field.
    pub own_file: &'static str,
    /// Heading over what the data are judged beside.
    pub beside: &'static str,
    /// Beside nothing but the ontology.
    pub beside_nothing: &'static str,
    /// Beside all that is stored.
    pub beside_graph: &'static str,
    /// Sends the form.
    pub run: &'static str,
    /// For programs.
    pub machines: &'static str,
    /// To the list of shapes.
    pub all_shapes: &'static str,
    /// Nothing was found.
    pub conforms: &'static str,
    /// Nothing that blocks was found.
    pub conforms_with_warnings: &'static str,
    /// Something that blocks was found.
    pub does_not_conform: &'static str,
    /// Violation, warning, info, other: one and many.
    pub severities: [[&'static str; 2]; 4],
    /// How many results are shown of how many.
    pub cut: fn(shown: usize, total: usize) -> String,
    /// How many nodes were looked at.
    pub looked_at: fn(n: usize) -> String,
    /// No node was looked at.
    pub nothing_looked_at: &'static str,
    /// Heading over what is odd about the shapes.
    pub remarks: &'static str,
    /// How often.
    pub times: fn(n: usize) -> String,
    /// How many more.
    pub more: fn(n: usize) -> String,
    /// Before a shape.
    pub shape: &'static str,
    /// Before what explains a finding.
    pub because: &'static str,
    /// A node without an IRI.
    pub unnamed_node: &'static str,
    /// A shape without an IRI.
    pub unnamed_shape: &'static str,
}

pub(super) static NB: Words = Words {
    title: "Kontroller data",
    lead: "Hold RDF opp mot reglene i Helsegraf, eller mot dine egne SHACL-former, og få vite hva som må rettes.",
    limit: |mib| format!("Ingenting lagres. Høyst {mib} MiB."),
    data: "Data",
    data_text: "Skriv eller lim inn",
    data_file: "… eller velg en fil",
    format: "Format på teksten",
    law: "Regler",
    law_help: "Uten valg gjelder alle reglene som vokter grafen.",
    named: "Bare én av Helsegrafs former, ved navn",
    own: "Egne former",
    own_file: "… eller en fil med former",
    beside: "Sammenheng",
    beside_nothing: "Dataene for seg, med ontologien",
    beside_graph: "Som et tillegg til det som er lagret: lenker til det holder",
    run: "Kontroller",
    machines: "For maskiner: send dataene med POST hit; svaret er en sh:ValidationReport i RDF, JSON eller tekst, etter Accept.",
    all_shapes: "Alle formene og hva de krever",
    conforms: "Dataene følger reglene",
    conforms_with_warnings: "Dataene kan brukes, men noe bør rettes",
    does_not_conform: "Dataene bryter reglene",
    severities: [
        ["brudd", "brudd"],
        ["advarsel", "advarsler"],
        ["opplysning", "opplysninger"],
        ["annet", "andre"],
    ],
    cut: |shown, total| format!("{shown} av {total} funn vises."),
    looked_at: |n| match n {
        1 => "Én node ble kontrollert.".to_owned(),
        n => format!("{n} par av form og node ble kontrollert."),
    },
    nothing_looked_at: "Ingen node ble kontrollert: ingen av formene gjelder noe i dataene. Se om klassene er rett skrevet.",
    remarks: "Om formene",
    times: |n| match n {
        1 => "1 gang".to_owned(),
        n => format!("{n} ganger"),
    },
    more: |n| format!("og {n} til"),
    shape: "Form",
    because: "fordi",
    unnamed_node: "node uten navn",
    unnamed_shape: "form uten navn",
};

pub(super) static NN: Words = Words {
    title: "Kontroller data",
    lead: "Hald RDF opp mot reglane i Helsegraf, eller mot dine eigne SHACL-former, og få vite kva som må rettast.",
    limit: |mib| format!("Ingenting blir lagra. Høgst {mib} MiB."),
    data: "Data",
    data_text: "Skriv eller lim inn",
    data_file: "… eller vel ei fil",
    format: "Format på teksten",
    law: "Reglar",
    law_help: "Utan val gjeld alle reglane som vaktar grafen.",
    named: "Berre éi av Helsegrafs former, ved namn",
    own: "Eigne former",
    own_file: "… eller ei fil med former",
    beside: "Samanheng",
    beside_nothing: "Dataa for seg, med ontologien",
    beside_graph: "Som eit tillegg til det som er lagra: lenkjer til det held",
    run: "Kontroller",
    machines: "For maskiner: send dataa med POST hit; svaret er ein sh:ValidationReport i RDF, JSON eller tekst, etter Accept.",
    all_shapes: "Alle formene og kva dei krev",
    conforms: "Dataa følgjer reglane",
    conforms_with_warnings: "Dataa kan brukast, men noko bør rettast",
    does_not_conform: "Dataa bryt reglane",
    severities: [
        ["brot", "brot"],
        ["åtvaring", "åtvaringar"],
        ["opplysning", "opplysningar"],
        ["anna", "andre"],
    ],
    cut: |shown, total| format!("{shown} av {total} funn er viste."),
    looked_at: |n| match n {
        1 => "Éin node vart kontrollert.".to_owned(),
        n => format!("{n} par av form og node vart kontrollerte."),
    },
    nothing_looked_at: "Ingen node vart kontrollert: ingen av formene gjeld noko i dataa. Sjå om klassene er rett skrivne.",
    remarks: "Om formene",
    times: |n| match n {
        1 => "1 gong".to_owned(),
        n => format!("{n} gonger"),
    },
    more: |n| format!("og {n} til"),
    shape: "Form",
    because: "fordi",
    unnamed_node: "node utan namn",
    unnamed_shape: "form utan namn",
};

pub(super) static EN: Words = Words {
    title: "Validate data",
    lead: "Hold RDF against the rules of Helsegraf, or against SHACL shapes of your own, and learn what to mend.",
    limit: |mib| format!("Nothing is stored. At most {mib} MiB."),
    data: "Data",
    data_text: "Write or paste",
    data_file: "… or choose a file",
    format: "Format of the text",
    law: "Rules",
    law_help: "Unless you choose, all the rules that guard the graph hold.",
    named: "Only one of Helsegraf's shapes, by its name",
    own: "Shapes of your own",
    own_file: "… or a file of shapes",
    beside: "Context",
    beside_nothing: "The data by themselves, with the ontology",
    beside_graph: "As an addition to what is stored: links to that hold",
    run: "Validate",
    machines: "For programs: POST the data here; the answer is a sh:ValidationReport in RDF, JSON or text, by Accept.",
    all_shapes: "All shapes and what they demand",
    conforms: "The data follow the rules",
    conforms_with_warnings: "The data can be used, but something should be mended",
    does_not_conform: "The data break the rules",
    severities: [
        ["violation", "violations"],
        ["warning", "warnings"],
        ["info", "infos"],
        ["other", "others"],
    ],
    cut: |shown, total| format!("{shown} of {total} results are shown."),
    looked_at: |n| match n {
        1 => "One node was checked.".to_owned(),
        n => format!("{n} pairs of shape and node were checked."),
    },
    nothing_looked_at: "No node was checked: none of the shapes is for anything in the data. See whether the classes are spelled right.",
    remarks: "About the shapes",
    times: |n| match n {
        1 => "once".to_owned(),
        n => format!("{n} times"),
    },
    more: |n| format!("and {n} more"),
    shape: "Shape",
    because: "because",
    unnamed_node: "node without a name",
    unnamed_shape: "shape without a name",
};
