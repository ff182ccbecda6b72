use alloc::boxed::Box;
use core::fmt;

/// The verification system's key of a person.
///
/// A person has one key, whatever document, app or proxy a declaration comes from, and no two people share one. It is
/// opaque and should be random, not an id number. A registry stores only its hash.
///
/// ```text
/// subject-key = 1*256(%x21-7E)
/// ```
///
/// `Debug` hides the key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectKey(Box<str>);

impl SubjectKey {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = 256;

    /// Validates and copies a key.
    ///
    /// ```
    /// use vn_personal_qr_issuance::{SubjectKey, SubjectKeyError};
    ///
    /// assert!(SubjectKey::new("8f14e45f-ceea-467f-a0e6-3ad2").is_ok());
    /// assert_eq!(SubjectKey::new(""), Err(SubjectKeyError::Empty));
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Empty`](SubjectKeyError::Empty): the empty text
    /// - [`Character`](SubjectKeyError::Character): `a b` at 1, `é` at 0
    /// - [`TooLong`](SubjectKeyError::TooLong): 257 characters
    pub fn new(text: &str) -> Result<Self, SubjectKeyError> {
        if text.is_empty() {
            return Err(SubjectKeyError::Empty);
        }
        if let Some(offset) = text.bytes().position(|byte| !byte.is_ascii_graphic()) {
            return Err(SubjectKeyError::Character { offset });
        }
        if text.len() > Self::MAX_LEN {
            return Err(SubjectKeyError::TooLong);
        }
        Ok(Self(text.into()))
    }

    /// Returns the key as a string slice.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.0
    }
}

/// Writes only the type name.
impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubjectKey(..)")
    }
}

impl TryFrom<&str> for SubjectKey {
    type Error = SubjectKeyError;

    fn try_from(text: &str) -> Result<Self, SubjectKeyError> {
        Self::new(text)
    }
}

/// The error of a text that is not a [`SubjectKey`]. It does not contain the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SubjectKeyError {
    /// The text is empty.
    #[error("empty subject key")]
    Empty,
    /// A character is not printable ASCII.
    #[error("subject key: unexpected character, expected printable ASCII (byte {offset})")]
    Character {
        /// The offset of the character in bytes.
        offset: usize,
    },
    /// The text is longer than [`SubjectKey::MAX_LEN`].
    #[error("subject key longer than 256 bytes")]
    TooLong,
}
