use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use super::extension::Extension;
use super::holder::Holder;
use super::personal_qr::PersonalQr;
use crate::error::DecodeError;
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};

/// An owned payload: the canonical text in one allocation, and where its fields end.
///
/// [`view`](Self::view) returns the borrowed payload without parsing the text again.
///
/// ```
/// use vn_personal_qr::PersonalQrBuf;
///
/// let owned: PersonalQrBuf = "001093029317|NGUYEN AN|1987-01-18|0|1|<1<".parse()?;
/// assert_eq!(owned.as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|<1");
/// assert_eq!(owned.view().name().as_str(), "NGUYEN AN");
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct PersonalQrBuf {
    text: Box<str>,
    /// Where each field and slot ends in `text`. The next starts after a delimiter of one byte. An omitted slot lies
    /// after the end.
    ends: [u16; 11],
    birth_date: BirthDate,
    declaration_kind: DeclarationKind,
    gender: Option<Gender>,
}

impl PersonalQrBuf {
    /// Decodes a payload and stores its canonical text.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQrBuf;
    ///
    /// let owned = PersonalQrBuf::decode(b"001093029317|NGUYEN AN|1987-01-18|0|1|<1<")?;
    /// assert_eq!(owned.as_str().len(), 40);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`PersonalQr::decode`].
    pub fn decode(text: &[u8]) -> Result<Self, DecodeError> {
        PersonalQr::decode(text).map(Self::from)
    }

    /// Returns the borrowed payload.
    #[must_use]
    pub fn view(&self) -> PersonalQr<'_> {
        let mut start = 0;
        let [
            id_number,
            name,
            _,
            _,
            qid,
            declarant_qid,
            _,
            health_card,
            phone,
            signature,
            other,
        ] = self.ends.map(|end| {
            let end = usize::from(end);
            let text = self.text.get(start..end).unwrap_or_default();
            start = end.saturating_add(1);
            text
        });
        PersonalQr {
            id_number: non_empty(id_number).map(IdNumber::from_validated),
            declaration_kind: self.declaration_kind,
            name: Name::from_validated(name.as_bytes()),
            birth_date: self.birth_date,
            qid: Qid::from_validated(qid.as_bytes()),
            extension: Extension {
                declarant_qid: non_empty(declarant_qid).map(Qid::from_validated),
                gender: self.gender,
                health_card: non_empty(health_card).map(HealthCard::from_validated),
                phone: phone.as_bytes().first_chunk().map(Phone::from_validated),
                signature: non_empty(signature).map(Signature::from_validated),
                other: OtherSlots::from_validated(other.as_bytes()),
            },
        }
    }

    /// Returns the id number with who declared the data.
    #[must_use]
    pub fn holder(&self) -> Holder<'_> {
        self.view().holder()
    }

    /// Returns field 1, `SoGiayTo`.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        self.view().id_number()
    }

    /// Returns field 2, `HoTen`.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        self.view().name()
    }

    /// Returns field 3, `NgaySinh`.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Returns field 4, `LoaiDinhDanh`.
    #[must_use]
    pub const fn declaration_kind(&self) -> DeclarationKind {
        self.declaration_kind
    }

    /// Returns field 5, `QID`.
    #[must_use]
    pub fn qid(&self) -> Qid<'_> {
        self.view().qid()
    }

    /// Returns field 6, `EXT`.
    #[must_use]
    pub fn extension(&self) -> Extension<'_> {
        *self.view().extension()
    }

    /// Returns the canonical text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.text
    }

    /// Converts the payload into its canonical text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text.into_string()
    }
}

fn non_empty(text: &str) -> Option<&[u8]> {
    (!text.is_empty()).then_some(text.as_bytes())
}

impl From<PersonalQr<'_>> for PersonalQrBuf {
    fn from(payload: PersonalQr<'_>) -> Self {
        let mut ends = [0; 11];
        let mut start = 0_usize;
        for (end, text) in ends
            .iter_mut()
            .zip(payload.fields().iter().chain(&payload.slots()))
        {
            let text_end = start.saturating_add(text.len());
            *end = u16::try_from(text_end).unwrap_or(u16::MAX);
            start = text_end.saturating_add(1);
        }
        Self {
            text: payload.encode().into_boxed_str(),
            ends,
            birth_date: payload.birth_date,
            declaration_kind: payload.declaration_kind(),
            gender: payload.extension.gender,
        }
    }
}

impl PersonalQr<'_> {
    /// Copies the payload into an owned one, with one allocation.
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, PersonalQrBuf};
    ///
    /// fn keep(scanned: &str) -> Result<PersonalQrBuf, vn_personal_qr::DecodeError> {
    ///     PersonalQr::try_from(scanned).map(|qr| qr.to_buf())
    /// }
    /// assert_eq!(keep("001093029317|A|1987-01-18|0|1|")?.view().qid().as_str(), "1");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn to_buf(&self) -> PersonalQrBuf {
        PersonalQrBuf::from(*self)
    }
}

impl TryFrom<&str> for PersonalQrBuf {
    type Error = DecodeError;

    fn try_from(text: &str) -> Result<Self, DecodeError> {
        Self::decode(text.as_bytes())
    }
}

impl TryFrom<&[u8]> for PersonalQrBuf {
    type Error = DecodeError;

    fn try_from(text: &[u8]) -> Result<Self, DecodeError> {
        Self::decode(text)
    }
}

impl TryFrom<String> for PersonalQrBuf {
    type Error = DecodeError;

    fn try_from(text: String) -> Result<Self, DecodeError> {
        Self::decode(text.as_bytes())
    }
}

impl TryFrom<Vec<u8>> for PersonalQrBuf {
    type Error = DecodeError;

    fn try_from(text: Vec<u8>) -> Result<Self, DecodeError> {
        Self::decode(&text)
    }
}

impl From<PersonalQrBuf> for String {
    fn from(payload: PersonalQrBuf) -> Self {
        payload.into_string()
    }
}

impl AsRef<[u8]> for PersonalQrBuf {
    fn as_ref(&self) -> &[u8] {
        self.as_str().as_bytes()
    }
}

impl AsRef<str> for PersonalQrBuf {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// By the canonical text.
impl PartialOrd for PersonalQrBuf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By the canonical text.
impl Ord for PersonalQrBuf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl FromStr for PersonalQrBuf {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        Self::decode(text.as_bytes())
    }
}

impl PartialEq for PersonalQrBuf {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for PersonalQrBuf {}

impl Hash for PersonalQrBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// Shows which fields and slots are present, not their values.
impl fmt::Debug for PersonalQrBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PersonalQrBuf").field(&self.view()).finish()
    }
}
