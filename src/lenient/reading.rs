//! From scanned bytes to a reading: the text as a whole first, then field by field.
//!
//! 1. What decodes strictly is kept as it was decoded; nothing of what follows is done.
//! 2. The bytes have to be UTF-8, and no more than twice what a payload may have.
//! 3. What stands around the text is dropped.
//! 4. Without a single `|`, what looks like it divides the fields.
//! 5. The text is divided: five fields, then the slots of the sixth, then what is beyond.
//! 6. Each field is judged by the strict grammar, repaired where it may be, and judged again (`repairer`).
//! 7. What needs two fields is looked at last: an id number may be left out by proxy only.
//!
//! Each step is a class of repair that can be switched off, or none of a repair at all.

use alloc::boxed::Box;
use core::fmt;

use super::LenientOptions;
use super::field_reading::LenientField;
use super::repairer::Raw;
use crate::damage::{Bars, KeyboardLayout, trim_end, trim_start};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::limits::MAX_LEN;
use crate::payload::{Extension, Holder, PersonalQr, PersonalQrBuf};
use crate::repair::{Repair, RepairClass, Repairs};

/// The fields and slots of a payload, in order.
pub(super) const FIELDS: [Field; 11] = [
    Field::IdNumber,
    Field::Name,
    Field::BirthDate,
    Field::Declaration,
    Field::Qid,
    Field::DeclarantQid,
    Field::Gender,
    Field::HealthCard,
    Field::Phone,
    Field::Signature,
    Field::Other,
];

/// How many of them are fields by themselves; the rest are slots of the sixth.
const BEFORE_SLOTS: usize = 5;

/// A text as it was read: each field with its raw text, valid, repaired, partial or invalid, and the repairs on the text
/// as a whole.
///
/// Borrows from the scanned bytes; only a value that had to be rewritten has a text of its own. A text that decodes
/// strictly is kept as what was decoded, and takes no allocation.
///
/// What holds of every reading:
///
/// - the raw texts of its fields are pieces of the scanned bytes, each [where it says](LenientField::offset)
/// - it is [sound](Self::is_valid) if and only if it has a [payload](Self::payload), whose canonical text decodes strictly
/// - without repairs, its error is that of [`PersonalQr::decode`]
/// - what a field holds depends on no other field, but for an id number that is left out
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient;
///
/// let reading = lenient::read("001093029317|Trần B|31/02/1989|0|162979388586171100|<Nam".as_bytes())?;
/// let outcomes: Vec<_> = reading.fields().take(5).map(|field| field.outcome().code()).collect();
/// assert_eq!(outcomes, ["valid", "repaired", "invalid", "valid", "valid"]);
/// assert_eq!(reading.field(Field::Gender).unwrap().value(), Some("1"));
/// assert!(!reading.is_valid());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// `Debug` shows outcomes and repairs, nothing of the text.
///
/// Source: `docs/spec/personal-qr-v1.1.md`, "Reading what is really met".
#[derive(Clone)]
pub struct LenientPayload<'a> {
    text: &'a [u8],
    inner: Inner<'a>,
}

