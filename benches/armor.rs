//! Armor, compared with base64 alone on the same bytes in the same run.
//!
//! Target: encoding and decoding take at most three times as long as base64 alone.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vn_personal_qr::{MAX_LEN, armor};

fn armor_benches(criterion: &mut Criterion) {
    let corpus = include_str!("corpus.txt").lines().collect::<Vec<_>>();
    let bytes: usize = corpus.iter().map(|text| text.len()).sum();
    // Armor encodes four bytes more.
    let with_checksum: Vec<Vec<u8>> = corpus
        .iter()
        .map(|text| [text.as_bytes(), &[0x21, 0x16, 0xCD, 0xC9]].concat())
        .collect();
    let armored: Vec<String> = corpus
        .iter()
        .map(|text| armor::encode(text.as_bytes()))
        .collect();
    let characters: Vec<&str> = armored.iter().map(|text| &text[6..]).collect();
    let folded: Vec<String> = armored
        .iter()
        .map(|text| {
            let (first, second) = text.split_at(76.min(text.len()));
            format!("{first}\r\n{second}")
        })
        .collect();

    let mut group = criterion.benchmark_group("armor");
    group.throughput(Throughput::Bytes(bytes as u64));
    let mut buffer = [0; armor::MAX_LEN];
    group.bench_function("encode", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                let _ = black_box(armor::encode_to_slice(
                    black_box(text.as_bytes()),
                    &mut buffer,
                ));
            }
        });
    });
    group.bench_function("base64 encode", |bencher| {
        bencher.iter(|| {
            for text in &with_checksum {
                let _ = black_box(URL_SAFE_NO_PAD.encode_slice(black_box(text), &mut buffer));
            }
        });
    });
    let mut buffer = [0; MAX_LEN];
    group.bench_function("decode", |bencher| {
        bencher.iter(|| {
            for text in &armored {
                let _ = black_box(armor::decode_to_slice(
                    black_box(text.as_bytes()),
                    &mut buffer,
                ));
            }
        });
    });
    group.bench_function("base64 decode", |bencher| {
        bencher.iter(|| {
            for text in &characters {
                let _ = black_box(URL_SAFE_NO_PAD.decode_slice(black_box(text), &mut buffer));
            }
        });
    });
    group.bench_function("decode with line breaks", |bencher| {
        bencher.iter(|| {
            for text in &folded {
                let _ = black_box(armor::decode_to_slice(
                    black_box(text.as_bytes()),
                    &mut buffer,
                ));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, armor_benches);
criterion_main!(benches);
