//! The modules that are equal in all symbols of a version: finder, timing and alignment patterns, version information.
//!
//! | pattern | where | purpose |
//! |---|---|---|
//! | finder, 7 × 7, with a light separator | three corners | position and orientation of the symbol |
//! | timing, alternately dark and light | row 6 and column 6 | size of a module |
//! | alignment, 5 × 5 | a grid, version 2 and above | positions of modules in a distorted picture |
//! | version information, 18 bits, twice | next to two finder patterns, version 7 and above | version |
//! | format information, 15 bits, twice | around the finder patterns | level and mask; only reserved here |

use crate::bch::version_information;
use crate::line::Line;
use crate::version::Version;

/// The modules that contain no codewords, and which of them are dark. Format information is reserved but not drawn.
///
/// The lines are rows and columns at the same time: all patterns are symmetric about the main diagonal, except the dark
/// module, which is drawn with the format information.
pub(crate) struct FunctionPatterns<const W: usize, const N: usize> {
    pub(crate) reserved: [Line<W>; N],
    pub(crate) dark: [Line<W>; N],
}

/// The rows of a finder pattern (ISO/IEC 18004:2015, 6.3.3).
const FINDER: [u64; 7] = [0x7F, 0x41, 0x5D, 0x5D, 0x5D, 0x41, 0x7F];

/// The rows of an alignment pattern (ISO/IEC 18004:2015, 6.3.6).
const ALIGNMENT: [u64; 5] = [0x1F, 0x11, 0x15, 0x11, 0x1F];

impl<const W: usize, const N: usize> FunctionPatterns<W, N> {
    pub(crate) fn new(version: Version) -> Self {
        let size = version.size();
        let mut patterns = Self {
            reserved: [Line::EMPTY; N],
            dark: [Line::EMPTY; N],
        };
        patterns.timing(size);
        patterns.corners(size);
        patterns.alignment(version);
        if version.has_version_information() {
            patterns.version(version);
        }
        patterns
    }

    /// Draws finder patterns. Reserves them with their separators and the format information around them: 9 × 9 modules
    /// in the upper left corner, 8 × 9 in the two others.
    fn corners(&mut self, size: usize) {
        let far = size.wrapping_sub(8);
        for line in self.reserved.iter_mut().take(9) {
            line.draw(0, 0x1FF);
            line.draw(far, 0xFF);
        }
        for line in self.reserved.iter_mut().skip(far).take(8) {
            line.draw(0, 0x1FF);
        }
        for (line, modules) in self.dark.iter_mut().zip(FINDER) {
            line.draw(0, modules);
            line.draw(far.wrapping_add(1), modules);
        }
        for (line, modules) in self.dark.iter_mut().skip(far.wrapping_add(1)).zip(FINDER) {
            line.draw(0, modules);
        }
    }

    /// Draws the timing patterns, before the finder patterns: where both overlap, their modules are equal.
    ///
    /// Source: ISO/IEC 18004:2015, 6.3.5.
    fn timing(&mut self, size: usize) {
        let even = Line([0x5555_5555_5555_5555; W]) & Line::first(size.wrapping_sub(7));
        let column = Line::first(7) & !Line::first(6);
        for (line, at) in self.reserved.iter_mut().zip(0..size) {
            *line = if at == 6 { Line::first(size) } else { column };
        }
        for (line, at) in self.dark.iter_mut().zip(0..size.wrapping_sub(7)) {
            *line = match at {
                6 => even,
                _ if at % 2 == 0 => column,
                _ => Line::EMPTY,
            };
        }
    }

    /// Draws the alignment patterns. Where one overlaps a timing pattern, their modules are equal.
    ///
    /// Source: ISO/IEC 18004:2015, 6.3.6 and annex E.
    fn alignment(&mut self, version: Version) {
        for (row, y) in centers(version) {
            for (column, x) in centers(version) {
                // There is none in the corners with a finder pattern.
                let last = version.alignment_side().wrapping_sub(1);
                if [(0, 0), (0, last), (last, 0)].contains(&(row, column)) {
                    continue;
                }
                let (top, left) = (y.wrapping_sub(2), x.wrapping_sub(2));
                for line in self.reserved.iter_mut().skip(top).take(5) {
                    line.draw(left, 0x1F);
                }
                for (line, modules) in self.dark.iter_mut().skip(top).zip(ALIGNMENT) {
                    line.draw(left, modules);
                }
            }
        }
    }

    /// Draws the version information: six rows of three modules next to a finder pattern, and six columns of three.
    ///
    /// Source: ISO/IEC 18004:2015, 7.10.
    fn version(&mut self, version: Version) {
        let at = version.size().wrapping_sub(11);
        let code = version_information(version);
        for line in self.reserved.iter_mut().take(6) {
            line.draw(at, 7);
        }
        for (row, line) in (0_u32..6).zip(&mut self.dark) {
            line.draw(at, code.wrapping_shr(row.wrapping_mul(3)) & 7);
        }
        for line in self.reserved.iter_mut().skip(at).take(3) {
            line.draw(0, 0x3F);
        }
        for (column, line) in (0_u32..3).zip(self.dark.iter_mut().skip(at)) {
            for row in 0_u32..6 {
                let module = code.wrapping_shr(row.wrapping_mul(3).wrapping_add(column)) & 1;
                line.draw(row as usize, module);
            }
        }
    }
}

/// Returns index and position of the centers of alignment patterns along a side. The first is at 6, the last is the
/// seventh module from the end, and the others are spaced evenly from the end, by an even number of modules.
fn centers(version: Version) -> impl Iterator<Item = (usize, usize)> {
    let count = version.alignment_side();
    let gaps = count.saturating_sub(1).max(1);
    let last = version.size().wrapping_sub(7);
    // The step is rounded up to an even number. Version 32 is an exception in the table of the standard.
    let span = last.wrapping_sub(6);
    let step = if version.number() == 32 {
        26
    } else {
        span.div_ceil(gaps).wrapping_add(1) & !1
    };
    (0..count).map(move |index| {
        let from_end = count.wrapping_sub(1).wrapping_sub(index);
        let position = if index == 0 {
            6
        } else {
            last.wrapping_sub(from_end.wrapping_mul(step))
        };
        (index, position)
    })
}
