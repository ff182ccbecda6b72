//! Drawings, taken apart again. What readers make of them is for `scripts/symbol-readers`.

use vn_personal_qr::PersonalQr;
use qr_symbol::{Background, Color, Colors, Profile, QUIET_ZONE, Symbol, Version};

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// A symbol of every version.
fn symbols() -> impl Iterator<Item = Symbol> {
    Version::all().map(|version| {
        let profile = Profile::UNIFORM.from_version(version);
        Symbol::with_profile(b"001093029317|NGUYEN", profile).expect("short")
    })
}

/// The modules with the quiet zone, row by row.
fn wanted(symbol: &Symbol) -> Vec<Vec<bool>> {
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

/// Every pixel of a picture is that of its module.
fn assert_enlarged(rows: &[Vec<bool>], symbol: &Symbol, scale: usize) {
    let wanted = wanted(symbol);
    assert_eq!(rows.len(), wanted.len() * scale);
    for (y, row) in rows.iter().enumerate() {
        let wide = wanted[y / scale].iter().flat_map(|&dark| vec![dark; scale]);
        assert!(
            row.iter().copied().eq(wide),
            "version {}, row {y}",
            symbol.version()
        );
    }
}

#[test]
fn bitmaps_have_every_pixel() {
    for symbol in symbols() {
        for scale in [1_u8, 2, 3, 7, 8] {
            let bitmap = symbol.bitmap(scale);
            let mut bytes = vec![0xFF; bitmap.bytes_a_row()];
            let rows: Vec<Vec<bool>> = (0..bitmap.width())
                .map(|y| {
                    bitmap.row(y, &mut bytes);
                    let pixel = |x: usize| bytes[x / 8] << (x % 8) & 0x80 != 0;
                    (0..bitmap.width()).map(pixel).collect()
                })
                .collect();
            assert_enlarged(&rows, &symbol, scale.into());
        }
    }
    let symbol = Symbol::new(b"1").expect("short");
    let mut short = [0; 2];
    symbol.bitmap(0).row(10, &mut short);
    assert_eq!(symbol.bitmap(0).width(), 29);
}

#[test]
fn svg_is_one_path_of_the_modules() {
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
            let (y, runs) = rest.split_once(".5h").expect("in the middle of a row");
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
        assert_eq!(rows, wanted(&symbol), "version {}", symbol.version());
    }
}

#[test]
fn half_blocks_are_two_rows_a_line() {
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
            // A symbol has an odd number of rows: the last line has one of light below.
            assert_eq!(
                rows.pop(),
                Some(vec![false; symbol.size() + 2 * QUIET_ZONE])
            );
            assert_eq!(rows, wanted(&symbol), "version {}", symbol.version());
        }
    }
}

#[cfg(feature = "png")]
#[test]
fn png_is_read_by_a_library_for_it() {
    let blue = Colors::new(Color::new(0, 40, 110), Color::new(250, 250, 255)).expect("contrast");
    for symbol in symbols().step_by(3) {
        for scale in [1_u8, 2, 8, 33] {
            let file = symbol.png(scale).colors(blue).to_vec();
            let mut decoder = png::Decoder::new(std::io::Cursor::new(&file));
            // Unless told otherwise it does not look at that of the data.
            decoder.ignore_checksums(false);
            let mut reader = decoder.read_info().expect("a PNG");
            assert_eq!(reader.info().bit_depth, png::BitDepth::One);
            assert_eq!(
                reader.info().palette.as_deref(),
                Some(&[250, 250, 255, 0, 40, 110][..])
            );
            let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
            let info = reader.next_frame(&mut pixels).expect("a whole picture");
            reader.finish().expect("nothing more, and right checksums");
            let width = info.width as usize;
            let pixel = |row: &[u8], x: usize| row[x / 8] << (x % 8) & 0x80 != 0;
            let rows: Vec<Vec<bool>> = pixels
                .chunks_exact(info.line_size)
                .map(|row| (0..width).map(|x| pixel(row, x)).collect())
                .collect();
            assert_enlarged(&rows, &symbol, scale.into());
        }
    }
}

