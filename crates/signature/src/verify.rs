use core::error::Error;
use core::fmt;

use signature::Verifier;

use super::message::{Message, covered};
use super::slot::{MAX_SIGNATURE_LEN, SIGNATURE_LEN};
use super::{Algorithm, KeyId, KeySet, SignatureSlot, SlotSignature, Verified};
use vn_personal_qr::DecodeError;
use vn_personal_qr::PersonalQr;

/// Decodes what was received and verifies its signature with the key that it names.
///
/// It takes the bytes as they were scanned. A payload that was decoded and encoded again may be another text: trailing
/// delimiters are gone.
///
/// # Errors
///
/// | error | text |
/// |---|---|
/// | [`NotAPayload`](VerifyError::NotAPayload) | `hello` |
/// | [`NoSignature`](VerifyError::NoSignature) | `001093029317\|A\|1987-01-18\|0\|1\|` |
/// | [`NotThisProfile`](VerifyError::NotThisProfile) | the same with `<<<<MEUCIQDx` |
/// | [`UnknownKey`](VerifyError::UnknownKey) | the same with `<<<<E.nobody.` and 86 characters |
/// | [`BadSignature`](VerifyError::BadSignature) | a signed text in which one digit was changed |
pub fn verify<'a>(
    received: &'a [u8],
    keys: &KeySet,
) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
    let claim = Claim::of(received)?;
    let slot = SignatureSlot::of(claim.signature).ok_or(VerifyError::NotThisProfile)?;
    let (algorithm, key_id) = (slot.algorithm(), slot.key_id());
    let Some(key) = keys.get(algorithm, key_id) else {
        return Err(VerifyError::UnknownKey { algorithm, key_id });
    };
    let mut signature = [0; SIGNATURE_LEN];
    slot.signature(&mut signature);
    if key.holds(Message::of(claim.covered).bytes(), &signature) {
        Ok(Verified::new(claim.payload, algorithm, key_id))
    } else {
        Err(VerifyError::BadSignature { algorithm, key_id })
    }
}

/// The same with one key of any kind: one that is kept elsewhere, or of an algorithm that the profile does not have.
///
/// The verifier is as strict as its author made it. That of `ed25519-dalek` by itself takes keys of small order; a
/// [`KeySet`] does not.
///
/// ```
/// use p256::ecdsa::{Signature, VerifyingKey};
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::{self, KeyId, VerifyError};
///
/// let key = p256::ecdsa::SigningKey::from_slice(&[7; 32])?;
/// let payload = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
/// let signed = signature::sign_with::<Signature>(&payload, KeyId::new("hsm-1")?, &key)?;
///
/// let verifier = VerifyingKey::from(&key);
/// let text = signed.as_str().as_bytes();
/// assert!(signature::verify_with::<Signature>(text, KeyId::new("hsm-1")?, &verifier).is_ok());
/// let other = signature::verify_with::<Signature>(text, KeyId::new("hsm-2")?, &verifier);
/// assert!(matches!(other, Err(VerifyError::UnknownKey { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`verify`]; [`UnknownKey`](VerifyError::UnknownKey) where the text names another key or algorithm.
pub fn verify_with<'a, S: SlotSignature>(
    received: &'a [u8],
    key_id: KeyId,
    verifier: &impl Verifier<S>,
) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
    let claim = Claim::of(received)?;
    let slot =
        SignatureSlot::of_any_algorithm(claim.signature).ok_or(VerifyError::NotThisProfile)?;
    let mut buffer = [0; MAX_SIGNATURE_LEN];
    let bytes = slot
        .signature(&mut buffer)
        .ok_or(VerifyError::NotThisProfile)?;
    let algorithm = S::ALGORITHM;
    if (slot.algorithm(), slot.key_id()) != (algorithm, key_id) {
        let (algorithm, key_id) = (slot.algorithm(), slot.key_id());
        return Err(VerifyError::UnknownKey { algorithm, key_id });
    }
    let bad = VerifyError::BadSignature { algorithm, key_id };
    let signature = S::try_from(bytes).map_err(|_| bad)?;
    let canonical: S::Repr = signature.clone().canonical().try_into().map_err(|_| bad)?;
    if canonical.as_ref() != bytes {
        return Err(bad);
    }
    verifier
        .verify(Message::of(claim.covered).bytes(), &signature)
        .map_err(|_| bad)?;
    Ok(Verified::new(claim.payload, algorithm, key_id))
}

/// A payload that has something in slot 5.
struct Claim<'a> {
    payload: PersonalQr<'a>,
    covered: &'a [u8],
    signature: vn_personal_qr::Signature<'a>,
}

impl<'a> Claim<'a> {
    fn of(received: &'a [u8]) -> Result<Self, VerifyError> {
        let payload = PersonalQr::decode(received).map_err(VerifyError::NotAPayload)?;
        let signature = payload.extension().signature();
        let (Some(signature), Some(covered)) = (signature, covered(received)) else {
            return Err(VerifyError::NoSignature);
        };
        Ok(Self {
            payload,
            covered,
            signature,
        })
    }
}

/// Why a text is not verified. It carries none of it but the name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerifyError {
    /// The text does not decode. Code `not-a-payload`.
    NotAPayload(DecodeError),
    /// Slot 5 is empty. Code `no-signature`.
    NoSignature,
    /// Something else stands in slot 5. Code `not-this-profile`.
    NotThisProfile,
    /// The key set has no key of this name for this algorithm. Code `unknown-key`.
    UnknownKey {
        /// The algorithm that the text names.
        algorithm: Algorithm,
        /// The key that it names.
        key_id: KeyId,
    },
    /// The signature does not hold: the text or the signature has been changed, or another key made it. Code
    /// `bad-signature`.
    BadSignature {
        /// The algorithm that the text names.
        algorithm: Algorithm,
        /// The key that it names.
        key_id: KeyId,
    },
}

impl VerifyError {
    /// The stable kebab-case name, for programs.
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

    /// The sentence in Vietnamese, as something to print; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> impl fmt::Display + Copy {
        Vietnamese(self)
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPayload(error) => write!(f, "not a valid payload: {error}"),
            Self::NoSignature => f.write_str("there is no signature"),
            Self::NotThisProfile => {
                f.write_str("the signature is not of the profile vn-personal-qr:v1.1")
            }
            Self::UnknownKey { algorithm, key_id } => {
                write!(f, "the key set has no key {key_id} for {algorithm}")
            }
            Self::BadSignature { algorithm, key_id } => write!(
                f,
                "the signature does not hold ({algorithm}, key {key_id}): the text is not the one that was signed"
            ),
        }
    }
}

#[derive(Clone, Copy)]
struct Vietnamese(VerifyError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            VerifyError::NotAPayload(error) => {
                write!(f, "không phải mã hợp lệ: {}", error.vi())
            }
            VerifyError::NoSignature => f.write_str("không có chữ ký"),
            VerifyError::NotThisProfile => {
                f.write_str("chữ ký không thuộc hồ sơ vn-personal-qr:v1.1")
            }
            VerifyError::UnknownKey { algorithm, key_id } => {
                write!(f, "bộ khoá không có khoá {key_id} cho {algorithm}")
            }
            VerifyError::BadSignature { algorithm, key_id } => write!(
                f,
                "chữ ký không đúng ({algorithm}, khoá {key_id}): văn bản không phải văn bản đã được ký"
            ),
        }
    }
}

impl Error for VerifyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotAPayload(error) => Some(error),
            _ => None,
        }
    }
}
