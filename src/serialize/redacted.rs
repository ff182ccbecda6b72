//! Deserialization with errors that do not quote the document.
//!
//! By default serde quotes unexpected values and unknown member names. Both may be personal data here.
//!
//! The module is public for the other packages of the repository, and no part of the interface.

use alloc::borrow::{Cow, ToOwned};
use core::convert::Infallible;
use core::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

/// Implements methods of a `Visitor` that reject a value and name its type only.
macro_rules! reject {
    ($type_name:literal: $($method:ident($type:ty))*) => {$(
        fn $method<E: serde::de::Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::invalid_type(serde::de::Unexpected::Other($type_name), &self))
        }
    )*};
}

macro_rules! reject_numbers {
    () => {
        reject!("number": visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_f64(f64));
    };
}

pub(super) use {reject, reject_numbers};

/// Deserializes a text and parses it. The text is borrowed from the document if possible.
///
/// A human-readable format gets `deserialize_any`, since its `deserialize_str` would reject other types with an error
/// that quotes the value. Other formats are not self-describing and need `deserialize_str`.
///
/// # Errors
///
/// The value is not a text, or `parse` rejects it.
pub fn deserialize_text<'de, D: Deserializer<'de>, T, M: fmt::Display>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(Cow<'de, str>) -> Result<T, M>,
) -> Result<T, D::Error> {
    let visitor = TextVisitor { expected, parse };
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

struct TextVisitor<F> {
    expected: &'static str,
    parse: F,
}

impl<'de, T, M, F> Visitor<'de> for TextVisitor<F>
where
    M: fmt::Display,
    F: FnOnce(Cow<'de, str>) -> Result<T, M>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        (self.parse)(Cow::Borrowed(text)).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(Cow::Owned(text.to_owned())).map_err(E::custom)
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(text) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_type(Unexpected::Other("bytes"), &self)),
        }
    }

    reject_numbers!();
}

/// Deserializes a struct with a derived `Deserialize` from an object, or from a list of its members in a binary format.
///
/// # Errors
///
/// The value is not an object, an unknown, duplicate or missing member, and the errors of the members.
pub fn deserialize_struct<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(StructDeserializer(deserializer))
}

/// A deserializer for the derived `deserialize` of a struct.
pub struct StructDeserializer<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for StructDeserializer<D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        members: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        if self.is_human_readable() {
            self.0.deserialize_any(StructVisitor { members, visitor })
        } else {
            self.0.deserialize_struct(name, members, visitor)
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct StructVisitor<V> {
    members: &'static [&'static str],
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for StructVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let (names, seen) = (self.members, 0);
        self.visitor.visit_map(Members { map, names, seen })
    }

    reject!("text": visit_str(&str));
    reject_numbers!();
}

/// A map that rejects unknown and duplicate members.
struct Members<A> {
    map: A,
    names: &'static [&'static str],
    /// A bit for each member.
    seen: u32,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some(member) = self.map.next_key_seed(Member(self.names))? else {
            return Ok(None);
        };
        // An error while the name is read would have the name in its path.
        let (at, name) = member.ok_or_else(|| A::Error::custom(UnknownMember(self.names)))?;
        let bit = 1_u32.wrapping_shl(at);
        if self.seen & bit != 0 {
            return Err(A::Error::custom("duplicate member"));
        }
        self.seen |= bit;
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The name of one of these members, with its index.
struct Member(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Member {
    type Value = Option<(u32, &'static str)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserialize_text(deserializer, "the name of a member", |name| {
            let found = (0..).zip(self.0).find(|(_, member)| **member == name);
            Ok::<_, Infallible>(found.map(|(at, member)| (at, *member)))
        })
    }
}

struct UnknownMember(&'static [&'static str]);

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown member")?;
        let mut separator = ", expected ";
        let mut members = self.0.iter().peekable();
        while let Some(member) = members.next() {
            if members.peek().is_none() {
                separator = " or ";
            }
            write!(f, "{separator}{member}")?;
            separator = ", ";
        }
        Ok(())
    }
}
