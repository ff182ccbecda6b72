use vn_personal_qr::{BirthDate, Gender, HealthCard, IdNumber, Name};

use crate::declaration::Declaration;
use crate::fact::Facts;
use crate::identity::Identity;
use crate::request_id::RequestId;
use crate::subject_key::SubjectKey;
use crate::verification_reply::{Verdict, VerificationReply};

/// The facts that the verification system compares.
///
/// The phone number and the proxy are not among them. With feature `serde`, a request can be serialized. `Debug` hides
/// the facts.
#[derive(Clone, Copy, Debug)]
pub struct VerificationRequest<'a> {
    request_id: RequestId,
    declaration: &'a Declaration,
}

impl<'a> VerificationRequest<'a> {
    pub(crate) const fn new(request_id: RequestId, declaration: &'a Declaration) -> Self {
        Self {
            request_id,
            declaration,
        }
    }

    /// Returns the id that the reply must have.
    #[must_use]
    pub const fn request_id(&self) -> RequestId {
        self.request_id
    }

    /// Returns the id number.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'a>> {
        self.declaration.id_number()
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> Name<'a> {
        self.declaration.name()
    }

    /// Returns the birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.declaration.birth_date()
    }

    /// Returns the gender, male or female.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.declaration.gender()
    }

    /// Returns the health card number, but not the placeholder `00`.
    #[must_use]
    pub fn health_card(&self) -> Option<HealthCard<'a>> {
        self.declaration
            .health_card()
            .filter(|card| !card.is_placeholder())
    }

    /// Returns the declared data as an identity, for a verification system that only confirms.
    ///
    /// It has no id number, because the person may have declared another document before.
    #[must_use]
    pub fn as_declared(&self) -> Identity {
        Identity::new(self.name(), self.birth_date()).with_gender(self.gender())
    }

    /// Creates the reply [`Verdict::Confirmed`].
    #[must_use]
    pub const fn confirmed(&self, subject: SubjectKey, identity: Identity) -> VerificationReply {
        self.reply(Verdict::Confirmed { subject, identity })
    }

    /// Creates the reply [`Verdict::Mismatch`].
    #[must_use]
    pub const fn mismatch(&self, facts: Facts) -> VerificationReply {
        self.reply(Verdict::Mismatch(facts))
    }

    /// Creates the reply [`Verdict::NotFound`].
    #[must_use]
    pub const fn not_found(&self) -> VerificationReply {
        self.reply(Verdict::NotFound)
    }

    /// Creates the reply [`Verdict::Unavailable`].
    #[must_use]
    pub const fn unavailable(&self) -> VerificationReply {
        self.reply(Verdict::Unavailable)
    }

    const fn reply(&self, verdict: Verdict) -> VerificationReply {
        VerificationReply::new(self.request_id, verdict)
    }
}
