//! Cards with an odd column, which the first rules of [`classify`](super::classify()) do not match.
//!
//! | odd | card |
//! |---|---|
//! | the column of the old number left out, dates in other forms | identity card |
//! | dates in other forms or invalid, names changed by an input method, numbers of 12 digits | insurance card |

use crate::card::hex::is_typed_through_input_method;
use crate::card::identity::gender;
use crate::field::{BirthDate, HealthCard};
use crate::lenient::date;

/// The number of columns that decide: those before the second date of an identity card.
pub(super) const COLUMNS: usize = 7;

/// Returns whether the first column is 12 digits, and a date or a gender stands at its place, or one before it.
pub(super) fn is_identity_card(
    [number, second, third, fourth, fifth, sixth, _]: [&str; COLUMNS],
) -> bool {
    let is_usual = is_date(fourth) || gender(fifth).is_some();
    // A personal QR has a date there too, but neither a gender nor another date behind it.
    let is_shifted = second.chars().any(char::is_alphabetic)
        && (gender(fourth).is_some() || is_date(third) && is_date(sixth));
    number.len() == 12 && is_digits(number) && (is_usual || is_shifted)
}

/// Returns whether number, name and terminator fit. A date may stand for the terminator, and may stand for the name if
/// an input method changed it.
pub(super) fn is_insurance_card([number, name, date, ..]: [&str; COLUMNS], last: &str) -> bool {
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
