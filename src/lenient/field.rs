use alloc::borrow::Cow;
use core::fmt;

use crate::error::{DecodeError, Field};
use crate::field::{BirthDate, DeclarationKind, Gender, NameErrorKind};
use crate::language::{Language, Localize, Localized};
use crate::repair::{Repair, Repairs};

/// A field or slot of a [`LenientPayload`](super::LenientPayload): its raw text and its [`Outcome`].
///
/// `Debug` shows the outcome and the repairs, nothing of the text.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, Outcome, Repair};
///
/// let payload = lenient::read(b"001093029317|NGUYEN AN| 3/4/1989|0|1|")?;
/// let date = payload.field(Field::BirthDate).unwrap();
/// assert_eq!((date.raw(), date.offset()), (" 3/4/1989", 23));
/// assert_eq!((date.outcome(), date.value()), (Outcome::Repaired, Some("1989-04-03")));
/// assert!(date.repairs().iter().eq([Repair::Blanks, Repair::DateDayFirst]));
/// assert!(date.is_assumed());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LenientField<'a> {
    pub(super) field: Field,
    raw: Cow<'a, str>,
    pub(super) offset: usize,
    /// Without the characters of a masked value, which are in `shown`.
    outcome: Outcome<'static>,
    shown: Cow<'a, str>,
    /// The strict text of a valid field.
    pub(super) value: Cow<'a, str>,
    pub(super) repairs: Repairs,
    pub(super) assumed: bool,
    pub(super) cause: Option<InvalidCause>,
}

/// The result of reading a field.
///
/// | outcome | raw text of a birth date | raw text of a gender |
/// |---|---|---|
/// | `Valid` | `1987-01-18` | `1`, empty |
/// | `Repaired` | `18/01/1987` | `Nam` |
/// | `Partial` | `1987`, `1987-**-**` | |
/// | `Invalid` | `31/02/1987`, empty | `9` |
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// The raw text is valid, or empty where the field may be empty.
    Valid,
    /// The text is valid after [repairs](LenientField::repairs).
    Repaired,
    /// A masked value, or a date without a day.
    Partial {
        /// The readable part.
        partial: Partial<'a>,
        /// The error of the strict grammar.
        error: DecodeError,
    },
    /// An invalid value, with the error of the strict grammar. Its offset counts from the start of the scanned bytes.
    Invalid(DecodeError),
}

/// The readable part of an incomplete value.
///
/// Apps let people mask their numbers, and some codes are made from such screens. Identity papers without a recorded
/// day of birth have dates without a day. `Debug` shows the variant only.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, Outcome, Partial};
///
/// let payload = lenient::read(b"******029317|NGUYEN AN|1987-**-**|0|1|")?;
/// let number = payload.field(Field::IdNumber).unwrap();
/// let Outcome::Partial { partial, .. } = number.outcome() else { panic!("not partial") };
/// assert!(matches!(partial, Partial::Masked { shown: "029317" }));
/// let date = payload.field(Field::BirthDate).unwrap();
/// let Outcome::Partial { partial, .. } = date.outcome() else { panic!("not partial") };
/// assert!(matches!(partial, Partial::Date { year: 1987, month: None, masked: true }));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// Source: `docs/spec/personal-qr-v1.1.md`, display and lenient reading.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Partial<'a> {
    /// A value with some characters replaced by `*`.
    Masked {
        /// The characters after the last `*`: `029317` of `******029317`. If there are none, the characters before the
        /// first `*`: `001093` of `001093******`.
        shown: &'a str,
    },
    /// A date without a day, or without a day and month.
    Date {
        /// The year, 1 to 9999.
        year: u16,
        /// The month, 1 to 12.
        month: Option<u8>,
        /// Whether `*` replaces the rest. Otherwise it is absent.
        masked: bool,
    },
}

