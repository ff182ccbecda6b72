//! `vnpqr declare`

use std::borrow::Cow;
use std::fmt::Write as _;

use clap::builder::styling::AnsiColor;
use serde::{Deserialize, Serialize};
use vn_personal_qr::check::{Finding, Findings};
use vn_personal_qr::detect::{self, Detected};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{Field, MAX_LEN};
use vn_personal_qr_issuance::{Declaration, Draft, FieldErrors, RequestId};

use crate::args::Declare;
use crate::exit::{CommandError, Status};
use crate::json;
use crate::messages::Message;
use crate::output::Output;
use crate::settings::{colored, language, localized};
use crate::stderr;
use crate::text;
use crate::today::today;

use super::check::finding_lines;

pub(super) fn run(arguments: &Declare) -> Result<Status, CommandError> {
    let text = match &arguments.text {
        Some(text) => text::read_argument(Some(text), 4 * MAX_LEN)?,
        None => Vec::new(),
    };
    let detected;
    let draft = if text.is_empty() {
        Draft::new()
    } else if is_json(&text) {
        match json::read_object::<Form>(&text) {
            Ok(form) => form.into_draft(),
            Err(error) => {
                stderr::report(error);
                return Ok(Status::InvalidInput);
            }
        }
    } else {
        detected = detect::read(&text);
        match &detected {
            Detected::IdentityCard(card) => card.into(),
            Detected::InsuranceCard(card) => card.into(),
            _ => {
                stderr::report(Message::NoDeclaration);
                return Ok(Status::InvalidInput);
            }
        }
    };
    let draft = with_options(draft, arguments);
    let result = draft.declare();
    let findings = result
        .as_ref()
        .map_or(Findings::NONE, |declaration| declaration.findings(today()));
    // The platform would refuse it.
    let is_unborn = findings.contains(Finding::BirthDateInFuture);
    let report = if arguments.json {
        as_json(&draft, &result, findings)?
    } else if is_unborn {
        let message = localized(&Finding::BirthDateInFuture);
        format!("{}\n\n{message}\n", not_sent()).into_bytes()
    } else {
        as_text(&draft, &result, findings, arguments).into_bytes()
    };
    Output::print(&report)?;
    Ok(Status::success_if(result.is_ok() && !is_unborn))
}

/// Returns `true` for a JSON object, also with a byte order mark or in UTF-16, which is an error of JSON.
fn is_json(text: &[u8]) -> bool {
    json::without_mark(text).map_or(true, |text| text.trim_ascii_start().starts_with(b"{"))
}

/// The JSON object with the fields of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id_number: Option<String>,
    name: Option<String>,
    birth_date: Option<String>,
    gender: Option<String>,
    health_card: Option<String>,
    phone: Option<String>,
    declarant_qid: Option<String>,
}

impl Form {
    fn into_draft(self) -> Draft<'static> {
        let draft = Draft::new()
            .with_id_number(self.id_number.unwrap_or_default())
            .with_name(self.name.unwrap_or_default())
            .with_birth_date(self.birth_date.unwrap_or_default())
            .with_gender(self.gender.unwrap_or_default())
            .with_health_card(self.health_card.unwrap_or_default())
            .with_phone(self.phone.unwrap_or_default());
        match self.declarant_qid {
            Some(qid) => draft.with_declarant_qid(qid),
            None => draft,
        }
    }
}

