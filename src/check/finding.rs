//! The findings, their fields and severities.

use crate::catalog::{catalog, catalog_set};
use crate::error::Field;

catalog! {
    /// A finding in a valid payload.
    ///
    /// It contains none of the payload, so it may be logged; its meaning is still about a person.
    ///
    /// ```
    /// use vn_personal_qr::Field;
    /// use vn_personal_qr::check::{Finding, Severity};
    ///
    /// let finding = Finding::IdNumberGender;
    /// assert_eq!((finding.field(), finding.severity()), (Field::IdNumber, Severity::Warning));
    /// assert_eq!(finding.to_string(), "gender in the id number differs from the gender given");
    /// assert_eq!(finding.vi(), "giới tính trong số giấy tờ khác với giới tính đã khai");
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Facts that shaped the decisions", and the registries of
    /// `docs/spec/card-qr.md`.
    pub enum Finding {
        /// The first three digits of a 12-digit id number are not a place of the registry: `003…`. It may be a country.
        IdNumberPlace = "id-number-place",
            "place code of the id number not in the registry",
            "mã nơi đăng ký khai sinh trong số giấy tờ không có trong danh mục";
        /// The year encoded in a 12-digit id number differs from the birth date: `001093…` and `1987-01-18`.
        IdNumberBirthYear = "id-number-birth-year",
            "birth year in the id number differs from the birth date",
            "năm sinh trong số giấy tờ khác với ngày sinh";
        /// The gender encoded in a 12-digit id number differs from slot 2: `0010…` and `2`.
        IdNumberGender = "id-number-gender",
            "gender in the id number differs from the gender given",
            "giới tính trong số giấy tờ khác với giới tính đã khai";
        /// The birth date is after today.
        BirthDateInFuture = "birth-date-in-future",
            "birth date in the future",
            "ngày sinh nằm trong tương lai";
        /// The birth date is more than 130 years ago.
        BirthDateLongAgo = "birth-date-long-ago",
            "birth date more than 130 years ago",
            "ngày sinh cách đây hơn 130 năm";
        /// A QID, a signature or another slot with an HTML escape of `<`, `>`, `&` or `|`: `&lt;1&lt;00`. A web page or
        /// an e-mail may have escaped the text, so that the slots are one.
        HtmlEscapes = "html-escapes",
            "HTML escapes in the text, which may hide slots",
            "có mã ký tự HTML (như &lt;), có thể làm mất các mục";
        /// Declaration kind `0` with a QID in slot 1.
        DeclarantOfSelf = "declarant-of-self",
            "self-declared, but with a declarant's QID",
            "tự khai nhưng lại có QID người khai hộ";
        /// Declaration kind `1` without a QID in slot 1.
        ProxyWithoutDeclarant = "proxy-without-declarant",
            "declared by proxy, but without a declarant's QID",
            "khai hộ nhưng không có QID người khai hộ";
        /// A health card number that is neither ten or 12 digits nor two letters, a level 1 to 5, two digits and ten
        /// characters: `HS9010120878821`.
        HealthCardShape = "health-card-shape",
            "health card number has neither the 15-character form nor 10 or 12 digits",
            "số thẻ BHYT không đúng dạng 15 ký tự, cũng không phải 10 hay 12 chữ số";
        /// A health card number of the 15-character form with an unknown object code: `ZZ4010120878821`.
        HealthCardObjectCode = "health-card-object-code",
            "unknown object code in the health card number",
            "mã đối tượng trong số thẻ BHYT không có trong danh mục";
        /// A health card number of 12 digits, which is the personal number, that differs from a 12-digit id number.
        HealthCardIdNumber = "health-card-id-number",
            "health card number of 12 digits differs from the id number",
            "số thẻ BHYT 12 chữ số khác với số giấy tờ";
        /// A phone number with the prefix of an area: `0243825123`. A landline has 11 digits, so one may be missing.
        PhoneLandline = "phone-landline",
            "phone number of a landline",
            "số điện thoại cố định";
        /// A phone number without the prefix of a mobile network in Vietnam: `0123232422`.
        PhonePrefix = "phone-prefix",
            "phone number without a mobile prefix",
            "số điện thoại không có đầu số di động";
        /// Slots after the fifth, whose meaning the decision leaves open.
        OtherSlots = "other-slots",
            "slots after the fifth, whose meaning is not published",
            "có mục sau mục thứ năm, ý nghĩa chưa được công bố";
    }
}

catalog_set! {
    /// The findings of [`PersonalQr::findings`](crate::PersonalQr::findings), in the order of the fields.
    pub struct Findings of Finding
}

/// The severity of a [`Finding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// A value that is often correct: a registry may be out of date.
    Notice,
    /// A contradiction within the payload or with the calendar.
    Warning,
}

impl Severity {
    /// Returns the code for programs: `notice`, `warning`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    /// Returns the field or slot of the finding; of two contradictory ones, the first.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::IdNumberPlace | Self::IdNumberBirthYear | Self::IdNumberGender => Field::IdNumber,
            Self::BirthDateInFuture | Self::BirthDateLongAgo => Field::BirthDate,
            Self::HtmlEscapes => Field::Extension,
            Self::DeclarantOfSelf | Self::ProxyWithoutDeclarant => Field::DeclarantQid,
            Self::HealthCardShape | Self::HealthCardObjectCode | Self::HealthCardIdNumber => {
                Field::HealthCard
            }
            Self::PhoneLandline | Self::PhonePrefix => Field::Phone,
            Self::OtherSlots => Field::Other,
        }
    }

    /// Returns the severity.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::IdNumberBirthYear
            | Self::IdNumberGender
            | Self::BirthDateInFuture
            | Self::BirthDateLongAgo
            | Self::HtmlEscapes
            | Self::HealthCardIdNumber
            | Self::DeclarantOfSelf
            | Self::ProxyWithoutDeclarant => Severity::Warning,
            Self::IdNumberPlace
            | Self::HealthCardShape
            | Self::HealthCardObjectCode
            | Self::PhoneLandline
            | Self::PhonePrefix
            | Self::OtherSlots => Severity::Notice,
        }
    }
}
