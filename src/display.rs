//! The two ways to show a payload that the rule prescribes: masked and in full.

use core::fmt;

use crate::field::{DeclarationKind, Gender};
use crate::language::Language;
use crate::payload::PersonalQr;

/// A payload as a person reads it, a line a field; made by [`PersonalQr::masked`] and [`PersonalQr::full`].
///
/// Fields that are absent have no line. Nothing that stands in a payload can break out of its line: what a terminal could
/// take for more than text is escaped. No line break at the end.
#[derive(Clone, Copy)]
pub struct PayloadDisplay<'a> {
    payload: PersonalQr<'a>,
    masked: bool,
    language: Language,
}

impl<'a> PersonalQr<'a> {
    /// The payload as a card that hides what a bystander should not read; labels in English.
    ///
    /// Hidden are the first six characters of the id number, day and month of birth, and all but the last three
    /// characters of QIDs, health card and phone; signature and further slots are only counted. The name shows.
    ///
    /// This is a courtesy on a screen, no protection: what is hidden can in part be worked out from what shows.
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

    /// The payload as a card that shows everything; labels in English.
    #[must_use]
    pub const fn full(&self) -> PayloadDisplay<'a> {
        PayloadDisplay {
            payload: *self,
            masked: false,
            language: Language::English,
        }
    }
}

impl PayloadDisplay<'_> {
    /// The same card with labels in another language.
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

/// Shows the choices, none of the payload.
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
            payload, masked, ..
        } = *self;
        let extension = payload.extension();
        let mut lines = Lines {
            language: self.language,
            begun: false,
            f,
        };

        // Both forms of a value are written out, so that none is shown by a default.
        macro_rules! either {
            ($label:expr, $value:expr) => {
                if masked {
                    lines.line($label, $value.masked())?;
                } else {
                    lines.line($label, $value.full())?;
                }
            };
        }

        if let Some(id_number) = payload.id_number() {
            either!(("Id number", "Số giấy tờ"), id_number);
        }
        lines.line(("Name", "Họ và tên"), payload.name().full())?;
        either!(("Birth date", "Ngày sinh"), payload.birth_date());
        let how = match payload.declaration_kind() {
            DeclarationKind::SelfDeclared => ("by the person", "tự khai"),
            DeclarationKind::ByProxy => ("by proxy", "khai hộ"),
        };
        lines.words(("Declared", "Hình thức"), how)?;
        either!(("QID", "QID"), payload.qid());
        if let Some(qid) = extension.declarant_qid() {
            either!(("Declarant", "Người khai hộ"), qid);
        }
        if let Some(gender) = extension.gender() {
            let gender = match gender {
                Gender::Unknown => ("no information", "không có thông tin"),
                Gender::Male => ("male", "nam"),
                Gender::Female => ("female", "nữ"),
            };
            lines.words(("Gender", "Giới tính"), gender)?;
        }
        match extension.health_card() {
            Some(card) if card.is_placeholder() => {
                lines.words(("Health card", "Thẻ BHYT"), ("00 (none)", "00 (không có)"))?;
            }
            Some(card) => either!(("Health card", "Thẻ BHYT"), card),
            None => {}
        }
        if let Some(phone) = extension.phone() {
            either!(("Phone", "Điện thoại"), phone);
        }
        if let Some(signature) = extension.signature() {
            let label = ("Signature", "Chữ ký");
            if masked {
                lines.words(label, ("there, not checked", "có, chưa kiểm tra"))?;
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

/// Lines of a label and a value, the values below one another.
struct Lines<'f, 'b> {
    language: Language,
    begun: bool,
    f: &'f mut fmt::Formatter<'b>,
}

/// What stands in English and in Vietnamese.
type Words = (&'static str, &'static str);

impl Lines<'_, '_> {
    fn line(&mut self, label: Words, value: impl fmt::Display) -> fmt::Result {
        let (label, width) = match self.language {
            Language::English => (label.0, 11),
            Language::Vietnamese => (label.1, 13),
        };
        let newline = if self.begun { "\n" } else { "" };
        self.begun = true;
        write!(self.f, "{newline}{label:<width$}  {value}")
    }

    fn words(&mut self, label: Words, value: Words) -> fmt::Result {
        let value = match self.language {
            Language::English => value.0,
            Language::Vietnamese => value.1,
        };
        self.line(label, value)
    }
}
