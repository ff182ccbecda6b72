//! Fuzzing with cargo-fuzz, from and to the corpus files in `fuzz/corpus`.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::Mutex;
use std::{fs, thread};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::corpus;
use crate::tools::{self, Arguments};

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let pack = arguments.flag("--pack");
    let seconds = arguments.number(10);
    let targets = targets(arguments.0)?;
    tools::cargo_tool(shell, "cargo-fuzz")?;
    shell.change_dir("fuzz");
    let built = cmd!(shell, "cargo +nightly fuzz list").read()?;
    for target in &targets {
        ensure!(
            built.lines().any(|name| name == target),
            "{target} is not in fuzz/Cargo.toml"
        );
        unpack(target)?;
    }
    // There is no unsafe code for a sanitizer to watch, and the targets are many times as fast without one.
    cmd!(
        shell,
        "cargo +nightly fuzz build --all-features --sanitizer none"
    )
    .run()?;
    let queue = Mutex::new(targets.iter());
    let failures = Mutex::new(Vec::new());
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().ok().and_then(|mut queue| queue.next());
                    let Some(target) = next else { break };
                    match fuzz(target, seconds) {
                        Ok(summary) => println!("{target:<24} {summary}"),
                        Err(error) => {
                            println!("{target:<24} failed\n{error:#}");
                            failures
                                .lock()
                                .map(|mut list| list.push(target.as_str()))
                                .ok();
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap_or_default();
    ensure!(failures.is_empty(), "failed: {}", failures.join(", "));
    if pack {
        for target in &targets {
            minimize(shell, target)?;
        }
    }
    Ok(())
}

/// Returns the targets that `names` lists, or all.
pub(crate) fn targets(mut names: Vec<String>) -> Result<Vec<String>> {
    let mut targets = BTreeSet::new();
    for entry in fs::read_dir(tools::root().join("fuzz/fuzz_targets"))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        targets.insert(name.context("a name that is not UTF-8")?.to_owned());
    }
    if let Some(unknown) = names.iter().find(|name| !targets.contains(*name)) {
        bail!("no fuzz target has the name {unknown}");
    }
    if names.is_empty() {
        names.extend(targets);
    }
    Ok(names)
}

/// Fuzzes a target. Returns what libFuzzer reports.
fn fuzz(target: &str, seconds: u64) -> Result<String> {
    let shell = Shell::new()?;
    shell.change_dir(tools::root().join("fuzz"));
    let seconds = seconds.to_string();
    let output = cmd!(
        shell,
        "cargo +nightly fuzz run --all-features --sanitizer none {target} target/corpus/{target} --
         -max_total_time={seconds} -max_len=3200 -dict=dictionary.txt -print_final_stats=1 -verbosity=1"
    )
    .quiet()
    .ignore_status()
    .output()?;
    let log = String::from_utf8_lossy(&output.stderr);
    let after = |label: &str| log.rsplit_once(label)?.1.split_whitespace().next();
    let runs = after("stat::number_of_executed_units:");
    let (true, Some(runs), Some(coverage)) = (output.status.success(), runs, after(" cov: "))
    else {
        let lines: Vec<_> = log.lines().collect();
        bail!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
    };
    Ok(format!("{runs:>12} runs, coverage {coverage}"))
}

/// Writes each input of a corpus file to a file of its own.
fn unpack(target: &str) -> Result<()> {
    let fuzz = tools::root().join("fuzz");
    let folder = fuzz.join("target/corpus").join(target);
    fs::create_dir_all(&folder)?;
    for input in corpus::read(&corpus_file(&fuzz, target)).unwrap_or_default() {
        let mut hasher = DefaultHasher::new();
        input.hash(&mut hasher);
        fs::write(folder.join(format!("{:016x}", hasher.finish())), input)?;
    }
    Ok(())
}

/// Keeps the smallest inputs with the same coverage, and writes them to the corpus file.
fn minimize(shell: &Shell, target: &str) -> Result<()> {
    cmd!(
        shell,
        "cargo +nightly fuzz cmin --all-features --sanitizer none {target} target/corpus/{target} -- -use_counters=0 -max_len=3200"
    )
    .ignore_stderr()
    .run()?;
    let fuzz = tools::root().join("fuzz");
    let mut inputs = BTreeSet::new();
    for entry in fs::read_dir(fuzz.join("target/corpus").join(target))? {
        inputs.insert(fs::read(entry?.path())?);
    }
    fs::write(corpus_file(&fuzz, target), corpus::format(&inputs))?;
    println!("{target}: {} inputs", inputs.len());
    Ok(())
}

fn corpus_file(fuzz: &Path, target: &str) -> std::path::PathBuf {
    fuzz.join(format!("corpus/{target}.txt"))
}
