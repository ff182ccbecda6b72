//! Traits of each public type: it is `Send` and `Sync`, `Copy` if it is small, and personal data has no `Display`.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use static_assertions::{assert_impl_all, assert_not_impl_any};
use vn_personal_qr::armor::{ArmorError, ArmorErrorKind};
use vn_personal_qr::{
    BirthDate, DeclarationKind, DecodeError, ErrorKind, Expected, Extension, Field, Gender,
    HealthCard, Holder, IdNumber, IdNumberKind, Language, Localized, Name, OtherSlots,
    PayloadDisplay, PersonalQr, Phone, Qid, Signature, SliceTooShort,
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
    IdNumberKind DecodeError ErrorKind Expected Field Localized<'static, DecodeError> SliceTooShort Language
}
assert_impl_all!(PayloadDisplay<'static>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Display);

macro_rules! not_printable {
    ($($type:ty)*) => {$( assert_not_impl_any!($type: Display); )*};
}

not_printable! {
    PersonalQr<'static> Holder<'static> Extension<'static>
    IdNumber<'static> Name<'static> BirthDate Qid<'static>
    HealthCard<'static> Phone<'static> Signature<'static> OtherSlots<'static>
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
assert_impl_all!(Localized<'static, DecodeError>: Display);

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

    // A borrowed payload has no `Deserialize`: the document could contain its text escaped.
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

    // Small values.
    values! {
        Repair Repairs RepairClass KeyboardLayout LenientOptions CardDate CardError CardErrorKind InsuranceCardForm
        CodeKind OtherFormat UnknownReason Repair Repairs NameError NameErrorKind
    }
    assert_impl_all!(Repair: Display, Ord);
    assert_impl_all!(KeyboardLayout: Display);
    assert_impl_all!(UnknownReason: Display);
    assert_impl_all!(CardError: Error, Display);
    assert_impl_all!(NameError: Error, Display);

    macro_rules! thread_safe {
        ($($type:ty)*) => {$(
            assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Debug);
        )*};
    }

    thread_safe! {
        LenientPayload<'static> LenientField<'static> Outcome<'static> Partial<'static> LenientDisplay<'static, 'static>
        IdentityCard<'static> InsuranceCard<'static> Person<'static> CardDisplay<'static>
        Detected<'static> DetectedDisplay<'static, 'static> NormalizedName
    }

    // A result may own repaired texts, so it is only `Clone`; its display is `Copy`.
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

    // Personal data is displayed only on request.
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

/// The types that `masked()` and `full()` return have no name, so a function checks values of them.
#[test]
fn displays_are_copy_and_thread_safe() {
    fn check<T: Display + Copy + Send + Sync + Unpin>(_: T) {}
    let text = b"001093029317|NGUYEN AN|1987-01-18|0|q|q<1<00<0123232422<s<o";
    let qr = PersonalQr::decode(text).expect("a payload");
    let extension = qr.extension();
    check(qr.masked());
    check(qr.name().full());
    check(qr.birth_date().masked());
    check(qr.birth_date().full());
    check(qr.qid().masked());
    check(qr.qid().full());
    check(qr.id_number().map(IdNumber::masked).expect("a number"));
    check(qr.id_number().map(IdNumber::full).expect("a number"));
    check(
        extension
            .health_card()
            .map(HealthCard::masked)
            .expect("a card"),
    );
    check(extension.phone().map(Phone::masked).expect("a phone"));
    check(
        extension
            .signature()
            .map(Signature::full)
            .expect("a signature"),
    );
    check(extension.other().full());
}
