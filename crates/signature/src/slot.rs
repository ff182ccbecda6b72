use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;
use vn_personal_qr::{Signature, catalog};

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
/// use vn_personal_qr::{Signature, catalog};
/// use vn_personal_qr_signature::{Algorithm, SignatureSlot, SlotError};
///
/// let text = format!("E.moh-2026.{}", "A".repeat(86));
/// let slot = SignatureSlot::parse(Signature::new(&text)?)?;
/// assert_eq!(slot.algorithm(), Algorithm::ED25519);
/// assert_eq!(slot.key_id().as_str(), "moh-2026");
/// assert_eq!(SignatureSlot::parse(Signature::new("MEUCIQDx")?), Err(SlotError::Format));
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
    /// # Errors
    ///
    /// | error | text |
    /// |---|---|
    /// | [`Format`](SlotError::Format) | `MEUCIQDx`, `e.moh-2026.` and 86 characters |
    /// | [`KeyId`](SlotError::KeyId) | `E..` and 86 characters |
    /// | [`Algorithm`](SlotError::Algorithm) | `X.moh-2026.` and 86 characters |
    /// | [`Signature`](SlotError::Signature) | `E.moh-2026.` and 85 characters |
    pub fn parse(text: Signature<'a>) -> Result<Self, SlotError> {
        let slot = Self::parse_any_algorithm(text)?;
        if !slot.algorithm.is_supported() {
            return Err(SlotError::Algorithm);
        }
        let mut bytes = [0; SIGNATURE_LEN];
        match slot.decode_signature(&mut bytes) {
            Some(signature) if signature.len() == SIGNATURE_LEN => Ok(slot),
            _ => Err(SlotError::Signature),
        }
    }

    /// Parses the text of slot 5 with any capital letter as its algorithm. The signature is not decoded.
    pub(crate) fn parse_any_algorithm(text: Signature<'a>) -> Result<Self, SlotError> {
        let mut parts = text.as_bytes().splitn(3, |byte| *byte == b'.');
        let (Some([letter @ b'A'..=b'Z']), Some(key_id), Some(signature)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(SlotError::Format);
        };
        Ok(Self {
            algorithm: Algorithm::from_letter(*letter),
            key_id: KeyId::from_bytes(key_id).ok_or(SlotError::KeyId)?,
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

catalog! {
    /// An error for a text of slot 5 that is not in the format of the profile.
    pub enum SlotError {
        /// Not three parts divided by `.`, the first of them a letter A-Z: `MEUCIQDx`.
        Format = "format",
            "the signature is not in the form algorithm.key-id.signature",
            "chữ ký không có dạng thuật-toán.ID-khóa.chữ-ký";
        /// The second part is not a [`KeyId`]: `E..AAAA`.
        KeyId = "key-id",
            "the key ID of the signature is not valid", "ID khóa của chữ ký không hợp lệ";
        /// The letter is of no algorithm of the profile: `X.moh-2026.AAAA`.
        Algorithm = "algorithm",
            "the algorithm of the signature is not supported", "chữ ký dùng thuật toán không được hỗ trợ";
        /// The third part is not the base64url text of 64 bytes, or its last character has unused bits: `E.moh-2026.AAAA`.
        Signature = "signature",
            "the signature is not 86 characters of base64url", "chữ ký không phải 86 ký tự base64url";
    }
}

impl core::error::Error for SlotError {}

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