/// Sets the fields given as options; they take precedence over those of the text.
fn with_options<'a>(draft: Draft<'a>, options: &'a Declare) -> Draft<'a> {
    type With<'a> = fn(Draft<'a>, Cow<'a, str>) -> Draft<'a>;
    let given: [(&Option<String>, With<'a>); 7] = [
        (&options.id_number, Draft::with_id_number),
        (&options.name, Draft::with_name),
        (&options.birth_date, Draft::with_birth_date),
        (&options.gender, Draft::with_gender),
        (&options.health_card, Draft::with_health_card),
        (&options.phone, Draft::with_phone),
        (&options.declarant_qid, Draft::with_declarant_qid),
    ];
    given
        .into_iter()
        .fold(draft, |draft, (text, with)| match text {
            Some(text) => with(draft, Cow::Borrowed(text)),
            None => draft,
        })
}

fn not_sent() -> String {
    colored(AnsiColor::Red, Message::CannotBeSent)
}

fn as_text(
    draft: &Draft<'_>,
    result: &Result<Declaration, FieldErrors>,
    findings: Findings,
    arguments: &Declare,
) -> String {
    let declaration = match result {
        Ok(declaration) => declaration,
        Err(errors) => return format!("{}\n\n{}\n", not_sent(), localized(errors)),
    };
    let lines = if arguments.full {
        declaration.full()
    } else {
        declaration.masked()
    };
    let mut report = format!(
        "{}\n\n{}\n",
        colored(AnsiColor::Green, Message::CanBeSent),
        lines.language(language())
    );
    let mut heading = format!("\n{}\n", Message::Repaired);
    for (field, repair) in draft.repairs() {
        let message = localized(&repair);
        let assumed = if draft.is_assumed(field) {
            format!(" {}", Message::Assumed)
        } else {
            String::new()
        };
        let _ = writeln!(report, "{heading}{:<16}  {message}{assumed}", field.name());
        heading.clear();
    }
    let fields = fields_to_verify(declaration).join(", ");
    let _ = writeln!(report, "\n{}\n{fields}", Message::ToBeVerified);
    report + &finding_lines(findings)
}

/// Returns the names of the fields that the platform sends to the verification system.
fn fields_to_verify(declaration: &Declaration) -> Vec<&'static str> {
    let step = declaration.clone().verify(RequestId::new(0));
    let request = step.request();
    [
        (Field::IdNumber, request.id_number().is_some()),
        (Field::Name, true),
        (Field::BirthDate, true),
        (Field::Gender, request.gender().is_some()),
        (Field::HealthCard, request.health_card().is_some()),
    ]
    .into_iter()
    .filter_map(|(field, is_sent)| is_sent.then_some(field.name()))
    .collect()
}

#[derive(Serialize)]
struct RepairRecord {
    field: &'static str,
    code: &'static str,
    assumed: bool,
}

#[derive(Serialize)]
struct FieldErrorRecord {
    field: &'static str,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Report<'a> {
    Valid {
        ok: bool,
        declaration: &'a Declaration,
        asked: Vec<&'static str>,
        changes: Vec<RepairRecord>,
        findings: Findings,
    },
    Invalid {
        ok: bool,
        faults: Vec<FieldErrorRecord>,
    },
}

fn as_json(
    draft: &Draft<'_>,
    result: &Result<Declaration, FieldErrors>,
    findings: Findings,
) -> Result<Vec<u8>, CommandError> {
    let report = match result {
        Ok(_) if findings.contains(Finding::BirthDateInFuture) => Report::Invalid {
            ok: false,
            faults: vec![FieldErrorRecord {
                field: Field::BirthDate.name(),
                code: Finding::BirthDateInFuture.code(),
                message: localized(&Finding::BirthDateInFuture).to_string(),
            }],
        },
        Ok(declaration) => Report::Valid {
            ok: true,
            declaration,
            asked: fields_to_verify(declaration),
            changes: draft
                .repairs()
                .map(|(field, repair)| RepairRecord {
                    field: field.name(),
                    code: Repair::code(repair),
                    assumed: draft.is_assumed(field),
                })
                .collect(),
            findings,
        },
        Err(errors) => Report::Invalid {
            ok: false,
            faults: errors
                .iter()
                .map(|error| FieldErrorRecord {
                    field: error.field().name(),
                    code: error.code(),
                    message: localized(&error).to_string(),
                })
                .collect(),
        },
    };
    let mut bytes = Vec::new();
    json::append_line(&mut bytes, &report)
        .map_err(|error| CommandError::output(Message::StandardOutput, error))?;
    Ok(bytes)
}
