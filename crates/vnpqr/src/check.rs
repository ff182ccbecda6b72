//! `vnpqr check`

use std::fmt::Write as _;

use vn_personal_qr::PersonalQr;
use vn_personal_qr::check::Severity;
use vn_personal_qr_signature::SignatureFinding;

use crate::args::OneText;
use crate::excerpt::Excerpt;
use crate::fault::Fault;
use crate::language::Language;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;
use crate::today::today;

pub(crate) fn run(arguments: &OneText) -> Result<Verdict, Failure> {
    let text = text::read(arguments)?;
    let language = arguments.lang;
    let (verdict, report) = match PersonalQr::decode(&text) {
        Ok(payload) => {
            let verdict = if PersonalQr::is_canonical(&text) {
                language.choose("valid\n", "hợp lệ\n")
            } else {
                language.choose(
                    "valid, but not the canonical text\n",
                    "hợp lệ, nhưng không phải dạng chuẩn\n",
                )
            };
            (
                Verdict::Good,
                verdict.to_owned() + &findings(&payload, language),
            )
        }
        Err(error) => {
            let fault = Fault::NotAPayload(error);
            let excerpt = Excerpt {
                text: &text,
                offset: error.offset(),
                masked: !arguments.full,
            };
            let report = format!(
                "{}\n\n{excerpt}\n{}  {}\n{}  {}\n{}  {}\n{}  {}\n",
                language.choose("not valid", "không hợp lệ"),
                language.choose("field ", "trường"),
                fault.field().unwrap_or("-"),
                language.choose("kind  ", "loại  "),
                fault.code(),
                language.choose("offset", "vị trí"),
                fault.offset(),
                language.choose("reason", "lý do "),
                fault.sentence(language),
            );
            (Verdict::Bad, report)
        }
    };
    Output::print(report.as_bytes())?;
    Ok(verdict)
}

/// A line for each finding, below an empty one. What the signature looks like stands at the end: to `findings` it is text.
fn findings(payload: &PersonalQr<'_>, language: Language) -> String {
    let mut lines = String::new();
    let mut tell = |severity, code, english: String, vietnamese| {
        if lines.is_empty() {
            lines.push('\n');
        }
        let severity = match severity {
            Severity::Warning => language.choose("warning", "cảnh báo"),
            _ => language.choose("notice", "lưu ý"),
        };
        let sentence = language.choose(english.as_str(), vietnamese);
        let _ = writeln!(lines, "{severity:<8}  {code:<23}  {sentence}");
    };
    for finding in payload.findings(today()).iter() {
        let sentence = finding.to_string();
        tell(finding.severity(), finding.code(), sentence, finding.vi());
    }
    if let Some(finding) = SignatureFinding::of(payload) {
        let sentence = finding.to_string();
        tell(Severity::Notice, finding.code(), sentence, finding.vi());
    }
    lines
}