/// The cause of an invalid field, more exact than the error of the strict grammar.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, InvalidCause};
///
/// let cause = lenient::read_field(Field::Phone, "024 3825 1234").cause().unwrap();
/// assert_eq!((cause, cause.code()), (InvalidCause::Landline, "phone-landline"));
/// assert_eq!(cause.to_string(), "landline number of 11 digits, expected 10 digits");
/// assert_eq!(cause.vi().to_string(), "số điện thoại cố định có 11 chữ số, cần 10 chữ số");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidCause {
    /// A name in the encoding of an old font, or decoded twice. Code as in [`NameErrorKind::code`].
    Name(NameErrorKind),
    /// A landline number, which has 11 digits: `02438251234`. The slot holds 10. Code `phone-landline`, as
    /// [the finding](crate::check::Finding::PhoneLandline) of a number that fits.
    Landline,
}

impl InvalidCause {
    /// Returns the stable kebab-case code, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name(kind) => kind.code(),
            Self::Landline => "phone-landline",
        }
    }

    /// Returns the message in Vietnamese, to be displayed; `Display` gives the English one.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for InvalidCause {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(kind) => kind.fmt_in(language, f),
            Self::Landline => f.pad(language.pick((
                "landline number of 11 digits, expected 10 digits",
                "số điện thoại cố định có 11 chữ số, cần 10 chữ số",
            ))),
        }
    }
}

impl fmt::Display for InvalidCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

impl<'a> LenientField<'a> {
    /// Returns the field or slot.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// Returns the scanned text between the delimiters.
    ///
    /// It is personal data and may contain any characters: escape it before display.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Returns the offset of the raw text in the scanned bytes. For a missing field or slot this is their length.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the outcome.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        match self.outcome {
            Outcome::Partial {
                partial: Partial::Masked { .. },
                error,
            } => Outcome::Partial {
                partial: Partial::Masked { shown: &self.shown },
                error,
            },
            outcome => outcome,
        }
    }

    /// Returns whether the field is valid or repaired.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        matches!(self.outcome, Outcome::Valid | Outcome::Repaired)
    }

    /// Returns the strict text of a [valid](Self::is_valid) field, which is empty for an empty field. Otherwise `None`.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.is_valid().then_some(&*self.value)
    }

    /// Returns the [value](Self::value) as in the JSON form, with a name for a declaration kind and a gender: `self`,
    /// `female`.
    #[must_use]
    pub fn named_value(&self) -> Option<&str> {
        let value = self.value()?;
        let code = || value.chars().next();
        let name = match self.field {
            Field::Declaration => code()
                .and_then(DeclarationKind::from_code)
                .map(DeclarationKind::name),
            Field::Gender => code().and_then(Gender::from_code).map(Gender::name),
            _ => None,
        };
        Some(name.unwrap_or(value))
    }

    /// Returns the repairs. They are empty unless the outcome is [`Repaired`](Outcome::Repaired).
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// Returns whether the value is one of two possible dates: `03/04/1989` is read as April 3, in the Vietnamese
    /// order.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// Returns the error of the strict grammar if the field is not [valid](Self::is_valid). Its offset counts from the
    /// start of the scanned bytes.
    #[must_use]
    pub const fn error(&self) -> Option<DecodeError> {
        match self.outcome {
            Outcome::Valid | Outcome::Repaired => None,
            Outcome::Partial { error, .. } | Outcome::Invalid(error) => Some(error),
        }
    }

    /// Returns why the field is not valid, if the text shows it: a name in another encoding, or a landline number.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, InvalidCause};
    /// use vn_personal_qr::{Field, NameErrorKind};
    ///
    /// let name = lenient::read_field(Field::Name, "Nguyeãn Vaên A");
    /// assert_eq!((name.value(), name.cause()), (None, Some(InvalidCause::Name(NameErrorKind::VniFont))));
    /// let phone = lenient::read_field(Field::Phone, "02438251234");
    /// assert_eq!((phone.value(), phone.cause()), (None, Some(InvalidCause::Landline)));
    /// ```
    #[must_use]
    pub const fn cause(&self) -> Option<InvalidCause> {
        self.cause
    }

    pub(super) const fn valid(field: Field, raw: &'a str, offset: usize) -> Self {
        Self {
            field,
            raw: Cow::Borrowed(raw),
            offset,
            outcome: Outcome::Valid,
            shown: Cow::Borrowed(""),
            value: Cow::Borrowed(raw),
            repairs: Repairs::NONE,
            assumed: false,
            cause: None,
        }
    }

    pub(super) fn into_invalid(mut self, error: DecodeError) -> Self {
        self.outcome = Outcome::Invalid(error);
        self.value = Cow::Borrowed("");
        self.repairs = Repairs::NONE;
        self
    }

    /// Sets the readable part of an invalid field.
    pub(super) fn into_partial(mut self, partial: Partial<'a>, error: DecodeError) -> Self {
        let partial = match partial {
            Partial::Masked { shown } => {
                self.shown = Cow::Borrowed(shown);
                Partial::Masked { shown: "" }
            }
            Partial::Date {
                year,
                month,
                masked,
            } => Partial::Date {
                year,
                month,
                masked,
            },
        };
        self.outcome = Outcome::Partial { partial, error };
        self
    }

    /// Sets the scanned text of a field that was read from a text without its HTML escapes, and maps its error.
    pub(super) fn with_escaped_raw<'b>(
        self,
        raw: &'b str,
        offset: usize,
        map: impl Fn(usize) -> usize,
    ) -> LenientField<'b>
    where
        'a: 'b,
    {
        let map =
            |error: DecodeError| DecodeError::new(error.kind(), error.field(), map(error.offset()));
        let has_escapes = raw != self.raw;
        let mut repairs = self.repairs;
        let outcome = match self.outcome {
            Outcome::Valid | Outcome::Repaired if has_escapes => {
                repairs.add(Repair::HtmlEscapes);
                Outcome::Repaired
            }
            Outcome::Invalid(error) => Outcome::Invalid(map(error)),
            Outcome::Partial { partial, error } => Outcome::Partial {
                partial,
                error: map(error),
            },
            outcome => outcome,
        };
        LenientField {
            raw: Cow::Borrowed(raw),
            offset,
            outcome,
            repairs,
            ..self
        }
    }

    /// Copies the borrowed texts.
    #[must_use]
    pub fn into_owned(self) -> LenientField<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        LenientField {
            raw: own(self.raw),
            shown: own(self.shown),
            value: own(self.value),
            field: self.field,
            offset: self.offset,
            outcome: self.outcome,
            repairs: self.repairs,
            assumed: self.assumed,
            cause: self.cause,
        }
    }

    pub(super) fn into_repaired(mut self, value: Cow<'a, str>, repairs: Repairs) -> Self {
        self.outcome = Outcome::Repaired;
        self.value = value;
        self.repairs = repairs;
        self
    }
}

