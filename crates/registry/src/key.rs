//! What a registry keeps in place of a subject's key, and where the randomness of QIDs comes from.

use sha2::{Digest, Sha256};
use vn_personal_qr_issuance::SubjectKey;

/// The hash of a subject's key: the primary key of its record.
///
/// Hashes are spread evenly, so ranges and shards of a distributed table fill alike, and whoever sees the table does not
/// see the verification system's keys. If those could be guessed, as an id number can, the platform should make them
/// with a secret first.
pub type Key = [u8; 32];

/// The hash of this key.
#[must_use]
pub fn hash(subject: &SubjectKey) -> Key {
    Sha256::digest(subject.as_str()).into()
}

/// Where the bytes of a new QID come from.
pub type Random = fn() -> Result<[u8; 16], getrandom::Error>;

/// Bytes of the operating system's generator.
///
/// # Errors
///
/// There is none.
pub fn random() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
