//! The table of problems: every refusal this server can give, what it is called, when it comes and
//! what to do about it.

use super::text::Text;
use axum::http::StatusCode;

/// One kind of problem; its page is `/problems/{slug}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Last part of its `type`.
    pub slug: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// What it is called.
    pub title: Text,
    /// When it comes; words for machines stand between backticks.
    pub when: Text,
    /// What to do, written likewise.
    pub remedy: Text,
}

impl Kind {
    /// Its `type` ([RFC 9457 §3.1.1](https://www.rfc-editor.org/rfc/rfc9457#name-type)): relative,
    /// with the full path, so that it leads to the page on the node that gave the problem.
    pub fn address(&self) -> String {
        format!("/problems/{}", self.slug)
    }
}

macro_rules! kinds {
    ($(
        $name:ident $slug:literal $status:ident
        title $title_nb:literal $title_nn:literal $title_en:literal
        when $when_nb:literal $when_nn:literal $when_en:literal
        remedy $nb:literal $nn:literal $en:literal;
    )*) => {
        $(
            #[doc = $title_en]
            pub static $name: Kind = Kind {
                slug: $slug,
                status: StatusCode::$status,
                title: Text::new($title_nb, $title_nn, $title_en),
                when: Text::new($when_nb, $when_nn, $when_en),
                remedy: Text::new($nb, $nn, $en),
            };
        )*
        /// Every kind, in the order of the table.
        pub static ALL: &[&Kind] = &[$(&$name),*];
    };
}

