use core::fmt;

use crate::repair::RepairClass;

/// The classes of repairs that a lenient reader makes.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::lenient::{LenientOptions, RepairClass};
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
    /// All classes.
    pub const ALL: Self = Self(u16::MAX);

    /// No class: reads what [`PersonalQr::decode`](crate::PersonalQr::decode) decodes, and rejects the rest with the
    /// same errors.
    pub const STRICT: Self = Self(0);

    /// Returns the options without `class`.
    #[must_use]
    pub const fn without(self, class: RepairClass) -> Self {
        Self(self.0 & !Self::bit(class))
    }

    /// Returns the options with `class`.
    #[must_use]
    pub const fn with(self, class: RepairClass) -> Self {
        Self(self.0 | Self::bit(class))
    }

    /// Returns whether the options include `class`.
    #[must_use]
    pub const fn allows(self, class: RepairClass) -> bool {
        self.0 & Self::bit(class) != 0
    }

    const fn bit(class: RepairClass) -> u16 {
        1_u16.wrapping_shl(class as u32)
    }
}

/// Returns [`ALL`](LenientOptions::ALL).
impl Default for LenientOptions {
    fn default() -> Self {
        Self::ALL
    }
}

/// Writes the codes of the classes.
impl fmt::Debug for LenientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let classes = RepairClass::ALL.iter().filter(|class| self.allows(**class));
        f.debug_set()
            .entries(classes.map(|class| class.code()))
            .finish()
    }
}
