//! A text that the grammar of a field has accepted while it was read, so that an error names the place in the document.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::redacted::{read_text, refuse_numbers};
use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::field::grammar::all_consuming;
use crate::field::{
    BirthDate, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Name, NameBuf, OtherSlots, Phone,
    PhoneBuf, Qid, QidBuf, Signature, SignatureBuf,
};

/// A text that `J` has accepted.
///
/// Borrowed from the document where that has it as it is, else a copy (readers, escapes).
pub(crate) struct Text<'a, J>(Cow<'a, str>, PhantomData<J>);

impl<J> Text<'_, J> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who judges a text: the constructor of the type that it is the text of, so that no value can be read past its grammar.
///
/// What is wrong is told while the text is read, so that an error of JSON has its line and column.
pub(crate) trait Validate {
    /// Why it is refused; nothing of the text is in it.
    type Error: fmt::Display;

    fn judge(text: &str) -> Result<(), Self::Error>;
}

macro_rules! judge_by_constructor {
    ($($name:ty)*) => {$(
        impl Validate for $name {
            type Error = DecodeError;

            fn judge(text: &str) -> Result<(), DecodeError> {
                <$name>::new(text).map(drop)
            }
        }
    )*};
}

judge_by_constructor!(IdNumber<'_> Name<'_> BirthDate Qid<'_> HealthCard<'_> Phone<'_> Signature<'_>);

/// The QID of slot 1.
pub(crate) enum DeclarantQid {}

impl Validate for DeclarantQid {
    type Error = DecodeError;

    fn judge(text: &str) -> Result<(), DecodeError> {
        all_consuming(text.as_bytes(), Field::DeclarantQid, Qid::declarant_grammar).map(drop)
    }
}

/// One slot from the sixth on: the text of such slots without their divider.
pub(super) enum OneSlot {}

impl Validate for OneSlot {
    type Error = DecodeError;

    fn judge(text: &str) -> Result<(), DecodeError> {
        let before_divider = text.find('<').and_then(|end| text.get(..end));
        OtherSlots::new(before_divider.unwrap_or(text))?;
        match before_divider {
            None => Ok(()),
            Some(before) => {
                let expected = Expected::Text;
                let kind = ErrorKind::UnexpectedCharacter { expected };
                Err(DecodeError::new(kind, Some(Field::Other), before.len()))
            }
        }
    }
}

/// Any text: the name of a member.
pub(super) enum Anything {}

impl Validate for Anything {
    type Error = DecodeError;

    fn judge(_: &str) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl<'de: 'a, 'a, J: Validate> Deserialize<'de> for Text<'a, J> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, Reader(PhantomData))
    }
}

struct Reader<J>(PhantomData<J>);

impl<'de, J: Validate> Visitor<'de> for Reader<J> {
    type Value = Text<'de, J>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        J::judge(text).map_err(E::custom)?;
        Ok(Text(Cow::Borrowed(text), PhantomData))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        J::judge(text).map_err(E::custom)?;
        Ok(Text(Cow::Owned(text.to_owned()), PhantomData))
    }

    refuse_numbers!();
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

deserialize_owned!(IdNumberBuf IdNumber NameBuf Name QidBuf Qid HealthCardBuf HealthCard PhoneBuf Phone SignatureBuf Signature);
