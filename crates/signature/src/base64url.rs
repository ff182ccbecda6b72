//! The base64 variant of slot 5 and of JWKs.

use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

/// base64url without padding (RFC 4648, section 5). Decoding rejects padding and non-zero trailing bits.
pub(crate) const BASE64URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD);
