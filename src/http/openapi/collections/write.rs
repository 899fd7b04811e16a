//! Writing to a collection: create, replace, change, remove.

use super::super::operation::{Access, Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use super::read::query;
use super::{One, T};
use crate::http::kinds;
use serde_json::json;

impl One<'_> {
    pub(super) fn create(&self) -> Operation {
        let what = T("opprett", "opprett", "create");
        let says = T(
            "Navnet i adressen er id i dokumentet, Slug-hodet eller laget av navnet.",
            "Namnet i adressa er id i dokumentet, Slug-hovudet eller laga av namnet.",
            "The name in the address is id in the document, the Slug header, or made from the name.",
        );
        let slug = T(
            "Ønsket navn i adressen",
            "Ønskt namn i adressa",
            "The name wished for in the address",
        );
        let slug = Parameter::new(Place::Header, "Slug", json!({"type": "string"}), slug);
        let operation = self
            .operation("post", "create", what)
            .says(says)
            .takes([slug]);
        self.written(self.documents(operation))
            .refuses(&[&kinds::GRAPH_STATE])
    }

    pub(super) fn replace(&self) -> Operation {
        let what = T(
            "opprett eller erstatt én",
            "opprett eller erstatt éin",
            "create or replace one",
        );
        let says = T(
            "Ressursen blir det dokumentet sier; det som ble hentet, kan sendes helt tilbake.",
            "Ressursen blir det dokumentet seier; det som vart henta, kan sendast heilt tilbake.",
            "The resource becomes what the document says; what was fetched may be sent back whole.",
        );
        let operation = self
            .operation("put", "replace", what)
            .says(says)
            .takes(self.changed());
        self.written(self.documents(operation))
    }

    pub(super) fn patch(&self) -> Operation {
        let what = T("endre én", "endre éin", "change one");
        let says = T(
            "JSON Merge Patch: det som er med, endres; null fjerner.",
            "JSON Merge Patch: det som er med, blir endra; null fjernar.",
            "JSON Merge Patch: what is there is changed; null removes.",
        );
        let patch = Content::new("application/merge-patch+json", json!({"type": "object"}));
        let operation = self
            .operation("patch", "patch", what)
            .says(says)
            .takes(self.changed())
            .reads([patch.such_as(json!({}))])
            .refuses(&[
                &kinds::DOCUMENT_SYNTAX,
                &kinds::JSON_INVALID,
                &kinds::NOT_FOUND,
            ]);
        self.written(operation)
    }

    pub(super) fn remove(&self) -> Operation {
        let what = T("fjern én", "fjern éin", "remove one");
        let operation = self
            .operation("delete", "remove", what)
            .takes(self.changed());
        self.written(operation).refuses(&[&kinds::NOT_FOUND])
    }

    fn changed(&self) -> [Parameter; 2] {
        let name = json!({"type": "string", "pattern": "^[a-z0-9-]{1,100}$"});
        [self.slug(name), parameters::if_match()]
    }

    fn documents(&self, operation: Operation) -> Operation {
        let input = schema::refer(&format!("{}Input", self.schema));
        let content = ["application/json", "application/ld+json"];
        operation
            .reads(content.map(|media_type| Content::new(media_type, input.clone())))
            .refuses(&[&kinds::DOCUMENT_SYNTAX, &kinds::JSON_INVALID])
    }

    /// What every write here takes and answers.
    fn written(&self, operation: Operation) -> Operation {
        let graph = T(
            "Grafen, om den ikke er den ressursen hører til i",
            "Grafen, om han ikkje er den ressursen høyrer til i",
            "The graph, if it is not the one the resource belongs to",
        );
        let graph =
            query("graph", json!({"type": "string", "format": "iri"}), graph).shared("graph");
        let done = T(
            "Endret, eller prøvd; svaret sier hva, og hva som står nå",
            "Endra, eller prøvd; svaret seier kva, og kva som står no",
            "Changed, or tried; the answer says what, and what stands now",
        );
        let silent = T(
            "Endret, og ingenting å si",
            "Endra, og ingenting å seie",
            "Changed, and nothing to say",
        );
        let created = T("Opprettet", "Oppretta", "Created");
        let method = operation.method;
        let operation = operation
            .access(Access::Token)
            .takes([
                graph,
                parameters::message(),
                parameters::dry_run(),
                parameters::accept(),
            ])
            .answers(200, done, self.receipts(), &["Location", "ETag"])
            .shared(format!("receipt.{}", self.schema))
            .refuses(&[&kinds::ACCEPT_MALFORMED])
            .writes();
        let operation = match method {
            "post" => operation,
            _ => operation.answers(204, silent, [], &[]),
        };
        match method {
            "post" | "put" => operation
                .answers(201, created, [], &[])
                .shared(format!("receipt.{}", self.schema)),
            _ => operation,
        }
    }

    fn receipts(&self) -> Vec<Content> {
        let receipt = schema::refer(&format!("ReceiptFor{}", self.schema));
        schema::receipts(receipt)
    }
}
