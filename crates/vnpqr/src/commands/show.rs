//! `vnpqr show`

use vn_personal_qr::PersonalQr;

use crate::args::OneText;
use crate::exit::{CommandError, Status};
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::stderr;
use crate::text;

pub(super) fn run(arguments: &OneText) -> Result<Status, CommandError> {
    let text = text::read(arguments)?;
    let language = arguments.lang;
    match PersonalQr::decode(&text) {
        Ok(payload) => {
            let lines = if arguments.full {
                payload.full()
            } else {
                payload.masked()
            };
            Output::print(format!("{}\n", lines.language(language.into())).as_bytes())?;
            Ok(Status::Success)
        }
        Err(error) => {
            stderr::report(language.message(&PayloadError::from(error)));
            stderr::report(language.choose(
                "run vnpqr check to see where the error is",
                "chạy vnpqr check để xem vị trí lỗi",
            ));
            Ok(Status::InvalidInput)
        }
    }
}
