//! `vnpqr scan`

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use qr_scan::{Budget, FoundSymbol, Picture, scan};
use serde::Serialize;
use serde_json::Value;
use vn_personal_qr::detect::{Detected, DetectedImage};

use crate::args::Scan;
use crate::exit::{CommandError, Status, reason};
use crate::input::place;
use crate::json;
use crate::messages::Message;
use crate::output::Output;
use crate::pictures;
use crate::pool::Pool;
use crate::record::TextRecord;
use crate::settings::{language, localized};
use crate::stderr::{self, Progress};
use crate::text;

/// The form of the results.
#[derive(Clone, Copy)]
enum Form {
    /// JSON records.
    Records { masked: bool },
    /// The lines of `read` below the name of the image.
    Lines { full: bool },
}

impl Form {
    /// Returns records for programs: in a file or a pipe, or by an option. People on a terminal get lines.
    fn of(arguments: &Scan, output: &Output) -> Self {
        let is_shown = output.is_standard() && io::stdout().is_terminal();
        if is_shown && !arguments.json && !arguments.masked {
            Self::Lines {
                full: arguments.full,
            }
        } else {
            Self::Records {
                masked: arguments.masked,
            }
        }
    }
}

pub(super) fn run(arguments: &Scan) -> Result<Status, CommandError> {
    let list = pictures::list(&arguments.images)?;
    let count = list.len();
    let mut output = Output::open(arguments.run.output.as_deref(), arguments.run.force)?;
    let form = Form::of(arguments, &output);
    let progress = Progress::new(pictures::size(&list), output.is_standard());
    let jobs = arguments.run.jobs();
    let threads = NonZeroUsize::new(count).map_or(jobs, |count| jobs.min(count));
    // Pictures differ much in time. The number is small, so that a full disk is noticed before many more are read.
    let pool = Pool {
        threads,
        waiting: 8 * threads.get(),
    };
    let mut list = list.into_iter();
    let next = move |job: &mut Job| {
        let path = list.next();
        path.map(|path| job.path = path).is_some()
    };
    let budget = Budget::per_pixel(arguments.budget);
    let read = move |job: &mut Job| job.results = Some(read(&job.path, budget, form));
    let mut failed = 0;
    let result = pool.run(next, read, |job| {
        let results = job.results.take().transpose();
        let results = results.map_err(|error| CommandError::output(Message::Results, error))?;
        let results = results.unwrap_or_default();
        output.write(&results.records)?;
        progress.report(&results.messages);
        progress.advance(results.bytes_read);
        failed += usize::from(!results.messages.is_empty());
        Ok(())
    });
    progress.clear();
    result?;
    output.finish()?;
    if failed > 0 && count > 1 {
        stderr::note(Message::ImagesFailed.with(&[&failed, &count]));
    }
    if count == 0 {
        stderr::report(Message::NoImage);
    }
    Ok(Status::success_if(failed == 0 && count > 0))
}

#[derive(Default)]
struct Job {
    path: PathBuf,
    results: Option<io::Result<Results>>,
}

/// The results of a picture.
#[derive(Default)]
struct Results {
    /// The bytes for the output.
    records: Vec<u8>,
    /// The messages for standard error; empty on success.
    messages: Vec<u8>,
    bytes_read: usize,
}

/// Reads the codes of one picture.
fn read(path: &Path, budget: Budget, form: Form) -> io::Result<Results> {
    let mut results = Results::default();
    let mut report = |message: &dyn Display| {
        results
            .messages
            .extend(format!("vnpqr: {}: {message}\n", place(path)).bytes());
    };
    let bytes = match pictures::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report(&reason(&error));
            return Ok(results);
        }
    };
    results.bytes_read = bytes.len();
    let picture = match Picture::from_file(&bytes, Picture::MAX_PIXELS) {
        Ok(picture) => picture,
        Err(error) => {
            report(&localized(&error));
            return Ok(results);
        }
    };
    drop(bytes);
    let image = DetectedImage::from(scan(&picture, budget));
    if !image.scan().disagreements().is_empty() {
        report(&Message::Disagreement);
    } else if image.scan().symbols().is_empty() {
        report(&Message::NoCode);
    }
    for (symbol, detected) in image.codes() {
        match form {
            Form::Records { masked } => {
                let record = Record::new(path, symbol, detected, masked)?;
                json::append_line(&mut results.records, &record)?;
            }
            Form::Lines { full } => {
                let lines = if full {
                    detected.full()
                } else {
                    detected.masked()
                };
                let lines = lines.language(language());
                writeln!(results.records, "{}\n{lines}\n", place(path))?;
            }
        }
    }
    Ok(results)
}

/// The record of a code.
#[derive(Serialize)]
struct Record<'a> {
    file: String,
    /// Upper left, upper right, lower right, lower left, as (x, y) in pixels.
    corners: [(f32, f32); 4],
    version: u8,
    level: char,
    step: &'static str,
    #[serde(flatten)]
    content: Content<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "it is short-lived")]
enum Content<'a> {
    Full {
        #[serde(flatten)]
        record: TextRecord<'a>,
        #[serde(flatten)]
        scanned: Option<Scanned<'a>>,
    },
    Masked(Value),
}

/// What was scanned, if it is not a valid personal QR.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Scanned<'a> {
    Text(&'a str),
    /// Bytes that are not UTF-8, in hexadecimal digits.
    Hex(String),
}

impl<'a> Record<'a> {
    fn new(
        path: &Path,
        symbol: &'a FoundSymbol,
        detected: Detected<'a>,
        masked: bool,
    ) -> serde_json::Result<Self> {
        let is_valid = matches!(&detected, Detected::PersonalQr(payload) if payload.is_valid());
        let record = TextRecord::lenient(detected, symbol.bytes());
        let content = if masked {
            Content::Masked(record.masked()?)
        } else {
            let scanned = || match std::str::from_utf8(symbol.bytes()) {
                Ok(text) => Scanned::Text(text),
                Err(_) => Scanned::Hex(text::encode_hex(symbol.bytes())),
            };
            Content::Full {
                record,
                scanned: (!is_valid).then(scanned),
            }
        };
        Ok(Self {
            file: path.to_string_lossy().into_owned(),
            corners: symbol.corners().map(|(x, y)| (x.round(), y.round())),
            version: symbol.version().number(),
            level: symbol.level().letter(),
            step: symbol.pass().code(),
            content,
        })
    }
}
