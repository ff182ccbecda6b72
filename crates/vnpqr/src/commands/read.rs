//! `vnpqr read`

use vn_personal_qr::detect::{self, CodeKind};

use crate::args::OneText;
use crate::exit::{CommandError, Status};
use crate::output::Output;
use crate::text;

pub(super) fn run(arguments: &OneText) -> Result<Status, CommandError> {
    let text = text::read(arguments)?;
    let detected = detect::read(&text);
    let lines = if arguments.full {
        detected.full()
    } else {
        detected.masked()
    };
    let lines = lines.language(arguments.lang.into());
    Output::print(format!("{lines}\n").as_bytes())?;
    let is_known_other = matches!(detected.kind(), CodeKind::Other(_));
    Ok(Status::success_if(is_known_other || detected.is_valid()))
}
