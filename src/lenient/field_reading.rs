//! One field of a reading, and what came of it.

use alloc::borrow::Cow;
use core::fmt;

use crate::error::{DecodeError, Field};
use crate::field::BirthDate;
use crate::repair::Repairs;

/// One field or slot as it was read: its raw text, and what came of it.
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, Outcome, Repair};
///
/// let reading = lenient::read(b"001093029317|NGUYEN AN| 3/4/1989|0|1|")?;
/// let date = reading.field(Field::BirthDate).unwrap();
/// assert_eq!((date.raw(), date.offset()), (" 3/4/1989", 23));
/// assert_eq!((date.outcome(), date.value()), (Outcome::Repaired, Some("1989-04-03")));
/// assert!(date.repairs().iter().eq([Repair::Blanks, Repair::DateDayFirst]));
/// assert!(date.is_assumed());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// `Debug` shows the outcome and the repairs, nothing of the text.
#[derive(Clone, PartialEq, Eq)]
pub struct LenientField<'a> {
    pub(super) field: Field,
    pub(super) raw: &'a str,
    pub(super) offset: usize,
    pub(super) outcome: Outcome<'a>,
    /// The strict text of a sound field.
    pub(super) value: Cow<'a, str>,
    pub(super) repairs: Repairs,
    pub(super) assumed: bool,
}

/// What came of a field.
///
/// | outcome | raw text of a birth date | of a gender |
/// |---|---|---|
/// | `Valid` | `1987-01-18` | `1`, empty |
/// | `Repaired` | `18/01/1987` | `Nam` |
/// | `Partial` | `1987`, `1987-**-**` | |
/// | `Invalid` | `31/02/1987`, empty | `9` |
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// The raw text is strict text, or empty where that is allowed.
    Valid,
    /// Strict text after [repairs](LenientField::repairs).
    Repaired,
    /// Masked, or a date without its day.
    Partial {
        /// What can be read.
        partial: Partial<'a>,
        /// Why it is no strict text.
        error: DecodeError,
    },
    /// Nothing can be made of it; the error is that of the strict grammar, counted from the start of the scanned bytes.
    Invalid(DecodeError),
}

/// What can be read of a value that is not whole. `Debug` shows the kind only.
///
/// Numbers are masked by apps that let a person hide them, and codes are made from such screens. Dates without day are on
/// the papers of people whose day of birth nobody wrote down.
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, Outcome, Partial};
///
/// let reading = lenient::read(b"******029317|NGUYEN AN|1987-**-**|0|1|")?;
/// let partial = |field| match reading.field(field).unwrap().outcome() {
///     Outcome::Partial { partial, .. } => partial,
///     outcome => panic!("{outcome:?}"),
/// };
/// assert!(matches!(partial(Field::IdNumber), Partial::Masked { shown: "029317" }));
/// assert!(matches!(partial(Field::BirthDate), Partial::Date { year: 1987, month: None, masked: true }));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// Source: `docs/spec/personal-qr-v1.1.md`, "Display" and "Reading what is really met".
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Partial<'a> {
    /// Some of it is hidden by `*`.
    Masked {
        /// The characters that show at its end: `029317` of `******029317`. Where the end is hidden, those at its start:
        /// `001093` of `001093******`.
        shown: &'a str,
    },
    /// A date without day, or without day and month.
    Date {
        /// The year, 1 to 9999.
        year: u16,
        /// The month, 1 to 12.
        month: Option<u8>,
        /// Whether the rest is hidden by `*` (else it was never there).
        masked: bool,
    },
}

impl<'a> LenientField<'a> {
    /// Which field or slot this is.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// The text as it was scanned, between its delimiters. It is personal data, and may hold anything: a program that
    /// shows it has to escape it.
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// Where the raw text begins in the scanned bytes; their length for a field that is missing or a slot left out.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What came of it.
    #[must_use]
    pub const fn outcome(&self) -> Outcome<'a> {
        self.outcome
    }

    /// Whether it is valid or repaired.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        matches!(self.outcome, Outcome::Valid | Outcome::Repaired)
    }

    /// The strict text of a sound field, empty where the field is; `None` for one that is not sound.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.is_valid().then_some(&*self.value)
    }

    /// What had to be repaired; nothing for a field that is not [`Repaired`](Outcome::Repaired).
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// Whether custom decided between two readings, as with `03/04/1989`: the third of April by Vietnamese custom.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// Why it is no strict text, if it is not sound: the error of the strict grammar for this field, its offset counted
    /// from the start of the scanned bytes.
    #[must_use]
    pub const fn error(&self) -> Option<DecodeError> {
        match self.outcome {
            Outcome::Valid | Outcome::Repaired => None,
            Outcome::Partial { error, .. } | Outcome::Invalid(error) => Some(error),
        }
    }

    /// A field whose raw text is strict text.
    pub(super) const fn new(field: Field, raw: &'a str, offset: usize) -> Self {
        Self {
            field,
            raw,
            offset,
            outcome: Outcome::Valid,
            value: Cow::Borrowed(raw),
            repairs: Repairs::NONE,
            assumed: false,
        }
    }

    /// The same field, invalid.
    pub(super) fn refused(mut self, error: DecodeError) -> Self {
        self.outcome = Outcome::Invalid(error);
        self.value = Cow::Borrowed("");
        self.repairs = Repairs::NONE;
        self
    }

    /// The same field with a value that was made from its raw text.
    pub(super) fn repaired(mut self, value: Cow<'a, str>, repair: Repairs) -> Self {
        self.outcome = Outcome::Repaired;
        self.value = value;
        self.repairs = repair;
        self
    }
}

impl Outcome<'_> {
    /// The name for programs: `valid`, `repaired`, `partial`, `invalid`.
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
    /// Year and month of a date whose other parts nobody knows.
    pub(super) const fn date(date: BirthDate, with_month: bool, masked: bool) -> Self {
        Self::Date {
            year: date.year(),
            month: if with_month { Some(date.month()) } else { None },
            masked,
        }
    }
}

/// Shows which outcome it is, nothing of the value.
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

/// Shows which kind it is, nothing of the value.
impl fmt::Debug for Partial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Masked { .. } => "Masked(..)",
            Self::Date { .. } => "Date(..)",
        })
    }
}

/// Shows what came of the field, nothing of its text.
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
