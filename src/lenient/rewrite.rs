//! Rewriting of values in other forms, and recognition of partial values.
//!
//! | field | rewritten | partial |
//! |---|---|---|
//! | name | [`Name::normalize`] | |
//! | birth date | year first, day first, eight digits | year, year and month, masked |
//! | phone | country code, separators | masked |
//! | gender | `Nam`, `Nữ` | |
//! | id number, health card | | masked |
//!
//! A rewritten text still has to be validated by the strict grammar. A text is rewritten in one way only; if another
//! value is possible, the field is marked as assumed.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::date;
use super::field::Partial;
use super::options::LenientOptions;
use crate::damage::is_blank;
use crate::error::Field;
use crate::field::{Gender, HealthCard, Name};
use crate::repair::{Repair, RepairClass, Repairs};

/// A value in strict form, and the repairs that produced it.
pub(super) struct Rewritten {
    pub(super) value: String,
    pub(super) repairs: Repairs,
    pub(super) assumed: bool,
}

/// Rewrites a text to the strict form of the field. Returns `None` if the field is never rewritten, its class is
/// switched off, or the text is in no known form.
///
/// | field | text | value |
/// |---|---|---|
/// | name | `Nguyễn  Lê Khả Hân` | `NGUYEN LE KHA HAN` |
/// | birth date | `3/4/1989` | `1989-04-03`, assumed |
/// | phone | `+84 944 713 700` | `0944713700` |
/// | gender | `Nữ` | `2` |
pub(super) fn rewrite(field: Field, text: &str, options: LenientOptions) -> Option<Rewritten> {
    match field {
        Field::Name if options.allows(RepairClass::Names) => {
            let normalized = Name::normalize(text).ok()?;
            Some(Rewritten {
                value: normalized.name().as_str().to_owned(),
                repairs: normalized.repairs(),
                assumed: false,
            })
        }
        Field::BirthDate if options.allows(RepairClass::Dates) => {
            let parsed = date::parse(text)?;
            Some(Rewritten {
                value: parsed.date.as_str().to_owned(),
                repairs: parsed.repair.into(),
                assumed: parsed.assumed,
            })
        }
        Field::Phone if options.allows(RepairClass::Phones) => phone(text),
        Field::Gender if options.allows(RepairClass::Genders) => Some(Rewritten {
            value: gender(text)?.code().into(),
            repairs: Repair::GenderWord.into(),
            assumed: false,
        }),
        _ => None,
    }
}

/// Rewrites a phone number with a country code or separators. Numbers of other countries stay unchanged.
///
/// ```abnf
/// phone     = ("+84" / "0084" / "84") ["0"] 9DIGIT / 10DIGIT   ; with separators anywhere
/// separator = "." / "-" / "(" / ")" / dash / blank
/// ```
///
/// `+84 944 713 700`, `(+84) 944.713.700`, `+84 (0) 944 713 700`, `0944-713-700`.
fn phone(text: &str) -> Option<Rewritten> {
    let mut repairs = Repairs::NONE;
    let mut number = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '+' | '0'..='9' => number.push(character),
            '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2014}' => repairs.add(Repair::PhoneSeparators),
            blank if is_blank(blank) => repairs.add(Repair::PhoneSeparators),
            _ => return None,
        }
    }
    let national = ["+84", "0084", "84"]
        .iter()
        .find_map(|code| number.strip_prefix(code))
        .map(|rest| match rest.strip_prefix('0') {
            Some(national) if rest.len() == 10 => national,
            _ => rest,
        })
        .filter(|national| national.len() == 9);
    if let Some(national) = national {
        repairs.add(Repair::PhoneCountryCode);
        number = ["0", national].concat();
    }
    // An empty slot is valid, but separators without digits are not an empty slot.
    (!number.is_empty()).then_some(Rewritten {
        value: number,
        repairs,
        assumed: false,
    })
}

/// Parses `Nam` or `Nữ`, in any case, composed or decomposed, also without diacritics.
fn gender(word: &str) -> Option<Gender> {
    match Name::normalize(word).ok()?.name().as_bytes() {
        b"NAM" => Some(Gender::Male),
        b"NU" => Some(Gender::Female),
        _ => None,
    }
}

/// Returns the readable part of a masked or incomplete value: `509` of `******509`, `001093` of `001093******`.
///
/// A masked number is at most as long as a complete one, and its other characters are valid in the field.
pub(super) fn partial(field: Field, text: &str) -> Option<Partial<'_>> {
    let max_len = match field {
        Field::BirthDate => return date::partial(text),
        Field::IdNumber => 12,
        Field::Phone => 10,
        Field::HealthCard => HealthCard::MAX_LEN,
        _ => return None,
    };
    let is_valid = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && field != Field::Phone;
    let is_separator = |c: char| matches!(c, ' ' | '.' | '-');
    let characters = text.chars().filter(|c| !is_separator(*c));
    if characters.clone().count() > max_len
        || !characters.into_iter().all(|c| c == '*' || is_valid(c))
    {
        return None;
    }
    let (start, end) = (text.split_once('*')?.0, text.rsplit_once('*')?.1);
    let shown = if end.is_empty() { start } else { end };
    let shown = shown.trim_matches(is_separator);
    shown
        .chars()
        .all(is_valid)
        .then_some(Partial::Masked { shown })
}
