//! A slow and simple oracle for the strict text of the personal QR payload, version 1.1.
//!
//! It is written from the specification and shares no code with the codec.
//!
//! For every part of the text a function returns the minimum number of bytes that are missing to complete it: `None` if
//! nothing completes it, `Some(0)` if it is complete. So one function defines both "complete" and "can be completed".
//!
//! * [`can_become_valid`] returns `true` if a valid payload starts with a prefix: the missing bytes fit into the limit
//!   of 2,953 bytes.
//! * [`decode`] finds the longest such prefix of its input. (Every shorter prefix is one, too, so it bisects.) Its
//!   length, rounded down to the start of a UTF-8 sequence, is the offset of the error; the part that ends there is the
//!   field.
//! * All prefixes of dates and of UTF-8 sequences are listed once, and texts are looked up among them.

#![allow(dead_code)] // Some functions are used by other packages only.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The maximum length of a payload in bytes.
const LIMIT: usize = 2953;

const FIELDS: [&str; 6] = [
    "id_number",
    "name",
    "birth_date",
    "declaration",
    "qid",
    "extension",
];
const SLOTS: [&str; 6] = [
    "declarant_qid",
    "gender",
    "health_card",
    "phone",
    "signature",
    "other",
];

/// The values of a valid payload. An empty id number or slot is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    pub id_number: Option<String>,
    pub name: String,
    pub birth_date: String,
    /// `'0'` or `'1'`.
    pub declaration: char,
    pub qid: String,
    pub declarant_qid: Option<String>,
    pub gender: Option<char>,
    pub health_card: Option<String>,
    pub phone: Option<String>,
    pub signature: Option<String>,
    /// Slots 6 and up, without the empty ones at the end.
    pub other: Vec<String>,
}

/// The field and offset of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OracleError {
    /// `None` for the payload as a whole.
    pub field: Option<&'static str>,
    /// In bytes, from 0.
    pub offset: usize,
}

/// Decodes a strict payload.
///
/// # Errors
///
/// An input that is not a valid payload.
pub fn decode(input: &[u8]) -> Result<Value, OracleError> {
    if input.len() > LIMIT {
        return Err(OracleError {
            field: None,
            offset: LIMIT,
        });
    }
    if missing(input) == Some(0) {
        return Ok(read(input));
    }
    let viable = &input[..longest_viable(input)];
    // A viable prefix is UTF-8, except for a cut sequence at its end.
    let offset = match std::str::from_utf8(viable) {
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    Err(OracleError {
        field: Some(field_at(input, offset)),
        offset,
    })
}

/// Returns `true` if some valid payload starts with `prefix`.
#[must_use]
pub fn can_become_valid(prefix: &[u8]) -> bool {
    missing(prefix).is_some_and(|more| prefix.len() + more <= LIMIT)
}

/// Returns the canonical text of `value`.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let mut slots = vec![
        text(&value.declarant_qid),
        value.gender.map(String::from).unwrap_or_default(),
        text(&value.health_card),
        text(&value.phone),
        text(&value.signature),
    ];
    slots.extend(value.other.iter().cloned());
    drop_trailing_empty(&mut slots);
    [
        text(&value.id_number),
        value.name.clone(),
        value.birth_date.clone(),
        value.declaration.to_string(),
        value.qid.clone(),
        slots.join("<"),
    ]
    .join("|")
}

// Offset, field and value.

/// Returns the length of the longest prefix of `input` that can become valid.
fn longest_viable(input: &[u8]) -> usize {
    let (mut viable, mut not_viable) = (0, input.len() + 1);
    while not_viable - viable > 1 {
        let middle = viable.midpoint(not_viable);
        if can_become_valid(&input[..middle]) {
            viable = middle;
        } else {
            not_viable = middle;
        }
    }
    viable
}

