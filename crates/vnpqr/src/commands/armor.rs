//! `vnpqr armor` and `vnpqr unarmor`

use vn_personal_qr::{PersonalQr, armor};

use crate::args::{Armor, Unarmor};
use crate::exit::{CommandError, Status};
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::stderr;
use crate::text;

pub(super) fn armor(arguments: &Armor) -> Result<Status, CommandError> {
    let payload = text::read_payload(&arguments.text)?;
    if let Err(error) = PersonalQr::decode(&payload) {
        stderr::report(arguments.text.lang.message(&PayloadError::from(error)));
        return Ok(Status::InvalidInput);
    }
    let text = match &arguments.link {
        None => armor::encode(&payload),
        Some(page) => armor::to_url(page, &payload),
    };
    Output::print(format!("{text}\n").as_bytes())?;
    Ok(Status::Success)
}

pub(super) fn unarmor(arguments: &Unarmor) -> Result<Status, CommandError> {
    let language = arguments.lang;
    let text = text::read_armor(&arguments.text)?;
    let link = std::str::from_utf8(&text).unwrap_or_default().trim();
    let decoded = if armor::find_in_url(link).is_some() {
        armor::decode_url(link)
    } else {
        armor::decode(&text)
    };
    let mut payload = match decoded {
        Ok(payload) => payload,
        // A message with an armor in it.
        Err(error) => match armor::find_all(link).as_slice() {
            [payload] => payload.clone(),
            [] => {
                stderr::report(language.message(&error));
                return Ok(Status::InvalidInput);
            }
            [_, _, ..] => {
                stderr::report(language.choose(
                    "the text has armor of different payloads",
                    "nội dung có dạng bọc của nhiều mã khác nhau",
                ));
                return Ok(Status::InvalidInput);
            }
        },
    };
    // Other content is not printed: it may hold escape sequences for the terminal.
    if let Err(error) = PersonalQr::decode(&payload) {
        stderr::report(language.message(&PayloadError::from(error)));
        stderr::report(language.choose(
            "the armor is intact, but its content is not a valid payload; run vnpqr read to see it",
            "dạng bọc còn nguyên vẹn nhưng nội dung không phải mã hợp lệ; chạy vnpqr read để xem",
        ));
        return Ok(Status::InvalidInput);
    }
    payload.push(b'\n');
    Output::print(&payload)?;
    Ok(Status::Success)
}
