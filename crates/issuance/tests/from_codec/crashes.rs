//! Cut from the codec's tests/crashes.rs; to be merged into this package's tests.

/// Found by `issuance_laws`: without the dots that group it nothing was left of the number, which made a value of no text.
#[cfg(feature = "lenient")]
#[test]
fn a_health_card_of_separators_was_declared_as_an_empty_number() {
    use vn_personal_qr_issuance::Draft;

    for separators in [".", "-", ". -", "()"] {
        let draft = Draft::new()
            .with_id_number("B1234567")
            .with_name("A")
            .with_birth_date("1993-04-03");
        for (draft, field) in [
            (
                draft.clone().with_health_card(separators),
                Field::HealthCard,
            ),
            (draft.clone().with_phone(separators), Field::Phone),
            (draft.clone().with_gender(separators), Field::Gender),
            (draft.with_id_number(separators), Field::IdNumber),
        ] {
            let faults = draft.declare().expect_err("nothing was given");
            let fields: Vec<_> = faults.iter().map(|fault| fault.field()).collect();
            assert_eq!(fields, [field], "{separators}");
        }
    }
}
