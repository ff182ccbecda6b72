//! What a verification system can say does not match.

use crate::catalog::{catalog, catalog_set};

catalog! {
    /// A fact that the verification system is asked about. `Display` gives what people call it.
    pub enum Fact {
        /// [`IdNumber`](crate::IdNumber)
        IdNumber = "id-number", "id number", "số giấy tờ";
        /// [`Name`](crate::Name)
        Name = "name", "name", "họ tên";
        /// [`BirthDate`](crate::BirthDate)
        BirthDate = "birth-date", "birth date", "ngày sinh";
        /// [`Gender`](crate::Gender)
        Gender = "gender", "gender", "giới tính";
        /// [`HealthCard`](crate::HealthCard)
        HealthCard = "health-card", "health card", "thẻ BHYT";
    }
}

catalog_set! {
    /// A set of facts.
    ///
    /// ```
    /// use vn_personal_qr::issuance::{Fact, Facts};
    ///
    /// let facts: Facts = [Fact::BirthDate, Fact::Name].into_iter().collect();
    /// assert!(facts.iter().eq([Fact::Name, Fact::BirthDate]));
    /// ```
    pub struct Facts of Fact
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        let mut set = Self::NONE;
        for fact in facts {
            set.add(fact);
        }
        set
    }
}

impl From<Fact> for Facts {
    fn from(fact: Fact) -> Self {
        Self::from_iter([fact])
    }
}
