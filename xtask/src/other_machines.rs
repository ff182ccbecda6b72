//! The codec's tests, optimized, on emulated machines: 64-bit ARM with its own vector instructions, and PowerPC, which is 32-bit and
//! big-endian.

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

const TARGETS: [&str; 2] = ["aarch64-unknown-linux-gnu", "powerpc-unknown-linux-gnu"];

/// Modules of the codec's tests that depend on the machine.
const MODULES: [&str; 7] = [
    "fuzz_laws::",
    "crashes::",
    "errors::",
    "fields::",
    "laws::",
    "vectors::",
    "zero_copy::",
];

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    let mut targets = arguments.0;
    if targets.is_empty() {
        targets = TARGETS.map(str::to_owned).to_vec();
    }
    shell.set_var("CARGO_PROFILE_DEV_OPT_LEVEL", "3");
    for target in &targets {
        let machine = install(shell, target)?;
        let variable = target.to_uppercase().replace('-', "_");
        let emulator = format!("qemu-{} -L /usr/{machine}-linux-gnu", emulated(machine));
        shell.set_var(
            format!("CARGO_TARGET_{variable}_LINKER"),
            format!("{machine}-linux-gnu-gcc"),
        );
        shell.set_var(format!("CARGO_TARGET_{variable}_RUNNER"), emulator);
        let features = "--features=arbitrary,lenient";
        cmd!(
            shell,
            "cargo test --quiet --target {target} {features} --lib"
        )
        .run()?;
        cmd!(
            shell,
            "cargo test --quiet --target {target} {features} --test codec -- {MODULES...}"
        )
        .run()?;
    }
    Ok(())
}

/// Installs the standard library, a linker and an emulator. Returns the machine's name.
pub(crate) fn install<'a>(shell: &Shell, target: &'a str) -> Result<&'a str> {
    let (machine, _) = target
        .split_once('-')
        .context("a target has a machine and a system")?;
    cmd!(shell, "rustup --quiet target add {target}").run()?;
    let debian = if machine == "aarch64" {
        "arm64"
    } else {
        machine
    };
    let linker = format!("{machine}-linux-gnu-gcc");
    tools::debian(
        shell,
        &[
            (&format!("qemu-{}", emulated(machine)), "qemu-user"),
            (&linker, &format!("gcc-{machine}-linux-gnu")),
            (&linker, &format!("libc6-dev-{debian}-cross")),
        ],
    )?;
    Ok(machine)
}

/// Returns the name of a machine in qemu.
fn emulated(machine: &str) -> &str {
    if machine == "powerpc" { "ppc" } else { machine }
}
