//! `vnpqr sign`

use vn_personal_qr::PersonalQr;

use crate::args::Sign;
use crate::exit::{CommandError, Status};
use crate::keys;
use crate::output::Output;
use crate::settings::localized;
use crate::stderr;
use crate::text;

pub(super) fn run(arguments: &Sign) -> Result<Status, CommandError> {
    let key = keys::read_private_key(&arguments.key)?;
    let text = text::read(&arguments.text)?;
    let payload = match PersonalQr::decode(&text) {
        Ok(payload) => payload,
        Err(error) => {
            stderr::report(localized(&error));
            text::hint(&text, None);
            return Ok(Status::InvalidInput);
        }
    };
    match vn_personal_qr_signature::sign(&payload, &key) {
        Ok(signed) => {
            Output::print(format!("{}\n", signed.as_str()).as_bytes())?;
            Ok(Status::Success)
        }
        Err(error) => {
            stderr::report(localized(&error));
            Ok(Status::InvalidInput)
        }
    }
}
