//! One field: judged by the strict grammar, repaired where it may be, and judged again.
//!
//! | field | repaired | partial |
//! |---|---|---|
//! | any | what stands around it | |
//! | name | as people write it | |
//! | birth date | year first, day first, eight digits | year, year and month, masked |
//! | phone | country code, separators | masked |
//! | gender | `Nam`, `Nữ` | |
//! | id number, health card | | masked |
//!
//! There is no second grammar: what is made of a text counts only if the field's own parser takes it. Nothing is made of a
//! text in more than one way, so no repair hides another reading; where custom decides between two, that is marked.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use super::field_reading::{LenientField, Outcome, Partial};
use super::{LenientOptions, date};
use crate::damage::{is_blank, trim, trim_to_text};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::all_consuming;
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::repair::{Repair, RepairClass, Repairs};

/// A field that is about to be read.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    pub(super) field: Field,
    pub(super) text: &'a str,
    /// In the scanned bytes.
    pub(super) offset: usize,
    /// Whether the text ends here, so that more could have come.
    pub(super) is_last: bool,
}

impl<'a> Raw<'a> {
    /// What comes of it.
    ///
    /// The text is judged as it stands, then without what stands around it, then rewritten. The error of one that is not
    /// sound is that of the text without what stands around it.
    pub(super) fn read(self, tolerance: LenientOptions) -> LenientField<'a> {
        let reading = LenientField::new(self.field, self.text, self.offset);
        let Err(mut error) = judge(self.field, self.text) else {
            return reading;
        };
        let mut around = Repairs::NONE;
        let mut text = self.text;
        if tolerance.allows(RepairClass::Surroundings) {
            text = match self.field {
                Field::Other => trim_to_text(text, &mut around),
                _ => trim(text, &mut around),
            };
            match judge(self.field, text) {
                Ok(()) => return reading.repaired(Cow::Borrowed(text), around),
                Err(trimmed) => error = trimmed.with_base_offset(text_offset(self.text, text)),
            }
        }
        if let Some(form) = rewritten(self.field, text, tolerance) {
            // Whatever was made of it, the strict grammar has the last word.
            if judge(self.field, &form.value).is_ok() {
                let mut reading =
                    reading.repaired(Cow::Owned(form.value), around.and(form.repairs));
                reading.assumed = form.assumed;
                return reading;
            }
        }
        let error = self.as_in_the_text(error);
        let partial = tolerance
            .allows(RepairClass::PartialValues)
            .then(|| partial(self.field, text))
            .flatten();
        let mut reading = reading.refused(error);
        if let Some(partial) = partial {
            reading.outcome = Outcome::Partial { partial, error };
        }
        reading
    }

    /// The error as it is where a delimiter follows and the text stands within a larger one.
    ///
    /// The parser of a field alone takes its end for the end of all: nine digits of a phone are `UnexpectedEnd`. Before a
    /// delimiter that is a wrong `Length`, as decoding the whole text would say.
    fn as_in_the_text(self, error: DecodeError) -> DecodeError {
        let kind = match error.kind() {
            ErrorKind::UnexpectedEnd if !self.is_last => ErrorKind::Length,
            kind => kind,
        };
        DecodeError::new(kind, error.field(), error.offset()).with_base_offset(self.offset)
    }
}

