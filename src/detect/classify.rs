//! Classification of a text by its shape.

use super::kind::{CodeKind, OtherFormat};
use super::odd_card::{self, COLUMNS};
use super::reason::UnknownReason;
use crate::armor;
use crate::card::CardDate;
use crate::damage::{Delimiter, KeyboardLayout, trim};
use crate::field::HealthCard;
use crate::limits::MAX_LEN;
use crate::payload::PersonalQr;
use crate::repair::Repairs;

/// Returns the kind of scanned bytes, determined by their shape. Does not allocate.
///
/// The shape does not validate: a text with the shape of a payload may be invalid. Use [`read`](super::read()) to read
/// it; its kind is the same. The first matching rule applies:
///
/// 1. nine fields or more, the third a date with `/` or a year, the second hex, empty or `-`: an insurance card. The
///    second may be invalid hex if the first is a number of 10 or 15 characters and the last is `$` or `#`.
/// 2. 7 to 11 fields, the first 12 digits, the fourth 8 digits: an identity card
/// 3. the prefix of armor in any case, or a URL with armor
/// 4. five or six fields, the fourth one character: a personal QR payload
/// 5. the prefix `HC1:` or `000201`, in any case `BEGIN:VCARD`, `WIFI:`, `tel:` or `mailto:`, the machine readable zone
///    of a passport, or a scheme and `://`: another known format
/// 6. 6 to 11 fields, the first 12 digits, with a date in any form or a gender at its place, or one place before it:
///    an identity card with an odd column
/// 7. nine fields or more, the first a number of 10, 12 or 15 characters, the second hex, empty or `-`, with a
///    terminator or a date in any form: an insurance card with an odd column
/// 8. a text with the prefix of armor after other words: a message with armor
///
/// An insurance card with neither a valid number nor a valid birth date, and a payload longer than any symbol, are
/// unknown. Characters around the text and its fields are ignored. In a text without `|`, its substitutes count as `|`.
/// The time is linear in the length of the text.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, classify};
///
/// assert_eq!(classify(b"001093029317|NGUYEN AN|1987-01-18|0|1|<1"), CodeKind::PersonalQr);
/// assert_eq!(classify("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes()), CodeKind::IdentityCard);
/// assert_eq!(classify("079195001234|Trần B|20/11/1995|Nữ|Ấp 2|15012022".as_bytes()), CodeKind::IdentityCard);
/// ```
///
/// Source: `docs/spec/card-qr.md`, rules of detection.
#[must_use]
pub fn classify(bytes: &[u8]) -> CodeKind {
    // The rules give the same for a valid payload, and take longer. Most scans are valid.
    if PersonalQr::decode(bytes).is_ok() {
        CodeKind::PersonalQr
    } else {
        by_fields(bytes)
    }
}

/// Applies the rules of [`classify`] in their order.
#[cold]
fn by_fields(bytes: &[u8]) -> CodeKind {
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.valid_up_to();
            return CodeKind::Unknown(UnknownReason::NotUtf8 { offset });
        }
    };
    let mut ignored = Repairs::NONE;
    let text = trim(text, &mut ignored);
    let delimiter = Delimiter::detect(text, &mut ignored);
    let shape = Shape::new(text, delimiter);
    match by_shape(text, &shape) {
        CodeKind::PersonalQr if text.len() > MAX_LEN.saturating_mul(2) => {
            CodeKind::Unknown(UnknownReason::TooLong)
        }
        CodeKind::InsuranceCard if !shape.has_card_number_or_date() => {
            CodeKind::Unknown(UnknownReason::NoCardNumber)
        }
        kind => kind,
    }
}

fn by_shape(text: &str, shape: &Shape<'_>) -> CodeKind {
    let [_, second, third, fourth, ..] = shape.first;
    match shape.count {
        9.. if is_date_or_year(third)
            && (is_hex_or_none(second) || shape.has_number_and_terminator()) =>
        {
            CodeKind::InsuranceCard
        }
        7..=11 if shape.has_id_number() && is_digits(fourth, 8) => CodeKind::IdentityCard,
        _ if is_armor(text) => CodeKind::Armor,
        5 | 6 if has_one_character(fourth) => CodeKind::PersonalQr,
        _ => match known_other(text) {
            Some(known) if known != OtherFormat::Url => CodeKind::Other(known),
            // A link is also a web address, and a card may contain one.
            known => odd(text, shape)
                .or(known.map(CodeKind::Other))
                .unwrap_or_else(|| CodeKind::Unknown(unknown_reason(text, shape))),
        },
    }
}

/// Returns the kind of a text with an odd column, or of a message with armor.
fn odd(text: &str, shape: &Shape<'_>) -> Option<CodeKind> {
    if armor::position(text).is_some() {
        return Some(CodeKind::Armor);
    }
    match shape.count {
        6..=11 if odd_card::is_identity_card(shape.first) => Some(CodeKind::IdentityCard),
        9.. if odd_card::is_insurance_card(shape.first, shape.last) => {
            Some(CodeKind::InsuranceCard)
        }
        _ => None,
    }
}

fn unknown_reason(text: &str, shape: &Shape<'_>) -> UnknownReason {
    match KeyboardLayout::detect(text) {
        Some(layout) => UnknownReason::Keyboard(layout),
        None => shape.nearest_reason(),
    }
}

/// The parts of a text that the rules need: the first fields, the last one, and the number of fields.
struct Shape<'a> {
    first: [&'a str; COLUMNS],
    last: &'a str,
    count: usize,
}

