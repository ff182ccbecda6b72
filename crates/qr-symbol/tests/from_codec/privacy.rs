//! Cut from the codec's tests/privacy.rs; to be merged into this package's tests.

#[cfg(feature = "symbol")]
mod symbols {
    use qr_symbol::{Background, Color, Colors, Profile, Symbol, plan};

    use super::*;

    #[test]
    fn nothing_but_modules_holds_what_was_drawn() {
        let mut censor = Censor::new();
        for canary in canaries() {
            let qr = PersonalQr::decode(canary.as_bytes()).expect("a payload");
            let symbol = qr.symbol().expect("short");
            let plan = plan(canary.as_bytes(), Profile::UNIFORM).expect("short");
            censor.debug(&symbol);
            censor.debug(symbol.segments());
            censor.debug(symbol.segments().iter().collect::<Vec<_>>());
            censor.debug(&plan);
            censor.debug(qr.card_drawing());
            censor.debug(symbol.svg());
            censor.display(symbol.svg());
            censor.debug(symbol.half_blocks(Background::Dark));
            censor.display(symbol.half_blocks(Background::Light));
            censor.debug(symbol.bitmap(1));
            #[cfg(feature = "image")]
            {
                censor.debug(symbol.png(1));
                censor.text(&String::from_utf8_lossy(&symbol.png(1).to_vec()));
            }
            let too_long = Symbol::new(&canary.repeat(40).into_bytes()).expect_err("too long");
            censor.debug(too_long);
            censor.display(too_long);
            censor.display(too_long.vi());
        }
        let colors = Colors::new(Color::WHITE, Color::BLACK).expect_err("inverted");
        censor.debug(colors);
        censor.display(colors);
    }

    #[test]
    fn a_card_drawing_holds_nothing_of_what_it_hides() {
        for canary in canaries() {
            let qr = PersonalQr::decode(canary.as_bytes()).expect("a payload");
            let card = qr.card_drawing().expect("short");
            for (drawing, may_show) in [
                (
                    card.to_string(),
                    &["QUIZZYXA WJKVXOP H", "ZZUGQ", "6853-", "645506", "4Z9W3X"][..],
                ),
                (
                    card.hide_id_number().to_string(),
                    &["QUIZZYXA WJKVXOP H", "ZZUGQ", "6853-"],
                ),
            ] {
                let hidden = pieces().into_iter().filter(|piece| {
                    drawing.contains(piece) && !may_show.iter().any(|text| text.contains(piece))
                });
                assert_eq!(hidden.collect::<Vec<_>>(), Vec::<String>::new());
                assert!(drawing.contains("QUIZZYXA WJKVXOP H&#39;ZZUGQ"));
            }
        }
    }
}
