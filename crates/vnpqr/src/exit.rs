//! How a command ends: with a status, or with an error.

use std::io::{self, ErrorKind};
use std::path::Path;

use thiserror::Error;

use crate::input;
use crate::messages::Message;

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
    #[error("{place}: {}", reason(.error))]
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

    pub(crate) fn output(place: impl Into<String>, error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Io {
            place: place.into(),
            error,
        }
    }
}

impl From<Message> for CommandError {
    fn from(message: Message) -> Self {
        Self::Usage(message.to_string())
    }
}

/// Returns the message of an error without the path of a temporary file, which `tempfile` adds.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let (text, _) = text.split_once(" at path ").unwrap_or((&text, ""));
    let code = text.rsplit_once(" (os error ");
    let Some(code) = code.and_then(|(_, code)| code.strip_suffix(')')) else {
        return text.to_owned();
    };
    let message = match error.kind() {
        ErrorKind::NotFound => Message::NotFound,
        ErrorKind::PermissionDenied => Message::PermissionDenied,
        ErrorKind::IsADirectory => Message::IsADirectory,
        ErrorKind::NotADirectory => Message::NotADirectory,
        ErrorKind::AlreadyExists => Message::AlreadyExists,
        ErrorKind::StorageFull => Message::StorageFull,
        ErrorKind::ReadOnlyFilesystem => Message::ReadOnlyFilesystem,
        ErrorKind::FileTooLarge => Message::FileTooLarge,
        // Rare ones are in the words of the operating system.
        _ => return text.to_owned(),
    };
    Message::OsError.with(&[&message, &code])
}
