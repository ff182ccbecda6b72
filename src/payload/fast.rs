//! Fast paths: parsers that may only accept, and only what the grammar accepts, with the same values.
//!
//! A payload has few branches that depend on its data: a class of characters is checked for 32 bytes at once, and a number of the
//! usual length is compared as one or two words. Near the end of the text the last 32 bytes are checked instead, since no parser
//! may read behind it. `BENCHMARKS.md` shows what each of these paths gains.

mod swar;
#[cfg(test)]
mod tests;
mod utf8;

use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};

/// A value and the text after it.
pub(super) type Accepted<'a, T> = Option<(&'a [u8], T)>;

/// The number of bytes that are checked at once.
const BLOCK: usize = 32;

/// Parses an id number or an empty field, and the `|` after it.
#[inline(always)]
pub(super) fn id_number(text: &[u8]) -> Accepted<'_, Option<IdNumber<'_>>> {
    if let Some((number, [b'|', rest @ ..])) = text.split_first_chunk::<12>() {
        if swar::are_digits(number) {
            return Some((rest, Some(IdNumber::from_validated(number))));
        }
    }
    if let [b'|', rest @ ..] = text {
        return Some((rest, None));
    }
    let length = digits_or_letters(text, text)?;
    let (number, rest) = split_at_pipe(text, length)?;
    (5..=9)
        .contains(&length)
        .then_some((rest, Some(IdNumber::from_validated(number))))
}

/// Parses a name and the `|` after it.
#[inline(always)]
pub(super) fn name<'a>(text: &'a [u8], rest: &'a [u8]) -> Accepted<'a, Name<'a>> {
    let length = match rest.first_chunk().map(name_length) {
        Some(length) if length <= BLOCK => length,
        _ => long_name(text, rest)?,
    };
    let (name, after) = split_at_pipe(rest, length)?;
    let is_name = matches!((name.first()?, name.last()?), (b'A'..=b'Z', last) if *last != b' ');
    (is_name && length <= Name::MAX_LEN).then_some((after, Name::from_validated(name)))
}

/// Returns the length of the longest text that begins with any byte and continues as a name.
#[inline(never)]
fn long_name<'a>(text: &'a [u8], rest: &'a [u8]) -> Option<usize> {
    // The last byte of a block is the one before the next block.
    let mut blocks = if rest.len() > BLOCK {
        rest.get(BLOCK..)?
    } else {
        rest
    };
    while let Some(block) = blocks.first_chunk() {
        let length = name_length(block);
        if length <= BLOCK {
            return rest.len().checked_sub(blocks.len())?.checked_add(length);
        }
        blocks = blocks.get(BLOCK..)?;
    }
    let block = text.last_chunk::<{ BLOCK + 1 }>()?;
    let skip = BLOCK.checked_sub(blocks.len())?.checked_add(1)?;
    let ([before @ .., _], [_, bytes @ ..]) = (block, block);
    let length = first_false(u8::try_from(skip).ok()?, bytes, before, is_name_byte);
    rest.len()
        .checked_sub(blocks.len())?
        .checked_add(length.checked_add(1)?.min(blocks.len()))
}

/// Parses a date and the `|` after it.
#[inline(always)]
pub(super) fn birth_date(rest: &[u8]) -> Accepted<'_, BirthDate> {
    let (text, rest) = rest.split_first_chunk()?;
    let [b'|', rest @ ..] = rest else { return None };
    let is_date = swar::is_common_date(text) || BirthDate::is_leap_day(*text);
    is_date.then_some((rest, BirthDate::from_validated(*text)))
}

/// Parses a kind of declaration and the `|` after it.
#[inline(always)]
pub(super) fn declaration_kind(rest: &[u8], has_id_number: bool) -> Accepted<'_, DeclarationKind> {
    let [code, b'|', rest @ ..] = rest else {
        return None;
    };
    // No branch for each kind: it would often be mispredicted.
    let by_proxy = *code == b'1';
    let kind = if by_proxy {
        DeclarationKind::ByProxy
    } else {
        DeclarationKind::SelfDeclared
    };
    (matches!(*code, b'0' | b'1') && (by_proxy | has_id_number)).then_some((rest, kind))
}

/// Parses a QID and the `|` after it.
#[inline(always)]
pub(super) fn qid<'a>(text: &'a [u8], rest: &'a [u8]) -> Accepted<'a, Qid<'a>> {
    if let Some((number, [b'|', rest @ ..])) = rest.split_first_chunk() {
        if are_digits(number) {
            return Some((rest, Qid::from_validated(number)));
        }
    }
    let length = printable(text, rest)?;
    let (qid, after) = split_at_pipe(rest, length)?;
    (1..=Qid::MAX_LEN)
        .contains(&length)
        .then_some((after, Qid::from_validated(qid)))
}

