//! `vnpqr read`

use vn_personal_qr::detect::{self, CodeKind, Detected};

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
    Ok(Status::success_if(match &detected {
        Detected::PersonalQr(payload) => payload.is_valid(),
        Detected::Armor(armored) => armored
            .lenient_payload()
            .is_some_and(|payload| payload.is_valid()),
        Detected::IdentityCard(card) => card.errors().next().is_none(),
        Detected::InsuranceCard(card) => card.errors().next().is_none(),
        detected => !matches!(detected.kind(), CodeKind::Unknown(_)),
    }))
}
