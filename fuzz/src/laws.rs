use vn_personal_qr::card::{IdentityCard, InsuranceCard};
use vn_personal_qr::gate::{self, Kind};
use vn_personal_qr::tolerant::{self, Tolerance};
use vn_personal_qr::{Field, Language, Name, PersonalQr, PersonalQrBuf};

use crate::oracle;

/// Whatever the bytes, decoding returns, and what it returns can be shown.
pub fn decode_never_panics(input: &[u8]) {
    match PersonalQr::decode(input) {
        Ok(qr) => {
            let _ = format!(
                "{} {} {qr:?}",
                qr.masked(),
                qr.full().language(Language::Vietnamese)
            );
        }
        Err(error) => {
            assert!(error.offset() <= input.len());
            let _ = format!("{error} {} {error:?} {}", error.vi(), error.code());
        }
    }
}

/// Decoding and encoding gives the canonical text, and that comes back byte for byte, whatever way it is written.
pub fn decode_encode_identity(input: &[u8]) {
    let Ok(qr) = PersonalQr::decode(input) else {
        return;
    };
    let text = qr.encode();
    let end = input
        .iter()
        .rposition(|&byte| byte != b'<')
        .map_or(0, |last| last + 1);
    assert_eq!(text.as_bytes(), &input[..end]);
    assert_eq!(PersonalQr::try_from(text.as_str()), Ok(qr));
    assert_eq!(PersonalQr::is_canonical(input), input.len() == end);
    assert_eq!(qr.encoded_len(), end);

    let mut buffer = vec![0; end];
    assert_eq!(qr.encode_to_slice(&mut buffer), Ok(end));
    assert_eq!(buffer, text.as_bytes());
    assert_eq!(
        qr.encode_to_slice(&mut buffer[1..])
            .map_err(|short| short.needed()),
        Err(end)
    );
    let mut written = String::new();
    qr.encode_to(&mut written).unwrap();
    assert_eq!(written, text);

    let owned = PersonalQrBuf::from(qr);
    assert_eq!(owned.view(), qr);
    assert_eq!(owned.as_str(), text);
}

/// The slow oracle accepts the same texts with the same values, and refuses the others at the same place.
pub fn decode_vs_oracle(input: &[u8]) {
    match (PersonalQr::decode(input), oracle::judge(input)) {
        (Ok(qr), Ok(value)) => {
            let extension = qr.extension();
            let text = |text: Option<&str>| text.map(str::to_owned);
            let found = oracle::Value {
                id_number: text(qr.id_number().map(|value| value.as_str())),
                name: qr.name().as_str().to_owned(),
                birth_date: qr.birth_date().as_str().to_owned(),
                declaration: qr.declaration_kind().code(),
                qid: qr.qid().as_str().to_owned(),
                declarant_qid: text(extension.declarant_qid().map(|value| value.as_str())),
                gender: extension.gender().map(|value| value.code()),
                health_card: text(extension.health_card().map(|value| value.as_str())),
                phone: text(extension.phone().map(|value| value.as_str())),
                signature: text(extension.signature().map(|value| value.as_str())),
                other: extension.other().iter().map(str::to_owned).collect(),
            };
            assert_eq!(found, value);
        }
        (Err(error), Err(refusal)) => {
            assert_eq!(error.field().map(Field::name), refusal.field);
            assert_eq!(error.offset(), refusal.offset);
        }
        (found, expected) => panic!("{found:?} where the oracle says {expected:?}"),
    }
}

/// Tolerant reading keeps the raw text of each field; what is sound has a canonical text that decodes strictly; with all
/// repairs off it is decoding.
pub fn tolerant_laws(input: &[u8]) {
    let decoded = PersonalQrBuf::decode(input);
    let strict = Tolerance::STRICT.read(input);
    assert_eq!(strict.and_then(|reading| reading.to_payload()), decoded);
    let Ok(reading) = tolerant::read(input) else {
        return;
    };
    assert_eq!(reading.is_strict(), decoded.is_ok());
    for field in reading.fields() {
        let end = field.offset() + field.raw().len();
        assert_eq!(&input[field.offset()..end], field.raw().as_bytes());
        assert_eq!(field.is_sound(), field.value().is_some());
    }
    if let Ok(payload) = reading.to_payload() {
        assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
        let _ = payload
            .view()
            .findings(Some(payload.view().birth_date()))
            .iter()
            .count();
    }
    let _ = format!(
        "{reading:?}{}{}",
        reading.masked(),
        reading.full().language(Language::Vietnamese)
    );
}

/// What a card writes it reads again, and whatever the bytes, all of a card can be asked for.
pub fn cards_laws(input: &[u8]) {
    if let Ok(card) = IdentityCard::read(input) {
        let text = card.encode();
        let again = IdentityCard::read(text.as_bytes()).map(|card| card.encode());
        assert_eq!(again.as_deref(), Ok(text.as_str()));
        let _ = format!(
            "{card:?}{}{}{:?}",
            card.masked(),
            card.full(),
            card.person()
        );
        let _ = card.problems().count();
    }
    if let Ok(card) = InsuranceCard::read(input) {
        let text = card.encode();
        let again = InsuranceCard::read(text.as_bytes()).map(|card| card.encode());
        assert_eq!(again.as_deref(), Ok(text.as_str()));
        let _ = format!(
            "{card:?}{}{}{:?}",
            card.masked(),
            card.full(),
            card.person()
        );
        let _ = card.problems().count();
    }
}

/// What is read is what was told, or unknown.
pub fn gate_laws(input: &[u8]) {
    let scanned = gate::read(input);
    let told = gate::tell(input);
    assert!(scanned.kind() == told || matches!(scanned.kind(), Kind::Unknown(_)));
    let _ = format!(
        "{scanned:?}{}{}",
        scanned.masked(),
        scanned.full().language(Language::Vietnamese)
    );
    if PersonalQr::decode(input).is_ok() {
        assert_eq!(told, Kind::PersonalQr);
    }
}

/// A written name becomes a name, or is refused at a character of it.
pub fn tolerant_names(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    match Name::from_written(text) {
        Ok(written) => {
            assert!(Name::new(written.name().as_str()).is_ok());
            assert_eq!(
                written.changes().is_empty(),
                written.name().as_str() == text
            );
        }
        Err(error) => assert_eq!(text[error.offset()..].chars().next(), error.character()),
    }
}