/// Returns the field of an error at `offset`. The text before `offset` can become valid.
fn field_at(input: &[u8], offset: usize) -> &'static str {
    let found = input.get(offset).copied();
    let fields = split(&input[..offset], b'|');
    let field = fields.len() - 1;
    if FIELDS[field] == "declaration" {
        let only_proxy = fields[0].is_empty() && fields[field].is_empty();
        return if only_proxy && found == Some(b'0') {
            "id_number"
        } else {
            "declaration"
        };
    }
    if FIELDS[field] == "extension" {
        let slots = split(fields[field], b'<');
        let slot = slots.len() - 1;
        let complete = slot_missing(slot, slots[slot]) == Some(0);
        let slot_name = SLOTS[slot.min(5)];
        return if complete && found == Some(b'|') {
            "extension"
        } else {
            slot_name
        };
    }
    FIELDS[field]
}

/// Reads the values of a valid payload.
fn read(input: &[u8]) -> Value {
    let text = std::str::from_utf8(input).expect("a valid payload is UTF-8");
    let fields: Vec<&str> = text.split('|').collect();
    let slots: Vec<&str> = fields[5].split('<').collect();
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let slot = |index: usize| slots.get(index).copied().and_then(optional);
    let mut other = slots.iter().skip(5).map(ToString::to_string).collect();
    drop_trailing_empty(&mut other);
    Value {
        id_number: optional(fields[0]),
        name: fields[1].to_owned(),
        birth_date: fields[2].to_owned(),
        declaration: if fields[3] == "0" { '0' } else { '1' },
        qid: fields[4].to_owned(),
        declarant_qid: slot(0),
        gender: slot(1).and_then(|text| text.chars().next()),
        health_card: slot(2),
        phone: slot(3),
        signature: slot(4),
        other,
    }
}

fn drop_trailing_empty(texts: &mut Vec<String>) {
    while texts.last().is_some_and(String::is_empty) {
        texts.pop();
    }
}

// The minimum number of missing bytes of the payload, its fields and its slots.

/// Adds the missing bytes of the started fields, and of each later field with the `|` before it.
fn missing(payload: &[u8]) -> Option<usize> {
    let fields = split(payload, b'|');
    if fields.len() > FIELDS.len() {
        return None;
    }
    let has_id_number = !fields[0].is_empty();
    let mut more = missing_in_list(&fields, |field, text| {
        field_missing(field, text, has_id_number)
    })?;
    for later in fields.len()..FIELDS.len() {
        more += 1 + field_missing(later, b"", has_id_number)?;
    }
    Some(more)
}

fn field_missing(field: usize, text: &[u8], has_id_number: bool) -> Option<usize> {
    match FIELDS[field] {
        "id_number" => id_number(text),
        "name" => name(text),
        "birth_date" => birth_date(text),
        "declaration" if has_id_number => repeated(text, |byte| b"01".contains(&byte), 1, 1),
        "declaration" => repeated(text, |byte| byte == b'1', 1, 1),
        "qid" => qid(text),
        _ => missing_in_list(&split(text, b'<'), slot_missing),
    }
}

fn slot_missing(slot: usize, text: &[u8]) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    match slot {
        0 => qid(text),
        1 => repeated(text, |byte| b"012".contains(&byte), 1, 1),
        2 => repeated(text, is_digit_or_letter, 1, 20),
        3 => repeated(text, is_digit, 10, 10),
        4 => repeated(text, is_opaque, 1, 1024),
        _ => other(text),
    }
}

/// Requires that all texts but the last are complete.
fn missing_in_list(
    texts: &[&[u8]],
    text_missing: impl Fn(usize, &[u8]) -> Option<usize>,
) -> Option<usize> {
    let (last, closed) = texts.split_last()?;
    let complete = |(index, text): (usize, &&[u8])| text_missing(index, text) == Some(0);
    closed
        .iter()
        .enumerate()
        .all(complete)
        .then(|| text_missing(closed.len(), last))?
}

/// 12 digits, 5 to 9 digits or letters, or nothing.
fn id_number(text: &[u8]) -> Option<usize> {
    let ways = [
        repeated(text, is_digit, 12, 12),
        repeated(text, is_digit_or_letter, 5, 9),
        repeated(text, |_| false, 0, 0),
    ];
    ways.into_iter().flatten().min()
}

