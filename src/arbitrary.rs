//! Values for fuzzing: [`Arbitrary`] for the payload and its fields.
//!
//! Any bytes give a [`PersonalQrBuf`]. A borrowed value is a part of the fuzzer's bytes, so some bytes give none.
//!
//! ```
//! use arbitrary::{Arbitrary, Unstructured};
//! use vn_personal_qr::{PersonalQr, PersonalQrBuf};
//!
//! let payload = PersonalQrBuf::arbitrary(&mut Unstructured::new(b"any bytes of a fuzzer"))?;
//! assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
//! # Ok::<(), arbitrary::Error>(())
//! ```
//!
//! Each value is created by its constructor. An error of the constructor becomes `IncorrectFormat`.

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
const NAME_CHARACTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ ' - .";
const PRINTABLE: &[u8] = b"0123456789!\"#$%&'()*+,-./:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\
    abcdefghijklmnopqrstuvwxyz{}~";

/// Generates a day of the years 1 to 9999. A day that the month does not have becomes the 28th.
///
/// All days from 1 to 31 are equally likely, so the last days of months are frequent.
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

/// Generates one of the two kinds.
impl<'a> Arbitrary<'a> for DeclarationKind {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::SelfDeclared, Self::ByProxy]).copied()
    }
}

/// Generates one of the three genders.
impl<'a> Arbitrary<'a> for Gender {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::Unknown, Self::Male, Self::Female])
            .copied()
    }
}

/// Implements `Arbitrary` for borrowed values.
macro_rules! borrowed {
    ($($name:ident),*) => { $(
        /// Generates a value from the longest valid prefix of the fuzzer's text.
        ///
        /// # Errors
        ///
        /// `IncorrectFormat` if no prefix is a value, such as for a text that starts with a line feed.
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

/// Generates a declaration kind and an id number, which a declaration by proxy may omit.
///
/// # Errors
///
/// `IncorrectFormat` for a self-declaration if the bytes give no id number.
impl<'a> Arbitrary<'a> for Holder<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::from_parts(u.arbitrary()?, u.arbitrary()?).ok_or(Error::IncorrectFormat)
    }
}

/// Generates any combination of empty and filled slots.
///
/// # Errors
///
/// `IncorrectFormat` if the bytes give no value for a slot.
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

/// Generates a payload whose texts are parts of the fuzzer's bytes.
///
/// # Errors
///
/// `IncorrectFormat` if the bytes give no value for a field, or the payload is too long.
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

/// Generates a payload from any bytes, which select among the valid characters at each place.
///
/// The payloads include both forms of id numbers, names with marks, signatures of any length and other slots with all
/// characters of Unicode. Missing bytes count as zeros, so the empty input gives a payload, too.
impl<'a> Arbitrary<'a> for PersonalQrBuf {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let kind: DeclarationKind = u.arbitrary()?;
        let has_number = kind == DeclarationKind::SelfDeclared || u.arbitrary()?;
        let id_number = match (has_number, u.arbitrary()?) {
            (false, _) => String::new(),
            (true, false) => text(u, 12, 12, DIGITS)?,
            (true, true) => text(u, 5, 9, DIGITS_AND_LETTERS)?,
        };
        let name = name(u)?;
        let birth_date: BirthDate = u.arbitrary()?;
        let qid = text(u, 1, 64, PRINTABLE)?;

        let [has_declarant, has_card, has_phone, has_signature, is_long]: [bool; 5] =
            u.arbitrary()?;
        let slot =
            |is_filled, text: Result<String>| if is_filled { text } else { Ok(String::new()) };
        let declarant_qid = slot(has_declarant, text(u, 1, 64, PRINTABLE))?;
        let gender: Option<Gender> = u.arbitrary()?;
        let health_card = slot(has_card, text(u, 1, 20, DIGITS_AND_LETTERS))?;
        let phone = slot(has_phone, text(u, 10, 10, DIGITS))?;
        let max = if is_long { 1024 } else { 40 };
        let signature = slot(has_signature, text(u, 1, max, PRINTABLE))?;
        let other = other(u)?;

        let extension = Extension::EMPTY
            .with_declarant_qid(Qid::new(&declarant_qid).ok())
            .with_gender(gender)
            .with_health_card(HealthCard::new(&health_card).ok())
            .with_phone(Phone::new(&phone).ok())
            .with_signature(Signature::new(&signature).ok())
            .with_other(valid(OtherSlots::new(&other))?);
        let holder = Holder::from_parts(kind, IdNumber::new(&id_number).ok())
            .ok_or(Error::IncorrectFormat)?;
        let payload = PersonalQr::new(
            holder,
            valid(Name::new(&name))?,
            birth_date,
            valid(Qid::new(&qid))?,
        );
        // Cannot be too long: the longest values together stay below the limit.
        valid(payload.with_extension(extension)).map(Self::from)
    }
}

/// Converts the error of a constructor.
fn valid<T, E>(value: core::result::Result<T, E>) -> Result<T> {
    value.map_err(|_| Error::IncorrectFormat)
}

/// Generates `min` to `max` characters of a class.
fn text(u: &mut Unstructured<'_>, min: usize, max: usize, class: &[u8]) -> Result<String> {
    let length = u.int_in_range(min..=max)?;
    (0..length)
        .map(|_| u.choose(class).copied().map(char::from))
        .collect()
}

/// Generates a name of words with the marks `'`, `-` and `.`.
fn name(u: &mut Unstructured<'_>) -> Result<String> {
    let length = u.int_in_range(1..=150)?;
    let mut name = String::with_capacity(length);
    while name.len() < length {
        let at_start = name.is_empty() || name.ends_with(' ');
        // The last character must not be a space.
        let at_end = name.len().saturating_add(1) == length;
        let class = if at_start || at_end {
            LETTERS
        } else {
            NAME_CHARACTERS
        };
        name.push(char::from(*u.choose(class)?));
    }
    Ok(name)
}

/// Generates other slots: short ones of ASCII and delimiters, sometimes long ones of any valid characters.
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
