//! The operations of a registry on a database, and the algorithm on top of them.

use std::error::Error;

use vn_personal_qr_issuance::{Record, RegistrationReply, RegistrationRequest, UpdatedRecord};

use crate::error::RegistryError;
use crate::random::RandomSource;
use crate::subject_hash::{SubjectHash, hash_subject};

/// The operations of a registry on a database. Each is one transaction, durable when it returns.
///
/// There are two tables: people by hashed subject key, with QID and payload, and the used QIDs. A unique column in the
/// first table would do the same, but distributed databases cannot enforce it in a table that is sharded by subject.
pub trait Table {
    /// The error of the database.
    type Error: Error + Send + Sync + 'static;

    /// Returns the payload of a person.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    fn payload(&mut self, subject: &SubjectHash) -> Result<Option<String>, Self::Error>;

    /// Returns whether a QID is used.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    fn has_qid(&mut self, qid: &str) -> Result<bool, Self::Error>;

    /// Inserts a person, unless the person exists or the QID is used. Returns whether it did.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    fn insert(
        &mut self,
        subject: &SubjectHash,
        qid: &str,
        payload: &str,
    ) -> Result<bool, Self::Error>;

    /// Replaces a person's payload if it still equals `old`. Returns whether it did.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    fn replace(&mut self, subject: &SubjectHash, old: &str, new: &str)
    -> Result<bool, Self::Error>;
}

/// Implements [`Registry::upsert`](vn_personal_qr_issuance::Registry::upsert) on a table.
///
/// It reads the record, then inserts or replaces it on condition that it has not changed since, and repeats both after a
/// conflict. A conflict means that another caller has succeeded, so the loop ends. A call that died is completed by the
/// next one. A QID is returned only after it was read from or written to the table.
///
/// # Errors
///
/// The errors of [`RegistryError`].
pub fn upsert<T: Table>(
    table: &mut T,
    request: &RegistrationRequest,
    random: RandomSource,
) -> Result<RegistrationReply, RegistryError<T::Error>> {
    if let Some(qid) = request.declarant_qid()
        && !table.has_qid(qid.as_str())?
    {
        return Ok(request.declarant_unknown());
    }
    let subject = hash_subject(request.subject());
    loop {
        match find(table, &subject)? {
            None => {
                let record = request.new_record(random().map_err(RegistryError::Random)?);
                if table.insert(&subject, record.qid().as_str(), record.as_str())? {
                    return Ok(request.registered(record));
                }
            }
            Some(current) => match request.updated_record(&current) {
                UpdatedRecord::Unchanged => return Ok(request.registered(current)),
                UpdatedRecord::Changed(record) => {
                    if table.replace(&subject, current.as_str(), record.as_str())? {
                        return Ok(request.registered(record));
                    }
                }
            },
        }
    }
}

/// Implements [`Registry::find`](vn_personal_qr_issuance::Registry::find) on a table.
///
/// # Errors
///
/// [`Database`](RegistryError::Database) and [`InvalidRow`](RegistryError::InvalidRow).
pub fn find<T: Table>(
    table: &mut T,
    subject: &SubjectHash,
) -> Result<Option<Record>, RegistryError<T::Error>> {
    let payload = table.payload(subject)?;
    let record = payload.map(|payload| Record::parse(&payload));
    record.transpose().map_err(|_| RegistryError::InvalidRow)
}
