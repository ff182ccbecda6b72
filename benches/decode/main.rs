//! `PersonalQr::decode` and code that a user would write instead, on payloads that are all different.
//!
//! Prints the tables of BENCHMARKS.md. Usage: `cargo bench --bench decode -- [--payloads COUNT] [--quick]`; other options are ignored.
//!
//! The payloads are measured in rounds of 4,096: each round measures every function on the same payloads, which none of them has
//! read before, in another order. So the branch predictor cannot learn the payloads, and a busy machine slows all functions
//! alike. The ratio to `split` is that of a round; the tables show its median and its quartiles.

mod generate;
mod peers;
mod rounds;

use std::hint::black_box;

use generate::{Family, Set};
use memchr::memchr2_iter;
use rounds::{Function, Rounds};
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// Payloads of each of the two large sets.
const PAYLOADS: usize = 500_000;

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let count = arguments
        .iter()
        .position(|argument| argument == "--payloads");
    let count = count.map_or(PAYLOADS, |at| {
        arguments[at + 1].parse().expect("a number of payloads")
    });
    // `cargo test --benches` only runs everything once.
    let count = if arguments.iter().any(|argument| argument == "--test") {
        4096
    } else {
        count
    };

    let quick = arguments.iter().any(|argument| argument == "--quick");

    println!("### A population\n");
    let population = all_functions(&generate::texts(Set::Population, 1405, count), quick);
    println!("### Any valid payload\n");
    let any_valid = all_functions(&generate::texts(Set::AnyValid, 2021, count), quick);
    println!("### Families\n\n| payloads | ns | / split | quartiles |\n|---|---|---|---|");
    let mut slowest = 0.0_f64;
    for (family, name) in Family::ALL {
        let texts = generate::texts(Set::Family(family), 9, count.min(PAYLOADS / 10));
        let rounds = Rounds::measure(texts.len(), &mut [decode(&texts), split(&texts)]);
        println!("| {name} | {} |", rounds.row(0));
        slowest = slowest.max(rounds.ratios(0, 1)[1]);
    }

    println!("\n### Targets\n\n| ratio | measured | target | |\n|---|---|---|---|");
    let mut targets = vec![
        (
            "population, decode / `split` of a `str`",
            population.ratios(0, 1)[1],
            0.4,
        ),
        (
            "any valid payload, decode / `split` of a `str`",
            any_valid.ratios(0, 1)[1],
            0.65,
        ),
        ("slowest family, decode / `split` of a `str`", slowest, 0.8),
    ];
    if !quick {
        targets.push((
            "population, one byte replaced / decode",
            population.ratios(MUTATED, 0)[1],
            2.0,
        ));
    }
    for (name, ratio, target) in targets {
        let outcome = if ratio <= target { "met" } else { "**missed**" };
        println!("| {name} | {ratio:.2} | ≤ {target} | {outcome} |");
    }
}

/// The place of the function that reads invalid payloads.
const MUTATED: usize = 2;

fn decode(texts: &[String]) -> Function<'_> {
    Function::new("**`PersonalQr::decode`**", texts, |text| {
        black_box(&PersonalQr::decode(text.as_bytes()));
    })
}

fn split(texts: &[String]) -> Function<'_> {
    Function::new("`split('\\|')` of a `str`", texts, |text| {
        black_box(&peers::split(text));
    })
}

fn all_functions(texts: &[String], quick: bool) -> Rounds {
    let regex = peers::regex();
    let mut locations = regex.capture_locations();
    let mutated = peers::mutated(texts);
    let json = peers::json(texts);
    let zones = peers::zones(texts);
    let mut functions = [
        decode(texts),
        split(texts),
        Function::new(
            "`PersonalQr::decode`, one byte replaced: errors",
            &mutated,
            |text| {
                black_box(&PersonalQr::decode(text));
            },
        ),
        Function::new("`split` of a `[u8]`", texts, |text| {
            black_box(&peers::split_bytes(text.as_bytes()));
        }),
        Function::new("the positions of `\\|` and `<` (memchr2)", texts, |text| {
            black_box(memchr2_iter(b'|', b'<', text.as_bytes()).fold(0, |_, at| black_box(at)));
        }),
        Function::new("`core::str::from_utf8`", texts, |text| {
            black_box(&std::str::from_utf8(text.as_bytes()));
        }),
        Function::new("`PersonalQrBuf::decode`", texts, |text| {
            black_box(&PersonalQrBuf::decode(text.as_bytes()));
        }),
        Function::new("`split('\\|')` into `String`s", texts, |text| {
            black_box(&peers::split_owned(text));
        }),
        Function::new("`split('\\|')`, validated by hand", texts, |text| {
            assert!(peers::split_and_validate(text).is_some());
        }),
        Function::new(
            "the grammar as a regular expression (regex)",
            texts,
            |text| {
                assert!(regex.captures_read(&mut locations, text).is_some());
            },
        ),
        Function::new(
            "the same record as JSON, borrowed (serde_json)",
            &json,
            |json| {
                let record = serde_json::from_str(json).expect("serialized above");
                black_box(peers::total_len(&record));
            },
        ),
        Function::new("`PersonalQrBuf` from JSON", &json, |json| {
            black_box(&serde_json::from_str::<PersonalQrBuf>(json).expect("serialized above"));
        }),
        Function::new(
            "the machine readable zone of a passport (mrz)",
            &zones,
            |zone| {
                let (first, second) = zone.split_at(44);
                black_box(&mrz::parse_td3(first, second).expect("a valid zone"));
            },
        ),
    ];
    let functions = if quick {
        &mut functions[..2]
    } else {
        &mut functions
    };
    let rounds = Rounds::measure(texts.len(), functions);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "{} payloads of {} bytes.\n",
        texts.len(),
        bytes / texts.len()
    );
    println!("| function | ns | / split | quartiles |\n|---|---|---|---|");
    for (at, function) in functions.iter().enumerate() {
        println!("| {} | {} |", function.name, rounds.row(at));
    }
    println!();
    rounds
}
