//! Reading of a text: as a whole first, then field by field.
//!
//! 1. A text that decodes strictly needs none of the following steps.
//! 2. The bytes must be UTF-8, and at most twice [`MAX_LEN`] long.
//! 3. Characters around the text are removed.
//! 4. In a text without `|`, its substitutes delimit the fields.
//! 5. The text is split into five fields, the slots of the sixth, and trailing text.
//! 6. Each field is validated, repaired and validated again (`raw_field`).
//! 7. Rules on two fields come last: only a declaration by proxy may omit the id number.
//!
//! The steps that repair can be switched off by their class.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::fmt;

use super::field::LenientField;
use super::options::LenientOptions;
use super::raw_field::RawField;
use crate::damage::{Delimiter, KeyboardLayout, Unescaped, trim_end, trim_start};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::limits::MAX_LEN;
use crate::payload::{Extension, Holder, PersonalQr, PersonalQrBuf};
use crate::repair::{Repair, RepairClass, Repairs};

/// The fields and slots of a payload, in order.
const FIELDS: [Field; 11] = [
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

/// The number of fields before the slots of the sixth field.
const BEFORE_SLOTS: usize = 5;

/// A leniently read text: its fields, each valid, repaired, partial or invalid, and the repairs of the text as a whole.
///
/// Borrows from the scanned bytes; only rewritten values are allocated. A text that decodes strictly needs no
/// allocation.
///
/// Guarantees:
///
/// - The raw text of a field is the part of the scanned bytes at its [offset](LenientField::offset).
/// - The text is [valid](Self::is_valid) if and only if it has a [payload](Self::payload). The canonical text of that
///   payload decodes strictly.
/// - Without repairs, the error is that of [`PersonalQr::decode`].
/// - A field does not depend on other fields, except for a missing id number.
///
/// `Debug` shows outcomes and repairs, nothing of the text.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::Field;
/// use vn_personal_qr::lenient;
///
/// let payload = lenient::read("001093029317|Trần B|31/02/1989|0|162979388586171100|<Nam".as_bytes())?;
/// let outcomes: Vec<_> = payload.fields().take(5).map(|field| field.outcome().code()).collect();
/// assert_eq!(outcomes, ["valid", "repaired", "invalid", "valid", "valid"]);
/// assert_eq!(payload.field(Field::Gender).unwrap().value(), Some("1"));
/// assert!(!payload.is_valid());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// Source: `docs/spec/personal-qr-v1.1.md`, lenient reading.
#[derive(Clone)]
pub struct LenientPayload<'a> {
    text: Cow<'a, [u8]>,
    inner: Inner<'a>,
}

