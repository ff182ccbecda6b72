//! Deserialization with errors that contain nothing of the input.
//!
//! serde's own errors quote unexpected values and unknown member names. Both may be personal data here.

use core::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde::ser::{Serialize, Serializer};

/// Implements methods of a `Visitor` that reject a value and name its type only.
macro_rules! reject {
    ($type_name:literal: $($method:ident($type:ty))*) => {$(
        fn $method<E: Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other($type_name), &self))
        }
    )*};
}

macro_rules! reject_numbers {
    () => {
        reject!("number": visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_f64(f64));
    };
}

/// Deserializes a text and parses it.
pub(crate) fn parse_text<'de, D, T, M>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Result<T, M>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    M: fmt::Display,
{
    // Some formats reject other types than the requested one themselves, and quote them. Others need the type.
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(TextVisitor(parse))
    } else {
        deserializer.deserialize_str(TextVisitor(parse))
    }
}

struct TextVisitor<F>(F);

impl<T, M: fmt::Display, F: FnOnce(&str) -> Result<T, M>> Visitor<'_> for TextVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }

    reject_numbers!();
}

/// A struct with a derived `Deserialize`, deserialized with redacted errors.
pub(crate) struct Redacted<T>(pub(crate) T);

impl<T: Serialize> Serialize for Redacted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Redacted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(StructDeserializer(deserializer)).map(Self)
    }
}

/// A deserializer for the derived `Deserialize` of a struct.
pub(crate) struct StructDeserializer<D>(pub(crate) D);

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
        let is_human_readable = self.0.is_human_readable();
        let visitor = StructVisitor {
            members,
            visitor,
            is_human_readable,
        };
        if is_human_readable {
            self.0.deserialize_any(visitor)
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
    is_human_readable: bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for StructVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(KnownMembers {
            map,
            members: self.members,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        if self.is_human_readable {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        self.visitor.visit_seq(seq)
    }

    reject!("text": visit_str(&str));
    reject_numbers!();
}

/// A map that rejects unknown members.
struct KnownMembers<A> {
    map: A,
    members: &'static [&'static str],
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for KnownMembers<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.map.next_key_seed(MemberName(self.members))? {
            Some(name) => seed.deserialize(StrDeserializer::new(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The name of one of these members.
struct MemberName(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        parse_text(deserializer, |name| {
            let known = self.0.iter().find(|member| **member == name);
            known.copied().ok_or("unknown member")
        })
    }
}
