//! `vnpqr read`

use vn_personal_qr::gate::{self, Kind, Scanned};

use crate::args::OneText;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &OneText) -> Result<Verdict, Failure> {
    let text = text::read(arguments)?;
    let scanned = gate::read(&text);
    let lines = if arguments.full {
        scanned.full()
    } else {
        scanned.masked()
    };
    let lines = lines.language(arguments.lang.into());
    Output::print(format!("{lines}\n").as_bytes())?;
    Ok(Verdict::good_if(match &scanned {
        Scanned::PersonalQr(reading) => reading.is_sound(),
        Scanned::Armour(armoured) => armoured.reading().is_some_and(|reading| reading.is_sound()),
        scanned => !matches!(scanned.kind(), Kind::Unknown(_)),
    }))
}
