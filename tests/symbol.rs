//! Symbols and card drawings of payloads.

use std::fmt::{self, Debug, Display, Write};
use std::hint::black_box;
use std::panic::{RefUnwindSafe, UnwindSafe};

use allocation_counter::measure;
use static_assertions::assert_impl_all;
use vn_personal_qr::qr_symbol::{Symbol, TooLong};
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
        "không mã QR nào ở mức M chứa được văn bản này: dài hơn 4 bit (18676 trên 18672)"
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
