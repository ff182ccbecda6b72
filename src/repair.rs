//! Repairs, and the classes of repairs that can be switched off.

use core::fmt;

use crate::catalog::{catalog, catalog_set};
use crate::language::{Language, Localize};

catalog! {
    /// A difference between scanned text and the strict text that was read from it.
    ///
    /// Contains none of the text, so it may be logged.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient::{Repair, RepairClass};
    ///
    /// let repair = Repair::DateDayFirst;
    /// assert_eq!((repair.code(), repair.class()), ("date-day-first", RepairClass::Dates));
    /// assert_eq!(repair.to_string(), "date with the day first rewritten");
    /// assert_eq!(repair.vi(), "đã viết lại ngày ghi theo thứ tự ngày, tháng, năm");
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, lenient reading.
    pub enum Repair {
        /// A byte order mark, U+FEFF, around the text or a field.
        ByteOrderMark = "byte-order-mark",
            "byte order mark removed", "đã bỏ ký tự BOM";
        /// Zero-width characters around the text or a field: U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, the
        /// soft hyphen U+00AD, U+061C, U+180E.
        ZeroWidth = "zero-width",
            "zero-width characters removed", "đã bỏ ký tự vô hình";
        /// NUL characters around the text or a field.
        Nul = "nul",
            "NUL characters removed", "đã bỏ ký tự NUL";
        /// Line ends around the text or a field: CR, LF, U+0085, U+2028, U+2029.
        LineEnd = "line-end",
            "line ends removed", "đã bỏ ký tự xuống dòng";
        /// Blanks around the text or a field: space, tab, U+00A0 and other white space within a line.
        Blanks = "blanks",
            "blanks removed", "đã bỏ khoảng trắng";
        /// Text around an armor: words, quotes, punctuation, soft line breaks.
        ArmorSurroundings = "armor-surroundings",
            "text around the armor ignored", "đã bỏ qua phần văn bản quanh chuỗi vnqr1";
        /// `¦` (U+00A6) in place of `|`.
        BrokenBar = "broken-bar",
            "broken bar read as |", "đã coi dấu ¦ (U+00A6) là |";
        /// `｜` (U+FF5C) in place of `|`.
        FullwidthBar = "fullwidth-bar",
            "fullwidth bar read as |", "đã coi dấu ｜ (U+FF5C) là |";
        /// `│` (U+2502) in place of `|`.
        BoxBar = "box-bar",
            "box drawing bar read as |", "đã coi dấu │ (U+2502) là |";
        /// `∣` (U+2223) in place of `|`.
        DividesBar = "divides-bar",
            "divides sign read as |", "đã coi dấu ∣ (U+2223) là |";
        /// The control character GS (U+001D) in place of `|`.
        GroupSeparator = "group-separator",
            "group separator read as |", "đã coi ký tự GS là |";
        /// HTML escapes, of a web page or an e-mail: `&lt;1&lt;00`. In the text as a whole if they were delimiters.
        HtmlEscapes = "html-escapes",
            "HTML escapes replaced", "đã đổi mã ký tự HTML (như &lt;) về ký tự thường";
        /// Five fields: the extension is missing together with the `|` before it.
        ExtensionLeftOut = "extension-left-out",
            "extension missing, read as empty",
            "thiếu phần mở rộng, coi như để trống";
        /// An identity card without the column of the old number.
        OldNumberLeftOut = "old-number-left-out",
            "column of the old number missing, read as empty",
            "thiếu cột số CMND cũ, coi như để trống";
        /// Diacritics in the name: `NGUYỄN`. `đ` becomes `D`.
        NameDiacritics = "name-diacritics",
            "diacritics of the name removed", "đã bỏ dấu trong họ tên";
        /// Lower-case letters in the name: `Nguyen`.
        NameCase = "name-case",
            "name converted to upper case", "đã đổi chữ thường trong họ tên thành chữ hoa";
        /// Blanks in the name other than single spaces between words: `NGUYEN  AN`.
        NameBlanks = "name-blanks",
            "blanks of the name reduced to single spaces",
            "đã gộp khoảng trắng trong họ tên thành một dấu cách";
        /// A letter that looks like `Đ` in the name: `Ð` (U+00D0), `Ɖ` (U+0189). It becomes `D`.
        NameLookAlike = "name-look-alike",
            "look-alike of the letter D with stroke in the name read as D",
            "đã coi chữ trông giống Đ trong họ tên là D";
        /// Typographic apostrophes in the name: `H’HEN NIE`. Also a backtick, an acute and modifier letters.
        NameApostrophe = "name-apostrophe",
            "apostrophe of the name replaced by a straight one", "đã thay dấu nháy cong trong họ tên bằng dấu nháy thẳng";
        /// A dash in place of a hyphen in the name: `Y–BLOM`. U+2010 to U+2015, U+2212.
        NameDash = "name-dash",
            "dash of the name replaced by a hyphen", "đã thay dấu gạch ngang trong họ tên bằng dấu gạch nối";
        /// Blanks around a hyphen in the name: `Y - BLOM`.
        NameHyphen = "name-hyphen",
            "blanks around a hyphen of the name removed",
            "đã bỏ khoảng trắng quanh dấu gạch nối trong họ tên";
        /// A date with the year first, but not in the form `YYYY-MM-DD`: `1989/3/3`.
        DateYearFirst = "date-year-first",
            "date with the year first rewritten", "đã viết lại ngày ghi theo thứ tự năm, tháng, ngày";
        /// A date with the day first, the Vietnamese order: `03/04/1989`.
        DateDayFirst = "date-day-first",
            "date with the day first rewritten", "đã viết lại ngày ghi theo thứ tự ngày, tháng, năm";
        /// A date of eight digits, DDMMYYYY or YYYYMMDD: `03031989`, `20051231`.
        DateEightDigits = "date-eight-digits",
            "date of eight digits rewritten", "đã viết lại ngày ghi liền tám chữ số";
        /// Zeros for the day and month on a card, whose papers have the year alone: `00001990`.
        DateYearAlone = "date-year-alone",
            "zeros for the day and month read as the year alone",
            "ngày và tháng bằng 0, coi như chỉ có năm";
        /// A country code before a phone number: `+84944713700`, `0084…`, `84…`, `+84 (0) …`.
        PhoneCountryCode = "phone-country-code",
            "country code of the phone number replaced by 0", "đã thay mã quốc gia của số điện thoại bằng số 0";
        /// Blanks, dots, hyphens or parentheses in a phone number: `0944 713 700`, `(0944) 713-700`.
        PhoneSeparators = "phone-separators",
            "separators of the phone number removed", "đã bỏ dấu ngăn cách trong số điện thoại";
        /// A phone number that a spreadsheet took for a number: `944713700`, `944713700.0`.
        PhoneSpreadsheet = "phone-spreadsheet",
            "phone number restored from a spreadsheet's number",
            "đã khôi phục số điện thoại bị bảng tính đổi thành số";
        /// The prefix of an 11-digit mobile number, replaced in 2018: `01632345678`.
        PhoneOldPrefix = "phone-old-prefix",
            "old 11-digit mobile number converted to ten digits",
            "đã đổi số di động 11 số cũ sang 10 số";
        /// A gender as a word or letter: `Nam`, `Nữ`, `M`, `F`.
        GenderWord = "gender-word",
            "gender as a word replaced by its code", "đã đổi giới tính viết bằng chữ thành mã số";
    }
}

