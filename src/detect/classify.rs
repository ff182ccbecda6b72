//! Classification of a text by its shape.
//!
//! Most scans are undamaged payloads. The fast path recognizes them in two windows of the text, without a branch per
//! byte. A test checks that it accepts only what the rules classify as a payload.

use super::kind::{CodeKind, OtherFormat};
use super::reason::UnknownReason;
use crate::armor;
use crate::damage::{Delimiter, KeyboardLayout, trim};
use crate::field::HealthCard;
use crate::repair::Repairs;

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
/// ```
///
/// Source: `docs/spec/card-qr.md`, rules of detection.
#[must_use]
#[inline]
pub fn classify(bytes: &[u8]) -> CodeKind {
    if is_common_payload(bytes) {
        CodeKind::PersonalQr
    } else {
        by_fields(bytes)
    }
}

/// Returns whether this is a payload of the common form: 54 to 128 bytes of ASCII without damage, with a number of 5 to
/// 12 characters or none, a date and a QID of 18 digits between its five bars.
#[inline(always)]
fn is_common_payload(bytes: &[u8]) -> bool {
    match bytes.len() {
        54..=96 => is_common_in_windows::<48>(bytes),
        97..=128 => is_common_in_windows::<64>(bytes),
        _ => false,
    }
}

/// Checks a text that fits into two windows, one at its start and one at its end. The third bar is in the first window.
///
/// Loops have a constant length and no branches, so that the compiler vectorizes them.
#[inline(always)]
fn is_common_in_windows<const WINDOW: usize>(bytes: &[u8]) -> bool {
    let overlap = WINDOW.wrapping_mul(2).wrapping_sub(bytes.len());
    // The third bar is never before the fifth byte, so the search for it starts there and reaches further.
    let (Some(head), Some(from_4), Some(from_6), Some(tail), Some(counts)) = (
        bytes.first_chunk::<WINDOW>(),
        bytes.get(4..).and_then(<[u8]>::first_chunk::<WINDOW>),
        bytes.get(6..).and_then(<[u8]>::first_chunk::<WINDOW>),
        bytes.last_chunk::<WINDOW>(),
        ones_after::<WINDOW>(overlap),
    ) else {
        return false;
    };
    let (mut bars, mut third, mut all_bytes) = (0_u8, 0_u8, 0_u8);
    for (((((byte, byte_4), byte_6), last), counts), place) in head
        .iter()
        .zip(from_4)
        .zip(from_6)
        .zip(tail)
        .zip(counts)
        .zip(4..)
    {
        let is_pair = u8::from(*byte_4 == b'|') & u8::from(*byte_6 == b'|');
        // The position of a bar with another one two bytes later. With several such bars, the sum is the position of
        // none.
        third = third.wrapping_add(is_pair.wrapping_neg() & place);
        bars = bars.wrapping_add(u8::from(*byte == b'|'));
        bars = bars.wrapping_add(u8::from(*last == b'|') & counts);
        all_bytes |= byte | last;
    }
    let third = usize::from(third);
    let Some(after_name) = bytes
        .get(third.wrapping_sub(11)..)
        .and_then(<[u8]>::first_chunk::<33>)
    else {
        return false;
    };
    let is_bar = |place: usize| after_name.get(place) == Some(&b'|');
    let kind = after_name[12];
    let is_graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    // Together with the bar after the number these are all five bars.
    bars == 5
        && [0, 11, 13, 32].into_iter().all(is_bar)
        && (third >= 24 && has_number(bytes) || third >= 12 && bytes.first() == Some(&b'|'))
        && all_bytes.is_ascii()
        && is_graphic(Some(&kind))
        && is_graphic(bytes.first())
        && is_graphic(bytes.last())
        && !matches!(bytes.first(), Some(b'v' | b'V'))
}

/// Returns whether a bar follows the first 5 to 12 bytes.
#[inline(always)]
fn has_number(bytes: &[u8]) -> bool {
    let window = bytes.get(5..13).and_then(<[u8]>::first_chunk::<8>);
    window.is_some_and(|window| {
        let mut found = 0;
        for byte in window {
            found |= u8::from(*byte == b'|');
        }
        found == 1
    })
}

