//! The sentences of [`DecodeError`], each in English and Vietnamese, side by side.

use core::fmt;

use super::{DecodeError, ErrorKind, Expected, Field};
use crate::language::Language;
use crate::limits::MAX_LEN;

/// A [`DecodeError`] that prints itself in Vietnamese; made by [`DecodeError::vi`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Vietnamese(pub(super) DecodeError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, Language::Vietnamese, f)
    }
}

pub(super) fn english(error: DecodeError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write(error, Language::English, f)
}

/// One sentence in both languages.
#[derive(Clone, Copy)]
struct Sentence(&'static str, &'static str);

impl Sentence {
    const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.0,
            Language::Vietnamese => self.1,
        }
    }
}

fn write(error: DecodeError, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(field) = error.field {
        f.write_str(label(field).in_language(language))?;
        f.write_str(": ")?;
    }
    reason(error, language, f)?;
    write!(f, " (byte {})", error.offset)
}

/// What is wrong, without field and place.
fn reason(error: DecodeError, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(complaint(error.kind).in_language(language))?;
    match (error.kind, error.field) {
        (ErrorKind::TooLong, _) => write!(f, " {MAX_LEN}")?,
        (ErrorKind::UnexpectedCharacter { expected }, _) => {
            f.write_str(class(expected).in_language(language))?;
        }
        (ErrorKind::UnexpectedEnd | ErrorKind::Length | ErrorKind::UnknownValue, Some(field)) => {
            f.write_str(form(field).in_language(language))?;
        }
        _ => {}
    }
    Ok(())
}

#[cfg(feature = "lenient")]
impl DecodeError {
    /// The sentence without field and place, for who shows those beside it.
    pub(crate) fn write_reason(
        self,
        language: Language,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        reason(self, language, f)
    }
}

impl Field {
    /// Returns the label of the field, as displays have it: `birth date`, `ngày sinh`.
    ///
    /// ```
    /// use vn_personal_qr::{Field, Language};
    ///
    /// assert_eq!(Field::BirthDate.label(Language::English), "birth date");
    /// assert_eq!(Field::BirthDate.label(Language::Vietnamese), "ngày sinh");
    /// ```
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        label(self).in_language(language)
    }

    /// Returns the form of the field's text in words, for messages: `10 digits`.
    #[must_use]
    pub const fn form(self, language: Language) -> &'static str {
        form(self).in_language(language)
    }
}

const fn complaint(kind: ErrorKind) -> Sentence {
    match kind {
        ErrorKind::TooLong => Sentence(
            "the text is longer than a QR symbol can hold; the limit in bytes is",
            "văn bản dài hơn sức chứa của mã QR; giới hạn tính theo byte là",
        ),
        ErrorKind::UnexpectedEnd => Sentence(
            "the text ends too early, perhaps cut short; its form is ",
            "văn bản kết thúc quá sớm, có thể đã bị cắt; dạng đúng là ",
        ),
        ErrorKind::UnexpectedCharacter { .. } => Sentence(
            "this character cannot stand here; expected ",
            "ký tự này không được phép ở đây; cần có ",
        ),
        ErrorKind::InvalidUtf8 => Sentence(
            "these bytes are not UTF-8 text",
            "các byte này không phải văn bản UTF-8",
        ),
        ErrorKind::NotADate => Sentence("the calendar has no such day", "lịch không có ngày này"),
        ErrorKind::Length => Sentence(
            "too short or too long; its form is ",
            "quá ngắn hoặc quá dài; dạng đúng là ",
        ),
        ErrorKind::UnknownValue => Sentence("unknown value; it must be ", "giá trị lạ; phải là "),
        ErrorKind::IdNumberRequired => Sentence(
            "missing; only a code declared by proxy may leave it out",
            "bị thiếu; chỉ mã do người khác khai hộ mới được để trống",
        ),
        ErrorKind::ExtraField => Sentence(
            "a seventh field begins here; a payload has six",
            "trường thứ bảy bắt đầu ở đây; mã chỉ có sáu trường",
        ),
    }
}

const fn label(field: Field) -> Sentence {
    match field {
        Field::IdNumber => Sentence("id number", "số giấy tờ"),
        Field::Name => Sentence("name", "họ tên"),
        Field::BirthDate => Sentence("birth date", "ngày sinh"),
        Field::Declaration => Sentence("declaration kind", "loại định danh"),
        Field::Qid => Sentence("QID", "QID"),
        Field::Extension => Sentence("extension", "phần mở rộng"),
        Field::DeclarantQid => Sentence("declarant's QID", "QID người khai hộ"),
        Field::Gender => Sentence("gender", "giới tính"),
        Field::HealthCard => Sentence("health card", "thẻ BHYT"),
        Field::Phone => Sentence("phone", "số điện thoại"),
        Field::Signature => Sentence("signature", "chữ ký điện tử"),
        Field::Other => Sentence("other slots", "thông tin khác"),
    }
}

/// What the whole field must look like.
const fn form(field: Field) -> Sentence {
    match field {
        Field::IdNumber => Sentence(
            "12 digits, or 5 to 9 digits and capital letters",
            "12 chữ số, hoặc 5 đến 9 chữ số và chữ in hoa",
        ),
        Field::Name => Sentence(
            "1 to 150 characters in capital words divided by one space",
            "1 đến 150 ký tự, các từ in hoa cách nhau đúng một dấu cách",
        ),
        Field::BirthDate => Sentence("YYYY-MM-DD", "YYYY-MM-DD (năm-tháng-ngày)"),
        Field::Declaration => Sentence(
            "0 (declared by the person) or 1 (by proxy)",
            "0 (tự khai) hoặc 1 (khai hộ)",
        ),
        Field::Qid | Field::DeclarantQid => {
            Sentence("1 to 64 visible ASCII characters", "1 đến 64 ký tự ASCII")
        }
        Field::Gender => Sentence(
            "0 (no information), 1 (male) or 2 (female)",
            "0 (không có thông tin), 1 (nam) hoặc 2 (nữ)",
        ),
        Field::HealthCard => Sentence(
            "1 to 20 digits and capital letters",
            "1 đến 20 chữ số và chữ in hoa",
        ),
        Field::Phone => Sentence("10 digits", "10 chữ số"),
        Field::Signature => Sentence(
            "1 to 1024 visible ASCII characters",
            "1 đến 1024 ký tự ASCII",
        ),
        Field::Extension | Field::Other => {
            Sentence("slots divided by <", "các mục cách nhau bằng dấu <")
        }
    }
}

const fn class(expected: Expected) -> Sentence {
    match expected {
        Expected::Digit => Sentence("a digit 0-9", "chữ số 0-9"),
        Expected::Letter => Sentence("a capital letter A-Z", "chữ in hoa A-Z"),
        Expected::DigitOrLetter => Sentence(
            "a digit 0-9 or a capital letter A-Z",
            "chữ số 0-9 hoặc chữ in hoa A-Z",
        ),
        Expected::NameCharacter => Sentence(
            "a capital letter A-Z without diacritics, a single space, or one of ' - .",
            "chữ in hoa A-Z không dấu, một dấu cách, hoặc một trong ' - .",
        ),
        Expected::Hyphen => Sentence("a hyphen", "dấu gạch nối"),
        Expected::PrintableAscii => Sentence(
            "visible ASCII without space, | and <",
            "ký tự ASCII nhìn thấy được, trừ dấu cách, | và <",
        ),
        Expected::Text => Sentence(
            "text without control characters, | and <",
            "văn bản không có ký tự điều khiển, | và <",
        ),
        Expected::Delimiter => Sentence("the end of the field", "dấu kết thúc trường"),
    }
}
