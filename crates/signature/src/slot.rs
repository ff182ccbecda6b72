use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;
use vn_personal_qr::Signature;

use crate::algorithm::Algorithm;
use crate::key_id::KeyId;

/// base64url without padding (RFC 4648, section 5), also of JWKs. Decoding rejects padding and non-zero trailing bits.
pub(crate) const BASE64URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD);

/// The length in bytes of a signature of the profile.
pub(crate) const SIGNATURE_LEN: usize = 64;

/// The maximum length in bytes of a signature in slot 5.
pub(crate) const MAX_SIGNATURE_LEN: usize = Signature::MAX_LEN / 4 * 3;

/// The parsed text of slot 5, in the format of the profile.
///
/// It is not verified: anybody can write a text in this format.
///
/// ```
/// use vn_personal_qr::Signature;
/// use vn_personal_qr_signature::{Algorithm, SignatureSlot};
///
/// let text = format!("E.moh-2026.{}", "A".repeat(86));
/// let slot = SignatureSlot::parse(Signature::new(&text)?).unwrap();
/// assert_eq!(slot.algorithm(), Algorithm::ED25519);
/// assert_eq!(slot.key_id().as_str(), "moh-2026");
/// assert!(SignatureSlot::parse(Signature::new("MEUCIQDx")?).is_none());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SignatureSlot<'a> {
    algorithm: Algorithm,
    key_id: KeyId,
    signature: &'a [u8],
}

impl<'a> SignatureSlot<'a> {
    /// Parses the text of slot 5.
    ///
    /// Returns `None` for a text that is not of the profile: another format, another algorithm, a signature that is not
    /// 64 bytes long, or non-zero trailing bits in its last character.
    #[must_use]
    pub fn parse(text: Signature<'a>) -> Option<Self> {
        let slot = Self::parse_any_algorithm(text)?;
        let mut bytes = [0; SIGNATURE_LEN];
        slot.algorithm
            .is_supported()
            .then(|| slot.decode_signature(&mut bytes))?
            .filter(|signature| signature.len() == SIGNATURE_LEN)?;
        Some(slot)
    }

    /// Parses the text of slot 5 with any capital letter as its algorithm. The signature is not decoded.
    pub(crate) fn parse_any_algorithm(text: Signature<'a>) -> Option<Self> {
        let mut parts = text.as_bytes().splitn(3, |byte| *byte == b'.');
        let (algorithm, key_id, signature) = (parts.next()?, parts.next()?, parts.next()?);
        let [letter] = algorithm else { return None };
        Some(Self {
            algorithm: Algorithm::from_letter(*letter)?,
            key_id: KeyId::from_bytes(key_id)?,
            signature,
        })
    }

    /// Returns the algorithm.
    #[must_use]
    pub const fn algorithm(self) -> Algorithm {
        self.algorithm
    }

    /// Returns the key ID.
    #[must_use]
    pub const fn key_id(self) -> KeyId {
        self.key_id
    }

    /// Decodes the signature into `buffer`. Returns `None` if it is not base64url or too long for `buffer`.
    pub(crate) fn decode_signature(self, buffer: &mut [u8]) -> Option<&[u8]> {
        let length = BASE64URL.decode_slice(self.signature, buffer).ok()?;
        buffer.get(..length)
    }
}

/// Shows the algorithm and the key ID, but not the signature, which is personal data.
impl fmt::Debug for SignatureSlot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureSlot")
            .field("algorithm", &self.algorithm)
            .field("key_id", &self.key_id)
            .finish_non_exhaustive()
    }
}

/// Returns the text of slot 5.
pub(crate) fn slot_text(algorithm: Algorithm, key_id: KeyId, signature: &[u8]) -> String {
    let mut text = String::with_capacity(Signature::MAX_LEN);
    text.push(algorithm.letter());
    text.push('.');
    text.push_str(key_id.as_str());
    text.push('.');
    BASE64URL.encode_string(signature, &mut text);
    text
}
