//! `vnpqr encode`

use std::io::{self, Write as _};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;
use vn_personal_qr::PersonalQrBuf;

use crate::args::Encode;
use crate::batch::{self, Results};
use crate::complaint::complain;
use crate::input::{self, Input};
use crate::json::{self, Refusal};
use crate::lines::{BLOCK, Block};
use crate::outcome::{Failure, Verdict};
use crate::output::Output;

pub(crate) fn run(arguments: Encode) -> Result<Verdict, Failure> {
    let jobs = arguments.batch.run.jobs();
    let input = Input::new(arguments.batch.files)?;
    let output = Output::to(arguments.batch.run.output.as_deref())?;
    let (output, tally) = batch::run(input, output, jobs, encode)?;
    if tally.bad == 0 {
        output.finish()?;
        return Ok(Verdict::Good);
    }
    let not_written = if output.is_standard() {
        ""
    } else {
        "; the output file is not written"
    };
    complain(format_args!(
        "{} of {} lines are bad{not_written}",
        tally.bad, tally.lines
    ));
    Ok(Verdict::Bad)
}

fn encode(block: &Block, results: &mut Results) -> io::Result<()> {
    for line in block.lines() {
        let payload = if block.is_cut {
            Err(Refusal::of_whole(format!(
                "the line is longer than {BLOCK} bytes"
            )))
        } else {
            read(line.text)
        };
        results.tally.lines += 1;
        match payload {
            Ok(payload) => writeln!(results.bytes, "{}", payload.as_str())?,
            Err(refusal) => {
                results.tally.bad += 1;
                let file = input::place(Path::new(&*block.file));
                let number = line.number;
                writeln!(
                    results.complaints,
                    "vnpqr: {file}: line {number}: {refusal}"
                )?;
            }
        }
    }
    Ok(())
}

/// What `decode` writes for a line, as far as `encode` needs it.
#[derive(Deserialize)]
struct Record {
    value: Option<PersonalQrBuf>,
    error: Option<IgnoredAny>,
}

/// A value, alone or in a record.
fn read(line: &[u8]) -> Result<PersonalQrBuf, Refusal> {
    let record = json::read_object::<Record>(line)?;
    match (record.value, record.error) {
        (Some(payload), _) => Ok(payload),
        (None, Some(_)) => Err(Refusal::of_whole("the record of an error; it has no value")),
        (None, None) => json::read_object(line),
    }
}