catalog_set! {
    /// A set of repairs. It does not count how often each was made.
    pub struct Repairs of Repair
}

catalog! {
    /// A class of repairs that [`LenientOptions`](crate::lenient::LenientOptions) can switch off.
    pub enum RepairClass {
        /// Removal of characters around the text and its fields.
        Surroundings = "surroundings",
            "remove characters around the text and its fields", "bỏ ký tự thừa quanh văn bản và quanh các trường";
        /// Reading of other bars as `|`, in text without `|`.
        Bars = "bars",
            "read other bars as |", "coi các dấu gạch đứng khác là |";
        /// Replacement of HTML escapes, if the text has more values without them.
        Escapes = "escapes",
            "replace HTML escapes", "đổi mã ký tự HTML về ký tự thường";
        /// Reading of five fields as a payload with an empty extension.
        Extension = "extension",
            "read a missing extension as empty", "coi phần mở rộng bị thiếu là để trống";
        /// Normalization of names: [`Name::normalize`](crate::Name::normalize).
        Names = "names",
            "normalize names", "chuẩn hóa họ tên";
        /// Reading of dates in other forms than `YYYY-MM-DD`.
        Dates = "dates",
            "read dates in other forms", "đọc ngày viết theo dạng khác";
        /// Reading of phone numbers with a country code, separators or an old prefix, or without their zero.
        Phones = "phones",
            "read phone numbers in other forms", "đọc số điện thoại viết theo dạng khác";
        /// Reading of `Nam`, `Nữ`, `M` and `F`.
        Genders = "genders",
            "read genders as words", "đọc giới tính viết bằng chữ";
        /// Recognition of masked values and of dates without a day. The field remains without a value.
        PartialValues = "partial-values",
            "recognize masked and partial values", "nhận biết giá trị bị che hoặc không đầy đủ";
    }
}

impl Repair {
    /// Returns the class of the repair, for [`LenientOptions::without`](crate::lenient::LenientOptions::without).
    #[must_use]
    pub const fn class(self) -> RepairClass {
        match self {
            Self::ByteOrderMark
            | Self::ZeroWidth
            | Self::Nul
            | Self::LineEnd
            | Self::Blanks
            | Self::ArmorSurroundings => RepairClass::Surroundings,
            Self::BrokenBar
            | Self::FullwidthBar
            | Self::BoxBar
            | Self::DividesBar
            | Self::GroupSeparator => RepairClass::Bars,
            Self::HtmlEscapes => RepairClass::Escapes,
            Self::ExtensionLeftOut | Self::OldNumberLeftOut => RepairClass::Extension,
            Self::NameDiacritics
            | Self::NameCase
            | Self::NameBlanks
            | Self::NameLookAlike
            | Self::NameDash
            | Self::NameApostrophe
            | Self::NameHyphen => RepairClass::Names,
            Self::DateYearFirst
            | Self::DateDayFirst
            | Self::DateEightDigits
            | Self::DateYearAlone => RepairClass::Dates,
            Self::PhoneCountryCode
            | Self::PhoneSeparators
            | Self::PhoneSpreadsheet
            | Self::PhoneOldPrefix => RepairClass::Phones,
            Self::GenderWord => RepairClass::Genders,
        }
    }
}

impl Repairs {
    /// Returns the union of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Writes the message of each repair, separated by semicolons.
impl Localize for Repairs {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for repair in *self {
            f.write_str(separator)?;
            match language {
                Language::Vietnamese => f.write_str(repair.vi())?,
                Language::English => write!(f, "{repair}")?,
            }
            separator = "; ";
        }
        Ok(())
    }
}
