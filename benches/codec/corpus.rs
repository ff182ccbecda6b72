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

/// Returns invalid texts: each text with one random byte replaced by a random value.
pub(crate) fn mutated(texts: &[&str]) -> Vec<Vec<u8>> {
    let mut random = Random(0x1405_2021);
    let mutate = |text: &&str| {
        loop {
            let mut text = text.as_bytes().to_vec();
            let index = random.below(text.len());
            text[index] = u8::try_from(random.below(256)).expect("below 256");
            if PersonalQr::decode(&text).is_err() {
                return text;
            }
        }
    };
    texts.iter().map(mutate).collect()
}

/// Xorshift with a fixed seed, so that every run has the same texts.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}
