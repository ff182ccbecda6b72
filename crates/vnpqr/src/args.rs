//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use vn_personal_qr_signature::{Algorithm, KeyId};

use crate::complaint;
use crate::help;
use crate::keygen;
use crate::language::Language;

/// Look at, check, decode and encode Vietnam's personal QR payloads, version 1.1
#[derive(Parser)]
#[command(name = "vnpqr", version, after_help = help::VNPQR)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show a payload as a card, as a person reads it
    #[command(after_help = help::SHOW)]
    Show(OneText),

    /// Say whether a text is a valid payload, and if not, where it goes wrong
    #[command(after_help = help::CHECK)]
    Check(OneText),

    /// Say what a scanned text is, personal QR or card, damaged or not, and show what it holds
    #[command(after_help = help::READ)]
    Read(OneText),

    /// Read the codes in photographs and drawings
    #[command(after_help = help::SCAN)]
    Scan(Scan),

    /// Turn a payload into an armor, a text for links, web pages, chat, SMS and e-mail
    #[command(after_help = help::ARMOR)]
    Armor(Armor),

    /// Turn an armor, or a link with one, back into its payload
    #[command(after_help = help::UNARMOR)]
    Unarmor(Unarmor),

    /// Make a key to sign with: a private JWK file, and its public half in a JWK Set file
    #[command(after_help = help::KEYGEN)]
    Keygen(Keygen),

    /// Sign a payload
    #[command(after_help = help::SIGN)]
    Sign(Sign),

    /// Say whether the signature of a payload holds, and if not, why
    #[command(after_help = help::VERIFY)]
    Verify(Verify),

    /// Draw the QR symbol of a text: on the terminal, or into an SVG or PNG file
    #[command(after_help = help::DRAW)]
    Draw(Draw),

    /// Judge what a person declares to get a code, and show what would be sent
    #[command(after_help = help::DECLARE)]
    Declare(Declare),

    /// Turn payloads, one on each line, into JSON or CSV records
    #[command(after_help = help::DECODE)]
    Decode(Decode),

    /// Turn JSON values, one on each line, into payloads
    #[command(after_help = help::ENCODE)]
    Encode(Encode),

    /// Run conformance vectors and report every difference
    #[command(after_help = help::VECTORS)]
    Vectors(Vectors),

    /// Print the completions for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print the manual page
    #[command(after_help = help::MAN)]
    Man {
        /// The command to print the page of, instead of that of vnpqr itself
        command: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct OneText {
    /// Mask nothing
    #[arg(long)]
    pub(crate) full: bool,

    /// The language of labels and sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// Take TEXT as hexadecimal bytes
    #[arg(long)]
    pub(crate) hex: bool,

    /// The text of the code, in quotes; - reads it from standard input, which other users of the machine do not see
    #[arg(allow_hyphen_values = true)]
    pub(crate) text: OsString,
}

/// A payload to work on.
#[derive(Args)]
pub(crate) struct Payload {
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// Take TEXT as hexadecimal bytes
    #[arg(long)]
    pub(crate) hex: bool,

    /// The payload, in quotes; - reads it from standard input, which other users of the machine do not see
    #[arg(allow_hyphen_values = true)]
    pub(crate) text: OsString,
}

#[derive(Args)]
pub(crate) struct Armor {
    /// Give a link to PAGE that carries the armor as its parameter c
    #[arg(long, value_name = "PAGE")]
    pub(crate) link: Option<String>,

    #[command(flatten)]
    pub(crate) text: Payload,
}

#[derive(Args)]
pub(crate) struct Unarmor {
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The armor, or a link with one, in quotes; - reads it from standard input
    #[arg(allow_hyphen_values = true)]
    pub(crate) text: OsString,
}

#[derive(Args)]
pub(crate) struct Keygen {
    /// The algorithm
    #[arg(long, value_enum, default_value_t)]
    pub(crate) algorithm: KeyKind,

    /// The name of the key, 1 to 16 of A-Za-z0-9_- [default: from its thumbprint]
    #[arg(long, value_name = "NAME", value_parser = keygen::key_id, allow_hyphen_values = true)]
    pub(crate) kid: Option<KeyId>,

    /// The file for the private key, which must not be there yet
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,

    /// The JWK Set for the public key; if it is there, the key is added
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: PathBuf,

    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeyKind {
    /// Ed25519
    #[default]
    Ed25519,
    /// ECDSA on P-256 with SHA-256
    P256,
}

impl From<KeyKind> for Algorithm {
    fn from(kind: KeyKind) -> Self {
        match kind {
            KeyKind::Ed25519 => Self::ED25519,
            KeyKind::P256 => Self::P256,
        }
    }
}

#[derive(Args)]
pub(crate) struct Sign {
    /// The file of the private key, as keygen makes it
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,

    #[command(flatten)]
    pub(crate) text: Payload,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The JWK Set with the issuers' public keys
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: PathBuf,

    #[command(flatten)]
    pub(crate) text: OneText,
}

#[derive(Args)]
pub(crate) struct Draw {
    /// Draw into FILE, whose name ends in .svg or .png; it appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Draw the card of a payload: the symbol, and id number, name and birth date, masked
    #[arg(long)]
    pub(crate) card: bool,

    /// Leave the id number out of the card
    #[arg(long, requires = "card")]
    pub(crate) hide_id: bool,

    /// The least error correction; it is raised where that takes no larger symbol
    #[arg(
        long,
        value_name = "L|M|Q|H",
        value_enum,
        ignore_case = true,
        default_value_t
    )]
    pub(crate) level: LeastLevel,

    /// The mask pattern, 0 to 7 [default: the one of least penalty]
    #[arg(long, value_name = "0-7", value_parser = clap::value_parser!(u8).range(0..=7))]
    pub(crate) pattern: Option<u8>,

    /// What the text of half blocks will stand on [default: the terminal is told the colors; in a pipe, dark]
    #[arg(long, value_enum, conflicts_with = "output")]
    pub(crate) background: Option<Background>,

    /// The language of the card's lines on the terminal, and of sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The text, in quotes; - reads it from standard input, which other users of the machine do not see
    #[arg(allow_hyphen_values = true)]
    pub(crate) text: OsString,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LeastLevel {
    /// About 7 % of the symbol can be lost
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
    /// Light letters on dark
    Dark,
    /// Dark letters on light
    Light,
}

#[derive(Args)]
pub(crate) struct Declare {
    /// The number of the person's document
    #[arg(long, value_name = "TEXT")]
    pub(crate) id_number: Option<String>,

    /// The name, as it is written
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,

    /// The birth date, with day and month
    #[arg(long, value_name = "TEXT")]
    pub(crate) birth_date: Option<String>,

    /// Nam, Nữ, male or female
    #[arg(long, value_name = "TEXT")]
    pub(crate) gender: Option<String>,

    /// The number of the health insurance card; 00 for none
    #[arg(long, value_name = "TEXT")]
    pub(crate) health_card: Option<String>,

    /// The phone number
    #[arg(long, value_name = "TEXT")]
    pub(crate) phone: Option<String>,

    /// The QID of who declares on the person's behalf
    #[arg(long, value_name = "TEXT")]
    pub(crate) declarant_qid: Option<String>,

    /// Print a JSON object, which masks nothing
    #[arg(long)]
    pub(crate) json: bool,

    /// Mask nothing
    #[arg(long)]
    pub(crate) full: bool,

    /// The language of labels and sentences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// The fields as a JSON object, or the text of a scanned identity or insurance card; - reads it from standard input,
    /// which other users of the machine do not see
    pub(crate) text: Option<OsString>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "a switch each")]
