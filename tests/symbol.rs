//! Symbols and card drawings of payloads.

use std::fmt::{self, Debug, Display, Write};
use std::hint::black_box;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::LazyLock;

use allocation_counter::measure;
use regex::Regex;
use static_assertions::assert_impl_all;
use ttf_parser::Face;
use vn_personal_qr::qr_symbol::{Millimeters, Symbol, TooLong};
use vn_personal_qr::{CardDrawing, Language, Localize, PersonalQr};

use crate::common::valid_texts;

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

assert_impl_all!(CardDrawing<'static>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Display);

fn card(text: &str) -> CardDrawing<'_> {
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    qr.card_drawing().expect("short")
}

#[test]
fn symbol_is_that_of_the_canonical_text() {
    let qr = PersonalQr::decode(EXAMPLE.as_bytes()).expect("a payload");
    assert_eq!(qr.symbol(), Symbol::new(EXAMPLE.as_bytes()));
}

#[test]
fn too_long_is_reported_in_vietnamese() {
    let error: TooLong = Symbol::new(&[b'a'; 2332]).expect_err("too long");
    assert_eq!(
        error.in_language(Language::Vietnamese).to_string(),
        "không mã QR nào ở mức M chứa được văn bản này: thừa 4 bit (18676 trên tối đa 18672)"
    );
    assert_eq!(
        error.in_language(Language::English).to_string(),
        error.to_string()
    );
}

#[test]
fn card_masks_number_and_date_and_hides_the_number_on_request() {
    let drawing = card("001093029317|H'HEN Y-BLOM|1987-01-18|0|162979388586171100|");
    let svg = drawing.to_string();
    for line in [
        ">******029317<",
        ">H&#39;HEN Y-BLOM<",
        ">1987-**-**<",
        "Họ và tên · Full name",
    ] {
        assert!(svg.contains(line), "{line} in {svg}");
    }
    assert!(!svg.contains("001093") && !svg.contains("01-18"));
    assert!(
        svg.contains("x=\"180\""),
        "centered in a width of 360: {svg}"
    );
    let hidden = drawing.hide_id_number().to_string();
    assert!(!hidden.contains("029317") && hidden.contains("H&#39;HEN"));
}

#[test]
fn card_without_id_number_has_no_line_for_it() {
    let drawing = card("|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2");
    assert!(!drawing.to_string().contains("Id number"));
}

/// Of the payload, only the name is text in the drawing.
#[test]
fn payload_adds_no_markup_to_drawings() {
    let text = "001093029317|H'HEN Y-BLOM|1987-01-18|0|\"/>&lt;script>alert(1)|]]>&#60;g<1<<<\"onload=\"x<--><script>x";
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let symbol = qr.symbol().expect("short").svg().to_string();
    for svg in [card(text).to_string(), symbol] {
        for piece in ["script", "alert", "onload", "&lt;", "&#60;", "]]>", "-->"] {
            assert!(!svg.contains(piece), "{piece} in {svg}");
        }
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
        assert_eq!(svg.matches('&').count(), svg.matches("&#39;").count());
    }
}

#[test]
fn debug_and_titles_show_no_personal_data() {
    let qr = PersonalQr::decode(EXAMPLE.as_bytes()).expect("a payload");
    let drawing = card(EXAMPLE);
    let svg = qr.symbol().expect("short").svg().to_string();
    let shown = format!("{drawing:?}{drawing:#?}{svg}");
    for piece in [
        "0010", "9317", "NGUYEN", "HAN", "1987", "1629", "1100", "0123",
    ] {
        assert!(!shown.contains(piece), "{piece} in {shown}");
    }
    assert!(format!("{drawing:?}").starts_with("CardDrawing"));
}

#[test]
fn card_shows_nothing_that_it_hides() {
    const NAME: &str = "QUIZZYXA WJKVXOP H'ZZUGQ";
    let hidden = "6853-11-27|0|Zx~93%kq$T7#bV|jW^4&81;yP?mC<2<QZ8841907365569<7481695320<uG@5t*Rb(0)xHn=E<Xylo♞ 4471";
    for number in ["918273645506", "K7Q4Z9W3X"] {
        let text = format!("{number}|{NAME}|{hidden}");
        let drawing = card(&text);
        let masked = format!("{}-", &hidden[..4]);
        for (svg, may_show) in [
            (drawing.to_string(), &number[number.len() - 6..]),
            (drawing.hide_id_number().to_string(), ""),
        ] {
            for piece in [number, hidden].join("|").split(['|', '<']) {
                let characters: Vec<char> = piece.chars().collect();
                for piece in characters.windows(4).map(String::from_iter) {
                    let is_shown = may_show.contains(&piece)
                        || masked.contains(&piece)
                        || NAME.contains(&piece);
                    assert!(is_shown || !svg.contains(&piece), "{piece} in {svg}");
                }
            }
            assert!(svg.contains("QUIZZYXA WJKVXOP H&#39;ZZUGQ"));
        }
    }
}

