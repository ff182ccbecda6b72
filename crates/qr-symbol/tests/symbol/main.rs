//! Tests of the writer against the `qrcode` crate, a slow penalty, exhaustive searches and a Reed–Solomon decoder.

mod oracle;
mod qrcode_crate;

mod allocations;
mod auto_traits;
mod capacity;
mod choices;
mod drawings;
mod error_correction;
mod laws;
mod modules;
mod names;
mod privacy;
mod vectors;

use proptest::test_runner::Config;

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// Texts of invented people, one a line.
const CORPUS: &str = include_str!("../../../../benches/corpus.txt");

/// Returns a configuration for `number` cases, unless `PROPTEST_CASES` sets another number.
fn cases(number: u32) -> Config {
    let mut config = Config {
        // A failing case becomes a test of its own, not a line in a file of seeds.
        failure_persistence: None,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config
}
