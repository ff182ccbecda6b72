//! `vnpqr encode`

use std::io::{self, Write as _};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;
use vn_personal_qr::PersonalQrBuf;

use crate::args::Encode;
use crate::batch::{self, Results};
use crate::exit::{CommandError, Status};
use crate::input::{self, Input};
use crate::json::{self, JsonError};
use crate::lines::{BLOCK, Block};
use crate::messages::Message;
use crate::output::Output;
use crate::stderr;

pub(super) fn run(arguments: &Encode) -> Result<Status, CommandError> {
    let jobs = arguments.batch.run.jobs();
    let run = &arguments.batch.run;
    let input = Input::new(arguments.batch.files.clone())?;
    let output = Output::open(run.output.as_deref(), run.force)?;
    let (output, counts) = batch::run(input, output, jobs, encode_block)?;
    if counts.invalid == 0 {
        output.finish()?;
        return Ok(Status::Success);
    }
    let summary = if output.is_standard() {
        Message::LinesNotValid
    } else {
        Message::OutputNotWritten
    };
    stderr::note(summary.with(&[&counts.invalid, &counts.total]));
    Ok(Status::InvalidInput)
}

fn encode_block(block: &Block, results: &mut Results) -> io::Result<()> {
    for line in block.lines() {
        let payload = if block.is_cut {
            Err(JsonError::at_root(Message::LineTooLong.with(&[&BLOCK])))
        } else {
            read_value(line.text)
        };
        results.counts.total += 1;
        match payload {
            Ok(payload) => writeln!(results.bytes, "{}", payload.as_str())?,
            Err(error) => {
                results.counts.invalid += 1;
                let file = input::place(Path::new(&*block.file));
                let message = Message::InLine.with(&[&file, &line.number, &error]);
                writeln!(results.messages, "vnpqr: {message}")?;
            }
        }
    }
    Ok(())
}

/// The members of a record of `decode` that `encode` needs.
#[derive(Deserialize)]
struct Record {
    value: Option<PersonalQrBuf>,
    error: Option<IgnoredAny>,
}

/// Reads a value, or a record with a value.
fn read_value(line: &[u8]) -> Result<PersonalQrBuf, JsonError> {
    let record = json::read_object::<Record>(line)?;
    match (record.value, record.error) {
        (Some(payload), _) => Ok(payload),
        (None, Some(_)) => Err(JsonError::at_root(Message::ErrorRecord)),
        (None, None) => json::read_object(line),
    }
}
