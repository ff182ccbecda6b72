use crate::field::{Gender, HealthCard, OtherSlots, Phone, Qid, Signature};

/// The sixth field (`EXT`): slots whose place says what they hold, each of them may be empty.
///
/// ```abnf
/// extension = [declarant-qid] ["<" [gender] ["<" [health-card] ["<" [phone] ["<" [signature]
///             ["<" other-slots]]]]]
/// ```
///
/// Empty slots at the end may be written or not; the canonical text leaves them out.
///
/// ```
/// use vn_personal_qr::{Extension, Gender, Phone};
///
/// let extension = Extension::EMPTY.with_gender(Gender::Male).with_phone(Phone::new("0123232422")?);
/// assert!(extension.health_card().is_none());
/// assert!(extension.with_phone(None).phone().is_none());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
///
/// Source: Decision 1405/QĐ-BTTTT, field table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Extension<'a> {
    pub(super) declarant_qid: Option<Qid<'a>>,
    pub(super) gender: Option<Gender>,
    pub(super) health_card: Option<HealthCard<'a>>,
    pub(super) phone: Option<Phone<'a>>,
    pub(super) signature: Option<Signature<'a>>,
    pub(super) other: OtherSlots<'a>,
}

impl<'a> Extension<'a> {
    /// No slot filled.
    pub const EMPTY: Self = Self {
        declarant_qid: None,
        gender: None,
        health_card: None,
        phone: None,
        signature: None,
        other: OtherSlots::NONE,
    };

    /// Slot 1: who declared on the person's behalf.
    #[must_use]
    pub const fn declarant_qid(&self) -> Option<Qid<'a>> {
        self.declarant_qid
    }

    /// Slot 2.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// Slot 3; may be the [placeholder](HealthCard::is_placeholder) `00`.
    #[must_use]
    pub const fn health_card(&self) -> Option<HealthCard<'a>> {
        self.health_card
    }

    /// Slot 4.
    #[must_use]
    pub const fn phone(&self) -> Option<Phone<'a>> {
        self.phone
    }

    /// Slot 5: a text that claims to be a signature.
    #[must_use]
    pub const fn signature(&self) -> Option<Signature<'a>> {
        self.signature
    }

    /// Slots 6 and up.
    #[must_use]
    pub const fn other(&self) -> OtherSlots<'a> {
        self.other
    }

    /// The same extension with another slot 1, or with `None` in it.
    #[must_use]
    pub fn with_declarant_qid(mut self, declarant_qid: impl Into<Option<Qid<'a>>>) -> Self {
        self.declarant_qid = declarant_qid.into();
        self
    }

    /// The same extension with another slot 2, or with `None` in it.
    #[must_use]
    pub fn with_gender(mut self, gender: impl Into<Option<Gender>>) -> Self {
        self.gender = gender.into();
        self
    }

    /// The same extension with another slot 3, or with `None` in it.
    #[must_use]
    pub fn with_health_card(mut self, health_card: impl Into<Option<HealthCard<'a>>>) -> Self {
        self.health_card = health_card.into();
        self
    }

    /// The same extension with another slot 4, or with `None` in it.
    #[must_use]
    pub fn with_phone(mut self, phone: impl Into<Option<Phone<'a>>>) -> Self {
        self.phone = phone.into();
        self
    }

    /// The same extension with another slot 5, or with `None` in it.
    #[must_use]
    pub fn with_signature(mut self, signature: impl Into<Option<Signature<'a>>>) -> Self {
        self.signature = signature.into();
        self
    }

    /// The same extension with other slots from the sixth on.
    #[must_use]
    pub const fn with_other(mut self, other: OtherSlots<'a>) -> Self {
        self.other = other;
        self
    }
}