kinds! {
    QUERY_SYNTAX "query-syntax" BAD_REQUEST
        title "Spørringen kan ikke tolkes" "Spørjinga kan ikkje tolkast" "The query does not parse"
        when "Teksten er ikke SPARQL: et tegn mangler, et prefiks er ikke erklært, eller leddene er nøstet for dypt."
            "Teksten er ikkje SPARQL: eit teikn manglar, eit prefiks er ikkje erklært, eller ledda er nøsta for djupt."
            "The text is not SPARQL: a character is missing, a prefix is not declared, or it is nested too deep."
        remedy "Rett teksten der `line` og `column` peker, og send den på nytt. Skjemaet på `/query` viser stedet."
            "Rett teksten der `line` og `column` peikar, og send han på nytt. Skjemaet på `/query` viser staden."
            "Mend the text where `line` and `column` point, and send it again. The form at `/query` shows the place.";
    QUERY_INVALID "query-invalid" BAD_REQUEST
        title "Spørringen kan ikke utføres" "Spørjinga kan ikkje utførast" "The query cannot be evaluated"
        when "Spørringen er SPARQL, men bruker noe som ikke finnes her, for eksempel en ukjent funksjon."
            "Spørjinga er SPARQL, men bruker noko som ikkje finst her, til dømes ein ukjend funksjon."
            "The query is SPARQL, but uses something that is not here, such as an unknown function."
        remedy "Les `detail`, ta bort eller skriv om det leddet den nevner."
            "Les `detail`, ta bort eller skriv om det leddet han nemner."
            "Read `detail`, and remove or rewrite the part it names.";
    DOCUMENT_SYNTAX "document-syntax" BAD_REQUEST
        title "Dokumentet kan ikke tolkes" "Dokumentet kan ikkje tolkast" "The document does not parse"
        when "Det som ble sendt, er ikke gyldig i formatet `Content-Type` sier, eller det navngir grafer der bare én kan skrives."
            "Det som vart sendt, er ikkje gyldig i formatet `Content-Type` seier, eller det namngir grafar der berre éin kan skrivast."
            "What was sent is not valid in the format `Content-Type` says, or it names graphs where only one can be written."
        remedy "Rett dokumentet der `line` og `column` peker; `document` sier hvilken av flere filer det er. Ingenting er endret."
            "Rett dokumentet der `line` og `column` peikar; `document` seier kva for ei av fleire filer det er. Ingenting er endra."
            "Mend the document where `line` and `column` point; `document` says which of several files it is. Nothing was changed.";
    REQUEST_INVALID "request-invalid" BAD_REQUEST
        title "Forespørselen er ikke gyldig" "Førespurnaden er ikkje gyldig" "The request is not valid"
        when "En parameter mangler, er oppgitt to ganger, har en verdi som ikke kan brukes, eller motsier en annen."
            "Ein parameter manglar, er oppgitt to gonger, har ein verdi som ikkje kan brukast, eller motseier ein annan."
            "A parameter is missing, given twice, has a value that cannot be used, or contradicts another."
        remedy "Les `detail`; `parameter` sier hvilken, `expected` hva den tar, og `example` gir en verdi som virker. `/api/openapi.json` beskriver alle."
            "Les `detail`; `parameter` seier kva for ein, `expected` kva han tek, og `example` gir ein verdi som verkar. `/api/openapi.json` skildrar alle."
            "Read `detail`; `parameter` says which, `expected` what it takes, and `example` gives a value that works. `/api/openapi.json` describes them all.";
    ACCEPT_MALFORMED "accept-malformed" BAD_REQUEST
        title "Accept-hodet kan ikke tolkes" "Accept-hovudet kan ikkje tolkast" "The Accept header does not parse"
        when "`Accept` er ikke en liste av medietyper, eller en vekt (q) er ikke et tall fra 0 til 1."
            "`Accept` er ikkje ei liste av medietypar, eller ei vekt (q) er ikkje eit tal frå 0 til 1."
            "`Accept` is not a list of media ranges, or a weight (q) is not a number from 0 to 1."
        remedy "Send for eksempel `Accept: application/json`, eller utelat hodet og velg med `?format=`."
            "Send til dømes `Accept: application/json`, eller utelat hovudet og vel med `?format=`."
            "Send for example `Accept: application/json`, or leave the header out and choose with `?format=`.";
    UNAUTHENTICATED "unauthenticated" UNAUTHORIZED
        title "Skriving krever et gyldig token" "Skriving krev eit gyldig token" "Writing needs a valid token"
        when "Forespørselen endrer noe, eller er for administratorer, og har ikke et token som er kjent her."
            "Førespurnaden endrar noko, eller er for administratorar, og har ikkje eit token som er kjent her."
            "The request changes something, or is for administrators, and has no token that is known here."
        remedy "Send `Authorization: Bearer` og et token. Den som drifter noden, lager et med `helsegraf token add`."
            "Send `Authorization: Bearer` og eit token. Den som driftar noden, lagar eit med `helsegraf token add`."
            "Send `Authorization: Bearer` and a token. Whoever runs the node makes one with `helsegraf token add`.";
    FORBIDDEN "forbidden" FORBIDDEN
        title "Tokenet gir ikke rett til dette" "Tokenet gir ikkje rett til dette" "The token does not permit this"
        when "Tokenet er gyldig, men rollen eller grafene det er gitt for, dekker ikke det som ble bedt om."
            "Tokenet er gyldig, men rolla eller grafane det er gitt for, dekkjer ikkje det som vart bede om."
            "The token is valid, but its role or the graphs it was given for do not cover what was asked."
        remedy "Bruk et token for grafen det gjelder, eller be den som drifter noden, om et med den rollen som trengs."
            "Bruk eit token for grafen det gjeld, eller be den som driftar noden, om eit med den rolla som trengst."
            "Use a token for that graph, or ask whoever runs the node for one with the role it takes.";
    HOST_NOT_ALLOWED "host-not-allowed" FORBIDDEN
        title "Verten står ikke på listen over tillatte" "Verten står ikkje på lista over tillatne" "The host is not on the allow list"
        when "`SERVICE` eller `LOAD` peker på en vert noden ikke får kontakte, eller på en adresse i et privat nett."
            "`SERVICE` eller `LOAD` peikar på ein vert noden ikkje får kontakte, eller på ei adresse i eit privat nett."
            "`SERVICE` or `LOAD` points to a host the node may not reach, or to an address in a private network."
        remedy "Be den som drifter noden, om å føre opp verten med `--allow-hosts`, eller hent dataene selv og send dem inn."
            "Be den som driftar noden, om å føre opp verten med `--allow-hosts`, eller hent dataa sjølv og send dei inn."
            "Ask whoever runs the node to list the host with `--allow-hosts`, or fetch the data yourself and send them in.";
    GONE "gone" GONE
        title "Fjernet" "Fjerna" "Removed"
        when "Ressursen var her, og er fjernet. `revision` sier i hvilken revisjon, `removed` når."
            "Ressursen var her, og er fjerna. `revision` seier i kva revisjon, `removed` når."
            "The resource was here, and was removed. `revision` says in which revision, `removed` when."
        remedy "Slutt å vise til den, eller se i historikken hva som sto: adressen med `?history`."
            "Slutt å vise til han, eller sjå i historikken kva som stod: adressa med `?history`."
            "Stop referring to it, or see in its history what stood there: the address with `?history`.";
    NOT_FOUND "not-found" NOT_FOUND
        title "Finnes ikke" "Finst ikkje" "Not found"
        when "Ingenting er kjent om adressen: den er feilstavet, ressursen er ikke opprettet, eller den er fjernet."
            "Ingenting er kjent om adressa: ho er feilstava, ressursen er ikkje oppretta, eller han er fjerna."
            "Nothing is known of the address: it is misspelt, the resource was not created, or it was removed."
        remedy "Se etter stavemåten, eller let i listene: `/api`, `/questions`, `/shapes` og `/doc/` fulgt av samlingen."
            "Sjå etter stavemåten, eller leit i listene: `/api`, `/questions`, `/shapes` og `/doc/` følgt av samlinga."
            "Check the spelling, or look in the lists: `/api`, `/questions`, `/shapes` and `/doc/` followed by the collection.";
    METHOD_NOT_ALLOWED "method-not-allowed" METHOD_NOT_ALLOWED
        title "Metoden kan ikke brukes her" "Metoden kan ikkje brukast her" "The method cannot be used here"
        when "Adressen finnes, men tar ikke imot metoden."
            "Adressa finst, men tek ikkje imot metoden."
            "The address exists, but does not take the method."
        remedy "Bruk en av metodene i `Allow`-hodet i svaret."
            "Bruk ein av metodane i `Allow`-hovudet i svaret."
            "Use one of the methods in the `Allow` header of the answer.";
    NOT_ACCEPTABLE "not-acceptable" NOT_ACCEPTABLE
        title "Finnes ikke i et format du godtar" "Finst ikkje i eit format du godtek" "Not available in a format you accept"
        when "Ingen av formatene i `Accept`, eller det i `?format=` eller endelsen, er blant dem adressen gir."
            "Ingen av formata i `Accept`, eller det i `?format=` eller endinga, er mellom dei adressa gir."
            "None of the formats in `Accept`, nor the one in `?format=` or the suffix, is among those the address gives."
        remedy "Velg et av formatene `detail` nevner."
            "Vel eit av formata `detail` nemner."
            "Choose one of the formats that `detail` names.";
    GRAPH_STATE "graph-state" CONFLICT
        title "Grafen er ikke i den tilstanden endringen forutsetter" "Grafen er ikkje i den tilstanden endringa føreset" "The graph is not in the state the change needs"
        when "En oppdatering vil lage en graf som finnes, eller fjerne, kopiere eller flytte en som ikke finnes."
            "Ei oppdatering vil lage ein graf som finst, eller fjerne, kopiere eller flytte ein som ikkje finst."
            "An update creates a graph that exists, or drops, copies or moves one that does not."
        remedy "Se etter hvilke grafer som finnes, eller skriv `SILENT` i operasjonen."
            "Sjå etter kva grafar som finst, eller skriv `SILENT` i operasjonen."
            "Look which graphs exist, or write `SILENT` in the operation.";
    CONFLICT "conflict" CONFLICT
        title "Noen andre endret det samtidig" "Nokon andre endra det samtidig" "Somebody else changed it at the same time"
        when "En annen skriver rakk å endre loggen mellom lesing og lagring. Ingenting er endret av denne forespørselen."
            "Ein annan skrivar rakk å endre loggen mellom lesing og lagring. Ingenting er endra av denne førespurnaden."
            "Another writer changed the log between reading and storing. This request changed nothing."
        remedy "Les det på nytt, se om endringen fortsatt trengs, og send den igjen."
            "Les det på nytt, sjå om endringa framleis trengst, og send henne igjen."
            "Read it again, see whether the change is still needed, and send it again.";
    PRECONDITION_FAILED "precondition-failed" PRECONDITION_FAILED
        title "Endret siden du leste det" "Endra sidan du las det" "Changed since you read it"
        when "`If-Match` eller `If-None-Match` holder ikke: det som skulle endres, er et annet enn det som ble lest, eller finnes ikke."
            "`If-Match` eller `If-None-Match` held ikkje: det som skulle endrast, er eit anna enn det som vart lese, eller finst ikkje."
            "`If-Match` or `If-None-Match` does not hold: what was to be changed is not what was read, or does not exist."
        remedy "Hent det på nytt, gjør endringen på det som står der nå, og send med den nye `ETag`-en i `If-Match`."
            "Hent det på nytt, gjer endringa på det som står der no, og send med den nye `ETag`-en i `If-Match`."
            "Fetch it again, make the change to what is there now, and send the new `ETag` in `If-Match`.";
    TOO_LARGE "too-large" PAYLOAD_TOO_LARGE
        title "Forespørselen er for stor" "Førespurnaden er for stor" "The request is too large"
        when "Det som ble sendt, er større enn noden leser, også etter utpakking."
            "Det som vart sendt, er større enn noden les, også etter utpakking."
            "What was sent is larger than the node reads, also after decompression."
        remedy "Del det opp. `detail` sier grensen i byte; den som drifter noden, setter den med `--body-limit-mib`."
            "Del det opp. `detail` seier grensa i byte; den som driftar noden, set henne med `--body-limit-mib`."
            "Split it. `detail` says the limit in bytes; whoever runs the node sets it with `--body-limit-mib`.";
    QUERY_TOO_LONG "query-too-long" URI_TOO_LONG
        title "Adressen er for lang" "Adressa er for lang" "The address is too long"
        when "Spørringen eller parameterne i adressen er lengre enn noden leser."
            "Spørjinga eller parametrane i adressa er lengre enn noden les."
            "The query or the parameters in the address are longer than the node reads."
        remedy "Send spørringen i kroppen av en POST, med `Content-Type: application/sparql-query`."
            "Send spørjinga i kroppen av ein POST, med `Content-Type: application/sparql-query`."
            "Send the query in the body of a POST, with `Content-Type: application/sparql-query`.";
    UNSUPPORTED_MEDIA_TYPE "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE
        title "Innholdstypen kan ikke leses" "Innhaldstypen kan ikkje lesast" "The content type cannot be read"
        when "`Content-Type` mangler, er ikke et format adressen leser, har et annet tegnsett enn UTF-8, eller innholdet er pakket med annet enn gzip."
            "`Content-Type` manglar, er ikkje eit format adressa les, har eit anna teiknsett enn UTF-8, eller innhaldet er pakka med anna enn gzip."
            "`Content-Type` is missing, is no format the address reads, has another charset than UTF-8, or the content is packed otherwise than with gzip."
        remedy "Send det i et av formatene i `detail` og i `Accept-Post`-hodet, i UTF-8."
            "Send det i eit av formata i `detail` og i `Accept-Post`-hovudet, i UTF-8."
            "Send it in one of the formats in `detail` and in the `Accept-Post` header, in UTF-8.";
    SHAPES_VIOLATED "shapes-violated" UNPROCESSABLE_ENTITY
        title "Endringen bryter reglene" "Endringa bryt reglane" "The change breaks the shapes"
        when "Det som ble sendt, kan leses, men det som ville stått etterpå, bryter reglene. Ingenting er endret."
            "Det som vart sendt, kan lesast, men det som ville stått etterpå, bryt reglane. Ingenting er endra."
            "What was sent can be read, but what would stand afterwards breaks the shapes. Nothing was changed."
        remedy "Rett det `results` sier, post for post; meldingene sier hva som skal gjøres. `?dry-run` prøver uten å lagre, og `Accept: text/turtle` gir rapporten som RDF."
            "Rett det `results` seier, post for post; meldingane seier kva som skal gjerast. `?dry-run` prøver utan å lagre, og `Accept: text/turtle` gir rapporten som RDF."
            "Mend what `results` says, one by one; the messages say what to do. `?dry-run` tries without storing, and `Accept: text/turtle` gives the report as RDF.";
    JSON_INVALID "json-invalid" UNPROCESSABLE_ENTITY
        title "JSON-dokumentet kan ikke skrives slik" "JSON-dokumentet kan ikkje skrivast slik" "The JSON document cannot be written so"
        when "Dokumentet er JSON, men har et felt ingen form kjenner, en verdi av feil slag, eller noe som bare kan leses."
            "Dokumentet er JSON, men har eit felt ingen form kjenner, ein verdi av feil slag, eller noko som berre kan lesast."
            "The document is JSON, but has a field that no shape knows, a value of the wrong kind, or something that can only be read."
        remedy "Rett det `pointer` (JSON Pointer) peker på. `GET` på ressursen viser formen. Ingenting er endret."
            "Rett det `pointer` (JSON Pointer) peikar på. `GET` på ressursen viser forma. Ingenting er endra."
            "Mend what `pointer` (JSON Pointer) points to. `GET` on the resource shows the form. Nothing was changed.";
    SHAPES_BREAK_DATA "shapes-break-data" UNPROCESSABLE_ENTITY
        title "De nye reglene gjør data ugyldige som er der" "Dei nye reglane gjer data ugyldige som er der" "The new shapes make data invalid that are there"
        when "En endring av reglene ville gjort data ugyldige som er lagret fra før. Ingenting er endret."
            "Ei endring av reglane ville gjort data ugyldige som er lagra frå før. Ingenting er endra."
            "A change of the shapes would make data invalid that were stored before. Nothing was changed."
        remedy "Rett dataene i `results` først, eller godta bruddene med `?accept=true`."
            "Rett dataa i `results` først, eller godta brota med `?accept=true`."
            "Mend the data in `results` first, or accept the violations with `?accept=true`.";
    DATA_INVALID "data-invalid" UNPROCESSABLE_ENTITY
        title "Dataene bryter reglene" "Dataa bryt reglane" "The data break the shapes"
        when "Data sendt til `/validate` har brudd, og svaret ble bedt om som `application/problem+json` alene."
            "Data sende til `/validate` har brot, og svaret vart bede om som `application/problem+json` åleine."
            "Data sent to `/validate` have violations, and the answer was asked for as `application/problem+json` alone."
        remedy "Rett det `results` sier. Be om `application/json` for å få rapporten med status 200."
            "Rett det `results` seier. Be om `application/json` for å få rapporten med status 200."
            "Mend what `results` says. Ask for `application/json` to get the report with status 200.";
    SHAPES_UNUSABLE "shapes-unusable" UNPROCESSABLE_ENTITY
        title "Reglene kan ikke brukes" "Reglane kan ikkje brukast" "The shapes cannot be used"
        when "En regel er feil bygd, viser til seg selv, eller krever mer enn SHACL Core og SHACL-SPARQL."
            "Ein regel er feil bygd, viser til seg sjølv, eller krev meir enn SHACL Core og SHACL-SPARQL."
            "A shape is ill-formed, refers to itself, or asks for more than SHACL Core and SHACL-SPARQL."
        remedy "Rett regelen som `shape` nevner. Ingenting er endret."
            "Rett regelen som `shape` nemner. Ingenting er endra."
            "Mend the shape that the member `shape` names. Nothing was changed.";
    HEADERS_TOO_LARGE "headers-too-large" REQUEST_HEADER_FIELDS_TOO_LARGE
        title "Hodefeltene er for store" "Hovudfelta er for store" "The header fields are too large"
        when "Navn og verdier i hodefeltene er til sammen mer enn noden leser."
            "Namn og verdiar i hovudfelta er til saman meir enn noden les."
            "Names and values of the header fields together are more than the node reads."
        remedy "Send færre eller kortere hodefelt. `detail` sier grensen i byte."
            "Send færre eller kortare hovudfelt. `detail` seier grensa i byte."
            "Send fewer or shorter header fields. `detail` says the limit in bytes.";
    INTERNAL "internal" INTERNAL_SERVER_ERROR
        title "Noe gikk galt hos oss" "Noko gjekk gale hos oss" "Something went wrong on our side"
        when "En feil i programmet eller på maskinen det kjører på. Årsaken står i loggen til noden, ikke i svaret."
            "Ein feil i programmet eller på maskina det køyrer på. Årsaka står i loggen til noden, ikkje i svaret."
            "A fault in the program or on the machine it runs on. The cause is in the node's log, not in the answer."
        remedy "Meld fra til den som drifter noden, med tidspunktet og adressen."
            "Meld frå til den som driftar noden, med tidspunktet og adressa."
            "Tell whoever runs the node, with the time and the address.";
    REMOTE_FAILED "remote-failed" BAD_GATEWAY
        title "En annen tjener svarte ikke som den skal" "Ein annan tenar svara ikkje som han skal" "Another server did not answer as it should"
        when "En tjener spurt med `SERVICE` eller `LOAD` var borte, svarte med feil, sendte videre, eller sendte noe som ikke kan leses."
            "Ein tenar spurd med `SERVICE` eller `LOAD` var borte, svara med feil, sende vidare, eller sende noko som ikkje kan lesast."
            "A server asked with `SERVICE` or `LOAD` was away, answered with an error, redirected, or sent what cannot be read."
        remedy "Prøv adressen i `address` selv. `SERVICE SILENT` svarer uten den."
            "Prøv adressa i `address` sjølv. `SERVICE SILENT` svarar utan henne."
            "Try the address in the member `address` yourself. `SERVICE SILENT` answers without it.";
    TOO_MANY_TOKENS "too-many-tokens" TOO_MANY_REQUESTS
        title "For mange ukjente token" "For mange ukjende token" "Too many unknown tokens"
        when "Flere enn fem ukjente token kom fra samme adresse på ti minutter; dette ble ikke sett på."
            "Fleire enn fem ukjende token kom frå same adresse på ti minutt; dette vart ikkje sett på."
            "More than five unknown tokens came from the same address in ten minutes; this one was not looked at."
        remedy "Vent så mange sekunder som `Retry-After` sier, høyst 16, og prøv igjen med et token som er kjent her."
            "Vent så mange sekund som `Retry-After` seier, høgst 16, og prøv igjen med eit token som er kjent her."
            "Wait as many seconds as `Retry-After` says, at most 16, and try again with a token that is known here.";
    BUSY "busy" SERVICE_UNAVAILABLE
        title "For mange spørringer samtidig" "For mange spørjingar samtidig" "Too many queries at once"
        when "Alle plasser er opptatt, og ingen ble ledig mens forespørselen ventet."
            "Alle plassar er opptekne, og ingen vart ledig medan førespurnaden venta."
            "Every slot is taken, and none became free while the request waited."
        remedy "Vent så mange sekunder som `Retry-After` sier, og prøv igjen."
            "Vent så mange sekund som `Retry-After` seier, og prøv igjen."
            "Wait as many seconds as `Retry-After` says, and try again.";
    QUERY_TOO_LARGE "query-too-large" SERVICE_UNAVAILABLE
        title "Spørringen trengte mer enn den får bruke" "Spørjinga trong meir enn ho får bruke" "The query needed more than it may use"
        when "Spørringen leste flere rader, eller tok mer minne, enn én får bruke."
            "Spørjinga las fleire rader, eller tok meir minne, enn éi får bruke."
            "The query read more rows, or took more memory, than one may use."
        remedy "Avgrens den: flere kjente ledd, `LIMIT`, færre kryssprodukter."
            "Avgrens henne: fleire kjende ledd, `LIMIT`, færre kryssprodukt."
            "Narrow it: more known terms, `LIMIT`, fewer cross products.";
    STOPPED "stopped" SERVICE_UNAVAILABLE
        title "Stanset" "Stansa" "Stopped"
        when "En administrator stanset spørringen, eller noden er på vei ned."
            "Ein administrator stansa spørjinga, eller noden er på veg ned."
            "An administrator stopped the query, or the node is going down."
        remedy "Prøv igjen senere; spør den som drifter noden, om den stanses hver gang."
            "Prøv igjen seinare; spør den som driftar noden, om ho blir stansa kvar gong."
            "Try again later; ask whoever runs the node if it is stopped every time.";
    NOT_STORED "not-stored" SERVICE_UNAVAILABLE
        title "Endringen kunne ikke lagres" "Endringa kunne ikkje lagrast" "The change could not be stored"
        when "Loggen kunne ikke skrives: disken er full, mappen er skrivebeskyttet, eller databasen sviktet. Ingenting er endret."
            "Loggen kunne ikkje skrivast: disken er full, mappa er skriveverna, eller databasen svikta. Ingenting er endra."
            "The log could not be written: the disk is full, the folder is read-only, or the database failed. Nothing was changed."
        remedy "Meld fra til den som drifter noden, og send endringen igjen når det er rettet."
            "Meld frå til den som driftar noden, og send endringa igjen når det er retta."
            "Tell whoever runs the node, and send the change again when it is mended.";
    NOT_READY "not-ready" SERVICE_UNAVAILABLE
        title "Ikke klar ennå" "Ikkje klar enno" "Not ready yet"
        when "Noden starter og har ikke alt innhold inne, eller den er på vei ned."
            "Noden startar og har ikkje alt innhald inne, eller han er på veg ned."
            "The node is starting and does not have all content in, or it is going down."
        remedy "Vent til `/ready` svarer 200."
            "Vent til `/ready` svarar 200."
            "Wait until `/ready` answers 200.";
    QUERY_TIMEOUT "query-timeout" GATEWAY_TIMEOUT
        title "Tidsgrensen er nådd" "Tidsgrensa er nådd" "The time limit was reached"
        when "Svaret var ikke ferdig innen tiden én spørring, oppdatering eller validering får bruke, eller en annen tjener var for sen."
            "Svaret var ikkje ferdig innan tida éi spørjing, oppdatering eller validering får bruke, eller ein annan tenar var for sein."
            "The answer was not done within the time one query, update or validation may take, or another server was too slow."
        remedy "Avgrens spørringen eller del opp arbeidet. Den som drifter noden, setter grensen med `--time-limit-s`."
            "Avgrens spørjinga eller del opp arbeidet. Den som driftar noden, set grensa med `--time-limit-s`."
            "Narrow the query or split the work. Whoever runs the node sets the limit with `--time-limit-s`.";
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
