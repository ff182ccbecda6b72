use core::fmt;

use super::field::{LenientField, Outcome, Partial, Readable};
use super::payload::LenientPayload;
use crate::error::Field;
use crate::field::{BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Phone, Qid};
use crate::labeled_lines::LabeledLines;
use crate::language::{Language, Localize};

/// The minimum number of characters that masking hides at the start of a number.
const MIN_HIDDEN: usize = 6;

/// The maximum number of characters that masking shows at the end of a number other than an id number.
const MAX_SHOWN: usize = 3;

/// A display of a [`LenientPayload`], created by [`LenientPayload::masked`] and [`LenientPayload::full`].
///
/// Writes a line per field: its label, its value or error, and its repairs in parentheses. The repairs of the text as a
/// whole come last. Empty slots have no line. Control and formatting characters are escaped. There is no line break at
/// the end.
#[derive(Clone, Copy)]
pub struct LenientDisplay<'r, 'a> {
    payload: &'r LenientPayload<'a>,
    masked: bool,
    language: Language,
}

impl<'a> LenientPayload<'a> {
    /// Returns a display that masks values like [`PersonalQr::masked`](crate::PersonalQr::masked), for a screen that
    /// others can see. For an invalid field it shows the error only.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient;
    ///
    /// let payload = lenient::read("001093029317|Trần B|03/04/1989|0|162979388586171100|<9".as_bytes())?;
    /// assert_eq!(
    ///     payload.masked().to_string(),
    ///     "\
    /// Id number         ******029317
    /// Name              TRAN B (diacritics of the name removed; name converted to upper case)
    /// Birth date        1989-**-** (date with the day first rewritten; assumed)
    /// Declared          by the person
    /// QID               ***************100
    /// Gender            invalid: unknown value, expected 0 (no information), 1 (male) or 2 (female)"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(&self) -> LenientDisplay<'_, 'a> {
        LenientDisplay {
            payload: self,
            masked: true,
            language: Language::English,
        }
    }

    /// Returns a display of the full values, and of the raw text of invalid fields.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::{Language, lenient};
    ///
    /// let payload = lenient::read("******029317|Trần B|1989|1|162979388586171100|".as_bytes())?;
    /// assert_eq!(
    ///     payload.full().language(Language::Vietnamese).to_string(),
    ///     "\
    /// Số giấy tờ        không đầy đủ: …029317
    /// Họ và tên         TRAN B (đã bỏ dấu trong họ tên; đã đổi chữ thường trong họ tên thành chữ hoa)
    /// Ngày sinh         không đầy đủ: 1989
    /// Hình thức         khai hộ
    /// QID               162979388586171100"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn full(&self) -> LenientDisplay<'_, 'a> {
        LenientDisplay {
            payload: self,
            masked: false,
            language: Language::English,
        }
    }
}

impl LenientDisplay<'_, '_> {
    /// Returns the display in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Writes the line of a field after its label.
    fn line(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match field.outcome() {
            Outcome::Valid | Outcome::Repaired => self.value(field, f)?,
            Outcome::Partial { partial, .. } => self.partial(field, partial, f)?,
            Outcome::Invalid(error) => {
                if !self.masked {
                    write!(f, "\"{}\" ", Escaped(field.raw()))?;
                }
                f.write_str(self.language.pick(("invalid: ", "không hợp lệ: ")))?;
                match field.cause() {
                    Some(cause) => write!(f, "{}", cause.in_language(self.language))?,
                    None => error.write_reason(self.language, f)?,
                }
            }
        }
        self.repairs(field, f)
    }

