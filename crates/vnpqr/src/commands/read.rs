//! `vnpqr read`

use vn_personal_qr::detect::{self, CodeKind};

use crate::args::View;
use crate::exit::{CommandError, Status};
use crate::output::Output;
use crate::record::TextRecord;
use crate::settings::language;
use crate::text::{self, LENIENT_LIMIT};

pub(super) fn run(arguments: &View) -> Result<Status, CommandError> {
    let text = text::read_up_to(&arguments.text, LENIENT_LIMIT)?;
    let detected = detect::read(&text);
    let is_known_other = matches!(detected.kind(), CodeKind::Other(_));
    let status = Status::success_if(is_known_other || detected.is_valid());
    if arguments.json {
        TextRecord::lenient(detected, &text).print(arguments)?;
        return Ok(status);
    }
    let lines = if arguments.full {
        detected.full()
    } else {
        detected.masked()
    };
    let lines = lines.language(language());
    Output::print(format!("{lines}\n").as_bytes())?;
    if status == Status::InvalidInput {
        text::hint(&text, None);
    }
    Ok(status)
}
