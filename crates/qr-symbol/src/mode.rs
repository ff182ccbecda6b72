use crate::version::Version;

/// The mode of a segment: how its characters are encoded.
///
/// A denser mode has fewer characters, and each segment begins with a header of 12 to 20 bits. [`plan`](crate::plan())
/// finds the segments that take the fewest bits. Kanji mode and ECI are not supported. The order of modes is that of
/// the third rule of [`plan`](crate::plan()).
///
/// Source: ISO/IEC 18004:2015, 7.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Digits, three in ten bits.
    Numeric,
    /// Digits, `A-Z`, space and `$%*+-./:`, two in eleven bits.
    Alphanumeric,
    /// Any byte, in eight bits.
    Byte,
}

/// The versions that share the lengths of character count indicators. Segments are optimal for one of these ranges
/// only.
///
/// Source: ISO/IEC 18004:2015, table 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VersionRange {
    UpTo9,
    UpTo26,
    UpTo40,
}

impl Mode {
    /// Returns the four bits at the beginning of a segment.
    ///
    /// Source: ISO/IEC 18004:2015, table 2.
    pub(crate) const fn indicator(self) -> u64 {
        match self {
            Self::Numeric => 0b0001,
            Self::Alphanumeric => 0b0010,
            Self::Byte => 0b0100,
        }
    }

    /// Returns the length in bits of the character count after the mode indicator.
    ///
    /// Source: ISO/IEC 18004:2015, table 3.
    pub(crate) const fn count_bits(self, range: VersionRange) -> u32 {
        match (self, range) {
            (Self::Numeric, VersionRange::UpTo9) => 10,
            (Self::Numeric, VersionRange::UpTo26) => 12,
            (Self::Numeric, VersionRange::UpTo40) => 14,
            (Self::Alphanumeric, VersionRange::UpTo9) => 9,
            (Self::Alphanumeric, VersionRange::UpTo26) => 11,
            (Self::Alphanumeric, VersionRange::UpTo40) => 13,
            (Self::Byte, VersionRange::UpTo9) => 8,
            (Self::Byte, VersionRange::UpTo26 | VersionRange::UpTo40) => 16,
        }
    }
}

impl VersionRange {
    pub(crate) const ALL: [Self; 3] = [Self::UpTo9, Self::UpTo26, Self::UpTo40];

    pub(crate) const fn of(version: Version) -> Self {
        match version.number() {
            0..=9 => Self::UpTo9,
            10..=26 => Self::UpTo26,
            _ => Self::UpTo40,
        }
    }
}

/// The value of each byte in alphanumeric mode, [`NO_VALUE`] if it has none. The value of a digit is its number.
///
/// Source: ISO/IEC 18004:2015, table 5.
const VALUES: [u8; 256] = {
    let characters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut values = [NO_VALUE; 256];
    let mut value = 0;
    while value < characters.len() {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "evaluated at compile time, over 45 characters"
        )]
        {
            values[characters[value] as usize] = value as u8;
        }
        value += 1;
    }
    values
};

pub(crate) const NO_VALUE: u8 = 45;

/// Returns the value of a byte in alphanumeric mode, or [`NO_VALUE`].
#[inline]
pub(crate) fn value(byte: u8) -> u8 {
    VALUES.get(usize::from(byte)).copied().unwrap_or(NO_VALUE)
}
