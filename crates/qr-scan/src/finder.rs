//! Detection: finder patterns, sets of three that may belong to one symbol, and the sampling of modules.
//!
//! A line through the center of a finder pattern, in any direction, has dark and light runs in the ratio 1:1:3:1:1.
//! This module searches every second row for such runs, because the search of rxing has no limit on what it keeps.
//! rxing then traces the rings around the center and locates it to a fraction of a pixel.
//!
//! Three centers may belong to one symbol if they form a right angle with equal sides, up to perspective: the angle may
//! be 45 to 135 degrees, and the nearer side up to four times as long. Only sampling shows which of the three is the upper
//! left pattern; a wrong guess costs a few thousand accesses of the budget and decodes to nothing.
//!
//! Source: ISO/IEC 18004:2015, 6.3.3 and clause 12, steps b to d.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::{ConcentricPattern, LocateConcentricPattern};
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::point;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};

use super::budget::Meter;
use super::corners::Corners;
use super::sampled::SampledSymbol;

/// The most finder patterns kept of a pass, since the time for grouping them grows with their square.
const MAX_PATTERNS: usize = 192;

/// The distance between searched rows. The center of a finder pattern is three modules high, so this finds modules of
/// two thirds of a pixel; less than one and a half pixels a module cannot be decoded anyway.
const ROW_STEP: usize = 2;

/// Runs a function of rxing, some of which may panic, and returns `None` if it panics.
///
/// This is unwind safe: the function only reads its arguments, and its result is dropped.
fn catch_panic<T>(run: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok().flatten()
}

/// Returns the finder patterns of a picture, until the budget is exhausted.
///
/// Skips candidates inside a pattern that was found before, so each pattern is traced once, and a false candidate once
/// for each row that crosses it.
pub(crate) fn find_patterns(picture: &BitMatrix, meter: &mut Meter) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    for y in (1..picture.height()).step_by(ROW_STEP) {
        let row = picture.getRow(y);
        for (start, runs) in candidates(row.getBitArray()) {
            let [dark, light, middle, ..] = runs;
            let width = runs.into_iter().fold(0, u32::wrapping_add);
            let before = dark.wrapping_add(light);
            #[expect(
                clippy::cast_precision_loss,
                reason = "a side has fewer than 2^15 pixels"
            )]
            let center = point(
                start.wrapping_add(before) as f32 + middle as f32 / 2.0,
                y as f32 + 0.5,
            );
            #[expect(
                clippy::cast_precision_loss,
                reason = "a side has fewer than 2^15 pixels"
            )]
            let is_known = |old: &ConcentricPattern| {
                let (x, y) = (old.p.x - center.x, old.p.y - center.y);
                let radius = old.size as f32 / 2.0;
                x * x + y * y < radius * radius
            };
            if found.iter().any(is_known) {
                continue;
            }
            // Tracing follows four directions, as far as a strongly slanted pattern extends.
            if meter.spend(u64::from(width).saturating_mul(12)).is_none() {
                return found;
            }
            let range = i32::try_from(width).unwrap_or(0).wrapping_mul(3);
            let pattern = catch_panic(|| {
                LocateConcentricPattern::<true, 5, 7>(picture, &[1, 1, 3, 1, 1], center, range)
            });
            if let Some(pattern) = pattern.filter(|pattern| pattern.size > 0) {
                found.push(pattern);
                if found.len() >= MAX_PATTERNS {
                    return found;
                }
            }
        }
    }
    found
}

/// Returns the start and the lengths of every five runs, dark first, with the ratio of a finder pattern.
///
/// The lowest bit of the first word is the first pixel of the row. A run that reaches the right border does not count,
/// since a symbol has a quiet zone.
fn candidates(row: &[usize]) -> impl Iterator<Item = (u32, [u32; 5])> {
    let mut ends = [0_u32; 6];
    edges(row).filter_map(move |(at, ends_dark)| {
        let [_, start, a, b, c, d] = ends;
        ends = [start, a, b, c, d, at];
        let runs = [
            a.wrapping_sub(start),
            b.wrapping_sub(a),
            c.wrapping_sub(b),
            d.wrapping_sub(c),
            at.wrapping_sub(d),
        ];
        (ends_dark && has_finder_ratio(runs)).then_some((start, runs))
    })
}

