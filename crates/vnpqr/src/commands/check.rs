//! `vnpqr check`

use std::fmt::{self, Write as _};

use vn_personal_qr::PersonalQr;
use vn_personal_qr::check::{Findings, Severity};
use vn_personal_qr_signature::SignatureFinding;

use crate::args::OneText;
use crate::excerpt::Excerpt;
use crate::exit::{CommandError, Status};
use crate::language::Language;
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::text;
use crate::today::today;

pub(super) fn run(arguments: &OneText) -> Result<Status, CommandError> {
    let text = text::read(arguments)?;
    let language = arguments.lang;
    let (status, report) = match PersonalQr::decode(&text) {
        Ok(payload) => {
            let first_line = if PersonalQr::is_canonical(&text) {
                language.choose("valid\n", "hợp lệ\n")
            } else {
                language.choose(
                    "valid, but not canonical\n",
                    "hợp lệ, nhưng chưa ở dạng chuẩn\n",
                )
            };
            (
                Status::Success,
                first_line.to_owned() + &findings(&payload, language),
            )
        }
        Err(error) => {
            let error = PayloadError::from(error);
            let excerpt = Excerpt {
                text: &text,
                offset: error.offset(),
                masked: !arguments.full,
            };
            let report = format!(
                "{}\n\n{excerpt}\n{}  {}\n{}  {}\n{}  {}\n{}  {}\n",
                language.choose("not valid", "không hợp lệ"),
                language.choose("field ", "trường"),
                error.field().unwrap_or("-"),
                language.choose("kind  ", "loại  "),
                error.code(),
                language.choose("offset", "vị trí"),
                error.offset(),
                language.choose("reason", "lý do "),
                language.message(&error),
            );
            (Status::InvalidInput, report)
        }
    };
    Output::print(report.as_bytes())?;
    Ok(status)
}

/// Returns an empty line and a line for each finding, or nothing. The finding about the signature is the last.
fn findings(payload: &PersonalQr<'_>, language: Language) -> String {
    let mut lines = finding_lines(payload.findings(today()), language);
    if let Some(finding) = SignatureFinding::of(payload) {
        let message = language.message(&finding);
        push_finding(
            &mut lines,
            Severity::Notice,
            finding.code(),
            &message,
            language,
        );
    }
    lines
}

/// Returns an empty line and a line for each finding, or nothing.
pub(super) fn finding_lines(findings: Findings, language: Language) -> String {
    let mut lines = String::new();
    for finding in findings {
        let message = language.message(&finding);
        push_finding(
            &mut lines,
            finding.severity(),
            finding.code(),
            &message,
            language,
        );
    }
    lines
}

fn push_finding(
    lines: &mut String,
    severity: Severity,
    code: &str,
    message: &dyn fmt::Display,
    language: Language,
) {
    if lines.is_empty() {
        lines.push('\n');
    }
    let severity = match severity {
        Severity::Warning => language.choose("warning", "cảnh báo"),
        _ => language.choose("notice", "lưu ý"),
    };
    let _ = writeln!(lines, "{severity:<8}  {code:<23}  {message}");
}
