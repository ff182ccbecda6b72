//! `vnpqr verify`

use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{self, Verified, VerifyError};

use crate::args::Verify;
use crate::exit::{CommandError, Status};
use crate::keys;
use crate::language::Language;
use crate::output::Output;
use crate::text;

pub(super) fn run(arguments: &Verify) -> Result<Status, CommandError> {
    let language = arguments.text.lang;
    let keys = keys::read_set(&arguments.keys, language)?;
    let received = text::read(&arguments.text)?;
    let (status, report) = match vn_personal_qr_signature::verify(&received, &keys) {
        Ok(verified) => (
            Status::Success,
            success_report(&verified, arguments.text.full, language),
        ),
        Err(error) => {
            if matches!(error, VerifyError::UnknownKey { .. }) {
                keys::report_ignored(&arguments.keys, &keys, language);
            }
            (Status::InvalidInput, error_report(error, language))
        }
    };
    Output::print(report.as_bytes())?;
    Ok(status)
}

fn success_report(verified: &Verified<PersonalQr<'_>>, full: bool, language: Language) -> String {
    // Without the signature, whose line would say "not checked".
    let extension = verified.payload().extension().with_signature(None);
    let payload = verified.payload().with_extension(extension);
    let payload = payload.as_ref().unwrap_or(verified.payload());
    let lines = if full {
        payload.full()
    } else {
        payload.masked()
    };
    let covered = if verified.has_unsigned_slots() {
        language.choose(
            "all except slots 6 and up, which anyone can add",
            "tất cả, trừ các mục từ thứ 6, ai cũng có thể thêm vào",
        )
    } else {
        language.choose("all", "tất cả")
    };
    format!(
        "{}\n{}  {} ({})\n{}  {covered}\n\n{}\n",
        language.choose("verified", "chữ ký hợp lệ"),
        language.choose("key    ", "khoá   "),
        verified.key_id(),
        verified.algorithm(),
        language.choose("covered", "phạm vi"),
        lines.language(language.into()),
    )
}

fn error_report(error: VerifyError, language: Language) -> String {
    // Only a bad signature shows that something was changed.
    let vietnamese = match error {
        VerifyError::BadSignature { .. } => "chữ ký không hợp lệ",
        _ => "không xác minh được",
    };
    format!(
        "{}\n{}  {}\n{}  {}\n",
        language.choose("not verified", vietnamese),
        language.choose("kind  ", "loại "),
        error.code(),
        language.choose("reason", "lý do"),
        language.message(&error),
    )
}
