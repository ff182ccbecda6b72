use core::fmt;
use core::num::NonZeroU32;

use crate::symbol::Symbol;

/// A length on paper, greater than zero, in steps of a micrometer.
///
/// `Display` writes the number of millimeters without trailing zeros: `22.5`.
///
/// ```
/// use qr_symbol::Millimeters;
///
/// let width = Millimeters::from_micrometers(22_500).ok_or("zero")?;
/// assert_eq!(width.to_string(), "22.5");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millimeters(NonZeroU32);

impl Millimeters {
    /// Returns the length, or `None` for zero.
    #[must_use]
    pub const fn from_micrometers(micrometers: u32) -> Option<Self> {
        match NonZeroU32::new(micrometers) {
            Some(micrometers) => Some(Self(micrometers)),
            None => None,
        }
    }

    /// Returns the number of micrometers.
    #[must_use]
    pub const fn micrometers(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Millimeters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0.get() / 1000, self.0.get() % 1000);
        match decimals {
            0 => write!(f, "{whole}"),
            _ if decimals % 100 == 0 => write!(f, "{whole}.{}", decimals / 100),
            _ if decimals % 10 == 0 => write!(f, "{whole}.{:02}", decimals / 10),
            _ => write!(f, "{whole}.{decimals:03}"),
        }
    }
}

impl Symbol {
    /// Returns the smallest number of pixels for the side of a module at which a picture of the symbol, printed at a
    /// width, has at least `dpi` pixels in an inch. The width includes the quiet zone.
    ///
    /// `None` means that more than 255 pixels are needed, the most of [`bitmap`](Self::bitmap).
    ///
    /// ```
    /// use qr_symbol::{Millimeters, Symbol};
    ///
    /// let symbol = Symbol::new(b"0123456789")?;
    /// let width = Millimeters::from_micrometers(25_400).ok_or("zero")?;
    /// // 29 modules of 11 pixels are 319 pixels in an inch, of 10 pixels only 290.
    /// assert_eq!(symbol.print_scale(width, 300), Some(11));
    /// assert_eq!(symbol.print_scale(width, 10_000), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn print_scale(&self, width: Millimeters, dpi: u32) -> Option<u8> {
        let pixels = u64::from(width.micrometers())
            .wrapping_mul(dpi.into())
            .div_ceil(MICROMETERS_PER_INCH);
        let modules = u64::try_from(self.full_size()).unwrap_or(u64::MAX);
        u8::try_from(pixels.div_ceil(modules).max(1)).ok()
    }
}

pub(super) const MICROMETERS_PER_INCH: u64 = 25_400;
