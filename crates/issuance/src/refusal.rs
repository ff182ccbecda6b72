use core::error::Error;
use core::fmt;

use super::fact::Facts;

/// Why a person gets no code, as the person should read it.
///
/// `Display` gives the English sentence, [`vi`](Self::vi) the Vietnamese one. It names facts, never what they are.
///
/// ```
/// use vn_personal_qr_issuance::{Fact, Refusal};
///
/// let refusal = Refusal::Mismatch(Fact::BirthDate.into());
/// assert_eq!(
///     refusal.to_string(),
///     "This does not match the population register: birth date. Compare it with your papers and declare again."
/// );
/// assert_eq!(
///     refusal.vi().to_string(),
///     "Thông tin không khớp với cơ sở dữ liệu dân cư: ngày sinh. Hãy đối chiếu với giấy tờ và khai lại."
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// These facts are not those of the register: by the verification system's answer, or because what it confirmed
    /// says otherwise than the declaration. Code `mismatch`.
    Mismatch(Facts),
    /// The register has no such person. Code `not-found`.
    NotFound,
    /// No person has the QID that was given as the declarant's. Code `declarant-unknown`.
    DeclarantUnknown,
}

impl Refusal {
    /// The stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Mismatch(_) => "mismatch",
            Self::NotFound => "not-found",
            Self::DeclarantUnknown => "declarant-unknown",
        }
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(&self) -> impl fmt::Display + Copy {
        Vietnamese(*self)
    }
}

/// A sentence in English and in Vietnamese.
type Words = (&'static str, &'static str);

fn write(refusal: Refusal, vietnamese: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const AGAIN: Words = (
        ". Compare it with your papers and declare again.",
        ". Hãy đối chiếu với giấy tờ và khai lại.",
    );
    let choose = |words: Words| if vietnamese { words.1 } else { words.0 };
    match refusal {
        Refusal::Mismatch(facts) if facts.is_empty() => {
            f.write_str(choose((
                "What was declared does not match the population register",
                "Thông tin đã khai không khớp với cơ sở dữ liệu dân cư",
            )))?;
            f.write_str(choose(AGAIN))
        }
        Refusal::Mismatch(facts) => {
            let mut divider = choose((
                "This does not match the population register: ",
                "Thông tin không khớp với cơ sở dữ liệu dân cư: ",
            ));
            for fact in facts.iter() {
                f.write_str(divider)?;
                if vietnamese {
                    f.write_str(fact.vi())?;
                } else {
                    write!(f, "{fact}")?;
                }
                divider = ", ";
            }
            f.write_str(choose(AGAIN))
        }
        Refusal::NotFound => f.write_str(choose((
            "The population register has nobody with these data. Compare them with your papers, or ask the police of your commune or ward.",
            "Cơ sở dữ liệu dân cư không có người nào với thông tin này. Hãy đối chiếu với giấy tờ, hoặc hỏi công an xã, phường.",
        ))),
        Refusal::DeclarantUnknown => f.write_str(choose((
            "Nobody has the QID that was given as the declarant's. Scan the declarant's own code and declare again.",
            "Không có ai mang QID đã khai là của người khai hộ. Hãy quét mã của người khai hộ và khai lại.",
        ))),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(*self, false, f)
    }
}

impl Error for Refusal {}

#[derive(Clone, Copy)]
struct Vietnamese(Refusal);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, true, f)
    }
}

/// Which system cannot answer now, as the person should read it. Nothing is lost: the step stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ServiceUnavailable {
    /// The verification system.
    ///
    /// Code `verification-unavailable`.
    Verification,
    /// The registry.
    ///
    /// Code `registry-unavailable`.
    Registry,
}

impl ServiceUnavailable {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[Self::Verification, Self::Registry];

    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verification => "verification-unavailable",
            Self::Registry => "registry-unavailable",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::Verification => {
                "Tờ khai đã được lưu nhưng hiện chưa xác thực được. Bạn không cần khai lại; mã sẽ có sau."
            }
            Self::Registry => {
                "Thông tin đã được xác thực nhưng hiện chưa cấp được mã. Bạn không cần khai lại; mã sẽ có sau."
            }
        }
    }
}

impl fmt::Display for ServiceUnavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Verification => "Your declaration is kept, but cannot be verified just now. There is no need to declare again; the code will come later.",
            Self::Registry => "Your data are verified, but the code cannot be issued just now. There is no need to declare again; the code will come later.",
        })
    }
}
