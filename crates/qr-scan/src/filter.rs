//! Filters that make symbols easier to read: smoothing, sharpening, inversion, scaling.
//!
//! Noise and blur need opposite filters. The mean of nine neighbors has a ninth of the variance of the noise, but hides
//! modules of two pixels. Blur is itself a mean: an unsharp mask restores some of the lost contrast, and amplifies
//! noise. So each filter belongs to a pass of its own.
//!
//! Every filter visits each row once and keeps running sums, so its time does not depend on the radius. Rows are
//! iterated without indexing, which lets the compiler vectorize and cannot panic. Pixels outside the picture repeat its
//! border.

use super::picture::Picture;

/// Returns row `y`, clamped to the first and the last row.
fn row<'p>(picture: &'p Picture<'_>, y: isize) -> &'p [u8] {
    let y = usize::try_from(y).unwrap_or(0);
    let y = y.min(picture.height().saturating_sub(1));
    let start = y.wrapping_mul(picture.width());
    let row = picture
        .pixels()
        .get(start..start.wrapping_add(picture.width()));
    row.unwrap_or_default()
}

/// Returns the range of rows for [`row`].
fn rows(picture: &Picture<'_>) -> core::ops::Range<isize> {
    0..isize::try_from(picture.height()).unwrap_or(0)
}

