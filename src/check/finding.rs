//! The list of what can be odd, and how odd it is.

use crate::catalog::{catalog, catalog_set};
use crate::error::Field;

catalog! {
    /// Something odd in a valid payload.
    ///
    /// It carries none of the payload, so it may be logged; what it says is still about a person.
    ///
    /// ```
    /// use vn_personal_qr::Field;
    /// use vn_personal_qr::check::{Finding, Severity};
    ///
    /// let finding = Finding::IdNumberGender;
    /// assert_eq!((finding.field(), finding.severity()), (Field::IdNumber, Severity::Warning));
    /// assert_eq!(finding.to_string(), "the id number tells of another gender than the gender given");
    /// assert_eq!(finding.vi(), "giới tính trong số giấy tờ khác với giới tính đã khai");
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Facts that shaped the decisions"; registries of `docs/spec/card-qr.md`.
    pub enum Finding {
        /// The first three digits of a 12-digit id number are no place that the registry knows: `003…`. It may be a
        /// country.
        IdNumberPlace = "id-number-place",
            "the id number begins with a place code that the registry does not know",
            "số giấy tờ bắt đầu bằng mã nơi đăng ký khai sinh không có trong danh mục";
        /// Century digit and year in a 12-digit id number tell of another year than the birth date: `001093…` and
        /// `1987-01-18`.
        IdNumberBirthYear = "id-number-birth-year",
            "the id number tells of another year of birth than the birth date",
            "năm sinh trong số giấy tờ khác với ngày sinh";
        /// The century digit of a 12-digit id number tells of another gender than slot 2: `0010…` and `2`.
        IdNumberGender = "id-number-gender",
            "the id number tells of another gender than the gender given",
            "giới tính trong số giấy tờ khác với giới tính đã khai";
        /// The birth date lies behind today.
        BirthDateInFuture = "birth-date-in-future",
            "the birth date lies in the future",
            "ngày sinh ở tương lai";
        /// The birth date lies more than 130 years back.
        BirthDateLongAgo = "birth-date-long-ago",
            "the birth date lies more than 130 years back",
            "ngày sinh cách đây hơn 130 năm";
        /// Declaration kind `0` with a QID in slot 1.
        DeclarantOfSelf = "declarant-of-self",
            "declared by the person, and yet someone is named who declared for them",
            "tự khai nhưng lại có QID người khai hộ";
        /// Declaration kind `1` without a QID in slot 1.
        ProxyWithoutDeclarant = "proxy-without-declarant",
            "declared by proxy, but nobody is named who declared",
            "khai hộ nhưng không có QID người khai hộ";
        /// A health card that is neither ten digits nor two letters, a level 1 to 5, two digits and ten characters:
        /// `HS9010120878821`.
        HealthCardShape = "health-card-shape",
            "the health card's number has neither 15 characters of the known form nor 10 digits",
            "số thẻ BHYT không đúng dạng 15 ký tự đã biết, cũng không phải 10 chữ số";
        /// A health card of the known form whose first two letters are no known object code: `ZZ4010120878821`.
        HealthCardObjectCode = "health-card-object-code",
            "the health card's number begins with an unknown object code",
            "hai chữ cái đầu của số thẻ BHYT không phải mã đối tượng đã biết";
        /// A phone number that no mobile network in Vietnam has: `0123232422`.
        PhonePrefix = "phone-prefix",
            "the phone number has no mobile prefix",
            "số điện thoại không có đầu số di động";
        /// Slots beyond the fifth, which the rule leaves to practice.
        OtherSlots = "other-slots",
            "there are slots beyond the fifth, whose meaning is not published",
            "có mục sau mục thứ năm, ý nghĩa chưa được công bố";
    }
}

catalog_set! {
    /// What [`PersonalQr::findings`](crate::PersonalQr::findings) has found, in the order of the fields.
    pub struct Findings of Finding
}

/// How much a [`Finding`] should worry who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; often all is well: a registry may be out of date.
    Notice,
    /// The payload contradicts itself or the calendar.
    Warning,
}

impl Severity {
    /// The name for programs: `notice`, `warning`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    /// The field or slot that it is about; of two that contradict each other, the first.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::IdNumberPlace | Self::IdNumberBirthYear | Self::IdNumberGender => Field::IdNumber,
            Self::BirthDateInFuture | Self::BirthDateLongAgo => Field::BirthDate,
            Self::DeclarantOfSelf | Self::ProxyWithoutDeclarant => Field::DeclarantQid,
            Self::HealthCardShape | Self::HealthCardObjectCode => Field::HealthCard,
            Self::PhonePrefix => Field::Phone,
            Self::OtherSlots => Field::Other,
        }
    }

    /// How much it should worry.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::IdNumberBirthYear
            | Self::IdNumberGender
            | Self::BirthDateInFuture
            | Self::BirthDateLongAgo
            | Self::DeclarantOfSelf
            | Self::ProxyWithoutDeclarant => Severity::Warning,
            Self::IdNumberPlace
            | Self::HealthCardShape
            | Self::HealthCardObjectCode
            | Self::PhonePrefix
            | Self::OtherSlots => Severity::Notice,
        }
    }
}
