//! The columns of any card.
//!
//! ```abnf
//! text   = column *("|" column)        ; or substitutes of "|" in a text without "|"
//! column = *(any character except "|") ; characters around it are removed
//! ```
//!
//! Invalid columns are kept. The accessors of a card validate them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::error::{CardError, CardErrorKind};
use crate::damage::{Delimiter, trim};
use crate::repair::{Repair, Repairs};

/// Implements the methods that all cards with a field `columns` share, and `Debug` without text.
macro_rules! impl_card {
    ($name:ident) => {
        impl $name<'_> {
            /// Returns the text of the symbol: the columns, separated by `|`.
            ///
            /// The text contains the repairs, so it may differ from the scanned text.
            #[must_use]
            pub fn encode(&self) -> alloc::string::String {
                self.columns.encode()
            }

            /// Returns the raw text of a column, counted from 0, or `None` if the card does not have it.
            ///
            /// It is personal data and may contain any characters; only the named accessors validate.
            #[must_use]
            pub fn column(&self, index: usize) -> Option<&str> {
                (index < self.columns.count()).then(|| self.columns.get(index))
            }

            /// Returns the number of columns, without [trailing](Self::trailing) ones.
            #[must_use]
            pub const fn column_count(&self) -> usize {
                self.columns.count()
            }

            /// Returns the text after the last known column and its `|`.
            #[must_use]
            pub fn trailing(&self) -> Option<&str> {
                self.columns.trailing()
            }

            /// Copies the borrowed texts, so that the card can outlive the scanned bytes.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                $name {
                    columns: self.columns.into_owned(),
                }
            }

            /// Returns the repairs: removed characters around the text and its columns, and substitutes of `|`.
            #[must_use]
            pub const fn repairs(&self) -> crate::repair::Repairs {
                self.columns.repairs()
            }
        }

        /// Writes the number of columns, nothing of the text.
        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("columns", &self.columns.count())
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(super) use impl_card;

/// A repair of one column of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ColumnRepair {
    /// The column, counted from 0 as in `docs/spec/card-qr.md`.
    pub column: usize,
    /// The repair.
    pub repair: Repair,
    /// Whether another value is possible: `03/04/1995` is read with the day first.
    pub assumed: bool,
}

/// Up to `N` columns, and trailing text.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Columns<'a, const N: usize> {
    texts: [Cow<'a, str>; N],
    count: usize,
    trailing: Option<Cow<'a, str>>,
    repairs: Repairs,
}

impl<'a, const N: usize> Columns<'a, N> {
    /// Reads the columns of a scanned text.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): fewer than `min_count` columns
    pub(super) fn read(bytes: &'a [u8], min_count: usize) -> Result<Self, CardError> {
        let text =
            core::str::from_utf8(bytes).map_err(|_| CardError::new(CardErrorKind::NotUtf8))?;
        let mut repairs = Repairs::NONE;
        let text = trim(text, &mut repairs);
        let delimiter = Delimiter::detect(text, &mut repairs);
        let mut texts = [const { Cow::Borrowed("") }; N];
        let mut count = 0_usize;
        let mut rest = Some(text);
        for column in &mut texts {
            let Some(text) = rest else { break };
            let (before, after) = delimiter.split_once(text);
            *column = Cow::Borrowed(trim(before, &mut repairs));
            count = count.saturating_add(1);
            rest = after;
        }
        if count < min_count {
            return Err(CardError::new(CardErrorKind::ColumnCount));
        }
        Ok(Self {
            texts,
            count,
            trailing: rest.map(Cow::Borrowed),
            repairs,
        })
    }

    /// Returns `count` empty columns.
    pub(super) fn empty(count: usize) -> Self {
        Self {
            texts: [const { Cow::Borrowed("") }; N],
            count,
            trailing: None,
            repairs: Repairs::NONE,
        }
    }

    /// Sets a column to a text that needs no validation.
    pub(super) fn set(&mut self, index: usize, text: impl Into<Cow<'a, str>>) {
        if let Some(column) = self.texts.get_mut(index) {
            *column = text.into();
            self.count = self.count.max(index.saturating_add(1));
        }
    }

    /// Sets a column to a text of the caller.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): an empty text, `A|B`, a text with a line end or other control character
    pub(super) fn set_text(&mut self, index: usize, text: &'a str) -> Result<(), CardError> {
        if text.is_empty() || text.contains(|c: char| c == '|' || c.is_control()) {
            return Err(CardError::in_column(CardErrorKind::Text, index));
        }
        self.set(index, text);
        Ok(())
    }

    /// Inserts an empty column that the text left out. The last column becomes trailing text if all are used.
    pub(super) fn insert_empty(&mut self, index: usize, repair: Repair) {
        let last = N.saturating_sub(1);
        if self.count == N {
            let text = self.texts.get(last).cloned().unwrap_or_default();
            self.trailing = Some(match &self.trailing {
                None => text,
                Some(trailing) => Cow::Owned([&*text, "|", trailing].concat()),
            });
        }
        for place in (index.saturating_add(1)..N).rev() {
            let before = self.texts.get(place.saturating_sub(1)).cloned();
            if let (Some(column), Some(before)) = (self.texts.get_mut(place), before) {
                *column = before;
            }
        }
        self.count = self.count.saturating_add(1).min(N);
        self.set(index, "");
        self.repairs.add(repair);
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) fn trailing(&self) -> Option<&str> {
        self.trailing.as_deref()
    }

    pub(super) fn into_owned(self) -> Columns<'static, N> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Columns {
            texts: self.texts.map(own),
            count: self.count,
            trailing: self.trailing.map(own),
            repairs: self.repairs,
        }
    }

    pub(super) const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// Returns a column. A missing one is empty.
    pub(super) fn get(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", |text| text)
    }

    /// Returns a column, or `None` if it is empty or `-`.
    pub(super) fn non_empty(&self, index: usize) -> Option<&str> {
        Some(self.get(index)).filter(|text| !matches!(*text, "" | "-"))
    }

    pub(super) fn encode(&self) -> String {
        let mut text = String::new();
        for (index, column) in self.texts.iter().take(self.count).enumerate() {
            if index > 0 {
                text.push('|');
            }
            text.push_str(column);
        }
        if let Some(trailing) = &self.trailing {
            text.push('|');
            text.push_str(trailing);
        }
        text
    }
}
