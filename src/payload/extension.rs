use crate::field::{Gender, HealthCard, OtherSlots, Phone, Qid, Signature};

/// The extension (`EXT`, field 6): slots in a fixed order, each of which may be empty.
///
/// ```abnf
/// extension = [declarant-qid] ["<" [gender] ["<" [health-card] ["<" [phone] ["<" [signature]
///             ["<" other-slots]]]]]
/// ```
///
/// Empty slots at the end are optional; the canonical text omits them.
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
    /// The extension without any slot.
    pub const EMPTY: Self = Self {
        declarant_qid: None,
        gender: None,
        health_card: None,
        phone: None,
        signature: None,
        other: OtherSlots::NONE,
    };

    /// Returns slot 1: the QID of the declarant.
    #[must_use]
    pub const fn declarant_qid(&self) -> Option<Qid<'a>> {
        self.declarant_qid
    }

    /// Returns slot 2.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// Returns slot 3, which may be the [placeholder](HealthCard::is_placeholder) `00`.
    #[must_use]
    pub const fn health_card(&self) -> Option<HealthCard<'a>> {
        self.health_card
    }

    /// Returns slot 4.
    #[must_use]
    pub const fn phone(&self) -> Option<Phone<'a>> {
        self.phone
    }

    /// Returns slot 5: a text that is not verified.
    #[must_use]
    pub const fn signature(&self) -> Option<Signature<'a>> {
        self.signature
    }

    /// Returns slots 6 and up.
    #[must_use]
    pub const fn other(&self) -> OtherSlots<'a> {
        self.other
    }

    /// Returns the extension with slot 1 replaced; `None` empties it.
    #[must_use]
    pub fn with_declarant_qid(mut self, declarant_qid: impl Into<Option<Qid<'a>>>) -> Self {
        self.declarant_qid = declarant_qid.into();
        self
    }

    /// Returns the extension with slot 2 replaced; `None` empties it.
    #[must_use]
    pub fn with_gender(mut self, gender: impl Into<Option<Gender>>) -> Self {
        self.gender = gender.into();
        self
    }

    /// Returns the extension with slot 3 replaced; `None` empties it.
    #[must_use]
    pub fn with_health_card(mut self, health_card: impl Into<Option<HealthCard<'a>>>) -> Self {
        self.health_card = health_card.into();
        self
    }

    /// Returns the extension with slot 4 replaced; `None` empties it.
    #[must_use]
    pub fn with_phone(mut self, phone: impl Into<Option<Phone<'a>>>) -> Self {
        self.phone = phone.into();
        self
    }

    /// Returns the extension with slot 5 replaced; `None` empties it.
    #[must_use]
    pub fn with_signature(mut self, signature: impl Into<Option<Signature<'a>>>) -> Self {
        self.signature = signature.into();
        self
    }

    /// Returns the extension with slots 6 and up replaced.
    #[must_use]
    pub const fn with_other(mut self, other: OtherSlots<'a>) -> Self {
        self.other = other;
        self
    }
}
