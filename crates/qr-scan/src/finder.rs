//! Where symbols may be: finder patterns, and sets of three that may be one symbol's.
//!
//! A line through the middle of a finder pattern, in any direction, has dark and light runs as 1 to 1 to 3 to 1 to 1, and
//! hardly anything else has. Every second row is searched for such runs, here, since rxing does so without an end to what
//! it keeps; rxing then traces the rings around the middle and finds the center to a fraction of a pixel.
//!
//! Three such centers make up a symbol if they form a right angle between equal sides, as a camera sees it: from aside
//! the angle may be 45 or 135 degrees, and the nearer side twice the other. Which of them is the corner can then
//! be said only by trying; a wrong one costs a few thousand pixels of the budget and reads nothing.
//!
//! Source: ISO/IEC 18004:2015, 6.3.3 and clause 12, steps b to d.

use alloc::vec::Vec;
use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use rxing::common::cpp_essentials::{ConcentricPattern, LocateConcentricPattern};
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::point;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};

use super::budget::Meter;
use super::modules::Modules;

/// How many finder patterns are kept of a pass: a picture full of them would take time by their square.
const MAX_PATTERNS: usize = 192;

/// Every how many rows a finder pattern is looked for. Its middle is three modules high, so with modules of two thirds of a pixel
/// one would still be met; readers cannot tell modules of less than one and a half.
const ROWS: u32 = 2;

/// The corners of a symbol in a picture, x before y: upper left, upper right, lower right, lower left of the symbol as it was
/// made, without the quiet zone.
pub(super) type Corners = [(f32, f32); 4];

/// What the detector gives, and nothing where it panics: some of its functions say that they may, and a scanner must not
/// stop for a picture. What they were given is only looked at, and what they would have given is dropped.
fn contained<T>(run: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok().flatten()
}

