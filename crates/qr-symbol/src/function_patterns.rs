//! What is the same in every symbol of a version: finder, timing and alignment patterns and the version information.
//!
//! | pattern | where | for |
//! |---|---|---|
//! | finder, 7 × 7, with a light separator | three corners | a reader finds the symbol and which way is up |
//! | timing, dark and light by turns | row 6 and column 6 | the size of a module |
//! | alignment, 5 × 5 | a grid, version 2 and above | where modules are when the picture is bent |
//! | version information, 18 bits, twice | beside two finder patterns, version 7 and above | the size, with up to three bits wrong |
//! | format information, 15 bits, twice | around the finder patterns | level and mask; only its place is kept free here |

use super::line::Line;
use super::version::Version;

/// The modules that no codeword may take, and which of them are dark. Format information is taken but not drawn.
///
/// Both are the same seen by rows and by columns: the function patterns lie symmetrically about the main diagonal, but for
/// the dark module, which is drawn with the format information.
pub(super) struct FunctionPatterns<const W: usize, const N: usize> {
    pub(super) taken: [Line<W>; N],
    pub(super) dark: [Line<W>; N],
}

/// The rows of a finder pattern (ISO/IEC 18004:2015, 6.3.3).
const FINDER: [u64; 7] = [0x7F, 0x41, 0x5D, 0x5D, 0x5D, 0x41, 0x7F];

/// The rows of an alignment pattern (ISO/IEC 18004:2015, 6.3.6).
const ALIGNMENT: [u64; 5] = [0x1F, 0x11, 0x15, 0x11, 0x1F];

impl<const W: usize, const N: usize> FunctionPatterns<W, N> {
    pub(super) fn new(version: Version) -> Self {
        let size = version.size();
        let mut patterns = Self {
            taken: [Line::EMPTY; N],
            dark: [Line::EMPTY; N],
        };
        patterns.timing(size);
        patterns.corners(size);
        patterns.alignment(version);
        if version.has_information() {
            patterns.version_information(version);
        }
        patterns
    }

    /// Finder patterns, with their separators and the format information around them: squares of nine modules in the upper
    /// left corner, of eight by nine in the two others.
    fn corners(&mut self, size: usize) {
        let far = size.wrapping_sub(8);
        for line in self.taken.iter_mut().take(9) {
            line.draw(0, 0x1FF);
            line.draw(far, 0xFF);
        }
        for line in self.taken.iter_mut().skip(far).take(8) {
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

    /// ISO/IEC 18004:2015, 6.3.5. Drawn first: at its ends it has what the finder patterns have there.
    fn timing(&mut self, size: usize) {
        let even = Line([0x5555_5555_5555_5555; W]) & Line::first(size.wrapping_sub(7));
        let column = Line::first(7) & !Line::first(6);
        for (line, at) in self.taken.iter_mut().zip(0..size) {
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

    /// Around each pair of centers but three: in the corners of the finder patterns there is none. Where one lies on a timing
    /// pattern both have the same modules.
    ///
    /// Source: ISO/IEC 18004:2015, 6.3.6 and annex E.
    fn alignment(&mut self, version: Version) {
        for (row, y) in centers(version) {
            for (column, x) in centers(version) {
                // Where a finder pattern is, there is no other.
                let last = version.alignment_side().wrapping_sub(1);
                if [(0, 0), (0, last), (last, 0)].contains(&(row, column)) {
                    continue;
                }
                let (top, left) = (y.wrapping_sub(2), x.wrapping_sub(2));
                for line in self.taken.iter_mut().skip(top).take(5) {
                    line.draw(left, 0x1F);
                }
                for (line, modules) in self.dark.iter_mut().skip(top).zip(ALIGNMENT) {
                    line.draw(left, modules);
                }
            }
        }
    }

    /// ISO/IEC 18004:2015, 7.10: six rows of three modules beside a finder pattern, and the same by columns.
    fn version_information(&mut self, version: Version) {
        let at = version.size().wrapping_sub(11);
        let code = information(version);
        for line in self.taken.iter_mut().take(6) {
            line.draw(at, 7);
        }
        for (row, line) in (0_u32..6).zip(&mut self.dark) {
            line.draw(at, code.wrapping_shr(row.wrapping_mul(3)) & 7);
        }
        for line in self.taken.iter_mut().skip(at).take(3) {
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

/// The places of alignment patterns along a side, numbered: the first is 6, the last is 7 from the end, and those between
/// are evenly spaced from the end on, by an even number of modules.
fn centers(version: Version) -> impl Iterator<Item = (usize, usize)> {
    let count = version.alignment_side();
    let gaps = count.saturating_sub(1).max(1);
    let last = version.size().wrapping_sub(7);
    // The step of the standard's table, rounded to an even number; version 32 has a number of its own there.
    let span = last.wrapping_sub(6);
    let step = if version.number() == 32 {
        26
    } else {
        span.div_ceil(gaps).wrapping_add(1) & !1
    };
    (0..count).map(move |at| {
        let behind = count.wrapping_sub(1).wrapping_sub(at);
        let place = if at == 0 {
            6
        } else {
            last.wrapping_sub(behind.wrapping_mul(step))
        };
        (at, place)
    })
}

/// The version in six bits, with twelve that correct them: a Golay code, of which any two words differ in at least eight bits.
///
/// Source: ISO/IEC 18004:2015, 7.10 and annex D.
fn information(version: Version) -> u64 {
    let number = u64::from(version.number());
    number << 12 | remainder(number << 12, 0x1F25)
}

/// What is left of a polynomial over GF(2) of at most 18 coefficients after division by another.
///
/// Source: ISO/IEC 18004:2015, annexes C and D.
pub(super) fn remainder(polynomial: u64, divisor: u64) -> u64 {
    let mut rest = polynomial;
    let degree = divisor.leading_zeros();
    while rest.leading_zeros() <= degree {
        rest ^= divisor.wrapping_shl(degree.wrapping_sub(rest.leading_zeros()));
    }
    rest
}
