//! Which characters a terminal or a log takes for text and for nothing more.
//!
//! The standard library's `escape_debug` knows this too, but its tables are read with checks that can panic, and what
//! shows a card must not. It also escapes what no version of Unicode has assigned yet; here only the planes
//! and ranges are escaped that Unicode keeps free or for characters without a shape.

use core::fmt;

/// Controls, formats, blanks other than the space, what is invisible by default, private use, and what is no character;
/// Unicode 14 with all that it keeps for characters of the kind.
const NOT_PLAIN: [(char, char); 36] = [
    ('\0', '\u{1F}'),
    ('\u{7F}', '\u{A0}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{600}', '\u{605}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{6DD}', '\u{6DD}'),
    ('\u{70F}', '\u{70F}'),
    ('\u{890}', '\u{891}'),
    ('\u{8E2}', '\u{8E2}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{2000}', '\u{200F}'),
    ('\u{2028}', '\u{202F}'),
    ('\u{205F}', '\u{206F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{E000}', '\u{F8FF}'),
    ('\u{FDD0}', '\u{FDEF}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFFB}'),
    ('\u{FFFE}', '\u{FFFF}'),
    ('\u{110BD}', '\u{110BD}'),
    ('\u{110CD}', '\u{110CD}'),
    ('\u{13430}', '\u{1343F}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{1FFFE}', '\u{1FFFF}'),
    ('\u{2FFFE}', '\u{2FFFF}'),
    ('\u{3FFFE}', '\u{3FFFF}'),
    ('\u{40000}', '\u{DFFFF}'),
    ('\u{E0000}', char::MAX),
];

/// Blocks of marks that combine with the character before them: not with a quote.
const COMBINING: [(char, char); 8] = [
    ('\u{300}', '\u{36F}'),
    ('\u{483}', '\u{489}'),
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{302A}', '\u{302F}'),
    ('\u{3099}', '\u{309A}'),
    ('\u{FE20}', '\u{FE2F}'),
];

fn is_in(c: char, ranges: &[(char, char)]) -> bool {
    ranges.iter().any(|&(first, last)| first <= c && c <= last)
}

/// A text in quotes: what could be taken for more than text is escaped, as in a literal of Rust.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char('"')?;
        let mut behind_quote = true;
        for c in self.0.chars() {
            if matches!(c, '"' | '\'' | '\\') {
                f.write_char('\\')?;
                f.write_char(c)?;
            } else if is_in(c, &NOT_PLAIN) || behind_quote && is_in(c, &COMBINING) {
                write!(f, "\\u{{{:x}}}", u32::from(c))?;
            } else {
                f.write_char(c)?;
            }
            behind_quote = false;
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::format;

    use super::{COMBINING, NOT_PLAIN, Quoted, is_in};

    fn all_consuming() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn the_ranges_are_in_order() {
        for ranges in [&NOT_PLAIN[..], &COMBINING] {
            assert!(ranges.iter().all(|(first, last)| first <= last));
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn controls_and_blanks_are_never_plain() {
        for c in all_consuming().filter(|&c| c.is_control() || c.is_whitespace() && c != ' ') {
            assert!(is_in(c, &NOT_PLAIN), "{c:?}");
        }
    }

    #[test]
    fn letters_and_digits_are_plain() {
        // Hangul fillers are letters to Unicode, and invisible.
        let fillers = ['\u{115F}', '\u{1160}', '\u{3164}', '\u{FFA0}'];
        for c in all_consuming().filter(|c| c.is_alphanumeric() && !fillers.contains(c)) {
            assert!(!is_in(c, &NOT_PLAIN), "{c:?}");
        }
    }

    /// The standard library escapes more: what Unicode has not assigned, and marks. What it shows and is escaped here
    /// is invisible.
    #[test]
    fn whatever_is_escaped_the_standard_library_escapes_too_or_it_is_invisible() {
        let invisible = |c| {
            matches!(
                c,
                '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}'
            )
        };
        for c in all_consuming().filter(|&c| is_in(c, &NOT_PLAIN) && !invisible(c)) {
            assert!(c.escape_debug().nth(1).is_some(), "{c:?}");
        }
    }

    #[test]
    fn a_mark_does_not_join_a_quote() {
        assert_eq!(
            format!("{}", Quoted("a\u{301}\u{202E}\"'\\")),
            "\"a\u{301}\\u{202e}\\\"\\'\\\\\""
        );
        assert_eq!(
            format!("{}", Quoted("\u{301}\u{301}")),
            "\"\\u{301}\u{301}\""
        );
    }
}
