//! The form of health card numbers, and their object codes.
//!
//! ```abnf
//! number = object-code level province 10(DIGIT / letter) / 10DIGIT / 12DIGIT
//! object-code = 2letter          ; the insurance category, see data/object_codes.in
//! level       = %x31-35          ; benefit level, 1 to 5
//! province    = 2DIGIT           ; a code of data/places.in without its leading zero
//! ```
//!
//! Source: `docs/spec/card-qr.md`, "Health card number".

use super::finding::Finding;
use crate::field::{HealthCard, IdNumber, IdNumberKind};

const OBJECT_CODES: &[[u8; 2]] = include!("data/object_codes.in");

/// Checks the form of a number and its object code. The placeholder `00` has no finding.
///
/// A number of 12 digits is the personal number, so it must not differ from a 12-digit id number.
pub(super) fn check(card: HealthCard<'_>, id_number: Option<IdNumber<'_>>) -> Option<Finding> {
    if card.is_placeholder() {
        return None;
    }
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    match card.as_bytes() {
        text if text.len() == 10 && digits(text) => None,
        text if text.len() == 12 && digits(text) => {
            let citizen = id_number.filter(|number| number.kind() == IdNumberKind::Citizen);
            citizen
                .is_some_and(|number| number.as_bytes() != text)
                .then_some(Finding::HealthCardIdNumber)
        }
        // Cards from before 2017 may have letters among the last ten characters.
        &[o1, o2, b'1'..=b'5', p1, p2, ref last @ ..]
            if last.len() == 10
                && [o1, o2].iter().all(u8::is_ascii_uppercase)
                && digits(&[p1, p2]) =>
        {
            (!OBJECT_CODES.contains(&[o1, o2])).then_some(Finding::HealthCardObjectCode)
        }
        _ => Some(Finding::HealthCardShape),
    }
}
