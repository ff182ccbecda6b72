//! Writers that fail, such as a closed pipe: all output returns the error of the writer, and has written a prefix of
//! the text.

use std::fmt::{self, Debug, Display, Write};

use crate::common::{invalid_texts, valid_texts};
use vn_personal_qr::{Language, PersonalQr};

/// Accepts a number of calls and fails at the next.
struct Writer {
    calls: usize,
    written: String,
}

impl Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.calls = self.calls.checked_sub(1).ok_or(fmt::Error)?;
        self.written.push_str(text);
        Ok(())
    }
}

fn write_up_to(calls: usize, print: &dyn Fn(&mut Writer) -> fmt::Result) -> (fmt::Result, String) {
    let mut writer = Writer {
        calls,
        written: String::new(),
    };
    (print(&mut writer), writer.written)
}

#[track_caller]
fn assert_stops(print: &dyn Fn(&mut Writer) -> fmt::Result) {
    let (result, whole) = write_up_to(usize::MAX, print);
    assert_eq!(result, Ok(()));
    let mut before = None;
    for calls in 0.. {
        let (result, written) = write_up_to(calls, print);
        assert!(whole.starts_with(&written));
        if result.is_ok() {
            assert_eq!(written, whole);
            return;
        }
        assert!(
            before <= Some(written.len()),
            "one more call writes at least as much"
        );
        before = Some(written.len());
    }
}

#[track_caller]
fn display(value: impl Display) {
    assert_stops(&|writer| write!(writer, "{value}"));
}

#[track_caller]
fn debug(value: impl Debug) {
    assert_stops(&|writer| write!(writer, "{value:?}"));
}

const LANGUAGES: [Language; 2] = [Language::English, Language::Vietnamese];

#[test]
fn payloads_and_their_errors_stop_at_an_error() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        assert_stops(&|writer| qr.encode_to(writer));
        for language in LANGUAGES {
            display(qr.masked().language(language));
            display(qr.full().language(language));
        }
        display(qr.extension().other().full());
        debug(qr);
        debug(qr.full());
        let short = qr.encode_to_slice(&mut [0; 5]).expect_err("five bytes");
        display(short);
    }
    for text in invalid_texts() {
        let error = PersonalQr::decode(&text).expect_err("an invalid vector");
        display(error);
        display(error.vi());
    }
}

#[cfg(feature = "lenient")]
#[test]
fn scanned_texts_stop_at_an_error() {
    use vn_personal_qr::card::{CardError, IdentityCard, InsuranceCard};
    use vn_personal_qr::detect::{self, CodeKind};
    use vn_personal_qr::lenient::LenientOptions;
    use vn_personal_qr::{Name, lenient};

    const SCANS: &str = include_str!("../examples/data/scans.txt");
    const CARDS: &str = include_str!("data/cards.txt");
    const MORE: [&str; 9] = [
        "",
        "vnqr1:x",
        "HC1:x",
        "000201x",
        "001093029317|Nguyễn An|03/04/1987|0|1|<9<a<1<\u{202E}<x|more",
        "******029317|A|1987-**|1|1|",
        "001093029317||Nguyễn|0102199|X|Thôn X|01082024|012345678|Cha|Mẹ||more",
        "HS4010123456789|4e6|01/02/199|9|zz|x|1985|x|2018|y|4e|4|1985|check|4|ff|$|more",
        "DN|-|1985|2|4e|x|1985|1986|2018|y|4e|4|1985|check|4|4e|$",
    ];
    for text in SCANS.lines().chain(CARDS.lines()).chain(MORE) {
        let detected = detect::read(text.as_bytes());
        let payload = lenient::read(text.as_bytes()).expect("text");
        debug(&detected);
        debug(&payload);
        for language in LANGUAGES {
            display(detected.masked().language(language));
            display(detected.full().language(language));
            display(payload.masked().language(language));
            display(payload.full().language(language));
            if let Ok(card) = IdentityCard::read(text.as_bytes()) {
                display(card.full().language(language));
            }
            if let Ok(card) = InsuranceCard::read(text.as_bytes()) {
                display(card.full().language(language));
            }
        }
        if let CodeKind::Unknown(reason) = detected.kind() {
            display(reason);
            display(reason.vi());
        }
        let errors: [Option<CardError>; 2] = [
            IdentityCard::read(text.as_bytes()).err(),
            InsuranceCard::read(text.as_bytes()).err(),
        ];
        for error in errors.into_iter().flatten() {
            display(error);
            display(error.vi());
        }
        if let Err(error) = Name::normalize(text) {
            display(error);
            display(error.vi());
            debug(error);
        }
    }
    debug(LenientOptions::ALL);
}
