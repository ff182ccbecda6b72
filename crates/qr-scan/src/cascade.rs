//! The passes over a picture, one after the other, until nothing is left to read.
//!
//! Most pictures are read by the first pass, and are done then; so the order is that of use by cost. A pass knows nothing of
//! the one before but what was read, and where.

use alloc::vec::Vec;

use super::budget::{Budget, Meter};
use super::finder::{self, Corners};
use super::found::{FoundSymbol, Scan};
use super::pass::ScanPass;
use super::picture::Picture;

/// How many symbols are read in a picture; a sheet of labels has fewer.
const MAX_SYMBOLS: usize = 64;

/// What is known of a picture so far.
struct Cascade {
    readings: Vec<SymbolReading>,
    meter: Meter,
}

/// A symbol with what else was read of it.
struct SymbolReading {
    symbol: FoundSymbol,
    /// Whether another pass has read the same.
    is_confirmed: bool,
    /// Whether another pass has read something else.
    is_disputed: bool,
}

/// Looks for symbols in a picture.
///
/// The picture is read as it is. If that finds nothing it is read again with its contrast stretched, smoothed, inverted,
/// sharpened, at other sizes: [`ScanPass::ALL`] in this order, until one of them reads something, or the budget ends. A symbol
/// that took all of its error correction is read once more another way, and after a pass that leaves
/// finder patterns outside of what it read the next ones are passes for further symbols.
///
/// A reading is taken only if the symbol that this crate's writer makes of it is, within what the standard lets a reader
/// repair, what was seen. Where two passes read one symbol differently, neither is taken: see [`Scan::disagreements`].
///
/// ```
/// use qr_scan::{Budget, Picture, scan};
/// use qr_symbol::Symbol;
///
/// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
/// let png = Symbol::new(text).unwrap().png(4).to_vec();
/// let scan = scan(&Picture::from_file(&png, Picture::MAX_PIXELS)?, Budget::DEFAULT);
/// assert_eq!(scan.symbols()[0].bytes(), text);
/// assert_eq!(scan.passes().len(), 1);
/// # Ok::<(), qr_scan::PictureError>(())
/// ```
#[must_use]
pub fn scan(picture: &Picture<'_>, budget: Budget) -> Scan {
    let pixels = picture.pixels().len() as u64;
    let mut cascade = Cascade {
        readings: Vec::new(),
        meter: Meter::new(budget.of(pixels)),
    };
    let mut passes = Vec::new();
    for &step in ScanPass::ALL {
        if cascade.meter.spend(step.cost(pixels)).is_none() {
            break;
        }
        let Some(looked_at) = step.apply(picture) else {
            continue;
        };
        passes.push(step);
        let leaves_some = cascade.pass(step, &looked_at);
        let is_sure =
            |reading: &SymbolReading| reading.is_confirmed || reading.symbol.unused_correction > 0;
        let is_done = !leaves_some && cascade.readings.iter().all(is_sure);
        if is_done && !cascade.readings.is_empty() || cascade.meter.is_exhausted() {
            break;
        }
    }
    let (disputed, taken): (Vec<_>, Vec<_>) = cascade
        .readings
        .into_iter()
        .partition(|reading| reading.is_disputed);
    Scan {
        symbols: taken.into_iter().map(|reading| reading.symbol).collect(),
        disagreements: disputed
            .iter()
            .map(|reading| reading.symbol.corners)
            .collect(),
        passes,
        work: cascade.meter.spent(),
        exhausted: cascade.meter.is_exhausted(),
    }
}

impl Cascade {
    /// Reads what one pass shows; whether it shows finder patterns that no symbol accounts for: two, since one may be chance.
    fn pass(&mut self, step: ScanPass, picture: &Picture<'_>) -> bool {
        let Some(dark) = step.threshold().apply(picture) else {
            return false;
        };
        let patterns = finder::patterns(&dark, &mut self.meter);
        let scale = step.scale();
        let mut used = Vec::new();
        let sets = finder::sets(patterns.clone());
        for set in &sets {
            if [set.tl, set.tr, set.bl]
                .iter()
                .any(|pattern| used.contains(pattern))
            {
                continue;
            }
            let decoded = finder::sample(&dark, set, &mut self.meter)
                .and_then(|(modules, corners)| Some((modules.decode()?, corners)));
            if self.meter.is_exhausted() || self.readings.len() >= MAX_SYMBOLS {
                return false;
            }
            let Some((decoded, corners)) = decoded else {
                continue;
            };
            used.extend([set.tl, set.tr, set.bl]);
            self.take(FoundSymbol {
                bytes: decoded.bytes,
                corners: corners.map(|(x, y)| (x / scale, y / scale)),
                version: decoded.version,
                level: decoded.level,
                step,
                unused_correction: decoded.unused_correction,
            });
        }
        let centers = patterns.iter().map(|p| (p.p.x / scale, p.p.y / scale));
        let left = centers.filter(|&center| !self.is_known(center));
        left.count() > 1
    }

    fn is_known(&self, point: (f32, f32)) -> bool {
        let mut readings = self.readings.iter();
        readings.any(|reading| is_inside(point, &reading.symbol.corners))
    }

    /// Holds a reading against what was read before in its place: it is a further symbol, or a second opinion on one. Two
    /// opinions of one pass count once, since they saw the same pixels.
    fn take(&mut self, symbol: FoundSymbol) {
        let middle = middle(&symbol.corners);
        let before = self
            .readings
            .iter_mut()
            .find(|reading| is_inside(middle, &reading.symbol.corners));
        match before {
            None => self.readings.push(SymbolReading {
                symbol,
                is_confirmed: false,
                is_disputed: false,
            }),
            Some(reading) if reading.symbol.bytes == symbol.bytes => {
                reading.is_confirmed |= reading.symbol.step != symbol.step;
                if reading.symbol.unused_correction < symbol.unused_correction {
                    reading.symbol.unused_correction = symbol.unused_correction;
                }
            }
            Some(reading) => reading.is_disputed = true,
        }
    }
}

