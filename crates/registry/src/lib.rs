//! Registries for [`vn_personal_qr_issuance`], and a [conformance suite](conformance) for other implementations.
//!
//! [`Sqlite`] stores the records in a file, [`Postgres`] on a server. Both use the same algorithm,
//! [`upsert`](table::upsert), on the four operations of [`Table`](table::Table).

// Nothing in the library may panic, except the conformance suite.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a violated guarantee is a panic"
)]
pub mod conformance;
mod error;
#[cfg(feature = "postgresql")]
mod postgresql;
mod random;
#[cfg(feature = "sqlite")]
mod sqlite;
mod subject_hash;
pub mod table;

pub use error::RegistryError;
#[cfg(feature = "postgresql")]
pub use postgresql::{Postgres, PostgresError};
pub use random::{RandomSource, os_random};
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;
pub use subject_hash::{SubjectHash, hash_subject};

// The sample of the README is a test.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../README.md")]
struct Readme;
