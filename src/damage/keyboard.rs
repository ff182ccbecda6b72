use core::fmt;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::language::{Language, Localize, Localized};

/// The effect of a keyboard layout or input method that is wrong for the scanner. It is detected, but never repaired.
///
/// A scanner in keyboard mode sends the keys of a US keyboard. The computer translates them with its own layout, so the
/// same payload arrives in different forms:
///
/// | layout or input method | form of `001093029317\|NGUYEN…` |
/// |---|---|
/// | British; Telex with letters on the keys right of P | `001093029317~NGUYEN…`; `001093029317ƠNGUYEN…` |
/// | German, Spanish, Italian, Nordic | `'`, `Ç`, `§`, `*` in place of the bar, and other characters for hyphens |
/// | French, Belgian, Czech | `àà&àçàéç"&èµ…`: digits need the shift key |
/// | Vietnamese of Windows | `đđăđ…\|NGUYEN…`: letters and tones on the row of digits |
/// | VNI | `Á234567\|NGUYEN…` for `A1234567`: a digit after a vowel is a tone |
///
/// # Examples
///
/// ```
/// use vn_personal_qr::lenient::{self, KeyboardLayout};
///
/// let payload = lenient::read(b"001093029317~NGUYEN AN~1987-01-18~0~1~<1")?;
/// assert_eq!(payload.keyboard_layout(), Some(KeyboardLayout::BarTypedAs('~')));
/// let payload = lenient::read("Á234567|NGUYEN AN|1987-01-18|0|1|".as_bytes())?;
/// assert_eq!(payload.keyboard_layout(), Some(KeyboardLayout::DigitsTypedAsMarks));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyboardLayout {
    /// Another character than `|` delimits the fields: `\` (no shift), `~` (British), `'` (German), `Ơ` (Telex). Code
    /// `bar-typed-as-another-key`.
    BarTypedAs(char),
    /// Letters or signs replace the digits: `đđăđ` (Vietnamese of Windows), `àà&à` (French). Code
    /// `digits-typed-as-letters`.
    DigitsTypedAsLetters,
    /// A digit became a tone or mark of the letter before it: `Á234567` (VNI). Code `digits-typed-as-marks`.
    DigitsTypedAsMarks,
}

impl KeyboardLayout {
    /// Detects a layout from the first field and the shape of the text. Returns `None` for text without signs of one.
    pub(crate) fn detect(text: &str) -> Option<Self> {
        let first = text.split('|').next().unwrap_or(text);
        if starts_with_row_of_digits(first) {
            return Some(Self::DigitsTypedAsLetters);
        }
        if is_number_with_mark(first) {
            return Some(Self::DigitsTypedAsMarks);
        }
        if text.contains('|') {
            return None;
        }
        let rest = first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        let bar = rest.chars().next()?;
        let number_len = first.len().saturating_sub(rest.len());
        let plausible = is_number_len(number_len) && bar != '<' && !bar.is_ascii_alphanumeric();
        (plausible && has_known_shape(text, bar)).then_some(Self::BarTypedAs(bar))
    }

    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BarTypedAs(_) => "bar-typed-as-another-key",
            Self::DigitsTypedAsLetters => "digits-typed-as-letters",
            Self::DigitsTypedAsMarks => "digits-typed-as-marks",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for KeyboardLayout {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(language.pick(match self {
            Self::BarTypedAs(_) => (
                "the scanner typed | as another key; set the keyboard layout to US and switch input methods off",
                "máy quét gõ dấu | thành phím khác; hãy đặt bàn phím kiểu Mỹ (US) và tắt bộ gõ tiếng Việt",
            ),
            Self::DigitsTypedAsLetters => (
                "the scanner typed digits as letters; set the keyboard layout to US and switch input methods off",
                "máy quét gõ chữ số thành chữ cái; hãy đặt bàn phím kiểu Mỹ (US) và tắt bộ gõ tiếng Việt",
            ),
            Self::DigitsTypedAsMarks => (
                "an input method turned digits into diacritics; switch it (VNI) off while scanning",
                "bộ gõ tiếng Việt đã biến chữ số thành dấu; hãy tắt bộ gõ (VNI) khi quét",
            ),
        }))
    }
}

impl fmt::Display for KeyboardLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

/// Returns whether a number can have this length: an id number, the number of an insurance card, or none (by proxy).
const fn is_number_len(length: usize) -> bool {
    matches!(length, 0 | 5..=10 | 12 | 15)
}

/// Returns whether the text, split at `bar`, has the number of fields of a known code and a date at its place.
fn has_known_shape(text: &str, bar: char) -> bool {
    // The layout replaces the separators of a date too.
    let is_date = |field: &str| {
        let digits = field.chars().filter(char::is_ascii_digit).count();
        let mut others = field.chars().filter(|c| !c.is_ascii_digit());
        let common = others.clone().all(|c| "-/.*".contains(c));
        let first = others.next();
        let equal = others.clone().all(|c| Some(c) == first);
        digits >= 4 && others.count() <= 5 && (common || equal)
    };
    let mut fields = text.split(bar);
    let (Some(third), Some(fourth)) = (fields.nth(2), fields.next()) else {
        return false;
    };
    let count = fields.count().saturating_add(4);
    match count {
        5 | 6 => is_date(third) && fourth.chars().count() == 1,
        7..=11 if fourth.len() == 8 => is_date(fourth),
        9..=17 => is_date(third),
        _ => false,
    }
}

/// Returns whether the field starts, after any letters A-Z, with at least five characters from the row of digits of one
/// of the layouts.
fn starts_with_row_of_digits(field: &str) -> bool {
    const FRENCH_AND_BELGIAN: &str = "&é\"'(-§è_!çà";
    const CZECH: &str = "+ěščřžýáíé";
    let row = field.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let starts_with = |of_row: &dyn Fn(char) -> bool| {
        let length = row.find(|c| !of_row(c)).unwrap_or(row.len());
        let typed = row.get(..length).unwrap_or_default();
        typed.chars().nth(4).is_some() && !typed.is_ascii()
    };
    starts_with(&|c| FRENCH_AND_BELGIAN.contains(c))
        || starts_with(&|c| CZECH.contains(c))
        || starts_with(&is_vietnamese_row)
}

/// Returns whether this is ă, â, ê, ô, đ or a tone mark. A tone may be combined with a letter.
fn is_vietnamese_row(character: char) -> bool {
    let mut on_row = !character.is_ascii();
    decompose_canonical(character, |part| {
        on_row &= matches!(part, 'a' | 'A' | 'e' | 'E' | 'o' | 'O' | 'đ' | 'Đ')
            || matches!(
                part,
                '\u{306}' | '\u{302}' | '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}'
            );
    });
    on_row
}

/// Returns whether this is the number of a passport or health card with a mark on one letter: `Á234567`,
/// `TÉ01012345678`.
fn is_number_with_mark(field: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let (Some(at), length) = (field.find(|c| !is_plain(c)), field.chars().count()) else {
        return false;
    };
    let (letters, marked) = field.split_at_checked(at).unwrap_or_default();
    let digits = marked.trim_start_matches(|c: char| is_marked_letter(c) || is_combining_mark(c));
    at <= 2
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && matches!(length, 5..=14)
        && digits.len() >= 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether this is a capital letter with a mark, or `Đ`.
fn is_marked_letter(character: char) -> bool {
    let mut letter = character == 'Đ';
    decompose_canonical(character, |part| {
        letter |= part.is_ascii_uppercase() && part != character;
    });
    letter
}