#[derive(Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "the large variant is the common one"
)]
enum Inner<'a> {
    Strict(PersonalQr<'a>),
    Owned(PersonalQrBuf),
    Lenient(Box<Parsed<'a>>),
}

/// The parts of a text that does not decode strictly.
#[derive(Clone)]
struct Parsed<'a> {
    fields: [LenientField<'a>; 11],
    /// The repairs of the text as a whole.
    repairs: Repairs,
    /// The text after a sixth bar, and the offset of that bar.
    trailing: Option<(Cow<'a, str>, usize)>,
    keyboard_layout: Option<KeyboardLayout>,
    /// The error of [`PersonalQr::decode`], if there is one.
    strict_error: Option<DecodeError>,
}

impl LenientOptions {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// - [`InvalidUtf8`](ErrorKind::InvalidUtf8): bytes that are not UTF-8, like FF. They are never replaced.
    /// - [`TooLong`](ErrorKind::TooLong): a text longer than twice [`MAX_LEN`]
    ///
    /// With [`STRICT`](Self::STRICT), the error for such a text is that of [`PersonalQr::decode`].
    pub fn read(self, text: &[u8]) -> Result<LenientPayload<'_>, DecodeError> {
        let inner = match PersonalQr::decode(text) {
            Ok(payload) => Inner::Strict(payload),
            Err(strict_error) => Inner::Lenient(parse(self, text, strict_error)?),
        };
        let inner = match parse_unescaped(self, text, &inner) {
            Some(parsed) => Inner::Lenient(Box::new(parsed)),
            None => inner,
        };
        let text = Cow::Borrowed(text);
        Ok(LenientPayload { text, inner })
    }
}

/// Reads a text without its HTML escapes. Returns `None` if it has none, or if the text as it is has the same values:
/// the escapes may be part of a value.
fn parse_unescaped<'a>(
    options: LenientOptions,
    bytes: &'a [u8],
    plain: &Inner<'_>,
) -> Option<Parsed<'a>> {
    if !options.allows(RepairClass::Escapes) || !bytes.contains(&b'&') {
        return None;
    }
    let text = core::str::from_utf8(bytes).ok()?;
    let unescaped = Unescaped::of(text)?;
    let (plain_fields, strict_error) = match plain {
        Inner::Lenient(parsed) => (parsed.fields.to_vec(), parsed.strict_error),
        Inner::Strict(_) | Inner::Owned(_) => (strict_fields(bytes).collect(), None),
    };
    let ignored = DecodeError::new(ErrorKind::UnexpectedEnd, None, 0);
    let parsed = parse(options, unescaped.text.as_bytes(), ignored).ok()?;

    let count_invalid =
        |fields: &[LenientField<'_>]| fields.iter().filter(|field| !field.is_valid()).count();
    let fills_a_slot = parsed
        .fields
        .iter()
        .zip(&plain_fields)
        .skip(BEFORE_SLOTS)
        .any(|(field, plain)| !field.raw().is_empty() && plain.raw().is_empty());
    if !fills_a_slot && count_invalid(&parsed.fields) >= count_invalid(&plain_fields) {
        return None;
    }

    let count_delimiters = |text: &str| text.matches(['|', '<']).count();
    let mut repairs = parsed.repairs;
    let mut in_fields = false;
    let fields = parsed.fields.map(|field| {
        let start = unescaped.offset(field.offset());
        let end = unescaped.offset(field.offset().saturating_add(field.raw().len()));
        let raw = text.get(start..end).unwrap_or_default();
        in_fields |= raw != field.raw();
        field
            .into_owned()
            .with_escaped_raw(raw, start, |offset| unescaped.offset(offset))
    });
    if !in_fields || count_delimiters(&unescaped.text) > count_delimiters(text) {
        repairs.add(Repair::HtmlEscapes);
    }
    Some(Parsed {
        fields,
        repairs,
        trailing: parsed
            .trailing
            .map(|(rest, bar)| (Cow::Owned(rest.into_owned()), unescaped.offset(bar))),
        keyboard_layout: parsed.keyboard_layout,
        strict_error,
    })
}

