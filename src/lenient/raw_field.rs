use alloc::borrow::Cow;

use super::field::{InvalidCause, LenientField};
use super::options::LenientOptions;
use super::rewrite::{is_landline, partial, rewrite};
use crate::damage::{trim, trim_controls};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::{all_consuming, opt};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::repair::{RepairClass, Repairs};

/// The text of a field before reading.
#[derive(Clone, Copy)]
pub(super) struct RawField<'a> {
    pub(super) field: Field,
    pub(super) text: &'a str,
    /// The offset in the scanned bytes.
    pub(super) offset: usize,
    /// Whether the scanned text ends with this field.
    pub(super) is_last: bool,
}

impl<'a> RawField<'a> {
    /// Reads the field.
    ///
    /// Validates the text as it is, then trimmed, then rewritten. The error of an invalid field is that of the trimmed
    /// text.
    pub(super) fn read(self, options: LenientOptions) -> LenientField<'a> {
        let field = LenientField::valid(self.field, self.text, self.offset);
        let Err(mut error) = validate(self.field, self.text) else {
            return field;
        };
        let mut trims = Repairs::NONE;
        let mut text = self.text;
        if options.allows(RepairClass::Surroundings) {
            text = match self.field {
                Field::Other => trim_controls(text, &mut trims),
                _ => trim(text, &mut trims),
            };
            match validate(self.field, text) {
                Ok(()) => return field.into_repaired(Cow::Borrowed(text), trims),
                Err(trimmed) => error = trimmed.with_base_offset(offset_in(self.text, text)),
            }
        }
        if let Some(rewritten) = rewrite(self.field, text, options) {
            if validate(self.field, &rewritten.value).is_ok() {
                let repairs = trims.union(rewritten.repairs);
                let mut field = field.into_repaired(Cow::Owned(rewritten.value), repairs);
                field.assumed = rewritten.assumed;
                return field;
            }
        }
        let error = self.error_in_scan(error);
        let partial = options
            .allows(RepairClass::PartialValues)
            .then(|| partial(self.field, text))
            .flatten();
        let mut field = field.into_invalid(error);
        field.cause = cause(self.field, text);
        match partial {
            Some(partial) => field.into_partial(partial, error),
            None => field,
        }
    }

    /// Converts an error of the field alone to the error in the scanned text.
    ///
    /// The parser of a field reports `UnexpectedEnd` for nine digits of a phone. Before a delimiter, the strict grammar
    /// reports `Length`.
    fn error_in_scan(self, error: DecodeError) -> DecodeError {
        let kind = match error.kind() {
            ErrorKind::UnexpectedEnd if !self.is_last => ErrorKind::Length,
            kind => kind,
        };
        DecodeError::new(kind, error.field(), error.offset()).with_base_offset(self.offset)
    }
}

/// Returns why a text is not valid in a field, if it shows it.
fn cause(field: Field, text: &str) -> Option<InvalidCause> {
    match field {
        Field::Name => {
            let kind = Name::normalize(text).err()?.kind();
            kind.is_encoding().then_some(InvalidCause::Name(kind))
        }
        Field::Phone => is_landline(text).then_some(InvalidCause::Landline),
        _ => None,
    }
}

/// Returns the offset of `part` in `text`.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// Validates the text of a whole field with the strict grammar. Accepts an empty text where the field may be empty.
///
/// # Errors
///
/// Those of the field's parser, with offsets from the start of `text`:
///
/// - [`UnexpectedEnd`](ErrorKind::UnexpectedEnd): an empty name, a birth date `1987`, a phone of nine digits
/// - [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter): a name `Nguyen` at 1, a QID with a blank
/// - [`UnknownValue`](ErrorKind::UnknownValue): a gender `9`
fn validate(field: Field, text: &str) -> Result<(), DecodeError> {
    let bytes = text.as_bytes();
    // Whether the id number may be empty depends on the declaration kind, which is read later.
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
        Field::Gender => all_consuming(bytes, field, opt(Gender::grammar)).map(drop),
        Field::HealthCard => HealthCard::new(text).map(drop),
        Field::Phone => Phone::new(text).map(drop),
        Field::Signature => Signature::new(text).map(drop),
        Field::Other | Field::Extension => OtherSlots::new(text).map(drop),
    }
}
