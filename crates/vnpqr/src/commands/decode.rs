//! `vnpqr decode`

use std::io;
use std::path::Path;

use vn_personal_qr::MAX_LEN;
use vn_personal_qr::detect::{self, CodeKind, Detected, UnknownReason};
use vn_personal_qr::lenient::LenientOptions;
use vn_personal_qr_signature::KeySet;

use crate::args::{Decode, Format};
use crate::batch::{self, LineCounts, Results};
use crate::csv_table::{self, CsvTable};
use crate::exit::{CommandError, Status};
use crate::input::{Input, place};
use crate::keys;
use crate::lines::{BLOCK, Block};
use crate::messages::Message;
use crate::ndjson::Ndjson;
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::record::{self, Decoded, DetectedRecord, Record, WriteRecord};
use crate::settings::is_quiet;
use crate::stderr;
use crate::text;

pub(super) fn run(arguments: &Decode) -> Result<Status, CommandError> {
    let batch = &arguments.batch;
    let keys = match &arguments.keys {
        None => None,
        // Worker threads may use the keys until the process ends.
        Some(path) => Some(&*Box::leak(Box::new(keys::read_set(path)?))),
    };
    let decoder = LineDecoder {
        hex: arguments.hex,
        lenient: arguments.lenient.then_some(LenientOptions::ALL),
        only_errors: arguments.only_errors,
        with_file: batch.files.len() > 1,
        keys,
    };
    let input = Input::new(batch.files.clone())?;
    let mut output = Output::open(batch.run.output.as_deref(), batch.run.force)?;
    let (output, counts) = match arguments.format {
        Format::Ndjson => batch::run(input, output, batch.run.jobs(), move |block, results| {
            warn_of_utf16(block, results);
            let mut records = Ndjson(&mut results.bytes);
            decoder.decode_block(block, &mut records, &mut results.counts)
        }),
        Format::Csv => {
            let header = csv_table::header(
                decoder.with_file,
                decoder.keys.is_some(),
                decoder.lenient.is_some(),
            );
            output.write(header.as_bytes())?;
            batch::run(input, output, batch.run.jobs(), move |block, results| {
                warn_of_utf16(block, results);
                let mut records = CsvTable::new(&mut results.bytes);
                decoder.decode_block(block, &mut records, &mut results.counts)
            })
        }
    }?;
    output.finish()?;

    if !arguments.fail || counts.invalid == 0 {
        return Ok(Status::Success);
    }
    let summary = match keys {
        Some(_) => Message::LinesNotVerified,
        None => Message::LinesNotValid,
    };
    stderr::note(summary.with(&[&counts.invalid, &counts.total]));
    Ok(Status::InvalidInput)
}

/// Adds a message about a file in UTF-16, whose lines are all invalid.
fn warn_of_utf16(block: &Block, results: &mut Results) {
    let first = block.lines().next().filter(|line| line.number == 1);
    if first.is_some_and(|line| text::is_utf16(line.text)) && !is_quiet() {
        let place = place(Path::new(&*block.file));
        let message = format!("vnpqr: {place}: {}\n", Message::Utf16);
        results.messages.extend(message.into_bytes());
    }
}

/// Decodes lines with the options of the command.
#[derive(Clone, Copy)]
struct LineDecoder {
    hex: bool,
    /// Set if lines are repaired.
    lenient: Option<LenientOptions>,
    only_errors: bool,
    with_file: bool,
    keys: Option<&'static KeySet>,
}

impl LineDecoder {
    fn decode_block(
        self,
        block: &Block,
        records: &mut impl WriteRecord,
        counts: &mut LineCounts,
    ) -> io::Result<()> {
        // One byte more than the limit shows that a line is too long. A lenient line may have white space of any
        // length.
        let limit = self.lenient.map_or(MAX_LEN, |_| BLOCK);
        let mut buffer = vec![0; if self.hex { limit + 1 } else { 0 }];
        for line in block.lines() {
            let text = if self.hex {
                text::decode_hex(line.text, &mut buffer)
            } else {
                Ok(line.text)
            };
            // A line that is cut is too long; its start is not read.
            let options = self.lenient.filter(|_| !block.is_cut);
            let detected = match (text, options) {
                (Ok(text), Some(_)) => Some(detect::read(text)),
                _ => None,
            };
            let read = match (&detected, text) {
                (Some(Detected::Armor(armored)), _) => armored.lenient_payload().map(Ok),
                (Some(Detected::Unknown(_)), Ok(text)) => options.map(|options| options.read(text)),
                _ => None,
            };
            let lenient = match &detected {
                Some(Detected::PersonalQr(payload)) => Some(Ok(payload)),
                _ => read.as_ref().map(Result::as_ref),
            };
            if let (Some(detected), None) = (&detected, lenient) {
                let is_valid = detected.is_valid() && self.keys.is_none();
                counts.total += 1;
                counts.invalid += u64::from(!is_valid);
                if !self.only_errors || !is_valid {
                    records.write_detected(&DetectedRecord {
                        file: self.with_file.then_some(&*block.file),
                        line: line.number,
                        detected,
                        with_keys: self.keys.is_some(),
                    })?;
                }
                continue;
            }
            let armored = detected
                .as_ref()
                .filter(|detected| matches!(detected, Detected::Armor(_)));
            let received = match armored {
                Some(Detected::Armor(armored)) => armored.payload().map_or(text, Ok),
                _ => text,
            };
            let result = received.and_then(|text| match lenient {
                Some(Ok(lenient)) => Decoded::lenient(lenient, text),
                Some(Err(error)) => Err(PayloadError::Decode(*error)),
                None => Decoded::strict(text),
            });
            let verification = match (&result, self.keys) {
                (Ok(decoded), Some(keys)) => Some(decoded.verify(keys)),
                _ => None,
            };
            let is_valid = result.is_ok() && !matches!(verification, Some(Err(_)));
            counts.total += 1;
            counts.invalid += u64::from(!is_valid);
            if self.only_errors && is_valid {
                continue;
            }
            records.write(&Record {
                file: self.with_file.then_some(&*block.file),
                line: line.number,
                kind: self.lenient.map(|_| {
                    let kind = detected.as_ref().map(Detected::kind);
                    kind.map_or("unknown", CodeKind::code)
                }),
                reason: match &detected {
                    Some(detected) => record::reason(detected.kind()),
                    None => (options.is_none() && self.lenient.is_some())
                        .then(|| UnknownReason::TooLong.code()),
                },
                result,
                with_keys: self.keys.is_some(),
                verification,
                lenient: lenient.and_then(Result::ok),
                detected: armored,
            })?;
        }
        Ok(())
    }
}
