use core::fmt;

use thiserror::Error;
use vn_personal_qr::{Language, Localize};

use crate::fact::Facts;

/// The reason why a person gets no code.
///
/// The message is for the person who declares: `Display` writes it in English, [`Localize`] in both languages. It names
/// facts but not their values.
///
/// ```
/// use vn_personal_qr::{Language, Localize};
/// use vn_personal_qr_issuance::{Fact, Refusal};
///
/// let refusal = Refusal::Mismatch(Fact::BirthDate.into());
/// assert_eq!(
///     refusal.to_string(),
///     "This does not match the population register: birth date. Compare it with your papers and declare again."
/// );
/// assert_eq!(
///     refusal.in_language(Language::Vietnamese).to_string(),
///     "Thông tin không khớp với cơ sở dữ liệu dân cư: ngày sinh. Hãy đối chiếu với giấy tờ và khai lại."
/// );
/// ```
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[error("{}", self.in_language(Language::English))]
pub enum Refusal {
    /// These facts differ from the population register. The set may be empty. Code `mismatch`.
    Mismatch(Facts),
    /// The population register has no such person. Code `not-found`.
    NotFound,
    /// The registry has no person with the QID of the proxy. Code `declarant-unknown`.
    DeclarantUnknown,
}

impl Refusal {
    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Mismatch(_) => "mismatch",
            Self::NotFound => "not-found",
            Self::DeclarantUnknown => "declarant-unknown",
        }
    }
}

impl Localize for Refusal {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let choose = |english: &'static str, vietnamese: &'static str| match language {
            Language::Vietnamese => vietnamese,
            _ => english,
        };
        match self {
            Self::Mismatch(facts) => {
                if facts.is_empty() {
                    f.write_str(choose(
                        "What was declared does not match the population register",
                        "Thông tin đã khai không khớp với cơ sở dữ liệu dân cư",
                    ))?;
                }
                let mut separator = choose(
                    "This does not match the population register: ",
                    "Thông tin không khớp với cơ sở dữ liệu dân cư: ",
                );
                for fact in facts.iter() {
                    write!(f, "{separator}{}", fact.in_language(language))?;
                    separator = ", ";
                }
                f.write_str(choose(
                    ". Compare it with your papers and declare again.",
                    ". Hãy đối chiếu với giấy tờ và khai lại.",
                ))
            }
            Self::NotFound => f.write_str(choose(
                "The population register has nobody with these data. Compare them with your papers, or ask the police of your commune or ward.",
                "Cơ sở dữ liệu dân cư không có người nào với thông tin này. Hãy đối chiếu với giấy tờ, hoặc hỏi công an xã, phường.",
            )),
            Self::DeclarantUnknown => f.write_str(choose(
                "Nobody has the QID that was given as the declarant's. Scan the declarant's own code and declare again.",
                "Không có ai mang QID đã khai là của người khai hộ. Hãy quét mã của người khai hộ và khai lại.",
            )),
        }
    }
}
