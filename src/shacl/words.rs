//! The words for each constraint component, where a shape says nothing itself: nb, nn and en.

/// By component; `{}` is what the constraint asks for.
const WORDS: &[(&str, [&str; 3])] = &[
    (
        "Class",
        [
            "Verdien er ikke av klassen {}",
            "Verdien er ikkje av klassen {}",
            "The value is not an instance of {}",
        ],
    ),
    (
        "Datatype",
        [
            "Verdien er ingen gyldig {}",
            "Verdien er ingen gyldig {}",
            "The value is no valid {}",
        ],
    ),
    (
        "NodeKind",
        [
            "Verdien er ikke av slaget {}",
            "Verdien er ikkje av slaget {}",
            "The value is not of kind {}",
        ],
    ),
    (
        "MinCount",
        [
            "Antallet verdier skal være minst {}",
            "Talet på verdiar skal vere minst {}",
            "The number of values must be at least {}",
        ],
    ),
    (
        "MaxCount",
        [
            "Antallet verdier skal være høyst {}",
            "Talet på verdiar skal vere høgst {}",
            "The number of values must be at most {}",
        ],
    ),
    (
        "MinExclusive",
        [
            "Verdien skal være større enn {}",
            "Verdien skal vere større enn {}",
            "The value must be greater than {}",
        ],
    ),
    (
        "MinInclusive",
        [
            "Verdien skal være minst {}",
            "Verdien skal vere minst {}",
            "The value must be at least {}",
        ],
    ),
    (
        "MaxExclusive",
        [
            "Verdien skal være mindre enn {}",
            "Verdien skal vere mindre enn {}",
            "The value must be less than {}",
        ],
    ),
    (
        "MaxInclusive",
        [
            "Verdien skal være høyst {}",
            "Verdien skal vere høgst {}",
            "The value must be at most {}",
        ],
    ),
    (
        "MinLength",
        [
            "Antallet tegn skal være minst {}",
            "Talet på teikn skal vere minst {}",
            "The number of characters must be at least {}",
        ],
    ),
    (
        "MaxLength",
        [
            "Antallet tegn skal være høyst {}",
            "Talet på teikn skal vere høgst {}",
            "The number of characters must be at most {}",
        ],
    ),
    (
        "Pattern",
        [
            "Verdien følger ikke mønsteret {}",
            "Verdien følgjer ikkje mønsteret {}",
            "The value does not match the pattern {}",
        ],
    ),
    (
        "LanguageIn",
        [
            "Språket skal være et av {}",
            "Språket skal vere eit av {}",
            "The language must be one of {}",
        ],
    ),
    (
        "UniqueLang",
        [
            "Det er flere verdier på samme språk",
            "Det er fleire verdiar på same språk",
            "There are several values in one language",
        ],
    ),
    (
        "Equals",
        [
            "Verdiene skal være de samme som for {}",
            "Verdiane skal vere dei same som for {}",
            "The values must be the same as those of {}",
        ],
    ),
    (
        "Disjoint",
        [
            "Verdien er også en verdi for {}",
            "Verdien er også ein verdi for {}",
            "The value is also a value of {}",
        ],
    ),
    (
        "LessThan",
        [
            "Verdien er ikke mindre enn den for {}",
            "Verdien er ikkje mindre enn den for {}",
            "The value is not less than that of {}",
        ],
    ),
    (
        "LessThanOrEquals",
        [
            "Verdien er ikke mindre enn eller lik den for {}",
            "Verdien er ikkje mindre enn eller lik den for {}",
            "The value is not less than or equal to that of {}",
        ],
    ),
    (
        "HasValue",
        [
            "Verdien {} mangler",
            "Verdien {} manglar",
            "The value {} is missing",
        ],
    ),
    (
        "In",
        [
            "Verdien er ikke en av {}",
            "Verdien er ikkje ein av {}",
            "The value is none of {}",
        ],
    ),
    (
        "Closed",
        [
            "Egenskapen er ikke tillatt her",
            "Eigenskapen er ikkje tillaten her",
            "The property is not allowed here",
        ],
    ),
    (
        "Not",
        [
            "Verdien oppfyller det den ikke skal: {}",
            "Verdien oppfyller det han ikkje skal: {}",
            "The value conforms to what it must not: {}",
        ],
    ),
    (
        "Node",
        [
            "Verdien oppfyller ikke {}",
            "Verdien oppfyller ikkje {}",
            "The value does not conform to {}",
        ],
    ),
    (
        "And",
        [
            "Verdien oppfyller ikke alle {} formene",
            "Verdien oppfyller ikkje alle {} formene",
            "The value does not conform to all {} shapes",
        ],
    ),
    (
        "Or",
        [
            "Verdien oppfyller ingen av {} former",
            "Verdien oppfyller ingen av {} former",
            "The value conforms to none of {} shapes",
        ],
    ),
    (
        "Xone",
        [
            "Verdien oppfyller ikke nøyaktig én av {} former",
            "Verdien oppfyller ikkje nøyaktig éi av {} former",
            "The value does not conform to exactly one of {} shapes",
        ],
    ),
    (
        "QualifiedMinCount",
        [
            "For få verdier er slik de skal; det skal være minst {}",
            "For få verdiar er slik dei skal; det skal vere minst {}",
            "Too few values are as they should be; there must be at least {}",
        ],
    ),
    (
        "QualifiedMaxCount",
        [
            "For mange verdier er av ett slag; det skal være høyst {}",
            "For mange verdiar er av eitt slag; det skal vere høgst {}",
            "Too many values are of one kind; there must be at most {}",
        ],
    ),
    (
        "SPARQL",
        [
            "Spørringen i formen slår ut",
            "Spørjinga i forma slår ut",
            "The query of the shape finds this wrong",
        ],
    ),
];

/// The words for a component of which the constraint asks `what`.
pub(super) fn words(component: &str, what: &str) -> [String; 3] {
    let known = WORDS.iter().find(|(name, _)| *name == component);
    // Constraint components of the shapes' own have no words of ours.
    let words = known.map_or(["{}"; 3], |(_, words)| *words);
    words.map(|text| text.replace("{}", what))
}
