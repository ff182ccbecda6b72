//! Cards with an odd column, which the rules of [`classify`](super::classify()) for usual cards do not match.
//!
//! | odd | card |
//! |---|---|
//! | the column of the old number left out, dates in other forms | identity card |
//! | dates in other forms or invalid, names changed by an input method, numbers of 12 digits | insurance card |

use super::classify::classify as usual;
use super::kind::{CodeKind, OtherFormat};
use crate::armor;
use crate::card::hex::is_typed_through_input_method;
use crate::card::identity::gender;
use crate::damage::{Delimiter, trim};
use crate::field::{BirthDate, HealthCard};
use crate::lenient::date;
use crate::repair::Repairs;

/// The number of columns that decide: those before the second date of an identity card.
const COLUMNS: usize = 7;

/// Returns the kind of scanned bytes, determined by their shape. Does not allocate.
///
/// The shape does not validate: a text with the shape of a payload may be invalid. Use [`read`](super::read()) to read
/// it. The first matching rule applies:
///
/// 1. nine fields or more, the third a date with `/` or a year, the second hex, empty or `-`: an insurance card. The
///    second may be invalid hex if the first is a number of 10 or 15 characters and the last is `$` or `#`.
/// 2. 7 to 11 fields, the first 12 digits, the fourth 8 digits: an identity card
/// 3. the prefix of armor in any case, or a URL with armor
/// 4. five or six fields, the fourth one character: a personal QR payload
/// 5. the prefix `HC1:`, `000201`, or a scheme and `://`: another known format
/// 6. 6 to 11 fields, the first 12 digits, with a date in any form or a gender at its place, or one place before it:
///    an identity card with an odd column
/// 7. nine fields or more, the first a number of 10, 12 or 15 characters, the second hex, empty or `-`, with a
///    terminator or a date in any form: an insurance card with an odd column
/// 8. a text with the prefix of armor after other words: a message with armor
///
/// Characters around the text and its fields are ignored. In a text without `|`, its substitutes count as `|`. The time
/// is linear in the length of the text.
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
#[inline]
pub fn classify(bytes: &[u8]) -> CodeKind {
    match usual(bytes) {
        usual @ (CodeKind::Unknown(_) | CodeKind::Other(OtherFormat::Url)) => {
            unusual(bytes).unwrap_or(usual)
        }
        usual => usual,
    }
}

#[cold]
fn unusual(bytes: &[u8]) -> Option<CodeKind> {
    let text = core::str::from_utf8(bytes).ok()?;
    match armor::position(text) {
        Some(_) => Some(CodeKind::Armor),
        None => kind(text),
    }
}

/// Returns the kind of card that a text of no usual shape is.
fn kind(text: &str) -> Option<CodeKind> {
    let ignored = &mut Repairs::default();
    let text = trim(text, ignored);
    let delimiter = Delimiter::detect(text, ignored);
    let mut columns = [""; COLUMNS];
    let (mut count, mut last) = (0_usize, "");
    for field in text.split(|character| delimiter.matches(character)) {
        last = trim(field, &mut Repairs::default());
        if let Some(column) = columns.get_mut(count) {
            *column = last;
        }
        count = count.saturating_add(1);
    }
    match count {
        6..=11 if is_identity_card(columns) => Some(CodeKind::IdentityCard),
        9.. if is_insurance_card(columns, last) => Some(CodeKind::InsuranceCard),
        _ => None,
    }
}

/// Returns whether the first column is 12 digits, and a date or a gender stands at its place, or one before it.
fn is_identity_card([number, second, third, fourth, fifth, sixth, _]: [&str; COLUMNS]) -> bool {
    let is_usual = is_date(fourth) || gender(fifth).is_some();
    // A personal QR has a date there too, but neither a gender nor another date behind it.
    let is_shifted = second.chars().any(char::is_alphabetic)
        && (gender(fourth).is_some() || is_date(third) && is_date(sixth));
    number.len() == 12 && is_digits(number) && (is_usual || is_shifted)
}

/// Returns whether number, name and terminator fit. A date may stand for the terminator, and may stand for the name if
/// an input method changed it.
fn is_insurance_card([number, name, date, ..]: [&str; COLUMNS], last: &str) -> bool {
    let is_number = matches!(number.len(), 10 | 12 | 15) && HealthCard::new(number).is_ok();
    let is_hex = matches!(name, "" | "-")
        || name.len() % 2 == 0 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        || is_typed_through_input_method(name);
    is_number && is_hex && (matches!(last, "$" | "#") || is_date(date))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether this is a date in any form, a partial date, or eight digits that are no date.
fn is_date(text: &str) -> bool {
    text.len() == 8 && is_digits(text)
        || BirthDate::new(text).is_ok()
        || date::parse(text).is_some()
        || date::partial(text).is_some()
}
