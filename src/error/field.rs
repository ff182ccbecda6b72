use crate::language::Language;
use crate::word::named;

/// A part of a payload: one of its six fields, or one of the slots of the sixth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// Field 1, `SoGiayTo`: [`IdNumber`](crate::IdNumber)
    IdNumber,
    /// Field 2, `HoTen`: [`Name`](crate::Name)
    Name,
    /// Field 3, `NgaySinh`: [`BirthDate`](crate::BirthDate)
    BirthDate,
    /// Field 4, `LoaiDinhDanh`: [`DeclarationKind`](crate::DeclarationKind)
    Declaration,
    /// Field 5, `QID`: [`Qid`](crate::Qid)
    Qid,
    /// Field 6, `EXT`, as a whole: [`Extension`](crate::Extension)
    Extension,
    /// Slot 1 of the extension: the [`Qid`](crate::Qid) of the declarant
    DeclarantQid,
    /// Slot 2 of the extension: [`Gender`](crate::Gender)
    Gender,
    /// Slot 3 of the extension: [`HealthCard`](crate::HealthCard)
    HealthCard,
    /// Slot 4 of the extension: [`Phone`](crate::Phone)
    Phone,
    /// Slot 5 of the extension: [`Signature`](crate::Signature)
    Signature,
    /// Slots 6 and up of the extension: [`OtherSlots`](crate::OtherSlots)
    Other,
}

named!(
    Field,
    [
        IdNumber,
        Name,
        BirthDate,
        Declaration,
        Qid,
        Extension,
        DeclarantQid,
        Gender,
        HealthCard,
        Phone,
        Signature,
        Other,
    ],
    "the name of a field or slot"
);

impl Field {
    /// Returns the name for programs, that of the JSON member: `id_number`, `birth_date`, ….
    ///
    /// ```
    /// use vn_personal_qr::{Field, PersonalQr};
    ///
    /// let error = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<3").unwrap_err();
    /// assert_eq!(error.field().map(Field::name), Some("gender"));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdNumber => "id_number",
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::Declaration => "declaration",
            Self::Qid => "qid",
            Self::Extension => "extension",
            Self::DeclarantQid => "declarant_qid",
            Self::Gender => "gender",
            Self::HealthCard => "health_card",
            Self::Phone => "phone",
            Self::Signature => "signature",
            Self::Other => "other",
        }
    }

    /// Returns the label for people: `birth date`, `ngày sinh`.
    ///
    /// ```
    /// use vn_personal_qr::{Field, Language};
    ///
    /// assert_eq!(Field::BirthDate.label(Language::English), "birth date");
    /// assert_eq!(Field::BirthDate.label(Language::Vietnamese), "ngày sinh");
    /// ```
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::IdNumber => ("id number", "số giấy tờ"),
            Self::Name => ("name", "họ tên"),
            Self::BirthDate => ("birth date", "ngày sinh"),
            Self::Declaration => ("declaration kind", "loại định danh"),
            Self::Qid => ("QID", "QID"),
            Self::Extension => ("extension", "phần mở rộng"),
            Self::DeclarantQid => ("declarant's QID", "QID người khai hộ"),
            Self::Gender => ("gender", "giới tính"),
            Self::HealthCard => ("health card", "thẻ BHYT"),
            Self::Phone => ("phone", "số điện thoại"),
            Self::Signature => ("signature", "chữ ký điện tử"),
            Self::Other => ("other slots", "thông tin khác"),
        })
    }

    /// Returns the label in front of a value: `Birth date`, `Ngày sinh`.
    ///
    /// ```
    /// use vn_personal_qr::{Field, Language};
    ///
    /// assert_eq!(Field::Declaration.title(Language::English), "Declared");
    /// assert_eq!(Field::Declaration.title(Language::Vietnamese), "Hình thức");
    /// ```
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::IdNumber => ("Id number", "Số giấy tờ"),
            Self::Name => ("Name", "Họ và tên"),
            Self::BirthDate => ("Birth date", "Ngày sinh"),
            Self::Declaration => ("Declared", "Hình thức"),
            Self::Qid => ("QID", "QID"),
            Self::Extension => ("Extension", "Phần mở rộng"),
            Self::DeclarantQid => ("Declarant", "Người khai hộ"),
            Self::Gender => ("Gender", "Giới tính"),
            Self::HealthCard => ("Health card", "Thẻ BHYT"),
            Self::Phone => ("Phone", "Điện thoại"),
            Self::Signature => ("Signature", "Chữ ký"),
            Self::Other => ("Other", "Khác"),
        })
    }

    /// Returns the form of the field's text in words.
    ///
    /// ```
    /// use vn_personal_qr::{Field, Language};
    ///
    /// assert_eq!(Field::Phone.form(Language::English), "10 digits");
    /// assert_eq!(Field::Phone.form(Language::Vietnamese), "10 chữ số");
    /// ```
    #[must_use]
    pub const fn form(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::IdNumber => (
                "12 digits, or 5 to 9 digits and letters A-Z",
                "12 chữ số, hoặc 5 đến 9 ký tự gồm chữ số và chữ hoa A-Z",
            ),
            Self::Name => (
                "1 to 150 characters, words of letters A-Z separated by one space",
                "1 đến 150 ký tự, các từ viết hoa không dấu, cách nhau một dấu cách",
            ),
            Self::BirthDate => ("YYYY-MM-DD", "YYYY-MM-DD (năm-tháng-ngày)"),
            Self::Declaration => (
                "0 (self-declared) or 1 (by proxy)",
                "0 (tự khai) hoặc 1 (khai hộ)",
            ),
            Self::Qid | Self::DeclarantQid => (
                "1 to 64 printable ASCII characters",
                "1 đến 64 ký tự ASCII in được",
            ),
            Self::Gender => (
                "0 (no information), 1 (male) or 2 (female)",
                "0 (không có thông tin), 1 (nam) hoặc 2 (nữ)",
            ),
            Self::HealthCard => (
                "1 to 20 digits and letters A-Z",
                "1 đến 20 ký tự gồm chữ số và chữ hoa A-Z",
            ),
            Self::Phone => ("10 digits", "10 chữ số"),
            Self::Signature => (
                "1 to 1024 printable ASCII characters",
                "1 đến 1024 ký tự ASCII in được",
            ),
            Self::Extension | Self::Other => {
                ("slots separated by <", "các mục cách nhau bằng dấu <")
            }
        })
    }
}
