//! Parsing of one field of a draft, with the lenient reader of the codec.
//!
//! Three fields are parsed differently. The name goes through [`Name::normalize`], whose error names the character to
//! correct. The gender may also be a name of the JSON form. Id and health card numbers may also be grouped and in small
//! letters, as they are printed and typed.

use alloc::boxed::Box;
use alloc::string::String;

use vn_personal_qr::lenient::{InvalidCause, LenientField, Outcome, Partial, read_field, trim};
use vn_personal_qr::{Field, Gender, MAX_LEN, Name, Repair, Repairs};

use crate::field_error::FieldErrorKind;

/// The result of parsing a field.
pub(crate) struct FieldText {
    /// The strict text, or `None` if the input is empty.
    pub(crate) value: Result<Option<Box<str>>, FieldErrorKind>,
    pub(crate) repairs: Repairs,
    /// Whether another reading was possible.
    pub(crate) assumed: bool,
}

impl FieldText {
    fn without_repairs(value: Result<Option<Box<str>>, FieldErrorKind>) -> Self {
        Self {
            value,
            repairs: Repairs::NONE,
            assumed: false,
        }
    }
}

/// Parses a text of any length. A text longer than [`MAX_LEN`] is an error of form and is not examined.
pub(crate) fn parse(field: Field, input: &str) -> FieldText {
    let (text, trimmed) = trim(input);
    if text.is_empty() {
        return FieldText::without_repairs(Ok(None));
    }
    if text.len() > MAX_LEN {
        return FieldText::without_repairs(Err(FieldErrorKind::Form));
    }
    match field {
        Field::Name => parse_name(text, trimmed),
        Field::Gender => parse_gender(text, trimmed),
        Field::IdNumber | Field::HealthCard => {
            from_lenient(&read_field(field, &ungrouped(text)), trimmed)
        }
        _ => from_lenient(&read_field(field, text), trimmed),
    }
}

fn parse_name(text: &str, trimmed: Repairs) -> FieldText {
    match Name::normalize(text) {
        Ok(normalized) => FieldText {
            value: Ok(Some(normalized.name().as_str().into())),
            repairs: trimmed.union(normalized.repairs()),
            assumed: false,
        },
        Err(error) => FieldText::without_repairs(Err(FieldErrorKind::Name(error))),
    }
}

fn parse_gender(text: &str, trimmed: Repairs) -> FieldText {
    let gender = [Gender::Unknown, Gender::Male, Gender::Female]
        .into_iter()
        .find(|gender| gender.name().eq_ignore_ascii_case(text));
    let Some(gender) = gender else {
        return from_lenient(&read_field(Field::Gender, text), trimmed);
    };
    FieldText {
        value: Ok(Some(Box::from(&*gender.code().encode_utf8(&mut [0; 4])))),
        repairs: trimmed.union(Repair::GenderWord.into()),
        assumed: false,
    }
}

/// Removes whitespace, dots and hyphens, and converts to capital letters: `b 123-4567` to `B1234567`.
fn ungrouped(text: &str) -> String {
    text.chars()
        .filter(|&character| !character.is_whitespace() && !matches!(character, '.' | '-'))
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

fn from_lenient(reading: &LenientField<'_>, trimmed: Repairs) -> FieldText {
    let error = match reading.outcome() {
        Outcome::Partial {
            partial: Partial::Date { masked: false, .. },
            ..
        } => FieldErrorKind::DayMissing,
        Outcome::Partial { .. } => FieldErrorKind::Masked,
        _ if reading.field() == Field::BirthDate => FieldErrorKind::NotADate,
        _ if reading.cause() == Some(InvalidCause::Landline) => FieldErrorKind::Landline,
        _ => FieldErrorKind::Form,
    };
    // The input is not empty, so an empty value is an error.
    let value = reading.value().filter(|text| !text.is_empty());
    FieldText {
        value: value.map(|text| Some(text.into())).ok_or(error),
        repairs: trimmed.union(reading.repairs()),
        assumed: reading.is_assumed(),
    }
}
