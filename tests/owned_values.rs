//! The owned field types, `NameBuf` and its like.
#![cfg(feature = "alloc")]

use std::collections::HashSet;
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use static_assertions::{assert_impl_all, assert_not_impl_any};
use vn_personal_qr::{
    ErrorKind, Field, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, IdNumberKind, Name,
    NameBuf, Phone, PhoneBuf, Qid, QidBuf, Signature, SignatureBuf,
};

macro_rules! for_each_type {
    ($check:ident) => {
        $check!(
            IdNumber,
            IdNumberBuf,
            IdNumber,
            "001093029317",
            "00109302931"
        );
        $check!(Name, NameBuf, Name, "NGUYEN LE KHA HAN", "NGUYEN  AN");
        $check!(Qid, QidBuf, Qid, "162979388586171100", "16 297");
        $check!(
            HealthCard,
            HealthCardBuf,
            HealthCard,
            "HS4010120878821",
            "hs4010"
        );
        $check!(Phone, PhoneBuf, Phone, "0944713700", "094471370");
        $check!(Signature, SignatureBuf, Signature, "c2lnbmF0dXJl", "c2ln|");
    };
}

macro_rules! assert_traits {
    ($borrowed:ident, $owned:ident, $($rest:tt)*) => {
        assert_impl_all!(
            $owned: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Ord, std::hash::Hash, FromStr
        );
        assert_impl_all!($owned: From<$borrowed<'static>>);
        assert_not_impl_any!($owned: Copy, std::fmt::Display);
    };
}

for_each_type!(assert_traits);

#[test]
fn owned_values_have_the_text_of_the_borrowed_ones() {
    macro_rules! check {
        ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
            let borrowed = $borrowed::new($valid).expect($valid);
            let owned = $owned::new($valid).expect($valid);
            assert_eq!(owned.as_str(), $valid);
            assert_eq!(owned.view(), borrowed);
            assert_eq!($owned::from(borrowed), owned);
            assert_eq!($valid.parse::<$owned>(), Ok(owned.clone()));
            assert!(HashSet::from([owned.clone()]).contains(&owned));
        };
    }
    for_each_type!(check);
}

#[test]
fn owned_values_give_the_errors_of_the_borrowed_ones() {
    macro_rules! check {
        ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
            let error = $borrowed::new($invalid).expect_err($invalid);
            assert_eq!(error.field(), Some(Field::$field));
            assert_eq!($owned::new($invalid), Err(error));
            assert_eq!($invalid.parse::<$owned>(), Err(error));
        };
    }
    for_each_type!(check);
}

#[test]
fn debug_shows_only_the_name_of_the_type() {
    macro_rules! check {
        ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
            let owned = $owned::new($valid).expect($valid);
            let expected = concat!(stringify!($owned), "(..)");
            assert_eq!(format!("{owned:?}"), expected);
            assert_eq!(format!("{owned:#?}"), expected);
        };
    }
    for_each_type!(check);
}

#[test]
fn owned_values_are_ordered_by_their_text() {
    let names = ["AN", "AN BINH", "BINH"].map(|name| NameBuf::new(name).expect("a name"));
    assert!(names.is_sorted());
    let number = IdNumberBuf::new("B1234567").expect("a number");
    assert_eq!(number.view().kind(), IdNumberKind::Passport);
}

#[test]
fn a_qid_is_created_from_a_number() {
    for number in [0, 1, 162_979_388_586_171_100, u64::MAX] {
        let qid = QidBuf::from(number);
        assert_eq!(qid.as_str(), number.to_string());
        assert_eq!(QidBuf::new(qid.as_str()), Ok(qid));
    }
}

#[test]
fn the_empty_text_is_no_value() {
    let kinds = [
        NameBuf::new("").map(drop),
        QidBuf::new("").map(drop),
        PhoneBuf::new("").map(drop),
    ]
    .map(|result| result.expect_err("empty").kind());
    assert_eq!(kinds, [ErrorKind::UnexpectedEnd; 3]);
}

#[cfg(feature = "serde")]
mod serialized {
    use super::*;
    use serde_json::json;

    #[test]
    fn roundtrips_json() {
        macro_rules! check {
            ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
                let owned = $owned::new($valid).expect($valid);
                let json = serde_json::to_string(&owned).expect("JSON");
                assert_eq!(json, format!("\"{}\"", $valid));
                assert_eq!(
                    serde_json::from_str::<$owned>(&json).expect("a text"),
                    owned
                );
                assert_eq!(
                    serde_json::from_value::<$owned>(json!($valid)).expect("a text"),
                    owned
                );
                assert_eq!(
                    serde_json::from_reader::<_, $owned>(json.as_bytes()).expect("a text"),
                    owned
                );
            };
        }
        for_each_type!(check);
    }

    #[test]
    fn roundtrips_a_binary_format() {
        macro_rules! check {
            ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
                let owned = $owned::new($valid).expect($valid);
                let bytes = postcard::to_allocvec(&owned).expect("bytes");
                assert_eq!(bytes.len(), 1 + $valid.len());
                assert_eq!(postcard::from_bytes(&bytes), Ok(owned));
            };
        }
        for_each_type!(check);
    }

    #[test]
    fn rejects_invalid_texts_without_quoting_them() {
        macro_rules! check {
            ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
                let expected = $borrowed::new($invalid).expect_err($invalid).to_string();
                let error = serde_json::from_value::<$owned>(json!($invalid)).expect_err($invalid);
                assert_eq!(error.to_string(), expected);
                assert!(!format!("{error}{error:?}").contains($invalid));
            };
        }
        for_each_type!(check);
    }

    #[test]
    fn rejects_other_types_without_quoting_them() {
        macro_rules! check {
            ($borrowed:ident, $owned:ident, $field:ident, $valid:literal, $invalid:literal) => {
                for value in [json!(918_273_645), json!(["QUIZZY"]), json!({"QUIZZY": 1}), json!(null)] {
                    let error = serde_json::from_value::<$owned>(value).expect_err("not a text");
                    let error = format!("{error}{error:?}");
                    assert!(!error.contains("918") && !error.contains("QUIZZY"), "{error}");
                }
            };
        }
        for_each_type!(check);
    }
}
