//! What programs match on and people read beside it: codes, labels, the field a finding is about. Each is written down
//! here once more, so that none changes unnoticed.

use vn_personal_qr::Field;
use vn_personal_qr::check::{Finding, Severity};

#[test]
fn findings_name_their_field_and_how_much_they_should_worry() {
    use Severity::{Notice, Warning};
    let table = [
        (
            Finding::IdNumberPlace,
            "id-number-place",
            Field::IdNumber,
            Notice,
        ),
        (
            Finding::IdNumberBirthYear,
            "id-number-birth-year",
            Field::IdNumber,
            Warning,
        ),
        (
            Finding::IdNumberGender,
            "id-number-gender",
            Field::IdNumber,
            Warning,
        ),
        (
            Finding::BirthDateInFuture,
            "birth-date-in-future",
            Field::BirthDate,
            Warning,
        ),
        (
            Finding::BirthDateLongAgo,
            "birth-date-long-ago",
            Field::BirthDate,
            Warning,
        ),
        (
            Finding::DeclarantOfSelf,
            "declarant-of-self",
            Field::DeclarantQid,
            Warning,
        ),
        (
            Finding::ProxyWithoutDeclarant,
            "proxy-without-declarant",
            Field::DeclarantQid,
            Warning,
        ),
        (
            Finding::HealthCardShape,
            "health-card-shape",
            Field::HealthCard,
            Notice,
        ),
        (
            Finding::HealthCardObjectCode,
            "health-card-object-code",
            Field::HealthCard,
            Notice,
        ),
        (Finding::PhonePrefix, "phone-prefix", Field::Phone, Notice),
        (Finding::OtherSlots, "other-slots", Field::Other, Notice),
    ];
    assert!(
        table
            .iter()
            .map(|row| row.0)
            .eq(Finding::ALL.iter().copied())
    );
    for (finding, code, field, severity) in table {
        assert_eq!(finding.code(), code);
        assert_eq!(finding.field(), field, "{code}");
        assert_eq!(finding.severity(), severity, "{code}");
    }
    assert_eq!([Notice.code(), Warning.code()], ["notice", "warning"]);
}

#[cfg(feature = "lenient")]
mod scanned {
    use vn_personal_qr::Language;
    use vn_personal_qr::card::{IdentityCard, InsuranceCard};
    use vn_personal_qr::lenient::{self, LenientOptions, Outcome, Partial, RepairClass};
    use vn_personal_qr::{BirthDate, Field, Name, PersonalQrBuf, detect};

    #[test]
    fn every_kind_has_a_code_and_a_line_in_both_languages() {
        let table = [
            (
                "001093029317|A|1987-01-18|0|1|",
                "personal-qr",
                "personal QR",
                "mã QR cá nhân",
                "PersonalQr",
            ),
            (
                "079195001234||A|20111995|Nam|B|15012022",
                "identity-card",
                "identity card",
                "thẻ căn cước",
                "IdentityCard",
            ),
            (
                "DN4010123456789|-|1985|2|-|x|-|-|-",
                "insurance-card",
                "insurance card",
                "thẻ BHYT",
                "InsuranceCard",
            ),
            (
                "vnqr1:",
                "armor",
                "armored personal QR",
                "mã QR cá nhân dạng bọc",
                "Armor",
            ),
            (
                "HC1:6BF",
                "eu-health-certificate",
                "EU health certificate",
                "chứng nhận sức khoẻ số của EU",
                "Other(EuHealthCertificate)",
            ),
            (
                "00020101",
                "emv-payment",
                "payment code",
                "mã thanh toán",
                "Other(EmvPayment)",
            ),
            (
                "https://example.com",
                "url",
                "web address",
                "địa chỉ trang mạng",
                "Other(Url)",
            ),
            (
                "svn+ssh-2.0://example.com",
                "url",
                "web address",
                "địa chỉ trang mạng",
                "Other(Url)",
            ),
            (
                "https://example.com/a|b|c|d|e|f|g",
                "url",
                "web address",
                "địa chỉ trang mạng",
                "Other(Url)",
            ),
            (
                "x y://",
                "unknown",
                "unknown: ",
                "không nhận ra: ",
                "Unknown(OneField)",
            ),
            (
                "",
                "unknown",
                "unknown: ",
                "không nhận ra: ",
                "Unknown(Empty)",
            ),
        ];
        for (text, code, english, vietnamese, debug) in table {
            let scanned = detect::read(text.as_bytes());
            assert_eq!(scanned.kind().code(), code, "{text}");
            let shown = scanned.masked().to_string();
            assert!(shown.starts_with(english), "{shown}");
            let shown = scanned.full().language(Language::Vietnamese).to_string();
            assert!(shown.starts_with(vietnamese), "{shown}");
            assert!(format!("{scanned:?}").starts_with(debug), "{scanned:?}");
        }
    }

