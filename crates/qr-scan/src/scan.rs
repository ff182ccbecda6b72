use super::budget::{Budget, Meter};
use super::corners;
use super::finder;
use super::pass::ScanPass;
use super::picture::Picture;
use super::result::{FoundSymbol, Scan};

/// The most symbols read in a picture; a sheet of labels has fewer.
const MAX_SYMBOLS: usize = 64;

/// The state of a scan between passes.
struct Scanner {
    readings: Vec<Reading>,
    meter: Meter,
}

/// A symbol, and how the readings of other passes compare to it.
struct Reading {
    symbol: FoundSymbol,
    /// Another pass has read the same bytes.
    is_confirmed: bool,
    /// A later reading gave other bytes.
    is_disputed: bool,
}

impl Reading {
    /// Returns whether no further pass is needed for the symbol.
    fn is_certain(&self) -> bool {
        self.is_confirmed || self.symbol.unused_correction > 0
    }
}

/// Scans a picture for QR symbols.
///
/// The first pass reads the unfiltered picture. If it finds no symbol, the passes of [`ScanPass::ALL`] follow in order,
/// with stretched contrast, smoothed, inverted, sharpened and at other sizes, until one finds a symbol or the budget is
/// exhausted. Further passes also run if a symbol has no unused error correction, to confirm it, and if a pass leaves
/// two or more finder patterns outside the symbols that it read.
///
/// A symbol is accepted only if encoding its data again gives the sampled codewords, up to the number of wrong
/// codewords that the standard allows to correct. If two passes read different bytes at the same place, both readings
/// are rejected; see [`Scan::disagreements`].
///
/// ```
/// use qr_scan::{Budget, Picture, scan};
/// use qr_symbol::Symbol;
///
/// # #[cfg(feature = "files")]
/// # fn main() -> Result<(), qr_scan::PictureError> {
/// let png = Symbol::new(b"https://example.com").unwrap().png(4).to_vec();
/// let scan = scan(&Picture::from_file(&png, Picture::MAX_PIXELS)?, Budget::DEFAULT);
/// assert_eq!(scan.symbols()[0].bytes(), b"https://example.com");
/// assert_eq!(scan.passes().len(), 1);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "files"))]
/// # fn main() {}
/// ```
#[must_use]
pub fn scan(picture: &Picture<'_>, budget: Budget) -> Scan {
    let pixels = picture.pixels().len() as u64;
    let mut scanner = Scanner {
        readings: Vec::new(),
        meter: Meter::new(budget.limit_for(pixels)),
    };
    let mut passes = Vec::new();
    for &pass in ScanPass::ALL {
        if scanner.meter.spend(pass.cost(pixels)).is_none() {
            break;
        }
        let Some(filtered) = pass.filter(picture) else {
            continue;
        };
        passes.push(pass);
        let leaves_patterns = scanner.run(pass, &filtered);
        let is_complete = !leaves_patterns
            && !scanner.readings.is_empty()
            && scanner.readings.iter().all(Reading::is_certain);
        if is_complete || scanner.meter.is_exhausted() {
            break;
        }
    }
    let (disputed, accepted): (Vec<_>, Vec<_>) = scanner
        .readings
        .into_iter()
        .partition(|reading| reading.is_disputed);
    Scan {
        symbols: accepted.into_iter().map(|reading| reading.symbol).collect(),
        disagreements: disputed
            .iter()
            .map(|reading| reading.symbol.corners)
            .collect(),
        passes,
        work: scanner.meter.spent(),
        is_budget_exhausted: scanner.meter.is_exhausted(),
    }
}

impl Scanner {
    /// Reads the symbols of one pass. Returns whether it leaves two or more finder patterns outside all symbols; a
    /// single one may be chance.
    fn run(&mut self, pass: ScanPass, filtered: &Picture<'_>) -> bool {
        let Some(dark) = pass.threshold().binarize(filtered) else {
            return false;
        };
        let patterns = finder::find_patterns(&dark, &mut self.meter);
        let scale = pass.scale();
        let mut used = Vec::new();
        for set in finder::group_patterns(patterns.clone()) {
            if [set.tl, set.tr, set.bl]
                .iter()
                .any(|pattern| used.contains(pattern))
            {
                continue;
            }
            let decoded = finder::sample(&dark, &set, &mut self.meter)
                .and_then(|(sampled, corners)| Some((sampled.decode()?, corners)));
            if self.meter.is_exhausted() || self.readings.len() >= MAX_SYMBOLS {
                return false;
            }
            let Some((decoded, corners)) = decoded else {
                continue;
            };
            used.extend([set.tl, set.tr, set.bl]);
            self.add(FoundSymbol {
                bytes: decoded.bytes,
                part: decoded.part,
                corners: corners.map(|(x, y)| (x / scale, y / scale)),
                version: decoded.version,
                level: decoded.level,
                pass,
                unused_correction: decoded.unused_correction,
            });
        }
        let centers = patterns.iter().map(|p| (p.p.x / scale, p.p.y / scale));
        let outside = centers.filter(|&center| !self.is_inside_a_symbol(center));
        outside.count() > 1
    }

    fn is_inside_a_symbol(&self, point: (f32, f32)) -> bool {
        let mut readings = self.readings.iter();
        readings.any(|reading| corners::contains(&reading.symbol.corners, point))
    }

