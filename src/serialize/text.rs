//! Texts that are validated while they are deserialized, so that an error has its place in the document.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::redacted::{deserialize_text, reject_numbers};
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

/// Validation of a text by the grammar of its type.
pub(super) trait Validate {
    fn validate(text: &str) -> Result<(), DecodeError>;
}

macro_rules! validate_by_constructor {
    ($($name:ty)*) => {$(
        impl Validate for $name {
            fn validate(text: &str) -> Result<(), DecodeError> {
                <$name>::new(text).map(drop)
            }
        }
    )*};
}

validate_by_constructor!(IdNumber<'_> Name<'_> BirthDate Qid<'_> HealthCard<'_> Phone<'_> Signature<'_>);

/// The declarant's QID of slot 1.
pub(crate) enum DeclarantQid {}

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

/// Any text, for the name of a member.
pub(super) enum Anything {}

impl Validate for Anything {
    fn validate(_: &str) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl<'de: 'a, 'a, V: Validate> Deserialize<'de> for Text<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, TextVisitor(PhantomData))
    }
}

struct TextVisitor<V>(PhantomData<V>);

impl<'de, V: Validate> Visitor<'de> for TextVisitor<V> {
    type Value = Text<'de, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        V::validate(text).map_err(E::custom)?;
        Ok(Text(Cow::Borrowed(text), PhantomData))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        V::validate(text).map_err(E::custom)?;
        Ok(Text(Cow::Owned(text.to_owned()), PhantomData))
    }

    reject_numbers!();
}

macro_rules! deserialize_owned {
    ($($owned:ident $name:ident)*) => {$(
        impl<'de> Deserialize<'de> for $owned {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Text::<$name<'_>>::deserialize(deserializer)?;
                Self::new(text.as_str()).map_err(D::Error::custom)
            }
        }
    )*};
}

deserialize_owned! {
    IdNumberBuf IdNumber NameBuf Name QidBuf Qid
    HealthCardBuf HealthCard PhoneBuf Phone SignatureBuf Signature
}
