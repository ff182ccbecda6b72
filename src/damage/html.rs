//! HTML escapes, which web pages and e-mail put into a text: `&lt;1&lt;00`.

use alloc::string::String;
use alloc::vec::Vec;

/// How often a text may be escaped: `&amp;amp;lt;` is `<`.
const MAX_DEPTH: usize = 3;

/// Named characters: those of markup, and the Latin-1 letters that Vietnamese uses.
const NAMED: [(&str, char); 34] = [
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("vert", '|'),
    ("verbar", '|'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("yacute", 'ý'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Ocirc", 'Ô'),
    ("Oacute", 'Ó'),
    ("Uacute", 'Ú'),
];

/// A text without its escapes.
pub(crate) struct Unescaped {
    pub(crate) text: String,
    /// For each byte of the text and its end, the offset in the escaped text.
    offsets: Vec<usize>,
}

impl Unescaped {
    /// Replaces the escapes of a text. Returns `None` if it has none.
    pub(crate) fn of(escaped: &str) -> Option<Self> {
        let mut result = Self::once(escaped)?;
        for _ in 1..MAX_DEPTH {
            let Some(inner) = Self::once(&result.text) else {
                break;
            };
            let offsets = inner.offsets.iter().map(|at| result.offset(*at)).collect();
            result = Self {
                text: inner.text,
                offsets,
            };
        }
        Some(result)
    }

    /// Returns the offset in the escaped text.
    pub(crate) fn offset(&self, at: usize) -> usize {
        let last = self.offsets.last().copied().unwrap_or_default();
        self.offsets.get(at).copied().unwrap_or(last)
    }

    fn once(escaped: &str) -> Option<Self> {
        let mut text = String::with_capacity(escaped.len());
        let mut offsets = Vec::with_capacity(escaped.len());
        let (mut rest, mut found) = (escaped, false);
        while let Some(first) = rest.chars().next() {
            let at = escaped.len().saturating_sub(rest.len());
            let (character, length) = match parse(rest) {
                Some(parsed) => {
                    found = true;
                    parsed
                }
                None => (first, first.len_utf8()),
            };
            text.push(character);
            offsets.extend(core::iter::repeat_n(at, character.len_utf8()));
            rest = rest.get(length..).unwrap_or_default();
        }
        offsets.push(escaped.len());
        found.then_some(Self { text, offsets })
    }
}

/// Parses an escape at the start of a text. Returns its character and its length.
///
/// ```abnf
/// escape = "&" (name / "#" 1*7DIGIT / "#" ("x" / "X") 1*6HEXDIG) ";"
/// ```
fn parse(text: &str) -> Option<(char, usize)> {
    const MAX_LEN: usize = 10;
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(MAX_LEN).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let number = |digits: &str, radix| {
        let is_number = digits.chars().all(|digit| digit.is_digit(radix));
        is_number
            .then(|| u32::from_str_radix(digits, radix).ok())
            .flatten()
            .and_then(char::from_u32)
    };
    let character = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(digits, 10)?,
        },
        None => NAMED
            .iter()
            .find(|(known, character)| {
                *known == name || character.is_ascii() && name.eq_ignore_ascii_case(known)
            })
            .map(|(_, character)| *character)?,
    };
    Some((character, end.saturating_add(2)))
}
