//! The files that a command reads, one after the other.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use crate::lines::{Block, Lines};
use crate::outcome::Failure;

/// Whether this is how standard input is written on the command line.
pub(crate) fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// What to call the file in a complaint.
pub(crate) fn place(path: &Path) -> String {
    if is_standard(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// The lines of several files.
pub(crate) struct Input {
    waiting: vec::IntoIter<PathBuf>,
    open: Option<OpenFile>,
    /// How many bytes there are, where that is known.
    size: Option<u64>,
}

struct OpenFile {
    path: PathBuf,
    name: Arc<str>,
    lines: Lines<Box<dyn Read + Send>>,
}

impl Input {
    /// Standard input if no file is named. That a file is missing is said now, not after hours spent on those before it.
    pub(crate) fn new(mut files: Vec<PathBuf>) -> Result<Self, Failure> {
        if files.is_empty() {
            files.push("-".into());
        }
        let mut size = Some(0);
        for path in &files {
            let more = if is_standard(path) {
                None
            } else {
                let metadata = fs::metadata(path).map_err(|error| Failure::at(path, error))?;
                metadata.is_file().then_some(metadata.len())
            };
            size = size
                .zip(more)
                .map(|(size, more): (u64, u64)| size.saturating_add(more));
        }
        Ok(Self {
            waiting: files.into_iter(),
            open: None,
            size,
        })
    }

    pub(crate) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Fills the block with the next lines; `false` where there is none.
    pub(crate) fn next_block(&mut self, block: &mut Block) -> Result<bool, Failure> {
        loop {
            let Some(file) = &mut self.open else {
                let Some(path) = self.waiting.next() else {
                    return Ok(false);
                };
                self.open = Some(OpenFile::new(path)?);
                continue;
            };
            let filled = file.lines.next_block(block).map_err(|error| Failure::Io {
                place: place(&file.path),
                error,
            })?;
            if filled {
                block.file = Arc::clone(&file.name);
                return Ok(true);
            }
            self.open = None;
        }
    }
}

impl OpenFile {
    fn new(path: PathBuf) -> Result<Self, Failure> {
        let reader: Box<dyn Read + Send> = if is_standard(&path) {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&path).map_err(|error| Failure::at(&path, error))?)
        };
        Ok(Self {
            name: path.to_string_lossy().into(),
            lines: Lines::new(reader),
            path,
        })
    }
}
