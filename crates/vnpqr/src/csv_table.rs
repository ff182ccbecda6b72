//! Records as CSV: one row per line, with the fields and the slots of the extension.
//!
//! An absent value is an empty cell; no value is empty, so this is unambiguous. The slots from the sixth on share a
//! cell, separated by `<` as in the payload. If lines are read leniently, there is a cell that lists the
//! repairs, the row of an invalid line holds its valid fields, and the last cells hold the columns of cards.

use std::io;

use csv::Writer;
use serde_json::Value;
use vn_personal_qr::detect::Detected;
use vn_personal_qr::lenient::{LenientField, LenientPayload, Repairs};
use vn_personal_qr::{Gender, HealthCard, IdNumber, Phone, Qid, Signature};

use crate::record::{DetectedRecord, Record, WriteRecord};
use crate::settings::{language, localized};

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

/// The last columns if lines are read leniently: the kind, and the columns of cards that payloads do not have.
const CARD_COLUMNS: [&str; 17] = [
    "kind",
    "old_number",
    "address",
    "issued",
    "canceled_number",
    "father",
    "mother",
    "facility",
    "valid_from",
    "valid_to",
    "management_number",
    "parent",
    "area_code",
    "five_years_from",
    "check_text",
    "benefit_level",
    "place_of_issue",
];

/// The columns after them if there are keys.
const VERIFICATION_COLUMNS: [&str; 4] =
    ["verified", "verification_code", "key_id", "uncovered_slots"];

/// Appends rows to a buffer; the last rows when it is dropped.
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

/// Returns the header line.
pub(crate) fn header(with_file: bool, with_keys: bool, with_repairs: bool) -> String {
    let file = if with_file { "file," } else { "" };
    let keys = if with_keys {
        format!(",{}", VERIFICATION_COLUMNS.join(","))
    } else {
        String::new()
    };
    let repairs = if with_repairs {
        format!(",repairs,{}", CARD_COLUMNS.join(","))
    } else {
        String::new()
    };
    format!("{file}{}{keys}{repairs}\n", COLUMNS.join(","))
}

/// Returns `code` or `field:code` of each repair, with a `?` after those that are assumed.
fn repairs_cell(lenient: &LenientPayload<'_>) -> String {
    let mut cells = codes("", lenient.repairs(), "");
    for field in lenient.fields() {
        let prefix = format!("{}:", field.field());
        let suffix = if field.is_assumed() { "?" } else { "" };
        cells.extend(codes(&prefix, field.repairs(), suffix));
    }
    cells.join(" ")
}

fn codes(prefix: &str, repairs: Repairs, suffix: &str) -> Vec<String> {
    let codes = repairs.into_iter();
    codes
        .map(|repair| format!("{prefix}{}{suffix}", repair.code()))
        .collect()
}

impl WriteRecord for CsvTable<'_> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        if let Some(file) = record.file {
            self.0.write_field(file)?;
        }
        let mut line = itoa::Buffer::new();
        let line = line.format(record.line).as_bytes();
        match &record.result {
            Ok(decoded) => {
                let payload = &decoded.payload;
                let extension = payload.extension();
                self.cells([
                    line,
                    b"true",
                    if decoded.is_canonical() {
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
            Err(error) => {
                // An invalid line has no value for `canonical`.
                self.cells([line, b"false", b""])?;
                // Fields and slots have the order of their columns.
                let mut fields = record.lenient.into_iter().flat_map(LenientPayload::fields);
                for _ in 0..11 {
                    let field = fields.next();
                    let value = field.as_ref().and_then(LenientField::named_value);
                    self.0.write_field(value.unwrap_or_default())?;
                }
                self.cells([
                    error.code(),
                    error.field().unwrap_or_default(),
                    itoa::Buffer::new().format(error.offset()),
                    &localized(error).to_string(),
                ])?;
            }
        }
        if record.with_keys {
            match &record.verification {
                None => self.cells(["", "", "", ""])?,
                Some(Err(error)) => self.cells(["false", error.code(), "", ""])?,
                Some(Ok(verified)) => {
                    let has_unsigned_slots = if verified.has_unsigned_slots() {
                        "true"
                    } else {
                        "false"
                    };
                    self.cells(["true", "", verified.key_id().as_str(), has_unsigned_slots])?;
                }
            }
        }
        if let Some(kind) = record.kind {
            let of_payload = record.lenient.map_or_else(String::new, repairs_cell);
            let cells: Vec<_> = match record.detected {
                Some(Detected::Armor(armored)) => codes("", armored.repairs(), ""),
                _ => Vec::new(),
            };
            let cells = cells.into_iter().chain(Some(of_payload));
            let cells: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
            self.0.write_field(cells.join(" "))?;
            self.cells([kind])?;
            self.cells([""; CARD_COLUMNS.len() - 1])?;
        }
        // Ends the row.
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn write_detected(&mut self, record: &DetectedRecord<'_>) -> io::Result<()> {
        // The members of the JSON record are the cells.
        let json = serde_json::to_value(record.detected)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let value = |name: &str| match text(&json["sound"][name]) {
            empty if empty.is_empty() => text(&json["partial"][name]),
            value => value,
        };
        if let Some(file) = record.file {
            self.0.write_field(file)?;
        }
        let is_ok = json["ok"] == true;
        self.cells([
            itoa::Buffer::new().format(record.line),
            if is_ok { "true" } else { "false" },
            "",
        ])?;
        for name in COLUMNS.iter().skip(3).take(11) {
            self.0.write_field(value(name))?;
        }
        let error = &json["error"];
        let message = language().pick(("message", "message_vi"));
        let offset = error["offset"].as_u64().map(|offset| offset.to_string());
        self.cells([
            text(&error["code"]),
            text(&error["field"]),
            offset.unwrap_or_default(),
            text(&error[message]),
        ])?;
        if record.with_keys {
            self.cells([""; VERIFICATION_COLUMNS.len()])?;
        }
        let repairs = json["repairs"].as_array().into_iter().flatten();
        let repairs: Vec<_> = repairs
            .map(|repair| {
                let field = repair["field"].as_str();
                let prefix = field.map(|field| format!("{field}:")).unwrap_or_default();
                let suffix = if repair["assumed"] == true { "?" } else { "" };
                format!("{prefix}{}{suffix}", text(&repair["code"]))
            })
            .collect();
        self.cells([repairs.join(" "), text(&json["kind"])])?;
        for name in CARD_COLUMNS.iter().skip(1) {
            self.0.write_field(value(name))?;
        }
        // Ends the row.
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }
}
