//! Segments, version, level and mask against an oracle that shares no code with the library.

use proptest::prelude::*;
use qr_symbol::{Level, Mask, Mode, Plan, Profile, Symbol, Version, plan};

use crate::qrcode_crate::modules;
use crate::{CORPUS, cases, oracle};

fn modes(plan: &Plan<'_>) -> Vec<Mode> {
    let segments = plan.segments().iter();
    segments
        .flat_map(|segment| segment.range().map(move |_| segment.mode()))
        .collect()
}

fn check_segmentation(text: &[u8]) -> Result<(), TestCaseError> {
    for number in [1, 10, 27] {
        let profile = Profile::UNIFORM
            .min_level(Level::L)
            .min_version(Version::new(number).expect("a version"));
        let plan = plan(text, profile).expect("short");
        let (bits, segments, expected) = oracle::best_segmentation(text, number);
        prop_assert_eq!(plan.bits(), bits);
        prop_assert_eq!(plan.segments().iter().count(), segments);
        prop_assert_eq!(modes(&plan), expected);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(150))]

    /// Runs of one class of characters, because a random text is all bytes.
    #[test]
    fn segmentation_is_optimal(
        runs in prop::collection::vec(prop_oneof!["[0-9]{1,7}", "[A-Z/]{1,5}", "[a-z|]{1,3}"], 0..4)
    ) {
        check_segmentation(runs.concat().as_bytes().get(..12).unwrap_or(runs.concat().as_bytes()))?;
    }

    #[test]
    fn bits_of_a_plan_are_the_sum_over_its_segments(text in "[0-9A-Z a-z|<-]{0,300}") {
        let plan = plan(text.as_bytes(), Profile::UNIFORM).expect("short");
        let number = plan.version().number();
        let sum = plan.segments().iter().map(|segment| oracle::bits(segment.mode(), segment.range().len(), number));
        prop_assert_eq!(plan.bits(), sum.sum::<usize>());
        let end = plan.segments().iter().fold(0, |end, segment| {
            assert_eq!(segment.range().start, end);
            segment.range().end
        });
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn mask_is_the_first_of_least_penalty(text in "[0-9A-Z a-z|<-]{0,600}", level in 0..4_usize) {
        let profile = Profile::UNIFORM.min_level(Level::ALL[level]);
        let symbol = Symbol::with_profile(text.as_bytes(), profile).expect("short");
        prop_assert_eq!(symbol.mask(), best_mask(text.as_bytes(), profile));
    }
}

fn best_mask(text: &[u8], profile: Profile) -> Mask {
    Mask::all()
        .min_by_key(|&mask| {
            let symbol = Symbol::with_profile(text, profile.with_mask(mask)).expect("short");
            oracle::penalty(&modules(&symbol))
        })
        .expect("eight masks")
}

#[test]
fn mask_is_the_first_of_least_penalty_in_every_version() {
    for version in Version::all() {
        for text in [&b"001093029317|NGUYEN LE KHA HAN"[..], b"a", b""] {
            let profile = Profile::UNIFORM.min_version(version);
            let symbol = Symbol::with_profile(text, profile).expect("short");
            assert_eq!(symbol.mask(), best_mask(text, profile), "version {version}");
        }
    }
}

#[test]
fn mask_is_the_first_of_least_penalty_for_the_corpus() {
    for text in CORPUS.lines().step_by(16) {
        let symbol = Symbol::new(text.as_bytes()).expect("short");
        assert_eq!(symbol.mask(), best_mask(text.as_bytes(), Profile::UNIFORM));
    }
}

#[test]
fn masks_repeat_at_any_distance() {
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
