//! Normalization of names as people write them.
//!
//! 1. Each character is decomposed (NFD) and its combining marks are dropped; `đ` and `Đ` become `D`.
//! 2. Letters become capitals, typographic apostrophes `'`.
//! 3. A run of blanks becomes one space, and none at the ends and around a hyphen between words.
//! 4. The grammar of names checks the result. The error has the offset of the first invalid character.
//!
//! This is one pass without an allocation. NFD only reorders marks, which are dropped, so each character can be
//! decomposed by itself.

use core::fmt;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::name::Name;
use super::name_error::{NameError, NameErrorKind};
use super::old_encoding;
use crate::error::ErrorKind;
use crate::repair::{Repair, Repairs};

impl Name<'_> {
    /// Converts a name as people write it, such as `Nguyễn  Lê Khả Hân`.
    ///
    /// Composed (NFC) and decomposed (NFD) letters give the same result. Combining marks are dropped, `đ` becomes `D`,
    /// letters become capitals, runs of blanks one space, typographic apostrophes `'`, dashes `-`. Blanks at the ends and around a
    /// hyphen between words are dropped. The result must match the grammar of names.
    ///
    /// ```
    /// use vn_personal_qr::{Name, Repair};
    ///
    /// let normalized = Name::normalize("Nguyễn  Lê Khả Hân")?;
    /// assert_eq!(normalized.name().as_str(), "NGUYEN LE KHA HAN");
    /// assert!(normalized.repairs().iter().eq([Repair::NameDiacritics, Repair::NameCase, Repair::NameBlanks]));
    /// # Ok::<(), vn_personal_qr::NameError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Any other character is an error:
    ///
    /// - [`Empty`](NameErrorKind::Empty): a text of blanks
    /// - [`Character`](NameErrorKind::Character): `Jørgen` at 1, `Anna 2` at 5, `Weiß` at 3, `王` at 0
    /// - [`WordStart`](NameErrorKind::WordStart): `'Anh` at 0, `Nguyen -` at 7
    /// - [`TooLong`](NameErrorKind::TooLong): 151 letters, at 150
    /// - [`VniFont`](NameErrorKind::VniFont) and others: `Nguyeãn` at 5, in the encoding of an old font, takes precedence
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Canonical name".
    pub fn normalize(text: &str) -> Result<NormalizedName, NameError> {
        if let Some((kind, offset)) = old_encoding::detect(text) {
            return Err(NameError::new(kind, text, offset));
        }
        let mut name = NormalizedName {
            text: [0; Name::MAX_LEN],
            length: 0,
            repairs: Repairs::NONE,
        };
        let mut offsets = Offsets([0; Name::MAX_LEN]);
        let mut characters = Characters::new(text);
        while let Some(character) = characters.next() {
            name.repairs = name.repairs.union(character.repairs);
            let byte = match character.class {
                Class::Blank if characters.skip_blanks(&mut name, character) => b' ',
                Class::Blank | Class::Mark => continue,
                Class::NameByte(byte) => byte,
                Class::Invalid => {
                    // An error in the name so far has a smaller offset.
                    name.check(text, &offsets, character.offset)?;
                    return Err(NameError::new(
                        NameErrorKind::Character,
                        text,
                        character.offset,
                    ));
                }
            };
            if !name.push(byte, character.offset, &mut offsets) {
                name.check(text, &offsets, character.offset)?;
                return Err(NameError::new(
                    NameErrorKind::TooLong,
                    text,
                    character.offset,
                ));
            }
        }
        name.check(text, &offsets, text.len())?;
        if name.length == 0 {
            return Err(NameError::new(NameErrorKind::Empty, text, text.len()));
        }
        Ok(name)
    }
}

