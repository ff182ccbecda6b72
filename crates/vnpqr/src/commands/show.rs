//! `vnpqr show`

use vn_personal_qr::PersonalQr;

use crate::args::View;
use crate::exit::{CommandError, Status};
use crate::messages::Message;
use crate::output::Output;
use crate::record::TextRecord;
use crate::settings::{language, localized};
use crate::stderr;
use crate::text;

pub(super) fn run(arguments: &View) -> Result<Status, CommandError> {
    let text = text::read(&arguments.text)?;
    let decoded = PersonalQr::decode(&text);
    match &decoded {
        _ if arguments.json => TextRecord::strict(&text).print(arguments)?,
        Ok(payload) => {
            let lines = if arguments.full {
                payload.full()
            } else {
                payload.masked()
            };
            Output::print(format!("{}\n", lines.language(language())).as_bytes())?;
        }
        Err(error) => {
            stderr::report(localized(error));
            text::hint(&text, Some(Message::RunCheck));
        }
    }
    Ok(Status::success_if(decoded.is_ok()))
}
