//! Scanners that type like a keyboard, on a computer that has another one.

use core::fmt;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a scanner that types like a keyboard does to a text when the computer has another layout or an input method:
/// recognized and named, never repaired.
///
/// Such a scanner sends the keys that a keyboard from the US has; what they type, the computer decides. So the same payload
/// begins in different ways:
///
/// | layout or input method | `001093029317\|NGUYEN…` comes as |
/// |---|---|
/// | British, and Telex with its letters on the keys behind P | `001093029317~NGUYEN…`, `001093029317ƠNGUYEN…` |
/// | German, Spanish, Italian, Nordic | `'`, `Ç`, `§`, `*` for the bar, and other signs for hyphens |
/// | French, Belgian, Czech | `àà&àçàéç"&èµ…`: digits are under the shift key |
/// | Vietnamese, as Windows has it | `đđăđ…\|NGUYEN…`: the row of digits has letters and tones |
/// | VNI | `Á234567\|NGUYEN…` of `A1234567`: a digit behind a vowel is a tone |
///
/// ```
/// use vn_personal_qr::lenient::{self, KeyboardLayout};
///
/// let reading = lenient::read(b"001093029317~NGUYEN AN~1987-01-18~0~1~<1")?;
/// assert_eq!(reading.keyboard_damage(), Some(KeyboardLayout::BarTypedAs('~')));
/// let reading = lenient::read("Á234567|NGUYEN AN|1987-01-18|0|1|".as_bytes())?;
/// assert_eq!(reading.keyboard_damage(), Some(KeyboardLayout::DigitsTypedAsMarks));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyboardLayout {
    /// The fields are divided by another character than `|`: `\` (no shift), `~` (British layout), `'` (German),
    /// `Ơ` (Telex). Code `bar-typed-as-another-key`.
    BarTypedAs(char),
    /// The digits came out as letters or signs: `đđăđ` (the Vietnamese layout of Windows), `àà&à` (French). Code
    /// `digits-typed-as-letters`.
    DigitsTypedAsLetters,
    /// A digit behind a letter became a tone or mark of that letter: `Á234567` (VNI). Code `digits-typed-as-marks`.
    DigitsTypedAsMarks,
}

impl KeyboardLayout {
    /// What has happened to this text, as far as its first field and the shape of the whole tell; `None` for a text that
    /// shows no sign of it.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let first = text.split('|').next().unwrap_or(text);
        if begins_with_row_of_digits(first) {
            return Some(Self::DigitsTypedAsLetters);
        }
        if is_number_with_mark(first) {
            return Some(Self::DigitsTypedAsMarks);
        }
        if text.contains('|') {
            return None;
        }
        let behind =
            first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        let bar = behind.chars().next()?;
        let number = first.len().saturating_sub(behind.len());
        let plausible = is_length_of_number(number) && bar != '<' && !bar.is_ascii_alphanumeric();
        (plausible && has_known_shape(text, bar)).then_some(Self::BarTypedAs(bar))
    }

    /// The stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BarTypedAs(_) => "bar-typed-as-another-key",
            Self::DigitsTypedAsLetters => "digits-typed-as-letters",
            Self::DigitsTypedAsMarks => "digits-typed-as-marks",
        }
    }

    /// The sentence in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::BarTypedAs(_) => {
                "máy quét gõ dấu | thành phím khác; hãy đặt bàn phím kiểu Mỹ (US) và tắt bộ gõ tiếng Việt"
            }
            Self::DigitsTypedAsLetters => {
                "máy quét gõ chữ số thành chữ cái; hãy đặt bàn phím kiểu Mỹ (US) và tắt bộ gõ tiếng Việt"
            }
            Self::DigitsTypedAsMarks => {
                "bộ gõ tiếng Việt đã biến chữ số thành dấu; hãy tắt bộ gõ (VNI) khi quét"
            }
        }
    }
}

impl fmt::Display for KeyboardLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::BarTypedAs(_) => {
                "the scanner typed | as another key; set the keyboard layout to US and switch input methods off"
            }
            Self::DigitsTypedAsLetters => {
                "the scanner typed digits as letters; set the keyboard layout to US and switch input methods off"
            }
            Self::DigitsTypedAsMarks => {
                "an input method made marks of digits; switch it (VNI) off while scanning"
            }
        })
    }
}

/// Whether a number may have this length: id numbers, those of both insurance cards, and none at all (by proxy).
const fn is_length_of_number(length: usize) -> bool {
    matches!(length, 0 | 5..=10 | 12 | 15)
}

/// Whether the text would look like a code that is known, were this character `|`: so many fields, and a date where that
/// code has one.
fn has_known_shape(text: &str, bar: char) -> bool {
    // What divides the parts of a date is on another key too.
    let date = |field: &str| {
        let digits = field.chars().filter(char::is_ascii_digit).count();
        let mut others = field.chars().filter(|c| !c.is_ascii_digit());
        let known = others.clone().all(|c| "-/.*".contains(c));
        let first = others.next();
        let alike = others.clone().all(|c| Some(c) == first);
        digits >= 4 && others.count() <= 5 && (known || alike)
    };
    let mut fields = text.split(bar);
    let (Some(third), Some(fourth)) = (fields.nth(2), fields.next()) else {
        return false;
    };
    let count = fields.count().saturating_add(4);
    match count {
        5 | 6 => date(third) && fourth.chars().count() == 1,
        7..=11 if fourth.len() == 8 => date(fourth),
        9..=17 => date(third),
        _ => false,
    }
}

/// Whether five characters or more, behind letters at most, are what the row of digits types in one of these layouts.
fn begins_with_row_of_digits(field: &str) -> bool {
    const FRENCH_AND_BELGIAN: &str = "&é\"'(-§è_!çà";
    const CZECH: &str = "+ěščřžýáíé";
    let row = field.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let begins = |of_row: &dyn Fn(char) -> bool| {
        let length = row.find(|c| !of_row(c)).unwrap_or(row.len());
        let typed = row.get(..length).unwrap_or_default();
        typed.chars().nth(4).is_some() && !typed.is_ascii()
    };
    begins(&|c| FRENCH_AND_BELGIAN.contains(c))
        || begins(&|c| CZECH.contains(c))
        || begins(&is_vietnamese_row)
}

/// ă â ê ô, the five tone marks, đ; tones may have joined the letters.
fn is_vietnamese_row(character: char) -> bool {
    let mut all = !character.is_ascii();
    decompose_canonical(character, |part| {
        all &= matches!(part, 'a' | 'A' | 'e' | 'E' | 'o' | 'O' | 'đ' | 'Đ')
            || matches!(
                part,
                '\u{306}' | '\u{302}' | '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}'
            );
    });
    all
}

/// Whether this is the number of a passport or health card but for one letter that has a mark: `Á234567`, `TÉ01012345678`.
fn is_number_with_mark(field: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let (Some(at), length) = (field.find(|c| !is_plain(c)), field.chars().count()) else {
        return false;
    };
    let (letters, marked) = field.split_at_checked(at).unwrap_or_default();
    let behind = marked.trim_start_matches(|c: char| is_marked_letter(c) || is_combining_mark(c));
    at <= 2
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && matches!(length, 5..=14)
        && behind.len() >= 4
        && behind.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is a capital letter with a mark, or `Đ`.
fn is_marked_letter(character: char) -> bool {
    let mut letter = character == 'Đ';
    decompose_canonical(character, |part| {
        letter |= part.is_ascii_uppercase() && part != character;
    });
    letter
}
