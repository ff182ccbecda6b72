use core::fmt;

use crate::language::{Language, Localize};

/// The error of a buffer that is shorter than the encoded text.
///
/// ```
/// use vn_personal_qr::PersonalQr;
///
/// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1")?;
/// let error = qr.encode_to_slice(&mut [0; 10]).unwrap_err();
/// assert_eq!(error.needed(), 32);
/// assert_eq!(error.to_string(), "buffer too short, 32 bytes needed");
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.in_language(Language::English))]
pub struct SliceTooShort {
    needed: usize,
}

impl SliceTooShort {
    pub(crate) const fn new(needed: usize) -> Self {
        Self { needed }
    }

    /// Returns the required length in bytes.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
    }
}

impl Localize for SliceTooShort {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => write!(f, "buffer too short, {} bytes needed", self.needed),
            Language::Vietnamese => write!(f, "bộ đệm quá nhỏ, cần {} byte", self.needed),
        }
    }
}
