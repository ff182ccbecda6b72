//! Values for fuzzing: every slot is generated empty and filled.
#![cfg(feature = "arbitrary")]

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use vn_personal_qr::{Extension, PersonalQr, PersonalQrBuf};

/// Returns pseudorandom bytes, the same in every run.
fn bytes(seed: u64, class: &[u8], length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        class[(state >> 33) as usize % class.len()]
    })
    .take(length)
    .collect()
}

/// Returns which slots are filled: declarant's QID, gender, health card, phone, signature, other slots.
fn filled(extension: Extension<'_>) -> [bool; 6] {
    [
        extension.declarant_qid().is_some(),
        extension.gender().is_some(),
        extension.health_card().is_some(),
        extension.phone().is_some(),
        extension.signature().is_some(),
        !extension.other().is_empty(),
    ]
}

#[test]
fn generates_every_slot_empty_and_filled() {
    let any: Vec<u8> = (0..=u8::MAX).collect();
    let mut slots = BTreeSet::new();
    let (mut kinds, mut others) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..500 {
        let input = bytes(seed, &any, 3000);
        let payload = PersonalQrBuf::arbitrary(&mut Unstructured::new(&input)).expect("a payload");
        let view = payload.view();
        assert_eq!(PersonalQr::decode(payload.as_str().as_bytes()), Ok(view));
        slots.insert(filled(*view.extension()));
        kinds.insert(view.holder().kind().code());
        others.insert(view.extension().other().as_str().to_owned());
    }
    assert!(slots.len() > 50, "{}", slots.len());
    assert_eq!(kinds.len(), 2);
    assert!(others.iter().any(String::is_empty) && others.len() > 100);
    assert!(others.iter().any(|other| other.contains('<')));
    assert!(others.iter().any(|other| !other.is_ascii()));
}

#[test]
fn generates_borrowed_slots_empty_and_filled() {
    let mut slots = BTreeSet::new();
    for seed in 0..4000 {
        let input = bytes(seed, b"0123456789\0\x01\x02\x0a\x0c\x01\x01", 200);
        if let Ok(extension) = Extension::arbitrary(&mut Unstructured::new(&input)) {
            slots.insert(filled(extension));
        }
    }
    for slot in 0..6 {
        for is_filled in [false, true] {
            assert!(
                slots.iter().any(|filled| filled[slot] == is_filled),
                "{slot} {is_filled}"
            );
        }
    }
}
