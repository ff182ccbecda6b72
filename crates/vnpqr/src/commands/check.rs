//! `vnpqr check`

use std::fmt::{self, Write as _};

use clap::builder::styling::AnsiColor;
use vn_personal_qr::check::{Findings, Severity};
use vn_personal_qr::{DecodeError, Field, PersonalQr};
use vn_personal_qr_signature::SignatureFinding;

use crate::args::View;
use crate::excerpt::Excerpt;
use crate::exit::{CommandError, Status};
use crate::messages::Message;
use crate::output::Output;
use crate::record::TextRecord;
use crate::settings::{colored, localized};
use crate::text;
use crate::today::today;

pub(super) fn run(arguments: &View) -> Result<Status, CommandError> {
    let text = text::read(&arguments.text)?;
    let decoded = PersonalQr::decode(&text);
    match &decoded {
        Ok(payload) if arguments.json => {
            let record = TextRecord::strict(&text);
            record.with_findings(payload).print(arguments)?;
        }
        Err(_) if arguments.json => TextRecord::strict(&text).print(arguments)?,
        Ok(payload) => {
            let title = if PersonalQr::is_canonical(&text) {
                Message::Valid
            } else {
                Message::ValidNotCanonical
            };
            let title = colored(AnsiColor::Green, title);
            Output::print(format!("{title}\n{}", findings(payload)).as_bytes())?;
        }
        Err(error) => {
            Output::print(report(&text, *error, !arguments.full).as_bytes())?;
            text::hint(&text, None);
        }
    }
    Ok(Status::success_if(decoded.is_ok()))
}

fn report(text: &[u8], error: DecodeError, masked: bool) -> String {
    let excerpt = Excerpt {
        text,
        offset: error.offset(),
        masked,
    };
    format!(
        "{}\n\n{excerpt}\n{}",
        colored(AnsiColor::Red, Message::NotValid),
        rows(&[
            (Message::Field, &error.field().map_or("-", Field::name)),
            (Message::Kind, &error.code()),
            (Message::Offset, &error.offset()),
            (Message::Reason, &localized(&error)),
        ])
    )
}

/// Returns a line for each label and value, with the values aligned.
pub(super) fn rows(rows: &[(Message, &dyn fmt::Display)]) -> String {
    let width = |label: &Message| label.to_string().chars().count();
    let width = rows.iter().map(|(label, _)| width(label)).max();
    let width = width.unwrap_or_default();
    rows.iter().fold(String::new(), |mut text, (label, value)| {
        let _ = writeln!(text, "{label:<width$}  {value}");
        text
    })
}

/// Returns an empty line and a line for each finding, or nothing. The finding about the signature is the last.
fn findings(payload: &PersonalQr<'_>) -> String {
    let mut lines = finding_lines(payload.findings(today()));
    if let Some(finding) = SignatureFinding::of(payload) {
        let message = localized(&finding);
        push_finding(&mut lines, Severity::Notice, finding.code(), &message);
    }
    lines
}

/// Returns an empty line and a line for each finding, or nothing.
pub(super) fn finding_lines(findings: Findings) -> String {
    let mut lines = String::new();
    for finding in findings {
        let message = localized(&finding);
        push_finding(&mut lines, finding.severity(), finding.code(), &message);
    }
    lines
}

fn push_finding(lines: &mut String, severity: Severity, code: &str, message: &dyn fmt::Display) {
    if lines.is_empty() {
        lines.push('\n');
    }
    let severity = match severity {
        Severity::Warning => colored(AnsiColor::Yellow, format_args!("{:<8}", Message::Warning)),
        _ => format!("{:<8}", Message::Notice),
    };
    let _ = writeln!(lines, "{severity}  {code:<23}  {message}");
}