#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "the larger is the common one")]
enum Inner<'a> {
    Strict(PersonalQr<'a>),
    Worked(Box<Work<'a>>),
}

/// What came of a text that does not decode.
#[derive(Clone)]
struct Work<'a> {
    fields: [LenientField<'a>; 11],
    /// Those on the text as a whole.
    repairs: Repairs,
    /// What stands behind a sixth bar, and where that bar is.
    extra: Option<(&'a str, usize)>,
    keyboard: Option<KeyboardLayout>,
    /// Why the text does not decode as it is; `None` for one that does. The same as [`PersonalQr::decode`] gives.
    strict: DecodeError,
}

impl<'a> LenientPayload<'a> {
    #[inline]
    pub(super) fn of(tolerance: LenientOptions, bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let inner = match PersonalQr::decode(bytes) {
            Ok(payload) => Inner::Strict(payload),
            Err(strict) => Inner::Worked(work(tolerance, bytes, strict)?),
        };
        Ok(Self { text: bytes, inner })
    }

    /// A field or slot. For [`Field::Extension`], which is read slot by slot, `None`.
    ///
    /// Slots from the sixth on are one, [`Field::Other`]. A slot that is left out is there, empty and valid; a field that
    /// is missing is there, empty and invalid.
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, Outcome};
    /// use vn_personal_qr::{ErrorKind, Field};
    ///
    /// let reading = lenient::read(b"001093029317|NGUYEN AN")?;
    /// assert_eq!(reading.field(Field::Phone).unwrap().value(), Some(""));
    /// let Outcome::Invalid(error) = reading.field(Field::Qid).unwrap().outcome() else { panic!() };
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::UnexpectedEnd, 22));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn field(&self, field: Field) -> Option<LenientField<'a>> {
        self.fields().find(|reading| reading.field() == field)
    }

    /// The five fields and six slots, in the order of the text.
    pub fn fields(&self) -> impl Iterator<Item = LenientField<'a>> + '_ {
        let (strict, worked) = match &self.inner {
            Inner::Strict(_) => (Some(pieces(self.text)), None),
            Inner::Worked(work) => (None, Some(work.fields.iter().cloned())),
        };
        strict
            .into_iter()
            .flatten()
            .chain(worked.into_iter().flatten())
    }

    /// The repairs on the text as a whole; those of a field are [its own](LenientField::repairs).
    ///
    /// These are what was dropped around it, what was taken as `|`, and an extension that was left out.
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, Repair};
    ///
    /// let reading = lenient::read("001093029317¦NGUYEN AN¦1987-01-18¦0¦1\r\n".as_bytes())?;
    /// assert!(reading.repairs().iter().eq([Repair::LineEnd, Repair::BrokenBar, Repair::ExtensionLeftOut]));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn repairs(&self) -> Repairs {
        self.work().map_or(Repairs::NONE, |work| work.repairs)
    }

    /// All repairs, those on the text as a whole first, each with the field that it was made in.
    ///
    /// What a log should hold of a scan that was let through: codes and no personal data.
    ///
    /// ```
    /// use vn_personal_qr::Field;
    /// use vn_personal_qr::lenient::{self, Repair};
    ///
    /// let reading = lenient::read(b" 001093029317|Nguyen An|1987-01-18|0|1|")?;
    /// assert!(reading.all_repairs().eq([(None, Repair::Blanks), (Some(Field::Name), Repair::NameCase)]));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    pub fn all_repairs(&self) -> impl Iterator<Item = (Option<Field>, Repair)> + '_ {
        let whole = self.repairs().iter().map(|repair| (None, repair));
        let of_fields = self.work().into_iter().flat_map(|work| &work.fields);
        whole.chain(of_fields.flat_map(|reading| {
            let field = Some(reading.field());
            reading.repairs().iter().map(move |repair| (field, repair))
        }))
    }

    /// Whether the text decodes strictly as it is.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        matches!(self.inner, Inner::Strict(_))
    }

    /// Whether all fields are valid or repaired, so that there is a [payload](Self::payload).
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.payload().is_ok()
    }

    /// Why the text does not decode as it is.
    #[must_use]
    pub fn strict_error(&self) -> Option<DecodeError> {
        self.work().map(|work| work.strict)
    }

    /// What follows the sixth field, from a sixth bar on: a payload has no such thing, so the reading is not sound.
    ///
    /// ```
    /// # use vn_personal_qr::lenient;
    /// let reading = lenient::read(b"001093029317|NGUYEN AN|1987-01-18|0|1||x|y")?;
    /// assert_eq!((reading.beyond(), reading.is_valid()), (Some("x|y"), false));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn beyond(&self) -> Option<&'a str> {
        self.work()
            .and_then(|work| work.extra)
            .map(|(text, _)| text)
    }

    /// What a scanner that types like a keyboard seems to have done to the text: named for who sets the scanner up, and
    /// never repaired.
    #[must_use]
    pub fn keyboard_damage(&self) -> Option<KeyboardLayout> {
        self.work().and_then(|work| work.keyboard)
    }

    /// The payload, if all fields are sound.
    ///
    /// # Errors
    ///
    /// Where nothing was repaired, the error of [`PersonalQr::decode`]; else that of the first field that is not sound, or
    /// [`ExtraField`](ErrorKind::ExtraField), or [`TooLong`](ErrorKind::TooLong). Offsets are those of the scanned bytes.
    ///
    /// ```
    /// use vn_personal_qr::{ErrorKind, lenient};
    ///
    /// let reading = lenient::read(b"001093029317|Nguyen An|1987|0|1|")?;
    /// let error = reading.payload().unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::Length, 27));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    pub fn payload(&self) -> Result<PersonalQr<'_>, DecodeError> {
        match &self.inner {
            Inner::Strict(payload) => Ok(*payload),
            Inner::Worked(work) => work.payload(),
        }
    }

    /// The payload with a text of its own, if all fields are sound; that text is canonical and decodes strictly.
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, lenient};
    ///
    /// let reading = lenient::read("001093029317|Nguyễn An|18.1.1987|0|1".as_bytes())?;
    /// let owned = reading.to_payload()?;
    /// assert_eq!(owned.as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|");
    /// assert!(PersonalQr::is_canonical(owned.as_str().as_bytes()));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`payload`](Self::payload).
    pub fn to_payload(&self) -> Result<PersonalQrBuf, DecodeError> {
        self.payload().map(PersonalQrBuf::from)
    }

    fn work(&self) -> Option<&Work<'a>> {
        match &self.inner {
            Inner::Strict(_) => None,
            Inner::Worked(work) => Some(work),
        }
    }
}

