//! The symbol writer over the corpus at level M, all masks judged, beside other writers, and its drawings.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vn_personal_qr::symbol::{Background, Profile, Symbol, plan};

/// Every 16th payload: 256 of them, so that the slowest writer is done before the machine's load changes.
const STEP: usize = 16;

fn symbol(criterion: &mut Criterion) {
    let corpus: Vec<_> = include_str!("corpus.txt").lines().step_by(STEP).collect();
    let profile = Profile::UNIFORM.keep_level();

    let mut group = criterion.benchmark_group("symbol");
    group.throughput(Throughput::Elements(corpus.len() as u64));
    let mut each = |name: &str, work: &dyn Fn(&str)| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for text in &corpus {
                    work(black_box(text));
                }
            });
        });
    };
    each("plan", &|text| {
        let _ = black_box(plan(text.as_bytes(), profile));
    });
    each("write", &|text| {
        let _ = black_box(Symbol::with_profile(text.as_bytes(), profile));
    });
    each("fast_qr", &|text| {
        let mut builder = fast_qr::QRBuilder::new(text);
        let _ = black_box(builder.ecl(fast_qr::ECL::M).build());
    });
    each("qrcodegen", &|text| {
        let _ = black_box(qrcodegen::QrCode::encode_text(
            text,
            qrcodegen::QrCodeEcc::Medium,
        ));
    });
    each("qrcode", &|text| {
        let _ = black_box(qrcode::QrCode::with_error_correction_level(
            text,
            qrcode::EcLevel::M,
        ));
    });

    let symbols: Vec<_> = corpus
        .iter()
        .map(|text| Symbol::with_profile(text.as_bytes(), profile).expect("short"))
        .collect();
    let mut each = |name: &str, work: &dyn Fn(&Symbol)| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for symbol in &symbols {
                    work(black_box(symbol));
                }
            });
        });
    };
    each("svg", &|symbol| drop(black_box(symbol.svg().to_string())));
    each("png", &|symbol| drop(black_box(symbol.png(8).to_vec())));
    each("half_blocks", &|symbol| {
        drop(black_box(symbol.half_blocks(Background::Dark).to_string()));
    });
    group.finish();
}

criterion_group!(benches, symbol);
criterion_main!(benches);