    #[test]
    fn errors_have_the_codes_of_their_kinds() {
        let error = IdentityCard::read(b"a|b").expect_err("too few columns");
        assert_eq!((error.code(), error.column()), ("card-column-count", None));
        let error = InsuranceCard::read(b"\xFF").expect_err("no text");
        assert_eq!(error.code(), "card-not-utf8");
        assert_eq!(
            error.vi().to_string(),
            "các byte này không phải văn bản UTF-8"
        );
        let text = "079195001234||A|2011199|X|B|15012022";
        let card = IdentityCard::read(text.as_bytes()).expect("a card");
        let codes: Vec<_> = card.problems().map(|error| error.code()).collect();
        assert_eq!(codes, ["card-date", "card-gender"]);
        let sentences: Vec<_> = card
            .problems()
            .map(|error| error.vi().to_string())
            .collect();
        assert_eq!(
            sentences,
            [
                "cột 3: không phải ngày mà thẻ có thể ghi",
                "cột 4: không phải giới tính mà thẻ có thể ghi"
            ]
        );
        assert_eq!(
            Name::normalize("Jørgen").map_err(|error| error.code()),
            Err("name-character")
        );
    }

    #[test]
    fn debug_of_a_written_name_and_its_error_tells_what_happened() {
        let written = Name::normalize("Nguyễn").expect("a name");
        assert_eq!(
            format!("{written:?}"),
            r#"NormalizedName { repairs: {"name-diacritics", "name-case"}, .. }"#
        );
        let error = Name::normalize("Jørgen").expect_err("a letter that is no A-Z");
        assert_eq!(
            format!("{error:?}"),
            "NameError { kind: Character, offset: 1, .. }"
        );
    }

    #[test]
    fn outcomes_have_their_codes() {
        let text = "******029317|Nguyễn An|****-**-**|0|1|<9";
        let reading = lenient::read(text.as_bytes()).expect("text");
        let code = |field| reading.field(field).map(|reading| reading.outcome().code());
        assert_eq!(code(Field::IdNumber), Some("partial"));
        assert_eq!(code(Field::Name), Some("repaired"));
        assert_eq!(code(Field::Declaration), Some("valid"));
        assert_eq!(code(Field::Gender), Some("invalid"));
        let date = reading.field(Field::BirthDate).expect("a date");
        let Outcome::Partial { partial, .. } = date.outcome() else {
            panic!("{date:?}");
        };
        assert_eq!(partial, Partial::Masked { shown: "" });
        assert!(PersonalQrBuf::try_from(reading.clone()).is_err());

        let sound = lenient::read("001093029317|Nguyễn An|1987-01-18|0|1".as_bytes());
        let payload = sound.and_then(PersonalQrBuf::try_from).expect("repaired");
        assert_eq!(payload.as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|");
        assert_eq!(
            Some(payload.view().birth_date()),
            BirthDate::from_ymd(1987, 1, 18).ok()
        );
    }

    #[test]
    fn a_tolerance_names_what_it_allows() {
        assert_eq!(LenientOptions::default(), LenientOptions::ALL);
        assert_eq!(format!("{:?}", LenientOptions::STRICT), "{}");
        let names = LenientOptions::STRICT
            .with(RepairClass::Names)
            .with(RepairClass::Bars);
        assert_eq!(format!("{names:?}"), r#"{"bars", "names"}"#);
        let all = format!("{:?}", LenientOptions::default());
        assert_eq!(all.matches('"').count(), 2 * RepairClass::ALL.len());

        // Without its surroundings dropped, a text has its limit as it stands.
        let long = " ".repeat(6000) + "001093029317|A|1987-01-18|0|1|";
        assert!(LenientOptions::ALL.read(long.as_bytes()).is_ok());
        let as_it_stands = LenientOptions::ALL.without(RepairClass::Surroundings);
        let error = as_it_stands.read(long.as_bytes()).expect_err("too long");
        assert_eq!((error.code(), error.offset()), ("too-long", 2953));
    }
}
