//! Escaping of characters that affect a terminal or a log.
//!
//! The standard library's `escape_debug` does the same, but links code that can panic, which a display must not. It
//! also escapes all unassigned characters. Here only the ranges are escaped that Unicode reserves or uses for
//! characters without a glyph.

use core::fmt;

/// Control and format characters, blanks other than the space, default ignorables, private use and noncharacters, of
/// Unicode 14 and its reserved ranges.
const ESCAPED: [(char, char); 36] = [
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

/// Combining marks, which are escaped after the opening quote so that they do not combine with it.
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

/// A text in quotes, escaped as in a Rust literal.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char('"')?;
        let mut after_quote = true;
        for c in self.0.chars() {
            if matches!(c, '"' | '\'' | '\\') {
                f.write_char('\\')?;
                f.write_char(c)?;
            } else if is_in(c, &ESCAPED) || after_quote && is_in(c, &COMBINING) {
                write!(f, "\\u{{{:x}}}", u32::from(c))?;
            } else {
                f.write_char(c)?;
            }
            after_quote = false;
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::format;

    use super::{COMBINING, ESCAPED, Quoted, is_in};

    fn all_characters() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn ranges_are_sorted() {
        for ranges in [&ESCAPED[..], &COMBINING] {
            assert!(ranges.iter().all(|(first, last)| first <= last));
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn escapes_controls_and_blanks() {
        for c in all_characters().filter(|&c| c.is_control() || c.is_whitespace() && c != ' ') {
            assert!(is_in(c, &ESCAPED), "{c:?}");
        }
    }

    #[test]
    fn keeps_letters_and_digits() {
        // Unicode classifies the invisible Hangul fillers as letters.
        let fillers = ['\u{115F}', '\u{1160}', '\u{3164}', '\u{FFA0}'];
        for c in all_characters().filter(|c| c.is_alphanumeric() && !fillers.contains(c)) {
            assert!(!is_in(c, &ESCAPED), "{c:?}");
        }
    }

    /// The standard library escapes more: unassigned characters and marks.
    #[test]
    fn escapes_only_what_the_standard_library_escapes_or_what_is_invisible() {
        let invisible = |c| {
            matches!(
                c,
                '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}'
            )
        };
        for c in all_characters().filter(|&c| is_in(c, &ESCAPED) && !invisible(c)) {
            assert!(c.escape_debug().nth(1).is_some(), "{c:?}");
        }
    }

    #[test]
    fn escapes_a_mark_after_the_quote() {
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
