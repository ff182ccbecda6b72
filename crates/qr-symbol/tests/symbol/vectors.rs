//! `tests/vectors/symbol-uniform-1.json`: the symbols of profile 1, which never change.

use qr_symbol::{Level, Mode, Profile, Symbol, plan};
use serde_json::{Value, json};

use crate::qrcode_crate::{Unmasked, modules};

const VECTORS: &str = include_str!("../../../../tests/vectors/symbol-uniform-1.json");

#[test]
fn writes_the_vectors_of_the_uniform_profile() {
    assert_eq!(Profile::UNIFORM.number(), Some(1));
    assert_eq!(Profile::UNIFORM.min_level(Level::Q).number(), None);
    let file: Value = serde_json::from_str(VECTORS).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    assert!(vectors.len() >= 20);
    for vector in vectors {
        let text = vector["text"].as_str().expect("a text");
        let symbol = Symbol::new(text.as_bytes()).expect("it fits");
        assert_eq!(vector["version"], symbol.version().number(), "{text}");
        assert_eq!(vector["level"], symbol.level().to_string(), "{text}");
        assert_eq!(vector["mask"], symbol.mask().number(), "{text}");
        let plan = plan(text.as_bytes(), Profile::UNIFORM).expect("it fits");
        assert_eq!(vector["bits"], plan.bits(), "{text}");
        let segments = symbol.segments().iter();
        let segments: Vec<Value> = segments
            .map(|segment| json!([name(segment.mode()), segment.range().len()]))
            .collect();
        assert_eq!(vector["segments"], Value::from(segments), "{text}");
        let rows: Vec<Value> = (0..symbol.size())
            .map(|y| {
                (0..symbol.size())
                    .map(|x| if symbol.module(x, y) { '1' } else { '0' })
                    .collect::<String>()
                    .into()
            })
            .collect();
        assert_eq!(vector["modules"], Value::from(rows), "{text}");
        // The vector itself is checked against another writer.
        let other = Unmasked::new(text.as_bytes(), &symbol);
        assert!(other.masked(symbol.mask()) == modules(&symbol), "{text}");
    }
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Numeric => "numeric",
        Mode::Alphanumeric => "alphanumeric",
        Mode::Byte => "byte",
    }
}
