//! The list of what can be repaired, and the classes that switch it.

use core::fmt;

use crate::catalog::{catalog, catalog_set};
use crate::language::Language;

catalog! {
    /// A repair: how a text that was scanned differs from the strict text that was read from it.
    ///
    /// It carries none of the text, so it may be logged.
    ///
    /// ```
    /// use vn_personal_qr::lenient::{Repair, RepairClass};
    ///
    /// let repair = Repair::DateDayFirst;
    /// assert_eq!((repair.code(), repair.class()), ("date-day-first", RepairClass::Dates));
    /// assert_eq!(repair.to_string(), "date with the day first rewritten");
    /// assert_eq!(repair.vi(), "đã viết lại ngày có ngày đứng trước");
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Reading what is really met".
    pub enum Repair {
        /// A byte order mark, U+FEFF, around the text or a field.
        ByteOrderMark = "byte-order-mark",
            "byte order mark dropped", "đã bỏ dấu thứ tự byte (BOM)";
        /// Characters of no width around the text or a field: U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, the
        /// soft hyphen U+00AD, U+061C, U+180E.
        ZeroWidth = "zero-width",
            "zero-width characters dropped", "đã bỏ ký tự không độ rộng";
        /// NUL characters around the text or a field.
        Nul = "nul",
            "NUL characters dropped", "đã bỏ ký tự NUL";
        /// Line ends around the text or a field: CR, LF, U+0085, U+2028, U+2029.
        LineEnd = "line-end",
            "line ends dropped", "đã bỏ ký tự xuống dòng";
        /// Blanks around the text or a field: space, tab, U+00A0 and the like.
        Blanks = "blanks",
            "blanks dropped", "đã bỏ khoảng trắng";
        /// `¦` (U+00A6) for every `|`.
        BrokenBar = "broken-bar",
            "broken bar taken as |", "đã coi dấu ¦ là |";
        /// `｜` (U+FF5C) for every `|`.
        FullwidthBar = "fullwidth-bar",
            "fullwidth bar taken as |", "đã coi dấu ｜ (toàn độ rộng) là |";
        /// `│` (U+2502) for every `|`.
        BoxBar = "box-bar",
            "box drawing bar taken as |", "đã coi dấu │ (kẻ khung) là |";
        /// `∣` (U+2223) for every `|`.
        DividesBar = "divides-bar",
            "divides sign taken as |", "đã coi dấu ∣ (ước số) là |";
        /// The control character GS (U+001D) for every `|`.
        GroupSeparator = "group-separator",
            "group separator taken as |", "đã coi ký tự GS là |";
        /// Five fields: the extension is left out with the `|` before it.
        ExtensionLeftOut = "extension-left-out",
            "extension left out with its divider; taken as empty",
            "thiếu phần mở rộng và dấu ngăn cách; coi như để trống";
        /// The name had diacritics, `đ` became `D`: `NGUYỄN`.
        NameDiacritics = "name-diacritics",
            "diacritics of the name dropped", "đã bỏ dấu trong họ tên";
        /// The name had small letters: `Nguyen`.
        NameCase = "name-case",
            "small letters of the name made capitals", "đã đổi chữ thường trong họ tên thành chữ hoa";
        /// The name had blanks other than single spaces, or blanks at the ends: `NGUYEN  AN`.
        NameBlanks = "name-blanks",
            "blanks of the name reduced to single spaces",
            "đã rút khoảng trắng trong họ tên còn một dấu cách";
        /// The name had typographic apostrophes: `H’HEN NIE`.
        NameApostrophe = "name-apostrophe",
            "typographic apostrophe of the name replaced", "đã thay dấu nháy kiểu in trong họ tên";
        /// The name had blanks around a hyphen: `Y - BLOM`.
        NameHyphen = "name-hyphen",
            "blanks around a hyphen of the name dropped",
            "đã bỏ khoảng trắng quanh dấu gạch nối trong họ tên";
        /// A date with the year first, not written `YYYY-MM-DD`: `1989/3/3`.
        DateYearFirst = "date-year-first",
            "date with the year first rewritten", "đã viết lại ngày có năm đứng trước";
        /// A date with the day first, the Vietnamese custom: `03/04/1989`.
        DateDayFirst = "date-day-first",
            "date with the day first rewritten", "đã viết lại ngày có ngày đứng trước";
        /// A date of eight digits: `03031989`, `19890303`.
        DateEightDigits = "date-eight-digits",
            "date of eight digits rewritten", "đã viết lại ngày gồm tám chữ số";
        /// The country code in front of a phone number: `+84944713700`, `0084…`, `84…`, `+84 (0) …`.
        PhoneCountryCode = "phone-country-code",
            "country code of the phone number replaced by 0", "đã thay mã quốc gia của số điện thoại bằng số 0";
        /// Blanks, dots, hyphens or parentheses in a phone number: `0944 713 700`, `(0944) 713-700`.
        PhoneSeparators = "phone-separators",
            "separators in the phone number dropped", "đã bỏ dấu ngăn cách trong số điện thoại";
        /// The gender as a word: `Nam`, `Nữ`.
        GenderWord = "gender-word",
            "gender given as a word", "giới tính viết bằng chữ";
    }
}

