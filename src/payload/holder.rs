use crate::field::{DeclarationKind, IdNumber};

/// Who declared a person's data, and with it the id number: only a declaration by proxy may lack it.
///
/// In the text these are two fields, the first and the fourth. One type for both makes a payload without an id number
/// that the person declared for themselves impossible to build.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "mandatory when self-declared, optional when declared by proxy".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder<'a> {
    /// The person declared for themselves.
    SelfDeclared(IdNumber<'a>),
    /// Someone declared on the person's behalf.
    ByProxy(Option<IdNumber<'a>>),
}

impl<'a> Holder<'a> {
    /// Who declared.
    #[must_use]
    pub const fn kind(self) -> DeclarationKind {
        match self {
            Self::SelfDeclared(_) => DeclarationKind::SelfDeclared,
            Self::ByProxy(_) => DeclarationKind::ByProxy,
        }
    }

    /// The id number, if there is one.
    #[must_use]
    pub const fn id_number(self) -> Option<IdNumber<'a>> {
        match self {
            Self::SelfDeclared(id_number) => Some(id_number),
            Self::ByProxy(id_number) => id_number,
        }
    }

    /// A declaration from its two parts; `None` where the person declared for themselves and gave no id number.
    ///
    /// ```
    /// use vn_personal_qr::{Holder, DeclarationKind, IdNumber};
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
