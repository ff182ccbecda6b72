//! The lines of the input files.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use crate::exit::CommandError;
use crate::json::is_visible;
use crate::lines::{Block, Lines};
use crate::messages::Message;

/// Returns whether the path stands for standard input on the command line.
pub(crate) fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Returns the name of the file in messages.
pub(crate) fn place(path: &Path) -> String {
    if is_standard(path) {
        Message::StandardInput.to_string()
    } else {
        escaped(path)
    }
}

/// Returns a path for messages. Characters that affect a terminal or begin a new line are escaped.
pub(crate) fn escaped(path: &Path) -> String {
    let mut text = String::new();
    for character in path.to_string_lossy().chars() {
        if is_visible(character) && !character.is_control() {
            text.push(character);
        } else {
            text.extend(character.escape_default());
        }
    }
    text
}

/// The lines of several files.
pub(crate) struct Input {
    remaining: vec::IntoIter<PathBuf>,
    current: Option<OpenFile>,
    /// The number of bytes, if known.
    size: Option<u64>,
}

struct OpenFile {
    path: PathBuf,
    name: Arc<str>,
    lines: Lines<Box<dyn Read + Send>>,
}

impl Input {
    /// Creates the input of `files`, or of standard input if there are none.
    ///
    /// A missing file is an error here, before the files before it are read.
    pub(crate) fn new(mut files: Vec<PathBuf>) -> Result<Self, CommandError> {
        if files.is_empty() {
            files.push("-".into());
        }
        let mut size = Some(0);
        for path in &files {
            let length = if is_standard(path) {
                None
            } else {
                let metadata = fs::metadata(path).map_err(|error| CommandError::io(path, error))?;
                metadata.is_file().then_some(metadata.len())
            };
            size = size
                .zip(length)
                .map(|(size, length): (u64, u64)| size.saturating_add(length));
        }
        Ok(Self {
            remaining: files.into_iter(),
            current: None,
            size,
        })
    }

    pub(crate) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Fills `block` with the next lines; returns `false` at the end of the input.
    pub(crate) fn next_block(&mut self, block: &mut Block) -> Result<bool, CommandError> {
        loop {
            let Some(file) = &mut self.current else {
                let Some(path) = self.remaining.next() else {
                    return Ok(false);
                };
                self.current = Some(OpenFile::new(path)?);
                continue;
            };
            let filled = file
                .lines
                .next_block(block)
                .map_err(|error| CommandError::Io {
                    place: place(&file.path),
                    error,
                })?;
            if filled {
                block.file = Arc::clone(&file.name);
                return Ok(true);
            }
            self.current = None;
        }
    }
}

impl OpenFile {
    fn new(path: PathBuf) -> Result<Self, CommandError> {
        let reader: Box<dyn Read + Send> = if is_standard(&path) {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&path).map_err(|error| CommandError::io(&path, error))?)
        };
        Ok(Self {
            name: path.to_string_lossy().into(),
            lines: Lines::new(reader),
            path,
        })
    }
}
