//! Drawings on a writer that fails, such as a closed pipe: they stop, and return its error.

use std::fmt::{self, Debug, Display, Write};

use qr_symbol::{Background, Color, Colors, Symbol};

use crate::EXAMPLE;

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
