use super::extension::Extension;
use super::holder::Holder;
use crate::error::{DecodeError, ErrorKind};
use crate::field::{BirthDate, DeclarationKind, IdNumber, Name, Qid};
use crate::limits::MAX_LEN;

/// A personal QR payload, version 1.1, that borrows its texts.
///
/// ```abnf
/// payload = id-number "|" name "|" birth-date "|" declaration-kind "|" qid "|" extension
///                                  ; at most 2,953 bytes
///                                  ; id-number may be empty if declaration-kind is "1"
/// ```
///
/// Decoding and encoding do not allocate. A decoded payload borrows every text from the input;
/// [`PersonalQrBuf`](crate::PersonalQrBuf) (feature `alloc`) owns its text.
///
/// A payload can also be built from values and changed. It is valid by construction:
///
/// ```
/// use vn_personal_qr::{BirthDate, Extension, Gender, Holder, IdNumber, Name, PersonalQr, Qid};
///
/// let qr = PersonalQr::new(
///     Holder::SelfDeclared(IdNumber::new("001093029317")?),
///     Name::new("NGUYEN LE KHA HAN")?,
///     BirthDate::from_ymd(1987, 1, 18)?,
///     Qid::new("162979388586171100")?,
/// )
/// .with_extension(Extension::EMPTY.with_gender(Gender::Male))?;
/// let mut text = String::new();
/// qr.encode_to(&mut text).unwrap();
/// assert_eq!(text, "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1");
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// `Debug` shows which fields and slots are present, not their values. To display the values, use
/// [`masked`](Self::masked) or [`full`](Self::full).
///
/// Source: Decision 1405/QĐ-BTTTT of 2021-09-11, version 1.1, field table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PersonalQr<'a> {
    /// `None` only for `DeclarationKind::ByProxy`.
    pub(super) id_number: Option<IdNumber<'a>>,
    pub(super) declaration_kind: DeclarationKind,
    pub(super) name: Name<'a>,
    pub(super) birth_date: BirthDate,
    pub(super) qid: Qid<'a>,
    pub(super) extension: Extension<'a>,
}

impl<'a> PersonalQr<'a> {
    /// Creates a payload with an empty extension.
    #[must_use]
    pub const fn new(
        holder: Holder<'a>,
        name: Name<'a>,
        birth_date: BirthDate,
        qid: Qid<'a>,
    ) -> Self {
        Self {
            id_number: holder.id_number(),
            declaration_kind: holder.kind(),
            name,
            birth_date,
            qid,
            extension: Extension::EMPTY,
        }
    }

    /// Returns who declared, with the id number: fields 1 and 4.
    #[must_use]
    pub const fn holder(&self) -> Holder<'a> {
        match (self.declaration_kind, self.id_number) {
            (DeclarationKind::SelfDeclared, Some(number)) => Holder::SelfDeclared(number),
            (_, id_number) => Holder::ByProxy(id_number),
        }
    }

    /// Returns field 4, `LoaiDinhDanh`: who declared.
    #[must_use]
    pub const fn declaration_kind(&self) -> DeclarationKind {
        self.declaration_kind
    }

    /// Returns field 1, `SoGiayTo`. Only a payload declared by proxy may have none.
    #[must_use]
    pub const fn id_number(&self) -> Option<IdNumber<'a>> {
        self.id_number
    }

    /// Returns field 2, `HoTen`.
    #[must_use]
    pub const fn name(&self) -> Name<'a> {
        self.name
    }

    /// Returns field 3, `NgaySinh`.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Returns field 5, `QID`.
    #[must_use]
    pub const fn qid(&self) -> Qid<'a> {
        self.qid
    }

    /// Returns field 6, `EXT`.
    #[must_use]
    pub const fn extension(&self) -> &Extension<'a> {
        &self.extension
    }

    /// Returns the payload with another declaration kind and id number.
    ///
    /// # Errors
    ///
    /// [`TooLong`](ErrorKind::TooLong) if the text would exceed [`MAX_LEN`], which requires other slots of about 1,600
    /// bytes.
    pub fn with_holder(self, holder: Holder<'a>) -> Result<Self, DecodeError> {
        Self {
            id_number: holder.id_number(),
            declaration_kind: holder.kind(),
            ..self
        }
        .check_len()
    }

    /// Returns the payload with another name.
    ///
    /// ```
    /// use vn_personal_qr::{Name, PersonalQr};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
    /// assert_eq!(qr.with_name(Name::new("TRAN AN")?)?.name().words().count(), 2);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`](ErrorKind::TooLong) if the text would exceed [`MAX_LEN`].
    pub fn with_name(self, name: Name<'a>) -> Result<Self, DecodeError> {
        Self { name, ..self }.check_len()
    }

    /// Returns the payload with another birth date. All dates have the same length, so this cannot fail.
    #[must_use]
    pub const fn with_birth_date(mut self, birth_date: BirthDate) -> Self {
        self.birth_date = birth_date;
        self
    }

    /// Returns the payload with another QID.
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, Qid};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
    /// assert_eq!(qr.with_qid(Qid::new("162979388586171100")?)?.encoded_len(), 47);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`](ErrorKind::TooLong) if the text would exceed [`MAX_LEN`].
    pub fn with_qid(self, qid: Qid<'a>) -> Result<Self, DecodeError> {
        Self { qid, ..self }.check_len()
    }

    /// Returns the payload with another extension.
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, Phone};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1")?;
    /// let with_phone = qr.extension().with_phone(Phone::new("0944713700")?);
    /// let qr = qr.with_extension(with_phone)?;
    /// assert_eq!(qr.encoded_len(), 44);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`](ErrorKind::TooLong) if the text would exceed [`MAX_LEN`], as with other slots of
    /// 2,900 bytes and the longest name.
    pub fn with_extension(self, extension: Extension<'a>) -> Result<Self, DecodeError> {
        Self { extension, ..self }.check_len()
    }

    fn check_len(self) -> Result<Self, DecodeError> {
        if self.encoded_len() > MAX_LEN {
            return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
        }
        Ok(self)
    }
}
