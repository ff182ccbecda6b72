//! Pictures: gray pixels, and the files they come from.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use std::io::Cursor;

use image::error::{ImageError, LimitErrorKind};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::error::PictureError;

/// A gray picture: 0 is black, 255 is white, rows from the top.
///
/// ```
/// use qr_scan::{Picture, PictureError};
///
/// // Two rows of three pixels; each begins four bytes behind the one before.
/// let picture = Picture::from_gray(&[0, 128, 255, 0, 10, 20, 30, 0], 3, 2, 4)?;
/// assert_eq!((picture.width(), picture.height()), (3, 2));
/// assert_eq!(picture.pixels(), [0, 128, 255, 10, 20, 30]);
/// # Ok::<(), PictureError>(())
/// ```
///
/// `Debug` shows the size, no pixels: they are what was photographed.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture<'p> {
    pixels: Cow<'p, [u8]>,
    width: usize,
    height: usize,
}

impl<'p> Picture<'p> {
    /// How many pixels a picture may have unless the caller says otherwise: 50 million, what good telephones take.
    pub const MAX_PIXELS: u64 = 50_000_000;

    /// The longest side there may be, in pixels: 32,767.
    pub const MAX_SIDE: usize = 32_767;

    /// A picture of gray pixels, such as the luminance plane of a camera's frame. `stride` is how many bytes lie between
    /// the beginnings of two rows. Nothing is copied where that is the width.
    ///
    /// # Errors
    ///
    /// - [`PictureError::Empty`]: `from_gray(&[], 0, 0, 0)`
    /// - [`PictureError::TooFewBytes`]: `from_gray(&[0; 5], 3, 2, 3)`, and a stride that is less than the width
    /// - [`PictureError::TooLarge`]: a side is longer than [`MAX_SIDE`](Self::MAX_SIDE)
    pub fn from_gray(
        bytes: &'p [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, PictureError> {
        if width == 0 || height == 0 {
            return Err(PictureError::Empty);
        }
        allowed(width as u64, height as u64, u64::MAX)?;
        let last = height.saturating_sub(1).checked_mul(stride);
        let needed = last.and_then(|last| last.checked_add(width));
        let bytes = needed
            .filter(|_| stride >= width)
            .and_then(|needed| bytes.get(..needed))
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

    /// A picture from the bytes of a PNG or JPEG file, told apart by how they begin. Colors become gray; what is
    /// transparent shows the white that it would be drawn on. How a camera was held (EXIF orientation) is not looked at: corners
    /// are in the picture as it is stored, and a symbol is read however it lies.
    ///
    /// The size is looked at before any pixel is unpacked, so a file of a few bytes that says it is a picture of a terabyte
    /// costs nothing. While it is unpacked a picture takes up to eight bytes a pixel, one afterwards.
    ///
    /// ```
    /// use qr_scan::{Picture, PictureError};
    ///
    /// assert_eq!(Picture::from_file(b"GIF89a", Picture::MAX_PIXELS), Err(PictureError::UnknownFormat));
    /// ```
    ///
    /// # Errors
    ///
    /// - [`PictureError::UnknownFormat`]: `b"GIF89a"`, `b""`
    /// - [`PictureError::TooLarge`]: more than `max_pixels`, or a side longer than [`MAX_SIDE`](Self::MAX_SIDE)
    /// - [`PictureError::Broken`]: a file that was cut short
    pub fn from_file(bytes: &[u8], max_pixels: u64) -> Result<Picture<'static>, PictureError> {
        let format = image::guess_format(bytes).map_err(|_| PictureError::UnknownFormat)?;
        if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
            return Err(PictureError::UnknownFormat);
        }
        let mut limits = Limits::no_limits();
        // What a decoder needs besides the pixels is little; a PNG's text and profile are not to be more.
        limits.max_alloc = Some(max_pixels.saturating_mul(8).saturating_add(1 << 20));
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let decoder = reader.into_decoder().map_err(|error| refused(&error))?;
        let (width, height) = decoder.dimensions();
        if width == 0 || height == 0 {
            return Err(PictureError::Empty);
        }
        allowed(width.into(), height.into(), max_pixels)?;
        let image = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
        Ok(Picture {
            pixels: Cow::Owned(gray(image)),
            width: width as usize,
            height: height as usize,
        })
    }

    /// Pixels in a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row by row, nothing between the rows.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// One made of another: there must be as many pixels as the sides say.
    pub(super) const fn made(pixels: Vec<u8>, width: usize, height: usize) -> Picture<'static> {
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

fn allowed(width: u64, height: u64, max_pixels: u64) -> Result<(), PictureError> {
    let side = Picture::MAX_SIDE as u64;
    if width > side || height > side || width.saturating_mul(height) > max_pixels {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

/// What a decoder refuses. Its own limit is met only by what is not pixels.
fn refused(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::InsufficientMemory) => {
            PictureError::TooMuchMemory
        }
        _ => PictureError::Broken,
    }
}

fn gray(image: DynamicImage) -> Vec<u8> {
    if !image.color().has_alpha() {
        return image.into_luma8().into_raw();
    }
    let pixels = image.into_luma_alpha8().into_raw();
    pixels
        .chunks_exact(2)
        .map(|pixel| {
            let of = |at: usize| u32::from(pixel.get(at).copied().unwrap_or(0));
            let (gray, alpha) = (of(0), of(1));
            let mixed = gray
                .wrapping_mul(alpha)
                .wrapping_add(255_u32.wrapping_sub(alpha).wrapping_mul(255));
            u8::try_from(mixed.wrapping_add(127) / 255).unwrap_or(255)
        })
        .collect()
}
