//! `vnpqr sign`

use vn_personal_qr::PersonalQr;

use crate::args::Sign;
use crate::complaint::complain;
use crate::fault::Fault;
use crate::keys;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

pub(crate) fn run(arguments: &Sign) -> Result<Verdict, Failure> {
    let language = arguments.text.lang;
    let key = keys::read_secret(&arguments.key, language)?;
    let text = text::read_payload(&arguments.text)?;
    let payload = match PersonalQr::decode(&text) {
        Ok(payload) => payload,
        Err(error) => {
            complain(Fault::NotAPayload(error).sentence(language));
            return Ok(Verdict::Bad);
        }
    };
    match vn_personal_qr_signature::sign(&payload, &key) {
        Ok(signed) => {
            Output::print(format!("{}\n", signed.as_str()).as_bytes())?;
            Ok(Verdict::Good)
        }
        Err(error) => {
            let english = error.to_string();
            complain(language.choose(english.as_str(), error.vi()));
            Ok(Verdict::Bad)
        }
    }
}
