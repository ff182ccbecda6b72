use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use vn_personal_qr::PersonalQr;

/// Measures time by length: payloads with a signature, or with other slots in Vietnamese.
pub(crate) fn benches(criterion: &mut Criterion) {
    const BASE: &str =
        "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    const SHORT: &str = "|A|1987-01-18|1|162979388586171100|<1<00";
    const SIGNATURE: &str = "E.k2026.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_";
    const OTHER: &str = "tiêm đủ hai mũi tại Trạm y tế phường, ";

    let mut group = criterion.benchmark_group("growth");
    let mut both = |name: &str, text: &str| {
        PersonalQr::try_from(text).expect("a valid payload");
        group.bench_with_input(
            BenchmarkId::new(format!("decode {name}"), text.len()),
            text,
            |bencher, text| {
                bencher.iter(|| black_box(PersonalQr::decode(black_box(text.as_bytes()))));
            },
        );
        group.bench_with_input(
            BenchmarkId::new(format!("from_utf8 {name}"), text.len()),
            text,
            |bencher, text| {
                bencher.iter(|| black_box(std::str::from_utf8(black_box(text.as_bytes()))));
            },
        );
    };

    for plain in [SHORT, &format!("{SHORT}<0123232422"), BASE] {
        both("plain", plain);
    }
    for length in [150, 300, 600, 1100] {
        let signature: String = SIGNATURE
            .chars()
            .cycle()
            .take(length - BASE.len() - 1)
            .collect();
        both("signature", &format!("{BASE}<{signature}"));
    }
    for length in [150, 300, 600, 1200, 2400, 2900] {
        let mut text = format!("{BASE}<<");
        for character in OTHER.chars().cycle() {
            if text.len() + character.len_utf8() > length {
                break;
            }
            text.push(character);
        }
        both("other slots", &text);
    }
    group.finish();
}