pub(crate) struct Decode {
    /// Verify signatures with the public keys of this JWK Set, and mark each record
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,

    /// The form of the records
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Repair what can be repaired without guessing, and list the repairs of each line
    #[arg(long)]
    pub(crate) lenient: bool,

    /// Leave out the records of valid lines, with --keys only those of verified ones
    #[arg(long)]
    pub(crate) only_errors: bool,

    /// Exit with 1 if any line is not valid, or with --keys not verified
    #[arg(long)]
    pub(crate) fail: bool,

    /// Take each line as hexadecimal bytes
    #[arg(long)]
    pub(crate) hex: bool,

    /// The language of error messages
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
    /// Mask what each code holds, as `read` does
    #[arg(long)]
    pub(crate) masked: bool,

    /// The language of what is masked and of complaints
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,

    /// How many pixels may be looked at for each of a picture's; 8 are enough for what is clean
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub(crate) budget: u32,

    #[command(flatten)]
    pub(crate) run: Run,

    /// PNG and JPEG files, or folders with such files; - is standard input
    #[arg(value_name = "IMAGE", required = true)]
    pub(crate) images: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Batch {
    #[command(flatten)]
    pub(crate) run: Run,

    /// The files to read; none, or -, is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// How a long run works.
#[derive(Args)]
pub(crate) struct Run {
    /// Write to FILE, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// How many threads work; the result does not depend on it [default: one for each processor]
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
    /// The files to run
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A JSON object on each line
    #[default]
    Ndjson,
    /// Comma-separated values with a line of column names
    Csv,
}

/// What the command line asks for.
pub(crate) enum Request {
    Run(Command),
    /// Help or version, to be printed.
    Print(String),
    /// Nothing that can be done; it has been said why.
    Refused,
}

pub(crate) fn read() -> Request {
    match Arguments::try_parse() {
        Ok(arguments) => Request::Run(arguments.command),
        Err(error) if !error.use_stderr() => Request::Print(error.to_string()),
        Err(error) => {
            complaint::print(without_payload(error).to_string().as_bytes());
            Request::Refused
        }
    }
}

/// The error without what may be a piece of a payload: who forgets the quotes hands over a name, word by word.
fn without_payload(mut error: clap::Error) -> clap::Error {
    const HIDDEN: &str = "(not shown; put the text in quotes)";
    let place = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ContextKind::InvalidValue,
        _ => return error,
    };
    match error.get(place) {
        Some(ContextValue::String(word)) if !is_of_commands(word) => {
            error.insert(place, ContextValue::String(HIDDEN.to_owned()));
            error.insert(ContextKind::Suggested, ContextValue::None);
        }
        _ => {}
    }
    error
}

/// Whether a word was meant for the command line itself: an option, a value from a list, a small number.
fn is_of_commands(word: &str) -> bool {
    let is_small_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = word.len() == 1;
    is_small_number || is_letter || word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// The description of the whole command line.
pub(crate) fn description() -> clap::Command {
    Arguments::command()
}