/// Parses a declarant's QID or an empty slot.
#[inline(always)]
pub(super) fn declarant_qid<'a>(text: &'a [u8], rest: &'a [u8]) -> Accepted<'a, Option<Qid<'a>>> {
    if let [] | [b'<', ..] = rest {
        return Some((rest, None));
    }
    if let Some((number, rest @ [b'<', ..])) = rest.split_first_chunk() {
        if are_digits(number) {
            return Some((rest, Some(Qid::from_validated(number))));
        }
    }
    let (qid, rest) = split_slot(rest, printable(text, rest)?, Qid::MAX_LEN)?;
    Some((rest, Some(Qid::from_validated(qid))))
}

/// Parses a gender or an empty slot.
#[inline(always)]
pub(super) fn gender(rest: &[u8]) -> Accepted<'_, Option<Gender>> {
    // A table instead of a match: a branch that depends on the person is often mispredicted.
    const GENDERS: [Gender; 3] = [Gender::Unknown, Gender::Male, Gender::Female];
    let [code, after @ ..] = rest else {
        return Some((rest, None));
    };
    match GENDERS.get(usize::from(code.wrapping_sub(b'0'))) {
        Some(gender) => matches!(after, [] | [b'<', ..]).then_some((after, Some(*gender))),
        None => (*code == b'<').then_some((rest, None)),
    }
}

/// Parses the number of a health card or an empty slot.
#[inline(always)]
pub(super) fn health_card<'a>(
    text: &'a [u8],
    rest: &'a [u8],
) -> Accepted<'a, Option<HealthCard<'a>>> {
    if let Some(number) = before_phone(rest) {
        let rest = rest.get(number.len()..)?;
        return Some((
            rest,
            (!number.is_empty()).then_some(HealthCard::from_validated(number)),
        ));
    }
    if let [] | [b'<', ..] = rest {
        return Some((rest, None));
    }
    let length = digits_or_letters(text, rest)?;
    let (number, rest) = split_slot(rest, length, HealthCard::MAX_LEN)?;
    Some((rest, Some(HealthCard::from_validated(number))))
}

/// Parses a phone or an empty slot.
#[inline(always)]
pub(super) fn phone(rest: &[u8]) -> Accepted<'_, Option<Phone<'_>>> {
    match rest.split_first_chunk() {
        Some((number, after @ ([] | [b'<', ..]))) if swar::are_digits(number) => {
            Some((after, Some(Phone::from_validated(number))))
        }
        _ => matches!(rest, [] | [b'<', ..]).then_some((rest, None)),
    }
}

/// Parses a signature or an empty slot.
#[inline(never)]
pub(super) fn signature<'a>(text: &'a [u8], rest: &'a [u8]) -> Accepted<'a, Option<Signature<'a>>> {
    if let [] | [b'<', ..] = rest {
        return Some((rest, None));
    }
    let mut blocks = rest;
    while let Some((block, after)) = blocks.split_first_chunk() {
        if !are_printable(block) {
            break;
        }
        blocks = after;
    }
    let length = rest
        .len()
        .checked_sub(blocks.len())?
        .checked_add(printable(text, blocks)?)?;
    let (signature, rest) = split_slot(rest, length, Signature::MAX_LEN)?;
    Some((rest, Some(Signature::from_validated(signature))))
}

/// Parses slots 6 and up.
#[inline(never)]
pub(super) fn other_slots<'a>(text: &'a [u8], rest: &'a [u8]) -> Accepted<'a, OtherSlots<'a>> {
    let start = text.len().checked_sub(rest.len())?;
    let mut blocks = text.get(start.checked_sub(3)?..)?;
    while let Some(block) = blocks.first_chunk() {
        if !utf8::are_valid(block, 0) {
            return None;
        }
        blocks = blocks.get(BLOCK..)?;
    }
    let left = blocks.len().checked_sub(3)?;
    let skip = u8::try_from(BLOCK.checked_sub(left)?).ok()?;
    let is_valid = utf8::are_valid(text.last_chunk()?, skip) && utf8::is_complete(rest);
    is_valid.then_some((&[], OtherSlots::from_validated(rest)))
}

/// Returns the length of the longest prefix of visible ASCII characters without delimiters.
#[inline(never)]
fn printable<'a>(text: &'a [u8], rest: &'a [u8]) -> Option<usize> {
    // A QID is at most this long.
    if let Some(block) = rest.first_chunk::<{ 2 * BLOCK }>() {
        let stop = first_false(0, block, block, |byte, _| is_printable(byte));
        if stop < block.len() {
            return Some(stop);
        }
    }
    span(text, rest, is_printable)
}

/// Returns the length of the longest prefix of digits and letters A-Z.
#[inline(never)]
fn digits_or_letters<'a>(text: &'a [u8], rest: &'a [u8]) -> Option<usize> {
    span(text, rest, is_digit_or_letter)
}

/// Returns the length of the longest prefix of a class of bytes, or `None` in a text that is shorter than a block.
#[inline(always)]
fn span<'a>(text: &'a [u8], rest: &'a [u8], class: impl Fn(u8) -> bool) -> Option<usize> {
    let class = |byte, _| class(byte);
    let mut blocks = rest;
    while let Some((block, after)) = blocks.split_first_chunk::<BLOCK>() {
        let stop = first_false(0, block, block, class);
        if stop < BLOCK {
            return rest.len().checked_sub(blocks.len())?.checked_add(stop);
        }
        blocks = after;
    }
    let block = text.last_chunk::<BLOCK>()?;
    let skip = u8::try_from(BLOCK.checked_sub(blocks.len())?).ok()?;
    let stop = first_false(skip, block, block, class).min(blocks.len());
    rest.len().checked_sub(blocks.len())?.checked_add(stop)
}

