use vn_personal_qr::PersonalQr;

pub(crate) fn unsigned() -> Vec<&'static str> {
    include_str!("../corpus.txt").lines().collect()
}

pub(crate) fn signed() -> Vec<&'static str> {
    include_str!("../corpus-signed.txt").lines().collect()
}

pub(crate) fn decoded(texts: &[&'static str]) -> Vec<PersonalQr<'static>> {
    let decode = |text: &&'static str| PersonalQr::try_from(*text).expect("the corpus is valid");
    texts.iter().map(decode).collect()
}

pub(crate) fn bytes(texts: &[impl AsRef<[u8]>]) -> u64 {
    texts.iter().map(|text| text.as_ref().len() as u64).sum()
}

/// The texts with one byte each replaced by another, at a place and by a value that are equally likely; those that are
/// still valid get another.
pub(crate) fn mutated(texts: &[&str]) -> Vec<Vec<u8>> {
    let mut random = Random(0x1405_2021);
    let mutate = |text: &&str| {
        loop {
            let mut text = text.as_bytes().to_vec();
            let place = random.below(text.len());
            text[place] = u8::try_from(random.below(256)).expect("below 256");
            if PersonalQr::decode(&text).is_err() {
                return text;
            }
        }
    };
    texts.iter().map(mutate).collect()
}

/// Xorshift, so that the same texts come out on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}
