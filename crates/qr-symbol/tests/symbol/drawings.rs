//! Drawings, parsed back into modules, and on a writer that fails, such as a closed pipe.

use std::fmt::{self, Debug, Display, Write};

use qr_symbol::{Background, Color, Colors, Millimeters, Profile, QUIET_ZONE, Symbol, Version};

use crate::EXAMPLE;

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

#[cfg(feature = "png")]
fn pixels_per_meter(file: &[u8]) -> Option<u32> {
    let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info();
    let dimensions = reader.expect("a PNG").info().pixel_dims?;
    assert_eq!(dimensions.unit, png::Unit::Meter);
    assert_eq!(dimensions.xppu, dimensions.yppu);
    Some(dimensions.xppu)
}

#[cfg(feature = "png")]
#[test]
fn png_has_its_resolution() {
    let symbol = Symbol::new(b"1").expect("short");
    assert_eq!(pixels_per_meter(&symbol.png(8).to_vec()), None);
    for (dpi, expected) in [
        (0, None),
        (1, Some(39)),
        (72, Some(2835)),
        (96, Some(3780)),
        (300, Some(11_811)),
        (600, Some(23_622)),
        (u32::MAX, Some(0x7FFF_FFFF)),
    ] {
        let file = symbol.png(8).dpi(dpi).to_vec();
        assert_eq!(pixels_per_meter(&file), expected, "{dpi}");
    }
}

#[cfg(feature = "png")]
#[test]
fn png_has_its_width_in_print() {
    for symbol in symbols().step_by(7) {
        for micrometers in [10_000, 22_500, 30_000, 85_600, 210_000] {
            let width = Millimeters::from_micrometers(micrometers).expect("a length");
            for dpi in [1, 300, 600] {
                let Some(scale) = symbol.print_scale(width, dpi) else {
                    panic!("{width} at {dpi}");
                };
                let file = symbol.png(scale).dpi(72).print_width(width).to_vec();
                let meter = f64::from(pixels_per_meter(&file).expect("a resolution"));
                assert!(meter >= f64::from(dpi) / 0.0254 - 0.5, "{meter} for {dpi}");
                let pixels = symbol.full_size() * usize::from(scale);
                let printed = f64::from(u32::try_from(pixels).expect("small")) / meter * 1e6;
                let error = (printed / f64::from(micrometers) - 1.0).abs();
                assert!(error <= 0.5 / meter, "{printed} for {micrometers}");
                // One pixel less for a module is not enough.
                let less = u32::try_from(symbol.full_size() * usize::from(scale - 1));
                let less = f64::from(less.expect("small")) / f64::from(micrometers) * 25_400.0;
                assert!(less < f64::from(dpi));
            }
        }
    }
}

#[test]
fn print_scale_is_at_most_255_pixels() {
    let symbol = Symbol::new(b"1").expect("short");
    let length = |micrometers| Millimeters::from_micrometers(micrometers).expect("a length");
    // 29 modules of 255 pixels are 7395 pixels.
    assert_eq!(symbol.print_scale(length(25_400), 7395), Some(255));
    assert_eq!(symbol.print_scale(length(25_400), 7396), None);
    assert_eq!(symbol.print_scale(length(u32::MAX), u32::MAX), None);
    assert_eq!(symbol.print_scale(length(1), 1), Some(1));
    assert_eq!(symbol.print_scale(length(1), 0), Some(1));
}

#[test]
fn millimeters_are_written_without_trailing_zeros() {
    for (micrometers, text) in [
        (1, "0.001"),
        (20, "0.02"),
        (1_000, "1"),
        (22_500, "22.5"),
        (30_050, "30.05"),
        (30_005, "30.005"),
        (u32::MAX, "4294967.295"),
    ] {
        let length = Millimeters::from_micrometers(micrometers).expect("a length");
        assert_eq!(
            (length.to_string(), length.micrometers()),
            (text.to_owned(), micrometers)
        );
    }
    assert_eq!(Millimeters::from_micrometers(0), None);
}

#[test]
fn svg_has_the_size_that_is_set() {
    let symbol = Symbol::new(b"1").expect("short");
    let file = symbol.svg().to_string();
    let size = "width=\"232\" height=\"232\" role";
    assert!(file.contains(size), "{file:.300}");
    let width = Millimeters::from_micrometers(22_500).expect("a length");
    for (svg, attributes) in [
        (symbol.svg().scale(0), "width=\"29\" height=\"29\" role"),
        (symbol.svg().scale(1), "width=\"29\" height=\"29\" role"),
        (
            symbol.svg().print_width(width).scale(10),
            "width=\"290\" height=\"290\" role",
        ),
        (
            symbol.svg().scale(10).print_width(width),
            "width=\"22.5mm\" height=\"22.5mm\" role",
        ),
    ] {
        assert_eq!(svg.to_string(), file.replace(size, attributes));
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

/// Accepts `pieces` pieces of text, then fails.
struct Writer {
    pieces: usize,
    written: String,
}

impl Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.pieces = self.pieces.checked_sub(1).ok_or(fmt::Error)?;
        self.written.push_str(text);
        Ok(())
    }
}

#[track_caller]
fn stops(print: &dyn Fn(&mut Writer) -> fmt::Result) {
    let run = |pieces| {
        let mut writer = Writer {
            pieces,
            written: String::new(),
        };
        (print(&mut writer), writer.written)
    };
    let (result, whole) = run(usize::MAX);
    assert_eq!(result, Ok(()));
    let mut previous = None;
    for pieces in 0.. {
        let (result, written) = run(pieces);
        assert!(whole.starts_with(&written));
        if result.is_ok() {
            assert_eq!(written, whole);
            return;
        }
        assert!(previous <= Some(written.len()), "more pieces, less text");
        previous = Some(written.len());
    }
}

#[track_caller]
fn display(value: impl Display) {
    stops(&|writer| write!(writer, "{value}"));
}

#[track_caller]
fn debug(value: impl Debug) {
    stops(&|writer| write!(writer, "{value:?}"));
}

#[test]
fn drawings_and_errors_stop_at_a_failing_writer() {
    let symbol = Symbol::new(EXAMPLE.as_bytes()).expect("short");
    display(symbol.svg());
    display(symbol.svg().title("<&>"));
    display(symbol.svg_path());
    debug(&symbol);
    for background in [Background::Dark, Background::Light] {
        display(symbol.half_blocks(background));
    }
    display(Symbol::new(&[b'a'; 2332]).expect_err("too long"));
    display(Colors::new(Color::WHITE, Color::BLACK).expect_err("light on dark"));
}
