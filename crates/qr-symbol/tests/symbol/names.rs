//! Letters, numbers and defaults, written down a second time so that none changes unnoticed.

use qr_symbol::{Colors, InvalidLevel, InvalidMask, Level, Mask, Profile, Symbol, Version, plan};

#[test]
fn levels_have_letters() {
    for (level, letter) in Level::ALL.into_iter().zip("LMQH".chars()) {
        assert_eq!(level.letter(), letter);
        assert_eq!(level.to_string(), letter.to_string());
        assert_eq!(Level::from_letter(letter), Ok(level));
        assert_eq!(Level::from_letter(letter.to_ascii_lowercase()), Ok(level));
    }
    for letter in "ABX \u{130}0".chars() {
        assert_eq!(Level::from_letter(letter), Err(InvalidLevel));
    }
}

#[test]
fn versions_have_numbers() {
    for number in [0, 41, 255] {
        assert_eq!(Version::new(number), None);
    }
    for (version, number) in Version::all().zip(1..) {
        assert_eq!(Version::new(number), Some(version));
        assert_eq!(
            format!("{version} {version:?}"),
            format!("{number} Version({number})")
        );
    }
    assert_eq!(Version::all().count(), 40);
}

#[test]
fn masks_have_numbers() {
    for number in [8, 255] {
        assert_eq!(Mask::new(number), Err(InvalidMask));
    }
    for (mask, number) in Mask::all().zip(0..) {
        assert_eq!(Mask::new(number), Ok(mask));
        assert_eq!(
            format!("{mask} {mask:?}"),
            format!("{number} Mask({number})")
        );
    }
    assert_eq!(Mask::all().count(), 8);
}

#[test]
fn defaults_are_the_uniform_profile_and_black_on_white() {
    assert_eq!(Profile::default(), Profile::UNIFORM);
    assert_eq!(Colors::default(), Colors::BLACK_ON_WHITE);
    let text = b"001093029317";
    assert_eq!(
        Symbol::new(text),
        Symbol::with_profile(text, Profile::default())
    );
    assert_eq!(
        plan(text, Profile::UNIFORM).map(|plan| plan.text()),
        Ok(&text[..])
    );
}
