//! `vnpqr draw`

use std::io::{self, IsTerminal as _};
use std::path::Path;

use qr_symbol::{Level, Mask, Profile, QUIET_ZONE, Symbol};
use terminal_size::{Width, terminal_size_of};
use vn_personal_qr::PersonalQr;

use crate::args::{Background, Draw, MinLevel};
use crate::exit::{CommandError, Status};
use crate::messages::Message;
use crate::output::Output;
use crate::settings::{has_colors, language, localized};
use crate::stderr;
use crate::text;

/// More than any symbol holds. A text of up to this length is reported with its number of bits.
const MAX_TEXT: usize = 1 << 20;

/// Pixels per module in a PNG.
const PIXELS_PER_MODULE: u8 = 8;

/// The title of the SVG symbol of a payload, as that of its card.
const TITLE: &str = "Mã QR cá nhân · Personal QR code";

/// The format of a file, by its extension.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileFormat {
    Svg,
    Png,
}

pub(super) fn run(arguments: &Draw) -> Result<Status, CommandError> {
    let format = match &arguments.output {
        Some(path) => Some(file_format(path, arguments.card)?),
        None => None,
    };
    let text = text::read_argument(arguments.text.as_deref(), MAX_TEXT)?;
    let symbol = match symbol(&text, arguments) {
        Ok(symbol) => symbol,
        Err(message) => {
            stderr::report(message);
            return Ok(Status::InvalidInput);
        }
    };
    let decoded = PersonalQr::decode(&text);
    let title = decoded.map_or("QR code", |_| TITLE);
    let payload = match decoded {
        Err(error) if arguments.card => {
            stderr::report(localized(&error));
            stderr::note(Message::CardNeedsPayload);
            return Ok(Status::InvalidInput);
        }
        decoded => decoded.ok().filter(|_| arguments.card),
    };
    let drawing = match (format, payload) {
        (Some(FileFormat::Png), _) => symbol.png(PIXELS_PER_MODULE).to_vec(),
        (Some(FileFormat::Svg), None) => symbol.svg().title(title).to_string().into_bytes(),
        (Some(FileFormat::Svg), Some(payload)) => {
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
                drawing.push_str(&card_lines(&payload, arguments));
            }
            drawing.into_bytes()
        }
    };
    let mut output = Output::open(arguments.output.as_deref(), arguments.force)?;
    output.write(&drawing)?;
    output.finish()?;
    Ok(Status::Success)
}

fn file_format(path: &Path, card: bool) -> Result<FileFormat, CommandError> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        Some("svg") => Ok(FileFormat::Svg),
        Some("png") if card => Err(Message::CardIsSvg.into()),
        Some("png") => Ok(FileFormat::Png),
        _ => Err(Message::DrawingName.into()),
    }
}

/// Returns the symbol, or the message if the text does not fit.
fn symbol(text: &[u8], arguments: &Draw) -> Result<Symbol, String> {
    if text.is_empty() {
        return Err(Message::EmptyText.to_string());
    }
    if text.len() > MAX_TEXT {
        return Err(Message::TextTooLong.to_string());
    }
    let profile = Profile::UNIFORM.min_level(arguments.level.into());
    let mask = arguments.pattern.and_then(|number| Mask::new(number).ok());
    let profile = mask.map_or(profile, |mask| profile.with_mask(mask));
    Symbol::with_profile(text, profile).map_err(|error| localized(&error).to_string())
}

/// Returns the symbol as half blocks. Without `background`, the colors are set on a terminal, so that its own do not
/// matter.
fn half_blocks(symbol: &Symbol, background: Option<Background>) -> Result<String, CommandError> {
    let is_terminal = io::stdout().is_terminal();
    if let Some((Width(columns), _)) = terminal_size_of(io::stdout()) {
        let needed = symbol.size() + 2 * QUIET_ZONE;
        if is_terminal && needed > usize::from(columns) {
            let message = Message::TerminalTooNarrow.with(&[&needed, &columns]);
            return Err(CommandError::Usage(message));
        }
    }
    let background = match background {
        Some(background) => background.into(),
        None if has_colors() => {
            let text = symbol.half_blocks(qr_symbol::Background::Light).to_string();
            return Ok(each_line(text.lines(), BLACK_ON_WHITE, RESET));
        }
        None => qr_symbol::Background::Dark,
    };
    Ok(symbol.half_blocks(background).to_string())
}

/// Colors that terminal themes do not change.
const BLACK_ON_WHITE: &str = "\x1B[38;5;16;48;5;231m";
const RESET: &str = "\x1B[0m";

/// Returns an empty line, and the lines of the card: id number, name and birth date, which are the first lines of the
/// display.
fn card_lines(payload: &PersonalQr<'_>, arguments: &Draw) -> String {
    let display = payload.masked().language(language()).to_string();
    let has_id = payload.id_number().is_some();
    let first = usize::from(has_id && arguments.hide_id);
    let last = if has_id { 3 } else { 2 };
    let lines = display.lines().take(last).skip(first);
    format!("\n{}", each_line(lines, "", ""))
}

fn each_line<'a>(lines: impl Iterator<Item = &'a str>, before: &str, after: &str) -> String {
    lines.fold(String::new(), |text, line| {
        text + before + line + after + "\n"
    })
}

impl From<MinLevel> for Level {
    fn from(level: MinLevel) -> Self {
        match level {
            MinLevel::L => Self::L,
            MinLevel::M => Self::M,
            MinLevel::Q => Self::Q,
            MinLevel::H => Self::H,
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
