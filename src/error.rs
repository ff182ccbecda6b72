//! Why a text is not a payload: what is wrong, in which field, at which byte.

mod sentence;

use core::error::Error;
use core::fmt;

pub use sentence::Vietnamese;

/// Why and where decoding stopped.
///
/// The offset obeys one law: it is the length of the longest prefix of the input that some valid payload also
/// starts with. So it points at the first byte that cannot stand there, or is the input's length where the input
/// ends too early. It never falls inside a UTF-8 sequence: it is rounded down to the sequence's start. Input beyond
/// [`MAX_LEN`](crate::MAX_LEN) is refused as a whole, with that limit as the offset and no field.
///
/// The constructors of the field types give the same error, counted from the start of the field's text;
/// [`with_base_offset`](Self::with_base_offset) shifts it to where the field stands in a larger text.
///
/// It carries none of the text, so it may be logged. `Display` gives the English sentence, [`vi`](Self::vi)
/// the Vietnamese one, [`code`](Self::code) a name for programs.
///
/// ```
/// use vn_personal_qr::{ErrorKind, Field, PersonalQr};
///
/// let error = PersonalQr::decode(b"001093029317|NGUYEN AN|1987-02-29|0|1|").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotADate);
/// assert_eq!(error.field(), Some(Field::BirthDate));
/// assert_eq!(error.offset(), 32);
/// assert_eq!(error.to_string(), "birth date: the calendar has no such day (byte 32)");
/// assert_eq!(error.vi().to_string(), "ngày sinh: lịch không có ngày này (byte 32)");
/// ```
///
/// Source: the project's offset law, `docs/spec/personal-qr-v1.1.md`, "Errors: where decoding stops".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecodeError {
    kind: ErrorKind,
    field: Option<Field>,
    offset: usize,
}

impl DecodeError {
    /// Creates an error, for parsers that wrap this codec and report in its terms.
    #[must_use]
    pub const fn new(kind: ErrorKind, field: Option<Field>, offset: usize) -> Self {
        Self {
            kind,
            field,
            offset,
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The field or slot at fault; `None` where the payload as a whole is.
    #[must_use]
    pub const fn field(&self) -> Option<Field> {
        self.field
    }

    /// Where decoding stopped, in bytes from the start of the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The stable kebab-case name of the [kind](Self::kind), as in `unexpected-end`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The same error where the text that was read starts `by` bytes into a larger one.
    ///
    /// ```
    /// use vn_personal_qr::Phone;
    ///
    /// let error = Phone::new("09x").unwrap_err();
    /// assert_eq!(error.offset(), 2);
    /// assert_eq!(error.with_base_offset(69).offset(), 71);
    /// ```
    #[must_use]
    pub const fn with_base_offset(mut self, by: usize) -> Self {
        self.offset = self.offset.saturating_add(by);
        self
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> Vietnamese {
        Vietnamese(*self)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::english(*self, f)
    }
}

impl Error for DecodeError {}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is longer than the 2,953 bytes that the largest symbol holds. Code `too-long`.
    TooLong,
    /// The text ends where more must follow: `001093029317|NGUYEN AN`. Code `unexpected-end`.
    UnexpectedEnd,
    /// A character that cannot stand there: `001093029317|Nguyen`. Code `unexpected-character`.
    UnexpectedCharacter {
        /// What could have stood there.
        expected: Expected,
    },
    /// Bytes that are not UTF-8, or a sequence that is cut: slot 6 with the byte FF. Code `invalid-utf8`.
    InvalidUtf8,
    /// A day that the Gregorian calendar does not have: `1987-02-29`. Code `not-a-date`.
    NotADate,
    /// A field that is too short or too long at its delimiter: an id number of 11 digits. Code `length`.
    Length,
    /// None of the values that the field knows: gender `3`. Code `unknown-value`.
    UnknownValue,
    /// No id number, though the person declared for themselves: `|TRAN THI B|2015-06-01|0|`.
    /// Code `id-number-required`.
    IdNumberRequired,
    /// A seventh field begins: `…|<1|`. Code `extra-field`.
    ExtraField,
}

impl ErrorKind {
    /// The stable kebab-case name of this kind.
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
}

/// The class of characters that could have stood where an unexpected one stands.
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

/// The parts of a payload that can be at fault: its six fields and the slots of the sixth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// Field 1, `SoGiayTo`: [`IdNumber`](crate::IdNumber)
    IdNumber,
    /// Field 2, `HoTen`: [`Name`](crate::Name)
    Name,
    /// Field 3, `NgaySinh`: [`BirthDate`](crate::BirthDate)
    BirthDate,
    /// Field 4, `LoaiDinhDanh`: [`DeclarationKind`](crate::DeclarationKind)
    Declaration,
    /// Field 5, `QID`: [`Qid`](crate::Qid)
    Qid,
    /// Field 6, `EXT`, as a whole: [`Extension`](crate::Extension)
    Extension,
    /// Slot 1 of the extension: the [`Qid`](crate::Qid) of who declared on the person's behalf
    DeclarantQid,
    /// Slot 2 of the extension: [`Gender`](crate::Gender)
    Gender,
    /// Slot 3 of the extension: [`HealthCard`](crate::HealthCard)
    HealthCard,
    /// Slot 4 of the extension: [`Phone`](crate::Phone)
    Phone,
    /// Slot 5 of the extension: [`Signature`](crate::Signature)
    Signature,
    /// Slots 6 and up of the extension: [`OtherSlots`](crate::OtherSlots)
    Other,
}

impl Field {
    /// The name for programs, as the JSON form has it: `id_number`, `birth_date`, ….
    ///
    /// ```
    /// use vn_personal_qr::{Field, PersonalQr};
    ///
    /// let error = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<3").unwrap_err();
    /// assert_eq!(error.field().map(Field::name), Some("gender"));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdNumber => "id_number",
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::Declaration => "declaration",
            Self::Qid => "qid",
            Self::Extension => "extension",
            Self::DeclarantQid => "declarant_qid",
            Self::Gender => "gender",
            Self::HealthCard => "health_card",
            Self::Phone => "phone",
            Self::Signature => "signature",
            Self::Other => "other",
        }
    }
}
