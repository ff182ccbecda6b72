//! The README pages: samples that can be pasted, and output that the samples print.

use vn_personal_qr::PersonalQr;

const PAGES: [&str; 2] = [
    include_str!("../README.md"),
    include_str!("../README.vi.md"),
];

/// The fenced blocks of a page in a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str())
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a closing fence"))
        .collect()
}

#[test]
fn samples_are_whole_programs() {
    for page in PAGES {
        let samples = blocks(page, "rust");
        assert_eq!(samples.len(), 3);
        for sample in samples {
            assert!(sample.contains("\nfn main()"), "{sample}");
            let hidden = sample.lines().find(|line| line.starts_with("# "));
            assert_eq!(hidden, None);
        }
    }
}

#[test]
fn both_pages_have_the_same_samples() {
    assert_eq!(blocks(PAGES[0], "rust"), blocks(PAGES[1], "rust"));
}

#[test]
fn masked_output_is_what_the_first_sample_prints() {
    let sample = blocks(PAGES[0], "rust")[0];
    let text = sample
        .split("decode(b\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a payload");
    let qr = PersonalQr::decode(text.as_bytes()).expect("valid");
    let printed = format!("{}\n", qr.masked());
    assert_eq!(blocks(PAGES[0], "text")[0], printed);
}
