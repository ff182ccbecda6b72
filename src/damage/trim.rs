//! Removal of characters that scanners, files and people add around a text or a field.
//!
//! | removed | repair |
//! |---|---|
//! | U+FEFF | [`ByteOrderMark`](Repair::ByteOrderMark) |
//! | zero-width characters: U+200B to U+200F, U+2060 and the like, direction marks | [`ZeroWidth`](Repair::ZeroWidth) |
//! | U+0000 | [`Nul`](Repair::Nul) |
//! | CR, LF, U+0085, U+2028, U+2029 | [`LineEnd`](Repair::LineEnd) |
//! | other Unicode white space | [`Blanks`](Repair::Blanks) |
//!
//! They are removed only at the start and end. Inside a field they are errors of that field.

use crate::repair::{Repair, Repairs};

/// Returns the repair that removes `character`.
fn removal(character: char) -> Option<Repair> {
    match character {
        '\u{FEFF}' => Some(Repair::ByteOrderMark),
        // Address books put direction marks around phone numbers, browsers put soft hyphens into words.
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

/// Returns whether `character` is white space within a line.
pub(crate) fn is_blank(character: char) -> bool {
    removal(character) == Some(Repair::Blanks)
}

/// Returns `text` without removable characters at its start, and adds the removals to `repairs`.
pub(crate) fn trim_start<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_start_matches(|character| remove(character, repairs))
}

/// Returns `text` without removable characters at its end, and adds the removals to `repairs`.
pub(crate) fn trim_end<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_end_matches(|character| remove(character, repairs))
}

/// Returns `text` without removable characters at both ends, and adds the removals to `repairs`.
pub(crate) fn trim<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    trim_end(trim_start(text, repairs), repairs)
}

/// Like [`trim`], but stops at the innermost control character, so that other blanks stay: for text that may contain
/// them.
///
/// `" a \n"` becomes `" a "`, and `"\n a"` becomes `" a"`.
pub(crate) fn trim_controls<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    let ignored = &mut Repairs::default();
    let before = text.len().saturating_sub(trim_start(text, ignored).len());
    let start = text
        .get(..before)
        .and_then(|removable| {
            removable
                .char_indices()
                .rfind(|(_, character)| character.is_control())
        })
        .map_or(0, |(at, character)| at.saturating_add(character.len_utf8()));
    let rest = text.get(start..).unwrap_or_default();
    let kept = trim_end(rest, ignored).len();
    let end = rest
        .get(kept..)
        .and_then(|removable| removable.find(char::is_control))
        .map_or(rest.len(), |at| kept.saturating_add(at));
    for removed in [text.get(..start), rest.get(end..)].into_iter().flatten() {
        trim_start(removed, repairs);
    }
    rest.get(..end).unwrap_or_default()
}

/// Returns whether `character` is removable, and adds its removal to `repairs`.
fn remove(character: char, repairs: &mut Repairs) -> bool {
    let repair = removal(character);
    if let Some(repair) = repair {
        repairs.add(repair);
    }
    repair.is_some()
}
