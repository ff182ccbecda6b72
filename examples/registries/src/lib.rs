//! Registries for [`vn_personal_qr::issuance`], and a conformance suite that any other can run.
//!
//! [`Sqlite`] is the embedded one, [`Postgres`] the one for platforms. Both are the same algorithm, [`enter`](table::upsert),
//! over four statements, [`Table`](table::Table); see there why it is safe.

pub mod conformance;
pub mod key;
pub mod population;
mod postgres;
mod sqlite;
pub mod table;

pub use postgres::Postgres;
pub use sqlite::Sqlite;
