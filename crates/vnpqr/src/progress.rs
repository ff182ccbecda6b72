//! The progress bar of a long run.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::stderr;

/// A bar on standard error with rate and time left. It is hidden if standard error is no terminal, or if results go to
/// the same terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// `size` is the number of bytes to be read, if known.
    pub(crate) fn new(size: Option<u64>, results_to_standard_output: bool) -> Self {
        let is_mixed_with_results = results_to_standard_output && io::stdout().is_terminal();
        if is_mixed_with_results || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let (bar, template) = match size {
            Some(size) => (
                ProgressBar::new(size),
                "{bar:30} {percent:>3}% of {binary_total_bytes}, {binary_bytes_per_sec}, {eta} left",
            ),
            None => (
                ProgressBar::no_length(),
                "{spinner} {binary_bytes}, {binary_bytes_per_sec}, {elapsed}",
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
            self.0.suspend(|| stderr::write(messages));
        }
    }

    /// Clears the line of the bar.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
