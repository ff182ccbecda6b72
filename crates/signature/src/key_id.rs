use core::fmt;
use core::str::FromStr;

use vn_personal_qr::{Language, Localize};

/// An identifier of an issuer's key: the `kid` of a JWK, and the second part of slot 5.
///
/// ```abnf
/// key-id = 1*16( ALPHA / DIGIT / "-" / "_" )
/// ```
///
/// ```
/// use vn_personal_qr_signature::KeyId;
///
/// assert_eq!(KeyId::new("moh-2026")?.as_str(), "moh-2026");
/// assert!(KeyId::new("").is_err() && KeyId::new("moh.2026").is_err());
/// # Ok::<(), vn_personal_qr_signature::KeyIdError>(())
/// ```
///
/// The default identifier of a key is derived [from its thumbprint](crate::VerifyingKey::key_id).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId {
    /// Padded with zeros.
    text: [u8; Self::MAX_LEN],
}

impl TryFrom<&str> for KeyId {
    type Error = KeyIdError;

    fn try_from(text: &str) -> Result<Self, KeyIdError> {
        Self::new(text)
    }
}

impl KeyId {
    /// The maximum length, in bytes.
    pub const MAX_LEN: usize = 16;

    /// A placeholder for a case that cannot occur.
    pub(crate) const PLACEHOLDER: Self = Self {
        text: [b'-'; Self::MAX_LEN],
    };

    /// Creates a key ID from its text.
    ///
    /// # Errors
    ///
    /// [`KeyIdError`]: the empty text, a text of 17 characters, `moh.2026`.
    pub fn new(text: &str) -> Result<Self, KeyIdError> {
        Self::from_bytes(text.as_bytes()).ok_or(KeyIdError(()))
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let is_allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if bytes.is_empty() || !bytes.iter().all(is_allowed) {
            return None;
        }
        let mut text = [0; Self::MAX_LEN];
        text.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Self { text })
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.text.iter().position(|byte| *byte == 0);
        let text = self.text.get(..end.unwrap_or(Self::MAX_LEN));
        core::str::from_utf8(text.unwrap_or_default()).unwrap_or_default()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl FromStr for KeyId {
    type Err = KeyIdError;

    fn from_str(text: &str) -> Result<Self, KeyIdError> {
        Self::new(text)
    }
}

/// An error for a text that is not a [`KeyId`].
///
/// ```
/// use vn_personal_qr::{Language, Localize};
/// use vn_personal_qr_signature::KeyId;
///
/// let error = KeyId::new("a key").unwrap_err();
/// assert_eq!(error.to_string(), "key ID: expected 1 to 16 characters A-Z, a-z, 0-9, - or _");
/// assert_eq!(
///     error.in_language(Language::Vietnamese).to_string(),
///     "ID khóa: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("key ID: expected 1 to 16 characters A-Z, a-z, 0-9, - or _")]
pub struct KeyIdError(());

impl Localize for KeyIdError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::Vietnamese => {
                f.write_str("ID khóa: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _")
            }
            _ => fmt::Display::fmt(self, f),
        }
    }
}
