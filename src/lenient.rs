//! Lenient reading of damaged payloads: byte order marks, line ends, names with diacritics, dates in other forms,
//! masked numbers, five fields instead of six.
//!
//! A [`LenientPayload`] keeps the raw text of every field and its [`Outcome`]: valid, repaired (with the list of
//! repairs), partial or invalid. An invalid field does not affect the others. Nothing is guessed silently: a date whose
//! order of day and month is ambiguous is marked as assumed. The strict parsers of the fields validate repaired text
//! too, so there is no second grammar.
//!
//! | input | result |
//! |---|---|
//! | BOM, zero-width characters, NUL, CR, LF, blanks around the text or a field | removed |
//! | `¦` `｜` `│` `∣` GS in a text without `\|` | read as `\|` |
//! | a name in lower case, with diacritics, with repeated blanks | [`Name::normalize`](crate::Name::normalize) |
//! | `1989/3/3`, `03/03/1989` | the date; `03/04/1989` is assumed to have the day first |
//! | `03031989`, `19890303` | the date whose year is from 1900 to 2100; another year is assumed |
//! | `1989`, `1989-03`, `00/00/1989`, `******509`, `1987-**-**` | partial |
//! | `+84944713700`, `0944 713 700` | `0944713700` |
//! | `944713700`, `944713700.0` | `0944713700`, assumed |
//! | `01632345678` | `0332345678`, the number since 2018 |
//! | five fields | an empty extension |
//! | `&lt;1&lt;00`, if slots are in another one | `<1<00` |
//! | `Nam`, `Nữ`, `M`, `F` | `1`, `2` |
//! | bytes that are not UTF-8 | an error with the offset |
//! | another keyboard layout | [detected](KeyboardLayout), not repaired |
//!
//! # Examples
//!
//! ```
//! use vn_personal_qr::Field;
//! use vn_personal_qr::lenient::{self, Outcome, Repair};
//!
//! let text = "\u{FEFF}001093029317|Nguyễn Lê Khả Hân|18/01/1987|0|162979388586171100|<Nam<00<+84944713700\r\n";
//! let payload = lenient::read(text.as_bytes())?;
//! let name = payload.field(Field::Name).unwrap();
//! assert_eq!((name.outcome(), name.value()), (Outcome::Repaired, Some("NGUYEN LE KHA HAN")));
//! assert!(payload.repairs().iter().eq([Repair::ByteOrderMark, Repair::LineEnd]));
//! assert_eq!(
//!     payload.to_payload()?.as_str(),
//!     "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0944713700"
//! );
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```
//!
//! Source: `docs/spec/personal-qr-v1.1.md`, lenient reading.

pub(crate) mod date;
mod display;
mod field;
mod options;
mod payload;
mod raw_field;
mod rewrite;

pub use crate::damage::KeyboardLayout;
pub use crate::repair::{Repair, RepairClass, Repairs};
pub use display::LenientDisplay;
#[cfg(feature = "serde")]
pub(crate) use field::Readable;
pub use field::{InvalidCause, LenientField, Outcome, Partial};
pub use options::LenientOptions;
pub use payload::LenientPayload;

use crate::error::{DecodeError, Field};
use raw_field::RawField;

/// Reads a text with [all repairs](LenientOptions::ALL).
///
/// # Errors
///
/// Those of [`LenientOptions::read`]: bytes that are not UTF-8, and a text longer than twice
/// [`MAX_LEN`](crate::MAX_LEN).
///
/// # Examples
///
/// ```
/// use vn_personal_qr::lenient;
///
/// let payload = lenient::read(b"001093029317|nguyen an|1987-01-18|0|1|\r\n")?;
/// assert!(payload.is_valid() && !payload.is_strict());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[inline]
pub fn read(text: &[u8]) -> Result<LenientPayload<'_>, DecodeError> {
    LenientOptions::ALL.read(text)
}

/// Reads the text of a single field, for example of a form, with [all repairs](LenientOptions::ALL).
///
/// # Examples
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient::{self, Repair};
///
/// let phone = lenient::read_field(Field::Phone, "+84 944 713 700");
/// assert_eq!(phone.value(), Some("0944713700"));
/// assert!(phone.repairs().contains(Repair::PhoneCountryCode));
/// ```
#[must_use]
pub fn read_field(field: Field, text: &str) -> LenientField<'_> {
    let raw = RawField {
        field,
        text,
        offset: 0,
        is_last: true,
    };
    raw.read(LenientOptions::ALL)
}

/// Removes characters around a text: blanks, line ends, byte order marks, zero-width characters.
///
/// Returns the rest and the repairs.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::lenient::{self, Repair};
///
/// let (text, repairs) = lenient::trim(" 0944713700\n");
/// assert_eq!(text, "0944713700");
/// assert!(repairs.iter().eq([Repair::LineEnd, Repair::Blanks]));
/// ```
#[must_use]
pub fn trim(text: &str) -> (&str, Repairs) {
    let mut repairs = Repairs::NONE;
    let text = crate::damage::trim(text, &mut repairs);
    (text, repairs)
}
