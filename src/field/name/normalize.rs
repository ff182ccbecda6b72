//! From a name as people write it to `HoTen`.
//!
//! 1. Each character is taken apart as Unicode NFD has it, and its combining marks are dropped; `đ` and `Đ` become `D`.
//! 2. Letters become capitals, typographic apostrophes `'`.
//! 3. A run of blanks becomes one space, and none at the ends and around a hyphen between words.
//! 4. What is left is judged by the grammar of names, and the first character that cannot stand is named.
//!
//! One pass, without an allocation: what is put in order across characters by NFD are marks, and those are dropped.

use core::error::Error;
use core::fmt;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::Name;
use crate::catalog::catalog;
use crate::error::ErrorKind;
use crate::repair::{Repair, Repairs};

impl Name<'_> {
    /// The name in a text as people write it: `Nguyễn  Lê Khả Hân`.
    ///
    /// Composed (NFC) and decomposed (NFD) letters are taken alike. Combining marks are dropped, `đ` becomes `D`, letters
    /// become capitals, runs of blanks one space, typographic apostrophes `'`; blanks at the ends and around a hyphen
    /// between words are dropped. What then stands there is judged by the grammar of names.
    ///
    /// ```
    /// use vn_personal_qr::{Name, Repair};
    ///
    /// let written = Name::normalize("Nguyễn  Lê Khả Hân")?;
    /// assert_eq!(written.name().as_str(), "NGUYEN LE KHA HAN");
    /// assert!(written.repairs().iter().eq([Repair::NameDiacritics, Repair::NameCase, Repair::NameBlanks]));
    /// # Ok::<(), vn_personal_qr::NameError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Nothing is dropped in silence. Each kind with a text that gives it:
    ///
    /// - [`Empty`](NameErrorKind::Empty): a text of blanks
    /// - [`Character`](NameErrorKind::Character): `Jørgen` at 1, `Anna 2` at 5, `Weiß` at 3, `王` at 0
    /// - [`WordStart`](NameErrorKind::WordStart): `'Anh` at 0, `Nguyen -` at 7
    /// - [`TooLong`](NameErrorKind::TooLong): 151 letters, at 150
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Canonical name".
    pub fn normalize(text: &str) -> Result<NormalizedName, NameError> {
        let mut written = NormalizedName {
            text: [0; Name::MAX_LEN],
            length: 0,
            repairs: Repairs::NONE,
        };
        let mut places = Places([0; Name::MAX_LEN]);
        let mut letters = Letters::of(text);
        while let Some(letter) = letters.next() {
            written.repairs = written.repairs.and(letter.repairs);
            let byte = match letter.what {
                What::Blank if letters.run_of_blanks(&mut written, letter) => b' ',
                What::Blank | What::Mark => continue,
                What::NameByte(byte) => byte,
                What::Foreign => {
                    // What stands before may be wrong itself, and then comes first.
                    written.from_validated(text, &places, letter.at)?;
                    return Err(NameError::at(NameErrorKind::Character, text, letter.at));
                }
            };
            if !written.push(byte, letter.at, &mut places) {
                written.from_validated(text, &places, letter.at)?;
                return Err(NameError::at(NameErrorKind::TooLong, text, letter.at));
            }
        }
        written.from_validated(text, &places, text.len())?;
        if written.length == 0 {
            return Err(NameError::at(NameErrorKind::Empty, text, text.len()));
        }
        Ok(written)
    }
}

