//! Lengths that the grammar, its errors and the field types share.

/// The maximum length of a payload in bytes: the capacity of a version 40-L symbol in byte mode.
pub const MAX_LEN: usize = 2953;

/// The maximum length of a name in bytes.
pub(crate) const NAME: usize = 150;

/// The maximum length of a QID in bytes.
pub(crate) const QID: usize = 64;

/// The maximum length of a health card number in bytes.
pub(crate) const HEALTH_CARD: usize = 20;

/// The maximum length of the signature slot in bytes.
pub(crate) const SIGNATURE: usize = 1024;
