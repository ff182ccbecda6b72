//! Reading of symbols by version, mode, orientation and damage.

use std::fmt::Write as _;

use qr_scan::{Budget, FoundSymbol, Picture, ScanPass, scan};
use qr_symbol::{Level, Profile, QUIET_ZONE, Symbol, Version};

use crate::canvas::{Canvas, EXAMPLE, texts};

#[test]
fn reads_every_version_and_level_with_corners() {
    for number in [1, 2, 3, 6, 7, 14, 27, 40] {
        for level in Level::ALL {
            let version = Version::new(number).expect("a version");
            // Bytes that are not valid in any charset.
            let length = version.capacity(level) / 8 - 3;
            let text: Vec<u8> = (0..length)
                .map(|at| (at * 151 + 128) as u8 | 0x80)
                .collect();
            let profile = Profile::UNIFORM.min_level(level).keep_level();
            let symbol = Symbol::with_profile(&text, profile).expect("it fits");
            let scan = Canvas::of(&symbol, 3).scan();
            let [found] = scan.symbols() else {
                panic!("version {number}, level {level}: {scan:?}")
            };
            assert_eq!(found.bytes(), text, "version {number}, level {level}");
            assert_eq!((found.version(), found.level()), (symbol.version(), level));
            let near = (3 * QUIET_ZONE) as f32;
            let far = near + (3 * symbol.size()) as f32;
            for (corner, expected) in
                found
                    .corners()
                    .iter()
                    .zip([(near, near), (far, near), (far, far), (near, far)])
            {
                let distance = (corner.0 - expected.0).hypot(corner.1 - expected.1);
                assert!(distance < 1.5, "version {number}: {corner:?}, {expected:?}");
            }
        }
    }
}

#[test]
fn reads_segments_of_every_mode() {
    for text in [
        &b"0"[..],
        b"00",
        b"007",
        b"ABC $%*+-./:",
        b"A",
        &[0, 255, 0x93, 0x5F],
        "Nguyễn Thị Bình".as_bytes(),
        EXAMPLE,
    ] {
        let symbol = Symbol::new(text).expect("it fits");
        assert_eq!(texts(&Canvas::of(&symbol, 4).scan()), [text]);
    }
}

#[test]
fn reads_mirrored_inverted_and_faint_symbols() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    assert_eq!(texts(&canvas.mirrored().scan()), [EXAMPLE]);
    let inverted = canvas.map(|pixel| !pixel).scan();
    assert_eq!(texts(&inverted), [EXAMPLE]);
    assert_eq!(inverted.symbols()[0].pass(), ScanPass::Inverted);
    let faint = canvas.map(|pixel| 120 + pixel / 32).scan();
    assert_eq!(texts(&faint), [EXAMPLE]);
}

#[test]
fn reads_a_symbol_with_one_copy_of_the_format_information() {
    let symbol = Symbol::new(EXAMPLE).expect("it fits");
    let last = symbol.size() - 1;
    let first = (0..6).flat_map(|at| [(at, 8), (8, at)]);
    let second = (0..7).flat_map(|at| [(last - at, 8), (8, last - at)]);
    for copy in [first.collect::<Vec<_>>(), second.collect()] {
        let mut canvas = Canvas::of(&symbol, 6);
        for (x, y) in copy {
            let (left, top) = ((x + QUIET_ZONE) * 6, (y + QUIET_ZONE) * 6);
            for y in top..top + 6 {
                for pixel in &mut canvas.pixels[y * canvas.width + left..][..6] {
                    *pixel = !*pixel;
                }
            }
        }
        assert_eq!(texts(&canvas.scan()), [EXAMPLE]);
    }
}

#[test]
fn reads_several_symbols() {
    let mut page = Canvas::new(600, 420, 255);
    let mut expected: Vec<Vec<u8>> = Vec::new();
    for number in 0..6 {
        let text = format!("00109302931{number}|NGUYEN AN|1987-01-18|0|{number}|");
        let symbol = Canvas::of(&Symbol::new(text.as_bytes()).expect("it fits"), 4);
        page.paste(&symbol, number % 3 * 190 + 10, number / 3 * 200 + 10);
        expected.push(text.into_bytes());
    }
    let scan = page.scan();
    let mut found: Vec<_> = texts(&scan).iter().map(|text| text.to_vec()).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn reads_a_symbol_that_only_a_later_pass_reads_beside_another() {
    let expected = [
        b"001093029317|NGUYEN AN|1987-01-18|0|1|",
        b"001093029317|NGUYEN AN|1987-01-18|0|2|",
    ];
    let [clean, other] = expected.map(|text| Canvas::of(&Symbol::new(text).expect("it fits"), 6));
    // The center of every module is inverted, which smoothing reverses.
    let mut dotted = other.clone();
    for y in (9 + QUIET_ZONE) * 6..other.width - QUIET_ZONE * 6 {
        for x in (9 + QUIET_ZONE) * 6..other.width - QUIET_ZONE * 6 {
            if (2..4).contains(&(x % 6)) && (2..4).contains(&(y % 6)) {
                dotted.pixels[y * other.width + x] ^= 0xFF;
            }
        }
    }
    let alone = dotted.scan();
    assert_eq!(texts(&alone), [expected[1]]);
    assert_ne!(alone.symbols()[0].pass(), ScanPass::Plain);
    let mut page = Canvas::new(2 * clean.width + 30, clean.width + 20, 255);
    page.paste(&clean, 10, 10);
    page.paste(&dotted, clean.width + 20, 10);
    let scan = page.scan();
    assert_eq!(texts(&scan), expected);
    assert_eq!(scan.symbols()[0].pass(), ScanPass::Plain);
    assert_ne!(scan.symbols()[1].pass(), ScanPass::Plain);
}

#[test]
fn moves_bytes_out_of_a_scan() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    let picture = Picture::from_gray(&canvas.pixels, canvas.width, canvas.width, canvas.width);
    let found = scan(&picture.expect("a picture"), Budget::default());
    let [symbol] = <[FoundSymbol; 1]>::try_from(found.into_symbols()).expect("one symbol");
    assert_eq!(symbol.pass(), ScanPass::Plain);
    assert!(symbol.unused_correction() > 0, "an undamaged symbol");
    assert_eq!(symbol.into_bytes(), EXAMPLE);
}

#[test]
fn debug_shows_neither_text_nor_pixels() {
    let scan = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4).scan();
    let mut printed = String::new();
    write!(printed, "{scan:?} {:?} {:#?}", scan.symbols()[0], scan).expect("writing to a String");
    for piece in ["0010", "NGUY", "1987", "48, 48"] {
        assert!(!printed.contains(piece), "{printed}");
    }
    let canvas = Canvas::new(9, 9, 77);
    assert_eq!(format!("{:?}", canvas.picture()), "Picture(9 x 9)");
}
