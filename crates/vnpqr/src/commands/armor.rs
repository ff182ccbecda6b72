//! `vnpqr armor` and `vnpqr unarmor`

use iri_string::types::UriStr;
use vn_personal_qr::{PersonalQr, armor};

use crate::args::{Armor, Unarmor};
use crate::exit::{CommandError, Status};
use crate::messages::Message;
use crate::output::Output;
use crate::settings::localized;
use crate::stderr;
use crate::text::{self, LENIENT_LIMIT};

pub(super) fn armor(arguments: &Armor) -> Result<Status, CommandError> {
    if arguments.link.as_deref().is_some_and(|page| !is_page(page)) {
        return Err(Message::NotAUrl.into());
    }
    let payload = text::read(&arguments.text)?;
    if let Err(error) = PersonalQr::decode(&payload) {
        stderr::report(localized(&error));
        text::hint(&payload, None);
        return Ok(Status::InvalidInput);
    }
    let text = match &arguments.link {
        None => armor::encode(&payload),
        Some(page) => armor::to_url(page, &payload),
    };
    Output::print(format!("{text}\n").as_bytes())?;
    Ok(Status::Success)
}

/// Returns whether this is a URL with a host, to which a parameter can be added. It must not have an armor, which would be
/// read in place of the new one.
fn is_page(page: &str) -> bool {
    let has_host = UriStr::new(page).is_ok_and(|url| {
        url.authority_components()
            .is_some_and(|authority| !authority.host().is_empty())
    });
    has_host && armor::find_in_url(page).is_none()
}

pub(super) fn unarmor(arguments: &Unarmor) -> Result<Status, CommandError> {
    let text = text::read_argument(arguments.text.as_deref(), LENIENT_LIMIT)?;
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
                stderr::report(localized(&error));
                return Ok(Status::InvalidInput);
            }
            [_, _, ..] => {
                stderr::report(Message::SeveralPayloads);
                return Ok(Status::InvalidInput);
            }
        },
    };
    // Other content is not printed: it may hold escape sequences for the terminal.
    if let Err(error) = PersonalQr::decode(&payload) {
        stderr::report(localized(&error));
        stderr::note(Message::ArmorOfNoPayload);
        return Ok(Status::InvalidInput);
    }
    payload.push(b'\n');
    Output::print(&payload)?;
    Ok(Status::Success)
}
