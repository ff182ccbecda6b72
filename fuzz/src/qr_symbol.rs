#![allow(
    unreachable_pub,
    reason = "tests include this file as a private module"
)]

use qr_symbol::{Background, Level, Mask, Profile, Symbol, plan};

/// A plan takes no more bits than byte mode, covers the text, and writing it again gives the same symbol. If the text does not fit, the
/// error has the number of excess bits.
///
/// The first byte of the input selects level and mask, the rest is the text.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn symbol_keeps_its_plan(input: &[u8]) {
    let Some((&choices, text)) = input.split_first() else {
        return;
    };
    let level = Level::ALL[usize::from(choices & 3)];
    let mut profile = Profile::UNIFORM.min_level(level);
    if choices & 4 != 0 {
        profile = profile.keep_level();
    }
    if choices & 8 != 0 {
        profile = profile.with_mask(Mask::new(choices >> 4 & 7).unwrap());
    }
    let plan = match plan(text, profile) {
        Ok(plan) => plan,
        Err(error) => {
            assert_eq!(error.bits(), error.capacity() + error.excess());
            assert!(error.excess() > 0 && error.bits() <= 4 + 16 + 8 * text.len());
            let _ = format!("{error} {error:?}");
            return;
        }
    };
    assert!(plan.level() >= level && plan.bits() <= plan.version().capacity(plan.level()));
    assert!(plan.bits() <= 4 + 16 + 8 * text.len());
    let end = plan.segments().iter().fold(0, |end, segment| {
        assert_eq!(segment.range().start, end);
        assert!(!segment.range().is_empty());
        segment.range().end
    });
    assert_eq!(end, text.len());

    let symbol = plan.write();
    assert_eq!(
        (symbol.version(), symbol.level()),
        (plan.version(), plan.level())
    );
    let same = Symbol::with_profile(text, profile.with_mask(symbol.mask())).unwrap();
    assert_eq!(symbol, same, "same mask, same symbol");
    let corner: Vec<bool> = (0..8).map(|x| symbol.module(x, 0)).collect();
    assert_eq!(corner, [true, true, true, true, true, true, true, false]);
    assert_eq!(symbol.svg().to_string().matches("<path stroke").count(), 1);
    #[cfg(feature = "png")]
    assert!(symbol.png(2).to_vec().ends_with(b"IEND\xAE\x42\x60\x82"));
    let lines = symbol
        .half_blocks(Background::Dark)
        .to_string()
        .lines()
        .count();
    assert_eq!(lines, (symbol.size() + 8).div_ceil(2));
}
