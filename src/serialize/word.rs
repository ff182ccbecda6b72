//! Enums as their names.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::redacted::deserialize_text;
use crate::error::Field;
use crate::field::{DeclarationKind, Gender};
use crate::language::Language;
use crate::word::UnknownName;

macro_rules! by_name {
    ($($name:ident, $expected:literal;)*) => {$(
        /// Serializes the [`name`](Self::name).
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        /// Deserializes the [`name`](Self::name).
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_text(deserializer, $expected, |name| {
                    name.parse().map_err(|_: UnknownName| {
                        concat!("invalid value: unknown word, expected ", $expected)
                    })
                })
            }
        }
    )*};
}

by_name! {
    Gender, "\"unknown\", \"male\" or \"female\"";
    DeclarationKind, "\"self\" or \"proxy\"";
    Field, "the name of a field or slot";
    Language, "\"en\" or \"vi\"";
}
