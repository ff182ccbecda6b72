//! What a text is, by its shape.
//!
//! Nearly all that a scanner brings is a clean payload, so that is told by a look at 64 or 128 bytes without a branch
//! for each; a test holds that to the rules, which are the only ones to say what a text is not.

use super::{Kind, KnownOther, Reason};
use crate::armour;
use crate::damage::{Bars, KeyboardDamage, Repairs, trim};
use crate::field::HealthCard;

/// Says what scanned bytes are, by their shape alone. Allocates nothing.
///
/// A personal QR payload is told by the number of its fields and the one character of the fourth, so what is told is not
/// yet sound: [`read`](super::read) says the rest. The first rule that holds counts:
///
/// 1. nine fields or more, the third a date with `/` or a year, the second hex, empty or `-`: an insurance card. Hex that is
///    broken is made up for by a number of 10 or 15 characters in front and `$` or `#` at the end.
/// 2. 7 to 11 fields, the first 12 digits, the fourth 8 digits: an identity card
/// 3. the label of an armour in front, in either case
/// 4. five or six fields, the fourth one character: a personal QR payload
/// 5. `HC1:`, `000201`, a scheme and `://` in front: something else that is known
///
/// What stands around the text and its fields is not looked at, and what looks like a `|` counts as one in a text that has
/// none. Time grows with the length of the text.
///
/// ```
/// use vn_personal_qr::gate::{Kind, tell};
///
/// assert_eq!(tell(b"001093029317|NGUYEN AN|1987-01-18|0|1|<1"), Kind::PersonalQr);
/// assert_eq!(tell("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes()), Kind::IdentityCard);
/// ```
///
/// Source: `docs/spec/card-qr.md`, "Telling them apart".
#[must_use]
#[inline]
pub fn tell(bytes: &[u8]) -> Kind {
    if is_common_payload(bytes) {
        Kind::PersonalQr
    } else {
        by_fields(bytes)
    }
}

/// Whether this is a payload as nearly all are: 33 to 128 bytes of ASCII without anything around them, five or six
/// fields, the fourth of one character.
///
/// There is no loop of unknown length: windows are judged byte by byte alike, which compilers turn into vector
/// instructions. A text that is shorter than one is put into room that is long enough, in two pieces that overlap.
#[inline(always)]
fn is_common_payload(bytes: &[u8]) -> bool {
    if let (Some(head), Some(tail), ..=128) = (bytes.first_chunk(), bytes.last_chunk(), bytes.len())
    {
        // Where the windows overlap, a bar counts once.
        let Some(behind_head) = ramp(bytes.len().wrapping_sub(64)) else {
            return false;
        };
        let bars_behind = count(tail, behind_head);
        return has_fields(bytes, head, tail, bars_behind);
    }
    let mut room = [0; 66];
    let (Some(ahead), Some(behind)) = (bytes.first_chunk::<33>(), bytes.last_chunk::<33>()) else {
        return false;
    };
    if let Some(place) = room.first_chunk_mut() {
        *place = *ahead;
    }
    let Some(place) = room.get_mut(..bytes.len()).and_then(<[u8]>::last_chunk_mut) else {
        return false;
    };
    *place = *behind;
    let bars_behind = u8::from(bytes.get(64) == Some(&b'|'));
    has_fields(bytes, &room, &[0; 64], bars_behind)
}

/// The same for a text that begins with `head`, ends with `tail`, and behind its first 64 bytes has so many bars.
#[inline(always)]
fn has_fields(bytes: &[u8], head: &[u8; 66], tail: &[u8; 64], bars_behind: u8) -> bool {
    let [_, _, later @ ..] = head;
    // The place of a bar that has another two behind it. Where there are several such, that is no place: what follows
    // holds only for the third bar, whatever this says.
    let mut third = 0_u8;
    for ((one, other), place) in head.iter().zip(later).zip(PLACES) {
        let is_pair = u8::from(*one == b'|') & u8::from(*other == b'|');
        third = third.wrapping_add(is_pair.wrapping_neg() & place);
    }
    let third = usize::from(third);
    let (Some(before), Some(window)) = (ramp(128_usize.wrapping_sub(third)), head.first_chunk())
    else {
        return false;
    };
    let bars = count(window, &[1; 64]).wrapping_add(bars_behind);
    let [Some(b'|'), kind, Some(b'|')] = [0, 1, 2].map(|on| head.get(third.wrapping_add(on)))
    else {
        return false;
    };
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    count(window, before) == 2
        && matches!(bars, 4 | 5)
        && are_ascii(window, tail)
        && kind != Some(&b'|')
        && is_plain(kind)
        && is_plain(bytes.first())
        && is_plain(bytes.last())
        && !matches!(bytes.first(), Some(b'v' | b'V'))
}

