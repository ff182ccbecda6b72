//! `vnpqr decode`

use std::io;

use vn_personal_qr::MAX_LEN;
use vn_personal_qr::lenient::LenientOptions;
use vn_personal_qr_signature::KeySet;

use crate::args::{Decode, Format};
use crate::batch::{self, Tally};
use crate::complaint::complain;
use crate::csv_table::{self, CsvTable};
use crate::fault::Fault;
use crate::hex;
use crate::input::Input;
use crate::keys;
use crate::language::Language;
use crate::lines::{BLOCK, Block};
use crate::ndjson::Ndjson;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::record::{Record, Tolerated, Valid, WriteRecord};

pub(crate) fn run(arguments: &Decode) -> Result<Verdict, Failure> {
    let batch = &arguments.batch;
    let keys = match &arguments.keys {
        None => None,
        // Every thread looks into it until the process ends.
        Some(path) => Some(&*Box::leak(Box::new(keys::read_set(path, arguments.lang)?))),
    };
    let judge = Judge {
        hex: arguments.hex,
        tolerance: arguments.lenient.then_some(LenientOptions::ALL),
        only_errors: arguments.only_errors,
        language: arguments.lang,
        names_file: batch.files.len() > 1,
        keys,
    };
    let input = Input::new(batch.files.clone())?;
    let mut output = Output::to(batch.run.output.as_deref())?;
    let (output, tally) = match arguments.format {
        Format::Ndjson => batch::run(input, output, batch.run.jobs(), move |block, results| {
            let mut records = Ndjson(&mut results.bytes);
            judge.block(block, &mut records, &mut results.tally)
        }),
        Format::Csv => {
            let head = csv_table::head(judge.names_file, keys.is_some(), judge.tolerance.is_some());
            output.write(head.as_bytes())?;
            batch::run(input, output, batch.run.jobs(), move |block, results| {
                let mut records = CsvTable::new(&mut results.bytes);
                judge.block(block, &mut records, &mut results.tally)
            })
        }
    }?;
    output.finish()?;

    if !arguments.fail || tally.bad == 0 {
        return Ok(Verdict::Good);
    }
    complain(format_args!(
        "{} of {} lines are not {}",
        tally.bad,
        tally.lines,
        if keys.is_some() { "verified" } else { "valid" },
    ));
    Ok(Verdict::Bad)
}

/// Judges lines as the arguments ask for.
#[derive(Clone, Copy)]
struct Judge {
    hex: bool,
    /// If lines are to be repaired.
    tolerance: Option<LenientOptions>,
    only_errors: bool,
    language: Language,
    names_file: bool,
    keys: Option<&'static KeySet>,
}

impl Judge {
    fn block(
        self,
        block: &Block,
        records: &mut impl WriteRecord,
        tally: &mut Tally,
    ) -> io::Result<()> {
        // One byte more than any payload has is enough to refuse a longer one; what stands around it may be any length.
        let room = self.tolerance.map_or(MAX_LEN, |_| BLOCK);
        let mut bytes = vec![0; if self.hex { room + 1 } else { 0 }];
        for line in block.lines() {
            let text = if self.hex {
                hex::read(line.text, &mut bytes)
            } else {
                Ok(line.text)
            };
            let reading = match (text, self.tolerance) {
                // A line that is cut is too long, whatever the start of it holds.
                (Ok(text), Some(tolerance)) if !block.is_cut => Some(tolerance.read(text)),
                _ => None,
            };
            let judgment = text.and_then(|text| match &reading {
                Some(Ok(reading)) => Valid::read(reading, text),
                Some(Err(error)) => Err(Fault::NotAPayload(*error)),
                None => Valid::decode(text),
            });
            let verification = match (&judgment, self.keys) {
                (Ok(valid), Some(keys)) => Some(valid.verify(keys)),
                _ => None,
            };
            let is_good = judgment.is_ok() && !matches!(verification, Some(Err(_)));
            tally.lines += 1;
            tally.bad += u64::from(!is_good);
            if self.only_errors && is_good {
                continue;
            }
            records.write(&Record {
                file: self.names_file.then_some(&*block.file),
                line: line.number,
                judgment,
                with_keys: self.keys.is_some(),
                verification,
                tolerated: self
                    .tolerance
                    .map(|_| Tolerated(reading.as_ref().and_then(|reading| reading.as_ref().ok()))),
                language: self.language,
            })?;
        }
        Ok(())
    }
}
