use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use vn_personal_qr::{MAX_LEN, PersonalQr};

pub(crate) fn benches(criterion: &mut Criterion) {
    let texts: Vec<_> = include_str!("../corpus.txt").lines().collect();
    let payloads: Vec<_> = texts
        .iter()
        .map(|text| PersonalQr::try_from(*text).expect("the corpus is valid"))
        .collect();
    let bytes = texts.iter().map(|text| text.len() as u64).sum();

    let mut group = criterion.benchmark_group("encode");
    group.throughput(Throughput::Bytes(bytes));

    let mut buffer = [0; MAX_LEN];
    group.bench_function("to slice", |bencher| {
        bencher.iter(|| {
            for payload in &payloads {
                let length = black_box(payload).encode_to_slice(&mut buffer);
                black_box(length).expect("the buffer is long enough");
                black_box(&mut buffer);
            }
        });
    });
    group.bench_function("copy", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                let text = black_box(text.as_bytes());
                buffer[..text.len()].copy_from_slice(text);
                black_box(&mut buffer);
            }
        });
    });
    group.bench_function("to String", |bencher| {
        bencher.iter(|| {
            for payload in &payloads {
                black_box(black_box(payload).encode());
            }
        });
    });
    let dates: Vec<_> = payloads.iter().map(PersonalQr::birth_date).collect();
    let values: Vec<_> = payloads
        .iter()
        .zip(&dates)
        .map(|(payload, date)| values_of(payload, date.as_str()))
        .collect();
    for (value, text) in values.iter().zip(&texts) {
        assert_eq!(&format(value), text);
    }
    group.bench_function("format!", |bencher| {
        bencher.iter(|| {
            for value in &values {
                black_box(format(black_box(value)));
            }
        });
    });
    let mut text = String::new();
    group.bench_function("masked card", |bencher| {
        bencher.iter(|| {
            for payload in &payloads {
                text.clear();
                write!(text, "{}", black_box(payload).masked()).expect("a String accepts all");
                black_box(&text);
            }
        });
    });
    let mut json = Vec::new();
    group.bench_function("JSON out", |bencher| {
        bencher.iter(|| {
            for payload in &payloads {
                json.clear();
                serde_json::to_writer(&mut json, black_box(payload)).expect("a Vec accepts all");
                black_box(&json);
            }
        });
    });
    group.finish();
}

/// The values of a payload as texts, for `format!`.
struct Texts<'a> {
    fields: [&'a str; 5],
    slots: Vec<&'a str>,
}

fn values_of<'a>(payload: &'a PersonalQr<'a>, date: &'a str) -> Texts<'a> {
    let extension = payload.extension();
    let kind = ["0", "1"][usize::from(payload.declaration_kind().code() == '1')];
    let gender = extension.gender().map_or("", |gender| match gender.code() {
        '0' => "0",
        '1' => "1",
        _ => "2",
    });
    let mut slots = vec![
        extension.declarant_qid().map_or("", |value| value.as_str()),
        gender,
        extension.health_card().map_or("", |value| value.as_str()),
        extension.phone().map_or("", |value| value.as_str()),
        extension.signature().map_or("", |value| value.as_str()),
    ];
    while slots.last() == Some(&"") {
        slots.pop();
    }
    let id_number = payload.id_number().map_or("", |value| value.as_str());
    let fields = [
        id_number,
        payload.name().as_str(),
        date,
        kind,
        payload.qid().as_str(),
    ];
    Texts { fields, slots }
}

fn format(texts: &Texts<'_>) -> String {
    let [id_number, name, date, kind, qid] = texts.fields;
    let mut text = format!("{id_number}|{name}|{date}|{kind}|{qid}|");
    for (at, slot) in texts.slots.iter().enumerate() {
        let delimiter = if at > 0 { "<" } else { "" };
        write!(text, "{delimiter}{slot}").expect("a String accepts all");
    }
    text
}
