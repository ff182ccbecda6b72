//! Texts that are validated while they are deserialized, so that an error has its place in the document.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error};

use super::redacted::deserialize_text;
use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::field::grammar::all_consuming;
use crate::field::{
    BirthDate, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Name, NameBuf, OtherSlots, Phone,
    PhoneBuf, Qid, QidBuf, Signature, SignatureBuf,
};

/// A text that `V` has accepted, borrowed from the document if possible.
pub(super) struct Text<'a, V>(Cow<'a, str>, PhantomData<V>);

impl<V> Text<'_, V> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a, V: Validate> Deserialize<'de> for Text<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a text", |text| {
            V::validate(&text).map(|()| Self(text, PhantomData))
        })
    }
}

/// Validation of a text by the grammar of its type.
pub(super) trait Validate {
    fn validate(text: &str) -> Result<(), DecodeError>;
}

macro_rules! deserialize_field {
    ($($name:ident $owned:ident)*) => {$(
        impl Validate for $name<'_> {
            fn validate(text: &str) -> Result<(), DecodeError> {
                $name::new(text).map(drop)
            }
        }

        /// Deserializes a text that can be borrowed: in JSON, one without escapes.
        impl<'de: 'a, 'a> Deserialize<'de> for $name<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match Text::<Self>::deserialize(deserializer)?.0 {
                    Cow::Borrowed(text) => Self::new(text).map_err(D::Error::custom),
                    Cow::Owned(_) => Err(D::Error::custom(
                        concat!("the text cannot be borrowed, use ", stringify!($owned)),
                    )),
                }
            }
        }

        impl<'de> Deserialize<'de> for $owned {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_text(deserializer, "a text", |text| Self::new(&text))
            }
        }
    )*};
}

deserialize_field! {
    IdNumber IdNumberBuf Name NameBuf Qid QidBuf
    HealthCard HealthCardBuf Phone PhoneBuf Signature SignatureBuf
}

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a text", |text| Self::new(&text))
    }
}

/// The declarant's QID of slot 1.
pub(super) enum DeclarantQid {}

impl Validate for DeclarantQid {
    fn validate(text: &str) -> Result<(), DecodeError> {
        all_consuming(text.as_bytes(), Field::DeclarantQid, Qid::declarant_grammar).map(drop)
    }
}

/// One of the slots 6 and up: their text without the delimiter.
pub(super) enum OneSlot {}

impl Validate for OneSlot {
    fn validate(text: &str) -> Result<(), DecodeError> {
        let (slot, is_single) = match text.split_once('<') {
            Some((slot, _)) => (slot, false),
            None => (text, true),
        };
        OtherSlots::new(slot)?;
        if is_single {
            return Ok(());
        }
        let expected = Expected::Text;
        let kind = ErrorKind::UnexpectedCharacter { expected };
        Err(DecodeError::new(kind, Some(Field::Other), slot.len()))
    }
}
