use std::borrow::Cow;
use std::fmt;

use super::error::PictureError;

/// A gray picture: one byte a pixel, 0 is black and 255 is white, rows from top to bottom.
///
/// `Debug` shows the size but no pixels, since a picture may show personal data.
///
/// ```
/// use qr_scan::{Picture, PictureError};
///
/// // Two rows of three pixels. The second row starts four bytes after the first.
/// let picture = Picture::from_gray(&[0, 128, 255, 0, 10, 20, 30, 0], 3, 2, 4)?;
/// assert_eq!((picture.width(), picture.height()), (3, 2));
/// assert_eq!(picture.pixels(), [0, 128, 255, 10, 20, 30]);
/// # Ok::<(), PictureError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Picture<'p> {
    pixels: Cow<'p, [u8]>,
    width: usize,
    height: usize,
}

impl<'p> Picture<'p> {
    /// The suggested limit for picture files: 50 million pixels, the resolution of current phone cameras.
    pub const MAX_PIXELS: u64 = 50_000_000;

    /// The longest side of a picture: 32,767 pixels.
    pub const MAX_SIDE: usize = 32_767;

    /// Creates a picture from gray pixels, such as the luminance plane of a camera frame.
    ///
    /// `stride` is the distance in bytes between the starts of two rows. The bytes are borrowed if it equals the width,
    /// and copied otherwise.
    ///
    /// # Errors
    ///
    /// - [`PictureError::Empty`]: a side is zero: `from_gray(&[], 0, 0, 0)`
    /// - [`PictureError::TooFewBytes`]: `from_gray(&[0; 5], 3, 2, 3)`, or a stride less than the width
    /// - [`PictureError::TooLarge`]: a side is longer than [`MAX_SIDE`](Self::MAX_SIDE)
    pub fn from_gray(
        bytes: &'p [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, PictureError> {
        check_size(width as u64, height as u64, u64::MAX)?;
        let last_row = height.saturating_sub(1).checked_mul(stride);
        let bytes = last_row
            .and_then(|start| start.checked_add(width))
            .filter(|_| stride >= width)
            .and_then(|length| bytes.get(..length))
            .ok_or(PictureError::TooFewBytes)?;
        let pixels = if stride == width {
            Cow::Borrowed(bytes)
        } else {
            let rows = bytes.chunks(stride).flat_map(|row| row.iter().take(width));
            Cow::Owned(rows.copied().collect())
        };
        Ok(Self {
            pixels,
            width,
            height,
        })
    }

    /// Returns the number of pixels in a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// Returns all pixels, row by row, without gaps between the rows.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Creates a picture from `width * height` pixels.
    pub(crate) const fn from_vec(pixels: Vec<u8>, width: usize, height: usize) -> Picture<'static> {
        Picture {
            pixels: Cow::Owned(pixels),
            width,
            height,
        }
    }
}

impl fmt::Debug for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

pub(crate) fn check_size(width: u64, height: u64, max_pixels: u64) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Empty);
    }
    let max_side = Picture::MAX_SIDE as u64;
    if width > max_side || height > max_side || width.saturating_mul(height) > max_pixels {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}
