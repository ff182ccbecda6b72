//! What scanners, files and hands put around a text or a field.
//!
//! | dropped | repair |
//! |---|---|
//! | U+FEFF | [`ByteOrderMark`](Repair::ByteOrderMark) |
//! | characters of no width: U+200B to U+200F, U+2060 and the like, marks of direction | [`ZeroWidth`](Repair::ZeroWidth) |
//! | U+0000 | [`Nul`](Repair::Nul) |
//! | CR, LF, U+0085, U+2028, U+2029 | [`LineEnd`](Repair::LineEnd) |
//! | what else Unicode calls white space | [`Blanks`](Repair::Blanks) |
//!
//! Only at ends: within a field such a character is a fault of that field.

use crate::repair::{Repair, Repairs};

/// What dropping this character would be, if it is one that can be dropped at an end.
fn around(character: char) -> Option<Repair> {
    match character {
        '\u{FEFF}' => Some(Repair::ByteOrderMark),
        // Address books put marks of direction around phone numbers, browsers soft hyphens into words.
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' => Some(Repair::ZeroWidth),
        '\0' => Some(Repair::Nul),
        '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Repair::LineEnd),
        blank if blank.is_whitespace() => Some(Repair::Blanks),
        _ => None,
    }
}

/// Whether this is a blank within a line.
pub(crate) fn is_blank(character: char) -> bool {
    around(character) == Some(Repair::Blanks)
}

/// Without what can be dropped at its start; what was dropped is added to `repairs`.
pub(crate) fn trim_start<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_start_matches(|character| drop(character, repairs))
}

/// Without what can be dropped at its end; what was dropped is added to `repairs`.
pub(crate) fn trim_end<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_end_matches(|character| drop(character, repairs))
}

/// Without what can be dropped at both ends; what was dropped is added to `repairs`.
pub(crate) fn trim<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    trim_end(trim_start(text, repairs), repairs)
}

/// Drops no more than it takes to leave no control character at the ends: a text that may hold blanks keeps them.
///
/// `" a \n"` becomes `" a "`, and `"\n a"` becomes `" a"`.
pub(crate) fn trim_to_text<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    let unnoticed = &mut Repairs::default();
    let before = text.len().saturating_sub(trim_start(text, unnoticed).len());
    let start = text
        .get(..before)
        .and_then(|ahead| {
            ahead
                .char_indices()
                .rfind(|(_, character)| character.is_control())
        })
        .map_or(0, |(at, character)| at.saturating_add(character.len_utf8()));
    let behind = text.get(start..).unwrap_or_default();
    let kept = trim_end(behind, unnoticed).len();
    let end = behind
        .get(kept..)
        .and_then(|tail| tail.find(char::is_control))
        .map_or(behind.len(), |at| kept.saturating_add(at));
    for dropped in [text.get(..start), behind.get(end..)].into_iter().flatten() {
        trim_start(dropped, repairs);
    }
    behind.get(..end).unwrap_or_default()
}

/// Whether a character at an end is dropped, which is noted.
fn drop(character: char, repairs: &mut Repairs) -> bool {
    let repair = around(character);
    if let Some(repair) = repair {
        repairs.add(repair);
    }
    repair.is_some()
}
