use crate::invalid::InvalidLevel;
use core::fmt;

/// The version of a symbol, 1 to 40: its size.
///
/// Version *v* has 17 + 4 *v* modules on a side. Its [`capacity`](Self::capacity) depends on the level.
///
/// Source: ISO/IEC 18004:2015, 5.3.1 and table 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(u8);

/// An error correction level: the share of a symbol that may be lost.
///
/// Source: ISO/IEC 18004:2015, 7.5.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// About 7 % of the codewords.
    L,
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

/// The codewords of a symbol, and the blocks into which error correction divides them.
///
/// Source: ISO/IEC 18004:2015, tables 1 and 9.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blocks {
    /// The number of codewords of the symbol.
    pub(crate) codewords: usize,
    /// The number of blocks.
    pub(crate) count: usize,
    /// The number of error correction codewords of each block.
    pub(crate) correction: usize,
}

impl Version {
    /// The smallest version, 21 modules on a side.
    pub const MIN: Self = Self(1);
    /// The largest version, 177 modules on a side.
    pub const MAX: Self = Self(40);

    /// Returns the version of a number, or `None` outside of 1 to 40.
    ///
    /// ```
    /// use qr_symbol::Version;
    ///
    /// assert_eq!(Version::new(5).map(Version::size), Some(37));
    /// assert_eq!(Version::new(41), None);
    /// ```
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= Self::MIN.0 && number <= Self::MAX.0 {
            Some(Self(number))
        } else {
            None
        }
    }

    /// Returns all versions, the smallest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
        (Self::MIN.0..=Self::MAX.0).map(Self)
    }

    /// Returns the number, 1 to 40.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Returns the number of modules on a side, without the quiet zone: 21 to 177.
    #[must_use]
    pub const fn size(self) -> usize {
        (self.0 as usize).wrapping_mul(4).wrapping_add(17)
    }

    /// Returns the number of bits that segments may take: eight for each data codeword. The terminator needs none of
    /// them if the segments fill the symbol.
    ///
    /// ```
    /// use qr_symbol::{Level, Version};
    ///
    /// assert_eq!(Version::MIN.capacity(Level::H), 72);
    /// assert_eq!(Version::MAX.capacity(Level::L), 23_648);
    /// ```
    ///
    /// Source: ISO/IEC 18004:2015, table 7.
    #[must_use]
    pub fn capacity(self, level: Level) -> usize {
        self.blocks(level).data().wrapping_mul(8)
    }

    pub(crate) fn blocks(self, level: Level) -> Blocks {
        let row = usize::from(self.0.wrapping_sub(1));
        let of = |table: &[[u8; 40]; 4]| {
            let column = table.get(level as usize).and_then(|list| list.get(row));
            usize::from(column.copied().unwrap_or(1))
        };
        Blocks {
            codewords: self.modules().wrapping_div(8),
            count: of(&BLOCKS),
            correction: of(&CORRECTION),
        }
    }

    /// Returns the number of modules for codewords: all but function patterns, format and version information.
    fn modules(self) -> usize {
        let size = self.size();
        // Three finder patterns with separators, two copies of the format information, and the dark module.
        let fixed = 3_usize * 64 + 2 * 15 + 1;
        let timing = size.wrapping_sub(16).wrapping_mul(2);
        // A grid without three of its corners. A pattern on a timing pattern shares five of its 25 modules with it.
        let centers = self.alignment_side();
        let alignment = match centers.checked_sub(2) {
            None => 0,
            Some(inner) => {
                let patterns = centers.wrapping_mul(centers).wrapping_sub(3);
                patterns
                    .wrapping_mul(25)
                    .wrapping_sub(inner.wrapping_mul(10))
            }
        };
        let version = if self.has_version_information() {
            2 * 18
        } else {
            0
        };
        size.wrapping_mul(size)
            .wrapping_sub(fixed)
            .wrapping_sub(timing)
            .wrapping_sub(alignment)
            .wrapping_sub(version)
    }

    /// Returns the number of alignment patterns on a side of their grid.
    pub(crate) const fn alignment_side(self) -> usize {
        if self.0 == 1 {
            0
        } else {
            (self.0 as usize).wrapping_div(7).wrapping_add(2)
        }
    }

    /// Returns whether symbols of the version contain version information.
    pub(crate) const fn has_version_information(self) -> bool {
        self.0 >= 7
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version({})", self.0)
    }
}

/// Writes the number.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Level {
    /// All levels, the lowest first.
    pub const ALL: [Self; 4] = [Self::L, Self::M, Self::Q, Self::H];

    /// Returns the level of a letter of either case.
    ///
    /// ```
    /// use qr_symbol::{InvalidLevel, Level};
    ///
    /// assert_eq!(Level::from_letter('q'), Ok(Level::Q));
    /// assert_eq!(Level::from_letter('X'), Err(InvalidLevel));
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidLevel`] for any other character.
    pub const fn from_letter(letter: char) -> Result<Self, InvalidLevel> {
        match letter {
            'L' | 'l' => Ok(Self::L),
            'M' | 'm' => Ok(Self::M),
            'Q' | 'q' => Ok(Self::Q),
            'H' | 'h' => Ok(Self::H),
            _ => Err(InvalidLevel),
        }
    }

    /// Returns the letter that names the level in the standard.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::L => 'L',
            Self::M => 'M',
            Self::Q => 'Q',
            Self::H => 'H',
        }
    }

    /// Returns the two bits of the level in the format information. They are not in the order of levels.
    ///
    /// Source: ISO/IEC 18004:2015, table 12.
    pub(crate) const fn indicator(self) -> u16 {
        match self {
            Self::L => 0b01,
            Self::M => 0b00,
            Self::Q => 0b11,
            Self::H => 0b10,
        }
    }
}

/// Writes the letter.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.letter(), f)
    }
}

impl Blocks {
    /// Returns the number of data codewords.
    pub(crate) const fn data(self) -> usize {
        self.codewords
            .wrapping_sub(self.count.wrapping_mul(self.correction))
    }

    /// Returns the number of data codewords of a block, and the number of blocks at the end that have one more.
    pub(crate) fn data_per_block(self) -> (usize, usize) {
        let data = self.data();
        (
            data.checked_div(self.count).unwrap_or(0),
            data.checked_rem(self.count).unwrap_or(0),
        )
    }
}

/// The number of error correction codewords of a block, by level and version.
#[rustfmt::skip]
const CORRECTION: [[u8; 40]; 4] = [
    [ 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
     28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
     26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
     28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
     30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
];

/// The number of blocks of a symbol, by level and version.
#[rustfmt::skip]
const BLOCKS: [[u8; 40]; 4] = [
    [ 1,  1,  1,  1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
      8,  9,  9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
    [ 1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9, 10, 10, 11, 13, 14, 16,
     17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
    [ 1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
     23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
    [ 1,  1,  2,  4,  4,  4,  5,  6,  8,  8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
     25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
];