/// Returns the positions where the pixels of a row change, and whether they were dark before.
///
/// A word without changes, as in even areas, costs one comparison.
fn edges(row: &[usize]) -> impl Iterator<Item = (u32, bool)> {
    let top = usize::BITS.wrapping_sub(1);
    let previous = core::iter::once(0).chain(row.iter().map(move |word| word >> top));
    (0_u32..)
        .step_by(usize::BITS as usize)
        .zip(row.iter().zip(previous))
        .flat_map(|(start, (&word, previous))| {
            let mut changes = word ^ (word << 1 | previous);
            core::iter::from_fn(move || {
                let at = changes.trailing_zeros();
                if at == usize::BITS {
                    return None;
                }
                changes &= changes.wrapping_sub(1);
                Some((start.wrapping_add(at), word >> at & 1 == 0))
            })
        })
}

/// Returns whether runs have the ratio 1:1:3:1:1.
///
/// Dark and light modules are measured separately, since ink and light spread; one may be up to four times as wide as
/// the other. A dark run may deviate by three quarters of a dark module plus half a pixel, a light run by a third of a
/// light module plus half a pixel.
fn has_finder_ratio(runs: [u32; 5]) -> bool {
    let [dark_before, light_before, middle, light_after, dark_after] = runs.map(f64::from);
    if middle < 3.0 || middle < light_before.max(light_after) {
        return false;
    }
    let dark_module = (dark_before + middle + dark_after) / 5.0;
    let light_module = f64::midpoint(light_before, light_after);
    let ratio = dark_module / light_module;
    if !(0.25..=4.0).contains(&ratio) {
        return false;
    }
    let dark_error = dark_module * 0.75 + 0.5;
    let light_error = light_module / 3.0 + 0.5;
    let near = |run: f64, expected: f64, error: f64| (run - expected).abs() <= error;
    near(dark_before, dark_module, dark_error)
        && near(middle, 3.0 * dark_module, dark_error)
        && near(dark_after, dark_module, dark_error)
        && near(light_before, light_module, light_error)
        && near(light_after, light_module, light_error)
}

/// The most sets of rxing that are kept.
const MAX_SETS: usize = 48;

/// The most sets of [`perspective_sets`] that are kept.
const MAX_PERSPECTIVE_SETS: usize = 24;

/// Returns sets of three patterns that may belong to one symbol, the likeliest first: those of rxing, then those with a
/// stronger perspective.
pub(crate) fn group_patterns(mut patterns: Vec<ConcentricPattern>) -> Vec<FinderPatternSet> {
    let mut sets =
        catch_panic(|| Some(GenerateFinderPatternSets(&mut patterns))).unwrap_or_default();
    sets.truncate(MAX_SETS);
    let mut new = perspective_sets(&patterns);
    new.retain(|set| !sets.contains(set));
    new.truncate(MAX_PERSPECTIVE_SETS);
    sets.extend(new);
    sets
}

/// The number of nearest patterns that may belong to the same symbol as a pattern.
const MAX_NEIGHBORS: usize = 6;

