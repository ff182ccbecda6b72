use vn_personal_qr::scan::{Budget, Picture, scan};

/// The first two bytes are sides, the rest gray pixels, repeated or cut: whatever they show, looking for symbols returns, keeps
/// to its budget, and finds symbols that its own writer could have made. The same bytes taken as a file are a picture or are
/// refused.
///
/// # Panics
///
/// The law is broken.
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
    // Up to eight pixels for a bit, so that a short text makes patterns of some size.
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
