//! One text that was given for a field: read as leniently as a scan, then as people write numbers on forms.
//!
//! The strict grammar of the field has the last word, as it has over scans; there is no second one here. Three fields
//! need more than that reader has. A name is judged by [`Name::normalize`] itself, since its error names the character
//! that the person has to change. Gender is also taken as the words that programs use. Numbers of documents and health
//! cards are also taken grouped and in small letters, as they are printed and typed: a scanner never meets that, so the
//! lenient reader does not know it.

use alloc::boxed::Box;
use alloc::string::String;

use super::fault::FieldErrorKind;
use vn_personal_qr::Field;
use vn_personal_qr::MAX_LEN;
use vn_personal_qr::Repair;
use vn_personal_qr::Repairs;
use vn_personal_qr::lenient::{self, LenientField, Outcome, Partial, read_field};
use vn_personal_qr::{Gender, Name};

/// What came of a given text.
pub(super) struct FieldText {
    /// The strict text; `None` where nothing was given.
    pub(super) value: Result<Option<Box<str>>, FieldErrorKind>,
    pub(super) repairs: Repairs,
    /// Whether custom decided between two readings.
    pub(super) assumed: bool,
}

impl FieldText {
    fn of(value: Result<Option<Box<str>>, FieldErrorKind>) -> Self {
        Self {
            value,
            repairs: Repairs::NONE,
            assumed: false,
        }
    }
}

/// Judges a text by itself; whether the field may be left out is the draft's matter.
///
/// A text of any length is taken: what is longer than a payload is not looked at.
pub(super) fn validate(field: Field, given: &str) -> FieldText {
    let (text, repairs) = lenient::trim(given);
    if text.is_empty() {
        return FieldText::of(Ok(None));
    }
    if text.len() > MAX_LEN {
        return FieldText::of(Err(FieldErrorKind::Form));
    }
    match field {
        Field::Name => name(text, repairs),
        Field::Gender => gender(text, repairs),
        Field::IdNumber | Field::HealthCard => {
            from_reading(&read_field(field, &compact(text)), repairs)
        }
        _ => from_reading(&read_field(field, text), repairs),
    }
}

/// The canonical name, or the character that keeps it from being one.
fn name(text: &str, around: Repairs) -> FieldText {
    match Name::normalize(text) {
        Ok(written) => FieldText {
            value: Ok(Some(written.name().as_str().into())),
            repairs: around.and(written.repairs()),
            assumed: false,
        },
        Err(error) => FieldText::of(Err(FieldErrorKind::Name(error))),
    }
}

/// Besides what a scan may hold, the words of the JSON form.
fn gender(text: &str, around: Repairs) -> FieldText {
    let word = [Gender::Unknown, Gender::Male, Gender::Female]
        .into_iter()
        .find(|gender| gender.name().eq_ignore_ascii_case(text));
    let Some(gender) = word else {
        return from_reading(&read_field(Field::Gender, text), around);
    };
    FieldText {
        value: Ok(Some(Box::from(&*gender.code().encode_utf8(&mut [0; 4])))),
        repairs: around.and(Repair::GenderWord.into()),
        assumed: false,
    }
}

/// A number without the blanks, dots and hyphens that group it, in capitals: `b 123-4567`.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|&character| !character.is_whitespace() && !matches!(character, '.' | '-'))
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// What a reading of the field says, as a person has to act on it: a date without its day and a masked value are told from
/// what is no value at all.
fn from_reading(reading: &LenientField<'_>, around: Repairs) -> FieldText {
    let fault = match reading.outcome() {
        Outcome::Partial {
            partial: Partial::Date { masked: false, .. },
            ..
        } => FieldErrorKind::DayMissing,
        Outcome::Partial { .. } => FieldErrorKind::Masked,
        _ if reading.field() == Field::BirthDate => FieldErrorKind::NotADate,
        _ => FieldErrorKind::Form,
    };
    // Something was given; a slot that may be empty must not make nothing of it.
    let value = reading.value().filter(|text| !text.is_empty());
    FieldText {
        value: value.map(|text| Some(text.into())).ok_or(fault),
        repairs: around.and(reading.repairs()),
        assumed: reading.is_assumed(),
    }
}