impl<'a> LenientPayload<'a> {
    /// Returns a field or slot, or `None` for [`Field::Extension`], which consists of slots.
    ///
    /// The slots from the sixth on are one, [`Field::Other`]. A missing slot is empty and valid, a missing field is
    /// empty and invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, Outcome};
    /// use vn_personal_qr::{ErrorKind, Field};
    ///
    /// let payload = lenient::read(b"001093029317|NGUYEN AN")?;
    /// assert_eq!(payload.field(Field::Phone).unwrap().value(), Some(""));
    /// let Outcome::Invalid(error) = payload.field(Field::Qid).unwrap().outcome() else { panic!() };
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::UnexpectedEnd, 22));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn field(&self, field: Field) -> Option<LenientField<'_>> {
        self.fields().find(|found| found.field() == field)
    }

    /// Returns the five fields and six slots, in the order of the text.
    pub fn fields(&self) -> impl Iterator<Item = LenientField<'_>> {
        let (strict, lenient) = match self.parsed() {
            None => (Some(strict_fields(&self.text)), None),
            Some(parsed) => (None, Some(parsed.fields.iter().cloned())),
        };
        strict
            .into_iter()
            .flatten()
            .chain(lenient.into_iter().flatten())
    }

    /// Returns the repairs of the text as a whole; see [`LenientField::repairs`] for those of a field.
    ///
    /// These are removed characters around the text, substitutes of `|`, and a missing extension.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, Repair};
    ///
    /// let payload = lenient::read("001093029317¦NGUYEN AN¦1987-01-18¦0¦1\r\n".as_bytes())?;
    /// assert!(payload.repairs().iter().eq([Repair::LineEnd, Repair::BrokenBar, Repair::ExtensionLeftOut]));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn repairs(&self) -> Repairs {
        self.parsed().map_or(Repairs::NONE, |parsed| parsed.repairs)
    }

    /// Returns all repairs: those of the text as a whole first, then those of each field.
    ///
    /// They contain no personal data, so they may be logged.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::Field;
    /// use vn_personal_qr::lenient::{self, Repair};
    ///
    /// let payload = lenient::read(b" 001093029317|Nguyen An|1987-01-18|0|1|")?;
    /// assert!(payload.all_repairs().eq([(None, Repair::Blanks), (Some(Field::Name), Repair::NameCase)]));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    pub fn all_repairs(&self) -> impl Iterator<Item = (Option<Field>, Repair)> + '_ {
        let whole = self.repairs().iter().map(|repair| (None, repair));
        let fields = self.parsed().into_iter().flat_map(|parsed| &parsed.fields);
        whole.chain(fields.flat_map(|field| {
            let name = Some(field.field());
            field.repairs().iter().map(move |repair| (name, repair))
        }))
    }

    /// Returns whether the text decodes strictly without repairs.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        !matches!(self.inner, Inner::Lenient(_))
    }

    /// Returns whether the text is the canonical text of its payload, as [`PersonalQr::is_canonical`].
    #[must_use]
    pub fn is_canonical(&self) -> bool {
        self.is_strict()
            && self
                .payload()
                .is_ok_and(|qr| qr.encoded_len() == self.text.len())
    }

    /// Returns whether there is a [payload](Self::payload): all fields are valid or repaired, and nothing follows them.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.payload().is_ok()
    }

    /// Returns the error of [`PersonalQr::decode`] for the text, if it does not decode strictly.
    #[must_use]
    pub fn strict_error(&self) -> Option<DecodeError> {
        self.parsed().and_then(|parsed| parsed.strict_error)
    }

    /// Returns the text after a sixth bar. Such a text is not valid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient;
    ///
    /// let payload = lenient::read(b"001093029317|NGUYEN AN|1987-01-18|0|1||x|y")?;
    /// assert_eq!((payload.trailing(), payload.is_valid()), (Some("x|y"), false));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn trailing(&self) -> Option<&str> {
        let (text, _) = self.parsed()?.trailing.as_ref()?;
        Some(text)
    }

    /// Returns the wrong keyboard layout that the text shows signs of, for a message to the person who configures the
    /// scanner.
    #[must_use]
    pub fn keyboard_layout(&self) -> Option<KeyboardLayout> {
        self.parsed().and_then(|parsed| parsed.keyboard_layout)
    }

    /// Returns the payload, if the text is [valid](Self::is_valid).
    ///
    /// # Errors
    ///
    /// Without repairs, the error of [`PersonalQr::decode`]. With repairs, that of the first field that is not valid,
    /// [`ExtraField`](ErrorKind::ExtraField), or [`TooLong`](ErrorKind::TooLong). Offsets are in the scanned bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::{ErrorKind, lenient};
    ///
    /// let payload = lenient::read(b"001093029317|Nguyen An|1987|0|1|")?;
    /// let error = payload.payload().unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::Length, 27));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    pub fn payload(&self) -> Result<PersonalQr<'_>, DecodeError> {
        match &self.inner {
            Inner::Strict(payload) => Ok(*payload),
            Inner::Owned(payload) => Ok(payload.view()),
            Inner::Lenient(parsed) => parsed.payload(),
        }
    }

    /// Returns the payload as an owned value. Its text is canonical and decodes strictly.
    ///
    /// # Errors
    ///
    /// Those of [`payload`](Self::payload).
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, lenient};
    ///
    /// let payload = lenient::read("001093029317|Nguyễn An|18.1.1987|0|1".as_bytes())?;
    /// let owned = payload.to_payload()?;
    /// assert_eq!(owned.as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|");
    /// assert!(PersonalQr::is_canonical(owned.as_str().as_bytes()));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    pub fn to_payload(&self) -> Result<PersonalQrBuf, DecodeError> {
        self.payload().map(PersonalQrBuf::from)
    }

    /// Copies the borrowed texts, so that the payload can outlive the scanned bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::lenient::{self, LenientPayload};
    ///
    /// fn keep(scan: &[u8]) -> Option<LenientPayload<'static>> {
    ///     lenient::read(scan).ok().map(LenientPayload::into_owned)
    /// }
    /// assert!(keep(b"001093029317|Nguyen An|1987-01-18|0|1|").is_some_and(|payload| payload.is_valid()));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> LenientPayload<'static> {
        LenientPayload {
            text: Cow::Owned(self.text.into_owned()),
            inner: match self.inner {
                Inner::Strict(payload) => Inner::Owned(payload.to_buf()),
                Inner::Owned(payload) => Inner::Owned(payload),
                Inner::Lenient(parsed) => Inner::Lenient(Box::new(Parsed {
                    fields: parsed.fields.map(LenientField::into_owned),
                    trailing: parsed
                        .trailing
                        .map(|(text, bar)| (Cow::Owned(text.into_owned()), bar)),
                    repairs: parsed.repairs,
                    keyboard_layout: parsed.keyboard_layout,
                    strict_error: parsed.strict_error,
                })),
            },
        }
    }

    fn parsed(&self) -> Option<&Parsed<'a>> {
        match &self.inner {
            Inner::Strict(_) | Inner::Owned(_) => None,
            Inner::Lenient(parsed) => Some(parsed),
        }
    }
}

