use core::error::Error;
use core::fmt;

use super::version::{Level, Version};

/// A text that no symbol holds at the level asked for.
///
/// No text is in it, only its length in bits. Bits, not bytes, because what a character takes depends on its neighbors:
/// a digit among digits 3⅓ bits, a capital letter among its like 5½, anything else 8. Shorten the text, take a lower level, or
/// divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TooLong {
    bits: usize,
    level: Level,
}

impl TooLong {
    pub(super) const fn new(bits: usize, level: Level) -> Self {
        Self { bits, level }
    }

    /// How many bits the text takes in version 40. (A text of more than 16 MiB is not divided into segments: every byte
    /// of it counts as eight.)
    #[must_use]
    pub const fn bits(self) -> usize {
        self.bits
    }

    /// How many bits version 40 holds at the level: 23,648 at L, 18,672 at M, 13,328 at Q, 10,208 at H.
    #[must_use]
    pub fn capacity(self) -> usize {
        Version::MAX.capacity(self.level)
    }

    /// By how many bits the text is too long.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let error = Symbol::new(&[b'a'; 2332]).unwrap_err();
    /// assert_eq!(error.excess(), 4);
    /// assert_eq!(error.to_string(), "no QR symbol of level M holds this text: it is 4 bits too long (18676 of 18672)");
    /// ```
    #[must_use]
    pub fn excess(self) -> usize {
        self.bits.saturating_sub(self.capacity())
    }

    /// The level at which it is too long: the profile's, M unless the caller asked for another. A lower one holds more.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no QR symbol of level {} holds this text: it is {} bits too long ({} of {})",
            self.level,
            self.excess(),
            self.bits,
            self.capacity()
        )
    }
}

impl Error for TooLong {}