    /// Adds a symbol, or compares it with the earlier reading at the same place. Equal readings of one pass confirm
    /// nothing, since they come from the same pixels.
    fn add(&mut self, symbol: FoundSymbol) {
        let center = corners::center(&symbol.corners);
        let earlier = self
            .readings
            .iter_mut()
            .find(|reading| corners::contains(&reading.symbol.corners, center));
        match earlier {
            None => self.readings.push(Reading {
                symbol,
                is_confirmed: false,
                is_disputed: false,
            }),
            Some(reading) if reading.symbol.bytes == symbol.bytes => {
                reading.is_confirmed |= reading.symbol.pass != symbol.pass;
                if reading.symbol.unused_correction < symbol.unused_correction {
                    reading.symbol.unused_correction = symbol.unused_correction;
                }
            }
            Some(reading) => reading.is_disputed = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use qr_symbol::{Level, QUIET_ZONE, Symbol, Version};

    use super::*;
    use crate::corners::Corners;

    const SQUARE: Corners = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)];

    fn reading(bytes: &[u8], pass: ScanPass, unused_correction: usize) -> FoundSymbol {
        FoundSymbol {
            bytes: bytes.to_vec(),
            part: None,
            corners: SQUARE,
            version: Version::MIN,
            level: Level::L,
            pass,
            unused_correction,
        }
    }

    #[test]
    fn readings_at_one_place_confirm_or_dispute_each_other() {
        let mut scanner = Scanner {
            readings: Vec::new(),
            meter: Meter::new(0),
        };
        scanner.add(reading(b"a", ScanPass::Plain, 0));
        scanner.add(reading(b"a", ScanPass::Plain, 0));
        assert!(
            !scanner.readings[0].is_confirmed,
            "the same pass does not confirm"
        );
        scanner.add(reading(b"a", ScanPass::Smoothed, 3));
        assert!(scanner.readings[0].is_confirmed && !scanner.readings[0].is_disputed);
        scanner.add(reading(b"b", ScanPass::Stretched, 5));
        assert!(scanner.readings[0].is_disputed);
        let mut elsewhere = reading(b"b", ScanPass::Plain, 0);
        elsewhere.corners = SQUARE.map(|(x, y)| (x + 10.5, y));
        scanner.add(elsewhere);
        assert_eq!(scanner.readings.len(), 2);
    }

    /// Draws a symbol with its quiet zone, and `patterns` further finder patterns to its right, at `module` pixels a
    /// module.
    fn draw(symbol: &Symbol, module: usize, patterns: usize, inverted: bool) -> (Vec<u8>, usize) {
        let (side, right) = (symbol.size() + 2 * QUIET_ZONE, 15);
        let width = (side + right) * module;
        let gray = |x: usize, y: usize| {
            let (x, y) = (x / module, y / module);
            let dark = if x < side {
                x >= QUIET_ZONE && y >= QUIET_ZONE && symbol.module(x - QUIET_ZONE, y - QUIET_ZONE)
            } else {
                // Copies of the upper left pattern of the symbol, one below the other.
                let (x, y, at) = (x - side, y % 15, y / 15);
                let within = |at: usize| at.checked_sub(4).filter(|at| *at < 7);
                at < patterns
                    && within(x)
                        .zip(within(y))
                        .is_some_and(|(x, y)| symbol.module(x, y))
            };
            if dark == inverted { 255 } else { 0 }
        };
        let pixels = (0..side * module).flat_map(|y| (0..width).map(move |x| (x, y)));
        (pixels.map(|(x, y)| gray(x, y)).collect(), width)
    }

    #[test]
    fn every_pass_locates_a_symbol_and_counts_other_patterns() {
        let symbol = Symbol::new(b"001093029317|NGUYEN AN|1987-01-18|0|1|").expect("it fits");
        for &pass in ScanPass::ALL {
            let inverted = matches!(pass, ScanPass::Inverted | ScanPass::InvertedSmoothed);
            // A local mean needs both colors within its radius.
            let module = if pass == ScanPass::Local { 4 } else { 10 };
            for patterns in 0..=2 {
                let (pixels, width) = draw(&symbol, module, patterns, inverted);
                let height = pixels.len() / width;
                let picture = Picture::from_gray(&pixels, width, height, width).expect("a picture");
                let mut scanner = Scanner {
                    readings: Vec::new(),
                    meter: Meter::new(u64::MAX),
                };
                let filtered = pass.filter(&picture).expect("a pass for this size");
                let leaves_patterns = scanner.run(pass, &filtered);
                assert_eq!(leaves_patterns, patterns > 1, "{pass} {patterns}");
                let [reading] = &scanner.readings[..] else {
                    panic!("{pass} {patterns}: {}", scanner.readings.len());
                };
                let (near, far) = (QUIET_ZONE * module, (QUIET_ZONE + symbol.size()) * module);
                #[expect(clippy::cast_precision_loss, reason = "some hundred pixels")]
                let (near, far) = (near as f32, far as f32);
                let corners = [(near, near), (far, near), (far, far), (near, far)];
                for (found, corner) in reading.symbol.corners.iter().zip(corners) {
                    let distance = (found.0 - corner.0).hypot(found.1 - corner.1);
                    assert!(distance < 6.0, "{pass}: {found:?} {corner:?}");
                }
            }
        }
    }
}
