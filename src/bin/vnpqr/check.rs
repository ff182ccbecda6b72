//! `vnpqr check`

use vn_personal_qr::PersonalQr;

use crate::args::OneText;
use crate::excerpt::Excerpt;
use crate::fault::Fault;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &OneText) -> Result<Verdict, Failure> {
    let text = text::read(arguments)?;
    let language = arguments.lang;
    let (verdict, report) = match PersonalQr::decode(&text) {
        Ok(_) if PersonalQr::is_canonical(&text) => (
            Verdict::Good,
            language.choose("valid\n", "hợp lệ\n").to_owned(),
        ),
        Ok(_) => (
            Verdict::Good,
            language
                .choose(
                    "valid, but not the canonical text\n",
                    "hợp lệ, nhưng không phải dạng chuẩn\n",
                )
                .to_owned(),
        ),
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
