use super::{Detected, read};
use qr_scan::{Budget, FoundSymbol, Picture, PictureError, Scan, scan};

/// What a picture holds, each code of it told and read; made by [`read_image`], or from any [`Scan`].
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, DetectedImage};
/// use vn_personal_qr::qr_scan::{Budget, Picture, scan};
/// use vn_personal_qr::qr_symbol::Symbol;
///
/// let png = Symbol::new(b"https://example.com").unwrap().png(4).to_vec();
/// let picture = Picture::from_file(&png, 1_000_000)?;
/// let image = DetectedImage::from(scan(&picture, Budget::per_pixel(8)));
/// let kinds: Vec<CodeKind> = image.codes().map(|(_, scanned)| scanned.kind()).collect();
/// assert_eq!(kinds[0].code(), "url");
/// # Ok::<(), vn_personal_qr::qr_scan::PictureError>(())
/// ```
///
/// `Debug` shows nothing of what the codes say.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectedImage {
    scan: Scan,
}

/// Reads every code in a PNG or JPEG file, whatever each is: [`Picture::from_file`], [`scan()`] with the default limit and
/// budget, then [`read`].
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
/// use vn_personal_qr::qr_symbol::Symbol;
///
/// let text = "001093029317|Nguyễn An|1987-01-18|0|1|";
/// let png = Symbol::new(text.as_bytes()).unwrap().png(4).to_vec();
/// let image = detect::read_image(&png)?;
/// let (symbol, scanned) = image.codes().next().expect("a code");
/// assert_eq!(symbol.bytes(), text.as_bytes());
/// let Detected::PersonalQr(reading) = scanned else { panic!("no personal QR") };
/// assert_eq!(reading.payload().unwrap().name().as_str(), "NGUYEN AN");
/// # Ok::<(), vn_personal_qr::qr_scan::PictureError>(())
/// ```
///
/// # Errors
///
/// Those of [`Picture::from_file`]: `b"GIF89a"` is neither PNG nor JPEG. A picture without a code is no error; it has none.
pub fn read_image(bytes: &[u8]) -> Result<DetectedImage, PictureError> {
    let picture = Picture::from_file(bytes, Picture::MAX_PIXELS)?;
    Ok(scan(&picture, Budget::DEFAULT).into())
}

impl DetectedImage {
    /// The codes in the order in which they were found: the symbol, and what its text is.
    pub fn codes(&self) -> impl Iterator<Item = (&FoundSymbol, Detected<'_>)> {
        let symbols = self.scan.symbols().iter();
        symbols.map(|symbol| (symbol, read(symbol.bytes())))
    }

    /// What was tried, and where two readings differ.
    #[must_use]
    pub const fn scan(&self) -> &Scan {
        &self.scan
    }
}

impl From<Scan> for DetectedImage {
    fn from(scan: Scan) -> Self {
        Self { scan }
    }
}