/// Where in `text` its piece begins.
fn text_offset(text: &str, piece: &str) -> usize {
    piece.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// Whether the strict grammar takes a text as the whole of a field, an empty one where the field may be empty.
///
/// # Errors
///
/// Those of the field's parser, with offsets counted from the start of `text`:
///
/// - [`UnexpectedEnd`](ErrorKind::UnexpectedEnd): an empty name, a birth date `1987`, a phone of nine digits
/// - [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter): a name `Nguyen` at 1, a QID with a blank
/// - [`UnknownValue`](ErrorKind::UnknownValue): a gender `9`
fn judge(field: Field, text: &str) -> Result<(), DecodeError> {
    let bytes = text.as_bytes();
    // Whether the id number may be empty is seen when the declaration kind is known.
    if text.is_empty()
        && !matches!(
            field,
            Field::Name | Field::BirthDate | Field::Declaration | Field::Qid
        )
    {
        return Ok(());
    }
    match field {
        Field::IdNumber => IdNumber::new(text).map(drop),
        Field::Name => Name::new(text).map(drop),
        Field::BirthDate => BirthDate::new(text).map(drop),
        Field::Declaration => {
            all_consuming(bytes, field, |text| DeclarationKind::grammar(text, true)).map(drop)
        }
        Field::Qid => Qid::new(text).map(drop),
        Field::DeclarantQid => all_consuming(bytes, field, Qid::declarant_grammar).map(drop),
        Field::Gender => all_consuming(bytes, field, Gender::opt_grammar).map(drop),
        Field::HealthCard => HealthCard::new(text).map(drop),
        Field::Phone => Phone::new(text).map(drop),
        Field::Signature => Signature::new(text).map(drop),
        Field::Other | Field::Extension => OtherSlots::new(text).map(drop),
    }
}

/// A value in strict form, and what it took to get there.
struct Form {
    value: String,
    repairs: Repairs,
    assumed: bool,
}

impl Form {
    fn of(value: &str, repair: Repair) -> Self {
        let mut repairs = Repairs::NONE;
        repairs.add(repair);
        Self {
            value: value.to_owned(),
            repairs,
            assumed: false,
        }
    }
}

/// The value that people mean by a text, in strict form; `None` for one that may not be rewritten or means none.
///
/// | field | text | value |
/// |---|---|---|
/// | name | `Nguyễn  Lê Khả Hân` | `NGUYEN LE KHA HAN` |
/// | birth date | `3/4/1989` | `1989-04-03`, assumed |
/// | phone | `+84 944 713 700` | `0944713700` |
/// | gender | `Nữ` | `2` |
fn rewritten(field: Field, text: &str, tolerance: LenientOptions) -> Option<Form> {
    match field {
        Field::Name if tolerance.allows(RepairClass::Names) => name(text),
        Field::BirthDate if tolerance.allows(RepairClass::Dates) => {
            let found = date::rewritten(text)?;
            let mut form = Form::of(found.date.as_str(), found.repair);
            form.assumed = found.assumed;
            Some(form)
        }
        Field::Phone if tolerance.allows(RepairClass::Phones) => phone(text),
        Field::Gender if tolerance.allows(RepairClass::Genders) => {
            let gender = gender(text)?;
            Some(Form::of(
                gender.code().encode_utf8(&mut [0; 4]),
                Repair::GenderWord,
            ))
        }
        _ => None,
    }
}

/// A name as people write it, with each change as the repair that it is.
fn name(text: &str) -> Option<Form> {
    let written = Name::normalize(text).ok()?;
    let mut repairs = Repairs::NONE;
    for change in written.repairs().iter() {
        repairs.add(change.into());
    }
    Some(Form {
        value: written.name().as_str().to_owned(),
        repairs,
        assumed: false,
    })
}

/// A phone number as people write it.
///
/// ```abnf
/// written  = ("+84" / "0084" / "84") ["0"] 9DIGIT / 10DIGIT   ; with separators anywhere between
/// separator = "." / "-" / "(" / ")" / dash / blank
/// ```
///
/// `+84 944 713 700`, `(+84) 944.713.700`, `+84 (0) 944 713 700`, `0944-713-700`. A number of another country stays as it is.
fn phone(text: &str) -> Option<Form> {
    let mut repairs = Repairs::NONE;
    let mut number = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '+' | '0'..='9' => number.push(character),
            '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2014}' => repairs.add(Repair::PhoneSeparators),
            blank if is_blank(blank) => repairs.add(Repair::PhoneSeparators),
            _ => return None,
        }
    }
    let national = ["+84", "0084", "84"]
        .iter()
        .find_map(|code| number.strip_prefix(code))
        .map(|behind| match behind.strip_prefix('0') {
            Some(national) if behind.len() == 10 => national,
            _ => behind,
        })
        .filter(|national| national.len() == 9);
    if let Some(national) = national {
        repairs.add(Repair::PhoneCountryCode);
        number = ["0", national].concat();
    }
    // A slot may be empty, but a number of separators alone is none.
    (!number.is_empty()).then_some(Form {
        value: number,
        repairs,
        assumed: false,
    })
}

/// `Nam` and `Nữ`, in any case, composed or not; without the marks too.
fn gender(word: &str) -> Option<Gender> {
    match Name::normalize(word).ok()?.name().as_bytes() {
        b"NAM" => Some(Gender::Male),
        b"NU" => Some(Gender::Female),
        _ => None,
    }
}

/// What can be read of a value that is masked or not whole: `509` of `******509`, `001093` of `001093******`.
///
/// A masked number is no longer than a whole one, and what shows is of its kind.
fn partial(field: Field, text: &str) -> Option<Partial<'_>> {
    let longest = match field {
        Field::BirthDate => return date::partial(text),
        Field::IdNumber => 12,
        Field::Phone => 10,
        Field::HealthCard => HealthCard::MAX_LEN,
        _ => return None,
    };
    let of_kind = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && field != Field::Phone;
    let is_separator = |c: char| matches!(c, ' ' | '.' | '-');
    let characters = text.chars().filter(|c| !is_separator(*c));
    if characters.clone().count() > longest
        || !characters.into_iter().all(|c| c == '*' || of_kind(c))
    {
        return None;
    }
    let (before, behind) = (text.split_once('*')?.0, text.rsplit_once('*')?.1);
    let shown = if behind.is_empty() { before } else { behind };
    let shown = shown.trim_matches(is_separator);
    shown
        .chars()
        .all(of_kind)
        .then_some(Partial::Masked { shown })
}
