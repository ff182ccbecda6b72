use core::fmt;

use signature::Verifier;
use vn_personal_qr::{DecodeError, Language, Localize, PersonalQr, Signature};

use crate::algorithm::{Algorithm, SlotSignature};
use crate::key_id::KeyId;
use crate::key_set::KeySet;
use crate::message::{Message, signed_part};
use crate::slot::{MAX_SIGNATURE_LEN, SIGNATURE_LEN, SignatureSlot};
use crate::verified::Verified;

/// Decodes `received` and verifies its signature with the key in `keys` that slot 5 names.
///
/// Pass the bytes as they were scanned. A payload that was decoded and encoded again may be another text, without
/// trailing delimiters.
///
/// # Errors
///
/// | error | text |
/// |---|---|
/// | [`NotAPayload`](VerifyError::NotAPayload) | `hello` |
/// | [`NoSignature`](VerifyError::NoSignature) | `001093029317\|A\|1987-01-18\|0\|1\|` |
/// | [`NotThisProfile`](VerifyError::NotThisProfile) | the same with `<<<<MEUCIQDx` |
/// | [`UnknownKey`](VerifyError::UnknownKey) | the same with `<<<<E.nobody.` and 86 characters |
/// | [`BadSignature`](VerifyError::BadSignature) | a signed text with one changed digit |
pub fn verify<'a>(
    received: &'a [u8],
    keys: &KeySet,
) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
    let signed = SignedText::decode(received)?;
    let slot = SignatureSlot::parse(signed.signature).ok_or(VerifyError::NotThisProfile)?;
    let (algorithm, key_id) = (slot.algorithm(), slot.key_id());
    let Some(key) = keys.get(algorithm, key_id) else {
        return Err(VerifyError::UnknownKey { algorithm, key_id });
    };
    let mut signature = [0; SIGNATURE_LEN];
    slot.decode_signature(&mut signature);
    if key.is_valid(signed.message().as_bytes(), &signature) {
        Ok(Verified::new(signed.payload, algorithm, key_id))
    } else {
        Err(VerifyError::BadSignature { algorithm, key_id })
    }
}

/// Decodes `received` and verifies its signature with any [`Verifier`]: a key of a security module or a service, or an
/// algorithm outside the profile.
///
/// The verifier decides how strict it is. The one of `ed25519-dalek` accepts keys of small order, a [`KeySet`] does not.
///
/// ```
/// use p256::ecdsa::{Signature, VerifyingKey};
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::{KeyId, VerifyError, sign_with, verify_with};
///
/// let key = p256::ecdsa::SigningKey::from_slice(&[7; 32])?;
/// let payload = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
/// let signed = sign_with::<Signature>(&payload, KeyId::new("hsm-1")?, &key)?;
///
/// let verifier = VerifyingKey::from(&key);
/// let text = signed.as_str().as_bytes();
/// assert!(verify_with::<Signature>(text, KeyId::new("hsm-1")?, &verifier).is_ok());
/// let other = verify_with::<Signature>(text, KeyId::new("hsm-2")?, &verifier);
/// assert!(matches!(other, Err(VerifyError::UnknownKey { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The errors of [`verify`]; [`UnknownKey`](VerifyError::UnknownKey) if slot 5 names another key or algorithm.
pub fn verify_with<'a, S: SlotSignature>(
    received: &'a [u8],
    key_id: KeyId,
    verifier: &impl Verifier<S>,
) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
    let signed = SignedText::decode(received)?;
    let slot =
        SignatureSlot::parse_any_algorithm(signed.signature).ok_or(VerifyError::NotThisProfile)?;
    let mut buffer = [0; MAX_SIGNATURE_LEN];
    let bytes = slot
        .decode_signature(&mut buffer)
        .ok_or(VerifyError::NotThisProfile)?;
    let algorithm = S::ALGORITHM;
    if (slot.algorithm(), slot.key_id()) != (algorithm, key_id) {
        let (algorithm, key_id) = (slot.algorithm(), slot.key_id());
        return Err(VerifyError::UnknownKey { algorithm, key_id });
    }
    let bad_signature = VerifyError::BadSignature { algorithm, key_id };
    let signature = S::try_from(bytes).map_err(|_| bad_signature)?;
    let canonical: S::Repr = signature
        .clone()
        .canonical()
        .try_into()
        .map_err(|_| bad_signature)?;
    if canonical.as_ref() != bytes {
        return Err(bad_signature);
    }
    verifier
        .verify(signed.message().as_bytes(), &signature)
        .map_err(|_| bad_signature)?;
    Ok(Verified::new(signed.payload, algorithm, key_id))
}

/// A decoded payload with slot 5 filled; not yet verified.
struct SignedText<'a> {
    payload: PersonalQr<'a>,
    signed_part: &'a [u8],
    signature: Signature<'a>,
}

impl<'a> SignedText<'a> {
    fn decode(received: &'a [u8]) -> Result<Self, VerifyError> {
        let payload = PersonalQr::decode(received).map_err(VerifyError::NotAPayload)?;
        let signature = payload.extension().signature();
        let (Some(signature), Some(signed_part)) = (signature, signed_part(received)) else {
            return Err(VerifyError::NoSignature);
        };
        Ok(Self {
            payload,
            signed_part,
            signature,
        })
    }

    fn message(&self) -> Message {
        Message::new(self.signed_part)
    }
}

/// An error of verification. It contains nothing of the text but the algorithm and the key ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The text is not a payload. Code `not-a-payload`.
    #[error("not a valid payload: {0}")]
    NotAPayload(#[source] DecodeError),
    /// Slot 5 is empty. Code `no-signature`.
    #[error("no signature")]
    NoSignature,
    /// Slot 5 has another format. Code `not-this-profile`.
    #[error("the signature does not have the format vn-personal-qr:v1.1")]
    NotThisProfile,
    /// The key set has no key with this key ID for this algorithm. Code `unknown-key`.
    #[error("unknown key {key_id} ({algorithm})")]
    UnknownKey {
        /// The algorithm in slot 5.
        algorithm: Algorithm,
        /// The key ID in slot 5.
        key_id: KeyId,
    },
    /// The signature is not valid: the text or the signature was changed, or another key made it. Code
    /// `bad-signature`.
    #[error("invalid signature ({algorithm}, key {key_id}): changed text or another key")]
    BadSignature {
        /// The algorithm in slot 5.
        algorithm: Algorithm,
        /// The key ID in slot 5.
        key_id: KeyId,
    },
}

impl VerifyError {
    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAPayload(_) => "not-a-payload",
            Self::NoSignature => "no-signature",
            Self::NotThisProfile => "not-this-profile",
            Self::UnknownKey { .. } => "unknown-key",
            Self::BadSignature { .. } => "bad-signature",
        }
    }
}

impl Localize for VerifyError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language != Language::Vietnamese {
            return fmt::Display::fmt(self, f);
        }
        match self {
            Self::NotAPayload(error) => write!(f, "không phải mã hợp lệ: {}", error.vi()),
            Self::NoSignature => f.write_str("không có chữ ký"),
            Self::NotThisProfile => f.write_str("chữ ký không có định dạng vn-personal-qr:v1.1"),
            Self::UnknownKey { algorithm, key_id } => {
                write!(f, "không tìm thấy khóa {key_id} ({algorithm})")
            }
            Self::BadSignature { algorithm, key_id } => write!(
                f,
                "chữ ký không hợp lệ ({algorithm}, khóa {key_id}): nội dung đã bị sửa hoặc ký bằng khóa khác"
            ),
        }
    }
}
