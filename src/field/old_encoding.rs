//! Signs of names in the encodings of old Vietnamese fonts, and of names decoded twice.
//!
//! | encoding | `Nguyễn Văn Đặng` |
//! |---|---|
//! | VNI | `Nguyeãn Vaên Ñaëng`: a mark is a letter after the vowel |
//! | TCVN3 (ABC) | `NguyÔn V¨n §Æng`: capitals and signs inside words |
//! | VPS | `NguyÍn Væn`: the same with others |
//! | UTF-8 as Latin-1, Windows-1252 or Windows-1258 | `Nguyá»…n VÄƒn` |
//! | UTF-8 as Big5 or Shift JIS | `Nguy盻・n`: Han characters and kana inside words |
//!
//! Foreign names have some of these letters too: `Zoë`, `João`, `Raphaël`, `Loïc`. So only pairs that no language has count
//! by themselves; others count in Vietnamese syllables only.

use super::name_error::NameErrorKind;

/// Returns the encoding that a text shows signs of, and the offset of the first sign.
pub(super) fn detect(text: &str) -> Option<(NameErrorKind, usize)> {
    if text.is_ascii() {
        return None;
    }
    decoded_twice(text)
        .map(|at| (NameErrorKind::DecodedTwice, at))
        .or_else(|| capitals_and_signs(text))
        .or_else(|| vni(text).map(|at| (NameErrorKind::VniFont, at)))
}

/// Returns each character with its offset and the character before it.
fn pairs(text: &str) -> impl Iterator<Item = (usize, char, char)> {
    let seconds = text.char_indices().skip(1);
    text.chars()
        .zip(seconds)
        .map(|(first, (at, second))| (at, first, second))
}

fn decoded_twice(text: &str) -> Option<usize> {
    let is_lead = |c: char| matches!(c, 'Ã' | 'Ä' | 'Æ' | 'Å' | 'Ă' | 'á' | 'Â' | 'Ì');
    // Bytes 80 to BF in Latin-1, and in Windows-1252 and 1258.
    let is_continuation = |c: char| {
        matches!(c, '\u{80}'..='\u{BF}' | '\u{2013}'..='\u{2122}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' | '˜')
            // An apostrophe or a dash may follow a vowel.
            && !matches!(c, '\u{A0}' | '\u{AD}' | '\u{B4}' | '\u{2013}'..='\u{2015}' | '\u{2018}' | '\u{2019}')
    };
    let is_east_asian = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{E000}'..='\u{F8FF}' | '\u{FF61}'..='\u{FF9F}');
    pairs(text).find_map(|(at, first, second)| {
        let is_sign = is_lead(first) && is_continuation(second)
            || first.is_ascii_alphabetic() && is_east_asian(second);
        is_sign.then_some(at)
    })
}

/// The letters of TCVN3 fonts that are signs or capitals of Latin-1.
const TCVN3: &str = "¨©ª«¬®µ¶·¸¹»¼½¾§×÷ÊÉÔÕÒÖËÇÈÑÝØÞ";

/// The same of VPS fonts.
const VPS: &str = "ÍÃÀÅÄÆÎÌÜ¥¡¢£¤‰Š‹Œ";

/// Detects TCVN3 and VPS: signs between letters, or a capital of Latin-1 between small letters.
fn capitals_and_signs(text: &str) -> Option<(NameErrorKind, usize)> {
    let mut offset = 0_usize;
    for word in text.split_inclusive(' ') {
        let small = |c: char| c.is_ascii_lowercase();
        // A capital in a word of mixed case is a matter of typing.
        let is_title_case = word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().skip(1).all(|c| !c.is_ascii_uppercase());
        for (at, before, character) in pairs(word) {
            let after = word
                .get(at..)
                .and_then(|rest| rest.chars().nth(1))
                .unwrap_or(' ');
            let is_sign = !character.is_alphabetic() || matches!(character, 'ª' | 'µ');
            let is_inside = is_title_case && small(before) && small(after);
            let is_between = before.is_ascii_alphabetic()
                && is_sign
                && (after.is_ascii_alphabetic() || after == ' ');
            // An acute and a dot are used as an apostrophe and a separator, too.
            let counts = is_inside && !matches!(character, '´' | '·')
                || is_between && !matches!(character, '´' | '·' | '×');
            let kind = match character {
                _ if !counts => None,
                c if TCVN3.contains(c) => Some(NameErrorKind::Tcvn3Font),
                c if VPS.contains(c) => Some(NameErrorKind::VpsFont),
                _ => None,
            };
            if let Some(kind) = kind {
                return Some((kind, offset.saturating_add(at)));
            }
            // The word `Văn`, the most frequent of men's names.
            if is_title_case && before == 'V' && character == 'æ' && after == 'n' {
                return Some((NameErrorKind::VpsFont, offset.saturating_add(at)));
            }
        }
        offset = offset.saturating_add(word.len());
    }
    None
}

