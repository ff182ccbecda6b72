//! The number of allocations: only owned types and functions that return a text allocate.

use std::fmt::{self, Write};
use std::hint::black_box;

use crate::common::{invalid_texts, valid_texts};
use allocation_counter::measure;
use vn_personal_qr::{Language, MAX_LEN, PersonalQr};

/// Runs `work` and returns the number of its allocations.
fn count(work: impl FnOnce()) -> u64 {
    measure(work).count_total
}

/// A writer to a buffer of fixed capacity.
struct Fixed {
    buffer: Box<[u8]>,
    used: usize,
}

impl Fixed {
    fn new() -> Self {
        Self {
            // Labels and escapes make a display longer than the payload.
            buffer: vec![0; 16 * MAX_LEN].into_boxed_slice(),
            used: 0,
        }
    }
}

impl Write for Fixed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.used + text.len();
        let target = self.buffer.get_mut(self.used..end).ok_or(fmt::Error)?;
        target.copy_from_slice(text.as_bytes());
        self.used = end;
        Ok(())
    }
}

#[test]
fn counts_allocations() {
    assert_eq!(count(|| drop(black_box(vec![0_u8; 10]))), 1);
    let mut writer = Fixed::new();
    assert_eq!(count(|| assert!(write!(writer, "{}", 7).is_ok())), 0);
}

