//! Cut from the codec's tests/allocations.rs; to be merged into this package's tests.

#[cfg(feature = "symbol")]
#[test]
fn writing_a_symbol_does_not_allocate_nor_does_drawing_it_into_given_room() {
    use qr_symbol::{Background, Symbol};

    for text in valid_texts() {
        let mut writer = Fixed {
            room: vec![0; 1 << 20].into_boxed_slice(),
            used: 0,
        };
        let mut row = [0; 24];
        let allocations = count(|| {
            let Ok(symbol) = black_box(Symbol::new(black_box(&text))) else {
                return;
            };
            symbol.bitmap(1).row(10, &mut row);
            assert!(write!(writer, "{symbol:?}{}", symbol.svg()).is_ok());
            assert!(write!(writer, "{}", symbol.half_blocks(Background::Dark)).is_ok());
            let card = PersonalQr::decode(&text).map(|qr| qr.card_drawing_with(symbol));
            assert!(card.is_ok_and(|card| write!(writer, "{card}{card:?}").is_ok()));
        });
        assert_eq!(allocations, 0, "{}", text.escape_ascii());
    }
}
