//! Errors that do not quote the document. By default serde quotes an unexpected value.

use serde::de::{Deserializer, Visitor};

/// Deserializes a text with a visitor that rejects all other types itself.
///
/// A human-readable format gets `deserialize_any`, since its `deserialize_str` would reject other types with an error
/// that quotes the value. Other formats are not self-describing and need `deserialize_str`.
pub(super) fn deserialize_text<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

/// Methods of a `Visitor` that reject numbers with an error that names only the type.
macro_rules! reject_numbers {
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

/// Methods of a `Visitor` that reject texts with an error that names only the type.
macro_rules! reject_texts {
    () => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err(E::invalid_type(serde::de::Unexpected::Other("text"), &self))
        }
    };
}

pub(super) use {reject_numbers, reject_texts};
