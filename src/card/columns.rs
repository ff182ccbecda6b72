//! The columns of a card as they stand, whatever the card.

use alloc::borrow::Cow;
use alloc::string::String;

use super::error::{CardError, CardErrorKind};
use crate::damage::{Bars, Repairs, trim};

/// Up to `N` columns, and what is beyond them.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Columns<'a, const N: usize> {
    texts: [Cow<'a, str>; N],
    count: usize,
    beyond: Option<&'a str>,
    repairs: Repairs,
}

impl<'a, const N: usize> Columns<'a, N> {
    /// The columns of a scanned text, without what scanners and hands put around text and columns.
    pub(super) fn read(bytes: &'a [u8], fewest: usize) -> Result<Self, CardError> {
        let text =
            core::str::from_utf8(bytes).map_err(|_| CardError::of_text(CardErrorKind::NotUtf8))?;
        let mut repairs = Repairs::NONE;
        let text = trim(text, &mut repairs);
        let bars = Bars::of(text, &mut repairs);
        let mut texts = [const { Cow::Borrowed("") }; N];
        let mut count = 0_usize;
        let mut rest = Some(text);
        for place in &mut texts {
            let Some(text) = rest else { break };
            let (column, behind) = bars.split(text);
            *place = Cow::Borrowed(trim(column, &mut repairs));
            count = count.saturating_add(1);
            rest = behind;
        }
        if count < fewest {
            return Err(CardError::of_text(CardErrorKind::ColumnCount));
        }
        Ok(Self {
            texts,
            count,
            beyond: rest,
            repairs,
        })
    }

    /// So many empty columns, to be filled.
    pub(super) fn empty(count: usize) -> Self {
        Self {
            texts: [const { Cow::Borrowed("") }; N],
            count,
            beyond: None,
            repairs: Repairs::NONE,
        }
    }

    pub(super) fn set(&mut self, at: usize, text: impl Into<Cow<'a, str>>) {
        if let Some(column) = self.texts.get_mut(at) {
            *column = text.into();
            self.count = self.count.max(at.saturating_add(1));
        }
    }

    /// The same for a text that somebody gave.
    pub(super) fn set_text(&mut self, at: usize, text: &'a str) -> Result<(), CardError> {
        if text.is_empty() || text.contains(|c: char| c == '|' || c.is_control()) {
            return Err(CardError::in_column(CardErrorKind::Text, at));
        }
        self.set(at, text);
        Ok(())
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) const fn beyond(&self) -> Option<&'a str> {
        self.beyond
    }

    pub(super) const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// A column; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", |text| text)
    }

    /// A column that holds something, which `-` alone is not.
    pub(super) fn filled(&self, at: usize) -> Option<&str> {
        Some(self.get(at)).filter(|text| !matches!(*text, "" | "-"))
    }

    pub(super) fn encode(&self) -> String {
        let mut text = String::new();
        for (at, column) in self.texts.iter().take(self.count).enumerate() {
            if at > 0 {
                text.push('|');
            }
            text.push_str(column);
        }
        if let Some(beyond) = self.beyond {
            text.push('|');
            text.push_str(beyond);
        }
        text
    }
}
