//! A program for callgrind: it calls one function a fixed number of times on fixed inputs.
//!
//! Usage: `instructions decode|encode|mask example|corpus|any`, where `any` are 4,096 of the "any valid payloads" of the benchmark
//! `decode`.

#[path = "decode/generate.rs"]
#[allow(dead_code, reason = "the other sets")]
mod generate;

use std::fmt::Write;
use std::hint::black_box;

use vn_personal_qr::{DecodeError, MAX_LEN, PersonalQr, SliceTooShort};

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

// Callgrind finds these functions by name and counts only inside them.

#[inline(never)]
fn measured_decode(text: &[u8]) -> Result<PersonalQr<'_>, DecodeError> {
    PersonalQr::decode(text)
}

#[inline(never)]
fn measured_encode(payload: &PersonalQr<'_>, buffer: &mut [u8]) -> Result<usize, SliceTooShort> {
    payload.encode_to_slice(buffer)
}

#[inline(never)]
fn measured_mask(payload: &PersonalQr<'_>, text: &mut String) -> std::fmt::Result {
    write!(text, "{}", payload.masked())
}

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    let (work, input) = (arguments.next(), arguments.next());
    let any = match input.as_deref() {
        Some("any") => generate::texts(generate::Set::AnyValid, 2021, 4096),
        _ => Vec::new(),
    };
    let texts: Vec<&str> = match input.as_deref() {
        Some("any") => any.iter().map(String::as_str).collect(),
        Some("corpus") => include_str!("corpus.txt").lines().collect(),
        _ => vec![EXAMPLE; 4096],
    };
    let mut buffer = [0; MAX_LEN];
    let mut display = String::with_capacity(1024);
    for text in texts {
        let payload = PersonalQr::try_from(text).expect("the corpus is valid");
        match work.as_deref() {
            Some("decode") => {
                measured_decode(black_box(text.as_bytes())).expect("decoded above");
            }
            Some("encode") => {
                measured_encode(black_box(&payload), &mut buffer)
                    .expect("the buffer is long enough");
            }
            Some("mask") => {
                display.clear();
                measured_mask(black_box(&payload), &mut display).expect("a String accepts all");
            }
            // `cargo test --benches` passes no arguments.
            _ => {}
        }
    }
    black_box((buffer, display));
}
