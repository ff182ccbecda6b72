use super::detected::{Detected, read};
use super::reason::UnknownReason;
use qr_scan::{Budget, FoundSymbol, Picture, PictureError, Scan, scan};

/// The codes in a picture, created by [`read_image`], or from any [`Scan`].
///
/// `Debug` shows nothing of the texts.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, DetectedImage};
/// use vn_personal_qr::qr_scan::{Budget, Picture, scan};
/// use vn_personal_qr::qr_symbol::Symbol;
///
/// let png = Symbol::new(b"https://example.com").unwrap().png(4).to_vec();
/// let picture = Picture::from_file(&png, 1_000_000)?;
/// let image = DetectedImage::from(scan(&picture, Budget::per_pixel(8)));
/// let kinds: Vec<CodeKind> = image.codes().map(|(_, detected)| detected.kind()).collect();
/// assert_eq!(kinds[0].code(), "url");
/// # Ok::<(), vn_personal_qr::qr_scan::PictureError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DetectedImage {
    scan: Scan,
}

/// Reads every code in a PNG or JPEG file: [`Picture::from_file`] and [`scan()`] with the default limit and budget,
/// then
/// [`read`].
///
/// # Errors
///
/// Those of [`Picture::from_file`]: `b"GIF89a"` is neither PNG nor JPEG. A picture without a code is not an error.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
/// use vn_personal_qr::qr_symbol::Symbol;
///
/// let text = "001093029317|Nguyễn An|1987-01-18|0|1|";
/// let png = Symbol::new(text.as_bytes()).unwrap().png(4).to_vec();
/// let image = detect::read_image(&png)?;
/// let (symbol, detected) = image.codes().next().expect("a code");
/// assert_eq!(symbol.bytes(), text.as_bytes());
/// let Detected::PersonalQr(payload) = detected else { panic!("not a personal QR payload") };
/// assert_eq!(payload.to_payload().unwrap().as_str(), "001093029317|NGUYEN AN|1987-01-18|0|1|");
/// # Ok::<(), vn_personal_qr::qr_scan::PictureError>(())
/// ```
pub fn read_image(bytes: &[u8]) -> Result<DetectedImage, PictureError> {
    let picture = Picture::from_file(bytes, Picture::MAX_PIXELS)?;
    Ok(scan(&picture, Budget::DEFAULT).into())
}

impl DetectedImage {
    /// Returns the symbols and their detected texts, in the order in which they were found.
    ///
    /// A part of a text is [`Unknown`](Detected::Unknown), whatever it looks like: what is missing may change it.
    pub fn codes(&self) -> impl Iterator<Item = (&FoundSymbol, Detected<'_>)> {
        let symbols = self.scan.symbols().iter();
        symbols.map(|symbol| {
            let detected = match symbol.part() {
                Some(part) => Detected::Unknown(UnknownReason::Part {
                    number: part.number(),
                    count: part.count(),
                }),
                None => read(symbol.bytes()),
            };
            (symbol, detected)
        })
    }

    /// Returns the result of the scan, with its passes and disagreements.
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
