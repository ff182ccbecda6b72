//! The codec on an emulated Cortex-M4 without an allocator: that it works, its flash and stack, and that it contains no code that
//! panics.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

const TARGET: &str = "thumbv7em-none-eabi";

/// Where RAM begins in `memory.x`, and with it the file with the contents of the RAM.
const RAM: usize = 0x2100_0000;

/// What `paint-stack` writes to the stack before the program runs.
const PAINT: [u8; 4] = [0xCC; 4];

/// Crates in which armor may panic: the compiler cannot prove that their bounds checks hold.
const MAY_PANIC: [&str; 2] = ["/base64-", "/crc-"];

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    tools::debian(
        shell,
        &[
            ("qemu-system-arm", "qemu-system-arm"),
            ("addr2line", "binutils"),
        ],
    )?;
    cmd!(shell, "rustup --quiet target add {TARGET}").run()?;
    cmd!(shell, "rustup --quiet component add llvm-tools").run()?;
    shell.change_dir("bare-metal");
    let board = Board::new(shell)?;
    board.run("bare-metal")?;

    let mut sizes = BTreeMap::new();
    println!("{:<16} {:>8} {:>8}", "bytes", "flash", "stack");
    for binary in binaries()? {
        board.run(&binary)?;
        let size = (board.flash(&binary)?, board.stack(&binary)?);
        println!("{binary:<16} {:>8} {:>8}", size.0, size.1);
        sizes.insert(binary, size);
    }
    println!("more than size_empty:");
    let empty = sizes.get("size_empty").copied().unwrap_or_default();
    for (binary, (flash, stack)) in &sizes {
        println!(
            "{binary:<16} {:>8} {:>8}",
            flash.saturating_sub(empty.0),
            stack.saturating_sub(empty.1)
        );
    }

    let mut can_panic = false;
    for binary in sizes.keys() {
        let is_allowed = |call: &&Vec<String>| {
            let location = call
                .iter()
                .find(|function| !function.contains("/library/core/"));
            let location = location.map_or("", String::as_str);
            binary.starts_with("size_armo") && MAY_PANIC.iter().any(|name| location.contains(name))
        };
        let calls = board.panics(binary)?;
        let allowed = calls.iter().filter(is_allowed).count();
        for call in calls.iter().filter(|call| !is_allowed(call)) {
            can_panic = true;
            println!("{binary} can panic:\n  {}", call.join("\n    in "));
        }
        println!(
            "{binary}: {} calls that panic, {allowed} of them allowed",
            calls.len()
        );
    }
    ensure!(!can_panic, "code that can panic");
    Ok(())
}

/// Returns the names of the programs that are measured.
fn binaries() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(tools::root().join("bare-metal/src/bin"))? {
        let path = entry?.path();
        names.push(
            path.file_stem()
                .and_then(|name| name.to_str())
                .context("a name that is not UTF-8")?
                .to_owned(),
        );
    }
    names.sort();
    Ok(names)
}

/// The emulated board, whose RAM is a file.
struct Board<'a> {
    shell: &'a Shell,
    llvm: PathBuf,
    release: PathBuf,
    memory: PathBuf,
}