/// A [`Name`] and the repairs that normalization made; returned by [`Name::normalize`].
///
/// It stores its text inline and does not allocate. `Debug` shows only the repairs.
///
/// ```
/// use vn_personal_qr::{BirthDate, Holder, Name, PersonalQr, Qid};
///
/// let normalized = Name::normalize("Trần Thị B")?;
/// let birth_date = BirthDate::from_ymd(2015, 6, 1)?;
/// let qr = PersonalQr::new(Holder::ByProxy(None), normalized.name(), birth_date, Qid::new("1")?);
/// assert_eq!(qr.encode(), "|TRAN THI B|2015-06-01|1|1|");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NormalizedName {
    text: [u8; Name::MAX_LEN],
    length: usize,
    repairs: Repairs,
}

impl NormalizedName {
    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        Name::from_validated(self.bytes())
    }

    /// Returns the repairs; the set is empty if the text already was a name.
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    fn bytes(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or_default()
    }

    /// Appends a byte that comes from `offset` in the text. Returns `false` if the name is full.
    fn push(&mut self, byte: u8, offset: usize, offsets: &mut Offsets) -> bool {
        let (Some(byte_slot), Some(offset_slot)) = (
            self.text.get_mut(self.length),
            offsets.0.get_mut(self.length),
        ) else {
            return false;
        };
        *byte_slot = byte;
        *offset_slot = offset;
        self.length = self.length.saturating_add(1);
        true
    }

    /// Checks the name so far by the grammar. A name that is not complete at `end` is no error.
    fn check(&self, text: &str, offsets: &Offsets, end: usize) -> Result<(), NameError> {
        let bytes = self.bytes();
        let Err(error) = Name::try_from(bytes) else {
            return Ok(());
        };
        if error.kind() == ErrorKind::UnexpectedEnd {
            return Ok(());
        }
        let offset = offsets.0.get(error.offset()).copied().unwrap_or(end);
        // Spaces are single and between words here, so an unexpected one is at the maximum length.
        let kind = match bytes.get(error.offset()) {
            Some(b' ') => NameErrorKind::TooLong,
            _ => NameErrorKind::WordStart,
        };
        Err(NameError::new(kind, text, offset))
    }
}

/// Shows the repairs, not the name.
impl fmt::Debug for NormalizedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NormalizedName")
            .field("repairs", &self.repairs)
            .finish_non_exhaustive()
    }
}

/// For each byte of the name, its offset in the text.
struct Offsets([usize; Name::MAX_LEN]);

/// A classified character of the text.
#[derive(Clone, Copy)]
struct Character {
    offset: usize,
    class: Class,
    repairs: Repairs,
}

/// The class of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A byte of the name.
    NameByte(u8),
    /// A blank.
    Blank,
    /// A combining mark, to be dropped.
    Mark,
    /// A character that a name cannot have.
    Invalid,
}

/// The classified characters of a text.
#[derive(Clone)]
struct Characters<'a> {
    text: core::str::CharIndices<'a>,
    /// Where the last run of blanks and hyphens ends, and whether a letter follows. Cached, so that each run is
    /// searched once.
    run_end: Option<(usize, bool)>,
}

