use core::fmt;

use crate::damage::KeyboardLayout;
use crate::language::{Language, Localize, Localized};

/// The reason why a text is of no known kind: its difference from the nearest kind.
///
/// It is meant for the person at the scanner, who can scan again, configure the scanner, or request another code. It
/// contains none of the text except the character of a [`KeyboardLayout`].
///
/// | text | reason |
/// |---|---|
/// | nothing, or blanks | `empty` |
/// | the bytes `61 FF` | `not-utf8`, at 1 |
/// | the first of two symbols with one text | `part`, 1 of 2 |
/// | `001093029317~NGUYEN AN~1987-01-18~0~1~` | `bar-typed-as-another-key` |
/// | `Nguyen An` | `one-field` |
/// | `a\|b\|c` | `field-count` |
/// | `a\|b\|c\|de\|f\|g` | `no-date`: six fields, but the third is not a date |
/// | `a\|b\|1987-01-18\|de\|f\|g` | `no-declaration-kind` |
/// | `…\|NGUYEN AN\|1987-01-18\|0\|1\|<1\|x` | `not-six-fields`: seven fields |
/// | `B1234567\|\|A\|20111995\|Nữ\|B\|15012022` | `no-id-number` |
/// | `1\|xyz\|01/02/1990\|…`, nine fields or more | `no-hex-name` |
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, UnknownReason, classify};
///
/// assert_eq!(classify(b"Nguyen An"), CodeKind::Unknown(UnknownReason::OneField));
/// let reason = UnknownReason::FieldCount { fields: 3 };
/// assert_eq!(reason.to_string(), "three fields, no known code has that many");
/// assert_eq!(reason.vi().to_string(), "ba trường, không có loại mã nào như vậy");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownReason {
    /// Nothing was scanned. Code `empty`.
    Empty,
    /// Bytes that are not UTF-8. Code `not-utf8`.
    NotUtf8 {
        /// The offset of the first such byte.
        offset: usize,
    },
    /// One part of a text that is divided into several symbols (structured append). Code `part`.
    Part {
        /// The number of the part, counted from 1.
        number: u8,
        /// The number of parts.
        count: u8,
    },
    /// A text longer than any symbol. Code `too-long`.
    TooLong,
    /// A scanner in keyboard mode on a computer with another layout. Code as in [`KeyboardLayout::code`].
    Keyboard(KeyboardLayout),
    /// A text without `|`. Code `one-field`.
    OneField,
    /// A number of fields that no known code has. Code `field-count`.
    FieldCount {
        /// The number of fields.
        fields: usize,
    },
    /// The number of fields of a known code, but no date at its place. Code `no-date`.
    NoDate {
        /// The number of fields.
        fields: usize,
        /// The position of the field that is not a date, counted from 1.
        field: usize,
    },
    /// Five or six fields with a date, but the fourth is not one character. Code `no-declaration-kind`.
    NoDeclarationKind {
        /// The number of fields.
        fields: usize,
    },
    /// A date and a declaration kind at their places, but not six fields. Code `not-six-fields`.
    NotSixFields {
        /// The number of fields.
        fields: usize,
    },
    /// The number of fields of an identity card, but the first is not 12 digits. Code `no-id-number`.
    NoIdNumber {
        /// The number of fields.
        fields: usize,
    },
    /// The number of fields of an insurance card, but the second is not hex. Code `no-hex-name`.
    NoHexName {
        /// The number of fields.
        fields: usize,
    },
    /// The shape of an insurance card, but neither its number nor its birth date is valid. Code `no-card-number`.
    NoCardNumber,
}

impl UnknownReason {
    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Part { .. } => "part",
            Self::TooLong => "too-long",
            Self::Keyboard(layout) => layout.code(),
            Self::OneField => "one-field",
            Self::FieldCount { .. } => "field-count",
            Self::NoDate { .. } => "no-date",
            Self::NoDeclarationKind { .. } => "no-declaration-kind",
            Self::NotSixFields { .. } => "not-six-fields",
            Self::NoIdNumber { .. } => "no-id-number",
            Self::NoHexName { .. } => "no-hex-name",
            Self::NoCardNumber => "no-card-number",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for UnknownReason {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (fields, message) = match *self {
            Self::Keyboard(layout) => return layout.fmt_in(language, f),
            Self::NotUtf8 { offset } => {
                let message = language.pick(("invalid UTF-8", "UTF-8 không hợp lệ"));
                return write!(f, "{message} (byte {offset})");
            }
            Self::Part { number, count } => {
                return match language {
                    Language::English => {
                        write!(f, "part {number} of {count} of a text in several codes")
                    }
                    Language::Vietnamese => write!(
                        f,
                        "phần {number}/{count} của một nội dung chia thành nhiều mã"
                    ),
                };
            }
            Self::Empty => (None, ("nothing was scanned", "không quét được gì")),
            Self::TooLong => (
                None,
                ("too long for a QR symbol", "quá dài, mã QR không chứa được"),
            ),
            Self::OneField => (
                None,
                ("no field separator |", "không có dấu phân cách trường |"),
            ),
            Self::NoCardNumber => (
                None,
                (
                    "like an insurance card, but its number and birth date are invalid",
                    "giống thẻ BHYT, nhưng số thẻ và ngày sinh không hợp lệ",
                ),
            ),
            Self::FieldCount { fields } => (
                Some(fields),
                (
                    ", no known code has that many",
                    ", không có loại mã nào như vậy",
                ),
            ),
            Self::NoDate { fields, field: 3 } => (
                Some(fields),
                (
                    ", but the third is not a date",
                    ", nhưng trường thứ ba không phải ngày",
                ),
            ),
            Self::NoDate { fields, .. } => (
                Some(fields),
                (
                    ", but the fourth is not a date",
                    ", nhưng trường thứ tư không phải ngày",
                ),
            ),
            Self::NoDeclarationKind { fields } => (
                Some(fields),
                (
                    ", but the fourth is not one character",
                    ", nhưng trường thứ tư không phải một ký tự",
                ),
            ),
            Self::NotSixFields { fields } => (
                Some(fields),
                (
                    ", but a personal QR payload has six",
                    ", nhưng mã QR cá nhân có sáu trường",
                ),
            ),
            Self::NoIdNumber { fields } => (
                Some(fields),
                (
                    ", but the first is not 12 digits",
                    ", nhưng trường thứ nhất không phải 12 chữ số",
                ),
            ),
            Self::NoHexName { fields } => (
                Some(fields),
                (
                    ", but the second is not hex",
                    ", nhưng trường thứ hai không phải chuỗi hex",
                ),
            ),
        };
        if let Some(fields) = fields {
            write_number(fields, language, f)?;
            f.write_str(language.pick((" fields", " trường")))?;
        }
        f.write_str(language.pick(message))
    }
}

impl fmt::Display for UnknownReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

/// Writes a number, up to twelve as a word.
fn write_number(number: usize, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const WORDS: [(&str, &str); 13] = [
        ("no", "không"),
        ("one", "một"),
        ("two", "hai"),
        ("three", "ba"),
        ("four", "bốn"),
        ("five", "năm"),
        ("six", "sáu"),
        ("seven", "bảy"),
        ("eight", "tám"),
        ("nine", "chín"),
        ("ten", "mười"),
        ("eleven", "mười một"),
        ("twelve", "mười hai"),
    ];
    match WORDS.get(number) {
        Some(words) => f.write_str(language.pick(*words)),
        None => write!(f, "{number}"),
    }
}
