use crate::language::Language;

/// The kind of a [`DecodeError`](crate::DecodeError).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is longer than 2,953 bytes, the capacity of the largest symbol. Code `too-long`.
    TooLong,
    /// The text ends where more must follow: `001093029317|NGUYEN AN`. Code `unexpected-end`.
    UnexpectedEnd,
    /// A character that the grammar does not allow there: `001093029317|Nguyen`. Code `unexpected-character`.
    UnexpectedCharacter {
        /// What the grammar allows there.
        expected: Expected,
    },
    /// Bytes that are not UTF-8, or a sequence that is cut: slot 6 with the byte FF. Code `invalid-utf8`.
    InvalidUtf8,
    /// A day that the Gregorian calendar does not have: `1987-02-29`. Code `not-a-date`.
    NotADate,
    /// A field that is too short or too long at its delimiter: an id number of 11 digits. Code `length`.
    Length,
    /// A value that the field does not define: gender `3`. Code `unknown-value`.
    UnknownValue,
    /// No id number, though the person declared for themselves: `|TRAN THI B|2015-06-01|0|`.
    /// Code `id-number-required`.
    IdNumberRequired,
    /// The start of a seventh field: `…|<1|`. Code `extra-field`.
    ExtraField,
}

impl ErrorKind {
    /// Returns the stable kebab-case code of this kind.
    ///
    /// ```
    /// assert_eq!(vn_personal_qr::ErrorKind::NotADate.code(), "not-a-date");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::UnexpectedEnd => "unexpected-end",
            Self::UnexpectedCharacter { .. } => "unexpected-character",
            Self::InvalidUtf8 => "invalid-utf8",
            Self::NotADate => "not-a-date",
            Self::Length => "length",
            Self::UnknownValue => "unknown-value",
            Self::IdNumberRequired => "id-number-required",
            Self::ExtraField => "extra-field",
        }
    }

    pub(super) const fn message(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::TooLong => (
                "too long, at most 2953 bytes fit in a QR symbol",
                "quá dài, mã QR chứa tối đa 2953 byte",
            ),
            Self::UnexpectedEnd => ("unexpected end", "kết thúc quá sớm"),
            Self::UnexpectedCharacter { .. } => ("unexpected character", "ký tự không hợp lệ"),
            Self::InvalidUtf8 => ("invalid UTF-8", "UTF-8 không hợp lệ"),
            Self::NotADate => ("no such day in the calendar", "ngày không tồn tại"),
            Self::Length => ("wrong length", "sai độ dài"),
            Self::UnknownValue => ("unknown value", "giá trị không có trong quy định"),
            Self::IdNumberRequired => (
                "missing, only a declaration by proxy may omit it",
                "bị thiếu, chỉ được để trống khi khai hộ",
            ),
            Self::ExtraField => (
                "unexpected seventh field, a payload has six",
                "thừa trường thứ bảy, mã chỉ có sáu trường",
            ),
        })
    }
}

/// The characters that the grammar allows at the place of an unexpected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Expected {
    /// `0-9`
    Digit,
    /// `A-Z`
    Letter,
    /// `0-9` and `A-Z`
    DigitOrLetter,
    /// `A-Z`, a space, `'`, `-` and `.`
    NameCharacter,
    /// `-`, between the parts of a date
    Hyphen,
    /// Printable ASCII without the delimiters `|` and `<`, and without the space
    PrintableAscii,
    /// Any character but control characters and the delimiters
    Text,
    /// The end of the field: `|`, or in the extension `<` or the end of the text
    Delimiter,
}

impl Expected {
    pub(super) const fn description(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::Digit => ("a digit 0-9", "chữ số 0-9"),
            Self::Letter => ("a letter A-Z", "chữ hoa A-Z"),
            Self::DigitOrLetter => ("a digit 0-9 or a letter A-Z", "chữ số 0-9 hoặc chữ hoa A-Z"),
            Self::NameCharacter => (
                "a letter A-Z, space or ' - .",
                "chữ hoa A-Z không dấu, dấu cách hoặc ' - .",
            ),
            Self::Hyphen => ("a hyphen", "dấu gạch nối"),
            Self::PrintableAscii => (
                "printable ASCII without space, | and <",
                "ký tự ASCII in được, trừ dấu cách, | và <",
            ),
            Self::Text => (
                "text without control characters, | and <",
                "văn bản không có ký tự điều khiển, | và <",
            ),
            Self::Delimiter => ("the end of the field", "dấu kết thúc trường"),
        })
    }
}
