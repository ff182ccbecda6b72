//! `vnpqr armor` and `vnpqr unarmor`

use vn_personal_qr::{PersonalQr, armor};

use crate::args::{Armor, Unarmor};
use crate::complaint::complain;
use crate::fault::Fault;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn armor(arguments: &Armor) -> Result<Verdict, Failure> {
    let payload = text::read_payload(&arguments.text)?;
    if let Err(error) = PersonalQr::decode(&payload) {
        complain(Fault::NotAPayload(error).sentence(arguments.text.lang));
        return Ok(Verdict::Bad);
    }
    let text = match &arguments.link {
        None => armor::encode(&payload),
        Some(page) => armor::link(page, &payload),
    };
    Output::print(format!("{text}\n").as_bytes())?;
    Ok(Verdict::Good)
}

pub(crate) fn unarmor(arguments: &Unarmor) -> Result<Verdict, Failure> {
    let language = arguments.lang;
    let text = text::read_armor(&arguments.text)?;
    let link = std::str::from_utf8(&text).unwrap_or_default().trim();
    let opened = if armor::find_in_url(link).is_some() {
        armor::decode_link(link)
    } else {
        armor::decode(&text)
    };
    let mut payload = match opened {
        Ok(payload) => payload,
        Err(error) => {
            let english = error.to_string();
            let vietnamese = error.vi().to_string();
            complain(language.choose(&english, &vietnamese));
            return Ok(Verdict::Bad);
        }
    };
    // What is no payload may be anything, and this may be a terminal.
    if let Err(error) = PersonalQr::decode(&payload) {
        complain(Fault::NotAPayload(error).sentence(language));
        complain(language.choose(
            "the armor is sound, but holds no valid payload; vnpqr read shows what is in it",
            "dạng bọc còn nguyên nhưng không chứa mã hợp lệ; vnpqr read cho xem nội dung",
        ));
        return Ok(Verdict::Bad);
    }
    payload.push(b'\n');
    Output::print(&payload)?;
    Ok(Verdict::Good)
}
