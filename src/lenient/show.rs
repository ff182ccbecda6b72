//! A reading as a person reads it: a line a field, and what came of it.

use core::fmt;

use super::LenientPayload;
use super::field_reading::{LenientField, Outcome, Partial};
use crate::error::Field;
use crate::field::{BirthDate, HealthCard, IdNumber, Phone, Qid};
use crate::language::Language;
use crate::repair::{Repairs, Sentences};

/// How many characters at the start of any number are hidden.
const HIDDEN: usize = 6;

/// How many characters at the end of a number show at most, but for an id number.
const SHOWN: usize = 3;

/// A [`Reading`] as a person reads it; made by [`LenientPayload::masked`] and [`LenientPayload::full`].
///
/// A line is a label, what came of the field, and its repairs in parentheses; the repairs on the text as a whole stand in
/// the last line. Empty slots have no line. What a terminal could take for more than text is escaped. No line break at the
/// end.
#[derive(Clone, Copy)]
pub struct LenientDisplay<'r, 'a> {
    reading: &'r LenientPayload<'a>,
    masked: bool,
    language: Language,
}

impl<'a> LenientPayload<'a> {
    /// The reading as lines that hide what a bystander should not read: values are masked as on a
    /// [card](crate::PersonalQr::masked), and of an invalid field only the reason shows.
    ///
    /// ```
    /// use vn_personal_qr::lenient;
    ///
    /// let reading = lenient::read("001093029317|Trần B|03/04/1989|0|162979388586171100|<9".as_bytes())?;
    /// assert_eq!(
    ///     reading.masked().to_string(),
    ///     "\
    /// id number         ******029317
    /// name              TRAN B (diacritics of the name dropped; small letters of the name made capitals)
    /// birth date        1989-**-** (date with the day first rewritten; assumed)
    /// declaration kind  by the person
    /// QID               ***************100
    /// gender            invalid: unknown value; it must be 0 (no information), 1 (male) or 2 (female)"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(&self) -> LenientDisplay<'_, 'a> {
        LenientDisplay {
            reading: self,
            masked: true,
            language: Language::English,
        }
    }

    /// The reading as lines that show everything, the raw text of invalid fields too.
    ///
    /// ```
    /// use vn_personal_qr::{Language, lenient};
    ///
    /// let reading = lenient::read("******029317|Trần B|1989|1|162979388586171100|".as_bytes())?;
    /// assert_eq!(
    ///     reading.full().language(Language::Vietnamese).to_string(),
    ///     "\
    /// số giấy tờ        không đầy đủ: …029317
    /// họ tên            TRAN B (đã bỏ dấu trong họ tên; đã đổi chữ thường trong họ tên thành chữ hoa)
    /// ngày sinh         không đầy đủ: 1989
    /// loại định danh    khai hộ
    /// QID               162979388586171100"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn full(&self) -> LenientDisplay<'_, 'a> {
        LenientDisplay {
            reading: self,
            masked: false,
            language: Language::English,
        }
    }
}

