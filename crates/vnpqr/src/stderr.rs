//! Standard error: messages, and the progress bar of a long run.

use std::fmt;
use std::io::{self, IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::settings::is_quiet;

/// Writes an error as one line, after the name of the command.
pub(crate) fn report(error: impl fmt::Display) {
    write(format!("vnpqr: {error}\n").as_bytes());
}

/// Writes a warning, a hint or a summary, unless the command is quiet.
pub(crate) fn note(message: impl fmt::Display) {
    if !is_quiet() {
        report(message);
    }
}

/// Writes bytes. An error is ignored: there is no other place to report it.
pub(crate) fn write(bytes: &[u8]) {
    let _ = io::stderr().write_all(bytes);
}

/// A bar with rate and time left. It is hidden if the command is quiet, if standard error is no terminal, or if results
/// go to the same terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// `size` is the number of bytes to be read, if known.
    pub(crate) fn new(size: Option<u64>, results_to_standard_output: bool) -> Self {
        let is_mixed_with_results = results_to_standard_output && io::stdout().is_terminal();
        if is_quiet() || is_mixed_with_results || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        // Without words, so that they need no translation.
        let (bar, template) = match size {
            Some(size) => (
                ProgressBar::new(size),
                "{bar:30} {percent:>3}% · {binary_total_bytes} · {binary_bytes_per_sec} · -{eta}",
            ),
            None => (
                ProgressBar::no_length(),
                "{spinner} {binary_bytes} · {binary_bytes_per_sec} · {elapsed}",
            ),
        };
        // An error in the constant template would only give a bar without style.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(crate) fn advance(&self, bytes: usize) {
        self.0.inc(bytes as u64);
    }

    /// Writes messages above the bar.
    pub(crate) fn report(&self, messages: &[u8]) {
        if !messages.is_empty() {
            self.0.suspend(|| write(messages));
        }
    }

    /// Clears the line of the bar.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
