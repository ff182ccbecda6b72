use core::error::Error;
use core::fmt;

use crate::version::{Level, Version};

/// An error of a text that no symbol holds at the requested level.
///
/// It holds no text, only its length in bits. The length is in bits because a character takes as much as its neighbors
/// allow: a digit among digits 3⅓ bits, a capital letter among capital letters 5½, any other byte 8. Shorten the text,
/// use a lower level, or split the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TooLong {
    bits: usize,
    level: Level,
}

impl TooLong {
    pub(crate) const fn new(bits: usize, level: Level) -> Self {
        Self { bits, level }
    }

    /// Returns the number of bits that the text takes in version 40. A text of more than 16 MiB is not divided into
    /// segments: each of its bytes counts as eight bits.
    #[must_use]
    pub const fn bits(self) -> usize {
        self.bits
    }

    /// Returns the capacity of version 40 at the level, in bits: 23,648 at L, 18,672 at M, 13,328 at Q, 10,208 at H.
    #[must_use]
    pub fn capacity(self) -> usize {
        Version::MAX.capacity(self.level)
    }

    /// Returns by how many bits the text is too long.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let error = Symbol::new(&[b'a'; 2332]).unwrap_err();
    /// assert_eq!(error.excess(), 4);
    /// let message = "no QR symbol of level M holds this text: it is 4 bits too long (18676 of 18672)";
    /// assert_eq!(error.to_string(), message);
    /// ```
    #[must_use]
    pub fn excess(self) -> usize {
        self.bits.saturating_sub(self.capacity())
    }

    /// Returns the level of the profile. A lower level holds more.
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