impl LenientDisplay<'_, '_> {
    /// The same in another language: labels, sentences and what stands for a code.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    const fn is_vietnamese(self) -> bool {
        matches!(self.language, Language::Vietnamese)
    }

    const fn sentences(self, repairs: Repairs) -> Sentences {
        Sentences {
            repairs,
            language: self.language,
        }
    }

    const fn say(self, english: &'static str, vietnamese: &'static str) -> &'static str {
        if self.is_vietnamese() {
            vietnamese
        } else {
            english
        }
    }

    /// The line of a field or slot that is not empty.
    fn line(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<16}  ", field.field().label(self.language))?;
        match field.outcome() {
            Outcome::Valid | Outcome::Repaired => self.value(field, f)?,
            Outcome::Partial { partial, .. } => self.partial(field, partial, f)?,
            Outcome::Invalid(error) => {
                if !self.masked {
                    write!(f, "{:?} ", Quoted(field.raw()))?;
                }
                f.write_str(self.say("invalid: ", "không hợp lệ: "))?;
                error.write_reason(self.language, f)?;
            }
        }
        self.remarks(field, f)
    }

    /// The value of a sound field: in words where it is a code, masked as on a card.
    fn value(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = &*field.value;
        let word = match (field.field(), value) {
            (Field::Declaration, "0") => Some(("by the person", "tự khai")),
            (Field::Declaration, _) => Some(("by proxy", "khai hộ")),
            (Field::Gender, "0") => Some(("no information", "không có thông tin")),
            (Field::Gender, "1") => Some(("male", "nam")),
            (Field::Gender, _) => Some(("female", "nữ")),
            _ => None,
        };
        if let Some((english, vietnamese)) = word {
            return f.write_str(self.say(english, vietnamese));
        }
        if !self.masked {
            return write!(f, "{}", Escaped(value));
        }
        match field.field() {
            Field::IdNumber => show(IdNumber::new(value).map(IdNumber::masked), f),
            Field::BirthDate => show(BirthDate::new(value).map(BirthDate::masked), f),
            Field::Qid | Field::DeclarantQid => show(Qid::new(value).map(Qid::masked), f),
            Field::HealthCard => show(HealthCard::new(value).map(HealthCard::masked), f),
            Field::Phone => show(Phone::new(value).map(Phone::masked), f),
            Field::Name => f.write_str(value),
            _ => f.write_str(self.say("there", "có")),
        }
    }

    /// What can be read of it, masked no less than a whole value is.
    fn partial(
        self,
        field: &LenientField<'_>,
        partial: Partial<'_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(self.say("partial: ", "không đầy đủ: "))?;
        match partial {
            Partial::Masked { shown } => {
                let behind = field.raw().rsplit('*').next().unwrap_or_default();
                let is_end = behind.contains(shown);
                match (is_end, self.masked) {
                    (true, true) => write!(f, "…{}", Self::last_of(field, shown)),
                    (true, false) => write!(f, "…{shown}"),
                    (false, true) => f.write_str("…"),
                    (false, false) => write!(f, "{shown}…"),
                }
            }
            Partial::Date { year, month, .. } => match month.filter(|_| !self.masked) {
                Some(month) => write!(f, "{year:04}-{month:02}"),
                None => write!(f, "{year:04}"),
            },
        }
    }

    /// As much of its end as shows of a whole value.
    fn last_of<'s>(field: &LenientField<'_>, shown: &'s str) -> &'s str {
        let is_of_value = |c: &char| c.is_ascii_alphanumeric() || *c == '*';
        let length = field.raw().chars().filter(is_of_value).count();
        let may_show = match field.field() {
            Field::BirthDate => 0,
            Field::IdNumber => length.saturating_sub(HIDDEN),
            _ => length.saturating_sub(HIDDEN).min(SHOWN),
        };
        let end = shown.len().saturating_sub(may_show);
        shown.get(end..).unwrap_or_default()
    }

    /// What was repaired, in parentheses, and whether custom decided.
    fn remarks(self, field: &LenientField<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if field.repairs().is_empty() {
            return Ok(());
        }
        write!(f, " ({}", self.sentences(field.repairs()))?;
        if field.is_assumed() {
            f.write_str(self.say("; assumed", "; phỏng đoán theo thông lệ"))?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for LenientDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut newline = "";
        for field in self.reading.fields() {
            if field.is_valid() && field.value.is_empty() {
                continue;
            }
            f.write_str(newline)?;
            self.line(&field, f)?;
            newline = "\n";
        }
        let whole = self.reading.repairs();
        if !whole.is_empty() {
            let label = self.say("text", "văn bản");
            write!(f, "{newline}{label:<16}  ({})", self.sentences(whole))?;
        }
        if self.reading.beyond().is_some() {
            f.write_str(newline)?;
            f.write_str(self.say("more than six fields", "nhiều hơn sáu trường"))?;
        }
        if let Some(damage) = self.reading.keyboard_damage() {
            f.write_str(newline)?;
            if self.is_vietnamese() {
                f.write_str(damage.vi())?;
            } else {
                write!(f, "{damage}")?;
            }
        }
        Ok(())
    }
}

/// Shows the choices, none of the text.
impl fmt::Debug for LenientDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LenientDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// A part of a value as it is masked; it was judged before, so there is no error to show.
fn show<E>(value: Result<impl fmt::Display, E>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.map_or(Ok(()), |value| value.fmt(f))
}

/// A value, with what a terminal could take for more than text escaped.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.escape_debug())
    }
}

/// A raw text in quotes, escaped too.
struct Quoted<'a>(&'a str);

impl fmt::Debug for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.escape_debug())
    }
}
