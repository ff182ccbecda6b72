//! Enums of messages: each item with a stable code for programs and a text in both languages.
//!
//! Findings, repairs and the kinds of several errors are such enums. An item has its meaning with an example, its
//! code and both texts in one place, so that none can be forgotten:
//!
//! ```text
//! catalog! {
//!     /// Something odd in a valid payload.
//!     pub enum Finding {
//!         /// A phone number without the prefix of a mobile network in Vietnam: `0123232422`.
//!         PhonePrefix = "phone-prefix",
//!             "phone number without a mobile prefix",
//!             "số điện thoại không có đầu số di động";
//!     }
//! }
//! ```
//!
//! A published code never changes, and no text quotes input.

/// Defines an enum whose items have a code and a text in both languages, with `Display` and `Localize`.
///
/// It is exported for the other packages of the repository, and no part of the interface.
#[doc(hidden)]
#[macro_export]
macro_rules! catalog {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$item_meta:meta])* $item:ident = $code:literal, $english:literal, $vietnamese:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$item_meta])*
                #[doc = ""]
                #[doc = concat!("Code `", $code, "`.")]
                $item,
            )*
        }

        impl $name {
            /// All items, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$item),*];

            /// Returns the stable kebab-case code, for programs. It is unique in this enum.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$item => $code,)* }
            }

            /// Returns the message in Vietnamese; `Display` gives the English one.
            #[must_use]
            pub const fn vi(self) -> &'static str {
                match self { $(Self::$item => $vietnamese,)* }
            }
        }

        impl $crate::Localize for $name {
            fn fmt_in(
                &self,
                language: $crate::Language,
                f: &mut core::fmt::Formatter<'_>,
            ) -> core::fmt::Result {
                f.pad(language.pick(match self { $(Self::$item => ($english, $vietnamese),)* }))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                $crate::Localize::fmt_in(self, $crate::Language::English, f)
            }
        }
    };
}

/// Defines a set of the items of an enum with `ALL` and `code`, as cheap to copy as a number.
///
/// It is exported for the other packages of the repository, and no part of the interface.
#[doc(hidden)]
#[macro_export]
macro_rules! catalog_set {
    ($(#[$meta:meta])* pub struct $name:ident of $item:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The empty set.
            pub const NONE: Self = Self(0);

            /// Returns `true` if the set is empty.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Returns the number of items.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Returns `true` if the set contains `item`.
            #[must_use]
            pub const fn contains(self, item: $item) -> bool {
                self.0 & Self::bit(item) != 0
            }

            /// Returns the items of the set in the order of their definition.
            pub fn iter(self) -> $crate::Items<$item> {
                $crate::Items::new($item::ALL, self.0)
            }

            pub(crate) const fn add(&mut self, item: $item) {
                self.0 |= Self::bit(item);
            }

            const fn bit(item: $item) -> u64 {
                // A test checks that there are fewer than 64 items.
                1_u64.wrapping_shl(item as u32)
            }
        }

        impl From<$item> for $name {
            fn from(item: $item) -> Self {
                Self(Self::bit(item))
            }
        }

        impl FromIterator<$item> for $name {
            fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
                let mut set = Self::NONE;
                for item in items {
                    set.add(item);
                }
                set
            }
        }

        impl IntoIterator for $name {
            type Item = $item;
            type IntoIter = $crate::Items<$item>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
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

/// An iterator over the items of a set, in the order of their definition.
#[derive(Clone, Debug)]
pub struct Items<T: 'static> {
    rest: core::slice::Iter<'static, T>,
    /// The lowest bit is for the next item.
    bits: u64,
}

impl<T> Items<T> {
    #[doc(hidden)]
    pub fn new(all: &'static [T], bits: u64) -> Self {
        Self {
            rest: all.iter(),
            bits,
        }
    }
}

impl<T: Copy> Iterator for Items<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            let item = self.rest.next()?;
            let contains = self.bits & 1 == 1;
            self.bits >>= 1;
            if contains {
                return Some(*item);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.bits.count_ones() as usize;
        (count, Some(count))
    }
}

impl<T: Copy> ExactSizeIterator for Items<T> {}

pub(crate) use {catalog, catalog_set};
