use core::fmt;

use super::grammar::{Parsed, all_consuming, fail};
use super::plain::Quoted;
use crate::error::{DecodeError, ErrorKind, Field};
use crate::limits::MAX_LEN;

/// What stands in slots 6 and up of the extension, kept as it came.
///
/// ```abnf
/// other-slots = slot *("<" slot)
/// slot        = *text-char
/// text-char   = any character but U+0000-001F, U+007F-009F, "|" and "<"
/// ```
///
/// Everything else may stand there, bidi controls and line separators among it: whoever shows or logs a slot must
/// escape them, as [`full`](Self::full) does.
///
/// Empty slots before a filled one count, empty ones at the end do not: `a<<b<` is the three slots `a`, empty, `b`.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "other data as practice needs"; the alphabet is this project's.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherSlots<'a>(&'a str);

impl<'a> OtherSlots<'a> {
    /// No further slots.
    pub const NONE: Self = Self("");

    /// Slots from their text, divided by `<`.
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

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The slots in order, slot 6 first; none where there is none.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a str> + Clone {
        Slots((!self.is_empty()).then_some(self.0))
    }

    /// All slots as they stand in the payload, divided by `<`.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// The bytes of [`as_str`](Self::as_str).
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0.as_bytes()
    }

    /// The slots in quotes, divided by a comma; what a terminal or a log could take for more than text is escaped.
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

    #[inline(never)]
    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (text, broken) = match core::str::from_utf8(input) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = input.get(..error.valid_up_to()).unwrap_or_default();
                (core::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        let end = text.find(|c: char| c.is_control() || c == '|');
        let slots = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let rest = input.get(slots.len()..).unwrap_or_default();
        if broken && end.is_none() {
            return Err(fail(rest, Field::Other, ErrorKind::InvalidUtf8));
        }
        Ok((rest, Self(slots.trim_end_matches('<'))))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a str) -> Self {
        Self(text)
    }
}

/// Shows the name of the type only: what the slots hold is personal data.
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

/// The slots that are still to come. `str::split` can panic, as far as the linker sees.
#[derive(Clone)]
struct Slots<'a>(Option<&'a str>);

impl<'a> Iterator for Slots<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.take()?;
        let mut behind = text.as_bytes().iter();
        if !behind.any(|&byte| byte == b'<') {
            return Some(text);
        }
        let start = text.len().saturating_sub(behind.len());
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
        let mut divider = "";
        for slot in self.0.iter() {
            write!(f, "{divider}{}", Quoted(slot))?;
            divider = ", ";
        }
        Ok(())
    }
}
