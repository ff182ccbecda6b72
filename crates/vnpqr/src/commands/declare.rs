//! `vnpqr declare`

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use vn_personal_qr::check::{Finding, Findings};
use vn_personal_qr::detect::{self, Detected};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{Field, MAX_LEN};
use vn_personal_qr_issuance::{Declaration, Draft, FieldErrors, RequestId};

use crate::args::Declare;
use crate::escaped_json;
use crate::exit::{CommandError, Status};
use crate::json;
use crate::language::Language;
use crate::output::Output;
use crate::stderr;
use crate::text;
use crate::today::today;

use super::check::finding_lines;

pub(super) fn run(arguments: &Declare) -> Result<Status, CommandError> {
    let text = match &arguments.text {
        Some(text) => text::read_argument(text, 4 * MAX_LEN)?,
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
                stderr::report(arguments.lang.choose(
                    "expected a JSON object or the text of an identity or insurance card; run vnpqr read to see what it is",
                    "cần một đối tượng JSON hoặc nội dung thẻ căn cước hay thẻ BHYT; chạy vnpqr read để biết đó là gì",
                ));
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
        as_json(&draft, &result, findings, arguments.lang)?
    } else if is_unborn {
        let title = not_sent(arguments.lang);
        let message = arguments.lang.message(&Finding::BirthDateInFuture);
        format!("{title}\n\nbirth_date: {message}\n").into_bytes()
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

fn not_sent(language: Language) -> &'static str {
    language.choose("cannot be sent", "chưa gửi được")
}

fn as_text(
    draft: &Draft<'_>,
    result: &Result<Declaration, FieldErrors>,
    findings: Findings,
    arguments: &Declare,
) -> String {
    let language = arguments.lang;
    let declaration = match result {
        Ok(declaration) => declaration,
        Err(errors) => {
            let title = not_sent(language);
            return format!("{title}\n\n{}\n", language.message(errors));
        }
    };
    let lines = if arguments.full {
        declaration.full()
    } else {
        declaration.masked()
    };
    let mut report = format!(
        "{}\n\n{}\n",
        language.choose("can be sent to the platform", "có thể gửi tới nền tảng"),
        lines.language(language.into())
    );
    let mut heading = language.choose("\nrepaired\n", "\nđã sửa\n");
    for (field, repair) in draft.repairs() {
        let message = language.message(&repair);
        let assumed = if is_assumed(draft, field) {
            language.choose(" (assumed)", " (suy đoán)")
        } else {
            ""
        };
        let _ = writeln!(report, "{heading}{:<16}  {message}{assumed}", field.name());
        heading = "";
    }
    let fields = fields_to_verify(declaration).join(", ");
    let title = language.choose("to be verified", "cần xác thực");
    let _ = writeln!(report, "\n{title}\n{fields}");
    report + &finding_lines(findings, language)
}

fn is_assumed(draft: &Draft<'_>, field: Field) -> bool {
    field == Field::BirthDate && draft.is_birth_date_assumed()
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
    language: Language,
) -> Result<Vec<u8>, CommandError> {
    let report = match result {
        Ok(_) if findings.contains(Finding::BirthDateInFuture) => Report::Invalid {
            ok: false,
            faults: vec![FieldErrorRecord {
                field: Field::BirthDate.name(),
                code: Finding::BirthDateInFuture.code(),
                message: language.message(&Finding::BirthDateInFuture).to_string(),
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
                    assumed: is_assumed(draft, field),
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
                    message: language.message(&error).to_string(),
                })
                .collect(),
        },
    };
    let mut bytes = Vec::new();
    escaped_json::append(&mut bytes, &report).map_err(|error| CommandError::Io {
        place: "standard output".to_owned(),
        error,
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}