/// Returns every pattern as the upper left one between two of its neighbors, if the angle is between 45 and 135
/// degrees, and sides and sizes differ by no more than in the perspective of a camera close to the symbol. Right angles
/// with equal sides come first.
fn perspective_sets(patterns: &[ConcentricPattern]) -> Vec<FinderPatternSet> {
    let mut sets = Vec::new();
    for corner in patterns {
        let mut near: Vec<_> = patterns
            .iter()
            .map(|other| (other, other.p.x - corner.p.x, other.p.y - corner.p.y))
            .filter(|(other, x, y)| x.hypot(*y) > 1.0 && have_similar_size(corner.size, other.size))
            .collect();
        near.sort_by(|a, b| a.1.hypot(a.2).total_cmp(&b.1.hypot(b.2)));
        near.truncate(MAX_NEIGHBORS);
        for (at, one) in near.iter().enumerate() {
            for other in near.iter().skip(at.wrapping_add(1)) {
                let (one_side, other_side) = (one.1.hypot(one.2), other.1.hypot(other.2));
                let cosine = (one.1 * other.1 + one.2 * other.2) / (one_side * other_side);
                let ratio = one_side / other_side;
                if cosine.abs() > 0.71
                    || !(0.25..=4.0).contains(&ratio)
                    || !have_similar_size(one.0.size, other.0.size)
                {
                    continue;
                }
                // Clockwise from the upper right to the lower left pattern, with y pointing down.
                let is_clockwise = one.1 * other.2 - one.2 * other.1 > 0.0;
                let (tr, bl) = if is_clockwise {
                    (one.0, other.0)
                } else {
                    (other.0, one.0)
                };
                let set = FinderPatternSet {
                    bl: *bl,
                    tl: *corner,
                    tr: *tr,
                };
                sets.push((cosine.abs() + ratio.ln().abs(), set));
            }
        }
    }
    sets.sort_by(|a, b| a.0.total_cmp(&b.0));
    sets.into_iter().map(|(_, set)| set).collect()
}

/// Returns whether two finder patterns may belong to one symbol: one is at most three times as large as the other.
fn have_similar_size(one: i32, other: i32) -> bool {
    one.max(other) <= one.min(other).saturating_mul(3)
}

/// Samples the modules of the symbol with these finder patterns and locates its corners, if the budget suffices.
pub(crate) fn sample(
    picture: &BitMatrix,
    set: &FinderPatternSet,
    meter: &mut Meter,
) -> Option<(SampledSymbol, Corners)> {
    meter.spend(sampling_cost(set))?;
    catch_panic(|| {
        let detected = SampleQR(picture, set).ok()?;
        let &[top_left, top_right, bottom_left, bottom_right] = detected.getPoints() else {
            return None;
        };
        // rxing returns the centers of the pixels after the edges.
        let corners =
            [top_left, top_right, bottom_right, bottom_left].map(|p| (p.x - 0.5, p.y - 0.5));
        Some((SampledSymbol::new(detected.getBits())?, corners))
    })
}

/// Returns the accesses for sampling: two for each module, estimated from the distance of the patterns, and eight lines
/// along the symbol for its corners.
fn sampling_cost(set: &FinderPatternSet) -> u64 {
    let distance =
        |other: &ConcentricPattern| (other.p.x - set.tl.p.x).hypot(other.p.y - set.tl.p.y);
    let side = distance(&set.tr).max(distance(&set.bl));
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an estimate, of a side that has fewer than 2^17 pixels"
    )]
    let (side, modules) = (
        side as u64,
        (side * 7.0 / set.tl.size.max(1) as f32 + 7.0).min(177.0) as u64,
    );
    modules
        .saturating_mul(modules)
        .saturating_mul(2)
        .saturating_add(side.saturating_mul(8))
}

#[cfg(test)]
mod tests {
    use rxing::{Point, common::cpp_essentials::ConcentricPattern};

    use super::{candidates, edges, has_finder_ratio, perspective_sets};

    fn row(text: &str) -> Vec<usize> {
        let mut words = vec![0; text.len().div_ceil(usize::BITS as usize)];
        for (at, character) in text.bytes().enumerate() {
            words[at / usize::BITS as usize] |=
                usize::from(character == b'#') << (at % usize::BITS as usize);
        }
        words
    }

    #[test]
    fn finds_edges_across_words() {
        let text = ["..##", &".".repeat(59), "####", "."].concat();
        let found: Vec<_> = edges(&row(&text)).collect();
        assert_eq!(found, [(2, false), (4, true), (63, false), (67, true)]);
    }