/// Returns `zeros` zeros, then ones. At most 64 of each.
#[inline(always)]
fn ones_after<const WINDOW: usize>(zeros: usize) -> Option<&'static [u8; WINDOW]> {
    const RAMP: [[u8; 64]; 2] = [[0; 64], [1; 64]];
    let ramp = RAMP.as_flattened();
    ramp.get(64_usize.wrapping_sub(zeros)..)?.first_chunk()
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
    let [_, second, third, fourth] = shape.first;
    match shape.count {
        9.. if is_date_or_year(third)
            && (is_hex_or_none(second) || shape.has_number_and_terminator()) =>
        {
            CodeKind::InsuranceCard
        }
        7..=11 if shape.has_id_number() && is_digits(fourth, 8) => CodeKind::IdentityCard,
        _ if is_armor(text) => CodeKind::Armor,
        5 | 6 if has_one_character(fourth) => CodeKind::PersonalQr,
        _ => match (known_other(text), KeyboardLayout::detect(text)) {
            (Some(known), _) => CodeKind::Other(known),
            (None, Some(layout)) => CodeKind::Unknown(UnknownReason::Keyboard(layout)),
            (None, None) => CodeKind::Unknown(shape.nearest_reason()),
        },
    }
}

/// The parts of a text that the rules need: the first four fields, the last one, and the number of fields.
struct Shape<'a> {
    first: [&'a str; 4],
    last: &'a str,
    count: usize,
}

impl<'a> Shape<'a> {
    /// Splits a text. Missing fields are empty.
    fn new(text: &'a str, delimiter: Delimiter) -> Self {
        let mut shape = Self {
            first: [""; 4],
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

    /// Returns the difference from the nearest kind by the number of fields: a payload has five or six, an identity
    /// card 7 to 11, an insurance card nine or more.
    fn nearest_reason(&self) -> UnknownReason {
        let [first, second, third, fourth] = self.first;
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
    is_url(text).then_some(OtherFormat::Url)
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
    use alloc::vec;

    use super::{CodeKind, by_fields, is_common_payload};

    /// Bars at the positions of common payloads and next to them, in texts of all lengths of the fast path.
    #[test]
    fn the_fast_path_agrees_with_the_rules() {
        let mut accepted = 0;
        for length in 50..135_usize {
            for kind_at in (12..length).step_by(3) {
                for (number, end) in [
                    (0, 20),
                    (1, 20),
                    (4, 20),
                    (5, 20),
                    (8, 20),
                    (12, 20),
                    (13, 20),
                    (9, 19),
                    (9, 21),
                    (9, 40),
                    (9, 0),
                    (30, 20),
                ] {
                    for other in [b'x', b'|', b' ', 0x80, b'v'] {
                        let mut text = vec![b'x'; length];
                        let bars = [
                            number,
                            kind_at - 12,
                            kind_at - 1,
                            kind_at + 1,
                            kind_at + end,
                        ];
                        for bar in bars {
                            if let Some(byte) = text.get_mut(bar) {
                                *byte = b'|';
                            }
                        }
                        for place in [0, kind_at, length - 1, length / 2] {
                            let mut text = text.clone();
                            text[place] = other;
                            if is_common_payload(&text) {
                                accepted += 1;
                                assert_eq!(
                                    by_fields(&text),
                                    CodeKind::PersonalQr,
                                    "{}",
                                    text.escape_ascii()
                                );
                            }
                        }
                    }
                }
            }
        }
        assert!(accepted > 10_000, "{accepted}");
    }

    #[test]
    fn the_fast_path_rejects_any_two_non_ascii_bytes() {
        let text =
            *b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
        assert!(is_common_payload(&text));
        for one in 0..text.len() {
            for other in one..text.len() {
                let mut text = text;
                text[one] = 0x80;
                text[other] = 0x80;
                assert!(!is_common_payload(&text), "{one} {other}");
            }
        }
    }

    #[test]
    fn the_fast_path_accepts_most_payloads() {
        let corpus = include_str!("../../benches/corpus.txt");
        let accepted = corpus
            .lines()
            .filter(|text| is_common_payload(text.as_bytes()))
            .count();
        assert!(accepted > 4000, "{accepted}");
        assert!(
            corpus
                .lines()
                .all(|text| by_fields(text.as_bytes()) == CodeKind::PersonalQr)
        );
    }
}
