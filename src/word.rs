//! Conversions of enums from and to their names.

/// The error of a text that is not a name of the requested type. It does not contain the text.
///
/// ```
/// use vn_personal_qr::Gender;
///
/// let error = "M".parse::<Gender>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown name, expected unknown, male or female");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("unknown name, expected {expected}")]
pub struct UnknownName {
    expected: &'static str,
}

impl UnknownName {
    pub(crate) const fn expected(expected: &'static str) -> Self {
        Self { expected }
    }
}

/// Defines the list of all values, and implements `Display` by `name` and `FromStr` by searching the list.
macro_rules! named {
    ($type:ident, [$($value:ident),* $(,)?], $expected:literal) => {
        impl $type {
            /// All values, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];
        }

        /// Writes the [`name`](Self::name).
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        /// Parses the [`name`](Self::name).
        impl core::str::FromStr for $type {
            type Err = crate::word::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|value| value.name() == name);
                found.ok_or(crate::word::UnknownName::expected($expected))
            }
        }
    };
}

pub(crate) use named;