    /// Writes the value of a valid field: codes as words, and other values masked or in full.
    fn value(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = &*field.value;
        let code = || value.chars().next();
        let word = match field.field() {
            Field::Declaration => code()
                .and_then(DeclarationKind::from_code)
                .map(|kind| kind.label(self.language)),
            Field::Gender => code()
                .and_then(Gender::from_code)
                .map(|gender| gender.label(self.language)),
            _ => None,
        };
        if let Some(word) = word {
            return f.write_str(word);
        }
        if !self.masked {
            return write!(f, "{}", Escaped(value));
        }
        match field.field() {
            Field::IdNumber => write_masked(IdNumber::new(value).map(IdNumber::masked), f),
            Field::BirthDate => write_masked(BirthDate::new(value).map(BirthDate::masked), f),
            Field::Qid | Field::DeclarantQid => write_masked(Qid::new(value).map(Qid::masked), f),
            Field::HealthCard => write_masked(HealthCard::new(value).map(HealthCard::masked), f),
            Field::Phone => write_masked(Phone::new(value).map(Phone::masked), f),
            Field::Name => f.write_str(value),
            _ => f.write_str(self.language.pick(("present", "có"))),
        }
    }

    /// Writes the readable part of a partial value. Masking hides at least as much as in a complete value.
    fn partial(
        self,
        field: &LenientField<'_>,
        partial: Partial<'_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(self.language.pick(("partial: ", "không đầy đủ: ")))?;
        match partial {
            Partial::Masked { shown } => {
                let end = field.raw().rsplit('*').next().unwrap_or_default();
                let is_end = end.contains(shown);
                match (is_end, self.masked) {
                    (true, true) => write!(f, "…{}", Self::masked_end(field, shown)),
                    (true, false) => write!(f, "…{shown}"),
                    (false, true) => f.write_str("…"),
                    (false, false) => write!(f, "{shown}…"),
                }
            }
            Partial::Date {
                year,
                month,
                masked,
            } => {
                let month = month.filter(|_| !self.masked);
                let date = Partial::Date {
                    year,
                    month,
                    masked,
                };
                write!(f, "{}", Readable(date))
            }
        }
    }

    /// Returns the end of `shown` that masking shows of a complete value.
    fn masked_end<'s>(field: &LenientField<'_>, shown: &'s str) -> &'s str {
        let is_counted = |c: &char| c.is_ascii_alphanumeric() || *c == '*';
        let length = field.raw().chars().filter(is_counted).count();
        let max_shown = match field.field() {
            Field::BirthDate => 0,
            Field::IdNumber => length.saturating_sub(MIN_HIDDEN),
            _ => length.saturating_sub(MIN_HIDDEN).min(MAX_SHOWN),
        };
        let start = shown.len().saturating_sub(max_shown);
        shown.get(start..).unwrap_or_default()
    }

    /// Writes the repairs in parentheses.
    fn repairs(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if field.repairs().is_empty() {
            return Ok(());
        }
        write!(f, " ({}", field.repairs().in_language(self.language))?;
        if field.is_assumed() {
            f.write_str(
                self.language
                    .pick(("; assumed", "; phỏng đoán theo thông lệ")),
            )?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for LenientDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = LabeledLines::new(f, self.language);
        for field in self.payload.fields() {
            if field.is_valid() && field.value.is_empty() {
                continue;
            }
            lines.start()?;
            lines.label(field.field().title(self.language))?;
            self.line(&field, lines.f)?;
        }
        let whole = self.payload.repairs();
        if !whole.is_empty() {
            let repairs = whole.in_language(self.language);
            lines.line(("Text", "Văn bản"), format_args!("({repairs})"))?;
        }
        if self.payload.trailing().is_some() {
            lines.start()?;
            let message = ("more than six fields", "nhiều hơn sáu trường");
            lines.f.write_str(self.language.pick(message))?;
        }
        if let Some(layout) = self.payload.keyboard_layout() {
            lines.start()?;
            layout.fmt_in(self.language, lines.f)?;
        }
        Ok(())
    }
}

/// Writes the settings, nothing of the text.
impl fmt::Debug for LenientDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LenientDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// Writes a masked value. The field is valid, so there is no error to write.
fn write_masked<E>(value: Result<impl fmt::Display, E>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.map_or(Ok(()), |value| value.fmt(f))
}

/// A text with control and formatting characters escaped.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.escape_debug())
    }
}
