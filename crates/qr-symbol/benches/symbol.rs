//! The symbol writer over the whole corpus at level M, all masks judged, beside other writers, and its drawings.
//!
//! One run, interleaved: the corpus is walked in pieces, each piece by every writer in turn, so that a change of the machine's
//! load meets all alike. Prints medians of the rounds as a table. `-- --test` walks one piece once.

use std::hint::black_box;
use std::time::{Duration, Instant};

use qr_symbol::{Background, Profile, Symbol, plan};

const ROUNDS: usize = 9;
const PIECE: usize = 128;

const PROFILE: Profile = Profile::UNIFORM.keep_level();

type Work = fn(&str, &Symbol);

const WORKS: [(&str, Work); 8] = [
    ("writer", |text, _| {
        let _ = black_box(Symbol::with_profile(text.as_bytes(), PROFILE));
    }),
    ("plan alone", |text, _| {
        let _ = black_box(plan(text.as_bytes(), PROFILE));
    }),
    ("SVG drawing", |_, symbol| {
        drop(black_box(symbol.svg().to_string()));
    }),
    ("PNG drawing, 8 pixels a module", |_, symbol| {
        drop(black_box(symbol.png(8).to_vec()));
    }),
    ("half blocks", |_, symbol| {
        drop(black_box(symbol.half_blocks(Background::Dark).to_string()));
    }),
    ("fast_qr", |text, _| {
        let mut builder = fast_qr::QRBuilder::new(text);
        let _ = black_box(builder.ecl(fast_qr::ECL::M).build());
    }),
    ("qrcodegen", |text, _| {
        let level = qrcodegen::QrCodeEcc::Medium;
        let _ = black_box(qrcodegen::QrCode::encode_text(text, level));
    }),
    ("qrcode", |text, _| {
        let level = qrcode::EcLevel::M;
        let _ = black_box(qrcode::QrCode::with_error_correction_level(text, level));
    }),
];

fn main() {
    let is_test = std::env::args().any(|argument| argument == "--test");
    let (rounds, payloads) = if is_test {
        (1, PIECE)
    } else {
        (ROUNDS, usize::MAX)
    };
    let corpus: Vec<(&str, Symbol)> = include_str!("corpus.txt")
        .lines()
        .take(payloads)
        .map(|text| {
            let symbol = Symbol::with_profile(text.as_bytes(), PROFILE);
            (text, symbol.expect("short"))
        })
        .collect();

    let times: Vec<[Duration; WORKS.len()]> = (0..rounds).map(|_| round(&corpus)).collect();
    let payloads = f64::from(u32::try_from(corpus.len()).expect("thousands"));
    let median = |of: &dyn Fn(&[Duration; WORKS.len()]) -> f64| {
        let mut values: Vec<f64> = times.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    println!("| what | µs a payload | / writer | writer / it |\n|---|---|---|---|");
    for (at, (name, _)) in WORKS.iter().enumerate() {
        let time = median(&|times| times[at].as_secs_f64()) * 1e6 / payloads;
        let ratio = median(&|times| times[at].as_secs_f64() / times[0].as_secs_f64());
        println!("| {name} | {time:.1} | {ratio:.2} | {:.3} |", 1.0 / ratio);
    }
}

/// The time of each work over the corpus.
fn round(corpus: &[(&str, Symbol)]) -> [Duration; WORKS.len()] {
    let mut times = [Duration::ZERO; WORKS.len()];
    for piece in corpus.chunks(PIECE) {
        for (time, (_, work)) in times.iter_mut().zip(WORKS) {
            let start = Instant::now();
            for (text, symbol) in piece {
                work(black_box(text), black_box(symbol));
            }
            *time += start.elapsed();
        }
    }
    times
}
