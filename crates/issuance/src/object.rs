//! Objects read by derived readers, without what those would tell of a document.
//!
//! A derived reader is short and right, but in its errors it quotes a text or number that stands in the object's place, and
//! the names of members that it does not know; both may be personal data. So what stands there is looked at before the
//! derived reader sees it. In formats for people a list is no object either, though derived readers would take one.

use alloc::borrow::Cow;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};

use crate::redacted::{read_text, refuse_numbers, refuse_texts};

/// What is an object in a document: a structure with a derived reader.
///
/// Its members are said once more here; one that is forgotten cannot be read, which the first round trip shows.
pub(crate) trait Object {
    const NAME: &'static str;
    const MEMBERS: &'static [&'static str];
}

/// Reads one; for `#[serde(deserialize_with)]` too.
///
/// # Errors
///
/// What is no object, an unknown member, and what the derived reader refuses in the members' values.
pub(crate) fn read<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Object,
{
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(Reader(PhantomData, true))
    } else {
        deserializer.deserialize_struct(T::NAME, T::MEMBERS, Reader(PhantomData, false))
    }
}

/// Reads one, or `null`.
///
/// # Errors
///
/// Those of [`read`].
pub(crate) fn read_optional<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Object,
{
    deserializer.deserialize_option(OptionalReader(PhantomData))
}

/// The second says whether the document is for people: there a list is no object.
struct Reader<T>(PhantomData<T>, bool);

impl<'de, T: Deserialize<'de> + Object> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(Known(map, T::MEMBERS)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        if self.1 {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        T::deserialize(SeqAccessDeserializer::new(list))
    }

    refuse_numbers!();
    refuse_texts!();
}

struct OptionalReader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Object> Visitor<'de> for OptionalReader<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        read(deserializer).map(Some)
    }
}

/// The members of an object, as far as they are known: another is an error, so that a misspelt one is not lost.
struct Known<A>(A, &'static [&'static str]);

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Known<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some(name) = self.0.next_key::<MemberName<'_>>()? else {
            return Ok(None);
        };
        match self.1.iter().find(|known| **known == name.0) {
            Some(known) => seed
                .deserialize(StrDeserializer::<A::Error>::new(known))
                .map(Some),
            None => Err(A::Error::custom("unknown member")),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(seed)
    }
}

/// The name of a member, borrowed where the document has it as it is.
struct MemberName<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for MemberName<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer).map(MemberName)
    }
}
