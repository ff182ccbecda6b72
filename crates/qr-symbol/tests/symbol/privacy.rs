//! Nothing but the modules shows the text: not `Debug`, not errors, not the files around the modules.

use std::fmt::{Debug, Display};

use qr_symbol::{Background, Color, Colors, Profile, Symbol, plan};

const TEXTS: [&str; 3] = [
    "918273645506|QUIZZYXA WJKVXOP H'ZZUGQ|6853-11-27|0|Zx~93%kq$T7#bV|jW^4&81;yP?mC<2<QZ8841907365569<7481695320",
    "K7Q4Z9W3X|QUIZZYXA WJKVXOP H'ZZUGQ|6853-11-27|1|Zx~93%kq$T7#bV|<<<<uG@5t*Rb(0)xHn=E",
    "Xylofôn♞ 4471<<ßðŋħ 90210zq",
];

/// All pieces of four characters of a text.
struct Pieces(Vec<String>);

impl Pieces {
    fn of(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        Self(characters.windows(4).map(String::from_iter).collect())
    }

    #[track_caller]
    fn are_not_in(&self, shown: &str) {
        for piece in &self.0 {
            assert!(!shown.contains(piece), "{piece:?} in {shown:?}");
        }
    }

    #[track_caller]
    fn are_not_in_debug(&self, value: impl Debug) {
        self.are_not_in(&format!("{value:?}{value:#?}"));
    }

    #[track_caller]
    fn are_not_in_display(&self, value: impl Display) {
        self.are_not_in(&format!("{value}{value:#}"));
    }
}

#[test]
fn only_modules_show_the_text() {
    for text in TEXTS {
        let pieces = Pieces::of(text);
        let symbol = Symbol::new(text.as_bytes()).expect("short");
        pieces.are_not_in_debug(&symbol);
        pieces.are_not_in_debug(symbol.segments());
        pieces.are_not_in_debug(symbol.segments().iter().collect::<Vec<_>>());
        pieces.are_not_in_debug(plan(text.as_bytes(), Profile::UNIFORM).expect("short"));
        pieces.are_not_in_debug(symbol.svg());
        pieces.are_not_in_display(symbol.svg());
        pieces.are_not_in_debug(symbol.svg_path());
        pieces.are_not_in_display(symbol.svg_path());
        pieces.are_not_in_debug(symbol.half_blocks(Background::Dark));
        pieces.are_not_in_display(symbol.half_blocks(Background::Light));
        pieces.are_not_in_debug(symbol.bitmap(1));
        #[cfg(feature = "png")]
        {
            pieces.are_not_in_debug(symbol.png(1));
            pieces.are_not_in(&String::from_utf8_lossy(&symbol.png(1).to_vec()));
        }
        let too_long = Symbol::new(&text.repeat(120).into_bytes()).expect_err("too long");
        pieces.are_not_in_debug(too_long);
        pieces.are_not_in_display(too_long);
        let low_contrast = Colors::new(Color::WHITE, Color::BLACK).expect_err("inverted");
        pieces.are_not_in_debug(low_contrast);
        pieces.are_not_in_display(low_contrast);
    }
}

#[test]
fn debug_shows_choices_by_name() {
    let symbol = Symbol::new(TEXTS[0].as_bytes()).expect("short");
    let plan = plan(TEXTS[0].as_bytes(), Profile::UNIFORM).expect("short");
    for (shown, name) in [
        (format!("{symbol:?}"), "Symbol { version: Version("),
        (format!("{plan:?}"), "Plan { version: Version("),
    ] {
        assert!(shown.starts_with(name), "{shown}");
    }
    let segments = format!("{:?}", symbol.segments());
    assert!(
        segments.contains("Byte") && segments.contains("Numeric"),
        "{segments}"
    );
}
