//! The shared vectors, with the codec and with the oracle. Every vector has a named result.

use crate::common::{INVALID, VALID, bytes, oracle, read, same, text_of, value_of, vectors};
use serde_json::Value as Json;
use vn_personal_qr::{DecodeError, Field, PersonalQr};

type Outcome = Result<(), String>;

#[test]
fn decodes_every_valid_vector() {
    run(VALID, valid_vector);
}

#[test]
fn rejects_every_invalid_vector() {
    run(INVALID, invalid_vector);
}

/// Runs all vectors of a file, prints the result of each, and fails at the end if one failed.
fn run(file: &str, check: fn(&Json) -> Outcome) {
    let vectors = vectors(file);
    let mut names = Vec::new();
    let mut failures = Vec::new();
    for vector in &vectors {
        let name = vector["why"].as_str().expect("a member `why`");
        match check(vector) {
            Ok(()) => println!("ok      {name}"),
            Err(reason) => {
                println!("FAILED  {name}: {reason}");
                failures.push(name);
            }
        }
        names.push(name);
    }
    let in_file = file.matches("\"why\":").count();
    assert!(in_file > 0, "the file has no vector");
    assert_eq!(names.len(), in_file, "some vectors did not run");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), in_file, "two vectors have the same name");
    assert!(
        failures.is_empty(),
        "{} of {in_file} failed: {failures:?}",
        failures.len()
    );
}

fn valid_vector(vector: &Json) -> Outcome {
    let text = bytes(vector);
    let canonical = vector["canonical"].as_str().expect("canonical");
    let value = value_of(&vector["value"]);

    let by_oracle = oracle::decode(&text).map_err(|error| format!("oracle: {error:?}"))?;
    same("value of the oracle", &by_oracle, &value)?;
    same(
        "text of the oracle",
        oracle::canonical(&value).as_str(),
        canonical,
    )?;

    let qr = PersonalQr::decode(&text).map_err(|error| error.to_string())?;
    same("value", &read(&qr), &value)?;
    same("text", text_of(&qr).as_str(), canonical)?;
    same("encoded_len", &qr.encoded_len(), &canonical.len())?;
    same(
        "is_canonical of the text",
        &PersonalQr::is_canonical(&text),
        &(text == canonical.as_bytes()),
    )?;
    same(
        "is_canonical of the canonical text",
        &PersonalQr::is_canonical(canonical.as_bytes()),
        &true,
    )?;
    let again = PersonalQr::decode(canonical.as_bytes()).map_err(|error| error.to_string())?;
    same("payload of the canonical text", &again, &qr)?;

    #[cfg(feature = "alloc")]
    owned_payload(&text, &qr, canonical)?;
    #[cfg(feature = "serde")]
    json_form(&qr, canonical, &vector["value"])?;
    Ok(())
}

fn invalid_vector(vector: &Json) -> Outcome {
    let text = bytes(vector);
    let error = &vector["error"];
    let field = error["field"].as_str();
    let offset = error["offset"].as_u64().expect("an offset");
    let offset = usize::try_from(offset).expect("an offset");

    match oracle::decode(&text) {
        Ok(_) => return Err("the oracle accepts".into()),
        Err(error) => same(
            "error of the oracle",
            &(error.field, error.offset),
            &(field, offset),
        )?,
    }
    let place = |error: DecodeError| (error.field().map(Field::name), error.offset());
    match PersonalQr::decode(&text) {
        Ok(_) => return Err("it decodes".into()),
        Err(error) => same("error", &place(error), &(field, offset))?,
    }
    same("is_canonical", &PersonalQr::is_canonical(&text), &false)?;

    #[cfg(feature = "alloc")]
    match vn_personal_qr::PersonalQrBuf::decode(&text) {
        Ok(_) => return Err("the owned payload decodes".into()),
        Err(error) => same(
            "error of the owned payload",
            &place(error),
            &(field, offset),
        )?,
    }
    Ok(())
}

#[cfg(feature = "alloc")]
fn owned_payload(text: &[u8], qr: &PersonalQr<'_>, canonical: &str) -> Outcome {
    let owned =
        vn_personal_qr::PersonalQrBuf::decode(text).map_err(|error| format!("owned: {error}"))?;
    same(
        "text of the owned payload",
        &(owned.as_str(), qr.encode().as_str()),
        &(canonical, canonical),
    )?;
    same("view of the owned payload", &owned.view(), qr)?;
    same("owned copy of the payload", &qr.to_buf(), &owned)
}

#[cfg(feature = "serde")]
fn json_form(qr: &PersonalQr<'_>, canonical: &str, value: &Json) -> Outcome {
    let written = serde_json::to_value(qr).map_err(|error| error.to_string())?;
    same("JSON", &written, value)?;
    let owned: vn_personal_qr::PersonalQrBuf =
        serde_json::from_value(value.clone()).map_err(|error| format!("JSON: {error}"))?;
    same("canonical text from JSON", owned.as_str(), canonical)
}
