//! `vnpqr draw`

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use qr_symbol::{Level, Mask, Profile, QUIET_ZONE, Symbol};
use terminal_size::{Width, terminal_size_of};
use vn_personal_qr::PersonalQr;

use crate::args::{Background, Draw, MinLevel};
use crate::exit::{CommandError, Status};
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::stderr;
use crate::text;

/// More than any symbol holds. A text of up to this length is reported with its number of bits.
const MAX_TEXT: usize = 1 << 20;

/// Pixels on the side of a module in a PNG without a width in print.
const MODULE_SIZE: u8 = 8;

/// The minimum resolution of a PNG with a width in print.
const PRINT_DPI: u32 = 300;

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
        Some(path) => Some(file_format(path, arguments)?),
        None => None,
    };
    let text = text::read_argument(&arguments.text, MAX_TEXT)?;
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
            stderr::report(arguments.lang.message(&PayloadError::from(error)));
            stderr::report(arguments.lang.choose(
                "--card needs a valid payload; without --card any text can be drawn",
                "--card cần một mã hợp lệ; không có --card thì vẽ được văn bản bất kỳ",
            ));
            return Ok(Status::InvalidInput);
        }
        decoded => decoded.ok().filter(|_| arguments.card),
    };
    let drawing = match (format, payload) {
        (Some(FileFormat::Png), _) => png(&symbol, arguments)?,
        (Some(FileFormat::Svg), None) => {
            let mut svg = symbol.svg().title(title);
            if let Some(size) = arguments.module_size {
                svg = svg.scale(size.into());
            }
            if let Some(width) = arguments.mm {
                svg = svg.print_width(width);
            }
            svg.to_string().into_bytes()
        }
        (Some(FileFormat::Svg), Some(payload)) => {
            let mut card = payload.card_drawing_with(symbol);
            if arguments.hide_id {
                card = card.hide_id_number();
            }
            if let Some(width) = arguments.mm {
                card = card.print_width(width);
            }
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
    let mut output = Output::open(arguments.output.as_deref())?;
    output.write(&drawing)?;
    output.finish()?;
    Ok(Status::Success)
}

/// Returns the format of the output file.
///
/// # Errors
///
/// A format that is not known, or options that do not fit the format or each other.
fn file_format(path: &Path, arguments: &Draw) -> Result<FileFormat, CommandError> {
    let usage = |english: &str, vietnamese: &str| {
        let message = arguments.lang.choose(english, vietnamese);
        Err(CommandError::Usage(message.to_owned()))
    };
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let format = match extension.to_str() {
        Some("svg") => FileFormat::Svg,
        Some("png") => FileFormat::Png,
        _ => {
            return usage(
                "--output: the name must end in .svg or .png",
                "--output: tên tệp phải có đuôi .svg hoặc .png",
            );
        }
    };
    let has_size = arguments.module_size.is_some();
    let has_width = arguments.mm.is_some();
    let has_dpi = arguments.dpi.is_some();
    match format {
        FileFormat::Png if arguments.card => usage(
            "--output: a card is drawn as SVG; the name must end in .svg",
            "--output: thẻ được vẽ dạng SVG; tên tệp phải có đuôi .svg",
        ),
        FileFormat::Png if has_size && has_width && has_dpi => usage(
            "--mm, --dpi and --module-size cannot all hold: leave out one of them",
            "không thể theo cả --mm, --dpi và --module-size: hãy bỏ bớt một tùy chọn",
        ),
        FileFormat::Svg if has_dpi => usage(
            "--dpi: an SVG has no resolution; use --mm, or an --output that ends in .png",
            "--dpi: tệp SVG không có độ phân giải; hãy dùng --mm, hoặc --output có đuôi .png",
        ),
        FileFormat::Svg if arguments.card && has_size => usage(
            "--module-size: a card has a fixed size in pixels; use --mm",
            "--module-size: thẻ có kích thước cố định theo điểm ảnh; hãy dùng --mm",
        ),
        FileFormat::Svg if has_size && has_width => usage(
            "--mm and --module-size: an SVG has one width; leave out one of them",
            "--mm và --module-size: tệp SVG chỉ có một chiều rộng; hãy bỏ bớt một tùy chọn",
        ),
        format => Ok(format),
    }
}

/// Returns a PNG file.
///
/// # Errors
///
/// A width that needs modules of more than 255 pixels.
fn png(symbol: &Symbol, arguments: &Draw) -> Result<Vec<u8>, CommandError> {
    let png = match (arguments.mm, arguments.module_size) {
        (Some(width), Some(size)) => symbol.png(size).print_width(width),
        (Some(width), None) => {
            let dpi = arguments.dpi.unwrap_or(PRINT_DPI);
            let Some(size) = symbol.print_scale(width, dpi) else {
                let [needs, advice] = arguments.lang.choose(
                    [
                        "needs modules of more than 255 pixels",
                        "choose a smaller --mm or --dpi, or SVG",
                    ],
                    [
                        "cần mỗi ô lớn hơn 255 điểm ảnh",
                        "hãy giảm --mm hoặc --dpi, hoặc dùng SVG",
                    ],
                );
                return Err(CommandError::Usage(format!(
                    "--mm {width}: {dpi} dpi {needs}; {advice}"
                )));
            };
            symbol.png(size).print_width(width)
        }
        (None, size) => symbol
            .png(size.unwrap_or(MODULE_SIZE))
            .dpi(arguments.dpi.unwrap_or(0)),
    };
    Ok(png.to_vec())
}

/// Returns the symbol, or the message if the text does not fit.
fn symbol(text: &[u8], arguments: &Draw) -> Result<Symbol, String> {
    let error = |english: &str, vietnamese: &str| {
        Err(arguments.lang.choose(english, vietnamese).to_owned())
    };
    if text.is_empty() {
        return error("the text is empty", "văn bản trống");
    }
    if text.len() > MAX_TEXT {
        return error(
            "the text is too long for a QR code: longer than 1 MiB",
            "văn bản quá dài cho một mã QR: dài hơn 1 MiB",
        );
    }
    let profile = Profile::UNIFORM.min_level(arguments.level.into());
    let mask = arguments.pattern.and_then(|number| Mask::new(number).ok());
    let profile = mask.map_or(profile, |mask| profile.with_mask(mask));
    Symbol::with_profile(text, profile).map_err(|error| arguments.lang.message(&error).to_string())
}

/// Returns the symbol as half blocks. Without `background`, the colors are set on a terminal, so that its own do not
/// matter.
fn half_blocks(symbol: &Symbol, background: Option<Background>) -> Result<String, CommandError> {
    let is_terminal = io::stdout().is_terminal();
    if let Some((Width(columns), _)) = terminal_size_of(io::stdout()) {
        let needed = symbol.size() + 2 * QUIET_ZONE;
        if is_terminal && needed > usize::from(columns) {
            return Err(CommandError::Usage(format!(
                "the symbol is {needed} columns wide, the terminal {columns}: widen the terminal or use --output"
            )));
        }
    }
    let has_colors = env::var_os("TERM").is_some_and(|kind| kind != "dumb");
    let background = match background {
        Some(background) => background.into(),
        None if is_terminal && has_colors => {
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
    let display = payload.masked().language(arguments.lang.into()).to_string();
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