/// A [`Name`] made from a text as people write it, with what had to be changed; from [`Name::normalize`].
///
/// Keeps its text itself and allocates nothing. `Debug` shows the repairs only.
///
/// ```
/// use vn_personal_qr::{BirthDate, Holder, IdNumber, Name, PersonalQr, Qid};
///
/// let written = Name::normalize("Trần Thị B")?;
/// let declaration = Holder::ByProxy(None);
/// let qr = PersonalQr::new(declaration, written.name(), BirthDate::from_ymd(2015, 6, 1)?, Qid::new("1")?);
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
    /// The name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        Name::from_validated(self.bytes())
    }

    /// What had to be changed; nothing for a text that was a name already.
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    fn bytes(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or_default()
    }

    /// Adds a byte that came from this place in the written text; whether there was room.
    fn push(&mut self, byte: u8, at: usize, places: &mut Places) -> bool {
        let (Some(room), Some(place)) = (
            self.text.get_mut(self.length),
            places.0.get_mut(self.length),
        ) else {
            return false;
        };
        *room = byte;
        *place = at;
        self.length = self.length.saturating_add(1);
        true
    }

    /// What was written so far, judged by the grammar; that more may follow at `end` is no fault.
    fn from_validated(&self, text: &str, places: &Places, end: usize) -> Result<(), NameError> {
        let bytes = self.bytes();
        let Err(error) = Name::try_from(bytes) else {
            return Ok(());
        };
        if error.kind() == ErrorKind::UnexpectedEnd {
            return Ok(());
        }
        let at = places.0.get(error.offset()).copied().unwrap_or(end);
        // Spaces are single and inside here: one can only be wrong where no word has room behind it.
        let kind = match bytes.get(error.offset()) {
            Some(b' ') => NameErrorKind::TooLong,
            _ => NameErrorKind::WordStart,
        };
        Err(NameError::at(kind, text, at))
    }
}

/// Shows what was changed, not the name.
impl fmt::Debug for NormalizedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NormalizedName")
            .field("repairs", &self.repairs)
            .finish_non_exhaustive()
    }
}

/// Where in the written text each byte of the name comes from.
struct Places([usize; Name::MAX_LEN]);

/// A character of the written text by what becomes of it.
#[derive(Clone, Copy)]
struct Letter {
    at: usize,
    what: What,
    repairs: Repairs,
}

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    NameByte(u8),
    Blank,
    Mark,
    Foreign,
}

/// The characters of a written text, each by what becomes of it.
#[derive(Clone)]
struct Letters<'a> {
    text: core::str::CharIndices<'a>,
    /// Where the blanks and hyphens end that were looked through last, and whether a letter stands there: looked through
    /// once, however many they are.
    looked_through: Option<(usize, bool)>,
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text: text.char_indices(),
            looked_through: None,
        }
    }

    /// Reads on to the end of a run of blanks and says whether a space stays in its place.
    fn run_of_blanks(&mut self, written: &mut NormalizedName, first: Letter) -> bool {
        let mut single = first.repairs.is_empty();
        let mut behind = self.clone();
        while let Some(letter) = behind.next() {
            if !matches!(letter.what, What::Blank | What::Mark) {
                break;
            }
            single &= letter.what == What::Mark;
            written.repairs = written.repairs.and(letter.repairs);
            *self = behind.clone();
        }
        let next = self.clone().next().map(|letter| letter.what);
        let last = written.bytes().last();
        let change = match (last, next) {
            (None, _) | (_, None) => Some(Repair::NameBlanks),
            (Some(b'-'), _) | (_, Some(What::NameByte(b'-'))) if self.word_follows(written) => {
                Some(Repair::NameHyphen)
            }
            _ if !single => {
                written.repairs.add(Repair::NameBlanks);
                None
            }
            _ => None,
        };
        if let Some(change) = change {
            written.repairs.add(change);
        }
        change.is_none()
    }

    /// Whether a word stands before these blanks, and another behind them and the hyphens among them.
    fn word_follows(&mut self, written: &NormalizedName) -> bool {
        let is_between = |what| matches!(what, What::Blank | What::Mark | What::NameByte(b'-'));
        let here = self.text.offset();
        let word_behind = match self.looked_through {
            Some((end, is_letter)) if here <= end => is_letter,
            _ => {
                let next = self.clone().find(|letter| !is_between(letter.what));
                let is_letter =
                    |letter: &Letter| matches!(letter.what, What::NameByte(b'A'..=b'Z'));
                let is_letter = next.as_ref().is_some_and(is_letter);
                let end = next.map_or(usize::MAX, |letter| letter.at);
                self.looked_through = Some((end, is_letter));
                is_letter
            }
        };
        word_behind && written.bytes().iter().any(u8::is_ascii_uppercase)
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        let (at, character) = self.text.next()?;
        let mut repairs = Repairs::NONE;
        let what = match character {
            'A'..='Z' | '\'' | '-' | '.' => What::NameByte(byte(character)),
            'a'..='z' => {
                repairs.add(Repair::NameCase);
                What::NameByte(byte(character).to_ascii_uppercase())
            }
            ' ' => What::Blank,
            blank if blank.is_whitespace() => {
                repairs.add(Repair::NameBlanks);
                What::Blank
            }
            'đ' | 'Đ' => {
                repairs.add(Repair::NameDiacritics);
                if character == 'đ' {
                    repairs.add(Repair::NameCase);
                }
                What::NameByte(b'D')
            }
            '\u{2018}' | '\u{2019}' | '\u{2BC}' => {
                repairs.add(Repair::NameApostrophe);
                What::NameByte(b'\'')
            }
            mark if is_combining_mark(mark) => {
                repairs.add(Repair::NameDiacritics);
                What::Mark
            }
            other => decomposed(other, &mut repairs),
        };
        Some(Letter { at, what, repairs })
    }
}

