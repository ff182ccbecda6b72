//! `vnpqr show`

use vn_personal_qr::PersonalQr;

use crate::args::OneText;
use crate::complaint::complain;
use crate::fault::Fault;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &OneText) -> Result<Verdict, Failure> {
    let text = text::read(arguments)?;
    let language = arguments.lang;
    match PersonalQr::decode(&text) {
        Ok(payload) => {
            let card = if arguments.full {
                payload.full()
            } else {
                payload.masked()
            };
            Output::print(format!("{}\n", card.language(language.into())).as_bytes())?;
            Ok(Verdict::Good)
        }
        Err(error) => {
            complain(Fault::NotAPayload(error).sentence(language));
            complain(language.choose("vnpqr check shows the place", "vnpqr check chỉ ra chỗ sai"));
            Ok(Verdict::Bad)
        }
    }
}