/// Replaces each pixel by the mean of 3 x 3 pixels, rounded to the nearest gray.
///
/// Adds three rows to sums of columns first, then three neighboring sums: four additions a pixel instead of eight.
pub(crate) fn smooth(picture: &Picture<'_>) -> Picture<'static> {
    let width = picture.width();
    let mut pixels = Vec::with_capacity(picture.pixels().len());
    let mut sums = vec![0_u16; width.saturating_add(2)];
    for y in rows(picture) {
        let [above, middle, below] = [-1, 0, 1].map(|step| row(picture, y.wrapping_add(step)));
        let columns = above.iter().zip(middle).zip(below);
        for (sum, ((above, middle), below)) in sums.iter_mut().skip(1).zip(columns) {
            *sum = u16::from(*above)
                .wrapping_add(u16::from(*middle))
                .wrapping_add(u16::from(*below));
        }
        repeat_border(&mut sums, 1);
        pixels.extend(sums.windows(3).map(|three| {
            let sum = three.iter().copied().fold(4, u16::wrapping_add);
            // 9 * 255 + 4 < 9 * 256.
            u8::try_from(sum / 9).unwrap_or(255)
        }));
    }
    Picture::from_vec(pixels, width, picture.height())
}

/// Fills the first and last `margin` items of a line with the nearest item between them.
fn repeat_border<T: Copy>(line: &mut [T], margin: usize) {
    let end = line.len().saturating_sub(margin);
    if let Some(first) = line.get(margin).copied() {
        line.iter_mut()
            .take(margin)
            .for_each(|place| *place = first);
    }
    if let Some(last) = line.get(end.saturating_sub(1)).copied() {
        line.iter_mut().skip(end).for_each(|place| *place = last);
    }
}

/// Returns the mean of the square around each pixel, `radius` pixels to every side, rounded down.
///
/// Keeps a sum for each column: from row to row, one pixel enters it and one leaves. Prefix sums of the columns then
/// give each square as the difference of two of them.
pub(crate) fn local_means(picture: &Picture<'_>, radius: u8) -> Vec<u8> {
    let width = picture.width();
    let margin = usize::from(radius);
    let reach = isize::from(radius);
    let side = u32::from(radius).wrapping_mul(2).wrapping_add(1);
    let count = side.wrapping_mul(side);
    let mut columns = vec![0_u32; width.saturating_add(margin.wrapping_mul(2))];
    for y in reach.wrapping_neg()..=reach {
        for (sum, pixel) in columns.iter_mut().skip(margin).zip(row(picture, y)) {
            *sum = sum.wrapping_add(u32::from(*pixel));
        }
    }
    let mut means = Vec::with_capacity(picture.pixels().len());
    let mut prefix_sums = vec![0_u32; columns.len().saturating_add(1)];
    for y in rows(picture) {
        repeat_border(&mut columns, margin);
        let mut sum = 0_u32;
        for (place, column) in prefix_sums.iter_mut().skip(1).zip(&columns) {
            sum = sum.wrapping_add(*column);
            *place = sum;
        }
        let ends = prefix_sums.iter().skip(side as usize);
        means.extend(ends.zip(&prefix_sums).map(|(end, start)| {
            u8::try_from(end.wrapping_sub(*start).checked_div(count).unwrap_or(0)).unwrap_or(255)
        }));
        let leaving = row(picture, y.wrapping_sub(reach));
        let entering = row(picture, y.wrapping_add(reach).wrapping_add(1));
        for (sum, (leaving, entering)) in columns
            .iter_mut()
            .skip(margin)
            .zip(leaving.iter().zip(entering))
        {
            *sum = sum
                .wrapping_add(u32::from(*entering))
                .wrapping_sub(u32::from(*leaving));
        }
    }
    means
}

/// Adds `amount` times the difference between each pixel and its local mean, clamped to 0..=255. Reverses some of the
/// blur of a lens.
///
/// The radius should match the blur, about one module. A larger radius adds contrast to even areas.
pub(crate) fn unsharp_mask(picture: &Picture<'_>, radius: u8, amount: u8) -> Picture<'static> {
    let means = local_means(picture, radius);
    let pixels = picture.pixels().iter().zip(means).map(|(pixel, mean)| {
        let (pixel, mean) = (i32::from(*pixel), i32::from(mean));
        let added = pixel.wrapping_sub(mean).wrapping_mul(i32::from(amount));
        u8::try_from(pixel.wrapping_add(added).clamp(0, 255)).unwrap_or(0)
    });
    Picture::from_vec(pixels.collect(), picture.width(), picture.height())
}

/// Exchanges dark and light: reflectance reversal in the standard, light modules on a dark background.
///
/// Source: ISO/IEC 18004:2015, 5.2.
pub(crate) fn invert(picture: &Picture<'_>) -> Picture<'static> {
    let pixels = picture.pixels().iter().map(|pixel| !pixel).collect();
    Picture::from_vec(pixels, picture.width(), picture.height())
}

/// Halves the width and height with the mean of 2 x 2 pixels, or returns `None` if a side is less than 2.
///
/// Drops an odd last row or column, since the quiet zone is wider.
pub(crate) fn halve(picture: &Picture<'_>) -> Option<Picture<'static>> {
    let (width, height) = (picture.width() / 2, picture.height() / 2);
    if width == 0 || height == 0 {
        return None;
    }
    let mut pixels = Vec::with_capacity(width.wrapping_mul(height));
    for y in rows(picture).step_by(2).take(height) {
        let [upper, lower] = [0, 1].map(|step| row(picture, y.wrapping_add(step)).chunks_exact(2));
        pixels.extend(upper.zip(lower).map(|(upper, lower)| {
            let four = upper.iter().chain(lower);
            let sum = four.fold(2, |sum: u16, pixel| sum.wrapping_add(u16::from(*pixel)));
            u8::try_from(sum / 4).unwrap_or(255)
        }));
    }
    Some(Picture::from_vec(pixels, width, height))
}

/// Doubles the width and height with bilinear interpolation: 9/16 of the nearest pixel, 3/16 of each of two, 1/16 of
/// the fourth.
///
/// The gray of a pixel between modules of two or three pixels shows where their edge is. Finder patterns are traced in
/// whole pixels, an error of half a module at two pixels a module; doubling reduces it to a quarter.
pub(crate) fn double(picture: &Picture<'_>) -> Picture<'static> {
    let (width, height) = (picture.width(), picture.height());
    let mut pixels = Vec::with_capacity(picture.pixels().len().saturating_mul(4));
    let mut line = vec![0_u16; width.saturating_add(2)];
    for y in rows(picture) {
        for step in [-1, 1] {
            let near = row(picture, y);
            let far = row(picture, y.wrapping_add(step));
            for (value, (near, far)) in line.iter_mut().skip(1).zip(near.iter().zip(far)) {
                *value = u16::from(*near)
                    .wrapping_mul(3)
                    .wrapping_add(u16::from(*far));
            }
            repeat_border(&mut line, 1);
            for three in line.windows(3) {
                let &[left, middle, right] = three else {
                    continue;
                };
                for side in [left, right] {
                    let sum = middle.wrapping_mul(3).wrapping_add(side).wrapping_add(8);
                    pixels.push(u8::try_from(sum / 16).unwrap_or(255));
                }
            }
        }
    }
    Picture::from_vec(pixels, width.saturating_mul(2), height.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::{Picture, double, halve, invert, local_means, smooth, unsharp_mask};

    fn picture() -> Picture<'static> {
        let pixels = (0..7 * 5).map(|at: u32| u8::try_from(at * at * 37 % 256).unwrap());
        Picture::from_vec(pixels.collect(), 7, 5)
    }

    /// Returns the mean of a square, computed directly.
    fn mean(picture: &Picture<'_>, x: usize, y: usize, radius: usize) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for dy in 0..=2 * radius {
            for dx in 0..=2 * radius {
                let (x, y) = (
                    (x + dx).saturating_sub(radius).min(6),
                    (y + dy).saturating_sub(radius).min(4),
                );
                sum += f64::from(picture.pixels()[y * 7 + x]);
                count += 1.0;
            }
        }
        sum / count
    }

    #[test]
    fn local_means_match_the_definition() {
        let picture = picture();
        for radius in 1..=6_u8 {
            let means = local_means(&picture, radius);
            let smooth = smooth(&picture);
            for (at, found) in means.iter().enumerate() {
                let expected = mean(&picture, at % 7, at / 7, usize::from(radius));
                assert!(
                    (expected - 1.0..=expected).contains(&f64::from(*found)),
                    "{radius}"
                );
                if radius == 1 {
                    let found = f64::from(smooth.pixels()[at]);
                    assert!((found - expected).abs() <= 0.5);
                }
            }
        }
    }

    #[test]
    fn filters_keep_even_areas_and_scale_sizes() {
        let picture = picture();
        let half = halve(&picture).unwrap();
        assert_eq!(
            (half.width(), half.height(), half.pixels().len()),
            (3, 2, 6)
        );
        let twice = double(&picture);
        assert_eq!(
            (twice.width(), twice.height(), twice.pixels().len()),
            (14, 10, 140)
        );
        let flat = Picture::from_vec([77; 35].to_vec(), 7, 5);
        for same in [
            smooth(&flat),
            unsharp_mask(&flat, 3, 4),
            halve(&flat).unwrap(),
            double(&flat),
        ] {
            assert!(same.pixels().iter().all(|pixel| *pixel == 77));
        }
        assert_eq!(invert(&invert(&picture)), picture);
        assert!(halve(&Picture::from_vec([1].to_vec(), 1, 1)).is_none());
        let edge = Picture::from_vec([100, 100, 100, 120, 120, 120].to_vec(), 6, 1);
        let sharp: Vec<u8> = unsharp_mask(&edge, 1, 3).pixels().to_vec();
        assert!(sharp[2] < 90 && sharp[3] > 130, "{sharp:?}");
    }

    #[test]
    fn does_not_halve_a_single_line() {
        assert!(halve(&Picture::from_vec([1, 2, 3, 4].to_vec(), 4, 1)).is_none());
        assert!(halve(&Picture::from_vec([1, 2, 3, 4].to_vec(), 1, 4)).is_none());
    }

    #[test]
    fn double_interpolates_between_four_pixels() {
        let picture = picture();
        let at = |x: usize, y: usize| u32::from(picture.pixels()[y.min(4) * 7 + x.min(6)]);
        let nearest_two = |at: usize| {
            let near = at / 2;
            let far = if at % 2 == 0 {
                near.saturating_sub(1)
            } else {
                near + 1
            };
            (near, far)
        };
        let twice = double(&picture);
        for (place, found) in twice.pixels().iter().enumerate() {
            let ((x, far_x), (y, far_y)) = (nearest_two(place % 14), nearest_two(place / 14));
            let expected = 9 * at(x, y) + 3 * at(far_x, y) + 3 * at(x, far_y) + at(far_x, far_y);
            assert_eq!(u32::from(*found), (expected + 8) / 16, "{place}");
        }
    }
}
