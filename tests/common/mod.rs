//! What several test files need: the vectors, a way between the library's values and the oracle's, and strategies
//! that make payloads and texts that are nearly payloads.

#![allow(dead_code)] // No test file needs all of it.

pub(crate) mod blamed;
#[allow(unreachable_pub, reason = "the oracle is written as a library")]
#[path = "../oracle/mod.rs"]
pub(crate) mod oracle;
pub(crate) mod strategies;

use std::fmt::Debug;

use proptest::test_runner::Config;
use serde_json::Value as Json;
use vn_personal_qr::{
    BirthDate, DeclarationKind, Extension, Gender, HealthCard, Holder, IdNumber, Name, OtherSlots,
    PersonalQr, Phone, Qid, Signature,
};

/// The two vector files as they stand, for their own count of what is in them.
pub(crate) const VALID: &str = include_str!("../vectors/valid.json");
pub(crate) const INVALID: &str = include_str!("../vectors/invalid.json");

/// So many cases of a law, unless `PROPTEST_CASES` asks for another number.
pub(crate) fn cases(number: u32) -> Config {
    let mut config = Config {
        // A failing case belongs into a named test, not into a file of seeds.
        failure_persistence: None,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config
}

pub(crate) fn vectors(file: &str) -> Vec<Json> {
    let file: Json = serde_json::from_str(file).expect("a vector file is JSON");
    file["vectors"].as_array().expect("a list").clone()
}

/// The text of every valid vector.
pub(crate) fn valid_texts() -> Vec<Vec<u8>> {
    vectors(VALID).iter().map(bytes).collect()
}

/// The bytes of every invalid vector.
pub(crate) fn invalid_texts() -> Vec<Vec<u8>> {
    vectors(INVALID).iter().map(bytes).collect()
}

/// What a vector gives to decode: `text`, or `hex` where the bytes are not UTF-8.
pub(crate) fn bytes(vector: &Json) -> Vec<u8> {
    if let Some(text) = vector["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    let hex = vector["hex"].as_str().expect("text or hex");
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("hex digit");
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte"))
        .collect()
}

/// The `value` of a vector, taken from JSON by hand so that it is there without the feature `serde`.
pub(crate) fn value_of(json: &Json) -> oracle::Value {
    let optional = |json: &Json| json.as_str().map(str::to_owned);
    let text = |json: &Json| optional(json).expect("a text");
    let extension = &json["extension"];
    oracle::Value {
        id_number: optional(&json["id_number"]),
        name: text(&json["name"]),
        birth_date: text(&json["birth_date"]),
        declaration: match text(&json["declaration"]).as_str() {
            "self" => '0',
            "proxy" => '1',
            kind => panic!("no declaration kind is called {kind}"),
        },
        qid: text(&json["qid"]),
        declarant_qid: optional(&extension["declarant_qid"]),
        gender: optional(&extension["gender"]).map(|gender| match gender.as_str() {
            "unknown" => '0',
            "male" => '1',
            "female" => '2',
            gender => panic!("no gender is called {gender}"),
        }),
        health_card: optional(&extension["health_card"]),
        phone: optional(&extension["phone"]),
        signature: optional(&extension["signature"]),
        other: extension["other"]
            .as_array()
            .expect("a list")
            .iter()
            .map(text)
            .collect(),
    }
}

/// What a payload holds, asked of its accessors.
pub(crate) fn read(qr: &PersonalQr<'_>) -> oracle::Value {
    let extension = qr.extension();
    oracle::Value {
        id_number: qr.id_number().map(|value| value.as_str().to_owned()),
        name: qr.name().as_str().to_owned(),
        birth_date: qr.birth_date().as_str().to_owned(),
        declaration: qr.declaration_kind().code(),
        qid: qr.qid().as_str().to_owned(),
        declarant_qid: extension.declarant_qid().map(|v| v.as_str().to_owned()),
        gender: extension.gender().map(Gender::code),
        health_card: extension.health_card().map(|v| v.as_str().to_owned()),
        phone: extension.phone().map(|value| value.as_str().to_owned()),
        signature: extension.signature().map(|v| v.as_str().to_owned()),
        other: extension.other().iter().map(str::to_owned).collect(),
    }
}

/// A payload from typed values alone. `other` is `value.other` joined, which must live somewhere.
pub(crate) fn build<'a>(value: &'a oracle::Value, other: &'a str) -> PersonalQr<'a> {
    let text = |text: &'a Option<String>| text.as_deref();
    let kind = DeclarationKind::from_code(value.declaration).expect("a kind");
    let id_number = text(&value.id_number).map(|text| IdNumber::new(text).expect("id number"));
    let extension = Extension::EMPTY
        .with_declarant_qid(text(&value.declarant_qid).map(|text| Qid::new(text).expect("QID")))
        .with_gender(value.gender.map(|g| Gender::from_code(g).expect("gender")))
        .with_health_card(text(&value.health_card).map(|t| HealthCard::new(t).expect("card")))
        .with_phone(text(&value.phone).map(|text| Phone::new(text).expect("phone")))
        .with_signature(text(&value.signature).map(|t| Signature::new(t).expect("signature")))
        .with_other(OtherSlots::new(other).expect("slots"));
    PersonalQr::new(
        Holder::from_parts(kind, id_number).expect("a declaration"),
        Name::new(&value.name).expect("name"),
        BirthDate::new(&value.birth_date).expect("birth date"),
        Qid::new(&value.qid).expect("QID"),
    )
    .with_extension(extension)
    .expect("no longer than the limit")
}

/// The canonical text, by the one way of writing that every feature set has.
pub(crate) fn text_of(qr: &PersonalQr<'_>) -> String {
    let mut text = String::new();
    qr.encode_to(&mut text).expect("a String takes everything");
    text
}

/// Equality as a result, for tests that go through all of a list before they fail.
pub(crate) fn same<T>(what: &str, found: &T, wanted: &T) -> Result<(), String>
where
    T: Debug + PartialEq + ?Sized,
{
    if found == wanted {
        Ok(())
    } else {
        Err(format!("{what}: found {found:?}, wanted {wanted:?}"))
    }
}

/// Whether a character must not come to a terminal as it is: line ends aside, which are those of the card itself.
pub(crate) fn is_raw(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}
