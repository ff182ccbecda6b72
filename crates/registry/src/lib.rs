//! Registries for [`vn_personal_qr_issuance`], and a conformance suite that any other can run.
//!
//! [`Sqlite`] is the embedded one, [`Postgres`] the one for platforms. Both are the same algorithm, [`enter`](table::upsert),
//! over four statements, [`Table`](table::Table); see there why it is safe.

pub mod conformance;
pub mod key;
pub mod population;
#[cfg(feature = "postgresql")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod table;

#[cfg(feature = "postgresql")]
pub use postgres::Postgres;
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;
