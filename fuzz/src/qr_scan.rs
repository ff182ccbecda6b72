#![allow(
    unreachable_pub,
    reason = "tests include this file as a private module"
)]

use qr_scan::{Budget, Picture, scan};

/// Scanning any picture returns, stays within its budget, and finds only symbols that the symbol writer can produce. Any file is a
/// picture or an error.
///
/// The input is a file; or width, height and gray pixels, which are repeated or cut off.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn pictures_laws(input: &[u8]) {
    as_pixels(input);
    if let Ok(picture) = Picture::from_file(input, 1 << 18) {
        assert!(picture.width() * picture.height() <= 1 << 18);
        assert_eq!(picture.pixels().len(), picture.width() * picture.height());
        look(&picture);
    }
}

fn as_pixels(input: &[u8]) {
    let [width, height, pixels @ ..] = input else {
        return;
    };
    // Up to four pixels per bit, so that short inputs have large patterns.
    let scale = usize::from(width % 4) + 1;
    let (width, height) = (usize::from(*width) + 1, usize::from(*height) + 1);
    if pixels.is_empty() {
        return;
    }
    let gray: Vec<u8> = (0..width * height)
        .map(|at| {
            let place = at / width / scale * (width / scale + 1) + at % width / scale;
            let byte = pixels[place / 8 % pixels.len()];
            if byte >> (place % 8) & 1 == 1 {
                byte / 4
            } else {
                255 - byte / 4
            }
        })
        .collect();
    let picture =
        Picture::from_gray(&gray, width, height, width).expect("as many as there should be");
    look(&picture);
}

fn look(picture: &Picture<'_>) {
    let pixels = picture.pixels().len() as u64;
    for budget in [Budget::DEFAULT, Budget::per_pixel(9)] {
        let scan = scan(picture, budget);
        assert!(scan.work() <= budget.limit_for(pixels));
        for symbol in scan.symbols() {
            assert!(symbol.bytes().len() * 3 <= symbol.version().capacity(symbol.level()));
            assert!(
                symbol
                    .corners()
                    .iter()
                    .all(|(x, y)| x.is_finite() && y.is_finite())
            );
            assert!(scan.passes().contains(&symbol.pass()));
        }
    }
}
