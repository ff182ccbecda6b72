//! `vnpqr read`

use vn_personal_qr::detect::{self, CodeKind, Detected};

use crate::args::OneText;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &OneText) -> Result<Verdict, Failure> {
    let text = text::read(arguments)?;
    let scanned = detect::read(&text);
    let lines = if arguments.full {
        scanned.full()
    } else {
        scanned.masked()
    };
    let lines = lines.language(arguments.lang.into());
    Output::print(format!("{lines}\n").as_bytes())?;
    Ok(Verdict::good_if(match &scanned {
        Detected::PersonalQr(reading) => reading.is_valid(),
        Detected::Armor(armored) => armored.reading().is_some_and(|reading| reading.is_valid()),
        scanned => !matches!(scanned.kind(), CodeKind::Unknown(_)),
    }))
}
