use core::fmt;

use thiserror::Error;
use vn_personal_qr::{Language, Localize};

/// An external system that cannot reply now.
///
/// The message is for the person who declares. Nothing is lost: the step stays as it is.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ServiceUnavailable {
    /// The verification system. Code `verification-unavailable`.
    #[error(
        "Your declaration is saved but cannot be verified right now. You do not need to declare again; the code will be issued later."
    )]
    Verification,
    /// The registry. Code `registry-unavailable`.
    #[error(
        "Your details are verified but the code cannot be issued right now. You do not need to declare again; the code will be issued later."
    )]
    Registry,
}

impl ServiceUnavailable {
    /// All systems.
    pub const ALL: &'static [Self] = &[Self::Verification, Self::Registry];

    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verification => "verification-unavailable",
            Self::Registry => "registry-unavailable",
        }
    }
}

impl Localize for ServiceUnavailable {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Verification, Language::Vietnamese) => f.write_str(
                "Tờ khai đã được lưu nhưng hiện chưa xác thực được. Bạn không cần khai lại; mã sẽ được cấp sau.",
            ),
            (Self::Registry, Language::Vietnamese) => f.write_str(
                "Thông tin đã được xác thực nhưng hiện chưa cấp được mã. Bạn không cần khai lại; mã sẽ được cấp sau.",
            ),
            _ => write!(f, "{self}"),
        }
    }
}
