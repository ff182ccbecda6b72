//! Values for fuzzing: [`Arbitrary`] for every type that holds a payload or a part of one.
//!
//! [`PersonalQrBuf`] is made from any bytes whatever, so a fuzzer wastes none. A borrowed value is a piece of
//! the fuzzer's bytes: where none of it can be such a value, there is none.
//!
//! ```
//! use arbitrary::{Arbitrary, Unstructured};
//! use vn_personal_qr::{PersonalQr, PersonalQrBuf};
//!
//! let payload = PersonalQrBuf::arbitrary(&mut Unstructured::new(b"any bytes a fuzzer has"))?;
//! assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
//! # Ok::<(), arbitrary::Error>(())
//! ```
//!
//! Nothing here knows the grammar better than the parsers: each value goes through its constructor, and what that refuses
//! is `IncorrectFormat`.

use alloc::string::String;

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::payload::{Extension, Holder, PersonalQr, PersonalQrBuf};

const DIGITS: &[u8] = b"0123456789";
const DIGITS_AND_LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const IN_WORDS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ ' - .";
const VISIBLE: &[u8] = b"0123456789!\"#$%&'()*+,-./:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\
    abcdefghijklmnopqrstuvwxyz{}~";

/// A day of the years 1 to 9999; where the month has no such day, its 28th.
///
/// Days are spread over months alike, so that ends of months and leap days come often.
impl<'a> Arbitrary<'a> for BirthDate {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let year = u.int_in_range(1..=9999)?;
        let month = u.int_in_range(1..=12)?;
        let day = u.int_in_range(1..=31)?;
        Self::from_ymd(year, month, day)
            .or_else(|_| Self::from_ymd(year, month, 28))
            .map_err(|_| Error::IncorrectFormat)
    }
}

/// One of the two.
impl<'a> Arbitrary<'a> for DeclarationKind {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::SelfDeclared, Self::ByProxy]).copied()
    }
}

/// One of the three that have a code; that there is none is an `Option` around it.
impl<'a> Arbitrary<'a> for Gender {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::Unknown, Self::Male, Self::Female])
            .copied()
    }
}

/// A piece of the fuzzer's bytes, up to the first that the value cannot have.
macro_rules! borrowed {
    ($($name:ident),*) => { $(
        /// A piece of the fuzzer's text, up to the first character that cannot stand there.
        ///
        /// # Errors
        ///
        /// `IncorrectFormat` where that leaves nothing that is a value: a text that begins with a line end.
        impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let text: &'a str = u.arbitrary()?;
                Self::new(text)
                    .or_else(|error| Self::new(text.get(..error.offset()).unwrap_or_default()))
                    .map_err(|_| Error::IncorrectFormat)
            }
        }
    )* };
}

borrowed!(
    IdNumber, Name, Qid, HealthCard, Phone, Signature, OtherSlots
);

/// Who declared, with an id number or, by proxy only, without.
///
/// # Errors
///
/// `IncorrectFormat` where the person is to have declared and the bytes hold no id number.
impl<'a> Arbitrary<'a> for Holder<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::from_parts(u.arbitrary()?, u.arbitrary()?).ok_or(Error::IncorrectFormat)
    }
}

/// Slots that are there or not, each by itself: all combinations of empty and filled ones come.
///
/// # Errors
///
/// `IncorrectFormat` where a slot is to be there and the bytes hold no value for it.
impl<'a> Arbitrary<'a> for Extension<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::EMPTY
            .with_declarant_qid(u.arbitrary::<Option<Qid<'a>>>()?)
            .with_gender(u.arbitrary::<Option<Gender>>()?)
            .with_health_card(u.arbitrary::<Option<HealthCard<'a>>>()?)
            .with_phone(u.arbitrary::<Option<Phone<'a>>>()?)
            .with_signature(u.arbitrary::<Option<Signature<'a>>>()?)
            .with_other(u.arbitrary()?))
    }
}

/// A payload whose texts are pieces of the fuzzer's bytes.
///
/// # Errors
///
/// `IncorrectFormat` where a part cannot be made, or all of them together are longer than a payload may be.
impl<'a> Arbitrary<'a> for PersonalQr<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        PersonalQr::new(
            u.arbitrary()?,
            u.arbitrary()?,
            u.arbitrary()?,
            u.arbitrary()?,
        )
        .with_extension(u.arbitrary()?)
        .map_err(|_| Error::IncorrectFormat)
    }
}

