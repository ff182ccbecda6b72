use std::fmt;

use qr_symbol::{Level, Version};

use super::corners::Corners;
use super::pass::ScanPass;

/// A symbol found in a picture.
///
/// `Debug` does not show the bytes.
///
/// ```
/// use qr_scan::{Budget, Picture, ScanPass, scan};
/// use qr_symbol::Symbol;
///
/// # #[cfg(feature = "files")]
/// # fn main() -> Result<(), qr_scan::PictureError> {
/// let png = Symbol::new(b"https://example.com/tickets/4711").unwrap().png(4).to_vec();
/// let scan = scan(&Picture::from_file(&png, Picture::MAX_PIXELS)?, Budget::DEFAULT);
/// let [symbol] = scan.symbols() else { panic!("one symbol") };
/// assert_eq!(symbol.bytes(), b"https://example.com/tickets/4711");
/// assert_eq!(symbol.pass(), ScanPass::Plain);
/// assert_eq!(symbol.version().number(), 3);
/// // A quiet zone of four modules, four pixels each, precedes the symbol.
/// let [(left, top), ..] = symbol.corners();
/// assert!((left - 16.0).abs() < 1.0 && (top - 16.0).abs() < 1.0);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "files"))]
/// # fn main() {}
/// ```
#[derive(Clone, PartialEq)]
pub struct FoundSymbol {
    pub(crate) bytes: Vec<u8>,
    pub(crate) part: Option<Part>,
    pub(crate) corners: Corners,
    pub(crate) version: Version,
    pub(crate) level: Level,
    pub(crate) pass: ScanPass,
    pub(crate) unused_correction: usize,
}

impl FoundSymbol {
    /// Returns the bytes of all segments as they are in the symbol.
    ///
    /// No charset is guessed, and ECI designators are not applied. Kanji segments give Shift JIS.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Consumes the symbol and returns its bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Returns which part of a text the symbol has, if the text is divided into a structured append sequence of symbols.
    #[must_use]
    pub const fn part(&self) -> Option<Part> {
        self.part
    }

    /// Returns the corners of the symbol, without the quiet zone, in pixels from the upper left corner of the picture,
    /// x before y.
    ///
    /// The order is upper left, upper right, lower right, lower left of the upright symbol, whatever its orientation in
    /// the picture.
    #[must_use]
    pub const fn corners(&self) -> [(f32, f32); 4] {
        self.corners
    }

    /// Returns the version, which is the size in modules.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Returns the error correction level.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Returns the first pass that read the symbol.
    #[must_use]
    pub const fn pass(&self) -> ScanPass {
        self.pass
    }

    /// Returns the number of further wrong codewords that the most damaged block could have had.
    ///
    /// 0 means that no error correction was left; [`scan`](super::scan()) then tries to read the symbol in another
    /// pass.
    #[must_use]
    pub const fn unused_correction(&self) -> usize {
        self.unused_correction
    }
}

/// The place of a symbol in a structured append sequence, which holds one text in up to 16 symbols.
///
/// Source: ISO/IEC 18004:2015, 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    pub(crate) number: u8,
    pub(crate) count: u8,
    pub(crate) parity: u8,
}

impl Part {
    /// Returns the number of this part, from 1 to [`count`](Self::count).
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Returns the number of parts, 1 to 16.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.count
    }

    /// Returns the exclusive or of all bytes of the whole text, the same in all parts.
    #[must_use]
    pub const fn parity(self) -> u8 {
        self.parity
    }
}

impl fmt::Debug for FoundSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundSymbol")
            .field("part", &self.part)
            .field("corners", &self.corners)
            .field("version", &self.version)
            .field("level", &self.level)
            .field("pass", &self.pass)
            .field("unused_correction", &self.unused_correction)
            .finish_non_exhaustive()
    }
}

/// The result of a scan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    pub(crate) symbols: Vec<FoundSymbol>,
    pub(crate) disagreements: Vec<Corners>,
    pub(crate) passes: Vec<ScanPass>,
    pub(crate) work: u64,
    pub(crate) is_budget_exhausted: bool,
}

impl Scan {
    /// Returns the symbols in the order in which they were found.
    #[must_use]
    pub fn symbols(&self) -> &[FoundSymbol] {
        &self.symbols
    }

    /// Consumes the scan and returns its symbols.
    #[must_use]
    pub fn into_symbols(self) -> Vec<FoundSymbol> {
        self.symbols
    }

    /// Returns the corners of symbols that two passes read differently. They are not among [`symbols`](Self::symbols).
    ///
    /// The corners are those of the first reading, as in [`FoundSymbol::corners`].
    #[must_use]
    pub fn disagreements(&self) -> &[[(f32, f32); 4]] {
        &self.disagreements
    }

    /// Returns the passes that ran, in order. The last one may be incomplete if the budget is exhausted.
    #[must_use]
    pub fn passes(&self) -> &[ScanPass] {
        &self.passes
    }

    /// Returns the work in pixel accesses, as counted by [`Budget`](super::Budget). It never exceeds the budget.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }

    /// Returns whether the budget ended the scan before it was complete.
    #[must_use]
    pub const fn is_budget_exhausted(&self) -> bool {
        self.is_budget_exhausted
    }
}

#[cfg(test)]
mod tests {
    use qr_symbol::{Level, Version};

    use super::{FoundSymbol, Scan};
    use crate::pass::ScanPass;

    #[test]
    fn debug_shows_everything_but_the_bytes() {
        let corners = [(1.0, 2.0), (3.0, 2.0), (3.0, 4.0), (1.0, 4.0)];
        let symbol = FoundSymbol {
            bytes: b"secret".to_vec(),
            part: None,
            corners,
            version: Version::MIN,
            level: Level::Q,
            pass: ScanPass::Halved,
            unused_correction: 3,
        };
        assert_eq!(symbol.unused_correction(), 3);
        let shown = format!("{symbol:?}");
        for part in [
            "FoundSymbol { part: None, corners: [(1.0, 2.0)",
            "level: Q",
            "pass: Halved",
            "unused_correction: 3",
        ] {
            assert!(shown.contains(part), "{shown}");
        }
        assert!(!shown.contains("bytes"), "{shown}");
        let scan = Scan {
            symbols: vec![symbol],
            disagreements: vec![corners],
            passes: vec![ScanPass::Plain],
            work: 7,
            is_budget_exhausted: true,
        };
        assert_eq!((scan.work(), scan.is_budget_exhausted()), (7, true));
        assert_eq!(scan.disagreements(), [corners]);
        assert_eq!(
            (scan.passes(), scan.symbols().len()),
            (&[ScanPass::Plain][..], 1)
        );
    }
}
