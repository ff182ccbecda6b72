//! `vnpqr scan`

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use qr_scan::{Budget, FoundSymbol, Picture, scan};
use serde::Serialize;
use vn_personal_qr::detect::{Detected, DetectedImage};

use crate::args::Scan;
use crate::escaped_json;
use crate::exit::{CommandError, Status};
use crate::hex;
use crate::input::place;
use crate::output::Output;
use crate::pictures;
use crate::pool::Pool;
use crate::progress::Progress;
use crate::stderr;

pub(super) fn run(arguments: Scan) -> Result<Status, CommandError> {
    let list = pictures::list(&arguments.images)?;
    let count = list.len();
    let mut output = Output::open(arguments.run.output.as_deref())?;
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
    let read = move |job: &mut Job| job.results = Some(read(&job.path, &arguments));
    let mut failed = 0;
    let result = pool.run(next, read, |job| {
        let results = job.results.take().transpose();
        let results = results.map_err(|error| CommandError::output("the results", error))?;
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
        stderr::report(format_args!("{failed} of {count} images failed"));
    }
    if count == 0 {
        stderr::report("no image in the folder");
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
fn read(path: &Path, arguments: &Scan) -> io::Result<Results> {
    let mut results = Results::default();
    let language = arguments.lang;
    let mut report = |message: &str| {
        results
            .messages
            .extend(format!("vnpqr: {}: {message}\n", place(path)).bytes());
    };
    let bytes = match pictures::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report(&error.to_string());
            return Ok(results);
        }
    };
    results.bytes_read = bytes.len();
    let picture = match Picture::from_file(&bytes, Picture::MAX_PIXELS) {
        Ok(picture) => picture,
        Err(error) => {
            report(&language.message(&error).to_string());
            return Ok(results);
        }
    };
    drop(bytes);
    let image = DetectedImage::from(scan(&picture, Budget::per_pixel(arguments.budget)));
    if !image.scan().disagreements().is_empty() {
        report(language.choose(
            "two readings of a code differ; both are rejected",
            "hai lần đọc cùng một mã cho kết quả khác nhau; cả hai bị loại",
        ));
    } else if image.scan().symbols().is_empty() {
        report(language.choose("no code found", "không tìm thấy mã nào"));
    }
    let file = path.to_string_lossy();
    for (symbol, detected) in image.codes() {
        let record = Record::new(&file, symbol, &detected, arguments)?;
        escaped_json::append(&mut results.records, &record)?;
        results.records.push(b'\n');
    }
    Ok(results)
}

/// The record of a code.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
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
enum Content<'a> {
    Full {
        #[serde(flatten)]
        detected: &'a Detected<'a>,
        #[serde(flatten)]
        scanned: Option<Scanned<'a>>,
    },
    Masked {
        kind: &'static str,
        repairs: serde_json::Value,
        /// The masked output of `vnpqr read`.
        masked: String,
    },
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
        file: &'a str,
        symbol: &'a FoundSymbol,
        detected: &'a Detected<'a>,
        arguments: &Scan,
    ) -> serde_json::Result<Self> {
        let content = if arguments.masked {
            let masked = detected.masked().language(arguments.lang.into());
            Content::Masked {
                kind: detected.kind().code(),
                repairs: serde_json::to_value(detected)?["repairs"].take(),
                masked: masked.to_string(),
            }
        } else {
            let is_valid = matches!(detected, Detected::PersonalQr(payload) if payload.is_valid());
            let scanned = || match std::str::from_utf8(symbol.bytes()) {
                Ok(text) => Scanned::Text(text),
                Err(_) => Scanned::Hex(hex::encode(symbol.bytes())),
            };
            Content::Full {
                detected,
                scanned: (!is_valid).then(scanned),
            }
        };
        Ok(Self {
            file,
            corners: symbol.corners().map(|(x, y)| (x.round(), y.round())),
            version: symbol.version().number(),
            level: symbol.level().letter(),
            step: symbol.pass().code(),
            content,
        })
    }
}
