use core::fmt;

use vn_personal_qr::{
    BirthDate, DeclarationKind, Field, Gender, HealthCard, IdNumber, Language, Phone, Qid,
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
    /// số giấy tờ        ******001234
    /// họ tên            TRAN BINH
    /// ngày sinh         1995-**-**
    /// loại định danh    tự khai"
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
        let choose = |english: &'static str, vietnamese: &'static str| match self.language {
            Language::Vietnamese => vietnamese,
            _ => english,
        };
        let mut newline = "";
        let mut line = |field: Field, value: &dyn fmt::Display| {
            let label = field.label(self.language);
            write!(f, "{newline}{label:<16}  {value}")?;
            newline = "\n";
            fmt::Result::Ok(())
        };

        macro_rules! masked_or_full {
            ($field:expr, $value:expr, $type:ident) => {
                if self.masked {
                    line($field, &$type::masked($value))?;
                } else {
                    line($field, &$value.full())?;
                }
            };
        }

        if let Some(number) = declaration.id_number() {
            masked_or_full!(Field::IdNumber, number, IdNumber);
        }
        line(Field::Name, &declaration.name().full())?;
        masked_or_full!(Field::BirthDate, declaration.birth_date(), BirthDate);
        let kind = match declaration.kind() {
            DeclarationKind::SelfDeclared => choose("by the person", "tự khai"),
            DeclarationKind::ByProxy => choose("by proxy", "khai hộ"),
        };
        line(Field::Declaration, &kind)?;
        if let Some(qid) = declaration.declarant_qid() {
            masked_or_full!(Field::DeclarantQid, qid, Qid);
        }
        match declaration.gender() {
            Some(Gender::Male) => line(Field::Gender, &choose("male", "nam"))?,
            Some(Gender::Female) => line(Field::Gender, &choose("female", "nữ"))?,
            Some(Gender::Unknown) | None => {}
        }
        if let Some(card) = declaration.health_card() {
            if card.is_placeholder() {
                line(Field::HealthCard, &choose("00 (none)", "00 (không có)"))?;
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
