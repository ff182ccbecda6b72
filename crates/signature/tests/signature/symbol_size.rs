use qr_symbol::Symbol;
use vn_personal_qr::PersonalQr;

use crate::support::{keys, signed};

/// Checks the figures of `docs/signature.md`, which are of every eighth payload of `benches/corpus.txt`.
#[test]
fn symbol_versions_match_the_docs() {
    let version = |text: &str| {
        Symbol::new(text.as_bytes())
            .expect("short")
            .version()
            .number()
    };
    let payloads = include_str!("../../../../benches/corpus.txt")
        .lines()
        .step_by(8);
    let keys = keys();
    let mut versions = [[0_u32; 41]; 3];
    let mut lengths = [0; 3];
    let mut count = 0;
    for (payload, at) in payloads.zip(0..) {
        let decoded = PersonalQr::try_from(payload).expect("a payload");
        if decoded.extension().signature().is_some() || !decoded.extension().other().is_empty() {
            continue;
        }
        count += 1;
        let texts = [
            payload.to_owned(),
            signed(payload, &keys[at % 2]),
            decoded.armor(),
        ];
        for ((text, versions), length) in texts.iter().zip(&mut versions).zip(&mut lengths) {
            versions[usize::from(version(text))] += 1;
            *length += text.len();
        }
    }
    let table = versions.map(|versions| {
        let versions = versions
            .iter()
            .enumerate()
            .filter(|(_, number)| **number > 0);
        versions
            .map(|(version, number)| (version, *number))
            .collect::<Vec<_>>()
    });
    let lengths = lengths.map(|length| length / count);
    assert_eq!((count, lengths), (512, [77, 178, 114]));
    let expected: [&[(usize, u32)]; 3] = [
        &[(3, 1), (4, 342), (5, 169)],
        &[(8, 72), (9, 435), (10, 5)],
        &[(5, 4), (6, 163), (7, 188), (8, 152), (9, 5)],
    ];
    assert_eq!(table, expected);
}
