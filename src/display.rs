//! The two displays of a payload that the decision prescribes: masked and in full.

use core::fmt;

use crate::error::Field;
use crate::labeled_lines::LabeledLines;
use crate::language::Language;
use crate::payload::PersonalQr;

/// A payload displayed as one labeled line for each field; returned by [`PersonalQr::masked`] and [`PersonalQr::full`].
///
/// Absent fields have no line. Characters that affect a terminal are escaped, so no value can add a line. There is no
/// line break at the end.
#[derive(Clone, Copy)]
pub struct PayloadDisplay<'a> {
    payload: PersonalQr<'a>,
    masked: bool,
    language: Language,
}

impl<'a> PersonalQr<'a> {
    /// Returns the masked payload, to be displayed with English labels.
    ///
    /// It masks the first six characters of the id number, day and month of birth, and all but the last three
    /// characters of QIDs, health card and phone. It only mentions a signature and only counts the other slots. The
    /// name is not masked.
    ///
    /// Masking hides values from bystanders, but does not protect them: the visible values in part determine the masked
    /// ones.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    /// assert_eq!(
    ///     PersonalQr::decode(text)?.masked().to_string(),
    ///     "\
    /// Id number    ******029317
    /// Name         NGUYEN LE KHA HAN
    /// Birth date   1987-**-**
    /// Declared     by the person
    /// QID          ***************100
    /// Gender       male
    /// Health card  00 (none)
    /// Phone        *******422"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: Decision 1405/QĐ-BTTTT, display in two modes, for id number and birth date; the rest is this project's.
    #[must_use]
    pub const fn masked(&self) -> PayloadDisplay<'a> {
        PayloadDisplay {
            payload: *self,
            masked: true,
            language: Language::English,
        }
    }

    /// Returns the whole payload, to be displayed with English labels. It is personal data.
    #[must_use]
    pub const fn full(&self) -> PayloadDisplay<'a> {
        PayloadDisplay {
            payload: *self,
            masked: false,
            language: Language::English,
        }
    }
}

#[cfg(feature = "alloc")]
impl crate::payload::PersonalQrBuf {
    /// Returns the payload with masked values, as [`PersonalQr::masked`].
    #[must_use]
    pub fn masked(&self) -> PayloadDisplay<'_> {
        self.view().masked()
    }

    /// Returns the whole payload, as [`PersonalQr::full`]. It is personal data.
    #[must_use]
    pub fn full(&self) -> PayloadDisplay<'_> {
        self.view().full()
    }
}

impl PayloadDisplay<'_> {
    /// Returns the display with labels in another language.
    ///
    /// ```
    /// use vn_personal_qr::{Language, PersonalQr};
    ///
    /// let qr = PersonalQr::decode(b"|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2")?;
    /// assert_eq!(
    ///     qr.full().language(Language::Vietnamese).to_string(),
    ///     "\
    /// Họ và tên      TRAN THI B
    /// Ngày sinh      2015-06-01
    /// Hình thức      khai hộ
    /// QID            162979388586171101
    /// Người khai hộ  162979388586171100
    /// Giới tính      nữ"
    /// );
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }
}

/// Shows the options, not the payload.
impl fmt::Debug for PayloadDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PayloadDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for PayloadDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            payload,
            masked,
            language,
        } = *self;
        let extension = payload.extension();
        let width = match language {
            Language::English => 11,
            Language::Vietnamese => 13,
        };
        let mut lines = LabeledLines::with_width(f, language, width);

        // Each call names both forms, so that no value is shown in full by default.
        macro_rules! value {
            ($field:expr, $value:expr) => {
                if masked {
                    lines.field($field, $value.masked())?;
                } else {
                    lines.field($field, $value.full())?;
                }
            };
        }

        if let Some(id_number) = payload.id_number() {
            value!(Field::IdNumber, id_number);
        }
        lines.field(Field::Name, payload.name().full())?;
        value!(Field::BirthDate, payload.birth_date());
        let kind = payload.declaration_kind().label(language);
        lines.field(Field::Declaration, kind)?;
        value!(Field::Qid, payload.qid());
        if let Some(qid) = extension.declarant_qid() {
            value!(Field::DeclarantQid, qid);
        }
        if let Some(gender) = extension.gender() {
            lines.field(Field::Gender, gender.label(language))?;
        }
        match extension.health_card() {
            Some(card) if card.is_placeholder() => {
                let none = language.pick(("00 (none)", "00 (không có)"));
                lines.field(Field::HealthCard, none)?;
            }
            Some(card) => value!(Field::HealthCard, card),
            None => {}
        }
        if let Some(phone) = extension.phone() {
            value!(Field::Phone, phone);
        }
        if let Some(signature) = extension.signature() {
            if masked {
                let present = language.pick(("present, not verified", "có, chưa kiểm tra"));
                lines.field(Field::Signature, present)?;
            } else {
                lines.field(Field::Signature, signature.full())?;
            }
        }
        if !extension.other().is_empty() {
            if masked {
                lines.field(Field::Other, extension.other().iter().count())?;
            } else {
                lines.field(Field::Other, extension.other().full())?;
            }
        }
        Ok(())
    }
}
