use vn_personal_qr::symbol::{Background, Level, Mask, Profile, Symbol, plan};
use vn_personal_qr::{Field, Language, PersonalQr, PersonalQrBuf};

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

/// Whatever the text, a plan takes no more bits than byte mode would, covers all of the text, and its symbol is drawn
/// in the same way again; or it is refused by as many bits as it is too long. The first byte chooses level and mask.
pub fn symbol_keeps_its_plan(input: &[u8]) {
    let Some((&choices, text)) = input.split_first() else {
        return;
    };
    let level = Level::ALL[usize::from(choices & 3)];
    let mut profile = Profile::UNIFORM.at_least(level);
    if choices & 4 != 0 {
        profile = profile.keep_level();
    }
    if choices & 8 != 0 {
        profile = profile.with_mask(Mask::new(choices >> 4 & 7).unwrap());
    }
    let plan = match plan(text, profile) {
        Ok(plan) => plan,
        Err(error) => {
            assert_eq!(error.bits(), error.capacity() + error.excess());
            assert!(error.excess() > 0 && error.bits() <= 4 + 16 + 8 * text.len());
            let _ = format!("{error} {} {error:?}", error.vi());
            return;
        }
    };
    assert!(plan.level() >= level && plan.bits() <= plan.version().capacity(plan.level()));
    assert!(plan.bits() <= 4 + 16 + 8 * text.len());
    let end = plan.segments().iter().fold(0, |end, segment| {
        assert_eq!(segment.range().start, end);
        assert!(!segment.range().is_empty());
        segment.range().end
    });
    assert_eq!(end, text.len());

    let symbol = plan.write();
    assert_eq!(
        (symbol.version(), symbol.level()),
        (plan.version(), plan.level())
    );
    let same = Symbol::with_profile(text, profile.with_mask(symbol.mask())).unwrap();
    assert_eq!(symbol, same, "the mask that was chosen, asked for");
    let corner: Vec<bool> = (0..8).map(|x| symbol.module(x, 0)).collect();
    assert_eq!(corner, [true, true, true, true, true, true, true, false]);
    assert_eq!(symbol.svg().to_string().matches("<path stroke").count(), 1);
    assert!(symbol.png(2).to_vec().ends_with(b"IEND\xAE\x42\x60\x82"));
    let lines = symbol
        .half_blocks(Background::Dark)
        .to_string()
        .lines()
        .count();
    assert_eq!(lines, (symbol.size() + 9) / 2);
}
