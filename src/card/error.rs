use core::fmt;

use crate::catalog::catalog;
use crate::language::{Language, Localize, Localized};

/// The error of reading a card or one of its columns. It contains none of the text.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::card::{CardErrorKind, IdentityCard};
///
/// let error = IdentityCard::read(b"079195001234||A").unwrap_err();
/// assert_eq!(error.kind(), CardErrorKind::ColumnCount);
/// let card = IdentityCard::read("079195001234||A|31021995|Nam|B|15012022".as_bytes())?;
/// let error = card.birth_date().unwrap_err();
/// assert_eq!((error.kind(), error.column()), (CardErrorKind::Date, Some(3)));
/// assert_eq!(error.to_string(), "column 3: invalid date");
/// # Ok::<(), vn_personal_qr::card::CardError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.in_language(Language::English))]
pub struct CardError {
    kind: CardErrorKind,
    column: Option<usize>,
}

impl CardError {
    pub(super) const fn new(kind: CardErrorKind) -> Self {
        Self { kind, column: None }
    }

    pub(super) const fn in_column(kind: CardErrorKind, column: usize) -> Self {
        Self {
            kind,
            column: Some(column),
        }
    }

    /// Returns the kind of the error.
    #[must_use]
    pub const fn kind(&self) -> CardErrorKind {
        self.kind
    }

    /// Returns the stable kebab-case name of the kind, for example `card-date`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns the column, counted from 0 as in `docs/spec/card-qr.md`, or `None` for an error of the whole text.
    #[must_use]
    pub const fn column(&self) -> Option<usize> {
        self.column
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for CardError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(column) = self.column {
            write!(f, "{} {column}: ", language.pick(("column", "cột")))?;
        }
        match language {
            Language::English => write!(f, "{}", self.kind),
            Language::Vietnamese => f.write_str(self.kind.vi()),
        }
    }
}

catalog! {
    /// The kinds of [`CardError`].
    pub enum CardErrorKind {
        /// Bytes that are not UTF-8.
        NotUtf8 = "card-not-utf8",
            "invalid UTF-8", "UTF-8 không hợp lệ";
        /// Fewer columns than any card has: `079195001234||A`.
        ColumnCount = "card-column-count",
            "too few columns", "thiếu cột";
        /// An invalid number: for an identity card, other than 12 digits.
        Number = "card-number",
            "invalid number", "số thẻ không hợp lệ";
        /// A date in another form, or a day that does not exist: `31021995`.
        Date = "card-date",
            "invalid date", "ngày không hợp lệ";
        /// Neither `Nam` nor `Nữ` on an identity card, neither `1` nor `2` on an insurance card.
        Gender = "card-gender",
            "invalid gender", "giới tính không hợp lệ";
        /// Text that is not hex, or ends within a byte: `4e6`. The column keeps its text.
        Hex = "card-hex",
            "invalid hex", "chuỗi hex không hợp lệ";
        /// Hex with marks of an input method, which was switched on while scanning: `4é`. The column keeps its text.
        HexInputMethod = "card-hex-input-method",
            "hex changed by an input method; switch it off while scanning",
            "bộ gõ tiếng Việt đã làm hỏng chuỗi hex; hãy tắt bộ gõ khi quét";
        /// Hex of bytes that are not UTF-8: `ff`. The column keeps its text.
        HexNotUtf8 = "card-hex-not-utf8",
            "hex of invalid UTF-8", "chuỗi hex không chứa UTF-8 hợp lệ";
        /// A text to write that is empty, or contains `|` or a control character.
        Text = "card-text",
            "empty, or contains | or a control character", "trống, hoặc chứa | hay ký tự điều khiển";
    }
}
