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
///     "The details do not match the population register: birth date. Check them against your documents and declare again."
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
        match self {
            Self::Mismatch(facts) => {
                f.write_str(language.pick((
                    "The details do not match the population register",
                    "Thông tin không khớp với cơ sở dữ liệu dân cư",
                )))?;
                let mut separator = ": ";
                for fact in *facts {
                    write!(f, "{separator}{}", fact.in_language(language))?;
                    separator = ", ";
                }
                f.write_str(language.pick((
                    ". Check them against your documents and declare again.",
                    ". Hãy đối chiếu với giấy tờ và khai lại.",
                )))
            }
            Self::NotFound => f.write_str(language.pick((
                "No person with these details was found in the population register. Check them against your documents, or contact the police of your commune or ward.",
                "Không tìm thấy người có thông tin này trong cơ sở dữ liệu dân cư. Hãy đối chiếu với giấy tờ hoặc liên hệ công an xã, phường.",
            ))),
            Self::DeclarantUnknown => f.write_str(language.pick((
                "The declarant's QID was not found. Scan the declarant's code and declare again.",
                "Không tìm thấy QID của người khai hộ. Hãy quét mã của người khai hộ và khai lại.",
            ))),
        }
    }
}
