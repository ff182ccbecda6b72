use vn_personal_qr::{PersonalQr, PersonalQrBuf};

use crate::algorithm::Algorithm;
use crate::key_id::KeyId;

/// A payload with a valid signature. Only [`verify`](crate::verify()) and [`verify_with`](crate::verify_with) create it.
///
/// A function that takes `Verified<PersonalQr>` cannot be called with a payload that was only decoded:
///
/// ```compile_fail
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::Verified;
///
/// fn admit(_: Verified<PersonalQr<'_>>) {}
/// admit(PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<<<<E.k.x").unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verified<P> {
    payload: P,
    algorithm: Algorithm,
    key_id: KeyId,
    has_unsigned_slots: bool,
}

impl<P> Verified<P> {
    /// Returns the payload.
    ///
    /// The signature does not cover slots 6 and up: if [there are any](Self::has_unsigned_slots), somebody else may have
    /// written them.
    #[must_use]
    pub const fn payload(&self) -> &P {
        &self.payload
    }

    /// Returns the payload and drops the proof.
    #[must_use]
    pub fn into_payload(self) -> P {
        self.payload
    }

    /// Returns the algorithm of the signature.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Returns the ID of the key that the signature was verified with.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Returns whether slot 6 or a later one is filled. An issuer that signs leaves them empty.
    #[must_use]
    pub const fn has_unsigned_slots(&self) -> bool {
        self.has_unsigned_slots
    }
}

impl<'a> Verified<PersonalQr<'a>> {
    pub(crate) fn new(payload: PersonalQr<'a>, algorithm: Algorithm, key_id: KeyId) -> Self {
        Self {
            payload,
            algorithm,
            key_id,
            has_unsigned_slots: !payload.extension().other().is_empty(),
        }
    }

    /// Copies the payload into an owned one, as its canonical text. The proof is kept.
    #[must_use]
    pub fn to_buf(&self) -> Verified<PersonalQrBuf> {
        Verified {
            payload: self.payload.to_buf(),
            algorithm: self.algorithm,
            key_id: self.key_id,
            has_unsigned_slots: self.has_unsigned_slots,
        }
    }
}
