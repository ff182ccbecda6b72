//! The error of decoding: what is wrong, in which field, at which byte.

mod decode_error;
mod field;
mod kind;

pub use decode_error::DecodeError;
pub use field::Field;
pub use kind::{ErrorKind, Expected};
