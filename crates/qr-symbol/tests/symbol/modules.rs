//! All modules against the `qrcode` crate.

use qr_symbol::{Level, Mask, Profile, Symbol, Version};

use crate::qrcode_crate::{Unmasked, modules, picture};

/// Returns a text of so many bytes that needs all three modes.
fn text(length: usize) -> Vec<u8> {
    let piece =
        "001093029317|NGUYEN LE KHA HAN/1987-01-18:0|162979388586171100|<1<chữ thường<0123232422";
    piece.bytes().cycle().take(length).collect()
}

/// Returns the longest such text that fits.
fn fitting(version: Version, level: Level) -> Vec<u8> {
    let profile = Profile::UNIFORM
        .min_level(level)
        .keep_level()
        .min_version(version);
    let fits = |length| {
        qr_symbol::plan(&text(length), profile).is_ok_and(|plan| plan.version() == version)
    };
    let (mut fitting, mut too_long) = (0, 7090);
    while too_long - fitting > 1 {
        let middle = usize::midpoint(fitting, too_long);
        if fits(middle) {
            fitting = middle;
        } else {
            too_long = middle;
        }
    }
    text(fitting)
}

#[test]
fn agrees_with_the_qrcode_crate_in_every_version_level_and_mask() {
    let mut symbols = 0;
    for version in Version::all() {
        for level in Level::ALL {
            // Full, half full with padding, and empty.
            let full = fitting(version, level);
            let profile = Profile::UNIFORM
                .min_level(level)
                .keep_level()
                .min_version(version);
            for text in [&full[..], &full[..full.len() / 2], b""] {
                let with_mask =
                    |mask| Symbol::with_profile(text, profile.with_mask(mask)).expect("fits");
                let any = with_mask(Mask::all().next().expect("eight masks"));
                let other = Unmasked::new(text, &any);
                for mask in Mask::all() {
                    let symbol = with_mask(mask);
                    assert_eq!(
                        (symbol.version(), symbol.level(), symbol.mask()),
                        (version, level, mask)
                    );
                    let (found, expected) = (modules(&symbol), other.masked(mask));
                    assert!(
                        found == expected,
                        "{version}-{level}, mask {mask}, {} bytes:\n{}\nqrcode draws\n{}",
                        text.len(),
                        picture(&found),
                        picture(&expected)
                    );
                    symbols += 1;
                }
            }
        }
    }
    assert_eq!(symbols, 40 * 4 * 8 * 3);
}