/// A payload from any bytes, none of which are wasted: they choose among the characters that may stand in each place.
///
/// Both kinds of id number come, names with marks, signatures up to the longest, further slots with characters of all of
/// Unicode. Bytes that have run out count as zeros, so the shortest input is a payload too.
impl<'a> Arbitrary<'a> for PersonalQrBuf {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let kind: DeclarationKind = u.arbitrary()?;
        let with_number = kind == DeclarationKind::SelfDeclared || u.arbitrary()?;
        let id_number = match (with_number, u.arbitrary()?) {
            (false, _) => String::new(),
            (true, false) => text(u, 12, 12, DIGITS)?,
            (true, true) => text(u, 5, 9, DIGITS_AND_LETTERS)?,
        };
        let name = name(u)?;
        let birth_date: BirthDate = u.arbitrary()?;
        let qid = text(u, 1, 64, VISIBLE)?;

        let [has_declarant, has_card, has_phone, has_signature, is_long]: [bool; 5] =
            u.arbitrary()?;
        let slot = |there, text: Result<String>| if there { text } else { Ok(String::new()) };
        let declarant_qid = slot(has_declarant, text(u, 1, 64, VISIBLE))?;
        let gender: Option<Gender> = u.arbitrary()?;
        let health_card = slot(has_card, text(u, 1, 20, DIGITS_AND_LETTERS))?;
        let phone = slot(has_phone, text(u, 10, 10, DIGITS))?;
        let longest = if is_long { 1024 } else { 40 };
        let signature = slot(has_signature, text(u, 1, longest, VISIBLE))?;
        let other = other(u)?;

        let extension = Extension::EMPTY
            .with_declarant_qid(Qid::new(&declarant_qid).ok())
            .with_gender(gender)
            .with_health_card(HealthCard::new(&health_card).ok())
            .with_phone(Phone::new(&phone).ok())
            .with_signature(Signature::new(&signature).ok())
            .with_other(made(OtherSlots::new(&other))?);
        let declaration = Holder::from_parts(kind, IdNumber::new(&id_number).ok())
            .ok_or(Error::IncorrectFormat)?;
        let payload = PersonalQr::new(
            declaration,
            made(Name::new(&name))?,
            birth_date,
            made(Qid::new(&qid))?,
        );
        // The longest parts together stay below the limit.
        made(payload.with_extension(extension)).map(Self::from)
    }
}

/// A value that its constructor has taken; whatever the constructor complained of, the fuzzer learns only that the bytes
/// do not do.
fn made<T, E>(value: core::result::Result<T, E>) -> Result<T> {
    value.map_err(|_| Error::IncorrectFormat)
}

/// So many characters of a class, between `least` and `most`.
fn text(u: &mut Unstructured<'_>, least: usize, most: usize, class: &[u8]) -> Result<String> {
    let length = u.int_in_range(least..=most)?;
    (0..length)
        .map(|_| u.choose(class).copied().map(char::from))
        .collect()
}

/// Words of a letter and whatever may follow one: other letters, the marks `'`, `-` and `.`, and spaces before a letter.
fn name(u: &mut Unstructured<'_>) -> Result<String> {
    let length = u.int_in_range(1..=150)?;
    let mut name = String::with_capacity(length);
    while name.len() < length {
        let at_start = name.is_empty() || name.ends_with(' ');
        // A space cannot be the last.
        let at_end = name.len().saturating_add(1) == length;
        let class = if at_start || at_end {
            LETTERS
        } else {
            IN_WORDS
        };
        name.push(char::from(*u.choose(class)?));
    }
    Ok(name)
}

/// Slots from the sixth on: short ones of plain text and delimiters, and now and then many with anything that may stand
/// there.
fn other(u: &mut Unstructured<'_>) -> Result<String> {
    let length = *u.choose(&[0, 0, 3, 12, 300])?;
    let mut slots = String::new();
    for _ in 0..length {
        let c = if u.arbitrary()? {
            char::from(*u.choose(b"<<ab 1")?)
        } else {
            u.arbitrary()?
        };
        if !c.is_control() && c != '|' {
            slots.push(c);
        }
    }
    Ok(slots)
}
