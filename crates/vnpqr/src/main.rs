//! `vnpqr`: look at, check, decode and encode personal QR payloads, for people and pipelines.
//!
//! Arguments, files, progress and exit codes; what a payload is, the library knows.
#![forbid(unsafe_code)]

mod args;
mod armor;
mod batch;
mod check;
mod complaint;
mod csv_table;
mod declare;
mod decode;
mod draw;
mod encode;
mod excerpt;
mod fault;
mod help;
mod hex;
mod input;
mod interrupt;
mod json;
mod keygen;
mod keys;
mod language;
mod lines;
mod ndjson;
mod outcome;
mod output;
mod pictures;
mod progress;
mod read;
mod record;
mod scan;
mod shell;
mod show;
mod sign;
mod text;
mod today;
mod vectors;
mod verify;
mod visible_json;

use std::process::ExitCode;

use args::{Command, Request};
use outcome::{Failure, Verdict};
use output::Output;

fn main() -> ExitCode {
    let outcome = match args::read() {
        Request::Run(command) => run(command),
        Request::Print(text) => Output::print(text.as_bytes()).map(|()| Verdict::Good),
        Request::Refused => return ExitCode::from(2),
    };
    match outcome {
        Ok(Verdict::Good) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Verdict::Bad) => ExitCode::from(1),
        Err(failure) => {
            complaint::complain(failure);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Verdict, Failure> {
    match command {
        Command::Show(text) => show::run(&text),
        Command::Check(text) => check::run(&text),
        Command::Read(text) => read::run(&text),
        Command::Scan(arguments) => scan::run(&arguments),
        Command::Armor(arguments) => armor::armor(&arguments),
        Command::Unarmor(arguments) => armor::unarmor(&arguments),
        Command::Keygen(arguments) => keygen::run(&arguments),
        Command::Sign(arguments) => sign::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Draw(arguments) => draw::run(&arguments),
        Command::Declare(arguments) => declare::run(&arguments),
        Command::Decode(arguments) => decode::run(&arguments),
        Command::Encode(arguments) => encode::run(arguments),
        Command::Vectors(arguments) => vectors::run(&arguments),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { command } => shell::man(command.as_deref()),
    }
}
