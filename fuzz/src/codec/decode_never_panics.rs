use std::fmt::{self, Write as _};

use vn_personal_qr::{Language, PersonalQr};

/// Decoding any bytes returns. Displays and errors contain no character that controls a terminal, and errors are one line.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn decode_never_panics(input: &[u8]) {
    let mut shown = Shown { lines: 1 };
    match PersonalQr::decode(input) {
        Ok(qr) => {
            let full = qr.full().language(Language::Vietnamese);
            write!(shown, "{} {full} {qr:?}", qr.masked()).expect("harmless");
            assert!(shown.lines <= 21, "two cards of eleven lines");
        }
        Err(error) => {
            assert!(error.offset() <= input.len());
            write!(shown, "{error} {} {error:?} {}", error.vi(), error.code()).expect("harmless");
            assert_eq!(shown.lines, 1);
        }
    }
}

/// A sink that accepts only harmless characters, and counts lines.
struct Shown {
    lines: usize,
}

impl fmt::Write for Shown {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            let harmless = matches!(c, ' '..='~')
                || c == '\n'
                || !c.is_control()
                    && !matches!(
                        c,
                        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
                    );
            if !harmless {
                return Err(fmt::Error);
            }
            self.lines += usize::from(c == '\n');
        }
        Ok(())
    }
}
