//! Detection and lenient reading, compared with strict decoding of the same corpus in the same run.
//!
//! Targets: classification takes at most 1.2 times as long as strict decoding, lenient reading of undamaged payloads at
//! most 2.5 times.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vn_personal_qr::{PersonalQr, detect, lenient};

fn detect_benches(criterion: &mut Criterion) {
    let corpus = include_str!("corpus.txt").lines().collect::<Vec<_>>();
    let bytes: usize = corpus.iter().map(|text| text.len()).sum();
    let damaged: Vec<String> = corpus
        .iter()
        .map(|text| text.to_lowercase().replace('-', "/") + "\r\n")
        .collect();

    let mut group = criterion.benchmark_group("detect");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("decode", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                let _ = black_box(PersonalQr::decode(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("classify", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                black_box(detect::classify(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("lenient", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                let _ = black_box(lenient::read(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            for text in &corpus {
                black_box(detect::read(black_box(text.as_bytes())));
            }
        });
    });
    group.bench_function("lenient of damaged", |bencher| {
        bencher.iter(|| {
            for text in &damaged {
                let _ = black_box(lenient::read(black_box(text.as_bytes())));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, detect_benches);
criterion_main!(benches);
