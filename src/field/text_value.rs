//! What all field types that borrow their text have in common.

/// Gives a `struct $name<'a>(&'a [u8])` its access to the text, its conversions and a `Debug` that shows nothing.
macro_rules! text_value {
    ($name:ident, $field:expr) => {
        impl<'a> $name<'a> {
            /// The text as it stands in the payload.
            ///
            /// The text is kept as bytes; this checks once more that they are UTF-8, which takes a few
            /// nanoseconds. [`as_bytes`](Self::as_bytes) takes none.
            #[must_use]
            pub const fn as_str(self) -> &'a str {
                match core::str::from_utf8(self.0) {
                    Ok(text) => text,
                    // A value holds ASCII only.
                    Err(_) => "",
                }
            }

            /// The bytes of the text.
            #[must_use]
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0
            }

            /// The text in full, as something to print. It is personal data.
            #[must_use]
            pub const fn full(self) -> impl core::fmt::Display + Copy + 'a {
                crate::masking::Masked::shown(self.0)
            }
        }

        /// Shows the name of the type only: the text is personal data.
        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

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
    };
}

pub(crate) use text_value;
