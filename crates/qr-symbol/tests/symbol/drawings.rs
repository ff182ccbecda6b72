//! Drawings, parsed back into modules.

use qr_symbol::{Background, Color, Colors, Profile, QUIET_ZONE, Symbol, Version};

/// Returns a symbol of every version.
fn symbols() -> impl Iterator<Item = Symbol> {
    Version::all().map(|version| {
        let profile = Profile::UNIFORM.min_version(version);
        Symbol::with_profile(b"001093029317|NGUYEN", profile).expect("short")
    })
}

/// Returns the modules with the quiet zone, row by row.
fn expected(symbol: &Symbol) -> Vec<Vec<bool>> {
    let size = symbol.size() + 2 * QUIET_ZONE;
    let inside = |at: usize| at.checked_sub(QUIET_ZONE).filter(|&at| at < symbol.size());
    let dark = |x, y| {
        inside(x)
            .zip(inside(y))
            .is_some_and(|(x, y)| symbol.module(x, y))
    };
    (0..size)
        .map(|y| (0..size).map(|x| dark(x, y)).collect())
        .collect()
}

/// Returns a row of modules as a row of pixels, the highest bit of a byte first.
fn pixels(row: &[bool], scale: usize) -> Vec<u8> {
    let mut bytes = vec![0; (row.len() * scale).div_ceil(8)];
    for x in 0..row.len() * scale {
        bytes[x / 8] |= u8::from(row[x / scale]) << (7 - x % 8);
    }
    bytes
}

#[test]
fn bitmap_has_every_pixel() {
    for symbol in symbols() {
        for scale in [1_u8, 2, 3, 7, 8] {
            let bitmap = symbol.bitmap(scale);
            let mut bytes = vec![0xFF; bitmap.bytes_per_row()];
            let scale = usize::from(scale);
            let rows = expected(&symbol);
            assert_eq!(bitmap.width(), rows.len() * scale);
            for (y, row) in rows.iter().enumerate() {
                let expected = pixels(row, scale);
                for y in y * scale..(y + 1) * scale {
                    bitmap.row(y, &mut bytes);
                    assert_eq!(bytes, expected, "version {}, row {y}", symbol.version());
                }
            }
        }
    }
}

#[test]
fn bitmap_of_scale_0_has_scale_1() {
    let symbol = Symbol::new(b"1").expect("short");
    assert_eq!(symbol.bitmap(0).width(), 29);
}

#[test]
fn bitmap_row_is_cut_to_the_buffer() {
    let symbol = Symbol::new(b"1").expect("short");
    let (mut row, mut short) = ([0; 4], [0; 2]);
    symbol.bitmap(1).row(10, &mut row);
    symbol.bitmap(1).row(10, &mut short);
    assert_eq!(short, row[..2]);
}

#[test]
fn svg_has_the_modules_as_one_path() {
    for symbol in symbols() {
        let file = symbol.svg().to_string();
        assert_eq!(file.matches("<path stroke=").count(), 1);
        let path = file
            .split("<path stroke=\"#000000\" d=\"")
            .nth(1)
            .expect("a path");
        let path = path.split('"').next().expect("its end");
        let size = symbol.size() + 2 * QUIET_ZONE;
        let mut rows = vec![vec![false; size]; size];
        for line in path.split('M').skip(1) {
            let (x, rest) = line.split_once(' ').expect("a place");
            let (y, runs) = rest.split_once(".5h").expect("the middle of a row");
            let mut x: usize = x.parse().expect("a number");
            for run in runs.split('h') {
                let (length, gap) = match run.split_once('m') {
                    Some((length, gap)) => (length, gap.strip_suffix(" 0").expect("same row")),
                    None => (run, "0"),
                };
                let length: usize = length.parse().expect("a number");
                rows[y.parse::<usize>().expect("a number")][x..x + length].fill(true);
                x += length + gap.parse::<usize>().expect("a number");
            }
        }
        assert_eq!(rows, expected(&symbol), "version {}", symbol.version());
    }
}

#[test]
fn svg_differs_only_by_color() {
    let symbol = Symbol::new(b"001093029317").expect("short");
    let blue = Colors::new(Color::new(0, 0, 0x80), Color::WHITE).expect("contrast");
    let colored = symbol.svg().colors(blue).to_string();
    assert!(colored.contains("#000080"));
    assert_eq!(
        colored.replace("#000080", "#000000"),
        symbol.svg().to_string()
    );
}