impl<'a> Board<'a> {
    fn new(shell: &'a Shell) -> Result<Self> {
        let version = cmd!(shell, "rustc -vV").quiet().read()?;
        let host = version
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .context("no host")?;
        let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| tools::root().join("bare-metal/target"), PathBuf::from);
        let memory = target.join("memory");
        fs::create_dir_all(&memory)?;
        Ok(Self {
            shell,
            llvm: Path::new(&sysroot)
                .join("lib/rustlib")
                .join(host)
                .join("bin"),
            release: target.join(TARGET).join("release"),
            memory,
        })
    }

    fn run(&self, binary: &str) -> Result<()> {
        let memory = self.memory.join(binary);
        let _ = fs::remove_file(&memory);
        let ram = format!(
            "memory-backend-file,id=ram,size=16M,mem-path={},share=on",
            memory.display()
        );
        // A fault hangs the program.
        cmd!(
            self.shell,
            "timeout 300 cargo run --quiet --release --bin {binary} -- -machine memory-backend=ram -object {ram}"
        )
        // It would replace the linker arguments in bare-metal/.cargo/config.toml.
        .env_remove("RUSTFLAGS")
        .stdin("")
        .quiet()
        .run()?;
        Ok(())
    }

    fn tool(&self, name: &str, arguments: &[&str], binary: &str) -> Result<String> {
        let (tool, file) = (self.llvm.join(name), self.release.join(binary));
        Ok(cmd!(self.shell, "{tool} {arguments...} {file}")
            .quiet()
            .read()?)
    }

    /// Returns the bytes of code, constants and initial values of variables.
    fn flash(&self, binary: &str) -> Result<usize> {
        let output = self.tool("llvm-size", &[], binary)?;
        let row = output.lines().nth(1).context("no sizes")?;
        row.split_whitespace()
            .take(2)
            .map(|number| Ok(number.parse::<usize>()?))
            .sum()
    }

    /// Returns the bytes of stack that the last run has used.
    fn stack(&self, binary: &str) -> Result<usize> {
        let symbols = self.tool("llvm-nm", &[], binary)?;
        let address = |name: &str| -> Result<usize> {
            let line = symbols
                .lines()
                .find(|line| line.ends_with(&format!(" {name}")));
            let digits = line
                .and_then(|line| line.split(' ').next())
                .with_context(|| format!("no symbol {name}"))?;
            Ok(usize::from_str_radix(digits, 16)? - RAM)
        };
        let memory = fs::read(self.memory.join(binary))?;
        let Some(stack) = memory.get(address("_stack_end")?..address("_stack_start")?) else {
            bail!("the stack is outside of the RAM");
        };
        let unused = stack.chunks(4).take_while(|word| *word == PAINT).count();
        Ok(stack.len() - 4 * unused)
    }

    /// Returns every call of a function that panics: the functions that it is inlined in, innermost first.
    fn panics(&self, binary: &str) -> Result<Vec<Vec<String>>> {
        let code = self.tool(
            "llvm-objdump",
            &["--disassemble", "--demangle", "--no-show-raw-insn"],
            binary,
        )?;
        let file = self.release.join(binary);
        let mut calls = Vec::new();
        let mut in_panic = false;
        for line in code.lines() {
            if let Some((_, function)) = line
                .strip_suffix(">:")
                .and_then(|line| line.split_once(" <"))
            {
                in_panic = panics(function);
                continue;
            }
            let Some((address, instruction)) = line.split_once(':') else {
                continue;
            };
            let mut words = instruction
                .split('\t')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            let is_branch = words.next().is_some_and(|word| word.starts_with('b'));
            let called = instruction
                .split_once('<')
                .map_or("", |(_, function)| function.trim_end_matches('>'));
            if in_panic || !is_branch || !panics(called) {
                continue;
            }
            let address = format!("0x{}", address.trim());
            let places = cmd!(
                self.shell,
                "addr2line --inlines --functions --demangle --exe {file} {address}"
            )
            .quiet()
            .read()?;
            let places: Vec<_> = places.lines().collect();
            calls.push(places.chunks(2).map(|place| place.join(", ")).collect());
        }
        if calls.is_empty() {
            // Called through a pointer.
            let symbols = self.tool("llvm-nm", &["--demangle"], binary)?;
            let names = symbols
                .lines()
                .filter_map(|line| line.splitn(3, ' ').nth(2));
            let linked = names.filter(|name| panics(name));
            calls.extend(linked.map(|name| vec![name.to_owned()]));
        }
        Ok(calls)
    }
}

/// Returns whether a function of `core` belongs to the machinery of panics.
fn panics(function: &str) -> bool {
    let Some(name) = function.strip_prefix("core::") else {
        return false;
    };
    let name = name.split('+').next().unwrap_or(name);
    name.starts_with("panicking::") || name.contains("_fail")
}
