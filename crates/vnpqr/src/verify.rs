//! `vnpqr verify`

use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{self, Verified, VerifyError};

use crate::args::Verify;
use crate::keys;
use crate::language::Language;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &Verify) -> Result<Verdict, Failure> {
    let language = arguments.text.lang;
    let keys = keys::read_set(&arguments.keys, language)?;
    let received = text::read(&arguments.text)?;
    let (verdict, report) = match vn_personal_qr_signature::verify(&received, &keys) {
        Ok(verified) => (
            Verdict::Good,
            good(&verified, arguments.text.full, language),
        ),
        Err(error) => {
            if matches!(error, VerifyError::UnknownKey { .. }) {
                keys::tell_ignored(&arguments.keys, &keys, language);
            }
            (Verdict::Bad, bad(error, language))
        }
    };
    Output::print(report.as_bytes())?;
    Ok(verdict)
}

fn good(verified: &Verified<PersonalQr<'_>>, full: bool, language: Language) -> String {
    let extension = verified.payload().extension().with_signature(None);
    // It has been told what the signature is; the card would call it "not checked".
    let payload = verified.payload().with_extension(extension);
    let payload = payload.as_ref().unwrap_or(verified.payload());
    let card = if full {
        payload.full()
    } else {
        payload.masked()
    };
    let covered = if verified.has_unsigned_slots() {
        language.choose(
            "all but slots 6 and up, which anybody may have written",
            "tất cả, trừ các mục từ thứ 6, ai cũng có thể viết vào đó",
        )
    } else {
        language.choose("all", "tất cả")
    };
    format!(
        "{}\n{}  {} ({})\n{}  {covered}\n\n{}\n",
        language.choose("verified", "đã kiểm tra: chữ ký đúng"),
        language.choose("key    ", "khoá    "),
        verified.key_id(),
        verified.algorithm(),
        language.choose("covered", "bao trùm"),
        card.language(language.into()),
    )
}

fn bad(error: VerifyError, language: Language) -> String {
    let (english, vietnamese) = (error.to_string(), error.vi().to_string());
    format!(
        "{}\n{}  {}\n{}  {}\n",
        language.choose("not verified", "chưa kiểm tra được"),
        language.choose("kind  ", "loại "),
        error.code(),
        language.choose("reason", "lý do"),
        language.choose(&english, &vietnamese),
    )
}
