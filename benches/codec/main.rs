//! The codec over the corpus, beside what a user would write instead and beside floors that no reader can pass.
//!
//! Every benchmark walks all texts of its corpus once an iteration, so that no branch is learnt by heart; `decode/hot` alone
//! reads one text again and again. BENCHMARKS.md is made from one run of this.

mod corpus;
mod decode;
mod encode;
mod growth;
mod peers;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, decode::benches, encode::benches, growth::benches);
criterion_main!(benches);
