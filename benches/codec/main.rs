//! The codec over the corpus, compared with code that a user would write instead, and with lower bounds.
//!
//! An iteration of a benchmark reads all texts of its corpus, so that the branch predictor cannot learn them. Only
//! `decode/hot` repeats one text. BENCHMARKS.md has the results of one run.

mod corpus;
mod encode;
mod growth;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, encode::benches, growth::benches);
criterion_main!(benches);
