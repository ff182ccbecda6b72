//! Cut from the codec's tests/refusing_writers.rs; to be merged into this package's tests.

#[cfg(feature = "symbol")]
#[test]
fn symbols_and_their_drawings_stop() {
    use qr_symbol::{Background, Color, Colors, Symbol};

    let text = b"001093029317|H'HEN NIE|1987-01-18|0|1|";
    let qr = PersonalQr::decode(text).expect("a payload");
    let symbol = qr.symbol().expect("short");
    display(symbol.svg());
    debug(&symbol);
    let card = qr.card_drawing().expect("short");
    display(&card);
    display(card.hide_id_number());
    for background in [Background::Dark, Background::Light] {
        display(symbol.half_blocks(background));
    }
    let error = Symbol::new(&[b'a'; 2332]).expect_err("too long");
    display(error);
    display(error.vi());
    display(Colors::new(Color::WHITE, Color::BLACK).expect_err("light on dark"));
}
