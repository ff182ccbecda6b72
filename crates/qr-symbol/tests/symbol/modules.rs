//! Module for module.

use qr_symbol::{Level, Mask, Profile, Symbol, Version};

use crate::peer::{Unmasked, modules, picture};

/// A text with all three modes that takes about so many characters.
fn text(length: usize) -> Vec<u8> {
    let piece =
        "001093029317|NGUYEN LE KHA HAN/1987-01-18:0|162979388586171100|<1<chữ thường<0123232422";
    piece.bytes().cycle().take(length).collect()
}

/// The longest such text that fits.
fn fitting(version: Version, level: Level) -> Vec<u8> {
    let profile = Profile::UNIFORM
        .at_least(level)
        .keep_level()
        .from_version(version);
    let fits = |length| {
        qr_symbol::plan(&text(length), profile)
            .is_ok_and(|plan| plan.version() == version)
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
fn all_versions_levels_and_masks_are_as_the_qrcode_crate_draws_them() {
    let mut symbols = 0;
    for version in Version::all() {
        for level in Level::ALL {
            // Full, half full with padding, and empty.
            let full = fitting(version, level);
            let profile = Profile::UNIFORM
                .at_least(level)
                .keep_level()
                .from_version(version);
            for text in [&full[..], &full[..full.len() / 2], b""] {
                let of = |mask| Symbol::with_profile(text, profile.with_mask(mask)).expect("fits");
                let any = of(Mask::all().next().expect("eight"));
                let peer = Unmasked::new(text, &any);
                for mask in Mask::all() {
                    let symbol = of(mask);
                    assert_eq!(
                        (symbol.version(), symbol.level(), symbol.mask()),
                        (version, level, mask)
                    );
                    let (found, wanted) = (modules(&symbol), peer.masked(mask));
                    assert!(
                        found == wanted,
                        "{version}-{level}, mask {mask}, {} bytes:\n{}\nwhere qrcode draws\n{}",
                        text.len(),
                        picture(&found),
                        picture(&wanted)
                    );
                    symbols += 1;
                }
            }
        }
    }
    assert_eq!(symbols, 40 * 4 * 8 * 3);
}
