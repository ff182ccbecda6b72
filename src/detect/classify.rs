//! What a text is, by its shape.
//!
//! Nearly all that a scanner brings is a clean payload, so that is told by a look at two windows of it, without a branch
//! for each byte; a test holds that to the rules, which are the only ones to say what a text is not.

use super::{CodeKind, OtherFormat, UnknownReason};
use crate::armor;
use crate::damage::{Delimiter, KeyboardLayout, trim};
use crate::field::HealthCard;
use crate::repair::Repairs;

/// Says what scanned bytes are, by their shape alone. Allocates nothing.
///
/// A personal QR payload is told by the number of its fields and the one character of the fourth, so what is told is not
/// yet sound: [`read`](super::read) says the rest. The first rule that holds counts:
///
/// 1. nine fields or more, the third a date with `/` or a year, the second hex, empty or `-`: an insurance card. Hex that is
///    broken is made up for by a number of 10 or 15 characters in front and `$` or `#` at the end.
/// 2. 7 to 11 fields, the first 12 digits, the fourth 8 digits: an identity card
/// 3. the label of an armor in front, in either case
/// 4. five or six fields, the fourth one character: a personal QR payload
/// 5. `HC1:`, `000201`, a scheme and `://` in front: something else that is known
///
/// What stands around the text and its fields is not looked at, and what looks like a `|` counts as one in a text that has
/// none. Time grows with the length of the text.
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, classify};
///
/// assert_eq!(classify(b"001093029317|NGUYEN AN|1987-01-18|0|1|<1"), CodeKind::PersonalQr);
/// assert_eq!(classify("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes()), CodeKind::IdentityCard);
/// ```
///
/// Source: `docs/spec/card-qr.md`, "Telling them apart".
#[must_use]
#[inline]
pub fn classify(bytes: &[u8]) -> CodeKind {
    if is_common_payload(bytes) {
        CodeKind::PersonalQr
    } else {
        by_fields(bytes)
    }
}

/// Whether this is a payload as nearly all are: 54 to 128 bytes of ASCII with nothing around them, whose five bars stand
/// where a number of 5 to 12 characters or none, a date and a QID of 18 digits put them.
#[inline(always)]
fn is_common_payload(bytes: &[u8]) -> bool {
    match bytes.len() {
        54..=96 => is_common_in_windows::<48>(bytes),
        97..=128 => is_common_in_windows::<64>(bytes),
        _ => false,
    }
}

/// The same for a text that two windows hold, its first bytes and its last; the third bar is in the first of them.
///
/// There is no loop of unknown length: bytes are judged alike, which compilers turn into vector instructions.
#[inline(always)]
fn is_common_in_windows<const WINDOW: usize>(bytes: &[u8]) -> bool {
    let overlap = WINDOW.wrapping_mul(2).wrapping_sub(bytes.len());
    // The third bar is looked for from the fifth byte on: it is never before, and so the window reaches further.
    let (Some(head), Some(ahead), Some(later), Some(tail), Some(counts)) = (
        bytes.first_chunk::<WINDOW>(),
        bytes.get(4..).and_then(<[u8]>::first_chunk::<WINDOW>),
        bytes.get(6..).and_then(<[u8]>::first_chunk::<WINDOW>),
        bytes.last_chunk::<WINDOW>(),
        all_behind::<WINDOW>(overlap),
    ) else {
        return false;
    };
    let (mut bars, mut third, mut all) = (0_u8, 0_u8, 0_u8);
    for (((((byte, ahead), later), last), counts), place) in head
        .iter()
        .zip(ahead)
        .zip(later)
        .zip(tail)
        .zip(counts)
        .zip(4..)
    {
        let is_pair = u8::from(*ahead == b'|') & u8::from(*later == b'|');
        // The place of the bar that has another two behind it. Where there are several such, it is the place of none.
        third = third.wrapping_add(is_pair.wrapping_neg() & place);
        bars = bars.wrapping_add(u8::from(*byte == b'|'));
        bars = bars.wrapping_add(u8::from(*last == b'|') & counts);
        all |= byte | last;
    }
    let third = usize::from(third);
    let Some(behind_name) = bytes
        .get(third.wrapping_sub(11)..)
        .and_then(<[u8]>::first_chunk::<33>)
    else {
        return false;
    };
    let is_bar = |place: usize| behind_name.get(place) == Some(&b'|');
    let kind = behind_name[12];
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    // With the one behind the number these are five, so there is no other.
    bars == 5
        && [0, 11, 13, 32].into_iter().all(is_bar)
        && (third >= 24 && ends_a_number(bytes) || third >= 12 && bytes.first() == Some(&b'|'))
        && all.is_ascii()
        && is_plain(Some(&kind))
        && is_plain(bytes.first())
        && is_plain(bytes.last())
        && !matches!(bytes.first(), Some(b'v' | b'V'))
}

