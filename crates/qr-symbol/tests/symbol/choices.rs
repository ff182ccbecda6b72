//! Segments, version, level and mask: the best, by opinions that share no code with the library.

use proptest::prelude::*;
use qr_symbol::{Level, Mask, Mode, Plan, Profile, Symbol, Version, plan};

use crate::common::cases;
use crate::peer::modules;
use crate::slow;

fn modes(plan: &Plan<'_>) -> Vec<Mode> {
    let segments = plan.segments().iter();
    segments
        .flat_map(|segment| segment.range().map(move |_| segment.mode()))
        .collect()
}

fn check_division(text: &[u8]) -> Result<(), TestCaseError> {
    for number in [1, 10, 27] {
        let profile = Profile::UNIFORM
            .at_least(Level::L)
            .from_version(Version::new(number).expect("a version"));
        let plan = plan(text, profile).expect("short");
        let (bits, segments, wanted) = slow::best_division(text, number);
        prop_assert_eq!(plan.bits(), bits);
        prop_assert_eq!(plan.segments().iter().count(), segments);
        prop_assert_eq!(modes(&plan), wanted);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(150))]

    /// Runs of a class, because in a random text there is nothing to win.
    #[test]
    fn segments_are_the_optimum_of_all_divisions(
        runs in prop::collection::vec(prop_oneof!["[0-9]{1,7}", "[A-Z/]{1,5}", "[a-z|]{1,3}"], 0..4)
    ) {
        check_division(runs.concat().as_bytes().get(..12).unwrap_or(runs.concat().as_bytes()))?;
    }

    #[test]
    fn bits_of_a_plan_are_the_sum_of_its_segments(text in "[0-9A-Z a-z|<-]{0,300}") {
        let plan = plan(text.as_bytes(), Profile::UNIFORM).expect("short");
        let number = plan.version().number();
        let sum = plan.segments().iter().map(|segment| slow::bits(segment.mode(), segment.range().len(), number));
        prop_assert_eq!(plan.bits(), sum.sum::<usize>());
        let whole = plan.segments().iter().fold(0, |end, segment| {
            assert_eq!(segment.range().start, end);
            segment.range().end
        });
        prop_assert_eq!(whole, text.len());
    }

    #[test]
    fn the_mask_is_the_lowest_of_least_penalty(text in "[0-9A-Z a-z|<-]{0,600}", level in 0..4_usize) {
        let profile = Profile::UNIFORM.at_least(Level::ALL[level]);
        let symbol = Symbol::with_profile(text.as_bytes(), profile).expect("short");
        prop_assert_eq!(symbol.mask(), slow_mask(text.as_bytes(), profile));
    }
}

fn slow_mask(text: &[u8], profile: Profile) -> Mask {
    Mask::all()
        .min_by_key(|&mask| {
            let symbol = Symbol::with_profile(text, profile.with_mask(mask)).expect("short");
            slow::penalty(&modules(&symbol))
        })
        .expect("eight")
}

#[test]
fn the_mask_is_the_lowest_of_least_penalty_in_every_version() {
    for version in Version::all() {
        for text in [&b"001093029317|NGUYEN LE KHA HAN"[..], b"a", b""] {
            let profile = Profile::UNIFORM.from_version(version);
            let symbol = Symbol::with_profile(text, profile).expect("short");
            assert_eq!(symbol.mask(), slow_mask(text, profile), "version {version}");
        }
    }
}

#[test]
fn masks_of_the_corpus_are_those_of_the_slow_scoring() {
    for text in include_str!("../../benches/corpus.txt").lines().step_by(16) {
        let symbol = Symbol::new(text.as_bytes()).expect("short");
        assert_eq!(symbol.mask(), slow_mask(text.as_bytes(), Profile::UNIFORM));
    }
}

#[test]
fn masks_go_on_without_end() {
    for mask in Mask::all() {
        for (x, y) in [(0, 1), (1, 3), (4, 2), (5, 11)] {
            // Multiples of both periods.
            let (far, farther) = (usize::MAX - usize::MAX % 12 - 12, 12 * 1000);
            for (wide, high) in [(far, farther), (farther, far), (far, far)] {
                assert_eq!(
                    mask.inverts(wide + x, high + y),
                    mask.inverts(x, y),
                    "{mask} at {x}, {y}"
                );
            }
        }
    }
}

#[test]
fn masks_versions_and_levels_are_shown_by_number_and_letter() {
    let mask = Mask::new(3).expect("a mask");
    assert_eq!(format!("{mask} {mask:?}"), "3 Mask(3)");
    let version = Version::new(27).expect("a version");
    assert_eq!(format!("{version} {version:?}"), "27 Version(27)");
    for (level, letter) in Level::ALL.into_iter().zip("LMQH".chars()) {
        assert_eq!(level.letter(), letter);
        assert_eq!(Level::from_letter(letter), Some(level));
        assert_eq!(Level::from_letter(letter.to_ascii_lowercase()), Some(level));
    }
    assert_eq!(Level::from_letter('X'), None);
}
