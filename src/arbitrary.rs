//! Values for fuzzing: [`Arbitrary`] for every type that holds a payload or a part of one.
//!
//! [`PersonalQrBuf`] is made from any bytes whatever, so a fuzzer wastes none. A borrowed value is a piece of
//! the fuzzer's bytes: where none of it can be such a value, there is none.

use alloc::string::String;

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::payload::{Declaration, Extension, PersonalQr, PersonalQrBuf};

const DIGITS: &[u8] = b"0123456789";
const DIGITS_AND_LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const IN_WORDS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ ' - .";
const VISIBLE: &[u8] = b"0123456789!\"#$%&'()*+,-./:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\
    abcdefghijklmnopqrstuvwxyz{}~";

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

impl<'a> Arbitrary<'a> for DeclarationKind {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::SelfDeclared, Self::ByProxy]).copied()
    }
}

impl<'a> Arbitrary<'a> for Gender {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&[Self::Unknown, Self::Male, Self::Female])
            .copied()
    }
}

/// A piece of the fuzzer's bytes, up to the first that the value cannot have.
macro_rules! borrowed {
    ($($name:ident),*) => { $(
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

impl<'a> Arbitrary<'a> for Declaration<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::from_parts(u.arbitrary()?, u.arbitrary()?).ok_or(Error::IncorrectFormat)
    }
}

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
        let declaration = Declaration::from_parts(kind, IdNumber::new(&id_number).ok())
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

fn made<T, E>(value: core::result::Result<T, E>) -> Result<T> {
    value.map_err(|_| Error::IncorrectFormat)
}

fn text(u: &mut Unstructured<'_>, least: usize, most: usize, class: &[u8]) -> Result<String> {
    let length = u.int_in_range(least..=most)?;
    (0..length)
        .map(|_| u.choose(class).copied().map(char::from))
        .collect()
}

/// Words of a letter and whatever may follow one.
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
