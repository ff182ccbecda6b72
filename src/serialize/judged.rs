//! A text that the grammar of a field has judged while it was read, so that an error names the place in the document.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::field::{BirthDate, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid, Signature};

/// Borrowed from the document where that has it as it is, else a copy (readers, escapes).
pub(super) struct Judged<'a, J>(Cow<'a, str>, PhantomData<J>);

impl<J> Judged<'_, J> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who judges.
pub(super) trait Judge {
    fn judge(text: &str) -> Result<(), DecodeError>;
}

macro_rules! judge_by_constructor {
    ($($name:ty)*) => {$(
        impl Judge for $name {
            fn judge(text: &str) -> Result<(), DecodeError> {
                <$name>::new(text).map(drop)
            }
        }
    )*};
}

judge_by_constructor!(IdNumber<'_> Name<'_> BirthDate Qid<'_> HealthCard<'_> Phone<'_> Signature<'_>);

/// One slot from the sixth on: the text of such slots without their divider.
pub(super) enum OneSlot {}

impl Judge for OneSlot {
    fn judge(text: &str) -> Result<(), DecodeError> {
        let text_alone = text.find('<').and_then(|end| text.get(..end));
        OtherSlots::new(text_alone.unwrap_or(text))?;
        match text_alone {
            None => Ok(()),
            Some(before) => Err(DecodeError::new(
                ErrorKind::UnexpectedCharacter {
                    expected: Expected::Text,
                },
                Some(Field::Other),
                before.len(),
            )),
        }
    }
}

impl<'de: 'a, 'a, J: Judge> Deserialize<'de> for Judged<'a, J> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Reader(PhantomData))
    }
}

struct Reader<J>(PhantomData<J>);

impl<'de, J: Judge> Visitor<'de> for Reader<J> {
    type Value = Judged<'de, J>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        J::judge(text).map_err(E::custom)?;
        Ok(Judged(Cow::Borrowed(text), PhantomData))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        J::judge(text).map_err(E::custom)?;
        Ok(Judged(Cow::Owned(text.to_owned()), PhantomData))
    }
}
