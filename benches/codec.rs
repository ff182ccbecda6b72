//! The codec over a corpus of mixed payloads, beside what a user would write instead.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vn_personal_qr::{MAX_LEN, PersonalQr};

fn codec(criterion: &mut Criterion) {
    let corpus = include_str!("corpus.txt").lines().collect::<Vec<_>>();
    let payloads: Vec<_> = corpus
        .iter()
        .map(|text| PersonalQr::try_from(*text).expect("the corpus is valid"))
        .collect();
    let bytes: usize = corpus.iter().map(|text| text.len()).sum();

    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("decode", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                let _ = black_box(PersonalQr::decode(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("split", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                black_box(split(black_box(text)));
            }
        });
    });
    group.bench_function("from_utf8", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                let _ = black_box(std::str::from_utf8(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("encode_to_slice", |bencher| {
        let mut buffer = [0; MAX_LEN];
        bencher.iter(|| {
            for payload in &payloads {
                let _ = black_box(black_box(payload).encode_to_slice(&mut buffer));
                black_box(&buffer);
            }
        });
    });
    group.finish();
}

/// What a user would write instead: it validates nothing.
fn split(text: &str) -> [&str; 6] {
    let mut fields = [""; 6];
    for (field, piece) in fields.iter_mut().zip(text.split('|')) {
        *field = piece;
    }
    fields
}

criterion_group!(benches, codec);
criterion_main!(benches);
