//! `tests/vectors/symbol-uniform-1.json`: what profile 1 draws, for ever.

use serde_json::Value;
use qr_symbol::{Level, Mode, Profile, Symbol, plan};

use crate::common::vectors;
use crate::peer::{Unmasked, modules};

#[test]
fn the_uniform_profile_draws_its_vectors() {
    assert_eq!(Profile::UNIFORM.number(), Some(1));
    assert_eq!(Profile::UNIFORM.at_least(Level::Q).number(), None);
    let vectors = vectors(include_str!("../vectors/symbol-uniform-1.json"));
    assert!(vectors.len() >= 20);
    for vector in vectors {
        let text = vector["text"].as_str().expect("a text");
        let symbol = Symbol::new(text.as_bytes()).expect("it fits");
        assert_eq!(vector["version"], symbol.version().number(), "{text}");
        assert_eq!(vector["level"], symbol.level().to_string(), "{text}");
        assert_eq!(vector["mask"], symbol.mask().number(), "{text}");
        assert_eq!(
            vector["bits"],
            plan(text.as_bytes(), Profile::UNIFORM)
                .expect("it fits")
                .bits()
        );
        let segments = symbol.segments().iter();
        let segments: Vec<Value> = segments
            .map(|segment| serde_json::json!([name(segment.mode()), segment.range().len()]))
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
        // A second opinion on the vector itself.
        let peer = Unmasked::new(text.as_bytes(), &symbol);
        assert!(peer.masked(symbol.mask()) == modules(&symbol), "{text}");
    }
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Numeric => "numeric",
        Mode::Alphanumeric => "alphanumeric",
        Mode::Byte => "byte",
    }
}
