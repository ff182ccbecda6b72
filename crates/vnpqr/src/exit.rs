//! How a command ends: with a status, or with an error.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::input;

/// The result of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Exit code 0.
    Success,
    /// Exit code 1: the input is not valid.
    InvalidInput,
}

impl Status {
    pub(crate) const fn success_if(is_success: bool) -> Self {
        if is_success {
            Self::Success
        } else {
            Self::InvalidInput
        }
    }
}

/// The reason why a command did not run to its end. Its message holds nothing of a payload.
#[derive(Debug, Error)]
pub(crate) enum CommandError {
    /// The reader of standard output closed it, as in `vnpqr decode log.txt | head`. Exit code 0, without a message.
    #[error("broken pipe")]
    BrokenPipe,
    /// A file or stream cannot be read or written. Exit code 2.
    #[error("{place}: {error}")]
    Io { place: String, error: io::Error },
    /// An argument or a file of the wrong form. Exit code 2.
    #[error("{0}")]
    Usage(String),
}

impl CommandError {
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io {
            place: input::escaped(path),
            error,
        }
    }

    pub(crate) fn output(place: &str, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Io {
            place: place.to_owned(),
            error,
        }
    }
}
