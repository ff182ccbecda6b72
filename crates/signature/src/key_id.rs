use core::error::Error;
use core::fmt;
use core::str::FromStr;

/// The name of an issuer's key, as slot 5 and key sets have it.
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
/// A key without a name is called by its [thumbprint](super::VerifyingKey::key_id).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId {
    /// Zeros behind its end.
    text: [u8; Self::MAX_LEN],
}

impl KeyId {
    /// The longest name, in bytes.
    pub const MAX_LEN: usize = 16;

    /// A stand-in that nothing names.
    pub(super) const UNNAMED: Self = Self {
        text: [b'-'; Self::MAX_LEN],
    };

    /// A name from its text.
    ///
    /// # Errors
    ///
    /// [`KeyIdError`]: the empty text, one of 17 characters, `moh.2026`.
    pub fn new(text: &str) -> Result<Self, KeyIdError> {
        Self::of_bytes(text.as_bytes()).ok_or(KeyIdError(()))
    }

    pub(super) fn of_bytes(name: &[u8]) -> Option<Self> {
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.iter().all(is_of_name) {
            return None;
        }
        let mut text = [0; Self::MAX_LEN];
        text.get_mut(..name.len())?.copy_from_slice(name);
        Some(Self { text })
    }

    /// The text.
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

/// A text that names no key.
///
/// ```
/// use vn_personal_qr_signature::KeyId;
///
/// let error = KeyId::new("a key").unwrap_err();
/// assert_eq!(error.to_string(), "the name of a key is 1 to 16 of A-Z, a-z, 0-9, - and _");
/// assert_eq!(error.vi(), "tên khoá gồm 1 đến 16 ký tự A-Z, a-z, 0-9, - và _");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyIdError(());

impl KeyIdError {
    /// The sentence in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        "tên khoá gồm 1 đến 16 ký tự A-Z, a-z, 0-9, - và _"
    }
}

impl fmt::Display for KeyIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a key is 1 to 16 of A-Z, a-z, 0-9, - and _")
    }
}

impl Error for KeyIdError {}
