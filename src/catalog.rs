//! What can be told of a text, as lists: each item with a stable code for programs and a sentence in both languages.
//!
//! Findings, repairs, changes of names, errors of cards and of written names are all such lists. Who adds an item writes its
//! meaning with a text that gives it, its code and both sentences in one place, and none can be forgotten:
//!
//! ```text
//! catalog! {
//!     /// What the list is of.
//!     pub enum Finding {
//!         /// A phone number that no mobile network in Vietnam has: `0123232422`.
//!         PhonePrefix = "phone-prefix",
//!             "the phone number has no mobile prefix",
//!             "số điện thoại không có đầu số di động";
//!     }
//! }
//! ```
//!
//! A code never changes once it is published, and no sentence quotes the text that it is about.

/// An enum of things to tell, with their codes and sentences side by side, and `Display` for the English one.
macro_rules! catalog {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $( $(#[$item_about:meta])* $item:ident = $code:literal, $english:literal, $vietnamese:literal; )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$item_about])*
                #[doc = ""]
                #[doc = concat!("Code `", $code, "`.")]
                $item,
            )*
        }

        impl $name {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$item),*];

            /// The stable kebab-case name, for programs. It is unique in its list and never changes.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$item => $code,)* }
            }

            /// The sentence in Vietnamese; `Display` gives the English one.
            #[must_use]
            pub const fn vi(self) -> &'static str {
                match self { $(Self::$item => $vietnamese,)* }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(match self { $(Self::$item => $english,)* })
            }
        }
    };
}

/// A set of the items of a catalog, as cheap to copy as a number.
macro_rules! catalog_set {
    ($(#[$about:meta])* pub struct $name:ident of $item:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub struct $name(u32);

        impl $name {
            /// None of them.
            pub const NONE: Self = Self(0);

            /// Whether there is none.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// How many there are.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Whether this one is among them.
            #[must_use]
            pub const fn contains(self, item: $item) -> bool {
                self.0 & Self::bit(item) != 0
            }

            /// Those that are in the set, each once, in the order in which they are listed, not in that in which they
            /// were found.
            pub fn iter(self) -> impl Iterator<Item = $item> + Clone {
                let items = $item::ALL.iter().copied();
                items.filter(move |&item| self.contains(item))
            }

            pub(crate) const fn add(&mut self, item: $item) {
                self.0 |= Self::bit(item);
            }

            const fn bit(item: $item) -> u32 {
                // Fewer than 32 items each, which a test counts.
                1_u32.wrapping_shl(item as u32)
            }
        }

        /// Shows the codes.
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_set().entries(self.iter().map($item::code)).finish()
            }
        }
    };
}

pub(crate) use {catalog, catalog_set};
