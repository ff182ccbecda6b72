use std::io::Cursor;

use image::error::{ImageError, LimitErrorKind};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::error::PictureError;
use super::picture::{Picture, check_size};

impl Picture<'static> {
    /// Decodes the bytes of a PNG or JPEG file. The signature of the file selects the format.
    ///
    /// Colors become gray, and transparent pixels are blended with white. The EXIF orientation is ignored: corners are
    /// relative to the picture as stored, and a symbol is read in any orientation.
    ///
    /// The size is checked before any pixel is decoded, so a small file that claims a huge picture costs nothing.
    /// Decoding takes at most eight bytes of memory a pixel; the picture keeps one.
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
    /// - [`PictureError::Empty`]: a side is zero
    /// - [`PictureError::TooLarge`]: more than `max_pixels`, or a side longer than [`MAX_SIDE`](Self::MAX_SIDE)
    /// - [`PictureError::TooMuchMemory`]: a chunk of metadata that is larger than the pixels may be
    /// - [`PictureError::Broken`]: a file that is cut short
    pub fn from_file(bytes: &[u8], max_pixels: u64) -> Result<Self, PictureError> {
        let format = format(bytes).ok_or(PictureError::UnknownFormat)?;
        let mut limits = Limits::no_limits();
        // A decoder needs little besides the pixels; text and color profiles of a PNG must fit as well.
        limits.max_alloc = Some(max_pixels.saturating_mul(8).saturating_add(1 << 20));
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let decoder = reader
            .into_decoder()
            .map_err(|error| to_picture_error(&error))?;
        let (width, height) = decoder.dimensions();
        check_size(width.into(), height.into(), max_pixels)?;
        let image =
            DynamicImage::from_decoder(decoder).map_err(|error| to_picture_error(&error))?;
        Ok(Self::from_vec(
            to_gray(image),
            width as usize,
            height as usize,
        ))
    }

    /// Returns `true` if a file that begins with these bytes is PNG or JPEG by its signature. Eight bytes are enough.
    ///
    /// ```
    /// use qr_scan::Picture;
    ///
    /// assert!(Picture::is_file(b"\x89PNG\r\n\x1A\n"));
    /// assert!(!Picture::is_file(b"GIF89a"));
    /// ```
    #[must_use]
    pub fn is_file(start: &[u8]) -> bool {
        format(start).is_some()
    }
}

fn format(file: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(file).ok()?;
    matches!(format, ImageFormat::Png | ImageFormat::Jpeg).then_some(format)
}

/// The memory limit leaves room for all allowed pixels, so only metadata or an absurd size exceeds it.
fn to_picture_error(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::InsufficientMemory) => {
            PictureError::TooMuchMemory
        }
        _ => PictureError::Broken,
    }
}

fn to_gray(image: DynamicImage) -> Vec<u8> {
    if !image.color().has_alpha() {
        return image.into_luma8().into_raw();
    }
    let pixels = image.into_luma_alpha8().into_raw();
    pixels
        .chunks_exact(2)
        .map(|pixel| {
            let byte = |at: usize| u32::from(pixel.get(at).copied().unwrap_or(0));
            let (gray, alpha) = (byte(0), byte(1));
            let blended = gray
                .wrapping_mul(alpha)
                .wrapping_add(255_u32.wrapping_sub(alpha).wrapping_mul(255));
            u8::try_from(blended.wrapping_add(127) / 255).unwrap_or(255)
        })
        .collect()
}
