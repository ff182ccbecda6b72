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

    /// Creates a key. Returns `None` for an empty text, `a b`, `é`, and 257 characters.
    ///
    /// ```
    /// use vn_personal_qr_issuance::SubjectKey;
    ///
    /// assert!(SubjectKey::new("8f14e45f-ceea-467f-a0e6-3ad2").is_some());
    /// assert!(SubjectKey::new("").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_graphic = text.bytes().all(|byte| byte.is_ascii_graphic());
        (is_graphic && (1..=Self::MAX_LEN).contains(&text.len())).then(|| Self(text.into()))
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