impl TryFrom<LenientPayload<'_>> for PersonalQrBuf {
    type Error = DecodeError;

    /// As [`LenientPayload::to_payload`].
    fn try_from(reading: LenientPayload<'_>) -> Result<Self, DecodeError> {
        reading.to_payload()
    }
}

/// Shows outcomes and repairs, nothing of the text.
impl fmt::Debug for LenientPayload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inner {
            Inner::Strict(payload) => f.debug_tuple("Reading").field(payload).finish(),
            Inner::Worked(work) => f
                .debug_struct("Reading")
                .field("fields", &work.fields)
                .field("repairs", &work.repairs)
                .finish_non_exhaustive(),
        }
    }
}

/// The fields of a text that decodes strictly.
fn pieces(text: &[u8]) -> impl Iterator<Item = LenientField<'_>> {
    // It was judged: only the slots from the sixth on may be more than ASCII, and those are UTF-8.
    let mut rest = core::str::from_utf8(text).unwrap_or_default();
    let mut offset = 0_usize;
    FIELDS.into_iter().enumerate().map(move |(at, field)| {
        let delimiter = if at < BEFORE_SLOTS { '|' } else { '<' };
        let (raw, behind) = match rest.split_once(delimiter) {
            Some(pieces) if field != Field::Other => pieces,
            _ => (rest, ""),
        };
        let reading = LenientField::new(field, raw, offset);
        offset = offset.saturating_add(rest.len().saturating_sub(behind.len()));
        rest = behind;
        reading
    })
}

/// Reads a text that does not decode, for the reason `strict`.
///
/// # Errors
///
/// Where there is no text to keep the fields of: bytes that are not UTF-8, and more than twice what a payload may have.
#[cold]
fn work(
    tolerance: LenientOptions,
    bytes: &[u8],
    strict: DecodeError,
) -> Result<Box<Work<'_>>, DecodeError> {
    let text = match core::str::from_utf8(bytes) {
        _ if tolerance == LenientOptions::STRICT && bytes.len() > MAX_LEN => return Err(strict),
        Ok(text) => text,
        Err(_) if tolerance == LenientOptions::STRICT => return Err(strict),
        Err(error) => {
            return Err(DecodeError::new(
                ErrorKind::InvalidUtf8,
                None,
                error.valid_up_to(),
            ));
        }
    };
    let mut repairs = Repairs::NONE;
    let mut body = text;
    let trims = tolerance.allows(RepairClass::Surroundings);
    if trims {
        body = trim_start(body, &mut repairs);
        if trim_end(body, &mut Repairs::default()).len() > MAX_LEN.saturating_mul(2) {
            return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
        }
    } else if body.len() > MAX_LEN.saturating_mul(2) {
        return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
    }
    let start = text.len().saturating_sub(body.len());
    let bars = if tolerance.allows(RepairClass::Bars) {
        Bars::of(body, &mut repairs)
    } else {
        Bars::Plain
    };
    let (mut raws, extra) = split(body, start, bars);
    if let (true, Some(last)) = (
        trims,
        raws.iter_mut()
            .rfind(|raw| raw.is_some())
            .and_then(Option::as_mut),
    ) {
        if extra.is_none() && last.field != Field::Other {
            last.text = trim_end(last.text, &mut repairs);
        }
    }

    let end = text.len();
    let qid_is_last = raws.get(BEFORE_SLOTS).is_none_or(Option::is_none)
        && raws
            .get(BEFORE_SLOTS.saturating_sub(1))
            .is_some_and(Option::is_some);
    if qid_is_last && tolerance.allows(RepairClass::Extension) {
        repairs.add(Repair::ExtensionLeftOut);
    }
    let mut at = 0_usize;
    let mut fields = raws.map(|raw| {
        let field = FIELDS.get(at).copied().unwrap_or(Field::Other);
        let is_slot = at >= BEFORE_SLOTS;
        at = at.saturating_add(1);
        match raw {
            Some(raw) => raw.read(tolerance),
            None if is_slot => LenientField::new(field, "", end),
            None => {
                let error = DecodeError::new(ErrorKind::UnexpectedEnd, Some(field), end);
                LenientField::new(field, "", end).refused(error)
            }
        }
    });
    let [id_number, _, _, kind, qid, ..] = &mut fields;
    if id_number.value() == Some("") && kind.value() == Some("0") {
        let error = DecodeError::new(
            ErrorKind::IdNumberRequired,
            Some(Field::IdNumber),
            kind.offset(),
        );
        *id_number = id_number.clone().refused(error);
    }
    if qid_is_last && !tolerance.allows(RepairClass::Extension) && qid.is_valid() {
        let error = DecodeError::new(ErrorKind::UnexpectedEnd, Some(Field::Qid), end);
        *qid = qid.clone().refused(error);
    }
    Ok(Box::new(Work {
        fields,
        repairs,
        extra,
        keyboard: match bars {
            Bars::Plain => KeyboardLayout::of(body),
            Bars::Alike => None,
        },
        strict,
    }))
}