#[test]
fn svg_escapes_its_title() {
    let symbol = Symbol::new(b"1").expect("short");
    let file = symbol.svg().to_string();
    assert!(file.contains("<title>QR code</title>"), "{file}");
    for (title, escaped) in [
        ("Mã QR", "Mã QR"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("</title><script>]]>", "&lt;/title&gt;&lt;script&gt;]]&gt;"),
        ("\t\n\u{0}\u{1b}\u{fffe}", "\t\n\u{fffd}\u{fffd}\u{fffd}"),
    ] {
        let titled = symbol.svg().title(title).to_string();
        assert_eq!(titled, file.replace("QR code", escaped));
    }
}

#[test]
fn half_blocks_show_two_rows_a_line() {
    for symbol in symbols() {
        for (background, characters) in [(Background::Dark, "█▄▀ "), (Background::Light, " ▀▄█")]
        {
            let text = symbol.half_blocks(background).to_string();
            let mut rows = Vec::new();
            for line in text.lines() {
                let both = |c| {
                    characters
                        .chars()
                        .position(|known| known == c)
                        .expect("a block")
                };
                for half in [1, 2] {
                    rows.push(
                        line.chars()
                            .map(|c| both(c) & half != 0)
                            .collect::<Vec<_>>(),
                    );
                }
            }
            // The number of rows is odd: the last line has a light row below.
            assert_eq!(
                rows.pop(),
                Some(vec![false; symbol.size() + 2 * QUIET_ZONE])
            );
            assert_eq!(rows, expected(&symbol), "version {}", symbol.version());
        }
    }
}

#[cfg(feature = "png")]
#[test]
fn png_decodes_to_the_modules() {
    let blue = Colors::new(Color::new(0, 40, 110), Color::new(250, 250, 255)).expect("contrast");
    for symbol in symbols().step_by(3) {
        for scale in [1_u8, 2, 8, 33] {
            let file = symbol.png(scale).colors(blue).to_vec();
            let mut decoder = png::Decoder::new(std::io::Cursor::new(&file));
            // By default it ignores the checksum of the data.
            decoder.ignore_checksums(false);
            let mut reader = decoder.read_info().expect("a PNG");
            assert_eq!(reader.info().bit_depth, png::BitDepth::One);
            assert_eq!(
                reader.info().palette.as_deref(),
                Some(&[250, 250, 255, 0, 40, 110][..])
            );
            let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
            let info = reader.next_frame(&mut bytes).expect("a complete picture");
            reader
                .finish()
                .expect("no more data, and correct checksums");
            let scale = usize::from(scale);
            let rows = expected(&symbol);
            assert_eq!(info.width as usize, rows.len() * scale);
            assert_eq!(info.height, info.width);
            let mut lines = bytes.chunks_exact(info.line_size);
            for row in &rows {
                let expected = pixels(row, scale);
                for _ in 0..scale {
                    assert_eq!(lines.next(), Some(&expected[..]), "{}", symbol.version());
                }
            }
            assert_eq!(lines.next(), None);
        }
    }
}

#[test]
fn svg_has_its_colors_and_no_leading_zeros() {
    let symbol = Symbol::new(&[b'a'; 2000]).expect("it fits");
    let blue = Colors::new(Color::new(0, 0, 128), Color::new(255, 255, 240)).expect("contrast");
    let svg = symbol.svg().colors(blue).to_string();
    assert!(
        svg.contains("#000080") && svg.contains("#fffff0"),
        "{svg:.300}"
    );
    let has_leading_zero =
        |three: &[u8]| !three[0].is_ascii_digit() && three[1] == b'0' && three[2].is_ascii_digit();
    let path = svg.split(" d=\"").last().expect("a path");
    let path = path.split('"').next().expect("its end").as_bytes();
    assert!(path.len() > 1000 && !path.windows(3).any(has_leading_zero));
}

#[test]
fn rejects_colors_of_low_contrast() {
    let [black, white] = [Color::BLACK, Color::WHITE];
    for (dark, light, percent) in [
        (white, black, -100),
        (white, white, 0),
        (Color::new(128, 128, 128), white, 49),
        (Color::new(218, 37, 29), white, 14),
        (Color::new(218, 37, 29), Color::new(255, 205, 0), 14),
        (black, Color::new(0, 0, 255), 0),
    ] {
        let error = Colors::new(dark, light).expect_err("too little contrast");
        assert_eq!(error.percent(), percent);
        assert!(
            error
                .to_string()
                .contains(&format!("contrast is {percent} %, at least 55 %"))
        );
    }
    assert_eq!(Colors::new(black, white), Ok(Colors::BLACK_ON_WHITE));
    assert!(Colors::new(Color::new(114, 114, 114), white).is_ok());
    assert_eq!(
        format!("{} {:?}", Color::new(1, 160, 255), black),
        "#01a0ff #000000"
    );
}
