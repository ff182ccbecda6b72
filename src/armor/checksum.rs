use crc::{CRC_32_ISO_HDLC, Crc, Digest, Table};

use super::prefix::PREFIX;

/// The length of the checksum after the payload, in bytes.
pub(super) const CHECKSUM_LEN: usize = 4;

/// Sixteen bytes at a time need a table of 16 KiB; 1 KiB suits a microcontroller better.
#[cfg(feature = "std")]
type Lanes = Table<16>;
#[cfg(not(feature = "std"))]
type Lanes = Table<1>;

static CRC: Crc<u32, Lanes> = Crc::<u32, Lanes>::new(&CRC_32_ISO_HDLC);

static AFTER_PREFIX: Digest<'static, u32, Lanes> = {
    let mut digest = CRC.digest();
    digest.update(PREFIX.as_bytes());
    digest
};

/// Returns the checksum of the lower-case prefix and `payload`.
#[inline]
pub(super) fn checksum(payload: &[u8]) -> [u8; CHECKSUM_LEN] {
    let mut digest = AFTER_PREFIX.clone();
    digest.update(payload);
    digest.finalize().to_be_bytes()
}
