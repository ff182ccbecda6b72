//! The `|` between fields, and characters that replace it.
//!
//! | character | source |
//! |---|---|
//! | `¦` U+00A6 | fonts and keyboards with a broken bar |
//! | `｜` U+FF5C | East Asian input methods |
//! | `│` U+2502 | terminals and tables |
//! | `∣` U+2223 | documents with formulas |
//! | GS U+001D | scanners that are configured to send separators |
//!
//! They delimit fields only in a text without any `|`.

use crate::repair::{Repair, Repairs};

/// The characters that delimit the fields of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// `|`.
    Bar,
    /// Any character that looks like `|` or replaces it.
    Substitute,
}

impl Delimiter {
    /// Returns the delimiter of `text` and adds its substitutes to `repairs`. A text may contain several substitutes.
    pub(crate) fn detect(text: &str, repairs: &mut Repairs) -> Self {
        if text.contains('|') {
            return Self::Bar;
        }
        let before = repairs.len();
        for repair in text.chars().filter_map(substitute) {
            repairs.add(repair);
        }
        if repairs.len() == before {
            Self::Bar
        } else {
            Self::Substitute
        }
    }

    pub(crate) fn matches(self, character: char) -> bool {
        match self {
            Self::Bar => character == '|',
            Self::Substitute => substitute(character).is_some(),
        }
    }

    /// Returns the text before the first delimiter, and the text after it if there is one.
    pub(crate) fn split_once(self, text: &str) -> (&str, Option<&str>) {
        match text.split_once(|character| self.matches(character)) {
            Some((before, after)) => (before, Some(after)),
            None => (text, None),
        }
    }
}

/// Returns the repair that reads `character` as `|`.
fn substitute(character: char) -> Option<Repair> {
    match character {
        '\u{A6}' => Some(Repair::BrokenBar),
        '\u{FF5C}' => Some(Repair::FullwidthBar),
        '\u{2502}' => Some(Repair::BoxBar),
        '\u{2223}' => Some(Repair::DividesBar),
        '\u{1D}' => Some(Repair::GroupSeparator),
        _ => None,
    }
}