impl TryFrom<LenientPayload<'_>> for PersonalQrBuf {
    type Error = DecodeError;

    /// Calls [`LenientPayload::to_payload`].
    fn try_from(payload: LenientPayload<'_>) -> Result<Self, DecodeError> {
        payload.to_payload()
    }
}

/// Writes outcomes and repairs, nothing of the text.
impl fmt::Debug for LenientPayload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inner {
            Inner::Strict(payload) => f.debug_tuple("LenientPayload").field(payload).finish(),
            Inner::Owned(payload) => f
                .debug_tuple("LenientPayload")
                .field(&payload.view())
                .finish(),
            Inner::Lenient(parsed) => f
                .debug_struct("LenientPayload")
                .field("fields", &parsed.fields)
                .field("repairs", &parsed.repairs)
                .finish_non_exhaustive(),
        }
    }
}

/// Returns the fields of a text that decodes strictly.
fn strict_fields(text: &[u8]) -> impl Iterator<Item = LenientField<'_>> {
    // Decoding has validated the UTF-8.
    let mut rest = core::str::from_utf8(text).unwrap_or_default();
    let mut offset = 0_usize;
    FIELDS.into_iter().enumerate().map(move |(at, field)| {
        let delimiter = if at < BEFORE_SLOTS { '|' } else { '<' };
        let (raw, after) = match rest.split_once(delimiter) {
            Some(parts) if field != Field::Other => parts,
            _ => (rest, ""),
        };
        let field = LenientField::valid(field, raw, offset);
        offset = offset.saturating_add(rest.len().saturating_sub(after.len()));
        rest = after;
        field
    })
}

