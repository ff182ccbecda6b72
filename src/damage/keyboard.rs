use core::fmt;

use unicode_normalization::char::decompose_canonical;

/// What a scanner that types like a keyboard does to a text when the computer has another layout or an input method:
/// recognised and named, never repaired.
///
/// ```
/// use vn_personal_qr::tolerant::{self, KeyboardDamage};
///
/// let reading = tolerant::read(b"001093029317~NGUYEN AN~1987-01-18~0~1~<1")?;
/// assert_eq!(reading.keyboard_damage(), Some(KeyboardDamage::BarTypedAs('~')));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyboardDamage {
    /// The fields are divided by another character than `|`: `\` (no shift), `~` (British layout), `'` (German),
    /// `µ` (French), `Ơ` (Telex). Code `bar-typed-as-another-key`.
    BarTypedAs(char),
    /// The digits came out as letters or signs: `đđăđ` (the Vietnamese layout of Windows), `àà&à` (French). Code
    /// `digits-typed-as-letters`.
    DigitsTypedAsLetters,
}

impl KeyboardDamage {
    /// What has happened to this text, which has no bars of any kind, or a first field that is no number.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let first = text.split('|').next().unwrap_or(text);
        if is_digits_row(first) {
            return Some(Self::DigitsTypedAsLetters);
        }
        if text.contains('|') {
            return None;
        }
        let number =
            first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        let length = first.len().saturating_sub(number.len());
        let bar = number.chars().next()?;
        let plausible = matches!(length, 5..=9 | 12) && bar != '<' && !bar.is_ascii_alphanumeric();
        (plausible && has_known_shape(text, bar)).then_some(Self::BarTypedAs(bar))
    }

    /// The stable kebab-case name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BarTypedAs(_) => "bar-typed-as-another-key",
            Self::DigitsTypedAsLetters => "digits-typed-as-letters",
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
        }
    }
}

impl fmt::Display for KeyboardDamage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BarTypedAs(_) => {
                "the scanner typed | as another key; set the keyboard layout to US and switch input methods off"
            }
            Self::DigitsTypedAsLetters => {
                "the scanner typed digits as letters; set the keyboard layout to US and switch input methods off"
            }
        })
    }
}

/// Whether the text would look like a code that is known, were this character `|`.
fn has_known_shape(text: &str, bar: char) -> bool {
    let date = |field: &str| {
        let digits = field.chars().filter(char::is_ascii_digit).count();
        let others = field.chars().filter(|c| !c.is_ascii_digit());
        digits >= 4 && others.clone().count() <= 4 && others.into_iter().all(|c| "-/.*".contains(c))
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

/// Whether all characters are what the row of digits types in one of two layouts.
fn is_digits_row(field: &str) -> bool {
    let french = |c: char| "&é\"'(-è_çà".contains(c);
    // ă â ê ô, the five tone marks, đ; tones may have joined the letters.
    let vietnamese = |c: char| {
        let mut all = true;
        decompose_canonical(c, |part| {
            all &= matches!(
                part,
                'a' | 'A'
                    | 'e'
                    | 'E'
                    | 'o'
                    | 'O'
                    | 'đ'
                    | 'Đ'
                    | '\u{306}'
                    | '\u{302}'
                    | '\u{300}'
                    | '\u{309}'
                    | '\u{303}'
                    | '\u{301}'
                    | '\u{323}'
            );
        });
        all && !c.is_ascii()
    };
    let long_enough = field.chars().nth(4).is_some();
    long_enough && (field.chars().all(french) || field.chars().all(vietnamese))
}
