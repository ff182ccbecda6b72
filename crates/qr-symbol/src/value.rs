use core::fmt;

use super::error::TooLong;
use super::mask::Mask;
use super::plan::plan;
use super::profile::Profile;
use super::segments::Segments;
use super::version::{Level, Version};

/// A row of modules as bits: the lowest of the first word is the leftmost, set bits are dark.
pub(super) type Row = [u64; 3];

/// All rows; those that a symbol does not have are empty.
pub(super) type Rows = [Row; Version::MAX.size()];

/// Modules of light around a symbol, on each side.
///
/// Source: ISO/IEC 18004:2015, 5.3.8.
pub const QUIET_ZONE: usize = 4;

/// A QR symbol: its modules, and the choices that led to them. It needs no allocator and takes about 6 KiB.
///
/// ```
/// use qr_symbol::{Level, Symbol};
///
/// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
/// let symbol = Symbol::new(text)?;
/// assert_eq!((symbol.version().number(), symbol.level(), symbol.size()), (4, Level::M, 33));
/// assert!(symbol.module(0, 0), "the corner of a finder pattern is dark");
/// # Ok::<(), qr_symbol::TooLong>(())
/// ```
///
/// # The mask
///
/// All eight masks are judged by the four rules of ISO/IEC 18004:2015, 7.8.3, with the format information of the mask in
/// place, and the one with the fewest points is taken; of equals, the one with the lowest number. Libraries differ in how
/// they read the third rule, 40 points for *dark light dark dark dark light dark* beside four light modules. Here the quiet
/// zone is light, and a pattern counts once however much light there is. So a row that begins `■□■■■□■■` has such a
/// pattern (the quiet zone before it), a row that begins `□□■□■■■□■■` has one too (two modules and the quiet zone), and
/// `■□□□□■□■■■□■□□□□■` has one, not two.
///
/// `Debug` shows size and choices, no modules: they are the text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Symbol {
    pub(super) rows: Rows,
    pub(super) version: Version,
    pub(super) level: Level,
    pub(super) mask: Mask,
    pub(super) segments: Segments,
}

impl Symbol {
    /// The uniform symbol of a text: [`Profile::UNIFORM`].
    ///
    /// # Errors
    ///
    /// [`TooLong`] if no version holds the text at level M: `a` 2,332 times.
    pub fn new(text: &[u8]) -> Result<Self, TooLong> {
        Self::with_profile(text, Profile::UNIFORM)
    }

    /// The symbol of a text with choices of one's own.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// let profile = Profile::UNIFORM.at_least(Level::L).keep_level();
    /// assert_eq!(Symbol::with_profile(b"001093029317", profile)?.level(), Level::L);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`] if no version holds the text at the profile's level: `0` 3,058 times at level H.
    pub fn with_profile(text: &[u8], profile: Profile) -> Result<Self, TooLong> {
        Ok(plan(text, profile)?.write())
    }

    /// Modules a side, without the quiet zone.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.version.size()
    }

    /// Whether the module in column `x` and row `y` is dark, both counted from the upper left corner. Outside of the symbol
    /// nothing is.
    #[must_use]
    pub fn module(&self, x: usize, y: usize) -> bool {
        let word = self.rows.get(y).and_then(|row| row.get(x / 64));
        word.is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    /// The rows from the top: the lowest bit of the first word is the leftmost module, set bits are dark, bits behind the
    /// last module are 0.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let symbol = Symbol::new(b"001093029317")?;
    /// let dark: u32 = symbol.rows().iter().flatten().map(|word| word.count_ones()).sum();
    /// assert!((200..240).contains(&dark), "about half of 441 modules");
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[[u64; 3]] {
        self.rows.get(..self.size()).unwrap_or_default()
    }

    /// The version.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The level.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The mask.
    #[must_use]
    pub const fn mask(&self) -> Mask {
        self.mask
    }

    /// The modes the text is written in.
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