impl Outcome<'_> {
    /// Returns the stable name, for programs: `valid`, `repaired`, `partial`, `invalid`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Repaired => "repaired",
            Self::Partial { .. } => "partial",
            Self::Invalid(_) => "invalid",
        }
    }
}

impl Partial<'_> {
    /// Returns the year of `date`, and its month if `with_month`.
    pub(super) const fn date(date: BirthDate, with_month: bool, masked: bool) -> Self {
        Self::Date {
            year: date.year(),
            month: if with_month { Some(date.month()) } else { None },
            masked,
        }
    }
}

/// Writes the value: the characters of a masked value, `YYYY` or `YYYY-MM` of a date.
pub(crate) struct Readable<'a>(pub(crate) Partial<'a>);

impl fmt::Display for Readable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Partial::Masked { shown } => f.write_str(shown),
            Partial::Date {
                year,
                month: Some(month),
                ..
            } => write!(f, "{year:04}-{month:02}"),
            Partial::Date { year, .. } => write!(f, "{year:04}"),
        }
    }
}

/// Writes the outcome, nothing of the value.
impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Valid => f.write_str("Valid"),
            Self::Repaired => f.write_str("Repaired"),
            Self::Partial { partial, .. } => f.debug_tuple("Partial").field(partial).finish(),
            Self::Invalid(error) => f.debug_tuple("Invalid").field(error).finish(),
        }
    }
}

/// Writes the variant, nothing of the value.
impl fmt::Debug for Partial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Masked { .. } => "Masked(..)",
            Self::Date { .. } => "Date(..)",
        })
    }
}

/// Writes the outcome and the repairs, nothing of the text.
impl fmt::Debug for LenientField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LenientField")
            .field("field", &self.field)
            .field("outcome", &self.outcome)
            .field("repairs", &self.repairs)
            .field("assumed", &self.assumed)
            .finish_non_exhaustive()
    }
}
