//! `vnpqr declare`

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use vn_personal_qr::detect::{self, Detected};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{Field, MAX_LEN};
use vn_personal_qr_issuance::{Declaration, Draft, FieldErrors, RequestId};

use crate::args::Declare;
use crate::complaint::complain;
use crate::json;
use crate::language::Language;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;
use crate::visible_json;

pub(crate) fn run(arguments: &Declare) -> Result<Verdict, Failure> {
    let text = match &arguments.text {
        Some(text) => text::read_argument(text, 4 * MAX_LEN)?,
        None => Vec::new(),
    };
    let scanned;
    let draft = if text.is_empty() {
        Draft::new()
    } else if text.trim_ascii_start().starts_with(b"{") {
        match json::read_object::<Given>(&text) {
            Ok(given) => given.draft(),
            Err(refusal) => {
                complain(refusal);
                return Ok(Verdict::Bad);
            }
        }
    } else {
        scanned = detect::read(&text);
        match &scanned {
            Detected::IdentityCard(card) => card.into(),
            Detected::InsuranceCard(card) => card.into(),
            _ => {
                complain(arguments.lang.choose(
                    "neither a JSON object nor the text of an identity or insurance card; vnpqr read says what it is",
                    "không phải đối tượng JSON, cũng không phải nội dung thẻ căn cước hay thẻ BHYT; vnpqr read cho biết đó là gì",
                ));
                return Ok(Verdict::Bad);
            }
        }
    };
    let draft = with_options(draft, arguments);
    let outcome = draft.declare();
    let report = if arguments.json {
        as_json(&draft, &outcome, arguments.lang)?
    } else {
        as_text(&draft, &outcome, arguments).into_bytes()
    };
    Output::print(&report)?;
    Ok(Verdict::good_if(outcome.is_ok()))
}

/// The members of a JSON object, as an app has them from its form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    id_number: Option<String>,
    name: Option<String>,
    birth_date: Option<String>,
    gender: Option<String>,
    health_card: Option<String>,
    phone: Option<String>,
    declarant_qid: Option<String>,
}

impl Given {
    fn draft(self) -> Draft<'static> {
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

/// What is given by an option goes before what the text has.
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

fn as_text(
    draft: &Draft<'_>,
    outcome: &Result<Declaration, FieldErrors>,
    arguments: &Declare,
) -> String {
    let language = arguments.lang;
    let declaration = match outcome {
        Ok(declaration) => declaration,
        Err(faults) => {
            let title = language.choose("cannot be sent", "chưa gửi được");
            return match language {
                Language::En => format!("{title}\n\n{faults}\n"),
                Language::Vi => format!("{title}\n\n{}\n", faults.vi()),
            };
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
    let mut heading = language.choose("\nchanged\n", "\nđã sửa\n");
    for (field, repair) in draft.repairs() {
        let english = repair.to_string();
        let sentence = language.choose(english.as_str(), repair.vi());
        let assumed = if is_assumed(draft, field) {
            language.choose(" (assumed)", " (suy đoán)")
        } else {
            ""
        };
        let _ = writeln!(report, "{heading}{:<16}  {sentence}{assumed}", field.name());
        heading = "";
    }
    let asked = asked(declaration).join(", ");
    let title = language.choose("asked of the verification system", "hỏi hệ thống xác thực");
    let _ = writeln!(report, "\n{title}\n{asked}");
    report
}

fn is_assumed(draft: &Draft<'_>, field: Field) -> bool {
    field == Field::BirthDate && draft.is_birth_date_assumed()
}

/// The names of the facts that the platform will ask about.
fn asked(declaration: &Declaration) -> Vec<&'static str> {
    let step = declaration.clone().verify(RequestId::new(0));
    let question = step.question();
    [
        (Field::IdNumber, question.id_number().is_some()),
        (Field::Name, true),
        (Field::BirthDate, true),
        (Field::Gender, question.gender().is_some()),
        (Field::HealthCard, question.health_card().is_some()),
    ]
    .into_iter()
    .filter_map(|(field, is_asked)| is_asked.then_some(field.name()))
    .collect()
}

#[derive(Serialize)]
struct Change {
    field: &'static str,
    code: &'static str,
    assumed: bool,
}

#[derive(Serialize)]
struct FaultLine {
    field: &'static str,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Report<'a> {
    Good {
        ok: bool,
        declaration: &'a Declaration,
        asked: Vec<&'static str>,
        changes: Vec<Change>,
    },
    Bad {
        ok: bool,
        faults: Vec<FaultLine>,
    },
}

fn as_json(
    draft: &Draft<'_>,
    outcome: &Result<Declaration, FieldErrors>,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let report = match outcome {
        Ok(declaration) => Report::Good {
            ok: true,
            declaration,
            asked: asked(declaration),
            changes: draft
                .repairs()
                .map(|(field, repair)| Change {
                    field: field.name(),
                    code: Repair::code(repair),
                    assumed: is_assumed(draft, field),
                })
                .collect(),
        },
        Err(faults) => Report::Bad {
            ok: false,
            faults: faults
                .iter()
                .map(|fault| FaultLine {
                    field: fault.field().name(),
                    code: fault.code(),
                    message: match language {
                        Language::En => fault.to_string(),
                        Language::Vi => fault.vi().to_string(),
                    },
                })
                .collect(),
        },
    };
    let mut bytes = Vec::new();
    visible_json::append(&mut bytes, &report).map_err(|error| Failure::Io {
        place: "standard output".to_owned(),
        error,
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}
