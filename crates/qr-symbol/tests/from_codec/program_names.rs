//! Cut from the codec's tests/program_names.rs; to be merged into this package's tests.

#[cfg(feature = "symbol")]
mod symbol {
    use qr_symbol::{Color, Colors, Level, Mask, Profile, Symbol, Version, plan};

    #[test]
    fn levels_have_letters() {
        for (level, letter) in Level::ALL.into_iter().zip("LMQH".chars()) {
            assert_eq!(level.letter(), letter);
            assert_eq!(Level::from_letter(letter), Some(level));
            assert_eq!(Level::from_letter(letter.to_ascii_lowercase()), Some(level));
        }
        assert!(
            "AB \u{130}0"
                .chars()
                .all(|letter| Level::from_letter(letter).is_none())
        );
    }

    #[test]
    fn versions_and_masks_have_numbers() {
        assert!(
            [0, 41, 255]
                .into_iter()
                .all(|number| Version::new(number).is_none())
        );
        for (version, number) in Version::all().zip(1..) {
            assert_eq!(Version::new(number), Some(version));
            assert_eq!(
                format!("{version} {version:?}"),
                format!("{number} Version({number})")
            );
        }
        assert!(
            [8, 255]
                .into_iter()
                .all(|number| Mask::new(number).is_none())
        );
        for (mask, number) in Mask::all().zip(0..) {
            assert_eq!(Mask::new(number), Some(mask));
            assert_eq!(
                format!("{mask} {mask:?}"),
                format!("{number} Mask({number})")
            );
        }
        assert_eq!((Version::all().count(), Mask::all().count()), (40, 8));
    }

    #[test]
    fn what_is_not_chosen_has_a_default() {
        assert_eq!(Profile::default(), Profile::UNIFORM);
        assert_eq!(Colors::default(), Colors::BLACK_ON_WHITE);
        let text = b"001093029317";
        assert_eq!(
            plan(text, Profile::UNIFORM).map(|plan| plan.text()),
            Ok(&text[..])
        );
        let symbol = Symbol::new(text).expect("short");
        let blue = Colors::new(Color::new(0, 0, 0x80), Color::WHITE).expect("dark enough");
        let colored = symbol.svg().colors(blue).to_string();
        assert_eq!(
            colored.replace("#000080", "#000000"),
            symbol.svg().to_string()
        );
        assert!(colored.contains("#000080"));
    }
}
