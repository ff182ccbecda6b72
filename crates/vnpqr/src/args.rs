//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use qr_symbol::Millimeters;
use vn_personal_qr_signature::{Algorithm, KeyId};

use crate::help;
use crate::language::Language;
use crate::stderr;

/// Show, check, decode and encode Vietnam's personal QR codes, version 1.1
#[derive(Parser)]
#[command(name = "vnpqr", version, after_help = help::VNPQR)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show the fields of a payload
    #[command(after_help = help::SHOW)]
    Show(OneText),

    /// Check whether a text is a valid payload, and show where an error is
    #[command(after_help = help::CHECK)]
    Check(OneText),

    /// Detect what a scanned text is, repair it if possible, and show its fields
    #[command(after_help = help::READ)]
    Read(OneText),

    /// Read the QR codes in photos and other images
    #[command(after_help = help::SCAN)]
    Scan(Scan),

    /// Convert a payload to an armor, a text for links, web pages, chat, SMS and e-mail
    #[command(after_help = help::ARMOR)]
    Armor(Armor),

    /// Convert an armor, or a link with one, back to its payload
    #[command(after_help = help::UNARMOR)]
    Unarmor(Unarmor),

    /// Generate a signing key: a private JWK file, and the public key in a JWK Set file
    #[command(after_help = help::KEYGEN)]
    Keygen(Keygen),

    /// Sign a payload
    #[command(after_help = help::SIGN)]
    Sign(Sign),

    /// Verify the signature of a payload
    #[command(after_help = help::VERIFY)]
    Verify(Verify),

    /// Draw a text as a QR code, on the terminal or to an SVG or PNG file
    #[command(after_help = help::DRAW)]
    Draw(Draw),

    /// Validate the declaration of a person who applies for a code
    #[command(after_help = help::DECLARE)]
    Declare(Declare),

    /// Convert payloads, one per line, to JSON or CSV records
    #[command(after_help = help::DECODE)]
    Decode(Decode),

    /// Convert JSON values, one per line, to payloads
    #[command(after_help = help::ENCODE)]
    Encode(Encode),

    /// Run conformance vectors and report the differences
    #[command(after_help = help::VECTORS)]
    Vectors(Vectors),

    /// Print a completion script for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print a manual page
    #[command(after_help = help::MAN)]
    Man {
        /// The command to describe [default: vnpqr itself]
        command: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct OneText {
    /// Show all values without masking
    #[arg(long)]
    pub(crate) full: bool,

    /// The language of labels and messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// TEXT is in hexadecimal digits
    #[arg(long)]
    pub(crate) hex: bool,

    /// The text of the code, in quotes; - reads standard input, which other users of the machine cannot see
    pub(crate) text: OsString,
}

/// A payload that is not shown.
#[derive(Args)]
pub(crate) struct Payload {
    /// The language of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// TEXT is in hexadecimal digits
    #[arg(long)]
    pub(crate) hex: bool,

    /// The payload, in quotes; - reads standard input, which other users of the machine cannot see
    pub(crate) text: OsString,
}

#[derive(Args)]
pub(crate) struct Armor {
    /// Print a link to PAGE with the armor as parameter c
    #[arg(long, value_name = "PAGE")]
    pub(crate) link: Option<String>,

    #[command(flatten)]
    pub(crate) text: Payload,
}

#[derive(Args)]
pub(crate) struct Unarmor {
    /// The language of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The armor, or a link with one, in quotes; - reads standard input
    pub(crate) text: OsString,
}

#[derive(Args)]
pub(crate) struct Keygen {
    /// The signature algorithm
    #[arg(long, value_enum, default_value_t)]
    pub(crate) algorithm: KeyAlgorithm,

    /// The key ID, 1 to 16 characters of A-Za-z0-9_- [default: from the thumbprint of the key]
    #[arg(long, value_name = "ID", value_parser = parse_key_id, allow_hyphen_values = true)]
    pub(crate) kid: Option<KeyId>,

    /// The file for the private key; it must not exist
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,

    /// The JWK Set file to which the public key is added; it is created if it does not exist
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: PathBuf,

    /// The language of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeyAlgorithm {
    /// Ed25519
    #[default]
    Ed25519,
    /// ECDSA on P-256 with SHA-256
    P256,
}

impl From<KeyAlgorithm> for Algorithm {
    fn from(algorithm: KeyAlgorithm) -> Self {
        match algorithm {
            KeyAlgorithm::Ed25519 => Self::ED25519,
            KeyAlgorithm::P256 => Self::P256,
        }
    }
}

#[derive(Args)]
pub(crate) struct Sign {
    /// The private key file, as written by keygen
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,

    #[command(flatten)]
    pub(crate) text: Payload,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The JWK Set file with the public keys of the issuers
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: PathBuf,

    #[command(flatten)]
    pub(crate) text: OneText,
}

#[derive(Args)]
pub(crate) struct Draw {
    /// Write to FILE, whose name ends in .svg or .png
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Draw the card of a payload: the QR code with id number, name and birth date, masked
    #[arg(long)]
    pub(crate) card: bool,

    /// Leave the id number out of the card
    #[arg(long, requires = "card")]
    pub(crate) hide_id: bool,

    /// The minimum error correction level; it is raised if the QR code stays the same size
    #[arg(
        long,
        value_name = "L|M|Q|H",
        value_enum,
        ignore_case = true,
        default_value_t
    )]
    pub(crate) level: MinLevel,

    /// The mask pattern, 0 to 7 [default: the one with the lowest penalty]
    #[arg(long, value_name = "0-7", value_parser = clap::value_parser!(u8).range(0..=7))]
    pub(crate) pattern: Option<u8>,

    /// The side of a module in pixels [default: 8; PNG with --mm: as many as the resolution needs]
    #[arg(long, value_name = "PIXELS", requires = "output", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) module_size: Option<u8>,

    /// The resolution of a PNG in pixels per inch; with --mm the minimum, 300 if not given
    #[arg(long, requires = "output", value_parser = clap::value_parser!(u32).range(1..=MAX_DPI))]
    pub(crate) dpi: Option<u32>,

    /// The exact width in print, in millimeters; that of a QR code includes its light border
    #[arg(long, value_name = "WIDTH", requires = "output", value_parser = parse_millimeters)]
    pub(crate) mm: Option<Millimeters>,

    /// The background of the printed QR code [default: terminal: the colors are set; pipe: dark]
    #[arg(long, value_enum, conflicts_with = "output")]
    pub(crate) background: Option<Background>,

    /// The language of the lines of a card on the terminal, and of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The text, in quotes; - reads standard input, which other users of the machine cannot see
    pub(crate) text: OsString,
}