    #[test]
    fn finds_the_start_of_a_candidate() {
        let found: Vec<_> = candidates(&row("....##..######..##....")).collect();
        assert_eq!(found, [(4, [2, 2, 6, 2, 2])]);
        assert_eq!(candidates(&row("..##..##..##..##..##..")).count(), 0);
    }

    #[test]
    fn accepts_only_runs_with_the_finder_ratio() {
        for runs in [
            [1, 1, 3, 1, 1],
            [4, 4, 12, 4, 4],
            [3, 1, 7, 2, 3],
            [2, 3, 6, 3, 2],
            [1, 3, 4, 3, 1],
            [2, 5, 5, 5, 2],
        ] {
            assert!(has_finder_ratio(runs), "{runs:?}");
        }
        for runs in [
            [1, 1, 1, 1, 1],
            [4, 4, 4, 4, 4],
            [1, 9, 3, 1, 1],
            [9, 1, 3, 1, 9],
            // A middle of less than three pixels, a middle narrower than a light run, light runs of different length.
            [1, 1, 2, 1, 1],
            [2, 6, 5, 6, 2],
            [2, 6, 5, 4, 2],
            [2, 1, 6, 4, 2],
        ] {
            assert!(!has_finder_ratio(runs), "{runs:?}");
        }
    }

    fn pattern((x, y): (f32, f32), size: i32) -> ConcentricPattern {
        let p = Point { x, y };
        ConcentricPattern { p, size }
    }

    /// Returns the upper left, upper right and lower left positions of each set.
    fn sets(patterns: &[((f32, f32), i32)]) -> Vec<[(f32, f32); 3]> {
        let patterns: Vec<_> = patterns.iter().map(|&(p, size)| pattern(p, size)).collect();
        let sets = perspective_sets(&patterns);
        sets.iter()
            .map(|set| [set.tl, set.tr, set.bl].map(|pattern| (pattern.p.x, pattern.p.y)))
            .collect()
    }

    #[test]
    fn every_pattern_may_be_the_upper_left_one() {
        let [corner, right, below] = [(300.0, 500.0), (370.0, 500.0), (300.0, 570.0)];
        let expected = [
            [corner, right, below],
            [right, below, corner],
            [below, corner, right],
        ];
        for order in [[corner, right, below], [below, right, corner]] {
            let sets = sets(&order.map(|p| (p, 20)));
            assert_eq!(sets[0], expected[0]);
            assert_eq!(sets.len(), 3);
            assert!(expected.iter().all(|set| sets.contains(set)));
        }
        // In perspective, and upside down.
        let sets = sets(&[
            ((300.0, 500.0), 20),
            ((280.0, 300.0), 20),
            ((400.0, 480.0), 20),
        ]);
        assert_eq!(sets[0], [(300.0, 500.0), (280.0, 300.0), (400.0, 480.0)]);
    }

    #[test]
    fn limits_sides_angles_and_sizes() {
        for (right, below, sizes, is_set) in [
            ((370.0, 500.0), (300.0, 780.0), [20, 20, 20], true),
            ((370.0, 500.0), (300.0, 781.0), [20, 20, 20], false),
            ((370.0, 500.0), (300.0, 780.0), [20, 60, 20], true),
            ((370.0, 500.0), (300.0, 780.0), [20, 61, 20], false),
            ((370.0, 500.0), (300.0, 780.0), [30, 20, 61], false),
            // 134 degrees and 136, 46 and 44.
            ((371.9, 430.5), (300.0, 780.0), [20, 20, 20], true),
            ((369.4, 428.0), (300.0, 780.0), [20, 20, 20], false),
            ((371.9, 569.5), (300.0, 780.0), [20, 20, 20], true),
            ((369.4, 572.0), (300.0, 780.0), [20, 20, 20], false),
        ] {
            let corner = (300.0, 500.0);
            let found = sets(&[(corner, sizes[0]), (right, sizes[1]), (below, sizes[2])]);
            let is_there = found.iter().any(|set| set[0] == corner);
            assert_eq!(is_there, is_set, "{right:?} {below:?} {sizes:?}");
        }
    }
}