#[test]
fn svg_has_the_colors_asked_for_and_no_needless_zeros() {
    let symbol = Symbol::new(&[b'a'; 2000]).expect("it fits");
    let blue = Colors::new(Color::new(0, 0, 128), Color::new(255, 255, 240)).expect("contrast");
    let svg = symbol.svg().colors(blue).to_string();
    assert!(
        svg.contains("#000080") && svg.contains("#fffff0"),
        "{svg:.300}"
    );
    let with_zero =
        |three: &[u8]| !three[0].is_ascii_digit() && three[1] == b'0' && three[2].is_ascii_digit();
    let path = svg.split(" d=\"").last().expect("a path");
    let path = path.split('"').next().expect("its end").as_bytes();
    assert!(path.len() > 1000 && !path.windows(3).any(with_zero));
}

#[test]
fn colors_that_scanners_cannot_read_are_refused() {
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

#[test]
fn titles_and_debug_say_nothing_of_the_person() {
    let qr = PersonalQr::decode(EXAMPLE.as_bytes()).expect("the published example");
    let symbol = qr.symbol().expect("short");
    let card = qr.card_drawing().expect("short");
    let plan = qr_symbol::plan(EXAMPLE.as_bytes(), Profile::UNIFORM).expect("short");
    let error = Symbol::new(&EXAMPLE.as_bytes().repeat(60)).expect_err("too long");
    let shown = format!("{symbol:?}{card:?}{plan:?}{error:?}{error}{}", symbol.svg());
    for secret in [
        "0010", "9317", "NGUYEN", "HAN", "1987", "1629", "1100", "0123",
    ] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    let segments = format!("{:?}", symbol.segments());
    assert!(
        segments.contains("Byte") && segments.contains("Numeric"),
        "{segments}"
    );
    for (shown, name) in [
        (format!("{symbol:?}"), "Symbol"),
        (format!("{card:?}"), "CardDrawing"),
        (format!("{plan:?}"), "Plan"),
    ] {
        assert!(shown.starts_with(name), "{shown}");
    }
}

#[test]
fn the_card_shows_number_and_date_masked_and_can_hide_the_number() {
    let text = "001093029317|H'HEN Y-BLOM|1987-01-18|0|162979388586171100|";
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let card = qr.card_drawing().expect("short");
    let shown = card.to_string();
    for line in [
        ">******029317<",
        ">H&#39;HEN Y-BLOM<",
        ">1987-**-**<",
        "Họ và tên · Full name",
    ] {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    assert!(!shown.contains("001093") && !shown.contains("01-18"));
    assert!(shown.contains("x=\"180\""), "in the middle of 360: {shown}");
    let hidden = card.hide_id_number().to_string();
    assert!(!hidden.contains("029317") && hidden.contains("H&#39;HEN"));

    let proxy = b"|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2";
    let proxy = PersonalQr::decode(proxy).expect("a payload");
    assert!(
        !proxy
            .card_drawing()
            .expect("short")
            .to_string()
            .contains("Id number")
    );
}

/// What may stand in a payload is no markup of its drawing: of the person's texts only the name is written there.
#[test]
fn nothing_in_a_payload_is_markup_in_its_drawings() {
    let text = "001093029317|H'HEN Y-BLOM|1987-01-18|0|\"/>&lt;script>alert(1)|]]>&#60;g<1<<<\"onload=\"x<--><script>x";
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let drawing = qr.card_drawing().expect("short").to_string();
    let symbol = qr.symbol().expect("short").svg().to_string();
    for svg in [drawing, symbol] {
        for piece in ["script", "alert", "onload", "&lt;", "&#60;", "]]>", "-->"] {
            assert!(!svg.contains(piece), "{piece} in {svg}");
        }
        let tags = svg.matches('<').count();
        assert_eq!(tags, svg.matches('>').count());
        assert_eq!(svg.matches('&').count(), svg.matches("&#39;").count());
    }
}