const MAX_DPI: i64 = 10_000;

/// Parses a width from 0.001 to 10000 millimeters with up to three decimals, after a point or a comma.
fn parse_millimeters(text: &str) -> Result<Millimeters, &'static str> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let micrometers = || {
        let whole: u32 = whole.parse().ok()?;
        let decimals: u32 = format!("{decimals:0<3}").parse().ok()?;
        whole.checked_mul(1000)?.checked_add(decimals)
    };
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 3 {
        return Err("expected a number of millimeters, as 30 or 22.5");
    }
    micrometers()
        .filter(|length| *length <= 10_000_000)
        .and_then(Millimeters::from_micrometers)
        .ok_or("expected more than 0 and at most 10000 millimeters")
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinLevel {
    /// About 7 % of the QR code can be restored
    #[value(name = "L")]
    L,
    /// About 15 %
    #[default]
    #[value(name = "M")]
    M,
    /// About 25 %
    #[value(name = "Q")]
    Q,
    /// About 30 %
    #[value(name = "H")]
    H,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Background {
    /// Light text on a dark background
    Dark,
    /// Dark text on a light background
    Light,
}

#[derive(Args)]
pub(crate) struct Declare {
    /// The number of the person's identity document
    #[arg(long, value_name = "TEXT")]
    pub(crate) id_number: Option<String>,

    /// The full name, with or without diacritics
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,

    /// The birth date with day and month, as 1987-01-18 or 18/01/1987
    #[arg(long, value_name = "TEXT")]
    pub(crate) birth_date: Option<String>,

    /// Nam, Nữ, male or female
    #[arg(long, value_name = "TEXT")]
    pub(crate) gender: Option<String>,

    /// The number of the health insurance card; 00 if there is none
    #[arg(long, value_name = "TEXT")]
    pub(crate) health_card: Option<String>,

    /// The phone number
    #[arg(long, value_name = "TEXT")]
    pub(crate) phone: Option<String>,

    /// The QID of the person who declares by proxy
    #[arg(long, value_name = "TEXT")]
    pub(crate) declarant_qid: Option<String>,

    /// Print a JSON object, without masking
    #[arg(long)]
    pub(crate) json: bool,

    /// Show all values without masking
    #[arg(long)]
    pub(crate) full: bool,

    /// The language of labels and messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The fields as a JSON object, or the text of a scanned identity or insurance card; - reads standard input, which
    /// other users of the machine cannot see
    pub(crate) text: Option<OsString>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a command-line flag")]
pub(crate) struct Decode {
    /// Verify signatures with the public keys of this JWK Set file, and add the result to each record
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,

    /// The format of the records
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Repair damaged lines, and list the repairs of each
    #[arg(long)]
    pub(crate) lenient: bool,

    /// Omit the records of valid lines, or with --keys of verified lines
    #[arg(long)]
    pub(crate) only_errors: bool,

    /// Exit with 1 if any line is not valid, or with --keys not verified
    #[arg(long)]
    pub(crate) fail: bool,

    /// Each line is in hexadecimal digits
    #[arg(long)]
    pub(crate) hex: bool,

    /// The language of messages in CSV; JSON records have both
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    #[command(flatten)]
    pub(crate) batch: Batch,
}

#[derive(Args)]
pub(crate) struct Encode {
    #[command(flatten)]
    pub(crate) batch: Batch,
}

#[derive(Args)]
pub(crate) struct Scan {
    /// Mask the content of each code, as read does
    #[arg(long)]
    pub(crate) masked: bool,

    /// The language of masked content and messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The work limit per image: N pixel reads for each of its pixels; 8 is enough for clean images
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub(crate) budget: u32,

    #[command(flatten)]
    pub(crate) run: Run,

    /// PNG and JPEG files, or folders with such files; - reads standard input
    #[arg(value_name = "IMAGE", required = true)]
    pub(crate) images: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Batch {
    #[command(flatten)]
    pub(crate) run: Run,

    /// The files to read; without any, or for -, standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// The options of commands that process many inputs.
#[derive(Args)]
pub(crate) struct Run {
    /// Write to FILE, which appears only when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The number of threads; the result does not depend on it [default: one per processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

impl Run {
    pub(crate) fn jobs(&self) -> NonZeroUsize {
        self.jobs
            .and_then(|jobs| NonZeroUsize::new(jobs.into()))
            .or_else(|| thread::available_parallelism().ok())
            .unwrap_or(NonZeroUsize::MIN)
    }
}

#[derive(Args)]
pub(crate) struct Vectors {
    /// The files with vectors
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A JSON object per line
    #[default]
    Ndjson,
    /// Comma-separated values with a header line
    Csv,
}

/// The parsed command line.
pub(crate) enum Request {
    Run(Command),
    /// The help or the version, to be printed.
    Print(String),
    /// A usage error. It is already reported.
    UsageError,
}

/// Parses the command line.
pub(crate) fn parse() -> Request {
    match Arguments::try_parse() {
        Ok(arguments) => Request::Run(arguments.command),
        Err(error) if !error.use_stderr() => Request::Print(error.to_string()),
        Err(error) => {
            stderr::write(without_payload(error).to_string().as_bytes());
            Request::UsageError
        }
    }
}

/// Removes words from the error that may be part of a payload: without quotes, a shell splits a payload at its spaces.
fn without_payload(mut error: clap::Error) -> clap::Error {
    const HIDDEN: &str = "(not shown; put the text in quotes, after --)";
    let context = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ContextKind::InvalidValue,
        _ => return error,
    };
    match error.get(context) {
        Some(ContextValue::String(word)) if !is_command_line_word(word) => {
            error.insert(context, ContextValue::String(HIDDEN.to_owned()));
            error.insert(ContextKind::Suggested, ContextValue::None);
        }
        _ => {}
    }
    error
}

/// Returns whether a word looks like an option, a value of a list or a small number.
fn is_command_line_word(word: &str) -> bool {
    let is_small_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = word.len() == 1;
    is_small_number || is_letter || word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// Returns the definition of the command line.
pub(crate) fn definition() -> clap::Command {
    Arguments::command()
}

fn parse_key_id(text: &str) -> Result<KeyId, String> {
    KeyId::new(text).map_err(|error| error.to_string())
}