impl<'a> Shape<'a> {
    /// Splits a text. Missing fields are empty.
    fn new(text: &'a str, delimiter: Delimiter) -> Self {
        let mut shape = Self {
            first: [""; COLUMNS],
            last: "",
            count: 0,
        };
        for field in text.split(|character| delimiter.matches(character)) {
            shape.last = trim(field, &mut Repairs::default());
            if let Some(first) = shape.first.get_mut(shape.count) {
                *first = shape.last;
            }
            shape.count = shape.count.saturating_add(1);
        }
        shape
    }

    fn has_id_number(&self) -> bool {
        is_digits(self.first[0], 12)
    }

    /// Returns whether the number and the terminator are those of an insurance card.
    fn has_number_and_terminator(&self) -> bool {
        let [number, ..] = self.first;
        let known_length = matches!(number.len(), 10 | 15);
        matches!(self.last, "$" | "#") && known_length && HealthCard::new(number).is_ok()
    }

    /// Returns whether the number or the birth date of an insurance card is valid.
    fn has_card_number_or_date(&self) -> bool {
        let [number, _, date, ..] = self.first;
        HealthCard::new(number).is_ok() || CardDate::parse_slashed(date).is_some()
    }

    /// Returns the difference from the nearest kind by the number of fields: a payload has five or six, an identity
    /// card 7 to 11, an insurance card nine or more.
    fn nearest_reason(&self) -> UnknownReason {
        let [first, second, third, fourth, ..] = self.first;
        let fields = self.count;
        let no_date = |field| UnknownReason::NoDate { fields, field };
        match fields {
            1 if first.is_empty() => UnknownReason::Empty,
            1 => UnknownReason::OneField,
            5 | 6 if has_digits_of_a_date(third) => UnknownReason::NoDeclarationKind { fields },
            5 | 6 => no_date(3),
            9.. if is_date_or_year(third) => UnknownReason::NoHexName { fields },
            4.. if has_digits_of_a_date(third) && has_one_character(fourth) => {
                UnknownReason::NotSixFields { fields }
            }
            7..=11 if self.has_id_number() => no_date(4),
            9..=17 if is_hex_or_none(second) => no_date(3),
            7..=11 => UnknownReason::NoIdNumber { fields },
            _ => UnknownReason::FieldCount { fields },
        }
    }
}

/// Returns whether this is armor of any version, or a URL with armor.
fn is_armor(text: &str) -> bool {
    armor::has_prefix(text.as_bytes()) || is_url(text) && armor::find_in_url(text).is_some()
}

/// Returns the known format with the prefix of the text.
fn known_other(text: &str) -> Option<OtherFormat> {
    if text.starts_with("HC1:") {
        return Some(OtherFormat::EuHealthCertificate);
    }
    if text.starts_with("000201") {
        return Some(OtherFormat::EmvPayment);
    }
    let schemes = [
        ("BEGIN:VCARD", OtherFormat::VCard),
        ("WIFI:", OtherFormat::Wifi),
        ("tel:", OtherFormat::Tel),
        ("mailto:", OtherFormat::Mailto),
    ];
    let scheme = schemes.into_iter().find(|(scheme, _)| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if let Some((_, format)) = scheme {
        return Some(format);
    }
    if is_passport_zone(text) {
        return Some(OtherFormat::PassportZone);
    }
    is_url(text).then_some(OtherFormat::Url)
}

/// Returns whether this is `P` and 87 more characters of a machine readable zone, in one or two lines.
fn is_passport_zone(text: &str) -> bool {
    let mut characters = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n'));
    let is_passport = characters.next() == Some(b'P');
    let mut others = 0_usize;
    is_passport
        && characters.all(|byte| {
            others = others.saturating_add(1);
            matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'<')
        })
        && others == 87
}

fn is_url(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some() && characters.next().is_none()
}

/// Returns whether this is hex of any length, empty, or `-`.
fn is_hex_or_none(text: &str) -> bool {
    text == "-" || text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns whether this is a date as on insurance cards, or a year.
fn is_date_or_year(text: &str) -> bool {
    is_digits(text, 4) || text.contains('/') && has_digits_of_a_date(text)
}

/// Returns whether there are at least four digits, and else only separators of dates or `*`.
fn has_digits_of_a_date(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text.bytes().filter(|byte| !byte.is_ascii_digit());
    digits >= 4
        && others
            .into_iter()
            .all(|byte| matches!(byte, b'/' | b'-' | b'.' | b' ' | b'*'))
}

#[cfg(test)]
mod tests {
    use super::{CodeKind, by_fields};
    use crate::payload::PersonalQr;

    #[test]
    fn the_rules_classify_every_valid_payload() {
        let corpus = include_str!("../../benches/corpus.txt").lines();
        let others = [
            "|A|0001-01-01|1|1|",
            "VNPQR1234|A|0001-01-01|1|://|",
            "HC1AB|A|0001-01-01|1|HC1:|",
            "000201|A|0001-01-01|1|$|$",
            "12345|A|1987-01-18|0|1|<<<<<\u{FEFF}\u{2028}<\u{A0}",
        ];
        for text in corpus.chain(others) {
            assert!(PersonalQr::decode(text.as_bytes()).is_ok(), "{text}");
            assert_eq!(by_fields(text.as_bytes()), CodeKind::PersonalQr, "{text}");
        }
    }
}