/// 1 to 150 bytes of words separated by one space. Only the last word may be missing.
fn name(text: &[u8]) -> Option<usize> {
    let missing_in_word = |word: &[u8]| match word {
        [] => Some(1),
        [first, rest @ ..] => {
            let letters = first.is_ascii_uppercase()
                && rest
                    .iter()
                    .all(|byte| byte.is_ascii_uppercase() || b"'-.".contains(byte));
            letters.then_some(0)
        }
    };
    let more = missing_in_list(&split(text, b' '), |_, word| missing_in_word(word))?;
    (text.len() + more <= 150).then_some(more)
}

/// A year, then a month and day of a year of its kind.
fn birth_date(text: &[u8]) -> Option<usize> {
    let (year, rest) = text.split_at(text.len().min(4));
    let leap = LEAP_YEARS.contains(year);
    let is_prefix = YEARS.contains(year) && DAYS[usize::from(leap)].contains(rest);
    is_prefix.then(|| "YYYY-MM-DD".len() - text.len())
}

fn qid(text: &[u8]) -> Option<usize> {
    repeated(text, is_opaque, 1, 64)
}

/// Characters of slots 6 and up, the last of which may be cut.
fn other(text: &[u8]) -> Option<usize> {
    let whole = match std::str::from_utf8(text) {
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    let (whole, cut) = text.split_at(whole);
    if !std::str::from_utf8(whole).is_ok_and(|text| text.chars().all(is_other_character)) {
        return None;
    }
    if cut.is_empty() {
        Some(0)
    } else {
        CUT_CHARACTERS.get(cut).copied()
    }
}

/// `min` to `max` bytes of one class.
fn repeated(text: &[u8], class: impl Fn(u8) -> bool, min: usize, max: usize) -> Option<usize> {
    let is_prefix = text.len() <= max && text.iter().all(|&byte| class(byte));
    is_prefix.then(|| min.saturating_sub(text.len()))
}

fn split(text: &[u8], delimiter: u8) -> Vec<&[u8]> {
    text.split(|&byte| byte == delimiter).collect()
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

fn is_digit_or_letter(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase()
}

fn is_opaque(byte: u8) -> bool {
    matches!(byte, 0x21..=0x7E) && byte != b'|' && byte != b'<'
}

fn is_other_character(character: char) -> bool {
    !matches!(character, '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '|' | '<')
}

// Lists of all prefixes.

/// `0001` to `9999` and all their prefixes.
static YEARS: LazyLock<HashSet<Vec<u8>>> =
    LazyLock::new(|| prefixes((1..=9999).map(|year| format!("{year:04}"))));

/// The leap years.
static LEAP_YEARS: LazyLock<HashSet<Vec<u8>>> = LazyLock::new(|| {
    (1..=9999)
        .filter(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        .map(|year| format!("{year:04}").into_bytes())
        .collect()
});

/// `-01-01` to `-12-31` and all their prefixes: in a common year, in a leap year.
static DAYS: LazyLock<[HashSet<Vec<u8>>; 2]> = LazyLock::new(|| {
    [28, 29].map(|february| {
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        prefixes((1..).zip(lengths).flat_map(|(month, length)| {
            (1..=length).map(move |day| format!("-{month:02}-{day:02}"))
        }))
    })
});

/// Every proper prefix of a character of slots 6 and up, with the number of missing bytes.
static CUT_CHARACTERS: LazyLock<HashMap<Vec<u8>, usize>> = LazyLock::new(|| {
    let mut cuts = HashMap::new();
    for character in ('\0'..=char::MAX).filter(|&character| is_other_character(character)) {
        let mut buffer = [0; 4];
        let bytes = character.encode_utf8(&mut buffer).as_bytes();
        // If a prefix is present, so are the shorter ones.
        for length in (1..bytes.len()).rev() {
            if cuts.contains_key(&bytes[..length]) {
                break;
            }
            cuts.insert(bytes[..length].to_vec(), bytes.len() - length);
        }
    }
    cuts
});

fn prefixes(texts: impl Iterator<Item = String>) -> HashSet<Vec<u8>> {
    texts
        .flat_map(|text| (0..=text.len()).map(move |length| text.as_bytes()[..length].to_vec()))
        .collect()
}
