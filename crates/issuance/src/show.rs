//! A declaration as a person reads it, a line a field.

use core::fmt;

use super::declaration::Declaration;
use vn_personal_qr::Field;
use vn_personal_qr::Language;
use vn_personal_qr::{BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Phone, Qid};

/// A [`Declaration`] as a person reads it; made by [`Declaration::masked`] and [`Declaration::full`].
///
/// Fields that are absent have no line. No line break at the end.
#[derive(Clone, Copy)]
pub struct DeclarationDisplay<'a> {
    pub(super) declaration: &'a Declaration,
    pub(super) masked: bool,
    pub(super) language: Language,
}

impl DeclarationDisplay<'_> {
    /// The same with labels in another language.
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
        let vietnamese = self.language == Language::Vietnamese;
        let choose =
            |words: (&'static str, &'static str)| if vietnamese { words.1 } else { words.0 };
        let mut newline = "";
        let mut line = |field: Field, value: &dyn fmt::Display| {
            let label = field.label(self.language);
            write!(f, "{newline}{label:<16}  {value}")?;
            newline = "\n";
            fmt::Result::Ok(())
        };

        // Both forms of a value are written out, so that none is shown by a default.
        macro_rules! either {
            ($field:expr, $value:expr, $type:ident) => {
                if self.masked {
                    line($field, &$type::masked($value))?;
                } else {
                    line($field, &$value.full())?;
                }
            };
        }

        if let Some(number) = declaration.id_number() {
            either!(Field::IdNumber, number, IdNumber);
        }
        line(Field::Name, &declaration.name().full())?;
        either!(Field::BirthDate, declaration.birth_date(), BirthDate);
        line(
            Field::Declaration,
            &choose(match declaration.kind() {
                DeclarationKind::SelfDeclared => ("by the person", "tự khai"),
                DeclarationKind::ByProxy => ("by proxy", "khai hộ"),
            }),
        )?;
        if let Some(qid) = declaration.declarant_qid() {
            either!(Field::DeclarantQid, qid, Qid);
        }
        match declaration.gender() {
            Some(Gender::Male) => line(Field::Gender, &choose(("male", "nam")))?,
            Some(Gender::Female) => line(Field::Gender, &choose(("female", "nữ")))?,
            Some(Gender::Unknown) | None => {}
        }
        if let Some(card) = declaration.health_card() {
            if card.is_placeholder() {
                line(Field::HealthCard, &choose(("00 (none)", "00 (không có)")))?;
            } else {
                either!(Field::HealthCard, card, HealthCard);
            }
        }
        if let Some(phone) = declaration.phone() {
            either!(Field::Phone, phone, Phone);
        }
        Ok(())
    }
}

/// Shows the choices, none of the declaration.
impl fmt::Debug for DeclarationDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeclarationDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
