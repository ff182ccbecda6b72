//! Why a text is nothing that is known.

use core::fmt;

use crate::damage::KeyboardLayout;

/// Why a text is nothing that is known: what speaks against the code that it is nearest to. It carries none of the text
/// but the key of a [keyboard damage](KeyboardLayout).
///
/// It is meant for the person at the scanner, who has to know whether to scan again, to have the scanner set up, or to ask
/// for another code.
///
/// | text | reason |
/// |---|---|
/// | nothing, or blanks | `empty` |
/// | the bytes `61 FF` | `not-utf8`, at 1 |
/// | `001093029317~NGUYEN AN~1987-01-18~0~1~` | `bar-typed-as-another-key` |
/// | `Nguyen An` | `one-field` |
/// | `a\|b\|c` | `field-count` |
/// | `a\|b\|c\|de\|f\|g` | `no-date`: six fields, but the third is no date |
/// | `a\|b\|1987-01-18\|de\|f\|g` | `no-declaration-kind` |
/// | `…\|NGUYEN AN\|1987-01-18\|0\|1\|<1\|x` | `not-six-fields`: seven fields |
/// | `B1234567\|\|A\|20111995\|Nữ\|B\|15012022` | `no-id-number` |
/// | `1\|xyz\|01/02/1990\|…`, nine fields or more | `no-hex-name` |
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, UnknownReason, classify};
///
/// assert_eq!(classify(b"Nguyen An"), CodeKind::Unknown(UnknownReason::OneField));
/// assert_eq!(UnknownReason::FieldCount { fields: 3 }.vi().to_string(), "ba trường; không có mã đã biết nào như vậy");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownReason {
    /// Nothing was scanned. Code `empty`.
    Empty,
    /// Bytes that are not UTF-8. Code `not-utf8`.
    NotUtf8 {
        /// Where, in the scanned bytes.
        offset: usize,
    },
    /// More than any symbol holds. Code `too-long`.
    TooLong,
    /// A scanner that types like a keyboard met another layout.
    Keyboard(KeyboardLayout),
    /// No `|` divides the text. Code `one-field`.
    OneField,
    /// No known code has so many fields. Code `field-count`.
    FieldCount {
        /// How many.
        fields: usize,
    },
    /// As many fields as a known code, but none of them is a date where that has one. Code `no-date`.
    NoDate {
        /// How many.
        fields: usize,
        /// Which field is no date, counted from 1.
        field: usize,
    },
    /// Five or six fields with a date, but the fourth is not one character. Code `no-declaration-kind`.
    NoDeclarationKind {
        /// How many.
        fields: usize,
    },
    /// A date and one character where a personal QR payload has them, but not its six fields. Code `not-six-fields`.
    NotSixFields {
        /// How many.
        fields: usize,
    },
    /// As many fields as an identity card, but the first is not 12 digits. Code `no-id-number`.
    NoIdNumber {
        /// How many.
        fields: usize,
    },
    /// As many fields as an insurance card, but the second is no hex. Code `no-hex-name`.
    NoHexName {
        /// How many.
        fields: usize,
    },
    /// The shape of an insurance card, but neither its number nor its birth date is one. Code `no-card-number`.
    NoCardNumber,
}

impl UnknownReason {
    /// The stable kebab-case name, for programs. That of a keyboard damage is [its own](KeyboardLayout::code).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::TooLong => "too-long",
            Self::Keyboard(damage) => damage.code(),
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

    /// The sentence in Vietnamese, as something to print; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> impl fmt::Display + Copy {
        Vietnamese(self)
    }
}

impl fmt::Display for UnknownReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("nothing was scanned"),
            Self::NotUtf8 { offset } => write!(f, "these bytes are not UTF-8 text (byte {offset})"),
            Self::TooLong => f.write_str("the text is longer than a QR symbol can hold"),
            Self::Keyboard(damage) => write!(f, "{damage}"),
            Self::OneField => f.write_str("no | divides this text into fields"),
            Self::FieldCount { fields } => {
                write!(
                    f,
                    "{} fields; no known code has so many",
                    Count(fields, false)
                )
            }
            Self::NoDate { fields, field } => {
                let which = if field == 3 { "third" } else { "fourth" };
                write!(
                    f,
                    "{} fields, but the {which} is no date",
                    Count(fields, false)
                )
            }
            Self::NoDeclarationKind { fields } => {
                write!(
                    f,
                    "{} fields, but the fourth is not one character",
                    Count(fields, false)
                )
            }
            Self::NotSixFields { fields } => {
                write!(
                    f,
                    "{} fields; a personal QR payload has six",
                    Count(fields, false)
                )
            }
            Self::NoIdNumber { fields } => {
                write!(
                    f,
                    "{} fields, but the first is not 12 digits",
                    Count(fields, false)
                )
            }
            Self::NoHexName { fields } => {
                write!(
                    f,
                    "{} fields, but the second is no hex text",
                    Count(fields, false)
                )
            }
            Self::NoCardNumber => f.write_str(
                "the shape of an insurance card, but neither its number nor its birth date is one",
            ),
        }
    }
}

/// A reason that prints itself in Vietnamese.
#[derive(Clone, Copy)]
struct Vietnamese(UnknownReason);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            UnknownReason::Empty => f.write_str("không quét được gì"),
            UnknownReason::NotUtf8 { offset } => {
                write!(f, "các byte này không phải văn bản UTF-8 (byte {offset})")
            }
            UnknownReason::TooLong => f.write_str("văn bản dài hơn sức chứa của mã QR"),
            UnknownReason::Keyboard(damage) => write!(f, "{}", damage.vi()),
            UnknownReason::OneField => {
                f.write_str("không có dấu | nào chia văn bản này thành các trường")
            }
            UnknownReason::FieldCount { fields } => {
                write!(
                    f,
                    "{} trường; không có mã đã biết nào như vậy",
                    Count(fields, true)
                )
            }
            UnknownReason::NoDate { fields, field } => {
                let which = if field == 3 { "ba" } else { "tư" };
                write!(
                    f,
                    "{} trường, nhưng trường thứ {which} không phải ngày",
                    Count(fields, true)
                )
            }
            UnknownReason::NoDeclarationKind { fields } => write!(
                f,
                "{} trường, nhưng trường thứ tư không phải một ký tự",
                Count(fields, true)
            ),
            UnknownReason::NotSixFields { fields } => write!(
                f,
                "{} trường; mã QR cá nhân có sáu trường",
                Count(fields, true)
            ),
            UnknownReason::NoIdNumber { fields } => write!(
                f,
                "{} trường, nhưng trường thứ nhất không phải 12 chữ số",
                Count(fields, true)
            ),
            UnknownReason::NoHexName { fields } => write!(
                f,
                "{} trường, nhưng trường thứ hai không phải văn bản hex",
                Count(fields, true)
            ),
            UnknownReason::NoCardNumber => {
                f.write_str("có dạng thẻ BHYT, nhưng số thẻ và ngày sinh đều không đúng")
            }
        }
    }
}

/// How many, in words where people would: up to twelve. The flag asks for Vietnamese.
struct Count(usize, bool);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
        match WORDS.get(self.0) {
            Some((_, vietnamese)) if self.1 => f.write_str(vietnamese),
            Some((english, _)) => f.write_str(english),
            None => write!(f, "{}", self.0),
        }
    }
}
