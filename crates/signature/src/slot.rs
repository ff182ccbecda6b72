//! The text of slot 5, as the profile has it.

use alloc::string::String;
use core::fmt;

use base64::Engine as _;

use super::{Algorithm, BASE64, KeyId};
use vn_personal_qr::PersonalQr;
use vn_personal_qr::Signature;

/// The length of a signature of the profile.
pub(super) const SIGNATURE_LEN: usize = 64;

/// The longest signature that slot 5 can hold.
pub(super) const MAX_SIGNATURE_LEN: usize = Signature::MAX_LEN / 4 * 3;

/// A text of slot 5 that has the form of the profile. That it has, proves nothing.
///
/// ```
/// use vn_personal_qr::Signature;
/// use vn_personal_qr_signature::{Algorithm, SignatureSlot};
///
/// let text = format!("E.moh-2026.{}", "A".repeat(86));
/// let slot = SignatureSlot::of(Signature::new(&text)?).unwrap();
/// assert_eq!(slot.algorithm(), Algorithm::ED25519);
/// assert_eq!(slot.key_id().as_str(), "moh-2026");
/// assert!(SignatureSlot::of(Signature::new("MEUCIQDx")?).is_none());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SignatureSlot<'a> {
    algorithm: Algorithm,
    key_id: KeyId,
    signature: &'a [u8],
}

impl<'a> SignatureSlot<'a> {
    /// The parts of a slot's text; `None` if it is not of the profile: another form, another algorithm, a signature that is
    /// not of 64 bytes or whose last character has bits of no byte.
    #[must_use]
    pub fn of(text: Signature<'a>) -> Option<Self> {
        let slot = Self::of_any_algorithm(text)?;
        let mut bytes = [0; SIGNATURE_LEN];
        slot.algorithm
            .is_supported()
            .then(|| slot.signature(&mut bytes))?
            .filter(|signature| signature.len() == SIGNATURE_LEN)?;
        Some(slot)
    }

    /// The same for whatever algorithm a capital letter may name.
    pub(super) fn of_any_algorithm(text: Signature<'a>) -> Option<Self> {
        let mut parts = text.as_bytes().splitn(3, |byte| *byte == b'.');
        let (algorithm, key_id, signature) = (parts.next()?, parts.next()?, parts.next()?);
        let [letter] = algorithm else { return None };
        Some(Self {
            algorithm: Algorithm::of_letter(*letter)?,
            key_id: KeyId::of_bytes(key_id)?,
            signature,
        })
    }

    /// The algorithm that the text names.
    #[must_use]
    pub const fn algorithm(self) -> Algorithm {
        self.algorithm
    }

    /// The key that the text names.
    #[must_use]
    pub const fn key_id(self) -> KeyId {
        self.key_id
    }

    /// The signature's bytes, into a buffer.
    pub(super) fn signature(self, buffer: &mut [u8]) -> Option<&[u8]> {
        let length = BASE64.decode_slice(self.signature, buffer).ok()?;
        buffer.get(..length)
    }
}

/// Shows algorithm and key; the signature is of a person.
impl fmt::Debug for SignatureSlot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureSlot")
            .field("algorithm", &self.algorithm)
            .field("key_id", &self.key_id)
            .finish_non_exhaustive()
    }
}

pub(super) fn write(algorithm: Algorithm, key_id: KeyId, signature: &[u8]) -> String {
    let mut text = String::with_capacity(Signature::MAX_LEN);
    text.push(algorithm.letter());
    text.push('.');
    text.push_str(key_id.as_str());
    text.push('.');
    BASE64.encode_string(signature, &mut text);
    text
}

/// What can be said of a signature without a key: whether its text has the form of the profile.
///
/// It stands beside the [findings](crate::check) of a payload, which know no signature.
///
/// ```
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::SignatureFinding;
///
/// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<<<<MEUCIQDx")?;
/// assert_eq!(SignatureFinding::of(&qr), Some(SignatureFinding::NotOfProfile));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SignatureFinding {
    /// The text of slot 5 is one of the profile: `E.moh-2026.` and 86 characters.
    ///
    /// Code `signature-of-profile`.
    OfProfile,
    /// The text of slot 5 is another: `MEUCIQDx`.
    ///
    /// Code `signature-not-of-profile`.
    NotOfProfile,
}

impl SignatureFinding {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[Self::OfProfile, Self::NotOfProfile];

    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OfProfile => "signature-of-profile",
            Self::NotOfProfile => "signature-not-of-profile",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::OfProfile => {
                "chữ ký có dạng của hồ sơ vn-personal-qr:v1.1; có đúng hay không thì chỉ khoá của nơi cấp mới cho biết"
            }
            Self::NotOfProfile => "chữ ký không thuộc hồ sơ đã biết, không kiểm tra được ở đây",
        }
    }
}

impl fmt::Display for SignatureFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OfProfile => "the signature has the form of the profile vn-personal-qr:v1.1; whether it holds, only the issuer's key can tell",
            Self::NotOfProfile => "the signature is of no known profile and cannot be verified here",
        })
    }
}

impl SignatureFinding {
    /// What can be said of the payload's signature; `None` if it has none.
    #[must_use]
    pub fn of(payload: &PersonalQr<'_>) -> Option<Self> {
        let text = payload.extension().signature()?;
        Some(match SignatureSlot::of(text) {
            Some(_) => Self::OfProfile,
            None => Self::NotOfProfile,
        })
    }
}
