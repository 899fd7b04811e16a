//! The table of problems: every refusal this server can give, and what it is called.

use crate::rdf::Language;
use axum::http::StatusCode;

/// One kind of problem; its page is `/problems/{slug}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Last part of its `type`.
    pub slug: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// Bokmål, Nynorsk, English.
    pub title: Title,
}

/// A title in the languages we write.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// Bokmål.
    pub nb: &'static str,
    /// Nynorsk.
    pub nn: &'static str,
    /// English.
    pub en: &'static str,
}

impl Title {
    /// In the reader's language.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Nn => self.nn,
            Language::En => self.en,
        }
    }
}

macro_rules! kinds {
    ($($name:ident $slug:literal $status:ident $nb:literal $nn:literal $en:literal;)*) => {
        $(
            #[doc = $en]
            pub static $name: Kind = Kind {
                slug: $slug,
                status: StatusCode::$status,
                title: Title { nb: $nb, nn: $nn, en: $en },
            };
        )*
        /// Every kind, in the order of the table.
        pub static ALL: &[&Kind] = &[$(&$name),*];
    };
}

kinds! {
    QUERY_SYNTAX "query-syntax" BAD_REQUEST
        "Spørringen kan ikke tolkes" "Spørjinga kan ikkje tolkast" "The query does not parse";
    QUERY_INVALID "query-invalid" BAD_REQUEST
        "Spørringen kan ikke utføres" "Spørjinga kan ikkje utførast" "The query cannot be evaluated";
    DOCUMENT_SYNTAX "document-syntax" BAD_REQUEST
        "Dokumentet kan ikke tolkes" "Dokumentet kan ikkje tolkast" "The document does not parse";
    REQUEST_INVALID "request-invalid" BAD_REQUEST
        "Forespørselen er ikke gyldig" "Førespurnaden er ikkje gyldig" "The request is not valid";
    ACCEPT_MALFORMED "accept-malformed" BAD_REQUEST
        "Accept-hodet kan ikke tolkes" "Accept-hovudet kan ikkje tolkast" "The Accept header does not parse";
    UNAUTHENTICATED "unauthenticated" UNAUTHORIZED
        "Skriving krever et gyldig token" "Skriving krev eit gyldig token" "Writing needs a valid token";
    FORBIDDEN "forbidden" FORBIDDEN
        "Tokenet gir ikke rett til dette" "Tokenet gjev ikkje rett til dette" "The token does not permit this";
    HOST_NOT_ALLOWED "host-not-allowed" FORBIDDEN
        "Verten står ikke på listen over tillatte" "Verten står ikkje på lista over tillatne" "The host is not on the allow list";
    NOT_FOUND "not-found" NOT_FOUND
        "Finnes ikke" "Finst ikkje" "Not found";
    METHOD_NOT_ALLOWED "method-not-allowed" METHOD_NOT_ALLOWED
        "Metoden kan ikke brukes her" "Metoden kan ikkje brukast her" "The method cannot be used here";
    NOT_ACCEPTABLE "not-acceptable" NOT_ACCEPTABLE
        "Finnes ikke i et format du godtar" "Finst ikkje i eit format du godtek" "Not available in a format you accept";
    GRAPH_STATE "graph-state" CONFLICT
        "Grafen er ikke i den tilstanden endringen forutsetter" "Grafen er ikkje i den tilstanden endringa føreset" "The graph is not in the state the change needs";
    CONFLICT "conflict" CONFLICT
        "Noen andre endret det samtidig" "Nokon andre endra det samtidig" "Somebody else changed it at the same time";
    PRECONDITION_FAILED "precondition-failed" PRECONDITION_FAILED
        "Endret siden du leste det" "Endra sidan du las det" "Changed since you read it";
    TOO_LARGE "too-large" PAYLOAD_TOO_LARGE
        "Forespørselen er for stor" "Førespurnaden er for stor" "The request is too large";
    QUERY_TOO_LONG "query-too-long" URI_TOO_LONG
        "Adressen er for lang" "Adressa er for lang" "The address is too long";
    UNSUPPORTED_MEDIA_TYPE "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE
        "Innholdstypen kan ikke leses" "Innhaldstypen kan ikkje lesast" "The content type cannot be read";
    SHAPES_VIOLATED "shapes-violated" UNPROCESSABLE_ENTITY
        "Endringen bryter reglene" "Endringa bryt reglane" "The change breaks the shapes";
    SHAPES_BREAK_DATA "shapes-break-data" UNPROCESSABLE_ENTITY
        "De nye reglene gjør data ugyldige som er der" "Dei nye reglane gjer data ugyldige som er der" "The new shapes make data invalid that are there";
    DATA_INVALID "data-invalid" UNPROCESSABLE_ENTITY
        "Dataene bryter reglene" "Dataa bryt reglane" "The data break the shapes";
    SHAPES_UNUSABLE "shapes-unusable" UNPROCESSABLE_ENTITY
        "Reglene kan ikke brukes" "Reglane kan ikkje brukast" "The shapes cannot be used";
    HEADERS_TOO_LARGE "headers-too-large" REQUEST_HEADER_FIELDS_TOO_LARGE
        "Hodefeltene er for store" "Hovudfelta er for store" "The header fields are too large";
    INTERNAL "internal" INTERNAL_SERVER_ERROR
        "Noe gikk galt hos oss" "Noko gjekk gale hos oss" "Something went wrong on our side";
    REMOTE_FAILED "remote-failed" BAD_GATEWAY
        "En annen tjener svarte ikke som den skal" "Ein annan tenar svara ikkje som han skal" "Another server did not answer as it should";
    BUSY "busy" SERVICE_UNAVAILABLE
        "For mange spørringer samtidig" "For mange spørjingar samtidig" "Too many queries at once";
    QUERY_TOO_LARGE "query-too-large" SERVICE_UNAVAILABLE
        "Spørringen trengte mer enn den får bruke" "Spørjinga trong meir enn ho får bruke" "The query needed more than it may use";
    STOPPED "stopped" SERVICE_UNAVAILABLE
        "Stanset" "Stansa" "Stopped";
    NOT_STORED "not-stored" SERVICE_UNAVAILABLE
        "Endringen kunne ikke lagres" "Endringa kunne ikkje lagrast" "The change could not be stored";
    NOT_READY "not-ready" SERVICE_UNAVAILABLE
        "Ikke klar ennå" "Ikkje klar enno" "Not ready yet";
    QUERY_TIMEOUT "query-timeout" GATEWAY_TIMEOUT
        "Tidsgrensen er nådd" "Tidsgrensa er nådd" "The time limit was reached";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_kind_has_its_own_slug() {
        let slugs: std::collections::BTreeSet<_> = ALL.iter().map(|k| k.slug).collect();
        assert_eq!(slugs.len(), ALL.len());
    }
}
