use core::fmt;

use super::show::DeclarationDisplay;
use super::verifying::{AwaitingVerification, RequestId};
use vn_personal_qr::{
    BirthDate, DeclarationKind, Gender, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Language,
    Name, NameBuf, Phone, PhoneBuf, Qid, QidBuf,
};

/// What a person declares, in strict form: made by [`Draft::declare`](super::Draft::declare), and valid as it stands.
///
/// It has a name and a birth date, and an id number or the QID of who declares on the person's behalf. A gender that says
/// "no information" is none. The name as it was written is not kept: nobody needs it any more.
///
/// With feature `serde` it can be sent from the app to the platform and stored, as an object with a member a field; what is
/// read is judged again.
///
/// `Debug` shows which fields are there, none of what they hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Declaration {
    pub(super) id_number: Option<IdNumberBuf>,
    pub(super) name: NameBuf,
    pub(super) birth_date: BirthDate,
    pub(super) gender: Option<Gender>,
    pub(super) health_card: Option<HealthCardBuf>,
    pub(super) phone: Option<PhoneBuf>,
    /// Of who declares on the person's behalf; `None` if the person does.
    pub(super) declarant_qid: Option<QidBuf>,
}

impl Declaration {
    /// Returns the declaration, or `None` where it has neither an id number nor a declarant.
    pub(super) fn checked(self) -> Option<Self> {
        let declares = self.id_number.is_some() || self.declarant_qid.is_some();
        declares.then(|| Self {
            gender: known(self.gender),
            ..self
        })
    }

    /// The number of the person's document; only someone declared by proxy may have none.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        self.id_number.as_ref().map(IdNumberBuf::view)
    }

    /// The canonical name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        self.name.view()
    }

    /// The birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Male or female, if that was said.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// The number of the health card; the [placeholder](HealthCard::is_placeholder) `00` says that there is none.
    #[must_use]
    pub fn health_card(&self) -> Option<HealthCard<'_>> {
        self.health_card.as_ref().map(HealthCardBuf::view)
    }

    /// The phone number.
    #[must_use]
    pub fn phone(&self) -> Option<Phone<'_>> {
        self.phone.as_ref().map(PhoneBuf::view)
    }

    /// Who declares.
    #[must_use]
    pub const fn kind(&self) -> DeclarationKind {
        match self.declarant_qid {
            None => DeclarationKind::SelfDeclared,
            Some(_) => DeclarationKind::ByProxy,
        }
    }

    /// The QID of who declares on the person's behalf; `None` if the person does.
    #[must_use]
    pub fn declarant_qid(&self) -> Option<Qid<'_>> {
        self.declarant_qid.as_ref().map(QidBuf::view)
    }

    /// The first step: the declaration is to be verified.
    ///
    /// The ticket tells its question and answers from those of other declarations: a number that no other open
    /// declaration has, as a random one or that of a row.
    ///
    /// ```
    /// use vn_personal_qr_issuance::{Draft, RequestId};
    ///
    /// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
    /// let step = draft.declare()?.verify(RequestId::new(7));
    /// assert_eq!(step.question().ticket().to_string(), "0000000000000007");
    /// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
    /// ```
    #[must_use]
    pub const fn verify(self, ticket: RequestId) -> AwaitingVerification {
        AwaitingVerification::new(ticket, self)
    }

    /// The declaration as lines that hide what a bystander should not read, as on a
    /// [card](vn_personal_qr::PersonalQr::masked).
    #[must_use]
    pub const fn masked(&self) -> DeclarationDisplay<'_> {
        DeclarationDisplay {
            declaration: self,
            masked: true,
            language: Language::English,
        }
    }

    /// The declaration as lines that show everything.
    #[must_use]
    pub const fn full(&self) -> DeclarationDisplay<'_> {
        DeclarationDisplay {
            declaration: self,
            masked: false,
            language: Language::English,
        }
    }
}

/// "No information" is no gender: who gives it and who gives none must get the same code.
pub(super) fn known(gender: Option<Gender>) -> Option<Gender> {
    gender.filter(|gender| *gender != Gender::Unknown)
}

/// Shows which fields are there, none of what they hold.
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
