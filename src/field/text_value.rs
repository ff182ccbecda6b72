//! The interface that all borrowed field types share.

/// Implements accessors, conversions and a private `Debug` for `struct $name<'a>(&'a $bytes)`, and defines its owned
/// form `$owned`.
macro_rules! text_value {
    ($name:ident, $owned:ident, $bytes:ty, $field:expr) => {
        impl<'a> $name<'a> {
            /// Returns the text.
            ///
            /// The text is stored as bytes, so this checks again that they are UTF-8, which takes a few
            /// nanoseconds. [`as_bytes`](Self::as_bytes) does not.
            #[must_use]
            pub const fn as_str(self) -> &'a str {
                match core::str::from_utf8(self.0) {
                    Ok(text) => text,
                    // Unreachable: a value is ASCII.
                    Err(_) => "",
                }
            }

            /// Returns the bytes of the text.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0
            }

            /// Returns the whole text, to be displayed. It is personal data.
            #[must_use]
            pub const fn full(self) -> impl core::fmt::Display + Copy + 'a {
                crate::masking::Masked::shown(self.0)
            }
        }

        /// Shows only the name of the type, since the text is personal data.
        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        crate::field::text_value::text_conversions!($name<'_>);

        impl<'a> TryFrom<&'a str> for $name<'a> {
            type Error = crate::error::DecodeError;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl<'a> TryFrom<&'a [u8]> for $name<'a> {
            type Error = crate::error::DecodeError;

            fn try_from(text: &'a [u8]) -> Result<Self, Self::Error> {
                crate::field::grammar::all_consuming(text, $field, Self::grammar)
            }
        }

        #[doc = concat!("An owned [`", stringify!($name), "`]. `Debug` does not show its text.")]
        #[cfg(feature = "alloc")]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $owned(alloc::boxed::Box<$bytes>);

        #[cfg(feature = "alloc")]
        impl $owned {
            /// Validates a text and copies it.
            ///
            /// # Errors
            ///
            #[doc = concat!("Those of [`", stringify!($name), "::new`].")]
            pub fn new(text: &str) -> Result<Self, crate::error::DecodeError> {
                $name::new(text).map(Self::from)
            }

            /// Returns the borrowed value, which has all accessors.
            #[must_use]
            pub const fn view(&self) -> $name<'_> {
                $name(&self.0)
            }

            /// Returns the text.
            #[must_use]
            pub const fn as_str(&self) -> &str {
                self.view().as_str()
            }

            /// Returns the bytes of the text.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8] {
                self.view().as_bytes()
            }
        }

        #[cfg(feature = "alloc")]
        impl From<$name<'_>> for $owned {
            fn from(value: $name<'_>) -> Self {
                Self(alloc::borrow::ToOwned::to_owned(value.0).into())
            }
        }

        #[cfg(feature = "alloc")]
        crate::field::text_value::text_conversions!($owned);

        #[cfg(feature = "alloc")]
        impl TryFrom<&str> for $owned {
            type Error = crate::error::DecodeError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        #[cfg(feature = "alloc")]
        impl TryFrom<alloc::string::String> for $owned {
            type Error = crate::error::DecodeError;

            fn try_from(text: alloc::string::String) -> Result<Self, Self::Error> {
                Self::new(&text)
            }
        }

        #[cfg(feature = "alloc")]
        impl From<$owned> for alloc::string::String {
            fn from(value: $owned) -> Self {
                value.as_str().into()
            }
        }

        #[cfg(feature = "alloc")]
        impl core::str::FromStr for $owned {
            type Err = crate::error::DecodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        /// Shows only the name of the type, since the text is personal data.
        #[cfg(feature = "alloc")]
        impl core::fmt::Debug for $owned {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($owned), "(..)"))
            }
        }
    };
}

/// Implements the conversion to and the comparison with texts for a type with `as_str` and `as_bytes`.
macro_rules! text_conversions {
    ($type:ty) => {
        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl AsRef<[u8]> for $type {
            fn as_ref(&self) -> &[u8] {
                self.as_bytes()
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.as_bytes() == other.as_bytes()
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.as_bytes() == other.as_bytes()
            }
        }
    };
}

pub(crate) use {text_conversions, text_value};
