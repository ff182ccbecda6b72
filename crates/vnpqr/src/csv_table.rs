//! Records as CSV: a row for each line, the slots of the extension beside the fields.
//!
//! What is absent is an empty cell. No value is an empty text, so nothing is lost by that. The slots from the sixth on
//! share a cell, divided as they are in the payload. Where lines are read leniently there is a last cell with the repairs,
//! and a row that is not valid holds what is sound.

use std::io;

use csv::Writer;
use vn_personal_qr::{Gender, HealthCard, IdNumber, Phone, Qid, Signature};

use crate::record::{Record, Tolerated, WriteRecord, value_of};

const COLUMNS: [&str; 18] = [
    "line",
    "ok",
    "canonical",
    "id_number",
    "name",
    "birth_date",
    "declaration",
    "qid",
    "declarant_qid",
    "gender",
    "health_card",
    "phone",
    "signature",
    "other",
    "error_code",
    "error_field",
    "error_offset",
    "error_message",
];

/// The columns behind them where there are keys.
const VERIFICATION: [&str; 4] = ["verified", "verification_code", "key_id", "uncovered_slots"];

/// Appends to the bytes; the last rows when it is dropped.
pub(crate) struct CsvTable<'o>(Writer<&'o mut Vec<u8>>);

impl<'o> CsvTable<'o> {
    fn cells<const N: usize>(&mut self, cells: [impl AsRef<[u8]>; N]) -> csv::Result<()> {
        for cell in cells {
            self.0.write_field(cell)?;
        }
        Ok(())
    }

    pub(crate) fn new(bytes: &'o mut Vec<u8>) -> Self {
        Self(Writer::from_writer(bytes))
    }
}

/// The row with the names of the columns, for records with or without their file, their verification and their repairs.
pub(crate) fn head(with_file: bool, with_keys: bool, with_repairs: bool) -> String {
    let file = if with_file { "file," } else { "" };
    let keys = if with_keys {
        format!(",{}", VERIFICATION.join(","))
    } else {
        String::new()
    };
    let repairs = if with_repairs { ",repairs" } else { "" };
    format!("{file}{}{keys}{repairs}\n", COLUMNS.join(","))
}

/// `code` or `field:code`, and a `?` behind what is assumed.
fn repairs_cell(tolerated: Tolerated<'_>) -> String {
    let mut cell = String::new();
    for repaired in tolerated.repairs() {
        if !cell.is_empty() {
            cell.push(' ');
        }
        if let Some(field) = repaired.field {
            cell.push_str(field);
            cell.push(':');
        }
        cell.push_str(repaired.code);
        if repaired.assumed {
            cell.push('?');
        }
    }
    cell
}

impl WriteRecord for CsvTable<'_> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        if let Some(file) = record.file {
            self.0.write_field(file)?;
        }
        let mut line = itoa::Buffer::new();
        let line = line.format(record.line).as_bytes();
        match &record.judgment {
            Ok(valid) => {
                let payload = &valid.payload;
                let extension = payload.extension();
                self.cells([
                    line,
                    b"true",
                    if valid.is_canonical() {
                        b"true"
                    } else {
                        b"false"
                    },
                    payload.id_number().map_or(b"", IdNumber::as_bytes),
                    payload.name().as_bytes(),
                    payload.birth_date().as_bytes(),
                    payload.declaration_kind().name().as_bytes(),
                    payload.qid().as_bytes(),
                    extension.declarant_qid().map_or(b"", Qid::as_bytes),
                    extension.gender().map_or("", Gender::name).as_bytes(),
                    extension.health_card().map_or(b"", HealthCard::as_bytes),
                    extension.phone().map_or(b"", Phone::as_bytes),
                    extension.signature().map_or(b"", Signature::as_bytes),
                    extension.other().as_bytes(),
                    b"",
                    b"",
                    b"",
                    b"",
                ])?;
            }
            Err(fault) => {
                // Not canonical either.
                self.cells([line, b"false", b""])?;
                // Fields and slots are read in the order of their columns.
                let mut fields = record.tolerated.into_iter().flat_map(Tolerated::fields);
                for _ in 0..11 {
                    let field = fields.next();
                    self.0.write_field(field.as_ref().map_or("", value_of))?;
                }
                self.cells([
                    fault.code(),
                    fault.field().unwrap_or_default(),
                    itoa::Buffer::new().format(fault.offset()),
                    &fault.sentence(record.language).to_string(),
                ])?;
            }
        }
        if record.with_keys {
            match &record.verification {
                None => self.cells(["", "", "", ""])?,
                Some(Err(error)) => self.cells(["false", error.code(), "", ""])?,
                Some(Ok(verified)) => {
                    let uncovered = if verified.has_unsigned_slots() {
                        "true"
                    } else {
                        "false"
                    };
                    self.cells(["true", "", verified.key_id().as_str(), uncovered])?;
                }
            }
        }
        if let Some(tolerated) = record.tolerated {
            self.0.write_field(repairs_cell(tolerated))?;
        }
        // Ends the row.
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }
}
