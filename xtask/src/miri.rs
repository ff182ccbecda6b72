//! Tests under miri, on a 64-bit little-endian and a 32-bit big-endian machine.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::other_machines;
use crate::tools::Arguments;

const TARGETS: [&str; 2] = ["powerpc-unknown-linux-gnu", "x86_64-unknown-linux-gnu"];

/// Modules of the codec's tests that take minutes, not hours.
const MODULES: [&str; 10] = [
    "cards::",
    "codes::",
    "crashes::",
    "detect::",
    "display::",
    "errors::",
    "lenient_display::",
    "names::lists_each_repair",
    "names::reports_invalid_characters",
    "zero_copy::",
];

/// Tests that try thousands of texts, which shows nothing that a hundred do not.
const SKIPPED: [&str; 10] = [
    "a_byte_does_not_affect",
    "any_bytes",
    "any_two_non_ascii",
    "are_digits_checks",
    "blocks_and_bytes",
    "detects_no_kind_as_another",
    "detects_the_samples",
    "escape::tests",
    "fast_path_",
    "roundtrips_created_cards",
];

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    cmd!(
        shell,
        "rustup --quiet component add --toolchain nightly miri rust-src"
    )
    .run()?;
    shell.set_var("MIRIFLAGS", "-Zmiri-disable-isolation");
    shell.set_var("PROPTEST_CASES", "1");
    let skip: Vec<_> = SKIPPED.iter().flat_map(|name| ["--skip", name]).collect();
    let skip = &skip;
    for target in TARGETS {
        if target.starts_with("powerpc") {
            // The benchmarks' dependencies contain C code.
            other_machines::install(shell, target)?;
        }
        let test = [
            "+nightly",
            "miri",
            "test",
            "--quiet",
            "--target",
            target,
            "--features",
            "lenient",
        ];
        let test = &test;
        cmd!(shell, "timeout 1800 cargo {test...} --lib -- {skip...}").run()?;
        cmd!(
            shell,
            "timeout 1800 cargo {test...} --test codec -- {MODULES...} {skip...}"
        )
        .run()?;
    }
    Ok(())
}
