use alloc::vec::Vec;
use core::fmt;

use super::finder::Corners;
use super::pass::ScanPass;
use qr_symbol::{Level, Version};

/// A symbol that was read in a picture. `Debug` shows nothing of what it says.
///
/// ```
/// use qr_scan::{Budget, Picture, ScanPass, scan};
/// use qr_symbol::{Level, Symbol};
///
/// let png = Symbol::new(b"001093029317|NGUYEN AN|1987-01-18|0|1|").unwrap().png(4).to_vec();
/// let scan = scan(&Picture::from_file(&png, Picture::MAX_PIXELS)?, Budget::DEFAULT);
/// let [symbol] = scan.symbols() else { panic!("one symbol") };
/// assert_eq!(symbol.pass(), ScanPass::Plain);
/// assert_eq!(symbol.version().number(), 3);
/// let [(left, top), ..] = symbol.corners();
/// assert!((left - 16.0).abs() < 1.0 && (top - 16.0).abs() < 1.0, "behind a quiet zone of four modules");
/// # Ok::<(), qr_scan::PictureError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct FoundSymbol {
    pub(super) bytes: Vec<u8>,
    pub(super) corners: Corners,
    pub(super) version: Version,
    pub(super) level: Level,
    pub(super) step: ScanPass,
    pub(super) unused_correction: usize,
}

impl FoundSymbol {
    /// The bytes of its segments, as they are in the symbol: no charset is guessed, and what an ECI designator names is
    /// not applied.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes, taken out.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Where its corners are, in pixels from the picture's upper left, x before y: upper left, upper right, lower
    /// right and lower left of the symbol as it was made, however it lies in the picture. The quiet zone is outside.
    #[must_use]
    pub const fn corners(&self) -> [(f32, f32); 4] {
        self.corners
    }

    /// Its version.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Its error correction level.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The pass in which it was read first.
    #[must_use]
    pub const fn pass(&self) -> ScanPass {
        self.step
    }

    /// How many more codewords could have been wrong in the block that was hit worst. At 0 the symbol was as damaged as
    /// one may be that is read; another pass was asked then for the same.
    #[must_use]
    pub const fn unused_correction(&self) -> usize {
        self.unused_correction
    }
}

impl fmt::Debug for FoundSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundSymbol")
            .field("corners", &self.corners)
            .field("version", &self.version)
            .field("level", &self.level)
            .field("step", &self.step)
            .field("unused_correction", &self.unused_correction)
            .finish_non_exhaustive()
    }
}

/// What came of looking for symbols in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    pub(super) symbols: Vec<FoundSymbol>,
    pub(super) disagreements: Vec<Corners>,
    pub(super) passes: Vec<ScanPass>,
    pub(super) work: u64,
    pub(super) exhausted: bool,
}

impl Scan {
    /// The symbols that were read, in the order in which they were found.
    #[must_use]
    pub fn symbols(&self) -> &[FoundSymbol] {
        &self.symbols
    }

    /// The symbols, taken out.
    #[must_use]
    pub fn into_symbols(self) -> Vec<FoundSymbol> {
        self.symbols
    }

    /// Where two passes read different texts of one symbol: neither is among the symbols. The corners are those of the
    /// first reading.
    #[must_use]
    pub fn disagreements(&self) -> &[[(f32, f32); 4]] {
        &self.disagreements
    }

    /// The passes over the picture, in order; the last may not have come to its end.
    #[must_use]
    pub fn passes(&self) -> &[ScanPass] {
        &self.passes
    }

    /// How many pixels were looked at, as [`Budget`](super::Budget) counts them; never more than it allows.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }

    /// Whether the budget ended before everything was tried.
    #[must_use]
    pub const fn is_exhausted(&self) -> bool {
        self.exhausted
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::{FoundSymbol, Scan};
    use crate::ScanPass;
    use qr_symbol::{Level, Version};

    #[test]
    fn what_was_found_is_told_and_shown_but_for_what_it_says() {
        let corners = [(1.0, 2.0), (3.0, 2.0), (3.0, 4.0), (1.0, 4.0)];
        let symbol = FoundSymbol {
            bytes: b"secret".to_vec(),
            corners,
            version: Version::MIN,
            level: Level::Q,
            step: ScanPass::Halved,
            unused_correction: 3,
        };
        assert_eq!(symbol.unused_correction(), 3);
        let shown = alloc::format!("{symbol:?}");
        for part in [
            "FoundSymbol { corners: [(1.0, 2.0)",
            "level: Q",
            "step: Halved",
            "unused_correction: 3",
        ] {
            assert!(shown.contains(part), "{shown}");
        }
        let scan = Scan {
            symbols: vec![symbol],
            disagreements: vec![corners],
            passes: vec![ScanPass::Plain],
            work: 7,
            exhausted: true,
        };
        assert_eq!((scan.work(), scan.is_exhausted()), (7, true));
        assert_eq!(scan.disagreements(), [corners]);
        assert_eq!(
            (scan.passes(), scan.symbols().len()),
            (&[ScanPass::Plain][..], 1)
        );
    }
}
