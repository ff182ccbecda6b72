use core::fmt;

use vn_personal_qr::check::Findings;
use vn_personal_qr::{
    BirthDate, DeclarationKind, Extension, Gender, HealthCard, HealthCardBuf, Holder, IdNumber,
    IdNumberBuf, Name, NameBuf, PersonalQr, Phone, PhoneBuf, Qid, QidBuf,
};

/// Validated personal data as a person declares them; made by [`Draft::declare`](crate::Draft::declare).
///
/// A declaration has a name, a birth date, and an id number or the QID of a proxy. [`Gender::Unknown`] counts as no
/// gender. Only the canonical name is stored, not its original spelling.
///
/// With feature `serde`, a declaration is an object with one member a field and is validated again when deserialized.
///
/// `Debug` shows which fields are present and hides their values.
#[derive(Clone, PartialEq, Eq)]
pub struct Declaration {
    pub(crate) id_number: Option<IdNumberBuf>,
    pub(crate) name: NameBuf,
    pub(crate) birth_date: BirthDate,
    pub(crate) gender: Option<Gender>,
    pub(crate) health_card: Option<HealthCardBuf>,
    pub(crate) phone: Option<PhoneBuf>,
    /// `None` if the person declares for themselves.
    pub(crate) declarant_qid: Option<QidBuf>,
}

impl Declaration {
    /// Returns the declaration, or `None` if it has neither an id number nor a proxy.
    pub(crate) fn validated(self) -> Option<Self> {
        let is_valid = self.id_number.is_some() || self.declarant_qid.is_some();
        is_valid.then(|| Self {
            gender: known_gender(self.gender),
            ..self
        })
    }

    /// Returns the id number. It may be absent only from a declaration by proxy.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        self.id_number.as_ref().map(IdNumberBuf::view)
    }

    /// Returns the canonical name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        self.name.view()
    }

    /// Returns the birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Returns the gender, male or female.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// Returns the health card number. The [placeholder](HealthCard::is_placeholder) `00` means that there is none.
    #[must_use]
    pub fn health_card(&self) -> Option<HealthCard<'_>> {
        self.health_card.as_ref().map(HealthCardBuf::view)
    }

    /// Returns the phone number.
    #[must_use]
    pub fn phone(&self) -> Option<Phone<'_>> {
        self.phone.as_ref().map(PhoneBuf::view)
    }

    /// Returns whether the person or a proxy declares.
    #[must_use]
    pub const fn kind(&self) -> DeclarationKind {
        match self.declarant_qid {
            None => DeclarationKind::SelfDeclared,
            Some(_) => DeclarationKind::ByProxy,
        }
    }

    /// Returns the QID of the proxy, or `None` if the person declares for themselves.
    #[must_use]
    pub fn declarant_qid(&self) -> Option<Qid<'_>> {
        self.declarant_qid.as_ref().map(QidBuf::view)
    }
}

/// Replaces [`Gender::Unknown`] by `None`, so that both lead to the same code.
impl Declaration {
    /// Returns what [`check`](vn_personal_qr::check) finds in the payload that the declaration would become, such as a birth date
    /// after `today` or 130 years before it.
    ///
    /// ```
    /// use vn_personal_qr::BirthDate;
    /// use vn_personal_qr::check::Finding;
    /// use vn_personal_qr_issuance::Draft;
    ///
    /// let draft = Draft::new().with_name("Nguyễn An").with_birth_date("2087-01-18").with_id_number("B1234567");
    /// let today = BirthDate::from_ymd(2026, 11, 27)?;
    /// let findings = draft.declare().unwrap().findings(Some(today));
    /// assert!(findings.contains(Finding::BirthDateInFuture));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn findings(&self, today: Option<BirthDate>) -> Findings {
        let holder = match self.id_number() {
            Some(number) if self.declarant_qid.is_none() => Holder::SelfDeclared(number),
            number => Holder::ByProxy(number),
        };
        // The platform gives the QID. No finding depends on its digits.
        let Ok(qid) = Qid::new("0") else {
            return Findings::NONE;
        };
        let payload = PersonalQr::new(holder, self.name(), self.birth_date, qid);
        let extension = Extension::EMPTY
            .with_declarant_qid(self.declarant_qid())
            .with_gender(self.gender)
            .with_health_card(self.health_card())
            .with_phone(self.phone());
        payload
            .with_extension(extension)
            .unwrap_or(payload)
            .findings(today)
    }
}

pub(crate) fn known_gender(gender: Option<Gender>) -> Option<Gender> {
    gender.filter(|gender| *gender != Gender::Unknown)
}

/// Shows which fields are present and hides their values.
impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Declaration")
            .field("kind", &self.kind())
            .field("id_number", &self.id_number())
            .field("gender", &self.gender())
            .field("health_card", &self.health_card())
            .field("phone", &self.phone())
            .finish_non_exhaustive()
    }
}
