//! Gender and declaration kind as the words of the JSON form.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::redacted::{deserialize_text, reject_numbers};
use crate::field::{DeclarationKind, Gender};

macro_rules! serialize_as_word {
    ($name:ident, $expected:literal, $($value:ident),*) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct WordVisitor;

                impl Visitor<'_> for WordVisitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: Error>(self, word: &str) -> Result<$name, E> {
                        [$($name::$value),*]
                            .into_iter()
                            .find(|value| value.name() == word)
                            .ok_or(E::custom(concat!("unknown word, expected ", $expected)))
                    }

                    reject_numbers!();
                }

                deserialize_text(deserializer, WordVisitor)
            }
        }
    };
}

serialize_as_word!(
    Gender,
    "\"unknown\", \"male\" or \"female\"",
    Unknown,
    Male,
    Female
);
serialize_as_word!(
    DeclarationKind,
    "\"self\" or \"proxy\"",
    SelfDeclared,
    ByProxy
);
