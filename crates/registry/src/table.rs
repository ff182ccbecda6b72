//! The statements that a registry takes of a database, and the one way in which they are used.

use std::error::Error;
use std::fmt;

use vn_personal_qr_issuance::{Record, RegistrationReply, RegistrationRequest};

use super::key::{self, Key, Random};

/// A database as a registry sees it. Each call is one transaction, durable when it returns.
///
/// Two tables do it: people by hashed subject key, with QID and payload, and the QIDs that are taken. The second could
/// be a unique column of the first, but in a table that is sharded by subject no database can promise that (Citus refuses
/// it).
pub trait Table {
    /// Why there is no answer now.
    type Error;

    /// The payload of a person.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    fn find(&mut self, key: &Key) -> Result<Option<String>, Self::Error>;

    /// Whether a QID is taken.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    fn knows(&mut self, qid: &str) -> Result<bool, Self::Error>;

    /// Adds a person, unless the person is there or the QID is taken; says whether it did.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    fn add(&mut self, key: &Key, qid: &str, payload: &str) -> Result<bool, Self::Error>;

    /// Replaces a person's payload, unless it is no longer the old one; says whether it did.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    fn replace(&mut self, key: &Key, old: &str, new: &str) -> Result<bool, Self::Error>;
}

/// Why a registry over a table has no answer now. It names no value of any row.
#[derive(Debug)]
pub enum Failure<E> {
    /// The database's own error.
    Database(E),
    /// A row that is no record: somebody else has written to the table.
    Damaged,
    /// The operating system has no randomness.
    NoRandomness(getrandom::Error),
}

impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Self {
        Self::Database(error)
    }
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Damaged => f.write_str("a row of the registry is no record"),
            Self::NoRandomness(error) => write!(f, "no randomness: {error}"),
        }
    }
}

impl<E: Error> Error for Failure<E> {}

/// Enters a declaration: [`Registry::upsert`](vn_personal_qr_issuance::Registry::upsert).
///
/// It looks, and then adds or replaces on the condition that nothing has changed since; if something has, it looks again.
/// Somebody always gets on, so it ends. What was changed by a call that did not live to tell is found by the next one,
/// which then has nothing to do. A QID is handed out only after it was found or added in the table, so it is durable
/// before anybody knows it.
///
/// # Errors
///
/// Those of the table.
pub fn upsert<T: Table>(
    table: &mut T,
    entry: &RegistrationRequest,
    random: Random,
) -> Result<RegistrationReply, Failure<T::Error>> {
    if let Some(qid) = entry.declarant_qid()
        && !table.knows(qid.as_str())?
    {
        return Ok(entry.declarant_unknown());
    }
    let key = key::hash(entry.subject());
    loop {
        match find(table, &key)? {
            None => {
                let record = entry.first(random().map_err(Failure::NoRandomness)?);
                if table.add(&key, record.qid().as_str(), record.as_str())? {
                    return Ok(entry.kept(record));
                }
            }
            Some(present) => match entry.update(&present) {
                None => return Ok(entry.kept(present)),
                Some(record) => {
                    if table.replace(&key, present.as_str(), record.as_str())? {
                        return Ok(entry.kept(record));
                    }
                }
            },
        }
    }
}

/// The record of a person: [`Registry::find`](vn_personal_qr_issuance::Registry::find).
///
/// # Errors
///
/// Those of the table, and [`Damaged`](Failure::Damaged).
pub fn find<T: Table>(table: &mut T, key: &Key) -> Result<Option<Record>, Failure<T::Error>> {
    let payload = table.find(key)?;
    let record = payload.map(|payload| Record::read(&payload));
    record.transpose().map_err(|_| Failure::Damaged)
}
