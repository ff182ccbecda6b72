//! What scanners, files and hands put around a text or a field.

use super::{Repair, Repairs};

/// What dropping this character would be, if it is one that can be dropped at an end.
fn around(character: char) -> Option<Repair> {
    match character {
        '\u{FEFF}' => Some(Repair::ByteOrderMark),
        '\u{200B}'..='\u{200F}' | '\u{2060}' => Some(Repair::ZeroWidth),
        '\0' => Some(Repair::Nul),
        '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Repair::LineEnd),
        blank if blank.is_whitespace() => Some(Repair::Blanks),
        _ => None,
    }
}

pub(crate) fn trim_start<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_start_matches(|character| drop(character, repairs))
}

pub(crate) fn trim_end<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    text.trim_end_matches(|character| drop(character, repairs))
}

pub(crate) fn trim<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    trim_end(trim_start(text, repairs), repairs)
}

/// Drops no more than it takes to leave no control character at the ends: a text that may hold blanks keeps them.
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

fn drop(character: char, repairs: &mut Repairs) -> bool {
    let repair = around(character);
    if let Some(repair) = repair {
        repairs.add(repair);
    }
    repair.is_some()
}
