//! `ontology/`, `shapes/`, `data/` and static files inside the binary.
