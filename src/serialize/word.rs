//! Gender and declaration kind as the words of the JSON form.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::redacted::{read_text, refuse_numbers};
use crate::field::{DeclarationKind, Gender};

macro_rules! as_word {
    ($name:ident, $expected:literal, $($value:ident),*) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;

                impl Visitor<'_> for Reader {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: Error>(self, word: &str) -> Result<$name, E> {
                        let known = [$($name::$value),*];
                        known
                            .into_iter()
                            .find(|known| known.name() == word)
                            .ok_or(E::custom(concat!("unknown word, expected ", $expected)))
                    }

                    refuse_numbers!();
                }

                read_text(deserializer, Reader)
            }
        }
    };
}

as_word!(
    Gender,
    "\"unknown\", \"male\" or \"female\"",
    Unknown,
    Male,
    Female
);
as_word!(
    DeclarationKind,
    "\"self\" or \"proxy\"",
    SelfDeclared,
    ByProxy
);