/// A raw text for each field and slot that is there, in order; those that are left out are at the end.
type Raws<'a> = [Option<Raw<'a>>; 11];

/// The raw texts of fields and slots, and what is beyond them with the place of the bar before it.
///
/// `start` is where the body begins in the scanned bytes. Five bars divide the fields and any number of `<` the slots; the
/// sixth slot is all that is left.
fn split(body: &str, start: usize, bars: Bars) -> (Raws<'_>, Option<(&str, usize)>) {
    let end = start.saturating_add(body.len());
    let offset = |rest: &str| end.saturating_sub(rest.len());
    let mut raws = [None; 11];
    let mut rest = Some(body);
    let mut extra = None;
    let (fields, slots) = raws.split_at_mut(BEFORE_SLOTS);
    for (raw, field) in fields.iter_mut().zip(FIELDS) {
        let Some(text) = rest else { break };
        let (before, behind) = bars.split(text);
        *raw = Some(Raw {
            field,
            text: before,
            offset: offset(text),
            is_last: behind.is_none(),
        });
        rest = behind;
    }
    if let Some(text) = rest {
        let (before, behind) = bars.split(text);
        extra = behind.map(|behind| {
            let bar = text.get(before.len()..).unwrap_or_default();
            (behind, offset(bar))
        });
        let mut extension_offset = offset(text);
        let mut rest = Some(before);
        for (raw, field) in slots.iter_mut().zip(FIELDS.into_iter().skip(BEFORE_SLOTS)) {
            let Some(text) = rest else { break };
            let (slot, behind) = match text.split_once('<') {
                Some((slot, behind)) if field != Field::Other => (slot, Some(behind)),
                _ => (text, None),
            };
            *raw = Some(Raw {
                field,
                text: slot,
                offset: extension_offset,
                is_last: behind.is_none() && extra.is_none(),
            });
            extension_offset = extension_offset
                .saturating_add(slot.len())
                .saturating_add(1);
            rest = behind;
        }
    }
    (raws, extra)
}

impl Work<'_> {
    /// Whether nothing was changed, so that the strict error says all.
    fn is_untouched(&self) -> bool {
        self.repairs.is_empty() && self.fields.iter().all(|field| field.repairs().is_empty())
    }

    /// The payload of the fields' values, each of which its own parser takes once more: a value exists only by that.
    fn payload(&self) -> Result<PersonalQr<'_>, DecodeError> {
        if self.is_untouched() {
            return Err(self.strict);
        }
        if let Some(error) = self.fields.iter().find_map(LenientField::error) {
            return Err(error);
        }
        if let Some((_, bar)) = self.extra {
            return Err(DecodeError::new(
                ErrorKind::ExtraField,
                Some(Field::Extension),
                bar,
            ));
        }
        let [
            id_number,
            name,
            birth_date,
            kind,
            qid,
            declarant_qid,
            gender,
            health_card,
            phone,
            signature,
            other,
        ] = &self.fields;
        let kind = code(&kind.value).and_then(DeclarationKind::from_code);
        let id_number = filled(&id_number.value).map(IdNumber::new).transpose()?;
        let declaration = kind.and_then(|kind| Holder::from_parts(kind, id_number));
        let Some(declaration) = declaration else {
            return Err(self.strict);
        };
        let extension = Extension::EMPTY
            .with_declarant_qid(filled(&declarant_qid.value).map(Qid::new).transpose()?)
            .with_gender(code(&gender.value).and_then(Gender::from_code))
            .with_health_card(
                filled(&health_card.value)
                    .map(HealthCard::new)
                    .transpose()?,
            )
            .with_phone(filled(&phone.value).map(Phone::new).transpose()?)
            .with_signature(filled(&signature.value).map(Signature::new).transpose()?)
            .with_other(OtherSlots::new(&other.value)?);
        PersonalQr::new(
            declaration,
            Name::new(&name.value)?,
            BirthDate::new(&birth_date.value)?,
            Qid::new(&qid.value)?,
        )
        .with_extension(extension)
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn code(text: &str) -> Option<char> {
    text.chars().next()
}
