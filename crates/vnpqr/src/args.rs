//! The command line.

use std::env;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{
    ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
    ValueHint,
};
use clap_complete::Shell;
use qr_symbol::Millimeters;
use vn_personal_qr_signature::{Algorithm, KeyId};

use crate::help;
use crate::messages::Message;
use crate::settings::{self, ColorChoice, Lang, localized};
use crate::stderr;
use crate::usage;

/// Show, check, decode and encode Vietnam's personal QR codes, version 1.1
#[derive(Parser)]
#[command(
    name = "vnpqr",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    common: Common,

    /// Print the version
    #[arg(long, short = 'V', display_order = 1004, action = ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The options of all commands.
#[derive(Args)]
struct Common {
    #[arg(
        long,
        global = true,
        display_order = 1000,
        value_enum,
        help = "The language of all texts [default: that of the environment: LC_ALL, LC_MESSAGES or LANG]"
    )]
    lang: Option<Lang>,

    #[arg(
        long,
        global = true,
        display_order = 1001,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        help = "When to use colors; the environment variable NO_COLOR switches them off, too"
    )]
    color: ColorChoice,

    /// Print results and errors only: no warnings, hints, summaries or progress
    #[arg(long, short, global = true, display_order = 1002)]
    quiet: bool,

    /// Print help
    #[arg(long, short, global = true, display_order = 1003, action = ArgAction::Help)]
    help: Option<bool>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show the fields of a payload
    Show(View),

    /// Check whether a text is a valid payload, and show where an error is
    Check(View),

    /// Detect what a scanned text is, repair it if possible, and show its fields
    Read(View),

    /// Read the QR codes in photos and other images
    Scan(Scan),

    /// Convert a payload to an armor, a text for links, web pages, chat, SMS and e-mail
    Armor(Armor),

    /// Convert an armor, or a link with one, back to its payload
    Unarmor(Unarmor),

    /// Generate a signing key: a private JWK file, and the public key in a JWK Set file
    Keygen(Keygen),

    /// Sign a payload
    Sign(Sign),

    /// Verify the signature of a payload
    Verify(Verify),

    /// Draw a text as a QR code, on the terminal or to an SVG or PNG file
    Draw(Draw),

    /// Validate the declaration of a person who applies for a code
    Declare(Declare),

    /// Convert payloads, one per line, to JSON or CSV records
    Decode(Decode),

    /// Convert JSON values, one per line, to payloads
    Encode(Encode),

    /// Run conformance vectors and report the differences
    Vectors(Vectors),

    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print a manual page
    Man {
        /// The command to describe [default: vnpqr itself]
        #[arg(value_parser = PossibleValuesParser::new(help::commands()), hide_possible_values = true)]
        command: Option<String>,
    },

    /// Print the help of a command
    Help {
        /// The command to describe [default: vnpqr itself]
        #[arg(value_parser = PossibleValuesParser::new(help::commands()), hide_possible_values = true)]
        command: Option<String>,
    },
}

/// A text that is shown.
#[derive(Args)]
pub(crate) struct View {
    /// Show all values without masking
    #[arg(long, conflicts_with = "masked")]
    pub(crate) full: bool,

    /// Print a JSON record, with all values unless --masked is given
    #[arg(long)]
    pub(crate) json: bool,

    /// Mask the values of the JSON record
    #[arg(long, requires = "json")]
    pub(crate) masked: bool,

    #[command(flatten)]
    pub(crate) text: Text,
}

/// One text.
#[derive(Args)]
pub(crate) struct Text {
    /// TEXT is in hexadecimal digits
    #[arg(long)]
    pub(crate) hex: bool,

    /// The text, in quotes; without it, or for -, standard input, which other users of the machine cannot see
    #[arg(value_hint = ValueHint::Other)]
    pub(crate) text: Option<OsString>,
}

#[derive(Args)]
pub(crate) struct Armor {
    /// Print a link to PAGE with the armor as parameter c
    #[arg(long, value_name = "PAGE", value_hint = ValueHint::Url)]
    pub(crate) link: Option<String>,

