//! Encoding of the corpus, compared with code that a user would write instead, and the time of encoding and decoding by
//! length. `benches/decode` compares decoding.
//!
//! An iteration encodes all payloads of the corpus, so that the branch predictor cannot learn them.

mod encode;
mod growth;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, encode::benches, growth::benches);
criterion_main!(benches);
