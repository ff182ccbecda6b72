//! Checks that no error and no `Debug` contains a private key or personal data.

use std::fmt::{Debug, Display};

use vn_personal_qr::{Language, Localize, OtherSlots, PersonalQr};
use vn_personal_qr_signature::{
    Algorithm, KeySet, SignatureFinding, SignatureSlot, SigningKey, sign, verify,
};

/// A private key of printable bytes, none of which occur in messages in this order.
const SECRET: [u8; 32] = *b"Qx7#Zw2!Kj9$Vb4%Ny6^Gt1&Hu8*Mc3(";

/// Values of all fields and slots.
const ID_NUMBERS: [&str; 2] = ["918273645506", "K7Q4Z9W3X"];
const NAME: &str = "QUIZZYXA WJKVXOP H'ZZUGQ";
const BIRTH_DATE: &str = "6853-11-27";
const QID: &str = "Zx~93%kq$T7#bV";
const EXTENSION: [&str; 6] = [
    "jW^4&81;yP?mC",
    "2",
    "QZ8841907365569",
    "7481695320",
    "uG@5t*Rb(0)xHn=E",
    "Xylofôn♞ 4471<<ßðŋħ 90210zq",
];

fn payloads() -> Vec<String> {
    let extension = EXTENSION.join("<");
    [(ID_NUMBERS[0], "0"), (ID_NUMBERS[1], "1"), ("", "1")]
        .map(|(number, kind)| [number, NAME, BIRTH_DATE, kind, QID, &extension].join("|"))
        .to_vec()
}

/// Returns all substrings of `length` characters.
fn substrings(text: &str, length: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(length).map(String::from_iter).collect()
}

/// Rejects texts that contain a part of a secret or of a field.
struct Censor {
    parts: Vec<String>,
}

impl Censor {
    fn new(key: &SigningKey) -> Self {
        let mut parts = Vec::new();
        let slots = EXTENSION.iter().flat_map(|slot| slot.split('<'));
        for value in ID_NUMBERS
            .into_iter()
            .chain([NAME, BIRTH_DATE, QID])
            .chain(slots)
        {
            parts.extend(substrings(value, 4));
        }
        let jwk = key.to_jwk();
        let secret = jwk.split("\"d\":\"").nth(1).expect("d");
        parts.extend(substrings(&secret[..43], 5));
        parts.extend(substrings(&String::from_utf8_lossy(&SECRET), 3));
        let numbers = SECRET.map(|byte| byte.to_string());
        parts.extend(numbers.windows(3).map(|numbers| numbers.join(", ")));
        Self { parts }
    }

    #[track_caller]
    fn text(&self, text: &str) {
        for part in &self.parts {
            assert!(!text.contains(part), "{part:?} is in {text:?}");
        }
    }

    #[track_caller]
    fn debug(&self, value: impl Debug) {
        self.text(&format!("{value:?}{value:#?}"));
    }

    #[track_caller]
    fn error(&self, error: impl Debug + Display + Localize) {
        let vietnamese = error.in_language(Language::Vietnamese);
        self.debug(&vietnamese);
        self.text(&format!("{error}{error:#}{vietnamese}{vietnamese:#}"));
        self.debug(error);
    }
}

#[test]
fn censor_finds_all_parts() {
    let key = SigningKey::from_secret(Algorithm::ED25519, &SECRET).expect("a key");
    let censor = Censor::new(&key);
    let payload =
        PersonalQr::decode(payloads()[0].as_bytes()).map(|payload| payload.full().to_string());
    let payload = payload.expect("a payload");
    let text = format!("{payload}{}{}", ID_NUMBERS[1], key.to_jwk().as_str());
    let text = format!("{text}{}{SECRET:?}", String::from_utf8_lossy(&SECRET));
    for part in &censor.parts {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
}

#[test]
fn errors_and_debug_show_no_secret_and_no_personal_data() {
    for algorithm in [Algorithm::ED25519, Algorithm::P256] {
        let key = SigningKey::from_secret(algorithm, &SECRET).expect("a key");
        let censor = Censor::new(&key);
        censor.debug(&key);
        censor.debug(Some(&key));
        censor.debug(key.verifying_key());
        censor.debug(key.key_id());
        let mut keys = KeySet::default();
        keys.insert(key.key_id(), key.verifying_key()).expect("new");
        censor.debug(&keys);

        let jwk = key.to_jwk();
        for at in 0..jwk.len() {
            for text in [
                jwk[..at].to_owned(),
                [&jwk[..at], "#", &jwk[at + 1..]].concat(),
            ] {
                if let Err(error) = SigningKey::from_jwk(text.as_bytes()) {
                    censor.error(error);
                }
                let set = format!("{{\"keys\":[{text}]}}");
                if let Err(error) = KeySet::from_json(set.as_bytes()) {
                    censor.error(error);
                }
            }
        }

        for text in payloads() {
            let payload = PersonalQr::decode(text.as_bytes()).expect("a payload");
            censor.error(sign(&payload, &key).expect_err("it has a signature"));
            let extension = payload
                .extension()
                .with_signature(None)
                .with_other(OtherSlots::default());
            let unsigned = payload.with_extension(extension).expect("short");
            let signed = sign(&unsigned, &key).expect("signed");
            let signed = signed.as_str();
            let verified = verify(signed.as_bytes(), &keys).expect("verified");
            censor.debug(verified);
            censor.debug(verified.to_buf());
            let slot = verified.payload().extension().signature().expect("slot 5");
            censor.debug(SignatureSlot::parse(slot));
            censor.debug(SignatureFinding::of(verified.payload()));
            for text in [
                text.as_str(),
                &signed[..60],
                &signed.replace("QUIZZ", "QUIZZA"),
            ] {
                censor.error(verify(text.as_bytes(), &keys).expect_err("not signed"));
            }
        }
    }
}
