//! Tables for a reader of symbols: function modules, format information, error correction blocks.
//!
//! A reader samples the modules of a picture and reverses the steps of the writer:
//!
//! 1. Read both copies of the format information and compare them with the 32 values of [`format_information`]. Any two
//!    of these differ in at least seven bits, so that up to three wrong bits can be corrected.
//! 2. Read the codewords from the modules that [`function_modules`] leaves out, inverted by [`Mask::inverts`].
//! 3. Collect the codewords of each block with [`BlockLayout`], and correct them with a Reed–Solomon decoder.
//! 4. Optionally compute the codewords again with [`encode_codewords`], and count in how many the picture differs.
//!
//! Source: ISO/IEC 18004:2015, clauses 11 and 12.

use alloc::vec;
use alloc::vec::Vec;

use crate::bch;
use crate::function_patterns::FunctionPatterns;
use crate::mask::Mask;
use crate::reed_solomon::interleave;
use crate::version::{Blocks, Level, Version};

/// The positions of the codewords of each error correction block among all codewords of a symbol.
///
/// ```
/// use qr_symbol::reader::BlockLayout;
/// use qr_symbol::{Level, Version};
///
/// let layout = BlockLayout::new(Version::new(5).unwrap(), Level::Q);
/// assert_eq!((layout.blocks(), layout.correction_codewords()), (4, 18));
/// // Two blocks of 15 data codewords, two of 16.
/// let lengths: Vec<usize> = (0..4).map(|block| layout.positions(block).count()).collect();
/// assert_eq!(lengths, [33, 33, 34, 34]);
/// assert!(layout.positions(1).take(3).eq([1, 5, 9]));
/// ```
///
/// Source: ISO/IEC 18004:2015, 7.6 and table 9.
#[derive(Clone, Copy, Debug)]
pub struct BlockLayout(Blocks);

impl BlockLayout {
    /// Returns the layout of a version and a level.
    #[must_use]
    pub fn new(version: Version, level: Level) -> Self {
        Self(version.blocks(level))
    }

    /// Returns the number of blocks.
    #[must_use]
    pub const fn blocks(self) -> usize {
        self.0.count
    }

    /// Returns the number of error correction codewords of each block.
    #[must_use]
    pub const fn correction_codewords(self) -> usize {
        self.0.correction
    }

    /// Returns the positions of the codewords of a block, which are counted from 0: data codewords first, then error
    /// correction codewords. For a block that does not exist, the positions are meaningless.
    pub fn positions(self, block: usize) -> impl Iterator<Item = usize> {
        let (length, longer) = self.0.data_per_block();
        let shorter = self.0.count.saturating_sub(longer);
        let step = self.0.count.max(1);
        let every = move |first: usize, count: usize| (first..).step_by(step).take(count);
        let last = length.wrapping_mul(self.0.count);
        let last = block.checked_sub(shorter).map(|at| last.wrapping_add(at));
        let correction = every(self.0.data().wrapping_add(block), self.0.correction);
        every(block, length).chain(last).chain(correction)
    }
}

/// Returns the modules of a version that contain no codewords: function patterns, format and version information. The
/// rows are as in [`Symbol::rows`](crate::Symbol::rows), with these modules set.
///
/// ```
/// use qr_symbol::Version;
/// use qr_symbol::reader::function_modules;
///
/// let rows = function_modules(Version::MIN);
/// let count: u32 = rows.iter().flatten().map(|word| word.count_ones()).sum();
/// assert_eq!(21 * 21 - count, 26 * 8);
/// ```
#[must_use]
pub fn function_modules(version: Version) -> Vec<[u64; 3]> {
    let patterns = FunctionPatterns::<3, { Version::MAX.size() }>::new(version);
    let rows = patterns.reserved.iter().take(version.size());
    rows.map(|line| line.0).collect()
}

/// Returns all codewords of a symbol in the order of placement: data codewords and their error correction codewords,
/// interleaved. Missing data codewords are 0, excess ones are ignored.
///
/// ```
/// use qr_symbol::reader::encode_codewords;
/// use qr_symbol::{Level, Version};
///
/// let data = *b"\x10\x20\x0C\x56\x61\x80\xEC\x11\xEC\x11\xEC\x11\xEC\x11\xEC\x11";
/// let codewords = encode_codewords(&data, Version::MIN, Level::M);
/// assert_eq!(codewords[..16], data);
/// assert_eq!(codewords[16..], *b"\xA5\x24\xD4\xC1\xED\x36\xC7\x87\x2C\x55");
/// ```
///
/// Source: ISO/IEC 18004:2015, 7.5.2 and 7.6; the sample is its annex I.
#[must_use]
pub fn encode_codewords(data: &[u8], version: Version, level: Level) -> Vec<u8> {
    let blocks = version.blocks(level);
    let mut codewords = vec![0; blocks.codewords];
    interleave(data, blocks, &mut codewords);
    codewords
}

/// Returns the fifteen bits of the format information, as they are in the symbol.
///
/// ```
/// use qr_symbol::reader::format_information;
/// use qr_symbol::{Level, Mask};
///
/// let mask = Mask::new(5).unwrap();
/// assert_eq!(format_information(Level::M, mask), 0b100_0000_1100_1110);
/// ```
///
/// Source: ISO/IEC 18004:2015, 7.9.1; the sample is its example.
#[must_use]
pub fn format_information(level: Level, mask: Mask) -> u16 {
    // A value of fifteen bits always fits.
    u16::try_from(bch::format_information(level, mask)).unwrap_or(0)
}
