//! How the quads of one commit are written: compact, self-contained, streamed both ways.
//!
//! A payload is a version byte ([`VERSION`]) and then records, each a tag byte and its fields.
//! Numbers are LEB128 (7 bits a byte, low bits first); texts are a length and UTF-8. Terms are
//! numbered from 0 as they are introduced and a record names only terms before it, so that one
//! pass writes and one pass reads. Every [`TABLE_LIMIT`] terms the table is forgotten, which
//! bounds the memory of a writer and a reader whatever the size of the commit.
//!
//! | tag | record | fields |
//! |---|---|---|
//! | 0 | end | numbers of quads added, removed, graphs created, dropped |
//! | 1 | IRI | bytes shared with the IRI before it, the rest as text |
//! | 2 | blank node | label |
//! | 3 | string literal | value |
//! | 4 | literal with datatype | term of the datatype, value |
//! | 5 | literal with language | tag, value |
//! | 6, 7 | literal with language, written left to right, right to left | tag, value |
//! | 8 | triple term (RDF 1.2) | terms of subject, predicate, object |
//! | 9 | forget the terms | |
//! | 10, 11 | named graph created, dropped | term |
//! | 0x40 + flags | quad added | what differs from the quad before, then the object |
//! | 0x80 + flags | quad removed | the same |
//!
//! Flags of a quad: 1 another graph follows (its term + 1, or 0 for the unnamed graph), 2 another
//! subject follows, 4 another predicate follows. Before the first quad, and after "forget", the
//! graph is the unnamed one and the other terms are 0.

mod decode;
mod delta;
mod encode;

pub use decode::{Change, Decoder};
pub use delta::encode;
pub use encode::{Counts, Encoder, Lexical, LocalQuad, Operation};

/// The version this module writes; the reader refuses others.
pub const VERSION: u8 = 1;
/// Terms after which the table starts anew.
pub const TABLE_LIMIT: u32 = 1 << 20;

mod tag {
    pub const END: u8 = 0;
    pub const IRI: u8 = 1;
    pub const BLANK: u8 = 2;
    pub const STRING: u8 = 3;
    pub const TYPED: u8 = 4;
    pub const LANGUAGE: u8 = 5;
    pub const LANGUAGE_LTR: u8 = 6;
    pub const LANGUAGE_RTL: u8 = 7;
    pub const TRIPLE: u8 = 8;
    pub const FORGET: u8 = 9;
    pub const CREATED: u8 = 10;
    pub const DROPPED: u8 = 11;
    pub const ADDED: u8 = 0x40;
    pub const REMOVED: u8 = 0x80;
    pub const NEW_GRAPH: u8 = 1;
    pub const NEW_SUBJECT: u8 = 2;
    pub const NEW_PREDICATE: u8 = 4;
}

#[cfg(test)]
mod tests;
