//! `vnpqr verify`

use clap::builder::styling::AnsiColor;
use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{self, Verified, VerifyError};

use crate::args::Verify;
use crate::exit::{CommandError, Status};
use crate::keys;
use crate::messages::Message;
use crate::output::Output;
use crate::record::TextRecord;
use crate::settings::{colored, language, localized};
use crate::text;

use super::check::rows;

pub(super) fn run(arguments: &Verify) -> Result<Status, CommandError> {
    let view = &arguments.view;
    let keys = keys::read_set(&arguments.keys)?;
    let received = text::read(&view.text)?;
    let result = vn_personal_qr_signature::verify(&received, &keys);
    if let Err(VerifyError::UnknownKey { .. }) = result {
        keys::report_ignored(&arguments.keys, &keys);
    }
    if view.json {
        let record = TextRecord::strict(&received);
        record.with_verification(&result).print(view)?;
    } else {
        let report = match &result {
            Ok(verified) => success_report(verified, view.full),
            Err(error) => error_report(*error),
        };
        Output::print(report.as_bytes())?;
        if let Err(VerifyError::NotAPayload(_)) = result {
            text::hint(&received, None);
        }
    }
    Ok(Status::success_if(result.is_ok()))
}

fn success_report(verified: &Verified<PersonalQr<'_>>, full: bool) -> String {
    // Without the signature, whose line would say "not verified".
    let extension = verified.payload().extension().with_signature(None);
    let payload = verified.payload().with_extension(extension);
    let payload = payload.as_ref().unwrap_or(verified.payload());
    let lines = if full {
        payload.full()
    } else {
        payload.masked()
    };
    let covered = if verified.has_unsigned_slots() {
        Message::CoveredWithoutSlots
    } else {
        Message::CoveredAll
    };
    let key = format_args!("{} ({})", verified.key_id(), verified.algorithm()).to_string();
    format!(
        "{}\n{}\n{}\n",
        colored(AnsiColor::Green, Message::Verified),
        rows(&[(Message::Key, &key), (Message::Covered, &covered)]),
        lines.language(language()),
    )
}

fn error_report(error: VerifyError) -> String {
    // Only a bad signature shows that something was changed.
    let title = match error {
        VerifyError::BadSignature { .. } => Message::BadSignature,
        _ => Message::NotVerified,
    };
    format!(
        "{}\n{}",
        colored(AnsiColor::Red, title),
        rows(&[
            (Message::Kind, &error.code()),
            (Message::Reason, &localized(&error)),
        ])
    )
}