/// The finder patterns of a picture, as far as the meter allows.
///
/// A row that crosses a pattern that is known is not looked at again there; so each pattern is traced once, by the row that met it
/// first, and what looks like one and is none as often as rows cross it.
pub(super) fn patterns(picture: &BitMatrix, meter: &mut Meter) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    for y in (1..picture.height()).step_by(ROWS as usize) {
        let row = picture.getRow(y);
        for (start, runs) in middles(row.getBitArray()) {
            let [outer, light, middle, light_behind, outer_behind] = runs;
            let width = outer
                .wrapping_add(light)
                .wrapping_add(middle)
                .wrapping_add(light_behind)
                .wrapping_add(outer_behind);
            let before = outer.wrapping_add(light);
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
                let reach = old.size as f32 / 2.0;
                x * x + y * y < reach * reach
            };
            if found.iter().any(is_known) {
                continue;
            }
            // It is traced in four directions, as far as one that is very slanted reaches.
            if meter.spend(u64::from(width).saturating_mul(12)).is_none() {
                return found;
            }
            let reach = i32::try_from(width).unwrap_or(0).wrapping_mul(3);
            let pattern = contained(|| {
                LocateConcentricPattern::<true, 5, 7>(picture, &[1, 1, 3, 1, 1], center, reach)
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

/// Five runs in a row, dark first, that are like a line through the middle of a finder pattern; with where they start.
///
/// The row is given in words, the lowest bit of the first is its first pixel. A run that the end of the picture cuts is not
/// among them: a symbol has a quiet zone.
fn middles(row: &[usize]) -> impl Iterator<Item = (u32, [u32; 5])> {
    let mut ends = [0_u32; 6];
    edges(row).filter_map(move |(at, ends_dark)| {
        ends.rotate_left(1);
        if let Some(last) = ends.last_mut() {
            *last = at;
        }
        let [start, a, b, c, d, end] = ends;
        let runs = [
            a.wrapping_sub(start),
            b.wrapping_sub(a),
            c.wrapping_sub(b),
            d.wrapping_sub(c),
            end.wrapping_sub(d),
        ];
        (ends_dark && is_middle(runs)).then_some((start, runs))
    })
}

/// Where the pixels of a row change, and whether they were dark before. Only words in which something changes cost more than
/// a look, and even areas are most of a picture.
fn edges(row: &[usize]) -> impl Iterator<Item = (u32, bool)> {
    let top = usize::BITS.wrapping_sub(1);
    let befores = core::iter::once(0).chain(row.iter().map(move |word| word >> top));
    (0_u32..)
        .step_by(usize::BITS as usize)
        .zip(row.iter().zip(befores))
        .flat_map(|(start, (&word, before))| {
            let mut changes = word ^ (word << 1 | before);
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

/// Whether runs are as 1 to 1 to 3 to 1 to 1, dark and light judged by themselves: ink spreads, and so does light.
///
/// A dark run may differ from its length by three quarters of a dark module and half a pixel, a light one by a third and
/// half a pixel; dark modules may be four times as wide as light ones, and the other way round.
fn is_middle(runs: [u32; 5]) -> bool {
    let [outer, light, middle, light_behind, outer_behind] = runs.map(f64::from);
    if middle < 3.0 || middle < light.max(light_behind) {
        return false;
    }
    let dark_module = (outer + middle + outer_behind) / 5.0;
    let light_module = f64::midpoint(light, light_behind);
    let ratio = dark_module / light_module;
    if !(0.25..=4.0).contains(&ratio) {
        return false;
    }
    let dark_error = dark_module * 0.75 + 0.5;
    let light_error = light_module / 3.0 + 0.5;
    let near = |run: f64, expected: f64, error: f64| (run - expected).abs() <= error;
    near(outer, dark_module, dark_error)
        && near(middle, 3.0 * dark_module, dark_error)
        && near(outer_behind, dark_module, dark_error)
        && near(light, light_module, light_error)
        && near(light_behind, light_module, light_error)
}

/// How many sets are kept of those that rxing makes, and of those that it does not.
const MAX_SETS: usize = 48;
const MAX_SLANTED_SETS: usize = 24;

/// Sets of three patterns that may be one symbol's, the likeliest first: those that rxing makes, and behind them those that
/// only a symbol seen from aside can have.
pub(super) fn sets(mut patterns: Vec<ConcentricPattern>) -> Vec<FinderPatternSet> {
    let mut sets = contained(|| Some(GenerateFinderPatternSets(&mut patterns))).unwrap_or_default();
    sets.truncate(MAX_SETS);
    let slanted = slanted_sets(&patterns);
    let new: Vec<_> = slanted
        .into_iter()
        .filter(|set| !sets.contains(set))
        .collect();
    sets.extend(new.into_iter().take(MAX_SLANTED_SETS));
    sets
}

/// How many neighbors of a pattern may belong to its symbol.
const NEIGHBOURS: usize = 6;

/// Every pattern as the corner between two of its neighbors, if the angle is between 45 and 135 degrees and neither
/// sides nor sizes differ by more than a camera close to a symbol makes them. Those with right angles and equal sides come
/// first.
fn slanted_sets(patterns: &[ConcentricPattern]) -> Vec<FinderPatternSet> {
    let mut sets = Vec::new();
    for corner in patterns {
        let mut near: Vec<_> = patterns
            .iter()
            .map(|other| (other, other.p.x - corner.p.x, other.p.y - corner.p.y))
            .filter(|(other, x, y)| x.hypot(*y) > 1.0 && are_alike(corner.size, other.size))
            .collect();
        near.sort_by(|a, b| a.1.hypot(a.2).total_cmp(&b.1.hypot(b.2)));
        near.truncate(NEIGHBOURS);
        for (at, one) in near.iter().enumerate() {
            for other in near.iter().skip(at.wrapping_add(1)) {
                let (one_side, other_side) = (one.1.hypot(one.2), other.1.hypot(other.2));
                let cosine = (one.1 * other.1 + one.2 * other.2) / (one_side * other_side);
                let ratio = one_side / other_side;
                if cosine.abs() > 0.71
                    || !(0.25..=4.0).contains(&ratio)
                    || !are_alike(one.0.size, other.0.size)
                {
                    continue;
                }
                // Seen from the corner the upper right pattern is to the left of the lower left one, rows going down.
                let turns_right = one.1 * other.2 - one.2 * other.1 > 0.0;
                let (tr, bl) = if turns_right {
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

/// Whether two finder patterns may be of one symbol: the nearer one is at most three times as large.
fn are_alike(one: i32, other: i32) -> bool {
    one.max(other) <= one.min(other).saturating_mul(3)
}

/// The modules of the symbol that has these finder patterns, and where it is; as far as the meter allows.
pub(super) fn sample(
    picture: &BitMatrix,
    set: &FinderPatternSet,
    meter: &mut Meter,
) -> Option<(Modules, Corners)> {
    meter.spend(cost(set))?;
    contained(|| {
        let detected = SampleQR(picture, set).ok()?;
        let &[top_left, top_right, bottom_left, bottom_right] = detected.getPoints() else {
            return None;
        };
        // rxing gives the middles of the pixels behind the edges.
        let corners =
            [top_left, top_right, bottom_right, bottom_left].map(|p| (p.x - 0.5, p.y - 0.5));
        let modules = Modules::new(detected.getBits())?;
        Some((modules, corners))
    })
}

/// What sampling takes: two looks at each module, as many as the distance of the patterns tells of, and eight lines along the
/// symbol that are traced for its corners.
fn cost(set: &FinderPatternSet) -> u64 {
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
    use alloc::vec;
    use alloc::vec::Vec;

    use rxing::{Point, common::cpp_essentials::ConcentricPattern};

    use super::{edges, is_middle, middles, slanted_sets};

    fn row(text: &str) -> Vec<usize> {
        let mut words = vec![0; text.len().div_ceil(usize::BITS as usize)];
        for (at, character) in text.bytes().enumerate() {
            words[at / usize::BITS as usize] |=
                usize::from(character == b'#') << (at % usize::BITS as usize);
        }
        words
    }

    #[test]
    fn edges_are_found_over_the_ends_of_words() {
        let text = ["..##", &".".repeat(59), "####", "."].concat();
        let found: Vec<_> = edges(&row(&text)).collect();
        assert_eq!(found, [(2, false), (4, true), (63, false), (67, true)]);
    }

    #[test]
    fn a_middle_is_found_where_it_starts() {
        let found: Vec<_> = middles(&row("....##..######..##....")).collect();
        assert_eq!(found, [(4, [2, 2, 6, 2, 2])]);
        assert_eq!(middles(&row("..##..##..##..##..##..")).count(), 0);
    }

    #[test]
    fn middles_are_judged_by_their_runs() {
        for runs in [
            [1, 1, 3, 1, 1],
            [4, 4, 12, 4, 4],
            [3, 1, 7, 2, 3],
            [2, 3, 6, 3, 2],
            [1, 3, 4, 3, 1],
            [2, 5, 5, 5, 2],
        ] {
            assert!(is_middle(runs), "{runs:?}");
        }
        for runs in [
            [1, 1, 1, 1, 1],
            [4, 4, 4, 4, 4],
            [1, 9, 3, 1, 1],
            [9, 1, 3, 1, 9],
            // Less than three pixels, a middle that is no wider than what is around it, light runs that differ.
            [1, 1, 2, 1, 1],
            [2, 6, 5, 6, 2],
            [2, 6, 5, 4, 2],
            [2, 1, 6, 4, 2],
        ] {
            assert!(!is_middle(runs), "{runs:?}");
        }
    }

    fn pattern((x, y): (f32, f32), size: i32) -> ConcentricPattern {
        let p = Point { x, y };
        ConcentricPattern { p, size }
    }

    /// The upper left, upper right and lower left places of each set.
    fn slanted(patterns: &[((f32, f32), i32)]) -> Vec<[(f32, f32); 3]> {
        let patterns: Vec<_> = patterns.iter().map(|&(p, size)| pattern(p, size)).collect();
        let sets = slanted_sets(&patterns);
        sets.iter()
            .map(|set| [set.tl, set.tr, set.bl].map(|pattern| (pattern.p.x, pattern.p.y)))
            .collect()
    }

    #[test]
    fn every_pattern_may_be_the_corner_and_right_angles_come_first() {
        let [corner, right, below] = [(300.0, 500.0), (370.0, 500.0), (300.0, 570.0)];
        let expected = [
            [corner, right, below],
            [right, below, corner],
            [below, corner, right],
        ];
        for order in [[corner, right, below], [below, right, corner]] {
            let sets = slanted(&order.map(|p| (p, 20)));
            assert_eq!(sets[0], expected[0]);
            assert_eq!(sets.len(), 3);
            assert!(expected.iter().all(|set| sets.contains(set)));
        }
        // Seen from aside, and upside down.
        let sets = slanted(&[
            ((300.0, 500.0), 20),
            ((280.0, 300.0), 20),
            ((400.0, 480.0), 20),
        ]);
        assert_eq!(sets[0], [(300.0, 500.0), (280.0, 300.0), (400.0, 480.0)]);
    }

    #[test]
    fn sides_angles_and_sizes_of_a_set_are_bounded() {
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
            let found = slanted(&[(corner, sizes[0]), (right, sizes[1]), (below, sizes[2])]);
            let is_there = found.iter().any(|set| set[0] == corner);
            assert_eq!(is_there, is_set, "{right:?} {below:?} {sizes:?}");
        }
    }
}
