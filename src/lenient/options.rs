use core::fmt;

use super::LenientPayload;
use crate::error::DecodeError;
use crate::repair::RepairClass;

/// What a lenient reader may repair: all classes, none, or any of them.
///
/// ```
/// use vn_personal_qr::lenient::{RepairClass, LenientOptions};
///
/// let text = b"001093029317|Nguyen An|1987-01-18|0|1|\r\n";
/// assert!(LenientOptions::ALL.read(text)?.is_valid());
/// let without_names = LenientOptions::ALL.without(RepairClass::Names);
/// assert!(!without_names.read(text)?.is_valid());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LenientOptions(u16);

impl LenientOptions {
    /// Repairs whatever can be repaired.
    pub const ALL: Self = Self(u16::MAX);

    /// Repairs nothing: reads what [`PersonalQr::decode`](crate::PersonalQr::decode) decodes, and refuses the rest for the
    /// same reason.
    pub const STRICT: Self = Self(0);

    /// The same without this class.
    #[must_use]
    pub const fn without(self, class: RepairClass) -> Self {
        Self(self.0 & !Self::bit(class))
    }

    /// The same with this class.
    #[must_use]
    pub const fn with(self, class: RepairClass) -> Self {
        Self(self.0 | Self::bit(class))
    }

    /// Whether this class may be repaired.
    #[must_use]
    pub const fn allows(self, class: RepairClass) -> bool {
        self.0 & Self::bit(class) != 0
    }

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Only where there is no text to keep the fields of:
    ///
    /// - [`InvalidUtf8`](crate::ErrorKind::InvalidUtf8): the byte FF anywhere, with its place; the text is never guessed
    /// - [`TooLong`](crate::ErrorKind::TooLong): more than twice [`MAX_LEN`](crate::MAX_LEN)
    ///
    /// [`STRICT`](Self::STRICT) gives for such texts the error that decoding gives.
    pub fn read(self, text: &[u8]) -> Result<LenientPayload<'_>, DecodeError> {
        LenientPayload::of(self, text)
    }

    const fn bit(class: RepairClass) -> u16 {
        1_u16.wrapping_shl(class as u32)
    }
}

/// All of them.
impl Default for LenientOptions {
    fn default() -> Self {
        Self::ALL
    }
}

/// Shows the codes of the classes.
impl fmt::Debug for LenientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let classes = RepairClass::ALL.iter().filter(|class| self.allows(**class));
        f.debug_set()
            .entries(classes.map(|class| class.code()))
            .finish()
    }
}