/// The mean of the corners, which is inside of whatever a camera makes of a square.
fn middle(corners: &Corners) -> (f32, f32) {
    let sum = corners.iter().fold((0.0, 0.0), |sum, corner| {
        (sum.0 + corner.0, sum.1 + corner.1)
    });
    (sum.0 / 4.0, sum.1 / 4.0)
}

/// Whether a point lies in a quadrangle: on the same side of all its sides.
fn is_inside(point: (f32, f32), corners: &Corners) -> bool {
    let next = corners.iter().cycle().skip(1);
    let mut sides = corners.iter().zip(next).map(|(from, to)| {
        (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0)
    });
    let mut others = sides.clone();
    sides.all(|side| side >= 0.0) || others.all(|side| side <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use qr_symbol::{Level, QUIET_ZONE, Symbol, Version};

    const SQUARE: Corners = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)];

    fn reading(bytes: &[u8], step: ScanPass, unused_correction: usize) -> FoundSymbol {
        FoundSymbol {
            bytes: bytes.to_vec(),
            corners: SQUARE,
            version: Version::MIN,
            level: Level::L,
            step,
            unused_correction,
        }
    }

    #[test]
    fn two_readings_of_one_place_confirm_or_dispute_each_other() {
        let mut cascade = Cascade {
            readings: Vec::new(),
            meter: Meter::new(0),
        };
        cascade.take(reading(b"a", ScanPass::Plain, 0));
        cascade.take(reading(b"a", ScanPass::Plain, 0));
        assert!(
            !cascade.readings[0].is_confirmed,
            "the same pass is no second opinion"
        );
        cascade.take(reading(b"a", ScanPass::Smoothed, 3));
        assert!(cascade.readings[0].is_confirmed && !cascade.readings[0].is_disputed);
        cascade.take(reading(b"b", ScanPass::Stretched, 5));
        assert!(cascade.readings[0].is_disputed);
        let mut elsewhere = reading(b"b", ScanPass::Plain, 0);
        elsewhere.corners = SQUARE.map(|(x, y)| (x + 10.5, y));
        cascade.take(elsewhere);
        assert_eq!(cascade.readings.len(), 2);
    }

    #[test]
    fn inside_is_inside_however_a_symbol_lies() {
        let mut corners = SQUARE;
        for _ in 0..2 {
            assert!(is_inside(middle(&corners), &corners));
            assert!(!is_inside((21.0, 15.0), &corners) && !is_inside((15.0, 9.0), &corners));
            corners.reverse();
        }
    }

    /// A symbol with its quiet zone, and so many finder patterns of another one on its right; `module` pixels a module.
    fn drawn(symbol: &Symbol, module: usize, patterns: usize, inverted: bool) -> (Vec<u8>, usize) {
        let (side, beside) = (symbol.size() + 2 * QUIET_ZONE, 15);
        let width = (side + beside) * module;
        let gray = |x: usize, y: usize| {
            let (x, y) = (x / module, y / module);
            let dark = if x < side {
                x >= QUIET_ZONE && y >= QUIET_ZONE && symbol.module(x - QUIET_ZONE, y - QUIET_ZONE)
            } else {
                // The upper left pattern of the same symbol, one below the other.
                let (x, y, at) = (x - side, y % 15, y / 15);
                let place = |at: usize| at.checked_sub(4).filter(|at| *at < 7);
                at < patterns
                    && place(x)
                        .zip(place(y))
                        .is_some_and(|(x, y)| symbol.module(x, y))
            };
            if dark == inverted { 255 } else { 0 }
        };
        let pixels = (0..side * module).flat_map(|y| (0..width).map(move |x| (x, y)));
        (pixels.map(|(x, y)| gray(x, y)).collect(), width)
    }

    #[test]
    fn every_pass_finds_a_symbol_where_it_is_and_patterns_that_are_left() {
        let symbol = Symbol::new(b"001093029317|NGUYEN AN|1987-01-18|0|1|").expect("it fits");
        for &step in ScanPass::ALL {
            let inverted = matches!(step, ScanPass::Inverted | ScanPass::InvertedSmoothed);
            // Where the pixels around are all alike, they tell no dark from light.
            let module = if step == ScanPass::Local { 4 } else { 10 };
            for patterns in 0..=2 {
                let (pixels, width) = drawn(&symbol, module, patterns, inverted);
                let height = pixels.len() / width;
                let picture = Picture::from_gray(&pixels, width, height, width).expect("a picture");
                let mut cascade = Cascade {
                    readings: Vec::new(),
                    meter: Meter::new(u64::MAX),
                };
                let looked_at = step.apply(&picture).expect("a pass for this size");
                let leaves_some = cascade.pass(step, &looked_at);
                // A single pattern may be chance.
                assert_eq!(leaves_some, patterns > 1, "{step} {patterns}");
                let [reading] = &cascade.readings[..] else {
                    panic!("{step} {patterns}: {}", cascade.readings.len());
                };
                let (near, far) = (QUIET_ZONE * module, (QUIET_ZONE + symbol.size()) * module);
                #[expect(clippy::cast_precision_loss, reason = "some hundred pixels")]
                let (near, far) = (near as f32, far as f32);
                let corners = [(near, near), (far, near), (far, far), (near, far)];
                for (found, corner) in reading.symbol.corners.iter().zip(corners) {
                    let distance = (found.0 - corner.0).hypot(found.1 - corner.1);
                    assert!(distance < 6.0, "{step}: {found:?} {corner:?}");
                }
            }
        }
    }
}
