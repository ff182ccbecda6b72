//! Every check that takes long, one after the other. A failure does not stop the others.

use std::fmt::Write as _;
use std::time::{Instant, SystemTime};

use anyhow::{Result, ensure};
use xshell::Shell;

use crate::tools::Arguments;

/// The arguments of `cargo xtask` for each check. The first one, or the second of `peers`, is its name.
const CHECKS: &[&[&str]] = &[
    &["api"],
    &["package"],
    &["instructions"],
    &["bare-metal"],
    &["minimal-versions"],
    &["registry", "20"],
    &["peers", "names"],
    &["peers", "armor"],
    &["peers", "signatures"],
    &["peers", "command"],
    &["peers", "symbols", "2000"],
    &["peers", "pictures"],
    &["coverage"],
    &["other-machines"],
    &["miri"],
    &["fuzz", "300"],
    &["storm", "60"],
    &["mutants", "--shard"],
];

/// Parts of the mutants. Each day has another part.
const SHARDS: u64 = 50;

pub(crate) fn run(_: &Shell, arguments: Arguments) -> Result<()> {
    let names = arguments.0;
    let unknown = names
        .iter()
        .find(|name| !CHECKS.iter().any(|check| name_of(check) == *name));
    let all: Vec<_> = CHECKS.iter().map(|check| name_of(check)).collect();
    ensure!(unknown.is_none(), "the names are {}", all.join(", "));
    let mut summary = String::new();
    let mut failures = 0;
    for check in CHECKS {
        let name = name_of(check);
        if !names.is_empty() && !names.iter().any(|chosen| chosen == name) {
            continue;
        }
        println!("\n=== {name}");
        let mut arguments: Vec<_> = check[1..]
            .iter()
            .map(|argument| (*argument).to_owned())
            .collect();
        if name == "mutants" {
            let days = SystemTime::now()
                .duration_since(SystemTime::UNIX_EPOCH)?
                .as_secs()
                / 86_400;
            arguments.push(format!("{}/{SHARDS}", days % SHARDS));
        }
        let start = Instant::now();
        let result = crate::run(check[0], Arguments(arguments));
        let seconds = start.elapsed().as_secs();
        let outcome = match result {
            Ok(()) => "passed".to_owned(),
            Err(error) => {
                failures += 1;
                eprintln!("error: {error:#}");
                format!(
                    "failed: {}",
                    error.to_string().lines().next().unwrap_or_default()
                )
            }
        };
        writeln!(summary, "{name:<18} {seconds:>6} s  {outcome}")?;
    }
    println!("\n{summary}");
    ensure!(failures == 0, "{failures} checks failed");
    Ok(())
}

fn name_of<'a>(check: &[&'a str]) -> &'a str {
    match check {
        ["peers", name, ..] | [name, ..] => name,
        [] => "",
    }
}
