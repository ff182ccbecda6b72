use core::error::Error;
use core::fmt;

use crate::catalog::catalog;

/// Why a text is no such card, or a column not what it should be. It carries none of the text.
///
/// ```
/// use vn_personal_qr::card::{CardErrorKind, IdentityCard};
///
/// let error = IdentityCard::read(b"079195001234||A").unwrap_err();
/// assert_eq!(error.kind(), CardErrorKind::ColumnCount);
/// let card = IdentityCard::read("079195001234||A|31021995|Nam|B|15012022".as_bytes())?;
/// let error = card.birth_date().unwrap_err();
/// assert_eq!((error.kind(), error.column()), (CardErrorKind::Date, Some(3)));
/// assert_eq!(error.to_string(), "column 3: no date that a card can have");
/// # Ok::<(), vn_personal_qr::card::CardError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardError {
    kind: CardErrorKind,
    column: Option<usize>,
}

impl CardError {
    pub(super) const fn of_text(kind: CardErrorKind) -> Self {
        Self { kind, column: None }
    }

    pub(super) const fn in_column(kind: CardErrorKind, column: usize) -> Self {
        Self {
            kind,
            column: Some(column),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> CardErrorKind {
        self.kind
    }

    /// The stable kebab-case name of the kind, as in `card-date`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The column at fault, counted from 0 as in `docs/spec/card-qr.md`; `None` where the text as a whole is.
    #[must_use]
    pub const fn column(&self) -> Option<usize> {
        self.column
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> impl fmt::Display + Copy {
        Vietnamese(*self)
    }
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(column) = self.column {
            write!(f, "column {column}: ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl Error for CardError {}

#[derive(Clone, Copy)]
struct Vietnamese(CardError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(column) = self.0.column {
            write!(f, "cột {column}: ")?;
        }
        f.write_str(self.0.kind.vi())
    }
}

catalog! {
    /// What is wrong with the text of a card.
    pub enum CardErrorKind {
        /// Bytes that are not UTF-8.
        NotUtf8 = "card-not-utf8",
            "these bytes are not UTF-8 text", "các byte này không phải văn bản UTF-8";
        /// Fewer columns than the card has: `079195001234||A`.
        ColumnCount = "card-column-count",
            "too few columns for this card", "quá ít cột so với loại thẻ này";
        /// No number of the card's form: an identity card's that is not 12 digits.
        Number = "card-number",
            "no number that this card can have", "không phải số của loại thẻ này";
        /// No date of the card's form, or a day that the calendar does not have: `31021995`.
        Date = "card-date",
            "no date that a card can have", "không phải ngày mà thẻ có thể ghi";
        /// Neither `Nam` nor `Nữ`, neither `1` nor `2`.
        Gender = "card-gender",
            "no gender that a card can have", "không phải giới tính mà thẻ có thể ghi";
        /// Text that should be hex and is not, or is cut within a byte: `4e6`. The raw column keeps it.
        Hex = "card-hex",
            "broken hex text; the raw column keeps it", "văn bản hex bị hỏng; cột gốc vẫn giữ nguyên";
        /// Hex whose bytes are not UTF-8: `ff`. Nothing is replaced; the raw column keeps it.
        HexNotUtf8 = "card-hex-not-utf8",
            "the hex does not hold UTF-8 text; the raw column keeps it",
            "nội dung hex không phải văn bản UTF-8; cột gốc vẫn giữ nguyên";
        /// A text to be written that holds a `|`, a control character or nothing.
        Text = "card-text",
            "this text cannot stand in a column", "văn bản này không thể đặt trong một cột";
    }
}
