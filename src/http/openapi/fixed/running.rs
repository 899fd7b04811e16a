//! For those who run a node: `/health`, `/ready`, `/metrics`, `/running`, as they are told.

use super::super::operation::{Access, Content, Operation, Parameter, Place};
use super::super::schema;
use crate::http::kinds;
use crate::http::text::Text;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "operations";

pub(super) fn operations() -> Vec<Operation> {
    let text = || [Content::text("text/plain")];
    let get = |path, id, summary| Operation::new("get", path, id, TAG, summary);
    let listed = json!({"type": "array", "items": schema::refer("RunningQuery")});
    let id = T(
        "Nummeret fra /running",
        "Nummeret frå /running",
        "The number from /running",
    );
    let id = Parameter::new(
        Place::Path,
        "id",
        json!({"type": "integer", "format": "int64", "minimum": 0, "maximum": 9_007_199_254_740_991_u64}),
        id,
    );
    vec![
        get(
            "/health",
            "health",
            T(
                "Om prosessen lever",
                "Om prosessen lever",
                "Whether the process is alive",
            ),
        )
        .answers(200, T("Den lever", "Han lever", "It is alive"), text(), &[]),
        get(
            "/ready",
            "ready",
            T(
                "Om noden tar imot",
                "Om noden tek imot",
                "Whether the node takes requests",
            ),
        )
        .answers(
            200,
            T("Den tar imot", "Han tek imot", "It does"),
            text(),
            &[],
        )
        .refuses(&[&kinds::NOT_READY]),
        get(
            "/metrics",
            "metrics",
            T(
                "Tellere for Prometheus",
                "Teljarar for Prometheus",
                "Counters for Prometheus",
            ),
        )
        .answers(200, T("Tellerne", "Teljarane", "The counters"), text(), &[]),
        get(
            "/running",
            "running",
            T(
                "Spørringer som pågår",
                "Spørjingar som går føre seg",
                "Queries under way",
            ),
        )
        .says(T(
            "For administratorer.",
            "For administratorar.",
            "For administrators.",
        ))
        .access(Access::Token)
        .answers(
            200,
            T("Spørringene", "Spørjingane", "The queries"),
            [Content::json(listed)],
            &[],
        ),
        Operation::new(
            "delete",
            "/running/{id}",
            "stop",
            TAG,
            T("Stans en spørring", "Stans ei spørjing", "Stop a query"),
        )
        .says(T(
            "For administratorer.",
            "For administratorar.",
            "For administrators.",
        ))
        .access(Access::Token)
        .takes([id])
        .answers(
            204,
            T("Den stanses", "Ho blir stansa", "It is being stopped"),
            [],
            &[],
        )
        .refuses(&[&kinds::NOT_FOUND, &kinds::REQUEST_INVALID]),
    ]
}
