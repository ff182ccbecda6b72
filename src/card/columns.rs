//! The columns of a card as they stand, whatever the card.
//!
//! ```abnf
//! text   = column *("|" column)      ; or what looks like "|" in a text that has none
//! column = *(any character but "|")  ; without what scanners and hands put around it
//! ```
//!
//! A column is kept even where it is not what it should be: the card's accessors judge it, each when it is asked.

use alloc::borrow::Cow;
use alloc::string::String;

use super::error::{CardError, CardErrorKind};
use crate::damage::{Delimiter, trim};
use crate::repair::Repairs;

/// Gives a card with the field `columns` what is the same for every card: its columns as they stand, its text, its two
/// displays, and a `Debug` that shows none of it.
macro_rules! card_of_columns {
    ($name:ident) => {
        impl<'a> $name<'a> {
            /// The text of the symbol: the columns as they stand, with a `|` between.
            ///
            /// What was repaired stays repaired, so the text may be shorter than what was scanned.
            #[must_use]
            pub fn encode(&self) -> alloc::string::String {
                self.columns.encode()
            }

            /// A column as it stands, counted from 0; `None` where the card has no such column.
            ///
            /// It is personal data and may hold anything; the accessors by name judge what they give.
            #[must_use]
            pub fn column(&self, at: usize) -> Option<&str> {
                (at < self.columns.count()).then(|| self.columns.get(at))
            }

            /// How many columns there are; those [beyond](Self::beyond) the known ones are not counted.
            #[must_use]
            pub const fn column_count(&self) -> usize {
                self.columns.count()
            }

            /// What follows the last column that this kind of card is known to have.
            #[must_use]
            pub const fn beyond(&self) -> Option<&'a str> {
                self.columns.beyond()
            }

            /// What was dropped around text and columns, and what was taken as `|`.
            #[must_use]
            pub const fn repairs(&self) -> crate::repair::Repairs {
                self.columns.repairs()
            }

            /// The card as lines that hide what a bystander should not read.
            #[must_use]
            pub const fn masked(&self) -> crate::card::CardDisplay<'_> {
                crate::card::CardDisplay::masked(self)
            }

            /// The card as lines that show everything.
            #[must_use]
            pub const fn full(&self) -> crate::card::CardDisplay<'_> {
                crate::card::CardDisplay::full(self)
            }
        }

        /// Shows how many columns there are, none of them.
        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("columns", &self.columns.count())
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(super) use card_of_columns;

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
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF anywhere
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): fewer than `fewest` columns
    pub(super) fn read(bytes: &'a [u8], fewest: usize) -> Result<Self, CardError> {
        let text =
            core::str::from_utf8(bytes).map_err(|_| CardError::of_text(CardErrorKind::NotUtf8))?;
        let mut repairs = Repairs::NONE;
        let text = trim(text, &mut repairs);
        let delimiter = Delimiter::detect(text, &mut repairs);
        let mut texts = [const { Cow::Borrowed("") }; N];
        let mut count = 0_usize;
        let mut rest = Some(text);
        for place in &mut texts {
            let Some(text) = rest else { break };
            let (column, behind) = delimiter.split_once(text);
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

    /// Puts a text that the card itself has made into a column.
    pub(super) fn set(&mut self, at: usize, text: impl Into<Cow<'a, str>>) {
        if let Some(column) = self.texts.get_mut(at) {
            *column = text.into();
            self.count = self.count.max(at.saturating_add(1));
        }
    }

    /// The same for a text that somebody gave.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): the empty text, `A|B`, a text with a line end or other control character
    pub(super) fn set_text(&mut self, at: usize, text: &'a str) -> Result<(), CardError> {
        if text.is_empty() || text.contains(|c: char| c == '|' || c.is_control()) {
            return Err(CardError::in_column(CardErrorKind::Text, at));
        }
        self.set(at, text);
        Ok(())
    }

    /// How many columns the text has, up to `N`.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// What follows the last of `N` columns and its `|`.
    pub(super) const fn beyond(&self) -> Option<&'a str> {
        self.beyond
    }

    /// What was dropped, and what was taken as `|`.
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

    /// The columns with a `|` between, and what is beyond.
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