/// Returns the length of the longest text that begins with any byte and continues as a name, or more than a block.
#[inline(always)]
fn name_length(block: &[u8; BLOCK + 1]) -> usize {
    let ([before @ .., _], [_, bytes @ ..]) = (block, block);
    first_false(0, bytes, before, is_name_byte).wrapping_add(1)
}

/// Returns `true` if a byte of a name may follow another. A name also begins with a letter and does not end with a space.
#[inline(always)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators are branches, which prevent vectorization"
)]
const fn is_name_byte(byte: u8, before: u8) -> bool {
    let is_inner = (byte == b' ') | (byte == b'\'') | is_between(byte, b'-', b'.');
    is_between(byte, b'A', b'Z') | (is_inner & (before != b' '))
}

#[inline(always)]
const fn is_digit_or_letter(byte: u8) -> bool {
    is_between(byte, b'0', b'9') | is_between(byte, b'A', b'Z')
}

#[inline(always)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators are branches, which prevent vectorization"
)]
const fn is_printable(byte: u8) -> bool {
    is_between(byte, b'!', b'~') & (byte != b'|') & (byte != b'<')
}

#[inline(always)]
fn are_printable(block: &[u8; 2 * BLOCK]) -> bool {
    let mut are_printable = true;
    for byte in block {
        are_printable &= is_printable(*byte);
    }
    are_printable
}

/// Returns `true` if `first <= byte && byte <= last`, by one comparison: the range is moved to the end of the signed integers.
#[inline(always)]
const fn is_between(byte: u8, first: u8, last: u8) -> bool {
    let shift = 0x7F_u8.wrapping_sub(last);
    i8::from_ne_bytes([byte.wrapping_add(shift)]) >= i8::from_ne_bytes([first.wrapping_add(shift)])
}

/// Splits at `length`, before a `|`, which is in neither part.
#[inline(always)]
fn split_at_pipe(rest: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
    let (text, after) = rest.split_at_checked(length)?;
    let [b'|', after @ ..] = after else {
        return None;
    };
    Some((text, after))
}

/// Returns the text before the `<` of a final phone if it is up to sixteen digits and letters. Checks without branches.
#[inline(always)]
fn before_phone(rest: &[u8]) -> Option<&[u8]> {
    let length = rest.len().checked_sub("<0123232422".len())?;
    let (number, phone) = rest.split_at_checked(length)?;
    let first = rest.first_chunk()?;
    let last = rest.get(length.saturating_sub(8)..)?.first_chunk()?;
    let invalid = swar::not_digits_or_letters(*first) | swar::not_digits_or_letters(*last);
    // If the number is shorter than eight bytes, both words are the first, and bytes after the number do not count.
    let mask = swar::FIRST_BYTES.get(length)?;
    (invalid & mask == 0 && phone.first() == Some(&b'<')).then_some(number)
}

/// Splits a slot of 1 to `max` bytes from the rest, which is empty or begins with the next `<`.
#[inline(always)]
fn split_slot(rest: &[u8], length: usize, max: usize) -> Option<(&[u8], &[u8])> {
    let (slot, rest) = rest.split_at_checked(length)?;
    (length <= max && matches!(rest, [] | [b'<', ..])).then_some((slot, rest))
}

/// Returns the index of the first byte that does not satisfy `class` with the byte before it, less `skip`. The first `skip` bytes
/// do not count. If all others satisfy the class, the result is at least `N`.
///
/// There is no branch for each byte, so compilers vectorize it.
#[inline(always)]
fn first_false<const N: usize>(
    skip: u8,
    bytes: &[u8; N],
    before: &[u8; N],
    class: impl Fn(u8, u8) -> bool,
) -> usize {
    let mut indices = [u8::MAX; N];
    for (((index, at), byte), before) in indices.iter_mut().zip(0_u8..).zip(bytes).zip(before) {
        *index = if class(*byte, *before) {
            u8::MAX
        } else {
            at.wrapping_sub(skip)
        };
    }
    minimum(indices)
}

#[inline(always)]
fn minimum<const N: usize>(indices: [u8; N]) -> usize {
    let mut minimum = u8::MAX;
    for index in indices {
        minimum = minimum.min(index);
    }
    usize::from(minimum)
}

/// Returns `true` if a text is all digits. Checks its first and its last sixteen bytes at once.
#[inline(always)]
fn are_digits(text: &[u8; 18]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) else {
        return false;
    };
    let mut are_digits = true;
    for (first, last) in first.iter().zip(last) {
        // Bytes below the digits wrap to large values.
        are_digits &= first.wrapping_sub(b'0').max(last.wrapping_sub(b'0')) < 10;
    }
    are_digits
}
