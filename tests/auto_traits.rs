//! What the compiler knows of each public type: it may go to other threads, is as cheap to copy as promised, and
//! cannot be printed by accident.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use static_assertions::{assert_impl_all, assert_not_impl_any};
use vn_personal_qr::armor::{ArmorError, ArmorErrorKind};
use vn_personal_qr::{
    BirthDate, DeclarationKind, DecodeError, ErrorKind, Expected, Extension, Field, Gender,
    HealthCard, Holder, IdNumber, IdNumberKind, Language, Name, OtherSlots, PayloadDisplay,
    PersonalQr, Phone, Qid, Signature, SliceTooShort, Vietnamese,
};

macro_rules! values {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Eq, Hash);
    )*};
}

values! {
    PersonalQr<'static> Holder<'static> Extension<'static>
    IdNumber<'static> Name<'static> BirthDate DeclarationKind Qid<'static>
    Gender HealthCard<'static> Phone<'static> Signature<'static> OtherSlots<'static>
    IdNumberKind DecodeError ErrorKind Expected Field Vietnamese SliceTooShort Language
}
assert_impl_all!(PayloadDisplay<'static>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Display);

macro_rules! not_printable {
    ($($type:ty)*) => {$( assert_not_impl_any!($type: Display); )*};
}

not_printable! {
    PersonalQr<'static> Holder<'static> Extension<'static>
    IdNumber<'static> Name<'static> BirthDate DeclarationKind Qid<'static>
    Gender HealthCard<'static> Phone<'static> Signature<'static> OtherSlots<'static>
}

macro_rules! ordered {
    ($($type:ty)*) => {$( assert_impl_all!($type: Ord); )*};
}

ordered! {
    IdNumber<'static> Name<'static> BirthDate Qid<'static> HealthCard<'static> Phone<'static>
    Signature<'static> OtherSlots<'static> Field
}

values! { ArmorError ArmorErrorKind }
assert_impl_all!(ArmorError: Error, Display);
assert_impl_all!(DecodeError: Error, Display);
assert_impl_all!(SliceTooShort: Error, Display);
assert_impl_all!(Vietnamese: Display);

#[cfg(feature = "alloc")]
mod owned {
    use super::*;
    use std::str::FromStr;
    use vn_personal_qr::PersonalQrBuf;

    assert_impl_all!(
        PersonalQrBuf: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Eq, Hash, FromStr
    );
    assert_impl_all!(PersonalQrBuf: From<PersonalQr<'static>>);
    assert_not_impl_any!(PersonalQrBuf: Copy, Display);
}

#[cfg(feature = "serde")]
mod with_serde {
    use super::*;
    use serde::{Serialize, de::DeserializeOwned};
    use vn_personal_qr::PersonalQrBuf;

    // What borrows is written only: to read it back, a document would have to hold it unescaped.
    assert_impl_all!(PersonalQr<'static>: Serialize);
    assert_not_impl_any!(PersonalQr<'static>: DeserializeOwned);
    assert_impl_all!(PersonalQrBuf: Serialize, DeserializeOwned);
    assert_impl_all!(BirthDate: Serialize, DeserializeOwned);
    assert_impl_all!(DeclarationKind: Serialize, DeserializeOwned);
    assert_impl_all!(Gender: Serialize, DeserializeOwned);
}

#[cfg(feature = "lenient")]
mod with_lenient {
    use super::*;
    use vn_personal_qr::card::{
        CardDate, CardDisplay, CardError, CardErrorKind, IdentityCard, InsuranceCard,
        InsuranceCardForm, Person,
    };
    use vn_personal_qr::detect::{CodeKind, Detected, DetectedDisplay, OtherFormat, UnknownReason};
    use vn_personal_qr::lenient::{
        KeyboardLayout, LenientDisplay, LenientField, LenientOptions, LenientPayload, Outcome,
        Partial, Repair, RepairClass, Repairs,
    };
    use vn_personal_qr::{NameError, NameErrorKind, NormalizedName, PersonalQrBuf};

    // Small, and told or chosen: as cheap to copy as a number.
    values! {
        Repair Repairs RepairClass KeyboardLayout LenientOptions CardDate CardError CardErrorKind InsuranceCardForm
        CodeKind OtherFormat UnknownReason Repair Repairs NameError NameErrorKind
    }
    assert_impl_all!(Repair: Display, Ord);
    assert_impl_all!(KeyboardLayout: Display);
    assert_impl_all!(UnknownReason: Display);
    assert_impl_all!(CardError: Error, Display);
    assert_impl_all!(NameError: Error, Display);

    macro_rules! goes_anywhere {
        ($($type:ty)*) => {$(
            assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Debug);
        )*};
    }

    goes_anywhere! {
        LenientPayload<'static> LenientField<'static> Outcome<'static> Partial<'static> LenientDisplay<'static, 'static>
        IdentityCard<'static> InsuranceCard<'static> Person<'static> CardDisplay<'static>
        Detected<'static> DetectedDisplay<'static, 'static> NormalizedName
    }

    // What was read may own what was repaired, and so is cloned; what shows it is copied.
    assert_impl_all!(LenientPayload<'static>: Clone);
    assert_impl_all!(LenientField<'static>: Clone, Eq);
    assert_impl_all!(IdentityCard<'static>: Clone, Eq);
    assert_impl_all!(InsuranceCard<'static>: Clone, Eq);
    assert_impl_all!(Detected<'static>: Clone);
    assert_impl_all!(Outcome<'static>: Copy, Eq);
    assert_impl_all!(Partial<'static>: Copy, Eq);
    assert_impl_all!(Person<'static>: Copy, Eq, Default);
    assert_impl_all!(NormalizedName: Copy, Eq);
    assert_impl_all!(LenientDisplay<'static, 'static>: Copy, Display);
    assert_impl_all!(CardDisplay<'static>: Copy, Display);
    assert_impl_all!(DetectedDisplay<'static, 'static>: Copy, Display);
    assert_impl_all!(PersonalQrBuf: TryFrom<LenientPayload<'static>>);

    // Personal data is printed on request only.
    not_printable! {
        LenientPayload<'static> LenientField<'static> Outcome<'static> Partial<'static> IdentityCard<'static>
        InsuranceCard<'static> Person<'static> Detected<'static> NormalizedName CardDate
    }
}

mod checks {
    use super::*;
    use vn_personal_qr::check::{CitizenNumber, Finding, Findings, Place, Severity};

    values! { Finding Findings Severity CitizenNumber Place }
    assert_impl_all!(Finding: Display, Ord);
    assert_impl_all!(Severity: Ord);
    not_printable! { CitizenNumber Place }
}

/// What `masked()` and `full()` give has no name, so its traits are asked of a value.
#[test]
fn what_is_made_to_print_goes_anywhere() {
    fn goes_anywhere<T: Display + Copy + Send + Sync + Unpin>(_: T) {}
    let text = b"001093029317|NGUYEN AN|1987-01-18|0|q|q<1<00<0123232422<s<o";
    let qr = PersonalQr::decode(text).expect("a payload");
    let extension = qr.extension();
    goes_anywhere(qr.masked());
    goes_anywhere(qr.name().full());
    goes_anywhere(qr.birth_date().masked());
    goes_anywhere(qr.birth_date().full());
    goes_anywhere(qr.qid().masked());
    goes_anywhere(qr.qid().full());
    goes_anywhere(qr.id_number().map(IdNumber::masked).expect("a number"));
    goes_anywhere(qr.id_number().map(IdNumber::full).expect("a number"));
    goes_anywhere(
        extension
            .health_card()
            .map(HealthCard::masked)
            .expect("a card"),
    );
    goes_anywhere(extension.phone().map(Phone::masked).expect("a phone"));
    goes_anywhere(
        extension
            .signature()
            .map(Signature::full)
            .expect("a signature"),
    );
    goes_anywhere(extension.other().full());
}
