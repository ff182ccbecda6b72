use core::fmt;

use vn_personal_qr::{
    BirthDate, Field, Gender, HealthCard, IdNumber, LabeledLines, Language, Phone, Qid,
};

use crate::declaration::Declaration;

impl Declaration {
    /// Returns lines that hide what a bystander should not read, with the masking of
    /// [`PersonalQr::masked`](vn_personal_qr::PersonalQr::masked).
    #[must_use]
    pub const fn masked(&self) -> DeclarationDisplay<'_> {
        DeclarationDisplay {
            declaration: self,
            masked: true,
            language: Language::English,
        }
    }

    /// Returns lines that show every value.
    #[must_use]
    pub const fn full(&self) -> DeclarationDisplay<'_> {
        DeclarationDisplay {
            declaration: self,
            masked: false,
            language: Language::English,
        }
    }
}

/// A [`Declaration`] as lines of text, one a field; made by [`Declaration::masked`] and [`Declaration::full`].
///
/// Absent fields have no line. There is no line break at the end.
#[derive(Clone, Copy)]
pub struct DeclarationDisplay<'a> {
    declaration: &'a Declaration,
    masked: bool,
    language: Language,
}

impl DeclarationDisplay<'_> {
    /// Sets the language.
    ///
    /// ```
    /// use vn_personal_qr::Language;
    /// use vn_personal_qr_issuance::Draft;
    ///
    /// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
    /// assert_eq!(
    ///     draft.declare()?.masked().language(Language::Vietnamese).to_string(),
    ///     "\
    /// Số giấy tờ        ******001234
    /// Họ và tên         TRAN BINH
    /// Ngày sinh         1995-**-**
    /// Hình thức         tự khai"
    /// );
    /// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
    /// ```
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }
}

impl fmt::Display for DeclarationDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let declaration = self.declaration;
        let mut lines = LabeledLines::new(f, self.language);

        macro_rules! masked_or_full {
            ($field:expr, $value:expr, $type:ident) => {
                if self.masked {
                    lines.field($field, $type::masked($value))?;
                } else {
                    lines.field($field, $value.full())?;
                }
            };
        }

        if let Some(number) = declaration.id_number() {
            masked_or_full!(Field::IdNumber, number, IdNumber);
        }
        lines.field(Field::Name, declaration.name().full())?;
        masked_or_full!(Field::BirthDate, declaration.birth_date(), BirthDate);
        let kind = declaration.kind().label(self.language);
        lines.field(Field::Declaration, kind)?;
        if let Some(qid) = declaration.declarant_qid() {
            masked_or_full!(Field::DeclarantQid, qid, Qid);
        }
        if let Some(gender) = declaration
            .gender()
            .filter(|gender| *gender != Gender::Unknown)
        {
            lines.field(Field::Gender, gender.label(self.language))?;
        }
        if let Some(card) = declaration.health_card() {
            if card.is_placeholder() {
                let none = match self.language {
                    Language::Vietnamese => "00 (không có)",
                    _ => "00 (none)",
                };
                lines.field(Field::HealthCard, none)?;
            } else {
                masked_or_full!(Field::HealthCard, card, HealthCard);
            }
        }
        if let Some(phone) = declaration.phone() {
            masked_or_full!(Field::Phone, phone, Phone);
        }
        Ok(())
    }
}

/// Shows the settings and hides the declaration.
impl fmt::Debug for DeclarationDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeclarationDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
