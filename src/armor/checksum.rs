use crc::{CRC_32_ISO_HDLC, Crc, Digest, Table};

use super::{CHECK_LEN, PREFIX};

/// Sixteen bytes at a time take a table of 16 KiB; a microcontroller is better served by one of 1 KiB.
#[cfg(feature = "std")]
type Lanes = Table<16>;
#[cfg(not(feature = "std"))]
type Lanes = Table<1>;

static CRC: Crc<u32, Lanes> = Crc::<u32, Lanes>::new(&CRC_32_ISO_HDLC);

/// The label has been checked, the payload not yet.
static BEHIND_LABEL: Digest<'static, u32, Lanes> = {
    let mut digest = CRC.digest();
    digest.update(PREFIX.as_bytes());
    digest
};

/// The check of a payload, as it stands behind it: of the label in small letters, however it was written, and the payload.
#[inline]
pub(super) fn checksum(payload: &[u8]) -> [u8; CHECK_LEN] {
    let mut digest = BEHIND_LABEL.clone();
    digest.update(payload);
    digest.finalize().to_be_bytes()
}
