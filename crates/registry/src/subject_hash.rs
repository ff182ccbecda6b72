use sha2::{Digest, Sha256};
use vn_personal_qr_issuance::SubjectKey;

/// The SHA-256 hash of a [`SubjectKey`], the primary key of a person's record.
///
/// A reader of the table does not see the verification system's keys, and the shards of a distributed table fill evenly.
/// The hash does not protect keys that can be guessed, such as id numbers; the platform should derive such keys with a
/// secret first.
pub type SubjectHash = [u8; 32];

/// Returns the hash of a key.
#[must_use]
pub fn hash_subject(subject: &SubjectKey) -> SubjectHash {
    Sha256::digest(subject.as_str()).into()
}
