//! Catalogues for those who harvest: one model, told in the words of each profile.
//!
//! A profile is a folder (`ontology/profiles/README.md` describes it): [`Profiles`] reads them all,
//! a [`Renderer`] tells resources of one revision in the words of one profile, and a [`Feed`] is
//! everything of a revision that may be published, ready to be sent as a whole or page by page.
//! [`Promise`] holds writers to what they say is published. Nothing here spells out a property of a
//! profile: those are in its files.

mod block;
mod cache;
mod construct;
mod document;
mod error;
mod feed;
mod files;
mod header;
mod held;
mod judge;
mod kind;
mod lines;
mod moment;
mod profile;
mod promise;
mod reads;
mod render;
mod short;
mod skolem;
mod statements;
mod touched;
mod translate;
mod vocabulary;
mod void;

pub use cache::Cache;
pub use document::{Document, Origin, Part, Selection, Strange};
pub use error::Error;
pub use feed::{Failure, Feed};
pub use held::{Held, Lack, Reason, lacks};
pub use judge::judge;
pub use kind::Kind;
pub use profile::{Level, Profile, Profiles};
pub use promise::Promise;
pub use render::{Renderer, Rendering};
pub use short::{short, types_of, values_of};
pub use void::described_by_void;
