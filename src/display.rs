//! The two displays of a payload that the decision prescribes: masked and in full.

use core::fmt;

use crate::field::{DeclarationKind, Gender};
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
        let mut lines = Lines {
            language,
            is_first: true,
            f,
        };

        // Each call names both forms, so that no value is shown in full by default.
        macro_rules! value {
            ($label:expr, $value:expr) => {
                if masked {
                    lines.line($label, $value.masked())?;
                } else {
                    lines.line($label, $value.full())?;
                }
            };
        }

        if let Some(id_number) = payload.id_number() {
            value!(("Id number", "Số giấy tờ"), id_number);
        }
        lines.line(("Name", "Họ và tên"), payload.name().full())?;
        value!(("Birth date", "Ngày sinh"), payload.birth_date());
        let kind = match payload.declaration_kind() {
            DeclarationKind::SelfDeclared => ("by the person", "tự khai"),
            DeclarationKind::ByProxy => ("by proxy", "khai hộ"),
        };
        lines.text(("Declared", "Hình thức"), kind)?;
        value!(("QID", "QID"), payload.qid());
        if let Some(qid) = extension.declarant_qid() {
            value!(("Declarant", "Người khai hộ"), qid);
        }
        if let Some(gender) = extension.gender() {
            let gender = match gender {
                Gender::Unknown => ("no information", "không có thông tin"),
                Gender::Male => ("male", "nam"),
                Gender::Female => ("female", "nữ"),
            };
            lines.text(("Gender", "Giới tính"), gender)?;
        }
        match extension.health_card() {
            Some(card) if card.is_placeholder() => {
                lines.text(("Health card", "Thẻ BHYT"), ("00 (none)", "00 (không có)"))?;
            }
            Some(card) => value!(("Health card", "Thẻ BHYT"), card),
            None => {}
        }
        if let Some(phone) = extension.phone() {
            value!(("Phone", "Điện thoại"), phone);
        }
        if let Some(signature) = extension.signature() {
            let label = ("Signature", "Chữ ký");
            if masked {
                lines.text(label, ("present, not verified", "có, chưa kiểm tra"))?;
            } else {
                lines.line(label, signature.full())?;
            }
        }
        if !extension.other().is_empty() {
            let label = ("Other", "Khác");
            if masked {
                lines.line(label, extension.other().iter().count())?;
            } else {
                lines.line(label, extension.other().full())?;
            }
        }
        Ok(())
    }
}

/// Writes lines of a label and a value, with the values aligned.
struct Lines<'f, 'b> {
    language: Language,
    is_first: bool,
    f: &'f mut fmt::Formatter<'b>,
}

/// A text in English and in Vietnamese.
type Text = (&'static str, &'static str);

impl Lines<'_, '_> {
    fn line(&mut self, label: Text, value: impl fmt::Display) -> fmt::Result {
        let width = match self.language {
            Language::English => 11,
            Language::Vietnamese => 13,
        };
        let label = self.language.pick(label);
        let newline = if self.is_first { "" } else { "\n" };
        self.is_first = false;
        write!(self.f, "{newline}{label:<width$}  {value}")
    }

    fn text(&mut self, label: Text, value: Text) -> fmt::Result {
        self.line(label, self.language.pick(value))
    }
}
