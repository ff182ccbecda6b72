//! Capacities: texts that fill a symbol exactly, and texts of one character more.

use qr_symbol::{Level, Mode, Profile, Symbol, Version, plan};

use crate::oracle;

/// Returns a character for which the mode is the densest.
fn character(mode: Mode) -> u8 {
    match mode {
        Mode::Numeric => b'7',
        Mode::Alphanumeric => b'A',
        Mode::Byte => b'a',
    }
}

#[test]
fn fills_every_version_and_level_to_the_last_bit() {
    let mut edges = 0;
    for level in Level::ALL {
        for version in Version::all() {
            let profile = Profile::UNIFORM.min_level(level).keep_level();
            for mode in [Mode::Numeric, Mode::Alphanumeric, Mode::Byte] {
                let bits = |length| oracle::bits(mode, length, version.number());
                let longest = (0..=7089).rfind(|&length| bits(length) <= version.capacity(level));
                let longest = longest.expect("one character fits");
                let text = vec![character(mode); longest + 1];
                let fits = plan(&text[..longest], profile).expect("fits");
                assert_eq!(fits.version(), version, "{mode:?} {level}");
                assert_eq!(fits.bits(), bits(longest));
                match plan(&text, profile) {
                    Ok(next) => assert_eq!(next.version().number(), version.number() + 1),
                    Err(error) => {
                        assert_eq!(version, Version::MAX);
                        assert_eq!(error.bits(), bits(longest + 1));
                        assert_eq!(error.excess(), bits(longest + 1) - version.capacity(level));
                        assert_eq!(error.level(), level);
                    }
                }
                edges += 1;
            }
        }
    }
    assert_eq!(edges, 160 * 3);
}

/// Source: ISO/IEC 18004:2015, table 7, five rows of it.
#[test]
fn has_the_capacities_of_the_standard() {
    let published = [
        (
            1,
            [152, 128, 104, 72],
            [41, 34, 27, 17],
            [25, 20, 16, 10],
            [17, 14, 11, 7],
        ),
        (
            5,
            [864, 688, 496, 368],
            [255, 202, 144, 106],
            [154, 122, 87, 64],
            [106, 84, 60, 44],
        ),
        (
            10,
            [2192, 1728, 1232, 976],
            [652, 513, 364, 288],
            [395, 311, 221, 174],
            [271, 213, 151, 119],
        ),
        (
            27,
            [11744, 9024, 6464, 5024],
            [3517, 2701, 1933, 1501],
            [2132, 1637, 1172, 910],
            [1465, 1125, 805, 625],
        ),
        (
            40,
            [23648, 18672, 13328, 10208],
            [7089, 5596, 3993, 3057],
            [4296, 3391, 2420, 1852],
            [2953, 2331, 1663, 1273],
        ),
    ];
    for (number, bits, numeric, alphanumeric, byte) in published {
        let version = Version::new(number).expect("a version");
        for (at, level) in Level::ALL.into_iter().enumerate() {
            assert_eq!(version.capacity(level), bits[at], "{number}-{level}");
            for (mode, length) in [
                (Mode::Numeric, numeric[at]),
                (Mode::Alphanumeric, alphanumeric[at]),
                (Mode::Byte, byte[at]),
            ] {
                let profile = Profile::UNIFORM.min_level(level).keep_level();
                let text = vec![character(mode); length];
                assert_eq!(
                    plan(&text, profile).map(|plan| plan.version()),
                    Ok(version),
                    "{number}-{level}"
                );
            }
        }
    }
}

#[test]
fn raises_the_level_as_far_as_the_version_allows() {
    // 12 digits take 54 bits: version 1 holds them at every level.
    let text = b"001093029317";
    assert_eq!(Symbol::new(text).expect("short").level(), Level::H);
    let kept = Symbol::with_profile(text, Profile::UNIFORM.keep_level()).expect("short");
    assert_eq!(kept.level(), Level::M);
    for length in 0..2000 {
        let text = vec![b'a'; length];
        let raised = plan(&text, Profile::UNIFORM).expect("fits");
        let kept = plan(&text, Profile::UNIFORM.keep_level()).expect("fits");
        assert_eq!(raised.version(), kept.version());
        let fits = |level| raised.version().capacity(level) >= raised.bits();
        assert_eq!(
            Level::ALL.into_iter().rfind(|&level| fits(level)),
            Some(raised.level())
        );
    }
}

#[test]
fn reports_by_how_much_a_text_is_too_long() {
    for (text, level, bits) in [
        (vec![b'a'; 2332], Level::M, 20 + 8 * 2332),
        (vec![b'0'; 7090], Level::L, 18 + 23_634),
        (vec![b'A'; 100_000], Level::H, 17 + 550_000),
        (vec![0; (1 << 24) + 1], Level::L, 8 * ((1 << 24) + 1)),
    ] {
        let error =
            Symbol::with_profile(&text, Profile::UNIFORM.min_level(level)).expect_err("too long");
        assert_eq!(error.bits(), bits);
        assert_eq!(error.capacity(), Version::MAX.capacity(level));
        assert_eq!(error.excess(), bits - error.capacity());
    }
    let error = Symbol::new(&[b'a'; 2332]).expect_err("too long");
    assert_eq!(error.level(), Level::M);
    assert_eq!(
        error.to_string(),
        "no QR symbol of level M holds this text: it is 4 bits too long (18676 of 18672)"
    );
}
