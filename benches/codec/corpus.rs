use vn_personal_qr::PersonalQr;

pub(crate) fn unsigned() -> Vec<&'static str> {
    include_str!("../corpus.txt").lines().collect()
}

pub(crate) fn decoded(texts: &[&'static str]) -> Vec<PersonalQr<'static>> {
    let decode = |text: &&'static str| PersonalQr::try_from(*text).expect("the corpus is valid");
    texts.iter().map(decode).collect()
}

pub(crate) fn bytes(texts: &[impl AsRef<[u8]>]) -> u64 {
    texts.iter().map(|text| text.as_ref().len() as u64).sum()
}