/// The numbers from 0 on.
const PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut rest: &mut [u8] = &mut places;
    let mut place = 0;
    while let Some((first, behind)) = rest.split_first_mut() {
        *first = place;
        place = place.wrapping_add(1);
        rest = behind;
    }
    places
};

/// What counts: 64 places that do not, 64 that do, 64 that do not.
const RAMP: [[u8; 64]; 3] = [[0; 64], [1; 64], [0; 64]];

/// A window of [`RAMP`] that begins at this place: up to 64 its end counts, from there on its start.
#[inline(always)]
fn ramp(place: usize) -> Option<&'static [u8; 64]> {
    RAMP.as_flattened().get(place..)?.first_chunk()
}

/// How many of the bytes that count are a `|`.
#[inline(always)]
fn count(window: &[u8; 64], counts: &[u8; 64]) -> u8 {
    let bars = window
        .iter()
        .zip(counts)
        .map(|(byte, counts)| u8::from(*byte == b'|').wrapping_neg() & counts);
    bars.fold(0, u8::wrapping_add)
}

/// Whether all bytes of both are ASCII, looked at without an end at the first that is not.
#[inline(always)]
fn are_ascii(head: &[u8; 64], tail: &[u8; 64]) -> bool {
    let both = head.iter().zip(tail);
    both.fold(0, |all, (one, other)| all | one | other)
        .is_ascii()
}

/// The rules one after the other, for every text; see [`tell`].
#[cold]
fn by_fields(bytes: &[u8]) -> Kind {
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.valid_up_to();
            return Kind::Unknown(Reason::NotUtf8 { offset });
        }
    };
    let mut unnoticed = Repairs::NONE;
    let text = trim(text, &mut unnoticed);
    let bars = Bars::of(text, &mut unnoticed);
    let shape = Shape::of(text, bars);
    let [_, second, third, fourth] = shape.first;
    match shape.count {
        9.. if is_date_or_year(third)
            && (is_hex_or_none(second) || shape.is_whole_insurance_card()) =>
        {
            Kind::InsuranceCard
        }
        7..=11 if shape.has_id_number() && is_digits(fourth, 8) => Kind::IdentityCard,
        _ if is_armour(text) => Kind::Armour,
        5 | 6 if has_one_character(fourth) => Kind::PersonalQr,
        _ => match (known_other(text), KeyboardDamage::of(text)) {
            (Some(known), _) => Kind::Other(known),
            (None, Some(damage)) => Kind::Unknown(Reason::Keyboard(damage)),
            (None, None) => Kind::Unknown(shape.nearest_reason()),
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
    fn of(text: &'a str, bars: Bars) -> Self {
        let mut shape = Self {
            first: [""; 4],
            last: "",
            count: 0,
        };
        for field in text.split(|character| bars.divides(character)) {
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
    fn nearest_reason(&self) -> Reason {
        let [first, second, third, fourth] = self.first;
        let fields = self.count;
        let no_date = |field| Reason::NoDate { fields, field };
        match fields {
            1 if first.is_empty() => Reason::Empty,
            1 => Reason::OneField,
            5 | 6 if has_digits_of_a_date(third) => Reason::NoDeclarationKind { fields },
            5 | 6 => no_date(3),
            9.. if is_date_or_year(third) => Reason::NoHexName { fields },
            4.. if has_digits_of_a_date(third) && has_one_character(fourth) => {
                Reason::NotSixFields { fields }
            }
            7..=11 if self.has_id_number() => no_date(4),
            9..=17 if is_hex_or_none(second) => no_date(3),
            7..=11 => Reason::NoIdNumber { fields },
            _ => Reason::FieldCount { fields },
        }
    }
}

/// An armour, of whatever version, or a link with one in it.
fn is_armour(text: &str) -> bool {
    armour::looks_armoured(text.as_bytes()) || is_url(text) && armour::in_link(text).is_some()
}

/// A code that is told by what stands in front of it.
fn known_other(text: &str) -> Option<KnownOther> {
    if text.starts_with("HC1:") {
        return Some(KnownOther::EuHealthCertificate);
    }
    if text.starts_with("000201") {
        return Some(KnownOther::EmvPayment);
    }
    is_url(text).then_some(KnownOther::Url)
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

    use super::{Kind, by_fields, is_common_payload};

    /// Bars at all places that matter, in texts of all lengths that the short way takes.
    #[test]
    fn the_short_way_says_what_the_rules_say() {
        let mut told = 0;
        for length in 1..150_usize {
            for kind_at in (10..length).step_by(5) {
                for end in [0, 1, 2, 3, 20, 40, 63, 64, 65, 100, 127, 128] {
                    for odd in [b'x', b'|', b' ', 0x80, b'v'] {
                        let mut text = vec![b'x'; length];
                        for bar in [3, 7, kind_at - 1, kind_at + 1, end] {
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
                                    Kind::PersonalQr,
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
                .all(|text| by_fields(text.as_bytes()) == Kind::PersonalQr)
        );
    }
}
