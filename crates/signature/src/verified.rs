use super::{Algorithm, KeyId};
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// A payload whose signature holds. Only [`verify`](super::verify()) and [`verify_with`](super::verify_with) make one.
///
/// A function that takes `Verified<PersonalQr>` cannot be called with a payload that was merely decoded:
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
    /// The payload.
    ///
    /// Its slots from the sixth on are not covered: if [there are any](Self::has_unsigned_slots), somebody else may have
    /// written them.
    #[must_use]
    pub const fn payload(&self) -> &P {
        &self.payload
    }

    /// The payload without its proof.
    #[must_use]
    pub fn into_payload(self) -> P {
        self.payload
    }

    /// The algorithm of the signature.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key that the signature was verified with.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Whether something stands in slots from the sixth on. An issuer that signs leaves them empty.
    #[must_use]
    pub const fn has_unsigned_slots(&self) -> bool {
        self.has_unsigned_slots
    }
}

impl<'a> Verified<PersonalQr<'a>> {
    /// Of a payload whose signature was found to hold.
    pub(super) fn new(payload: PersonalQr<'a>, algorithm: Algorithm, key_id: KeyId) -> Self {
        Self {
            payload,
            algorithm,
            key_id,
            has_unsigned_slots: !payload.extension().other().is_empty(),
        }
    }

    /// The same with a text of its own. It keeps the proof, and the canonical text.
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
