use core::fmt;

use crate::mask::Mask;
use crate::segments::Segments;
use crate::version::{Level, Version};

/// A row of modules as bits: the lowest bit of the first word is the leftmost module, set bits are dark.
pub(crate) type Row = [u64; 3];

/// Light modules around a symbol, on each side.
///
/// Source: ISO/IEC 18004:2015, 5.3.8.
pub const QUIET_ZONE: usize = 4;

/// A QR symbol: its modules and the choices that led to them.
///
/// A value takes about 6 KiB, whatever its version, and owns no memory elsewhere. `Debug` shows the choices and no
/// modules, because they hold the text.
///
/// ```
/// use qr_symbol::{Level, Symbol};
///
/// let symbol = Symbol::new(b"https://example.com/")?;
/// assert_eq!((symbol.version().number(), symbol.level(), symbol.size()), (2, Level::Q, 25));
/// assert!(symbol.module(0, 0), "the corner of a finder pattern is dark");
/// # Ok::<(), qr_symbol::TooLong>(())
/// ```
///
/// # The mask
///
/// All eight masks are scored by the four rules of ISO/IEC 18004:2015, 7.8.3, with the format information of the mask
/// in place. The mask with the fewest points is used; among equals, the one with the lowest number.
///
/// Libraries differ in how they read the third rule, 40 points for *dark light dark dark dark light dark* next to four
/// light modules. Here the quiet zone is light, and a pattern counts once even if there is light on both sides:
///
/// | row | patterns |
/// |---|---|
/// | begins `■□■■■□■■` | 1: the quiet zone before it is light |
/// | begins `□□■□■■■□■■` | 1: two light modules and the quiet zone |
/// | contains `■□□□□■□■■■□■□□□□■` | 1, not 2 |
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Symbol {
    /// Rows below the last one of the version are empty.
    pub(crate) rows: [Row; Version::MAX.size()],
    pub(crate) version: Version,
    pub(crate) level: Level,
    pub(crate) mask: Mask,
    pub(crate) segments: Segments,
}

impl Symbol {
    /// Returns the number of modules on a side, without the quiet zone.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.version.size()
    }

    /// Returns the number of modules on a side, with the quiet zone on both sides.
    #[must_use]
    pub const fn full_size(&self) -> usize {
        self.size().wrapping_add(2 * QUIET_ZONE)
    }

    /// Returns whether the module in column `x` and row `y` is dark, both counted from the upper left corner. Modules
    /// outside of the symbol are light.
    #[must_use]
    pub fn module(&self, x: usize, y: usize) -> bool {
        let word = self.rows.get(y).and_then(|row| row.get(x / 64));
        word.is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    /// Returns the rows from the top. The lowest bit of the first word is the leftmost module, set bits are dark, bits
    /// after the last module are 0.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let symbol = Symbol::new(b"0123456789")?;
    /// let dark: u32 = symbol.rows().iter().flatten().map(|word| word.count_ones()).sum();
    /// assert!((200..240).contains(&dark), "about half of 441 modules");
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[[u64; 3]] {
        self.rows.get(..self.size()).unwrap_or_default()
    }

    /// Returns row `y`, counted from the top of the quiet zone.
    pub(crate) fn full_row(&self, y: usize) -> Row {
        let row = y.checked_sub(QUIET_ZONE).and_then(|y| self.rows().get(y));
        row.copied().unwrap_or_default()
    }

    /// Returns the version.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Returns the error correction level.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Returns the mask.
    #[must_use]
    pub const fn mask(&self) -> Mask {
        self.mask
    }

    /// Returns the segments that the text is encoded in.
    #[must_use]
    pub const fn segments(&self) -> &Segments {
        &self.segments
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Symbol")
            .field("version", &self.version)
            .field("level", &self.level)
            .field("mask", &self.mask)
            .field("segments", &self.segments)
            .finish_non_exhaustive()
    }
}
