//! What a reader of symbols needs to know of how they are written.

use alloc::vec;
use alloc::vec::Vec;

use super::function_patterns::FunctionPatterns;
use super::mask::Mask;
use super::reed_solomon::interleave;
use super::version::{Blocks, Level, Version};
use super::writer::format_information;

/// Where the codewords of each block stand among those of a symbol.
#[derive(Clone, Copy)]
pub struct Layout {
    /// How many blocks there are.
    pub count: usize,
    /// How many codewords of each block are error correction.
    pub correction: usize,
    blocks: Blocks,
}

impl Version {
    /// The layout of the version's codewords at a level.
    pub fn layout(self, level: Level) -> Layout {
        let blocks = self.blocks(level);
        Layout {
            count: blocks.count,
            correction: blocks.correction,
            blocks,
        }
    }
}

impl Layout {
    /// The places of a block's codewords, data first.
    ///
    /// Source: ISO/IEC 18004:2015, 7.6.
    pub fn of_block(self, block: usize) -> impl Iterator<Item = usize> {
        let (length, longer) = self.blocks.data_of_a_block();
        let shorter = self.count.saturating_sub(longer);
        let step = self.count.max(1);
        let places = move |first: usize, count: usize| (first..).step_by(step).take(count);
        let last = length.wrapping_mul(self.count);
        let last = block.checked_sub(shorter).map(|at| last.wrapping_add(at));
        places(block, length).chain(last).chain(places(
            self.blocks.data().wrapping_add(block),
            self.correction,
        ))
    }
}

/// The modules of a version that no codeword takes, set, in rows from the top.
pub fn function_modules(version: Version) -> Vec<[u64; 3]> {
    let patterns = FunctionPatterns::<3, { Version::MAX.size() }>::new(version);
    let rows = patterns.taken.iter().take(version.size());
    rows.map(|line| line.0).collect()
}

/// All codewords of a symbol with these data codewords, in the order in which they are placed.
pub fn codewords_with_correction(data: &[u8], version: Version, level: Level) -> Vec<u8> {
    let blocks = version.blocks(level);
    let mut codewords = vec![0; blocks.codewords];
    interleave(data, blocks, &mut codewords);
    codewords
}

/// The fifteen bits of the format information.
pub fn format_code(level: Level, mask: Mask) -> u16 {
    // There are fifteen.
    u16::try_from(format_information(level, mask)).unwrap_or(0)
}