#[test]
fn decoding_does_not_allocate() {
    for text in valid_texts() {
        let allocations = count(|| {
            assert!(black_box(PersonalQr::decode(&text)).is_ok());
            black_box(PersonalQr::is_canonical(&text));
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
    }
}

#[test]
fn errors_and_their_messages_do_not_allocate() {
    for text in invalid_texts() {
        let mut writer = Fixed::new();
        let allocations = count(|| {
            if let Err(error) = black_box(PersonalQr::decode(&text)) {
                let written = write!(writer, "{error} {} {error:?} {}", error.vi(), error.code());
                assert!(written.is_ok());
            }
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
        assert!(writer.used > 0, "it is invalid");
    }
}

#[test]
fn encoding_into_a_slice_or_writer_does_not_allocate() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        let mut writer = Fixed::new();
        let allocations = count(|| {
            let mut buffer = [0; MAX_LEN];
            assert!(black_box(qr.encode_to_slice(&mut buffer)).is_ok());
            assert!(qr.encode_to_slice(&mut buffer[..10]).is_err());
            assert!(qr.encode_to(&mut writer).is_ok());
            black_box(qr.encoded_len());
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
        assert_eq!(writer.used, qr.encoded_len());
    }
}

#[test]
fn displays_do_not_allocate() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        for display in [qr.masked(), qr.full()] {
            for language in [Language::English, Language::Vietnamese] {
                let mut writer = Fixed::new();
                let allocations = count(|| {
                    let written =
                        write!(writer, "{}\n{qr:?}{display:?}", display.language(language));
                    assert!(written.is_ok());
                });
                assert_eq!(allocations, 0, "{}", text.escape_ascii());
                assert!(writer.used > 0);
            }
        }
        let mut writer = Fixed::new();
        let allocations = count(|| {
            let number = qr.id_number();
            let masked = number.map(|number| write!(writer, "{}", number.masked()));
            assert!(masked.is_none_or(|written| written.is_ok()));
            assert!(write!(writer, "{}{}", qr.birth_date().masked(), qr.qid().masked()).is_ok());
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
    }
}

#[test]
fn armor_in_slices_does_not_allocate() {
    use vn_personal_qr::armor;

    for text in valid_texts() {
        let (mut armored, mut opened) = ([0; armor::MAX_LEN], [0; MAX_LEN]);
        let mut writer = Fixed::new();
        let allocations = count(|| {
            let length = armor::encode_to_slice(black_box(&text), &mut armored).expect("fits");
            let whole = armored.get(..length).unwrap_or_default();
            assert_eq!(armor::decode_to_slice(whole, &mut opened), Ok(text.len()));
            let cut = whole.get(..length - 1).unwrap_or_default();
            let error = armor::decode_to_slice(cut, &mut opened).expect_err("cut");
            assert!(write!(writer, "{error}{}", error.vi()).is_ok());
            let link = "https://example.vn/?c=vnqr1%3AYWIpybgd";
            assert_eq!(armor::decode_url_to_slice(link, &mut opened), Ok(2));
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
    }
}

#[cfg(feature = "alloc")]
#[test]
fn armor_encode_and_decode_allocate_once_each() {
    use vn_personal_qr::armor;

    for text in valid_texts() {
        let mut armored = String::new();
        assert_eq!(count(|| armored = armor::encode(&text)), 1);
        assert_eq!(
            count(|| drop(black_box(armor::decode(armored.as_bytes())))),
            1
        );
    }
}

#[test]
fn findings_do_not_allocate() {
    use vn_personal_qr::check::CitizenNumber;

    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        let mut writer = Fixed::new();
        let allocations = count(|| {
            for finding in qr.findings(Some(qr.birth_date())) {
                let written = write!(writer, "{finding} {} {}", finding.vi(), finding.code());
                assert!(written.is_ok());
            }
            black_box(qr.id_number().and_then(CitizenNumber::of));
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
    }
}

#[cfg(feature = "lenient")]
mod scanned {
    use vn_personal_qr::card::{IdentityCard, InsuranceCard};
    use vn_personal_qr::detect::{self, CodeKind, UnknownReason};
    use vn_personal_qr::lenient;
    use vn_personal_qr::{Language, Name};

    use super::*;

    const CARDS: &str = include_str!("data/cards.txt");
    const OTHERS: [&str; 10] = [
        "",
        "Nguyen An",
        "a|b|c|de|f|g",
        "vnqr1:AAAA",
        "https://example.com/a|b",
        "00020101021138",
        "\u{FEFF} 001093029317¦Nguyễn An¦18/01/1987¦0¦1¦\r\n",
        "001093029317~NGUYEN AN~1987-01-18~0~1~<1",
        "àà&àçàéç\"&èµNGUYEN ANµ&çè",
        "đđăđê|NGUYEN AN|x|y",
    ];

    #[test]
    fn classify_and_its_reasons_do_not_allocate() {
        let payloads: Vec<_> = valid_texts().into_iter().chain(invalid_texts()).collect();
        let texts = CARDS.lines().chain(OTHERS).map(str::as_bytes);
        for text in texts.chain(payloads.iter().map(|text| &**text)) {
            let mut writer = Fixed::new();
            let allocations = count(|| {
                if let CodeKind::Unknown(reason) = black_box(detect::classify(black_box(text))) {
                    let written = write!(writer, "{reason} {} {}", reason.vi(), reason.code());
                    assert!(written.is_ok());
                }
            });
            assert_eq!(allocations, 0, "{}", text.escape_ascii());
        }
        assert_eq!(
            count(|| assert_eq!(
                detect::classify(b""),
                CodeKind::Unknown(UnknownReason::Empty)
            )),
            0
        );
    }

    #[test]
    fn valid_payloads_and_cards_are_read_without_allocation() {
        for text in valid_texts() {
            let mut writer = Fixed::new();
            let allocations = count(|| {
                let reading = lenient::read(black_box(&text)).expect("text");
                assert!(reading.is_strict() && reading.payload().is_ok());
                black_box((reading.fields().count(), reading.all_repairs().count()));
                let shown = reading.masked().language(Language::Vietnamese);
                assert!(write!(writer, "{shown}{}{reading:?}", reading.full()).is_ok());
                black_box(detect::read(black_box(&text)));
            });
            assert_eq!(allocations, 0, "{}", text.escape_ascii());
        }
        for (text, at) in CARDS.lines().zip(0..) {
            let mut writer = Fixed::new();
            let allocations = count(|| {
                if at < 4 {
                    let card = IdentityCard::read(text.as_bytes()).expect("a card");
                    black_box((
                        card.id_number(),
                        card.gender().ok(),
                        card.name(),
                        card.address(),
                    ));
                    assert!(write!(writer, "{card:?}").is_ok());
                } else {
                    let card = InsuranceCard::read(text.as_bytes()).expect("a card");
                    black_box((
                        card.number().ok(),
                        card.gender().ok(),
                        card.form(),
                        card.facility(),
                    ));
                    assert!(write!(writer, "{card:?}").is_ok());
                }
                black_box(detect::read(text.as_bytes()));
            });
            assert_eq!(allocations, 0, "{text}");
        }
    }

    #[test]
    fn normalizing_a_name_does_not_allocate() {
        for text in [
            "Nguyễn  Lê Khả Hân",
            "NGUYEN AN",
            "H’Hen Niê",
            "Y - Blom",
            "Jørgen",
            "",
            "'Anh",
        ] {
            let mut writer = Fixed::new();
            let allocations = count(|| {
                let result = match black_box(Name::normalize(black_box(text))) {
                    Ok(name) => write!(writer, "{}{:?}", name.name().full(), name.repairs()),
                    Err(error) => write!(writer, "{error}{}", error.vi()),
                };
                assert!(result.is_ok());
            });
            assert_eq!(allocations, 0, "{text}");
            assert!(writer.used > 0);
        }
    }
}

#[cfg(feature = "alloc")]
#[test]
fn an_owned_payload_allocates_once_and_its_view_never() {
    use vn_personal_qr::PersonalQrBuf;

    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        let mut owned = None;
        assert_eq!(count(|| owned = Some(PersonalQrBuf::from(qr))), 1);
        let owned = owned.expect("created above");
        assert_eq!(count(|| drop(black_box(qr.to_buf()))), 1);
        assert_eq!(count(|| drop(black_box(PersonalQrBuf::decode(&text)))), 1);
        assert_eq!(count(|| drop(black_box(owned.clone()))), 1);

        let viewing = count(|| {
            black_box(owned.view());
            black_box(owned.as_str());
        });
        assert_eq!(viewing, 0);
        assert_eq!(count(|| drop(black_box(owned.into_string()))), 0);
    }
}

#[cfg(feature = "alloc")]
#[test]
fn encoding_to_a_string_allocates_once() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        assert_eq!(count(|| drop(black_box(qr.encode()))), 1);
        let mut vector = b"before".to_vec();
        assert_eq!(count(|| qr.encode_to_vec(&mut vector)), 1);
        vector.clear();
        assert_eq!(
            count(|| qr.encode_to_vec(&mut vector)),
            0,
            "enough capacity"
        );
    }
}