impl<'a> Characters<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text: text.char_indices(),
            run_end: None,
        }
    }

    /// Skips a run of blanks that starts with `first`. Returns `true` if a space replaces it.
    fn skip_blanks(&mut self, name: &mut NormalizedName, first: Character) -> bool {
        let mut is_single = first.repairs.is_empty();
        let mut lookahead = self.clone();
        while let Some(character) = lookahead.next() {
            if !matches!(character.class, Class::Blank | Class::Mark) {
                break;
            }
            is_single &= character.class == Class::Mark;
            name.repairs = name.repairs.union(character.repairs);
            *self = lookahead.clone();
        }
        let next = self.clone().next().map(|character| character.class);
        let last = name.bytes().last();
        let dropped = match (last, next) {
            (None, _) | (_, None) => Some(Repair::NameBlanks),
            (Some(b'-'), _) | (_, Some(Class::NameByte(b'-'))) if self.is_between_words(name) => {
                Some(Repair::NameHyphen)
            }
            _ if !is_single => {
                name.repairs.add(Repair::NameBlanks);
                None
            }
            _ => None,
        };
        if let Some(repair) = dropped {
            name.repairs.add(repair);
        }
        dropped.is_none()
    }

    /// Returns `true` if a word precedes this run of blanks and hyphens, and another follows it.
    fn is_between_words(&mut self, name: &NormalizedName) -> bool {
        let is_in_run = |class| matches!(class, Class::Blank | Class::Mark | Class::NameByte(b'-'));
        let offset = self.text.offset();
        let word_follows = match self.run_end {
            Some((end, is_letter)) if offset <= end => is_letter,
            _ => {
                let next = self.clone().find(|character| !is_in_run(character.class));
                let is_letter = next.as_ref().is_some_and(|character| {
                    matches!(character.class, Class::NameByte(b'A'..=b'Z'))
                });
                let end = next.map_or(usize::MAX, |character| character.offset);
                self.run_end = Some((end, is_letter));
                is_letter
            }
        };
        word_follows && name.bytes().iter().any(u8::is_ascii_uppercase)
    }
}

impl Iterator for Characters<'_> {
    type Item = Character;

    fn next(&mut self) -> Option<Character> {
        let (offset, character) = self.text.next()?;
        let mut repairs = Repairs::NONE;
        let class = match character {
            'A'..='Z' | '\'' | '-' | '.' => Class::NameByte(byte(character)),
            'a'..='z' => {
                repairs.add(Repair::NameCase);
                Class::NameByte(byte(character).to_ascii_uppercase())
            }
            ' ' => Class::Blank,
            blank if blank.is_whitespace() => {
                repairs.add(Repair::NameBlanks);
                Class::Blank
            }
            'đ' | 'Đ' => {
                repairs.add(Repair::NameDiacritics);
                if character == 'đ' {
                    repairs.add(Repair::NameCase);
                }
                Class::NameByte(b'D')
            }
            // Icelandic and African letters that look like đ, from fonts and keyboards without it.
            'Ð' | 'ð' | 'Ɖ' | 'ɖ' => {
                repairs.add(Repair::NameLookAlike);
                if character.is_lowercase() {
                    repairs.add(Repair::NameCase);
                }
                Class::NameByte(b'D')
            }
            '\u{2018}' | '\u{2019}' | '\u{2B9}' | '\u{2BB}' | '\u{2BC}' | '`' | '\u{B4}'
            | '\u{FF07}' => {
                repairs.add(Repair::NameApostrophe);
                Class::NameByte(b'\'')
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                repairs.add(Repair::NameDash);
                Class::NameByte(b'-')
            }
            mark if is_combining_mark(mark) => {
                repairs.add(Repair::NameDiacritics);
                Class::Mark
            }
            other => decompose(other, &mut repairs),
        };
        Some(Character {
            offset,
            class,
            repairs,
        })
    }
}

/// Classifies a character that decomposes into a letter `A-Z` or `a-z` and marks; any other is invalid.
fn decompose(character: char, repairs: &mut Repairs) -> Class {
    let mut base = None;
    let mut is_invalid = false;
    decompose_canonical(character, |part| {
        if !is_combining_mark(part) {
            is_invalid |= base.is_some() || !part.is_ascii_alphabetic();
            base = Some(part);
        }
    });
    match base {
        Some(letter) if !is_invalid => {
            repairs.add(Repair::NameDiacritics);
            if letter.is_ascii_lowercase() {
                repairs.add(Repair::NameCase);
            }
            Class::NameByte(byte(letter.to_ascii_uppercase()))
        }
        _ => Class::Invalid,
    }
}

/// Converts an ASCII character to its byte.
fn byte(ascii: char) -> u8 {
    u8::try_from(ascii).unwrap_or(0)
}