/// A letter with diacritics as the letter without; whatever else decomposes has no place in a name.
///
/// Character by character is as the whole text at once: what normalization puts in order across characters are marks,
/// and those are dropped.
fn decomposed(character: char, repairs: &mut Repairs) -> What {
    let mut base = None;
    let mut foreign = false;
    decompose_canonical(character, |part| {
        if !is_combining_mark(part) {
            foreign |= base.is_some() || !part.is_ascii_alphabetic();
            base = Some(part);
        }
    });
    match base {
        Some(letter) if !foreign => {
            repairs.add(Repair::NameDiacritics);
            if letter.is_ascii_lowercase() {
                repairs.add(Repair::NameCase);
            }
            What::NameByte(byte(letter.to_ascii_uppercase()))
        }
        _ => What::Foreign,
    }
}

/// An ASCII character as its byte.
fn byte(ascii: char) -> u8 {
    u8::try_from(ascii).unwrap_or(0)
}

/// Why a written text is no name, with the character that cannot stay and its place.
///
/// The character is named in the sentence, escaped if a terminal could misread it; nothing else of the text is.
///
/// ```
/// use vn_personal_qr::{Name, NameErrorKind};
///
/// let error = Name::normalize("Jørgen").unwrap_err();
/// assert_eq!((error.kind(), error.offset(), error.character()), (NameErrorKind::Character, 1, Some('ø')));
/// assert_eq!(error.to_string(), "this character has no place in a name: 'ø' U+00F8 (byte 1)");
/// assert_eq!(error.vi().to_string(), "ký tự này không dùng được trong họ tên: 'ø' U+00F8 (byte 1)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameError {
    kind: NameErrorKind,
    offset: usize,
    character: Option<char>,
}

impl NameError {
    fn at(kind: NameErrorKind, text: &str, offset: usize) -> Self {
        Self {
            kind,
            offset,
            character: text.get(offset..).and_then(|rest| rest.chars().next()),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> NameErrorKind {
        self.kind
    }

    /// The stable kebab-case name of the kind, as in `name-character`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where, in bytes from the start of the written text.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The character that stands there; `None` at the end of the text.
    #[must_use]
    pub const fn character(&self) -> Option<char> {
        self.character
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> impl fmt::Display + Copy {
        Vietnamese(*self)
    }

    fn write(&self, sentence: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{sentence}")?;
        if let Some(character) = self.character {
            write!(
                f,
                ": '{}' U+{:04X}",
                character.escape_debug(),
                u32::from(character)
            )?;
        }
        write!(f, " (byte {})", self.offset)
    }
}

/// Shows kind and place, not the character.
impl fmt::Debug for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameError")
            .field("kind", &self.kind)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&self.kind, f)
    }
}

impl Error for NameError {}

#[derive(Clone, Copy)]
struct Vietnamese(NameError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(&self.0.kind.vi(), f)
    }
}

catalog! {
    /// What is wrong with a written name. The earliest fault is the one that is told.
    pub enum NameErrorKind {
        /// Nothing is left: a text of blanks.
        Empty = "name-empty",
            "there is no name in this text",
            "không có họ tên trong văn bản này";
        /// A character of another script, a digit, a symbol, a letter that is no `A-Z` with marks: `Jørgen`.
        Character = "name-character",
            "this character has no place in a name",
            "ký tự này không dùng được trong họ tên";
        /// A word that begins with `'`, `-` or `.`: `'Anh`.
        WordStart = "name-word-start",
            "a word of a name begins with a letter",
            "mỗi từ trong họ tên phải bắt đầu bằng chữ cái";
        /// More than 150 bytes.
        TooLong = "name-too-long",
            "the name has more than 150 characters",
            "họ tên dài hơn 150 ký tự";
    }
}
