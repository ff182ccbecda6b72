use core::fmt;

use super::escape::Quoted;
use super::grammar::{Parsed, all_consuming, fail};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::limits::MAX_LEN;

/// The text of slots 6 and up of the extension, unchanged.
///
/// ```abnf
/// other-slots = slot *("<" slot)
/// slot        = *text-char
/// text-char   = any character but U+0000-001F, U+007F-009F, "|" and "<"
/// ```
///
/// The alphabet contains bidirectional controls and line separators. Escape them before you display or log a slot, as
/// [`full`](Self::full) does.
///
/// Empty slots at the end are dropped, other empty slots are kept: `a<<b<` has the three slots `a`, empty and `b`.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "other data as practice needs"; the alphabet is this project's.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherSlots<'a>(&'a [u8]);

impl<'a> OtherSlots<'a> {
    /// No further slots.
    pub const NONE: Self = Self(b"");

    /// Parses slots separated by `<`.
    ///
    /// ```
    /// use vn_personal_qr::OtherSlots;
    ///
    /// let slots = OtherSlots::new("tiêm 2 mũi<Pfizer<<")?;
    /// assert!(slots.iter().eq(["tiêm 2 mũi", "Pfizer"]));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter): a line feed, a `|`
    /// - [`TooLong`](ErrorKind::TooLong): more than [`MAX_LEN`] bytes
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        if text.len() > MAX_LEN {
            return Err(DecodeError::new(
                ErrorKind::TooLong,
                Some(Field::Other),
                MAX_LEN,
            ));
        }
        all_consuming(text.as_bytes(), Field::Other, Self::grammar)
    }

    /// Returns `true` if there are no slots.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns the slots in order, slot 6 first.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a str> + Clone {
        Slots((!self.is_empty()).then_some(self.as_str()))
    }

    /// Returns the text of the payload: all slots, separated by `<`.
    ///
    /// The text is stored as bytes, so this checks again that they are UTF-8. [`as_bytes`](Self::as_bytes) does not.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        match core::str::from_utf8(self.0) {
            Ok(text) => text,
            // Unreachable: the slots are UTF-8.
            Err(_) => "",
        }
    }

    /// Returns the bytes of [`as_str`](Self::as_str).
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Returns the slots in quotes, separated by commas, to be displayed. They are personal data.
    ///
    /// Characters that affect a terminal or a log are escaped.
    ///
    /// ```
    /// # use vn_personal_qr::OtherSlots;
    /// let slots = OtherSlots::new("Pfizer<\u{202E}abc")?;
    /// assert_eq!(slots.full().to_string(), r#""Pfizer", "\u{202e}abc""#);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn full(self) -> impl fmt::Display + Copy + 'a {
        Escaped(self)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (text, is_cut) = match core::str::from_utf8(input) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = input.get(..error.valid_up_to()).unwrap_or_default();
                (core::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        let end = text.find(|c: char| c.is_control() || c == '|');
        let slots = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let rest = input.get(slots.len()..).unwrap_or_default();
        if is_cut && end.is_none() {
            return Err(fail(rest, Field::Other, ErrorKind::InvalidUtf8));
        }
        Ok((rest, Self::from_validated(slots.as_bytes())))
    }

    /// Creates a value from a text that the grammar accepts. Empty slots at its end are dropped.
    pub(crate) const fn from_validated(mut text: &'a [u8]) -> Self {
        while let [slots @ .., b'<'] = text {
            text = slots;
        }
        Self(text)
    }
}

/// Shows only the name of the type, since the slots are personal data.
impl fmt::Debug for OtherSlots<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtherSlots(..)")
    }
}

impl<'a> TryFrom<&'a str> for OtherSlots<'a> {
    type Error = DecodeError;

    fn try_from(text: &'a str) -> Result<Self, DecodeError> {
        Self::new(text)
    }
}

/// The remaining slots. `str::split` would link panicking code.
#[derive(Clone)]
struct Slots<'a>(Option<&'a str>);

impl<'a> Iterator for Slots<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.take()?;
        let mut bytes = text.as_bytes().iter();
        if !bytes.any(|&byte| byte == b'<') {
            return Some(text);
        }
        let start = text.len().saturating_sub(bytes.len());
        self.0 = text.get(start..);
        text.get(..start.saturating_sub(1))
    }

    fn count(self) -> usize {
        self.fold(0, |count, _| count.saturating_add(1))
    }
}

impl DoubleEndedIterator for Slots<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let text = self.0.take()?;
        let Some(at) = text.as_bytes().iter().rposition(|&byte| byte == b'<') else {
            return Some(text);
        };
        self.0 = text.get(..at);
        text.get(at.saturating_add(1)..)
    }
}

#[derive(Clone, Copy)]
struct Escaped<'a>(OtherSlots<'a>);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for slot in self.0.iter() {
            write!(f, "{separator}{}", Quoted(slot))?;
            separator = ", ";
        }
        Ok(())
    }
}
