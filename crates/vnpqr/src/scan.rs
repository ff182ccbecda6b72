//! `vnpqr scan`

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use qr_scan::{Budget, FoundSymbol, Picture, scan};
use serde::Serialize;
use vn_personal_qr::detect::{Detected, DetectedImage};
use vn_personal_qr::{Localize, PersonalQr};

use crate::args::Scan;
use crate::complaint::complain;
use crate::input::place;
use crate::language::Language;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;
use crate::pictures;
use crate::progress::Progress;
use crate::visible_json;

pub(crate) fn run(arguments: &Scan) -> Result<Verdict, Failure> {
    let list = pictures::list(&arguments.images)?;
    let mut output = Output::to(arguments.run.output.as_deref())?;
    let progress = Progress::new(pictures::size(&list), output.is_standard());
    let mut bad = 0;
    in_order(&list, arguments, |results| {
        output.write(&results.records)?;
        progress.complain(&results.complaints);
        progress.advance(results.bytes_read);
        bad += usize::from(!results.complaints.is_empty());
        Ok(())
    })?;
    progress.clear();
    output.finish()?;
    if bad > 0 && list.len() > 1 {
        complain(format_args!(
            "{bad} of {} pictures are not read",
            list.len()
        ));
    }
    let nothing = list.is_empty();
    if nothing {
        complain("no picture in the folder");
    }
    Ok(Verdict::good_if(bad == 0 && !nothing))
}

/// What came of a picture.
#[derive(Default)]
struct Results {
    /// For the output.
    records: Vec<u8>,
    /// For standard error; none where all is well.
    complaints: Vec<u8>,
    bytes_read: usize,
}

/// Reads pictures on several threads, and hands over what came of them in their order.
fn in_order(
    list: &[PathBuf],
    arguments: &Scan,
    mut take: impl FnMut(Results) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let next = AtomicUsize::new(0);
    let jobs = arguments.run.jobs().get().min(list.len());
    thread::scope(|scope| {
        // Few results wait to be taken, so a full disk is noticed before the next pictures are read.
        let (sender, results) = mpsc::sync_channel(jobs);
        for _ in 0..jobs {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = list.get(number) else { break };
                    if sender.send((number, read(path, arguments))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (number, done) in results {
            waiting.insert(number, done);
            while let Some(done) = waiting.remove(&turn) {
                take(done.map_err(|error| Failure::of_output("the results", error))?)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

/// Reads the codes of one picture.
fn read(path: &Path, arguments: &Scan) -> io::Result<Results> {
    let mut results = Results::default();
    let language = arguments.lang;
    let mut complain = |sentence: &str| {
        results
            .complaints
            .extend(format!("vnpqr: {}: {sentence}\n", place(path)).bytes());
    };
    let bytes = match pictures::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            complain(&error.to_string());
            return Ok(results);
        }
    };
    results.bytes_read = bytes.len();
    let picture = match Picture::from_file(&bytes, Picture::MAX_PIXELS) {
        Ok(picture) => picture,
        Err(error) => {
            complain(&match language {
                Language::En => error.to_string(),
                Language::Vi => error
                    .in_language(vn_personal_qr::Language::Vietnamese)
                    .to_string(),
            });
            return Ok(results);
        }
    };
    drop(bytes);
    let image = DetectedImage::from(scan(&picture, Budget::per_pixel(arguments.budget)));
    if !image.scan().disagreements().is_empty() {
        complain(language.choose(
            "a code was read in two ways that differ; neither is taken",
            "một mã đọc được theo hai cách khác nhau; không lấy cách nào",
        ));
    } else if image.scan().symbols().is_empty() {
        complain(language.choose("no code was read", "không đọc được mã nào"));
    }
    let file = path.to_string_lossy();
    for (symbol, scanned) in image.codes() {
        let record = Record::of(&file, symbol, &scanned, arguments);
        visible_json::append(&mut results.records, &record)?;
        results.records.push(b'\n');
    }
    Ok(results)
}

/// A code as a line of JSON.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    /// Upper left, upper right, lower right, lower left; x before y.
    corners: [(f32, f32); 4],
    version: u8,
    level: char,
    step: &'static str,
    kind: &'static str,
    #[serde(flatten)]
    content: Content<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Content<'a> {
    /// A personal QR that is sound.
    Value(PersonalQr<'a>),
    /// Anything else that is text.
    Text(&'a str),
    /// What is no text, in hexadecimal digits.
    Hex(String),
    /// The lines that `vnpqr read` shows.
    Masked(String),
}

impl<'a> Record<'a> {
    fn of(
        file: &'a str,
        symbol: &'a FoundSymbol,
        scanned: &'a Detected<'a>,
        arguments: &Scan,
    ) -> Self {
        let content = match (scanned, std::str::from_utf8(symbol.bytes())) {
            _ if arguments.masked => {
                Content::Masked(scanned.masked().language(arguments.lang.into()).to_string())
            }
            (Detected::PersonalQr(reading), Ok(text)) => match reading.payload() {
                Ok(payload) => Content::Value(payload),
                Err(_) => Content::Text(text),
            },
            (_, Ok(text)) => Content::Text(text),
            (_, Err(_)) => Content::Hex(hex(symbol.bytes())),
        };
        Self {
            file,
            corners: symbol.corners().map(|(x, y)| (x.round(), y.round())),
            version: symbol.version().number(),
            level: symbol.level().letter(),
            step: symbol.pass().code(),
            kind: scanned.kind().code(),
            content,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in bytes {
        // A String takes all.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
