//! Reading what is really met: byte order marks, line ends, names with diacritics, dates written by hand, masked
//! numbers, five fields instead of six.
//!
//! A [`Reading`] keeps the raw text of every field and says what came of it: valid, repaired (and how), partial or
//! invalid. One bad field loses no other. Nothing is guessed in silence: what custom decides is marked as assumed. The
//! fields' own parsers judge repaired text too; there is no second grammar.
//!
//! ```
//! use vn_personal_qr::Field;
//! use vn_personal_qr::lenient::{self, Outcome, Repair};
//!
//! let text = "\u{FEFF}001093029317|Nguyễn Lê Khả Hân|18/01/1987|0|162979388586171100|<Nam<00<+84944713700\r\n";
//! let reading = lenient::read(text.as_bytes())?;
//! let name = reading.field(Field::Name).unwrap();
//! assert_eq!((name.outcome(), name.value()), (Outcome::Repaired, Some("NGUYEN LE KHA HAN")));
//! assert!(reading.repairs().iter().eq([Repair::ByteOrderMark, Repair::LineEnd]));
//! assert_eq!(
//!     reading.to_payload()?.as_str(),
//!     "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0944713700"
//! );
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```
//!
//! | met | reading |
//! |---|---|
//! | BOM, zero-width characters, NUL, CR, LF, blanks around the text or a field | dropped |
//! | `¦` `｜` `│` `∣` GS in a text without `\|` | taken as `\|` |
//! | a name in lower case, with diacritics, with doubled blanks | [`Name::normalize`](crate::Name::normalize) |
//! | `1989/3/3`, `03/03/1989`, `03031989` | the date; `03/04/1989` is assumed to be day first |
//! | `1989`, `1989-03`, `******509`, `1987-**-**` | partial |
//! | `+84944713700`, `0944 713 700` | `0944713700` |
//! | five fields | an empty extension |
//! | `Nam`, `Nữ` | `1`, `2` |
//! | bytes that are not UTF-8 | refused with the offset |
//! | a scanner that typed under another keyboard layout | [named](KeyboardLayout), not repaired |
//!
//! Source: `docs/spec/personal-qr-v1.1.md`, "Reading what is really met".

mod date;
mod field_reading;
mod options;
mod reading;
mod repairer;
mod show;

pub use crate::damage::KeyboardLayout;
pub use crate::repair::{Repair, RepairClass, Repairs};
pub use field_reading::{LenientField, Outcome, Partial};
pub use options::LenientOptions;
pub use reading::LenientPayload;
pub use show::LenientDisplay;

use crate::error::{DecodeError, Field};
use repairer::Raw;

/// Reads a text with [all repairs](LenientOptions::ALL).
///
/// # Errors
///
/// Those of [`LenientOptions::read`]: bytes that are not UTF-8, and a text of more than twice
/// [`MAX_LEN`](crate::MAX_LEN).
#[inline]
pub fn read(text: &[u8]) -> Result<LenientPayload<'_>, DecodeError> {
    LenientOptions::ALL.read(text)
}

/// Reads the text of one field, given by itself as in a form, with [all repairs](LenientOptions::ALL).
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
    let raw = Raw {
        field,
        text,
        offset: 0,
        is_last: true,
    };
    raw.read(LenientOptions::ALL)
}

/// Removes what scanners and hands put around a text: blanks, line ends, byte order marks, characters of no width.
///
/// Returns the rest, and what was removed.
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