/// Detects a vowel and the letter that VNI writes for its mark.
fn vni(text: &str) -> Option<usize> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut offset = 0_usize;
    for word in text.split_inclusive(' ') {
        for (at, first, second) in pairs(word) {
            let (first, second) = (lower(first), lower(second));
            let is_sign = is_strong(first, second)
                || is_weak(first, second) && is_vietnamese(word, at, lower);
            if is_sign {
                return Some(offset.saturating_add(at));
            }
        }
        offset = offset.saturating_add(word.len());
    }
    None
}

/// Returns whether no language has this pair.
fn is_strong(vowel: char, mark: char) -> bool {
    match vowel {
        'a' => matches!(
            mark,
            'â' | 'à' | 'å' | 'ã' | 'ä' | 'ê' | 'ù' | 'ø' | 'û' | 'õ'
        ),
        'e' => matches!(mark, 'â' | 'à' | 'å' | 'ã' | 'ä' | 'ù' | 'ø' | 'û' | 'õ'),
        'o' => matches!(mark, 'â' | 'å' | 'ä' | 'ù' | 'ø' | 'û' | 'õ'),
        'u' | 'y' | 'ö' | 'ô' => {
            matches!(mark, 'ù' | 'ø' | 'û' | 'õ') || vowel != 'u' && mark == 'ï'
        }
        _ => false,
    }
}

/// Returns whether other languages have this pair too: `Raphaël`, `Loïc`, `Raúl`, `Beáta`.
fn is_weak(vowel: char, mark: char) -> bool {
    match vowel {
        'a' => matches!(mark, 'á' | 'é' | 'è' | 'ú' | 'ü' | 'ë' | 'ï'),
        'e' => matches!(mark, 'á' | 'ï'),
        'o' | 'u' => mark == 'ï',
        _ => false,
    }
}

/// Returns whether the pair that ends after `at` stands in a Vietnamese syllable with an onset or coda that other
/// languages rarely have: `Phaïm`, `Ñaëng`, `Maïnh`.
fn is_vietnamese(word: &str, at: usize, lower: impl Fn(char) -> char + Copy) -> bool {
    // No syllable is as long, and a long word would take quadratic time.
    if word.len() > 32 {
        return false;
    }
    let before = word.get(..at).unwrap_or_default();
    let after = word.get(at..).unwrap_or_default();
    let mut onset = before.chars().map(lower).rev().skip(1);
    let is_onset = |expected: &str| {
        let found = before.chars().map(lower);
        let count = before.chars().count().saturating_sub(1);
        found.take(count).eq(expected.chars())
    };
    let is_coda = |expected: &str| {
        let letters = after.trim_end_matches(|c: char| !c.is_alphabetic());
        letters.chars().map(lower).skip(1).eq(expected.chars())
    };
    let is_consonant = |c: char| c.is_ascii_alphabetic() && !"aeiouy".contains(c) || c == 'ñ';
    let only_consonants = onset.all(is_consonant);
    let special_onset = ["ph", "tr", "ng", "ngh", "nh", "kh", "ñ"]
        .iter()
        .any(|onset| is_onset(onset));
    let special_coda = ["nh", "ng", "ch"].iter().any(|coda| is_coda(coda));
    let usual_coda = ["", "c", "m", "n", "p", "t", "i", "o", "u", "y"]
        .iter()
        .any(|coda| is_coda(coda));
    only_consonants && (special_coda || special_onset && usual_coda)
}
