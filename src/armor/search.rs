use alloc::string::String;
use alloc::vec::Vec;

use super::decode::decode;
use super::prefix::{VERSION, version};
use super::url::colon as any_colon;

/// The maximum number of characters that are tried after a prefix: more than the longest payload has.
const MAX_BODY: usize = 4096;

/// Returns the payloads of all valid armor in a text, without repetitions, in the order of the text.
///
/// The text may be a message: words, quotes and punctuation around the armor, a link, with or without a scheme and HTML
/// escapes, soft line breaks of quoted-printable e-mail (`=` at the end of a line), quoting (`> ` at the start),
/// zero-width characters. Of each armor, the longest text whose checksum matches counts.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let message = "Here it is (example.vn/qr?lang=vi&amp;c=vnqr1:YWIpybgd). Thanks";
/// assert_eq!(armor::find_all(message), [b"ab"]);
/// assert_eq!(armor::find_all("> vnqr1:YWIp=\r\n> ybgd"), [b"ab"]);
/// assert!(armor::find_all("vnqr1:YWIpybg").is_empty());
/// ```
#[must_use]
pub fn find_all(text: &str) -> Vec<Vec<u8>> {
    let text = without_transport(text);
    let mut payloads: Vec<Vec<u8>> = Vec::new();
    let mut rest = text.as_str();
    while let Some(prefix) = next_prefix(rest) {
        rest = prefix.body;
        if prefix.version != VERSION {
            continue;
        }
        if let Some(payload) = longest(prefix.body) {
            if !payloads.contains(&payload) {
                payloads.push(payload);
            }
        }
    }
    payloads
}

/// Returns the offset of the first prefix of armor in a text, or `None`. A letter or digit must not precede it.
#[cfg(feature = "lenient")]
pub(crate) fn position(text: &str) -> Option<usize> {
    let prefix = next_prefix(text)?;
    let first = prefix.body.bytes().next()?;
    is_alphabet(first).then_some(prefix.start)
}

/// A prefix of any version in a text.
struct Found<'t> {
    #[cfg(feature = "lenient")]
    start: usize,
    version: u32,
    /// The text after it.
    body: &'t str,
}

fn next_prefix(text: &str) -> Option<Found<'_>> {
    let mut before = None;
    text.char_indices().find_map(|(at, character)| {
        let is_word_start = !before.is_some_and(char::is_alphanumeric);
        before = Some(character);
        if !matches!(character, 'v' | 'V') {
            return None;
        }
        // Quoted-printable and percent-encoding write the = of a link like this.
        let is_start = is_word_start
            || at
                .checked_sub(3)
                .and_then(|start| text.get(start..at))
                .is_some_and(|equals| ["=3D", "%3D", "%3d"].contains(&equals));
        let rest = text.get(at..).filter(|_| is_start)?;
        let (version, body) = version(rest.as_bytes(), any_colon)?;
        let start = rest.len().saturating_sub(body.len());
        Some(Found {
            #[cfg(feature = "lenient")]
            start: at,
            version,
            body: rest.get(start..)?,
        })
    })
}

/// Decodes the longest valid armor at the start of the text after a prefix.
fn longest(body: &str) -> Option<Vec<u8>> {
    let mut armor = String::from(super::prefix::PREFIX);
    let prefix = armor.len();
    let mut ends = Vec::new();
    for byte in body.bytes() {
        if byte.is_ascii_whitespace() {
            if ends.last() != Some(&armor.len()) {
                ends.push(armor.len());
            }
            continue;
        }
        if !is_alphabet(byte) || armor.len() > MAX_BODY {
            break;
        }
        armor.push(char::from(byte));
    }
    ends.push(armor.len());
    ends.into_iter().rev().find_map(|end| {
        let text = armor.get(..end).filter(|_| end > prefix)?;
        // Markdown encloses words in `_`, lists end with `-`.
        let trimmed = text.trim_end_matches(['_', '-']);
        decode(text.as_bytes())
            .or_else(|_| decode(trimmed.as_bytes()))
            .ok()
    })
}

const fn is_alphabet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Removes what e-mail and chat insert into a text: soft line breaks, quoting, zero-width characters.
fn without_transport(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut at_line_start = true;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '=' if matches!(characters.peek(), Some('\r' | '\n')) => {
                characters.next_if_eq(&'\r');
                characters.next_if_eq(&'\n');
                at_line_start = true;
                continue;
            }
            '>' | ' ' if at_line_start => continue,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => continue,
            _ => {}
        }
        at_line_start = character == '\n';
        cleaned.push(character);
    }
    cleaned
}
