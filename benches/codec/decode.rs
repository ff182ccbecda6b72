use std::hint::black_box;

use criterion::{Criterion, Throughput};
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

use crate::{corpus, peers};

pub(crate) fn benches(criterion: &mut Criterion) {
    let texts = corpus::unsigned();
    let signed = corpus::signed();
    // Leaked, since the results borrow from it.
    let mutated: &[_] = corpus::mutated(&texts).leak();
    let payloads = corpus::decoded(&texts);
    let json: &[_] = payloads
        .iter()
        .map(|payload| serde_json::to_string(payload).expect("any payload is JSON"))
        .collect::<Vec<_>>()
        .leak();

    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(corpus::bytes(&texts)));
    macro_rules! walk {
        ($name:literal, $texts:expr, $read:expr) => {
            group.bench_function($name, |bencher| {
                bencher.iter(|| {
                    for text in $texts {
                        // Passed by reference, since a move would be measured, too.
                        let result = $read(black_box(text));
                        let _ = black_box(&result);
                    }
                });
            });
        };
    }

    walk!("decode", &texts, |text: &&'static str| PersonalQr::decode(
        text.as_bytes()
    ));
    walk!("split", &texts, |text: &&'static str| peers::split(text));
    walk!("from_utf8", &texts, |text: &&'static str| {
        std::str::from_utf8(text.as_bytes())
    });
    let hot = vec![texts[0]; texts.len()];
    walk!("hot", &hot, |text: &&'static str| PersonalQr::decode(
        text.as_bytes()
    ));
    walk!("mutated", mutated, |text: &'static Vec<u8>| {
        PersonalQr::decode(text)
    });
    walk!("signed", &signed, |text: &&'static str| PersonalQr::decode(
        text.as_bytes()
    ));
    walk!(
        "owned",
        &texts,
        |text: &&'static str| PersonalQrBuf::decode(text.as_bytes())
    );
    walk!("split owned", &texts, |text: &&'static str| {
        peers::split_owned(text)
    });
    walk!("split and validate", &texts, |text: &&'static str| {
        assert!(peers::split_and_validate(text).is_some());
    });
    let regex = peers::regex();
    let mut locations = regex.capture_locations();
    walk!("regex", &texts, |text: &&'static str| {
        assert!(regex.captures_read(&mut locations, text).is_some());
    });
    walk!("serde_json", json, |json: &'static String| {
        let record = serde_json::from_str(json).expect("serialized above");
        peers::total_len(&record)
    });
    let passports: &[_] = vec![peers::passport(); texts.len()].leak();
    walk!("mrz TD3", passports, |(first, second): &'static (
        String,
        String
    )| {
        mrz::parse_td3(first, second).expect("a valid specimen")
    });
    walk!("JSON in", json, |json: &'static String| {
        serde_json::from_str::<PersonalQrBuf>(json).expect("serialized above")
    });
    group.finish();
}
