//! Errors that do not repeat what stands in the document: by default serde quotes the value that it did not expect.

use serde::de::{Deserializer, Visitor};

/// Reads a text by a visitor that itself refuses what it does not expect.
///
/// Deserializers of human-readable formats are asked for anything: asked for a text, they would refuse all else by
/// themselves, and quote it. The other formats do not tell what stands there and must be asked for it.
pub(super) fn read_text<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

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

pub(super) use {refuse_numbers, refuse_texts};
