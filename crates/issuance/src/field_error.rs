use alloc::vec::Vec;
use core::fmt;

use thiserror::Error;
use vn_personal_qr::card::CardErrorKind;
use vn_personal_qr::lenient::InvalidCause;
use vn_personal_qr::{Field, Language, Localize, NameError};

/// An error in one field of a [`Draft`](crate::Draft).
///
/// The message is for the person who fills in the form: `Display` writes it in English, [`Localize`] in both languages.
/// It contains nothing of the input except a character that is not allowed in a name.
///
/// ```
/// use vn_personal_qr_issuance::Draft;
///
/// let errors = Draft::new().with_name("Trần Thị Bình").with_birth_date("1995").declare().unwrap_err();
/// let lines: Vec<_> = errors.iter().map(|error| error.to_string()).collect();
/// assert_eq!(lines, [
///     "id number: missing, required unless declared by proxy",
///     "birth date: day or month missing, the full date is required",
/// ]);
/// assert_eq!(errors.iter().next().unwrap().code(), "missing");
/// ```
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
#[error("{}", self.in_language(Language::English))]
pub struct FieldError {
    pub(crate) field: Field,
    pub(crate) kind: FieldErrorKind,
}

/// The kind of a [`FieldError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldErrorKind {
    /// A required field is empty: the name, the birth date, the id number of a person who declares for themselves, or the
    /// QID of a proxy. Code `missing`.
    Missing,
    /// The text does not have the field's form: a phone number of nine digits. Code `form`.
    Form,
    /// A landline number, which has 11 digits: `02438251234`. Code `phone-landline`.
    Landline,
    /// The date does not exist: `30/02/1990`. Code `not-a-date`.
    NotADate,
    /// The date has no day, or neither day nor month: `1990`. Code `day-missing`.
    DayMissing,
    /// The value is masked: `******029317`. Code `masked`.
    Masked,
    /// The text is not a name. The code is that of the name error: `name-character`, ….
    Name(NameError),
    /// The field of a scanned card is damaged. The code is that of the card error: `card-hex`, ….
    Unreadable(CardErrorKind),
}

impl FieldError {
    /// Returns the field.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// Returns the kind of error.
    #[must_use]
    pub const fn kind(&self) -> FieldErrorKind {
        self.kind
    }

    /// Returns the stable kebab-case code, such as `day-missing`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.kind {
            FieldErrorKind::Missing => "missing",
            FieldErrorKind::Form => "form",
            FieldErrorKind::Landline => InvalidCause::Landline.code(),
            FieldErrorKind::NotADate => "not-a-date",
            FieldErrorKind::DayMissing => "day-missing",
            FieldErrorKind::Masked => "masked",
            FieldErrorKind::Name(error) => error.code(),
            FieldErrorKind::Unreadable(kind) => kind.code(),
        }
    }
}

impl Localize for FieldError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = language.pick(match self.kind {
            FieldErrorKind::Missing if self.field == Field::IdNumber => (
                "missing, required unless declared by proxy",
                "chưa nhập, chỉ được để trống khi khai hộ",
            ),
            FieldErrorKind::Missing => ("missing", "chưa nhập"),
            FieldErrorKind::Form => ("invalid format, expected ", "sai định dạng, cần "),
            FieldErrorKind::NotADate => (
                "not a date, expected a form like 18/01/1987 or 1987-01-18",
                "không hợp lệ, hãy nhập như 18/01/1987 hoặc 1987-01-18",
            ),
            FieldErrorKind::DayMissing => (
                "day or month missing, the full date is required",
                "thiếu ngày hoặc tháng, cần đủ ngày, tháng và năm",
            ),
            FieldErrorKind::Masked => (
                "masked with *, the full value is required",
                "bị che bằng dấu *, cần giá trị đầy đủ",
            ),
            FieldErrorKind::Name(_) | FieldErrorKind::Landline => ("", ""),
            FieldErrorKind::Unreadable(_) => {
                ("cannot be read from the card: ", "không đọc được từ thẻ: ")
            }
        });
        write!(f, "{}: {text}", self.field.label(language))?;
        match self.kind {
            FieldErrorKind::Form => f.write_str(self.field.form(language)),
            FieldErrorKind::Landline => InvalidCause::Landline.fmt_in(language, f),
            FieldErrorKind::Name(error) => error.fmt_in(language, f),
            FieldErrorKind::Unreadable(kind) => kind.fmt_in(language, f),
            _ => Ok(()),
        }
    }
}

/// The errors of a [`Draft`](crate::Draft), at least one, in the order of the payload's fields.
///
/// The message has one line an error, and no line break at the end.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.in_language(Language::English))]
pub struct FieldErrors(pub(crate) Vec<FieldError>);

impl FieldErrors {
    /// Iterates over the errors, at most one a field.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = FieldError> + Clone {
        self.0.iter().copied()
    }
}

impl Localize for FieldErrors {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut newline = "";
        for error in self.iter() {
            write!(f, "{newline}{}", error.in_language(language))?;
            newline = "\n";
        }
        Ok(())
    }
}
