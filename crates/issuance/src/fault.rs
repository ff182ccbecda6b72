use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use vn_personal_qr::Field;
use vn_personal_qr::Language;
use vn_personal_qr::NameError;
use vn_personal_qr::card::CardErrorKind;

/// What is wrong with one field of a [`Draft`](super::Draft), as its person should read it.
///
/// `Display` gives the English sentence, [`vi`](Self::vi) the Vietnamese one, [`code`](Self::code) a name for programs.
/// It repeats nothing of what was given but a character that has no place in a name.
///
/// ```
/// use vn_personal_qr_issuance::Draft;
///
/// let faults = Draft::new().with_name("Trần Thị Bình").with_birth_date("1995").declare().unwrap_err();
/// let lines: Vec<_> = faults.iter().map(|fault| fault.to_string()).collect();
/// assert_eq!(lines, [
///     "id number: missing; only a code declared by proxy may leave it out",
///     "birth date: day or month is missing; a declaration needs the full date",
/// ]);
/// assert_eq!(faults.iter().next().unwrap().code(), "missing");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldError {
    pub(super) field: Field,
    pub(super) kind: FieldErrorKind,
}

/// What is wrong with a field of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldErrorKind {
    /// A declaration needs it, and it was not given: no name, no birth date, no id number of who declares for
    /// themselves, no QID of who declares for another. Code `missing`.
    Missing,
    /// Not of the field's form: a phone number of nine digits. Code `form`.
    Form,
    /// No day of the calendar: `30/02/1990`. Code `not-a-date`.
    NotADate,
    /// A year, or year and month: papers that say no more are not enough for an issuer. Code `day-missing`.
    DayMissing,
    /// A value that was copied from a masked screen: `******029317`. Code `masked`.
    Masked,
    /// No name, and why. Its own codes: `name-character`, ….
    Name(NameError),
    /// The card that was scanned has it, but broken. The card's own codes: `card-hex`, ….
    Unreadable(CardErrorKind),
}

impl FieldError {
    /// The field at fault.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn kind(&self) -> FieldErrorKind {
        self.kind
    }

    /// The stable kebab-case name of the kind, as in `day-missing`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.kind {
            FieldErrorKind::Missing => "missing",
            FieldErrorKind::Form => "form",
            FieldErrorKind::NotADate => "not-a-date",
            FieldErrorKind::DayMissing => "day-missing",
            FieldErrorKind::Masked => "masked",
            FieldErrorKind::Name(error) => error.code(),
            FieldErrorKind::Unreadable(kind) => kind.code(),
        }
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> impl fmt::Display + Copy {
        Vietnamese(*self)
    }

    fn write(self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vietnamese = language == Language::Vietnamese;
        let choose = |words: (&'static str, &'static str)| {
            if vietnamese { words.1 } else { words.0 }
        };
        f.write_str(self.field.label(language))?;
        f.write_str(": ")?;
        f.write_str(choose(match self.kind {
            FieldErrorKind::Missing if self.field == Field::IdNumber => (
                "missing; only a code declared by proxy may leave it out",
                "chưa khai; chỉ mã do người khác khai hộ mới được để trống",
            ),
            FieldErrorKind::Missing => ("missing", "chưa khai"),
            FieldErrorKind::Form => ("not of its form: ", "không đúng dạng: "),
            FieldErrorKind::NotADate => (
                "no day of the calendar; write it as 18/01/1987 or 1987-01-18",
                "không phải ngày có trong lịch; hãy viết như 18/01/1987 hoặc 1987-01-18",
            ),
            FieldErrorKind::DayMissing => (
                "day or month is missing; a declaration needs the full date",
                "thiếu ngày hoặc tháng; tờ khai cần đủ ngày, tháng và năm",
            ),
            FieldErrorKind::Masked => (
                "partly hidden by *; the whole value is needed",
                "đang bị che bằng dấu *; cần giá trị đầy đủ",
            ),
            FieldErrorKind::Name(error) if vietnamese => return write!(f, "{}", error.vi()),
            FieldErrorKind::Name(error) => return write!(f, "{error}"),
            FieldErrorKind::Unreadable(_) => {
                ("cannot be read from the card: ", "không đọc được từ thẻ: ")
            }
        }))?;
        match self.kind {
            FieldErrorKind::Form => f.write_str(self.field.form(language)),
            FieldErrorKind::Unreadable(kind) if vietnamese => f.write_str(kind.vi()),
            FieldErrorKind::Unreadable(kind) => write!(f, "{kind}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Language::English, f)
    }
}

impl Error for FieldError {}

#[derive(Clone, Copy)]
struct Vietnamese(FieldError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(Language::Vietnamese, f)
    }
}

/// All that is wrong with a [`Draft`](super::Draft), in the order of the payload's fields; at least one fault.
///
/// Prints a line a fault, without a line break at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldErrors(pub(super) Vec<FieldError>);

impl FieldErrors {
    /// The faults, one a field.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = FieldError> + Clone {
        self.0.iter().copied()
    }

    /// The sentences in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> impl fmt::Display + Copy {
        Lines(self, Language::Vietnamese)
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Lines(self, Language::English))
    }
}

impl Error for FieldErrors {}

#[derive(Clone, Copy)]
struct Lines<'a>(&'a FieldErrors, Language);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut divider = "";
        for fault in self.0.iter() {
            f.write_str(divider)?;
            fault.write(self.1, f)?;
            divider = "\n";
        }
        Ok(())
    }
}
