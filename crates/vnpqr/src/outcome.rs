//! How a command ends: with a verdict on its input, or not at all.

use std::fmt;
use std::io;
use std::path::Path;

/// What a command that could do its job found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Exit code 0.
    Good,
    /// Exit code 1: the input is not what it should be.
    Bad,
}

impl Verdict {
    pub(crate) const fn good_if(good: bool) -> Self {
        if good { Self::Good } else { Self::Bad }
    }
}

/// Why a command could not do its job. It may be logged: there is nothing of a payload in it.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Whoever read the output has left. No reason to complain: `vnpqr decode log.txt | head`.
    BrokenPipe,
    /// A file or stream cannot be read or written.
    Io { place: String, error: io::Error },
    /// The command line or a file does not say what it should.
    Input(String),
}

impl Failure {
    pub(crate) fn at(path: &Path, error: io::Error) -> Self {
        Self::Io {
            place: path.display().to_string(),
            error,
        }
    }

    pub(crate) fn of_output(place: &str, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Io {
            place: place.to_owned(),
            error,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenPipe => f.write_str("the reader of the output has left"),
            Self::Io { place, error } => write!(f, "{place}: {error}"),
            Self::Input(sentence) => f.write_str(sentence),
        }
    }
}
