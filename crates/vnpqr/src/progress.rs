//! How far a long run is, for someone who watches a terminal.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::complaint;

/// A bar on standard error with rate and time left; nothing where nobody would see it, or where it would stand among
/// the results.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// `size` is the number of bytes to be read, where that is known.
    pub(crate) fn new(size: Option<u64>, results_to_standard_output: bool) -> Self {
        let among_results = results_to_standard_output && io::stdout().is_terminal();
        if among_results || !io::stderr().is_terminal() {
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
        // The template is a constant; were it wrong, the bar would look plain.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(crate) fn advance(&self, bytes: usize) {
        self.0.inc(bytes as u64);
    }

    /// Prints complaints above the bar.
    pub(crate) fn complain(&self, complaints: &[u8]) {
        if !complaints.is_empty() {
            self.0.suspend(|| complaint::print(complaints));
        }
    }

    /// Clears its line, so that what is said next stands alone.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
