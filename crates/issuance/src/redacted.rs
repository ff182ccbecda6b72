//! Errors that do not repeat what stands in the document: by default serde quotes the value that it did not expect.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// The part of a `Visitor` that refuses values of other types by naming their type only.
macro_rules! refuse_numbers {
    () => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Err(E::invalid_type(
                serde::de::Unexpected::Other("number"),
                &self,
            ))
        }

        fn visit_i128<E: serde::de::Error>(self, _: i128) -> Result<Self::Value, E> {
            Err(E::invalid_type(
                serde::de::Unexpected::Other("number"),
                &self,
            ))
        }

        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            Err(E::invalid_type(
                serde::de::Unexpected::Other("number"),
                &self,
            ))
        }

        fn visit_u128<E: serde::de::Error>(self, _: u128) -> Result<Self::Value, E> {
            Err(E::invalid_type(
                serde::de::Unexpected::Other("number"),
                &self,
            ))
        }

        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            Err(E::invalid_type(
                serde::de::Unexpected::Other("number"),
                &self,
            ))
        }
    };
}

/// The same for texts, where something else is expected.
macro_rules! refuse_texts {
    () => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err(E::invalid_type(serde::de::Unexpected::Other("text"), &self))
        }
    };
}

/// Reads a text, borrowed where the document has it as it is.
///
/// Deserializers of human-readable formats are asked for any value: asked for a text, they would refuse everything else by
/// themselves, and quote it. The other formats do not describe their values and must be asked for a text.
pub(crate) fn read_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Cow<'de, str>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(TextVisitor)
    } else {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    refuse_numbers!();
}

pub(crate) use {refuse_numbers, refuse_texts};