    #[command(flatten)]
    pub(crate) text: Text,
}

#[derive(Args)]
pub(crate) struct Unarmor {
    /// The armor, a link or a message with one, in quotes; without it, or for -, standard input
    #[arg(value_hint = ValueHint::Other)]
    pub(crate) text: Option<OsString>,
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
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) key: PathBuf,

    /// The JWK Set file to which the public key is added; it is created if it does not exist
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) keys: PathBuf,

    /// Replace the JWK Set file even if it is write-protected
    #[arg(long)]
    pub(crate) force: bool,
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
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) key: PathBuf,

    #[command(flatten)]
    pub(crate) text: Text,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The JWK Set file with the public keys of the issuers
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) keys: PathBuf,

    #[command(flatten)]
    pub(crate) view: View,
}

#[derive(Args)]
pub(crate) struct Draw {
    /// Write to FILE, whose name ends in .svg or .png
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,

    /// Replace FILE even if it is write-protected
    #[arg(long)]
    pub(crate) force: bool,

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

    /// The text, in quotes; without it, or for -, standard input, which other users of the machine cannot see
    #[arg(value_hint = ValueHint::Other)]
    pub(crate) text: Option<OsString>,
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
        return Err(Message::Millimeters.text());
    }
    micrometers()
        .filter(|length| *length <= 10_000_000)
        .and_then(Millimeters::from_micrometers)
        .ok_or(Message::MillimetersRange.text())
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

    /// The fields as a JSON object, or the text of a scanned identity or insurance card; - reads standard input, which
    /// other users of the machine cannot see
    #[arg(value_hint = ValueHint::Other)]
    pub(crate) text: Option<OsString>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a command-line flag")]
pub(crate) struct Decode {
    /// Verify signatures with the public keys of this JWK Set file, and add the result to each record
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
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
    /// Show all values without masking on a terminal; records in a file or a pipe have them anyway
    #[arg(long, conflicts_with = "masked")]
    pub(crate) full: bool,

    /// Print JSON records on a terminal, too, with all values unless --masked is given
    #[arg(long)]
    pub(crate) json: bool,

    /// Print JSON records with masked values
    #[arg(long)]
    pub(crate) masked: bool,

    /// The work limit per image: N pixel reads for each of its pixels; 8 is enough for clean images
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub(crate) budget: u32,

    #[command(flatten)]
    pub(crate) run: Run,

    /// PNG and JPEG files, or folders with such files; - reads standard input
    #[arg(value_name = "IMAGE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) images: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Batch {
    #[command(flatten)]
    pub(crate) run: Run,

    /// The files to read; without any, or for -, standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
}

/// The options of commands that process many inputs.
#[derive(Args)]
pub(crate) struct Run {
    /// Write to FILE, which appears only when it is complete
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,

    /// Replace FILE even if it is write-protected
    #[arg(long)]
    pub(crate) force: bool,

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
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
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
    let arguments: Vec<OsString> = env::args_os().collect();
    settings::set_language(&arguments);
    let matches = definition().try_get_matches_from(arguments);
    match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => {
            settings::set(arguments.common.color, arguments.common.quiet);
            Request::Run(arguments.command)
        }
        Err(error) if !error.use_stderr() => Request::Print(error.to_string()),
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            stderr::write(error.to_string().as_bytes());
            Request::UsageError
        }
        Err(error) => {
            stderr::write(usage::message(&error).as_bytes());
            Request::UsageError
        }
    }
}

/// Returns the definition of the command line, with its texts in the language of the command.
pub(crate) fn definition() -> clap::Command {
    help::in_language(Arguments::command(), settings::language())
}

/// Returns the definition of a command, or of `vnpqr` without a name.
pub(crate) fn definition_of(name: Option<&str>) -> Option<clap::Command> {
    let mut definition = definition();
    definition.build();
    match name {
        Some(name) => definition.find_subcommand(name).cloned(),
        None => Some(definition),
    }
}

fn parse_key_id(text: &str) -> Result<KeyId, String> {
    KeyId::new(text).map_err(|error| localized(&error).to_string())
}
