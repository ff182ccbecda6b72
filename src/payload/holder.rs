use crate::field::{DeclarationKind, IdNumber};

/// The declaration kind and the id number, which only a declaration by proxy may omit.
///
/// In the text these are the first and the fourth field. One type for both rules out a self-declared payload without an
/// id number.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "mandatory when self-declared, optional when declared by proxy".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder<'a> {
    /// The person declared for themselves.
    SelfDeclared(IdNumber<'a>),
    /// Someone else declared on the person's behalf.
    ByProxy(Option<IdNumber<'a>>),
}

impl<'a> Holder<'a> {
    /// Returns who declared.
    #[must_use]
    pub const fn kind(self) -> DeclarationKind {
        match self {
            Self::SelfDeclared(_) => DeclarationKind::SelfDeclared,
            Self::ByProxy(_) => DeclarationKind::ByProxy,
        }
    }

    /// Returns the id number, if there is one.
    #[must_use]
    pub const fn id_number(self) -> Option<IdNumber<'a>> {
        match self {
            Self::SelfDeclared(id_number) => Some(id_number),
            Self::ByProxy(id_number) => id_number,
        }
    }

    /// Combines the two parts. Returns `None` for a self-declaration without an id number.
    ///
    /// ```
    /// use vn_personal_qr::{DeclarationKind, Holder, IdNumber};
    ///
    /// let number = IdNumber::new("012345678")?;
    /// assert!(Holder::from_parts(DeclarationKind::SelfDeclared, Some(number)).is_some());
    /// assert!(Holder::from_parts(DeclarationKind::SelfDeclared, None).is_none());
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn from_parts(
        kind: DeclarationKind,
        id_number: Option<IdNumber<'a>>,
    ) -> Option<Self> {
        match (kind, id_number) {
            (DeclarationKind::SelfDeclared, Some(id_number)) => Some(Self::SelfDeclared(id_number)),
            (DeclarationKind::SelfDeclared, None) => None,
            (DeclarationKind::ByProxy, id_number) => Some(Self::ByProxy(id_number)),
        }
    }
}
