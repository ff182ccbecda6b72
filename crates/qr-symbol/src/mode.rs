use super::version::Version;

/// How a segment writes its characters.
///
/// The denser a mode, the fewer characters it has. Changing it costs a header of 12 to 20 bits, so that a single small letter
/// among digits may be cheaper than two changes: that is weighed by [`plan`](super::plan()). Their order here is that of its
/// third rule. Kanji mode and ECI are not used: no payload has anything to win by them, and not all readers know them.
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

/// The versions that share the lengths of character count indicators. Because of them a division is the best only for one of
/// three ranges, and a text is divided anew for each range that is tried.
///
/// Source: ISO/IEC 18004:2015, table 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    To9,
    To26,
    To40,
}

impl Mode {
    /// The four bits that begin a segment of the mode.
    ///
    /// Source: ISO/IEC 18004:2015, table 2.
    pub(super) const fn indicator(self) -> u64 {
        match self {
            Self::Numeric => 0b0001,
            Self::Alphanumeric => 0b0010,
            Self::Byte => 0b0100,
        }
    }

    /// The length in bits of the character count behind the indicator.
    pub(super) const fn count_bits(self, range: Range) -> u32 {
        match (self, range) {
            (Self::Numeric, Range::To9) => 10,
            (Self::Numeric, Range::To26) => 12,
            (Self::Numeric, Range::To40) => 14,
            (Self::Alphanumeric, Range::To9) => 9,
            (Self::Alphanumeric, Range::To26) => 11,
            (Self::Alphanumeric, Range::To40) => 13,
            (Self::Byte, Range::To9) => 8,
            (Self::Byte, Range::To26 | Range::To40) => 16,
        }
    }
}

impl Range {
    pub(super) const ALL: [Self; 3] = [Self::To9, Self::To26, Self::To40];

    pub(super) const fn of(version: Version) -> Self {
        match version.number() {
            0..=9 => Self::To9,
            10..=26 => Self::To26,
            _ => Self::To40,
        }
    }
}

/// The value of each byte in alphanumeric mode, [`NO_VALUE`] where it has none; digits are their own value.
///
/// Source: ISO/IEC 18004:2015, table 5.
pub(super) const VALUES: [u8; 256] = {
    let characters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut values = [NO_VALUE; 256];
    let mut value = 0;
    while value < characters.len() {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "there are 45 characters, looked at when this is compiled"
        )]
        {
            values[characters[value] as usize] = value as u8;
        }
        value += 1;
    }
    values
};

pub(super) const NO_VALUE: u8 = 45;

/// The value of a byte in alphanumeric mode; digits are their own value in numeric mode too.
#[inline]
pub(super) fn value(byte: u8) -> u8 {
    VALUES.get(usize::from(byte)).copied().unwrap_or(NO_VALUE)
}
