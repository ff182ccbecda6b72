//! Codes, labels and fields that programs depend on. Each is repeated here, so that a change fails a test.

use vn_personal_qr::Field;
use vn_personal_qr::check::{Finding, Severity};

#[test]
fn findings_have_codes_fields_and_severities() {
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
            Finding::HtmlEscapes,
            "html-escapes",
            Field::Extension,
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
        (
            Finding::HealthCardIdNumber,
            "health-card-id-number",
            Field::HealthCard,
            Warning,
        ),
        (
            Finding::PhoneLandline,
            "phone-landline",
            Field::Phone,
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

    /// A text, and the code, the labels and `Debug` of its kind.
    const KINDS: &[(&str, &str, &str, &str, &str)] = &[
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
            "mã QR cá nhân dạng chuỗi vnqr1",
            "Armor",
        ),
        (
            "HC1:6BF",
            "eu-health-certificate",
            "EU health certificate",
            "chứng nhận sức khỏe số của EU",
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
            "địa chỉ web",
            "Other(Url)",
        ),
        (
            "BEGIN:VCARD",
            "vcard",
            "contact",
            "danh thiếp",
            "Other(VCard)",
        ),
        (
            "WIFI:S:a;;",
            "wifi",
            "Wi-Fi network",
            "mạng Wi-Fi",
            "Other(Wifi)",
        ),
        (
            "tel:113",
            "tel",
            "phone number",
            "số điện thoại",
            "Other(Tel)",
        ),
        (
            "mailto:an@example.vn",
            "mailto",
            "e-mail address",
            "địa chỉ email",
            "Other(Mailto)",
        ),
        (
            "P<VNMNGUYEN<<AN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<C1234567<0VNM8701183M3001015<<<<<<<<<<<<<<00",
            "passport-zone",
            "passport",
            "hộ chiếu",
            "Other(PassportZone)",
        ),
        (
            "svn+ssh-2.0://example.com",
            "url",
            "web address",
            "địa chỉ web",
            "Other(Url)",
        ),
        (
            "https://example.com/a|b|c|d|e|f|g",
            "url",
            "web address",
            "địa chỉ web",
            "Other(Url)",
        ),
        (
            "x y://",
            "unknown",
            "unknown: ",
            "không nhận dạng được: ",
            "Unknown(OneField)",
        ),
        (
            "",
            "unknown",
            "unknown: ",
            "không nhận dạng được: ",
            "Unknown(Empty)",
        ),
    ];

    #[test]
    fn kinds_of_codes_have_codes_and_labels_in_both_languages() {
        for (text, code, english, vietnamese, debug) in KINDS.iter().copied() {
            let detected = detect::read(text.as_bytes());
            assert_eq!(detected.kind().code(), code, "{text}");
            let shown = detected.masked().to_string();
            assert!(shown.starts_with(english), "{shown}");
            let shown = detected.full().language(Language::Vietnamese).to_string();
            assert!(shown.starts_with(vietnamese), "{shown}");
            assert!(format!("{detected:?}").starts_with(debug), "{detected:?}");
        }
    }

    #[test]
    fn errors_have_codes() {
        let error = IdentityCard::read(b"a|b").expect_err("too few columns");
        assert_eq!((error.code(), error.column()), ("card-column-count", None));
        let error = InsuranceCard::read(b"\xFF").expect_err("no text");
        assert_eq!(error.code(), "card-not-utf8");
        assert_eq!(error.vi().to_string(), "UTF-8 không hợp lệ");
        let text = "079195001234||A|2011199|X|B|15012022";
        let card = IdentityCard::read(text.as_bytes()).expect("a card");
        let codes: Vec<_> = card.errors().map(|error| error.code()).collect();
        assert_eq!(codes, ["card-date", "card-gender"]);
        let sentences: Vec<_> = card.errors().map(|error| error.vi().to_string()).collect();
        assert_eq!(
            sentences,
            ["cột 3: ngày không hợp lệ", "cột 4: giới tính không hợp lệ"]
        );
        assert_eq!(
            Name::normalize("Jørgen").map_err(|error| error.code()),
            Err("name-character")
        );
    }

    #[test]
    fn debug_of_a_normalized_name_and_its_error() {
        let normalized = Name::normalize("Nguyễn").expect("a name");
        assert_eq!(
            format!("{normalized:?}"),
            r#"NormalizedName { repairs: {"name-diacritics", "name-case"}, .. }"#
        );
        let error = Name::normalize("Jørgen").expect_err("not a letter A-Z");
        assert_eq!(
            format!("{error:?}"),
            "NameError { kind: Character, offset: 1, .. }"
        );
    }

    #[test]
    fn outcomes_have_codes() {
        let text = "******029317|Nguyễn An|****-**-**|0|1|<9";
        let lenient_payload = lenient::read(text.as_bytes()).expect("text");
        let code = |field| {
            let field = lenient_payload.field(field);
            field.map(|field| field.outcome().code())
        };
        assert_eq!(code(Field::IdNumber), Some("partial"));
        assert_eq!(code(Field::Name), Some("repaired"));
        assert_eq!(code(Field::Declaration), Some("valid"));
        assert_eq!(code(Field::Gender), Some("invalid"));
        let date = lenient_payload.field(Field::BirthDate).expect("a date");
        let Outcome::Partial { partial, .. } = date.outcome() else {
            panic!("{date:?}");
        };
        assert_eq!(partial, Partial::Masked { shown: "" });
        assert!(PersonalQrBuf::try_from(lenient_payload.clone()).is_err());

        let repaired = lenient::read("001093029317|Nguyễn An|1987-01-18|0|1".as_bytes());
        let payload = repaired
            .and_then(PersonalQrBuf::try_from)
            .expect("repaired");
        assert_eq!(payload.as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|");
        assert_eq!(
            Some(payload.view().birth_date()),
            BirthDate::from_ymd(1987, 1, 18).ok()
        );
    }

    #[test]
    fn debug_of_lenient_options_lists_their_classes() {
        assert_eq!(LenientOptions::default(), LenientOptions::ALL);
        assert_eq!(format!("{:?}", LenientOptions::STRICT), "{}");
        let names = LenientOptions::STRICT
            .with(RepairClass::Names)
            .with(RepairClass::Bars);
        assert_eq!(format!("{names:?}"), r#"{"bars", "names"}"#);
        let all = format!("{:?}", LenientOptions::default());
        assert_eq!(all.matches('"').count(), 2 * RepairClass::ALL.len());

        // The limit includes the surroundings if they are not dropped.
        let long = " ".repeat(6000) + "001093029317|A|1987-01-18|0|1|";
        assert!(LenientOptions::ALL.read(long.as_bytes()).is_ok());
        let options = LenientOptions::ALL.without(RepairClass::Surroundings);
        let error = options.read(long.as_bytes()).expect_err("too long");
        assert_eq!((error.code(), error.offset()), ("too-long", 2953));
    }
}
