use vn_personal_qr::card::{IdentityCard, InsuranceCard};

/// A card that decodes is read again from its own text, and formatting it never panics.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn cards_laws(input: &[u8]) {
    if let Ok(card) = IdentityCard::read(input) {
        let text = card.encode();
        let again = IdentityCard::read(text.as_bytes()).map(|card| card.encode());
        assert_eq!(again.as_deref(), Ok(text.as_str()));
        let _ = format!(
            "{card:?}{}{}{:?}",
            card.masked(),
            card.full(),
            card.person()
        );
        let _ = card.errors().count();
    }
    if let Ok(card) = InsuranceCard::read(input) {
        let text = card.encode();
        let again = InsuranceCard::read(text.as_bytes()).map(|card| card.encode());
        assert_eq!(again.as_deref(), Ok(text.as_str()));
        let _ = format!(
            "{card:?}{}{}{:?}",
            card.masked(),
            card.full(),
            card.person()
        );
        let _ = card.errors().count();
    }
}
