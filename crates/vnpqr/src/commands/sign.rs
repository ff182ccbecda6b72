//! `vnpqr sign`

use vn_personal_qr::PersonalQr;

use crate::args::Sign;
use crate::exit::{CommandError, Status};
use crate::keys;
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::stderr;
use crate::text;

pub(super) fn run(arguments: &Sign) -> Result<Status, CommandError> {
    let language = arguments.text.lang;
    let key = keys::read_private_key(&arguments.key, language)?;
    let text = text::read_payload(&arguments.text)?;
    let payload = match PersonalQr::decode(&text) {
        Ok(payload) => payload,
        Err(error) => {
            stderr::report(language.message(&PayloadError::from(error)));
            return Ok(Status::InvalidInput);
        }
    };
    match vn_personal_qr_signature::sign(&payload, &key) {
        Ok(signed) => {
            Output::print(format!("{}\n", signed.as_str()).as_bytes())?;
            Ok(Status::Success)
        }
        Err(error) => {
            stderr::report(language.message(&error));
            Ok(Status::InvalidInput)
        }
    }
}
