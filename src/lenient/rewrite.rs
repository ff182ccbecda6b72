//! Rewriting of values in other forms, and recognition of partial values.
//!
//! | field | rewritten | partial |
//! |---|---|---|
//! | name | [`Name::normalize`] | |
//! | birth date | year first, day first, eight digits | year, year and month, masked |
//! | phone | country code, separators, old prefix, spreadsheet's number | masked |
//! | gender | `Nam`, `Nữ`, `M`, `F` | |
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

/// Rewrites a phone number with a country code or separators, an old prefix, or without its leading zero. Numbers of
/// other countries stay unchanged.
///
/// ```abnf
/// phone       = ("+84" / "0084" / "84") ["0"] national / "0" national / 9DIGIT   ; with separators anywhere
///             / 8*12DIGIT ("." / ",") 1*2"0"                                     ; a spreadsheet's number
/// national    = 9DIGIT / old-prefix 7DIGIT / landline
/// landline    = "2" 9DIGIT                                                       ; rewritten, but not valid
/// separator   = "." / "-" / "(" / ")" / dash / blank
/// ```
///
/// `+84 944 713 700`, `(+84) 944.713.700`, `+84 (0) 944 713 700`, `0944-713-700`, `01632345678`, `944713700.0`.
fn phone(text: &str) -> Option<Rewritten> {
    let mut repairs = Repairs::NONE;
    let mut number = String::with_capacity(text.len());
    let spreadsheet = match with_decimals(text) {
        Some((digits, "0" | "00")) => Some(digits),
        // A tenth digit after the point is not the end of a phone number.
        Some(_) => return None,
        None => None,
    };
    for character in spreadsheet.unwrap_or(text).chars() {
        match character {
            '+' | '0'..='9' => number.push(character),
            '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2014}' => repairs.add(Repair::PhoneSeparators),
            blank if is_blank(blank) => repairs.add(Repair::PhoneSeparators),
            _ => return None,
        }
    }
    // Ten digits without a leading zero are left to the grammar, except that they may be an old or a landline number
    // without its zero.
    let has_ten_digits = old_prefix(&number).is_some() || is_national_landline(&number);
    let lost_zero =
        !number.starts_with('0') && (number.len() == 9 || spreadsheet.is_some() && has_ten_digits);
    let with_code = ["+84", "0084", "84"]
        .iter()
        .filter(|_| !lost_zero)
        .find_map(|code| number.strip_prefix(code))
        .map(|rest| {
            rest.strip_prefix('0')
                .filter(|_| rest.len() >= 10)
                .unwrap_or(rest)
        });
    let national = with_code
        .or_else(|| lost_zero.then_some(&*number))
        .or_else(|| number.strip_prefix('0'));
    let prefix = national.and_then(old_prefix);
    let rewritten = match (national, prefix) {
        (Some(national), Some((old, new))) => {
            repairs.add(Repair::PhoneOldPrefix);
            Some(["0", new, national.strip_prefix(old)?].concat())
        }
        (Some(national), None) if national.len() == 9 || is_national_landline(national) => {
            Some(["0", national].concat())
        }
        _ => None,
    };
    if rewritten.is_some() && with_code.is_some() {
        repairs.add(Repair::PhoneCountryCode);
    }
    if lost_zero || spreadsheet.is_some() {
        repairs.add(Repair::PhoneSpreadsheet);
    }
    let number = rewritten.unwrap_or(number);
    // An empty slot is valid, but separators without digits are not an empty slot.
    (!number.is_empty()).then_some(Rewritten {
        value: number,
        repairs,
        assumed: lost_zero || spreadsheet.is_some(),
    })
}

/// Returns whether this is a landline number, with a country code, separators or without its zero, as phone numbers:
/// `02438251234`, `+84 24 3825 1234`.
pub(super) fn is_landline(text: &str) -> bool {
    phone(text).is_some_and(|phone| {
        phone
            .value
            .strip_prefix('0')
            .is_some_and(is_national_landline)
    })
}

/// Returns whether this is a landline number without its leading zero. All area codes start with 2 since 2017.
fn is_national_landline(national: &str) -> bool {
    national.len() == 10
        && national.starts_with('2')
        && national.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns digits and decimals of a number that a spreadsheet wrote: `944713700.0`.
fn with_decimals(text: &str) -> Option<(&str, &str)> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['.', ',']).filter(|(digits, decimals)| {
        let is_length = match digits.len() {
            8 => !digits.starts_with('0'),
            length => (9..=12).contains(&length),
        };
        is_length && matches!(decimals.len(), 1 | 2) && is_number(digits) && is_number(decimals)
    })
}

/// The mobile prefixes of 11-digit numbers that were replaced on 2018-09-15, without the leading zero, and their
/// successors.
///
/// Source: Decision 798/QĐ-BTTTT of 2018 on the plan to convert mobile numbers.
const OLD_MOBILE_PREFIXES: [(&str, &str); 21] = [
    ("120", "70"),
    ("121", "79"),
    ("122", "77"),
    ("123", "83"),
    ("124", "84"),
    ("125", "85"),
    ("126", "76"),
    ("127", "81"),
    ("128", "78"),
    ("129", "82"),
    ("162", "32"),
    ("163", "33"),
    ("164", "34"),
    ("165", "35"),
    ("166", "36"),
    ("167", "37"),
    ("168", "38"),
    ("169", "39"),
    ("186", "56"),
    ("188", "58"),
    ("199", "59"),
];

/// Returns the old prefix of a national number of ten digits without its leading zero, and its successor.
fn old_prefix(national: &str) -> Option<(&'static str, &'static str)> {
    let mut prefixes = OLD_MOBILE_PREFIXES.into_iter();
    prefixes.find(|(old, _)| national.len() == 10 && national.starts_with(old))
}

/// Parses `Nam` or `Nữ`, in any case, composed or decomposed, also without diacritics, and `M` or `F` in any case.
fn gender(word: &str) -> Option<Gender> {
    match word {
        "M" | "m" => return Some(Gender::Male),
        "F" | "f" => return Some(Gender::Female),
        _ => {}
    }
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
