//! Checks that take more than one cargo command. `cargo xtask` lists them.

mod api;
mod bare_metal;
mod benchmarks;
#[path = "../../fuzz/src/corpus.rs"]
mod corpus;
mod coverage;
mod fuzz;
mod instructions;
mod minimal_versions;
mod miri;
mod mutants;
mod nightly;
mod other_machines;
mod package;
mod peers;
mod registry;
mod storm;
mod tools;

use std::env;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use xshell::Shell;

use crate::tools::Arguments;

/// A subcommand.
struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Shell, Arguments) -> Result<()>,
}

#[rustfmt::skip]
const TASKS: &[Task] = &[
    Task { name: "api", arguments: "[--write]", run: api::run,
        about: "compare the public interface of each package with api/" },
    Task { name: "bare-metal", arguments: "", run: bare_metal::run,
        about: "run the codec on an emulated Cortex-M4: flash, stack, no panics" },
    Task { name: "benchmarks", arguments: "[SECONDS]", run: benchmarks::run,
        about: "write BENCHMARKS.md from one run" },
    Task { name: "coverage", arguments: "", run: coverage::run,
        about: "require that the tests cover 98 % of the lines of the libraries" },
    Task { name: "fuzz", arguments: "[SECONDS] [TARGET]... [--pack]", run: fuzz::run,
        about: "run the fuzz targets; --pack writes the smallest corpus to fuzz/corpus" },
    Task { name: "instructions", arguments: "[--write]", run: instructions::run,
        about: "compare instruction counts with benches/instructions.tsv" },
    Task { name: "minimal-versions", arguments: "", run: minimal_versions::run,
        about: "build with the oldest versions of the direct dependencies" },
    Task { name: "miri", arguments: "", run: miri::run,
        about: "run tests under miri, little-endian and big-endian" },
    Task { name: "mutants", arguments: "[--shard K/N] [ARGUMENT]...", run: mutants::run,
        about: "check that the tests catch small changes to the code" },
    Task { name: "nightly", arguments: "[NAME]...", run: nightly::run,
        about: "run every check that takes long, and print a summary" },
    Task { name: "other-machines", arguments: "[TARGET]...", run: other_machines::run,
        about: "run the codec's tests on emulated ARM and big-endian PowerPC" },
    Task { name: "package", arguments: "", run: package::run,
        about: "build the packages to publish and check what they contain" },
    Task { name: "peers", arguments: "[NAME] [ARGUMENT]...", run: peers::run,
        about: "compare with independent implementations (Python, zbar, zint, ...)" },
    Task { name: "registry", arguments: "[RUNS | bench]", run: registry::run,
        about: "test the registries, with a PostgreSQL server, killing processes" },
    Task { name: "storm", arguments: "[SECONDS] [TARGET]...", run: storm::run,
        about: "check the laws of the fuzz targets for random texts" },
];

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(name) = arguments.next() else {
        println!("usage: cargo xtask NAME [ARGUMENT]...\n");
        for task in TASKS {
            println!("  {} {}\n      {}", task.name, task.arguments, task.about);
        }
        return ExitCode::SUCCESS;
    };
    match run(&name, Arguments(arguments.collect())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, arguments: Arguments) -> Result<()> {
    let task = TASKS.iter().find(|task| task.name == name);
    let task = task.with_context(|| format!("no task has the name {name}"))?;
    let shell = Shell::new()?;
    shell.change_dir(tools::root());
    // Nothing is debugged here, and most builds are built once.
    shell.set_var("CARGO_PROFILE_DEV_DEBUG", "0");
    shell.set_var("CARGO_INCREMENTAL", "0");
    (task.run)(&shell, arguments)
}
