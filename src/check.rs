//! Findings in valid payloads: contradictions between fields, and values that are not in a registry.
//!
//! A finding does not make a payload invalid. The ministry's own example has two: its id number encodes the year 1993,
//! but its birth date is in 1987, and its phone number has no mobile prefix.
//!
//! ```
//! use vn_personal_qr::PersonalQr;
//! use vn_personal_qr::check::Finding;
//!
//! let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
//! let findings = PersonalQr::decode(text)?.findings(None);
//! assert!(findings.iter().eq([Finding::IdNumberBirthYear, Finding::PhonePrefix]));
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```

mod citizen_number;
mod finding;
mod health_card;
mod html;
mod phone;

use citizen_number::is_after_merger;
pub use citizen_number::{CitizenNumber, Place};
pub use finding::{Finding, Findings, Severity};
use html::escapes_a_delimiter;

use crate::field::{BirthDate, DeclarationKind, Gender, Qid, Signature};
use crate::payload::PersonalQr;

/// The maximum age of a person in years.
const MAX_AGE: u16 = 130;

impl PersonalQr<'_> {
    /// Returns the findings in this payload.
    ///
    /// The library reads no clock. Without `today`, the findings that depend on it are not checked.
    ///
    /// ```
    /// use vn_personal_qr::{BirthDate, PersonalQr};
    ///
    /// let text = "|TRAN THI B|2035-06-01|1|162979388586171101|<2";
    /// let qr = PersonalQr::try_from(text)?;
    /// let findings = qr.findings(Some(BirthDate::from_ymd(2026, 11, 23)?));
    /// let codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes, ["birth-date-in-future", "proxy-without-declarant"]);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Facts that shaped the decisions", and the registries of
    /// `docs/spec/card-qr.md`.
    #[must_use]
    pub fn findings(&self, today: Option<BirthDate>) -> Findings {
        let mut findings = Findings::NONE;
        let extension = self.extension();
        if let Some(number) = self.id_number().and_then(CitizenNumber::of) {
            if number.place().name().is_none() && !is_after_merger(self.birth_date()) {
                findings.add(Finding::IdNumberPlace);
            }
            if number.birth_year() != self.birth_date().year() {
                findings.add(Finding::IdNumberBirthYear);
            }
            match extension.gender() {
                None | Some(Gender::Unknown) => {}
                Some(gender) if gender == number.gender() => {}
                Some(_) => findings.add(Finding::IdNumberGender),
            }
        }
        if let Some(today) = today {
            self.check_age(today, &mut findings);
        }
        let texts = [
            Some(self.qid().as_bytes()),
            extension.declarant_qid().map(Qid::as_bytes),
            extension.signature().map(Signature::as_bytes),
            Some(extension.other().as_bytes()),
        ];
        if texts.into_iter().flatten().any(escapes_a_delimiter) {
            findings.add(Finding::HtmlEscapes);
        }
        match (self.declaration_kind(), extension.declarant_qid()) {
            (DeclarationKind::SelfDeclared, Some(_)) => findings.add(Finding::DeclarantOfSelf),
            (DeclarationKind::ByProxy, None) => findings.add(Finding::ProxyWithoutDeclarant),
            _ => {}
        }
        if let Some(finding) = extension
            .health_card()
            .and_then(|card| health_card::check(card, self.id_number()))
        {
            findings.add(finding);
        }
        if let Some(finding) = extension.phone().and_then(phone::check) {
            findings.add(finding);
        }
        if !extension.other().is_empty() {
            findings.add(Finding::OtherSlots);
        }
        findings
    }

    fn check_age(&self, today: BirthDate, findings: &mut Findings) {
        let birth_date = self.birth_date();
        let plus_years = |date: BirthDate, years: u16| {
            let year = date.year().saturating_add(years);
            (year, date.month(), date.day())
        };
        if birth_date > today {
            findings.add(Finding::BirthDateInFuture);
        } else if plus_years(birth_date, MAX_AGE) < plus_years(today, 0) {
            findings.add(Finding::BirthDateLongAgo);
        }
    }
}

#[cfg(feature = "alloc")]
impl crate::payload::PersonalQrBuf {
    /// Returns what is odd in the payload, as [`PersonalQr::findings`].
    #[must_use]
    pub fn findings(&self, today: Option<BirthDate>) -> Findings {
        self.view().findings(today)
    }
}