/// Reads a text that does not decode strictly because of `strict_error`.
///
/// # Errors
///
/// Those of [`LenientOptions::read`].
#[cold]
fn parse(
    options: LenientOptions,
    bytes: &[u8],
    strict_error: DecodeError,
) -> Result<Box<Parsed<'_>>, DecodeError> {
    let is_strict = options == LenientOptions::STRICT;
    let text = match core::str::from_utf8(bytes) {
        _ if is_strict && bytes.len() > MAX_LEN => return Err(strict_error),
        Ok(text) => text,
        Err(_) if is_strict => return Err(strict_error),
        Err(error) => {
            let offset = error.valid_up_to();
            return Err(DecodeError::new(ErrorKind::InvalidUtf8, None, offset));
        }
    };
    let mut repairs = Repairs::NONE;
    let trims = options.allows(RepairClass::Surroundings);
    let (body, trimmed) = if trims {
        let body = trim_start(text, &mut repairs);
        (body, trim_end(body, &mut Repairs::default()))
    } else {
        (text, text)
    };
    if trimmed.len() > MAX_LEN.saturating_mul(2) {
        return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
    }
    let start = text.len().saturating_sub(body.len());
    let delimiter = if options.allows(RepairClass::Bars) {
        Delimiter::detect(body, &mut repairs)
    } else {
        Delimiter::Bar
    };
    let (mut raw_fields, trailing) = split(body, start, delimiter);
    // Other slots may end with blanks.
    if trims && trailing.is_none() {
        let last = raw_fields.iter_mut().flatten().next_back();
        if let Some(last) = last.filter(|last| last.field != Field::Other) {
            last.text = trim_end(last.text, &mut repairs);
        }
    }

    let end = text.len();
    let qid_is_last = raw_fields.iter().flatten().count() == BEFORE_SLOTS;
    if qid_is_last && options.allows(RepairClass::Extension) {
        repairs.add(Repair::ExtensionLeftOut);
    }
    let mut at = 0_usize;
    let mut fields = raw_fields.map(|raw_field| {
        let field = FIELDS.get(at).copied().unwrap_or(Field::Other);
        let is_slot = at >= BEFORE_SLOTS;
        at = at.saturating_add(1);
        match raw_field {
            Some(raw_field) => raw_field.read(options),
            None if is_slot => LenientField::valid(field, "", end),
            None => {
                let error = DecodeError::new(ErrorKind::UnexpectedEnd, Some(field), end);
                LenientField::valid(field, "", end).into_invalid(error)
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
        *id_number = id_number.clone().into_invalid(error);
    }
    if qid_is_last && !options.allows(RepairClass::Extension) && qid.is_valid() {
        let error = DecodeError::new(ErrorKind::UnexpectedEnd, Some(Field::Qid), end);
        *qid = qid.clone().into_invalid(error);
    }
    Ok(Box::new(Parsed {
        fields,
        repairs,
        trailing: trailing.map(|(text, bar)| (Cow::Borrowed(text), bar)),
        keyboard_layout: match delimiter {
            Delimiter::Bar => KeyboardLayout::detect(body),
            Delimiter::Substitute => None,
        },
        strict_error: Some(strict_error),
    }))
}

/// The fields and slots of a text, in order. Missing ones are `None` and at the end.
type RawFields<'a> = [Option<RawField<'a>>; 11];

/// Splits `body`, which starts at `start` in the scanned bytes, into fields and slots, and trailing text with the
/// offset of the bar before it.
///
/// Five bars delimit the fields, and any number of `<` the slots. The sixth slot contains all further `<`.
fn split(body: &str, start: usize, delimiter: Delimiter) -> (RawFields<'_>, Option<(&str, usize)>) {
    let end = start.saturating_add(body.len());
    let offset = |rest: &str| end.saturating_sub(rest.len());
    let mut raw_fields = [None; 11];
    let mut rest = Some(body);
    let mut trailing = None;
    let (fields, slots) = raw_fields.split_at_mut(BEFORE_SLOTS);
    for (raw_field, field) in fields.iter_mut().zip(FIELDS) {
        let Some(text) = rest else { break };
        let (before, after) = delimiter.split_once(text);
        *raw_field = Some(RawField {
            field,
            text: before,
            offset: offset(text),
            is_last: after.is_none(),
        });
        rest = after;
    }
    if let Some(text) = rest {
        let (extension, after) = delimiter.split_once(text);
        trailing = after.map(|after| {
            let bar = text.get(extension.len()..).unwrap_or_default();
            (after, offset(bar))
        });
        let mut slot_offset = offset(text);
        let mut rest = Some(extension);
        for (raw_field, field) in slots.iter_mut().zip(FIELDS.into_iter().skip(BEFORE_SLOTS)) {
            let Some(text) = rest else { break };
            let (slot, after) = match text.split_once('<') {
                Some((slot, after)) if field != Field::Other => (slot, Some(after)),
                _ => (text, None),
            };
            *raw_field = Some(RawField {
                field,
                text: slot,
                offset: slot_offset,
                is_last: after.is_none() && trailing.is_none(),
            });
            slot_offset = slot_offset.saturating_add(slot.len()).saturating_add(1);
            rest = after;
        }
    }
    (raw_fields, trailing)
}

impl Parsed<'_> {
    fn has_repairs(&self) -> bool {
        !self.repairs.is_empty() || self.fields.iter().any(|field| !field.repairs().is_empty())
    }

    /// Parses the values of the fields again, because types of the codec are constructed only by their parsers.
    fn payload(&self) -> Result<PersonalQr<'_>, DecodeError> {
        if let Some(error) = self.strict_error.filter(|_| !self.has_repairs()) {
            return Err(error);
        }
        if let Some(error) = self.fields.iter().find_map(LenientField::error) {
            return Err(error);
        }
        if let Some((_, bar)) = &self.trailing {
            return Err(DecodeError::new(
                ErrorKind::ExtraField,
                Some(Field::Extension),
                *bar,
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
        let id_number = non_empty(&id_number.value).map(IdNumber::new).transpose()?;
        let holder = kind.and_then(|kind| Holder::from_parts(kind, id_number));
        let missing = DecodeError::new(ErrorKind::IdNumberRequired, Some(Field::IdNumber), 0);
        let holder = holder.ok_or(self.strict_error.unwrap_or(missing))?;
        let extension = Extension::EMPTY
            .with_declarant_qid(non_empty(&declarant_qid.value).map(Qid::new).transpose()?)
            .with_gender(code(&gender.value).and_then(Gender::from_code))
            .with_health_card(
                non_empty(&health_card.value)
                    .map(HealthCard::new)
                    .transpose()?,
            )
            .with_phone(non_empty(&phone.value).map(Phone::new).transpose()?)
            .with_signature(
                non_empty(&signature.value)
                    .map(Signature::new)
                    .transpose()?,
            )
            .with_other(OtherSlots::new(&other.value)?);
        PersonalQr::new(
            holder,
            Name::new(&name.value)?,
            BirthDate::new(&birth_date.value)?,
            Qid::new(&qid.value)?,
        )
        .with_extension(extension)
    }
}

fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn code(text: &str) -> Option<char> {
    text.chars().next()
}
