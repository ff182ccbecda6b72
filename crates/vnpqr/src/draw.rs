//! `vnpqr draw`

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use qr_symbol::{Level, Mask, Profile, QUIET_ZONE, Symbol};
use terminal_size::{Width, terminal_size_of};
use vn_personal_qr::{Localize, PersonalQr};

use crate::args::{Background, Draw, LeastLevel};
use crate::complaint::complain;
use crate::fault::Fault;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::text;

/// No symbol holds so much; how much too long a text is, is said of shorter ones.
const LONGEST: usize = 1 << 20;

/// Pixels a module in a PNG.
const MODULE: u8 = 8;

/// A file's form, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

pub(crate) fn run(arguments: &Draw) -> Result<Verdict, Failure> {
    let form = match &arguments.output {
        Some(path) => Some(form(path, arguments.card)?),
        None => None,
    };
    let text = text::read_argument(&arguments.text, LONGEST)?;
    let symbol = match symbol(&text, arguments) {
        Ok(symbol) => symbol,
        Err(sentence) => {
            complain(sentence);
            return Ok(Verdict::Bad);
        }
    };
    let payload = match arguments.card.then(|| PersonalQr::decode(&text)) {
        Some(Err(error)) => {
            complain(Fault::NotAPayload(error).sentence(arguments.lang));
            complain(arguments.lang.choose(
                "a card needs a payload; without --card any text is drawn",
                "thẻ cần một mã hợp lệ; không có --card thì văn bản nào cũng vẽ được",
            ));
            return Ok(Verdict::Bad);
        }
        Some(Ok(payload)) => Some(payload),
        None => None,
    };
    let drawing = match (form, payload) {
        (Some(Form::Png), _) => symbol.png(MODULE).to_vec(),
        (Some(Form::Svg), None) => symbol.svg().to_string().into_bytes(),
        (Some(Form::Svg), Some(payload)) => {
            let card = payload.card_drawing_with(symbol);
            let card = if arguments.hide_id {
                card.hide_id_number()
            } else {
                card
            };
            card.to_string().into_bytes()
        }
        (None, payload) => {
            let mut drawing = half_blocks(&symbol, arguments.background)?;
            if let Some(payload) = payload {
                drawing.push_str(&lines(&payload, arguments));
            }
            drawing.into_bytes()
        }
    };
    let mut output = Output::to(arguments.output.as_deref())?;
    output.write(&drawing)?;
    output.finish()?;
    Ok(Verdict::Good)
}

fn form(path: &Path, card: bool) -> Result<Form, Failure> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("svg") => Ok(Form::Svg),
        Some("png") if card => Err(Failure::Input(
            "--output: a card is drawn as SVG, the name must end in .svg".to_owned(),
        )),
        Some("png") => Ok(Form::Png),
        _ => Err(Failure::Input(
            "--output: the name must end in .svg or .png".to_owned(),
        )),
    }
}

/// The symbol, or what to say if there is none.
fn symbol(text: &[u8], arguments: &Draw) -> Result<Symbol, String> {
    let say = |english: &str, vietnamese: &str| {
        Err(arguments.lang.choose(english, vietnamese).to_owned())
    };
    if text.is_empty() {
        return say("the text is empty", "văn bản trống");
    }
    if text.len() > LONGEST {
        return say(
            "no QR symbol holds this text: it is longer than 1 MiB",
            "không mã QR nào chứa được văn bản này: dài hơn 1 MiB",
        );
    }
    let profile = Profile::UNIFORM.at_least(arguments.level.into());
    let mask = arguments.pattern.and_then(Mask::new);
    let profile = mask.map_or(profile, |mask| profile.with_mask(mask));
    Symbol::with_profile(text, profile).map_err(|error| {
        let english = error.to_string();
        let vietnamese = error
            .in_language(vn_personal_qr::Language::Vietnamese)
            .to_string();
        arguments.lang.choose(&english, &vietnamese).clone()
    })
}

/// Where the background is not given, a terminal is told both colors: then it does not matter which it has.
fn half_blocks(symbol: &Symbol, background: Option<Background>) -> Result<String, Failure> {
    let is_terminal = io::stdout().is_terminal();
    if let Some((Width(columns), _)) = terminal_size_of(io::stdout()) {
        let needed = symbol.size() + 2 * QUIET_ZONE;
        if is_terminal && needed > usize::from(columns) {
            return Err(Failure::Input(format!(
                "the symbol is {needed} columns wide, the terminal {columns}: make it wider, or draw into a file with --output"
            )));
        }
    }
    let knows_colors = env::var_os("TERM").is_some_and(|kind| kind != "dumb");
    let background = match background {
        Some(background) => background.into(),
        None if is_terminal && knows_colors => {
            let text = symbol.half_blocks(qr_symbol::Background::Light).to_string();
            return Ok(each_line(text.lines(), BLACK_ON_WHITE, RESET));
        }
        None => qr_symbol::Background::Dark,
    };
    Ok(symbol.half_blocks(background).to_string())
}

/// Colors that no theme changes.
const BLACK_ON_WHITE: &str = "\x1B[38;5;16;48;5;231m";
const RESET: &str = "\x1B[0m";

/// Id number, name and birth date, which are the first lines of the masked card.
fn lines(payload: &PersonalQr<'_>, arguments: &Draw) -> String {
    let card = payload.masked().language(arguments.lang.into()).to_string();
    let has_id = payload.id_number().is_some();
    let first = usize::from(has_id && arguments.hide_id);
    let last = if has_id { 3 } else { 2 };
    let lines = card.lines().take(last).skip(first);
    format!("\n{}", each_line(lines, "", ""))
}

fn each_line<'a>(lines: impl Iterator<Item = &'a str>, before: &str, behind: &str) -> String {
    lines.fold(String::new(), |text, line| {
        text + before + line + behind + "\n"
    })
}

impl From<LeastLevel> for Level {
    fn from(level: LeastLevel) -> Self {
        match level {
            LeastLevel::L => Self::L,
            LeastLevel::M => Self::M,
            LeastLevel::Q => Self::Q,
            LeastLevel::H => Self::H,
        }
    }
}

impl From<Background> for qr_symbol::Background {
    fn from(background: Background) -> Self {
        match background {
            Background::Dark => Self::Dark,
            Background::Light => Self::Light,
        }
    }
}
