//! The writer and its drawings, next to `fast_qr`, `qrcodegen` and `qrcode`.
//!
//! Every text is encoded at level M with the mask of least penalty. `texts` encodes 512 distinct texts of 53 to 114 bytes
//! (invented people) in each iteration, `largest` one text of 2,331 bytes, which fills version 40-M. First the bench
//! prints how the versions compare: `qr-symbol` and `qrcode` mix modes in one text, the others do not.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use qr_symbol::{Background, Profile, Symbol, plan};

/// Level M is kept, as by `fast_qr` and `qrcode`.
const PROFILE: Profile = Profile::UNIFORM.keep_level();

type Encoder = fn(&str);
type Size = fn(&str) -> usize;

const ENCODERS: [(&str, Encoder); 4] = [
    ("qr-symbol", |text| {
        black_box(symbol(text));
    }),
    ("fast_qr", |text| {
        black_box(fast_qr(text));
    }),
    ("qrcodegen", |text| {
        black_box(qrcodegen(text));
    }),
    ("qrcode", |text| {
        black_box(qrcode(text));
    }),
];

fn symbol(text: &str) -> Symbol {
    Symbol::with_profile(text.as_bytes(), PROFILE).expect("it fits")
}

fn fast_qr(text: &str) -> fast_qr::QRCode {
    let mut builder = fast_qr::QRBuilder::new(text);
    builder.ecl(fast_qr::ECL::M).build().expect("it fits")
}

fn qrcodegen(text: &str) -> qrcodegen::QrCode {
    qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).expect("it fits")
}

fn qrcode(text: &str) -> qrcode::QrCode {
    qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).expect("it fits")
}

fn texts() -> Vec<&'static str> {
    let corpus = include_str!("../../../benches/corpus.txt");
    corpus.lines().step_by(8).collect()
}

/// Returns the text of 2,331 bytes: letters, so that every writer uses byte mode and version 40.
fn largest_text() -> String {
    let letters = texts().concat().to_lowercase();
    let letters = letters.bytes().filter(u8::is_ascii_graphic).map(|byte| {
        char::from(if byte.is_ascii_digit() {
            byte + 49
        } else {
            byte
        })
    });
    letters.take(2331).collect()
}

fn compare_versions(texts: &[&str]) {
    let others: [(&str, Size); 3] = [
        ("fast_qr", |text| fast_qr(text).size),
        ("qrcodegen", |text| {
            usize::try_from(qrcodegen(text).size()).expect("positive")
        }),
        ("qrcode", |text| qrcode(text).width()),
    ];
    for (name, size) in others {
        let smaller = texts
            .iter()
            .filter(|text| symbol(text).size() < size(text))
            .count();
        let larger = texts
            .iter()
            .filter(|text| symbol(text).size() > size(text))
            .count();
        println!(
            "qr-symbol is smaller than {name} for {smaller}, larger for {larger} of {} texts",
            texts.len()
        );
    }
}

fn encode(criterion: &mut Criterion) {
    let texts = texts();
    compare_versions(&texts);
    let mut group = criterion.benchmark_group("texts");
    group.throughput(Throughput::Elements(texts.len() as u64));
    for (name, encode) in ENCODERS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| texts.iter().for_each(|text| encode(black_box(text))));
        });
    }
    group.bench_function("plan alone", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                let _ = black_box(plan(black_box(text.as_bytes()), PROFILE));
            }
        });
    });
    group.finish();

    let text = largest_text();
    assert_eq!(symbol(&text).version().number(), 40);
    let mut group = criterion.benchmark_group("largest");
    for (name, encode) in ENCODERS {
        group.bench_function(name, |bencher| bencher.iter(|| encode(black_box(&text))));
    }
    group.finish();
}

fn draw(criterion: &mut Criterion) {
    type Drawing = fn(&Symbol) -> Vec<u8>;
    const DRAWINGS: [(&str, Drawing); 3] = [
        ("SVG", |symbol| symbol.svg().to_string().into_bytes()),
        ("PNG, scale 8", |symbol| symbol.png(8).to_vec()),
        ("half blocks", |symbol| {
            symbol
                .half_blocks(Background::Dark)
                .to_string()
                .into_bytes()
        }),
    ];
    let symbols: Vec<Symbol> = texts().into_iter().map(symbol).collect();
    let mut group = criterion.benchmark_group("drawings");
    group.throughput(Throughput::Elements(symbols.len() as u64));
    for (name, draw) in DRAWINGS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for symbol in &symbols {
                    drop(black_box(draw(black_box(symbol))));
                }
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5));
    targets = encode, draw
}
criterion_main!(benches);
