//! The `|` between fields, and what stands in its place.
//!
//! | character | comes from |
//! |---|---|
//! | `¦` U+00A6 | fonts and keyboards that draw `|` broken |
//! | `｜` U+FF5C | input methods of East Asia |
//! | `│` U+2502 | terminals and tables |
//! | `∣` U+2223 | documents with formulas |
//! | GS U+001D | scanners that are set to report separators |
//!
//! Only in a text without any `|`: in one that has it, these are characters as others are.

use crate::repair::{Repair, Repairs};

/// The characters that divide a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bars {
    /// `|`, or none at all.
    Plain,
    /// What looks like it, in a text that has no `|`.
    Alike,
}

impl Bars {
    /// Those of this text; what had to be taken for `|` is added to `repairs`. Several kinds may divide one text.
    pub(crate) fn of(text: &str, repairs: &mut Repairs) -> Self {
        if text.contains('|') {
            return Self::Plain;
        }
        let before = repairs.len();
        for repair in text.chars().filter_map(alike) {
            repairs.add(repair);
        }
        if repairs.len() == before {
            Self::Plain
        } else {
            Self::Alike
        }
    }

    /// Whether this character divides fields.
    pub(crate) fn divides(self, character: char) -> bool {
        match self {
            Self::Plain => character == '|',
            Self::Alike => alike(character).is_some(),
        }
    }

    /// The text up to the first bar, and behind it if there is one.
    pub(crate) fn split(self, text: &str) -> (&str, Option<&str>) {
        match text.split_once(|character| self.divides(character)) {
            Some((before, behind)) => (before, Some(behind)),
            None => (text, None),
        }
    }
}

/// What taking this character as `|` would be.
fn alike(character: char) -> Option<Repair> {
    match character {
        '\u{A6}' => Some(Repair::BrokenBar),
        '\u{FF5C}' => Some(Repair::FullwidthBar),
        '\u{2502}' => Some(Repair::BoxBar),
        '\u{2223}' => Some(Repair::DividesBar),
        '\u{1D}' => Some(Repair::GroupSeparator),
        _ => None,
    }
}