/// A line of text of a card, as SVG places it.
struct TextLine {
    middle: f64,
    y: f64,
    font_size: f64,
    is_bold: bool,
    text: String,
}

fn text_lines(svg: &str) -> Vec<TextLine> {
    static ELEMENT: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = "<text x=\"([0-9]+)\" y=\"([0-9]+)\" font-size=\"([0-9]+)\"( font-weight=\"bold\")?[^>]*>([^<]*)</text>";
        Regex::new(pattern).expect("a pattern")
    });
    let lines: Vec<_> = ELEMENT
        .captures_iter(svg)
        .map(|found| {
            let number = |at: usize| found[at].parse().expect("a number");
            TextLine {
                middle: number(1),
                y: number(2),
                font_size: number(3),
                is_bold: found.get(4).is_some(),
                text: found[5].replace("&#39;", "'"),
            }
        })
        .collect();
    assert_eq!(svg.matches("<text").count(), lines.len());
    lines
}

/// The fonts `DejaVu Sans` and `DejaVu Sans Mono`, regular and bold.
struct Fonts([[Face<'static>; 2]; 2]);

impl Fonts {
    fn new() -> Self {
        let face = |file| Face::parse(file, 0).expect("a font");
        Self([
            [dejavu::sans::regular(), dejavu::sans::bold()].map(face),
            [dejavu::sans_mono::regular(), dejavu::sans_mono::bold()].map(face),
        ])
    }

    /// Returns the width in pixels in the font where the line is wider.
    fn width(&self, line: &TextLine) -> f64 {
        let widths = self.0.iter().map(|faces| {
            let face = &faces[usize::from(line.is_bold)];
            let advances = line.text.chars().map(|character| {
                // All glyphs of the monospaced font are as wide, also those of letters that it lacks.
                let glyph = face.glyph_index(character).or_else(|| {
                    let is_letter = face.is_monospaced() && character.is_alphabetic();
                    face.glyph_index('A').filter(|_| is_letter)
                });
                let glyph = glyph.expect("a glyph");
                f64::from(face.glyph_hor_advance(glyph).expect("an advance"))
            });
            advances.sum::<f64>() * line.font_size / f64::from(face.units_per_em())
        });
        widths.fold(0.0, f64::max)
    }

    /// Checks that all lines are on the card, with the margins, below one another. Returns the name and the number of
    /// its lines.
    fn check(&self, svg: &str) -> (String, usize) {
        let height = svg.split("height=\"").nth(1).expect("a height");
        let height: f64 = height
            .split('"')
            .next()
            .expect("its end")
            .parse()
            .expect("a number");
        let lines = text_lines(svg);
        for line in &lines {
            let half = self.width(line) / 2.0;
            let is_inside = line.middle - half >= 16.0 && line.middle + half <= 344.0;
            assert!(is_inside, "{} is {} wide", line.text, 2.0 * half);
            assert!(line.y + line.font_size / 3.0 < height, "{}", line.text);
        }
        for pair in lines.windows(2) {
            assert!(
                pair[1].y - pair[0].y >= 0.9 * pair[1].font_size,
                "{}",
                pair[1].text
            );
        }
        let after_label = lines
            .iter()
            .skip_while(|line| !line.text.contains("Full name"));
        let name: Vec<_> = after_label
            .skip(1)
            .take_while(|line| !line.text.contains("Birth date"))
            .collect();
        assert!(name.iter().all(|line| line.font_size >= 12.0));
        let text = |line: &&TextLine| line.text.clone();
        (
            name.iter().map(text).collect::<Vec<_>>().join(" "),
            name.len(),
        )
    }
}

#[test]
fn card_holds_the_drawn_width_of_every_name_of_the_corpus() {
    let fonts = Fonts::new();
    for text in include_str!("../benches/corpus.txt").lines() {
        let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
        let (name, _) = fonts.check(&qr.card_drawing().expect("short").to_string());
        assert_eq!(name, qr.name().as_str());
    }
}

#[test]
fn card_wraps_or_shrinks_long_names() {
    let fonts = Fonts::new();
    let wide = "W".repeat(150);
    let words = "WWWWWWWWWWWWWWWW ".repeat(8);
    let narrow = "I".repeat(150);
    let hyphens = "H-".repeat(74) + "A";
    for (name, lines) in [
        ("NGUYEN LE KHA HAN", 1),
        ("HOANG PHAN NGUYEN THI PHUONG THAO AN ", 2),
        ("NGUYEN HOANG THI THANH TRUC PHUONG AN", 2),
        ("CONG TANG TON NU THI HUYEN TRAN NGUYEN", 2),
        ("WOLFESCHLEGELSTEINHAUSEN", 1),
        ("KEIHANAIKUKAUAKAHIHULIHEEKAHAUNAELE", 1),
        ("H'HEN NIE Y-BLOM SIU K'SOR H'LINH ADRONG", 2),
        (&wide, 6),
        (&words, 8),
        (&narrow, 4),
        (&hyphens, 6),
        ("A", 1),
    ] {
        let name = name.trim_end();
        let text = format!("001093029317|{name}|1987-01-18|0|1|");
        let (drawn, count) = fonts.check(&card(&text).to_string());
        assert_eq!(drawn.replace(' ', ""), name.replace(' ', ""));
        if name.split([' ', '-']).all(|word| word.len() <= 24) {
            assert_eq!(drawn.replace("- ", "-"), name);
        }
        assert_eq!(count, lines, "{drawn}");
    }
}

#[test]
fn card_of_37_letters_is_as_wide_as_it_says() {
    let fonts = Fonts::new();
    let random = fastrand::Rng::with_seed(37);
    draw_names(&fonts, random, 37);
}

#[test]
fn card_of_the_longest_names_is_as_wide_as_it_says() {
    let fonts = Fonts::new();
    let random = fastrand::Rng::with_seed(150);
    draw_names(&fonts, random, 150);
}

/// Checks the cards of names of all lengths of words.
fn draw_names(fonts: &Fonts, mut random: fastrand::Rng, length: usize) {
    for _ in 0..500 {
        let longest = random.usize(1..=length);
        let mut name = String::new();
        while name.len() < length {
            let rest = length - name.len();
            let word = (0..random.usize(1..=longest).min(rest)).map(|_| random.uppercase());
            name.extend(word);
            if rest > 2 {
                name.push(random.choice([' ', ' ', ' ', '-']).expect("a character"));
            }
        }
        let name = name.get(..length).unwrap_or(&name);
        let name = name.trim_end_matches([' ', '-']);
        let text = format!("001093029317|{name}|1987-01-18|0|1|");
        let drawing = PersonalQr::decode(text.as_bytes())
            .unwrap_or_else(|error| panic!("{name}: {error}"))
            .card_drawing()
            .expect("short");
        let (drawn, _) = fonts.check(&drawing.to_string());
        assert_eq!(drawn.replace(' ', ""), name.replace(' ', ""));
    }
}

#[test]
fn card_has_a_width_in_print() {
    let svg = card(EXAMPLE);
    let printed = |micrometers| {
        let width = Millimeters::from_micrometers(micrometers).expect("a length");
        svg.clone().print_width(width).to_string()
    };
    let pixels = "width=\"360\" height=\"564\" role";
    assert!(svg.to_string().contains(pixels));
    for (micrometers, size) in [
        (85_600, "width=\"85.6mm\" height=\"134.106mm\" role"),
        (54_000, "width=\"54mm\" height=\"84.6mm\" role"),
    ] {
        assert_eq!(printed(micrometers), svg.to_string().replace(pixels, size));
    }
}

/// A writer that accepts a number of calls, to a buffer that is allocated beforehand.
struct Writer {
    calls: usize,
    text: String,
}

impl Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.calls = self.calls.checked_sub(1).ok_or(fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

fn writer(calls: usize) -> Writer {
    Writer {
        calls,
        text: String::with_capacity(1 << 20),
    }
}

#[test]
fn card_does_not_allocate() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        let Ok(symbol) = qr.symbol() else { continue };
        let mut writer = writer(usize::MAX);
        let allocations = measure(|| {
            black_box(qr.symbol()).expect("short");
            let drawing = qr.card_drawing_with(symbol);
            assert!(write!(writer, "{drawing}{drawing:?}").is_ok());
        });
        assert_eq!(allocations.count_total, 0, "{}", text.escape_ascii());
    }
}

#[test]
fn card_stops_at_the_error_of_a_writer() {
    let drawing = card("001093029317|H'HEN NIE|1987-01-18|0|1|");
    for drawing in [drawing.clone(), drawing.hide_id_number()] {
        let whole = drawing.to_string();
        for calls in 0.. {
            let mut writer = writer(calls);
            let result = write!(writer, "{drawing}");
            assert!(whole.starts_with(&writer.text));
            if result.is_ok() {
                assert_eq!(writer.text, whole);
                break;
            }
        }
    }
}
