use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD);

/// Like [`BASE64`], but ignores the unused bits of the last character.
pub(super) const BASE64_ANY_TRAILING_BITS: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));