/// Whether a bar stands behind 5 to 12 characters.
#[inline(always)]
fn ends_a_number(bytes: &[u8]) -> bool {
    let places = bytes.get(5..13).and_then(<[u8]>::first_chunk::<8>);
    places.is_some_and(|places| {
        let mut found = 0;
        for byte in places {
            found |= u8::from(*byte == b'|');
        }
        found == 1
    })
}

/// What counts in a window whose first so many bytes do not, at most 64 of each.
#[inline(always)]
fn all_behind<const WINDOW: usize>(first: usize) -> Option<&'static [u8; WINDOW]> {
    const RAMP: [[u8; 64]; 2] = [[0; 64], [1; 64]];
    let ramp = RAMP.as_flattened();
    ramp.get(64_usize.wrapping_sub(first)..)?.first_chunk()
}

/// The rules one after the other, for every text; see [`tell`].
#[cold]
fn by_fields(bytes: &[u8]) -> CodeKind {
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.valid_up_to();
            return CodeKind::Unknown(UnknownReason::NotUtf8 { offset });
        }
    };
    let mut unnoticed = Repairs::NONE;
    let text = trim(text, &mut unnoticed);
    let delimiter = Delimiter::detect(text, &mut unnoticed);
    let shape = Shape::of(text, delimiter);
    let [_, second, third, fourth] = shape.first;
    match shape.count {
        9.. if is_date_or_year(third)
            && (is_hex_or_none(second) || shape.is_whole_insurance_card()) =>
        {
            CodeKind::InsuranceCard
        }
        7..=11 if shape.has_id_number() && is_digits(fourth, 8) => CodeKind::IdentityCard,
        _ if is_armor(text) => CodeKind::Armor,
        5 | 6 if has_one_character(fourth) => CodeKind::PersonalQr,
        _ => match (known_other(text), KeyboardLayout::detect(text)) {
            (Some(known), _) => CodeKind::Other(known),
            (None, Some(damage)) => CodeKind::Unknown(UnknownReason::Keyboard(damage)),
            (None, None) => CodeKind::Unknown(shape.nearest_reason()),
        },
    }
}

/// What the rules look at: the first four fields, the last, and how many there are.
struct Shape<'a> {
    first: [&'a str; 4],
    last: &'a str,
    count: usize,
}

impl<'a> Shape<'a> {
    /// Fields that are not there are empty.
    fn of(text: &'a str, delimiter: Delimiter) -> Self {
        let mut shape = Self {
            first: [""; 4],
            last: "",
            count: 0,
        };
        for field in text.split(|character| delimiter.matches(character)) {
            shape.last = trim(field, &mut Repairs::default());
            if let Some(place) = shape.first.get_mut(shape.count) {
                *place = shape.last;
            }
            shape.count = shape.count.saturating_add(1);
        }
        shape
    }

    fn has_id_number(&self) -> bool {
        is_digits(self.first[0], 12)
    }

    /// Number and terminator of an insurance card, which make up for hex that is broken.
    fn is_whole_insurance_card(&self) -> bool {
        let [number, ..] = self.first;
        let known_length = matches!(number.len(), 10 | 15);
        matches!(self.last, "$" | "#") && known_length && HealthCard::new(number).is_ok()
    }

    /// What speaks against the code that the text is nearest to, by the number of its fields: a payload has five or six, an
    /// identity card 7 to 11, an insurance card nine or more.
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

/// An armor, of whatever version, or a link with one in it.
fn is_armor(text: &str) -> bool {
    armor::has_prefix(text.as_bytes()) || is_url(text) && armor::find_in_url(text).is_some()
}

/// A code that is told by what stands in front of it.
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

/// Whether these are so many digits and nothing else.
fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is one character, of whatever script: what it may be is for the reader to say.
fn has_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some() && characters.next().is_none()
}

/// Whether this is hex of any length, or what stands for none.
fn is_hex_or_none(text: &str) -> bool {
    text == "-" || text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A date as insurance cards have it, whole or not.
fn is_date_or_year(text: &str) -> bool {
    is_digits(text, 4) || text.contains('/') && has_digits_of_a_date(text)
}

/// Four digits or more, and what stands between those of a date or hides them.
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

    /// Delimiter where they are in nearly all payloads, and next to that, in texts of all lengths that the short way takes.
    #[test]
    fn the_short_way_says_what_the_rules_say() {
        let mut told = 0;
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
                    for odd in [b'x', b'|', b' ', 0x80, b'v'] {
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
                            text[place] = odd;
                            if is_common_payload(&text) {
                                told += 1;
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
        assert!(told > 10_000, "{told}");
    }

    #[test]
    fn no_byte_beyond_ascii_hides_another() {
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
    fn the_short_way_takes_nearly_all_payloads() {
        let corpus = include_str!("../../benches/corpus.txt");
        let taken = corpus
            .lines()
            .filter(|text| is_common_payload(text.as_bytes()))
            .count();
        assert!(taken > 4000, "{taken}");
        assert!(
            corpus
                .lines()
                .all(|text| by_fields(text.as_bytes()) == CodeKind::PersonalQr)
        );
    }
}