catalog_set! {
    /// A set of repairs: how often one was made is not counted.
    pub struct Repairs of Repair
}

catalog! {
    /// A class of leniency that can be switched off: see [`LenientOptions`](crate::lenient::LenientOptions).
    pub enum RepairClass {
        /// What stands around the text and around fields is dropped.
        Surroundings = "surroundings",
            "drop what stands around the text and its fields", "bỏ phần thừa quanh văn bản và quanh các trường";
        /// Other bars are taken as `|` where the text has none.
        Bars = "bars",
            "take other bars as |", "coi các dấu gạch đứng khác là |";
        /// An extension that is left out with its `|` is empty.
        Extension = "extension",
            "take an extension that is left out as empty", "coi phần mở rộng bị thiếu là để trống";
        /// Names as people write them are taken: [`Name::normalize`](crate::Name::normalize).
        Names = "names",
            "read names as people write them", "đọc họ tên như cách viết thông thường";
        /// Dates as people write them are taken.
        Dates = "dates",
            "read dates as people write them", "đọc ngày như cách viết thông thường";
        /// Phone numbers with a country code or separators are taken.
        Phones = "phones",
            "read phone numbers as people write them", "đọc số điện thoại như cách viết thông thường";
        /// `Nam` and `Nữ` are taken.
        Genders = "genders",
            "read genders given as words", "đọc giới tính viết bằng chữ";
        /// Masked values, years and months without a day are told from garbage. They stay unsound.
        PartialValues = "partial-values",
            "tell masked and partial values from garbage", "nhận biết giá trị bị che hoặc không đầy đủ";
    }
}

impl Repair {
    /// The class that switches it; see [`LenientOptions::without`](crate::lenient::LenientOptions::without).
    #[must_use]
    pub const fn class(self) -> RepairClass {
        match self {
            Self::ByteOrderMark | Self::ZeroWidth | Self::Nul | Self::LineEnd | Self::Blanks => {
                RepairClass::Surroundings
            }
            Self::BrokenBar
            | Self::FullwidthBar
            | Self::BoxBar
            | Self::DividesBar
            | Self::GroupSeparator => RepairClass::Bars,
            Self::ExtensionLeftOut => RepairClass::Extension,
            Self::NameDiacritics
            | Self::NameCase
            | Self::NameBlanks
            | Self::NameApostrophe
            | Self::NameHyphen => RepairClass::Names,
            Self::DateYearFirst | Self::DateDayFirst | Self::DateEightDigits => RepairClass::Dates,
            Self::PhoneCountryCode | Self::PhoneSeparators => RepairClass::Phones,
            Self::GenderWord => RepairClass::Genders,
        }
    }
}

impl From<Repair> for Repairs {
    fn from(repair: Repair) -> Self {
        let mut repairs = Self::NONE;
        repairs.add(repair);
        repairs
    }
}

impl Repairs {
    /// Both sets as one.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Repairs as sentences, divided by a semicolon, as a display puts them behind what was repaired.
#[derive(Clone, Copy)]
pub(crate) struct Sentences {
    pub(crate) repairs: Repairs,
    pub(crate) language: Language,
}

impl fmt::Display for Sentences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut divider = "";
        for repair in self.repairs.iter() {
            f.write_str(divider)?;
            match self.language {
                Language::Vietnamese => f.write_str(repair.vi())?,
                Language::English => write!(f, "{repair}")?,
            }
            divider = "; ";
        }
        Ok(())
    }
}
