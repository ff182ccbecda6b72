//! `vnpqr`: shows, checks, decodes and encodes personal QR payloads.
//!
//! This program handles arguments, files, progress and exit codes. The rules of the format are in `vn-personal-qr`.
#![forbid(unsafe_code)]

mod args;
mod batch;
mod commands;
mod csv_table;
mod escaped_json;
mod excerpt;
mod exit;
mod help;
mod hex;
mod input;
mod interrupt;
mod json;
mod keys;
mod language;
mod lines;
#[cfg(test)]
mod messages_page;
mod ndjson;
mod output;
mod payload_error;
mod pictures;
mod pool;
mod progress;
mod record;
mod stderr;
mod text;
mod today;

use std::process::ExitCode;

use args::Request;
use exit::{CommandError, Status};
use output::Output;

fn main() -> ExitCode {
    let result = match args::parse() {
        Request::Run(command) => commands::run(command),
        Request::Print(text) => Output::print(text.as_bytes()).map(|()| Status::Success),
        Request::UsageError => return ExitCode::from(2),
    };
    match result {
        Ok(Status::Success) | Err(CommandError::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Status::InvalidInput) => ExitCode::from(1),
        Err(error) => {
            stderr::report(error);
            ExitCode::from(2)
        }
    }
}
