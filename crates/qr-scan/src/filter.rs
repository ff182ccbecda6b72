//! A picture made easier to read: smoother, sharper, inverted, larger or smaller.
//!
//! What spoils a picture is of two kinds, and what helps against one makes the other worse. Noise differs from pixel to
//! pixel and the mean of neighbors has less of it, a ninth of its variance with nine; but modules of two pixels drown in
//! that mean. Blur is such a mean already, taken by a lens; what a pixel differs from a mean around it then is a part
//! of what it differed, and is made larger again; and so is noise. So each is a pass of its own.
//!
//! All of them go over the rows once, with sums that are carried along, whatever the radius. Nothing is indexed: rows and
//! columns come in step from iterators, which compilers turn into vector instructions, and which cannot panic. Outside of
//! the picture its outermost pixels go on.

use alloc::vec;
use alloc::vec::Vec;

use super::picture::Picture;

/// Row `y`, or the nearest there is: above the picture its first row, below it its last.
fn row<'p>(picture: &'p Picture<'_>, y: isize) -> &'p [u8] {
    let y = usize::try_from(y).unwrap_or(0);
    let y = y.min(picture.height().saturating_sub(1));
    let start = y.wrapping_mul(picture.width());
    let row = picture
        .pixels()
        .get(start..start.wrapping_add(picture.width()));
    row.unwrap_or_default()
}

/// The numbers of the rows, as [`row`] takes them.
fn rows(picture: &Picture<'_>) -> core::ops::Range<isize> {
    0..isize::try_from(picture.height()).unwrap_or(0)
}

/// Each pixel the mean of itself and its eight neighbors, rounded to the nearest gray.
///
/// Three rows are added to sums of columns first, then three neighboring sums: four additions a pixel instead of eight.
pub(super) fn smoothed(picture: &Picture<'_>) -> Picture<'static> {
    let width = picture.width();
    let mut pixels = Vec::with_capacity(picture.pixels().len());
    let mut sums = vec![0_u16; width.saturating_add(2)];
    for y in rows(picture) {
        let [above, here, below] = [-1, 0, 1].map(|step| row(picture, y.wrapping_add(step)));
        let columns = above.iter().zip(here).zip(below);
        for (sum, ((above, here), below)) in sums.iter_mut().skip(1).zip(columns) {
            *sum = u16::from(*above)
                .wrapping_add(u16::from(*here))
                .wrapping_add(u16::from(*below));
        }
        continue_sides(&mut sums, 1);
        pixels.extend(sums.windows(3).map(|three| {
            let sum = three.iter().copied().fold(4, u16::wrapping_add);
            // Nine times 255 and four is less than 256 times nine.
            u8::try_from(sum / 9).unwrap_or(255)
        }));
    }
    Picture::made(pixels, width, picture.height())
}

/// Gives the margins at both ends of a line, of so many items each, the value of what is next to them.
fn continue_sides<T: Copy>(line: &mut [T], margin: usize) {
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

/// The mean of the square around each pixel, `radius` pixels to every side, rounded down.
///
/// Every column keeps the sum of the rows within reach: going one row down, one comes to it and one leaves. Along a row the
/// sums of all columns before each are noted, so that a square is the difference of two of them. It takes as long for a
/// radius of fifty as for one of two.
pub(super) fn means(picture: &Picture<'_>, radius: u8) -> Vec<u8> {
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
    let mut until = vec![0_u32; columns.len().saturating_add(1)];
    for y in rows(picture) {
        continue_sides(&mut columns, margin);
        let mut sum = 0_u32;
        for (place, column) in until.iter_mut().skip(1).zip(&columns) {
            sum = sum.wrapping_add(*column);
            *place = sum;
        }
        let ends = until.iter().skip(side as usize);
        means.extend(ends.zip(&until).map(|(end, start)| {
            u8::try_from(end.wrapping_sub(*start).checked_div(count).unwrap_or(0)).unwrap_or(255)
        }));
        let leaves = row(picture, y.wrapping_sub(reach));
        let comes = row(picture, y.wrapping_add(reach).wrapping_add(1));
        for (sum, (leaves, comes)) in columns
            .iter_mut()
            .skip(margin)
            .zip(leaves.iter().zip(comes))
        {
            *sum = sum
                .wrapping_add(u32::from(*comes))
                .wrapping_sub(u32::from(*leaves));
        }
    }
    means
}

/// What each pixel differs from the mean around it, so many times more: undoes some of what a lens out of focus does.
///
/// The radius should reach as far as the blur does, about a module; more than that and dark and light areas come to differ where
/// nothing differed. What would get darker than black is black.
pub(super) fn sharpened(picture: &Picture<'_>, radius: u8, times: u8) -> Picture<'static> {
    let means = means(picture, radius);
    let pixels = picture.pixels().iter().zip(means).map(|(pixel, mean)| {
        let (pixel, mean) = (i32::from(*pixel), i32::from(mean));
        let more = pixel.wrapping_sub(mean).wrapping_mul(i32::from(times));
        u8::try_from(pixel.wrapping_add(more).clamp(0, 255)).unwrap_or(0)
    });
    Picture::made(pixels.collect(), picture.width(), picture.height())
}

/// Dark and light exchanged: some apps draw light modules on a dark ground, which the standard knows as reflectance
/// reversal.
///
/// Source: ISO/IEC 18004:2015, 5.2.
pub(super) fn inverted(picture: &Picture<'_>) -> Picture<'static> {
    let pixels = picture.pixels().iter().map(|pixel| !pixel).collect();
    Picture::made(pixels, picture.width(), picture.height())
}

/// A pixel for each two by two, their mean; `None` where there are not as many. What is left of an odd row or column is
/// not looked at: the quiet zone is wider.
pub(super) fn halved(picture: &Picture<'_>) -> Option<Picture<'static>> {
    let (width, height) = (picture.width() / 2, picture.height() / 2);
    if width == 0 || height == 0 {
        return None;
    }
    let mut pixels = Vec::with_capacity(width.wrapping_mul(height));
    for y in rows(picture).step_by(2).take(height) {
        let [upper, lower] = [0, 1].map(|step| row(picture, y.wrapping_add(step)).chunks_exact(2));
        pixels.extend(upper.zip(lower).map(|(upper, lower)| {
            let all = upper.iter().chain(lower);
            let sum = all.fold(2, |sum: u16, pixel| sum.wrapping_add(u16::from(*pixel)));
            u8::try_from(sum / 4).unwrap_or(255)
        }));
    }
    Some(Picture::made(pixels, width, height))
}

/// Twice as wide and high, each pixel mixed of the four nearest, nine sixteenths of it the nearest.
///
/// Modules of two or three pixels have edges between pixels, which only the grays tell of; finder patterns are located to
/// a pixel, which is half a module there. Twice as large, that error is a quarter.
pub(super) fn doubled(picture: &Picture<'_>) -> Picture<'static> {
    let (width, height) = (picture.width(), picture.height());
    let mut pixels = Vec::with_capacity(picture.pixels().len().saturating_mul(4));
    let mut line = vec![0_u16; width.saturating_add(2)];
    for y in rows(picture) {
        for step in [-1, 1] {
            let near = row(picture, y);
            let far = row(picture, y.wrapping_add(step));
            for (place, (near, far)) in line.iter_mut().skip(1).zip(near.iter().zip(far)) {
                *place = u16::from(*near)
                    .wrapping_mul(3)
                    .wrapping_add(u16::from(*far));
            }
            continue_sides(&mut line, 1);
            for three in line.windows(3) {
                let &[left, here, right] = three else {
                    continue;
                };
                for side in [left, right] {
                    let sum = here.wrapping_mul(3).wrapping_add(side).wrapping_add(8);
                    pixels.push(u8::try_from(sum / 16).unwrap_or(255));
                }
            }
        }
    }
    Picture::made(pixels, width.saturating_mul(2), height.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Picture, doubled, halved, inverted, means, sharpened, smoothed};

    fn picture() -> Picture<'static> {
        let pixels = (0..7 * 5).map(|at: u32| u8::try_from(at * at * 37 % 256).unwrap());
        Picture::made(pixels.collect(), 7, 5)
    }

    /// The mean by its definition.
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
    fn means_are_means() {
        let picture = picture();
        for radius in 1..=6_u8 {
            let means = means(&picture, radius);
            let smooth = smoothed(&picture);
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
    fn sizes_and_values_are_what_they_should_be() {
        let picture = picture();
        let half = halved(&picture).unwrap();
        assert_eq!(
            (half.width(), half.height(), half.pixels().len()),
            (3, 2, 6)
        );
        let twice = doubled(&picture);
        assert_eq!(
            (twice.width(), twice.height(), twice.pixels().len()),
            (14, 10, 140)
        );
        let flat = Picture::made([77; 35].to_vec(), 7, 5);
        for same in [
            smoothed(&flat),
            sharpened(&flat, 3, 4),
            halved(&flat).unwrap(),
            doubled(&flat),
        ] {
            assert!(same.pixels().iter().all(|pixel| *pixel == 77));
        }
        assert_eq!(inverted(&inverted(&picture)), picture);
        assert!(halved(&Picture::made([1].to_vec(), 1, 1)).is_none());
        let edge = Picture::made([100, 100, 100, 120, 120, 120].to_vec(), 6, 1);
        let sharp: Vec<u8> = sharpened(&edge, 1, 3).pixels().to_vec();
        assert!(sharp[2] < 90 && sharp[3] > 130, "{sharp:?}");
    }

    #[test]
    fn a_line_is_not_halved() {
        assert!(halved(&Picture::made([1, 2, 3, 4].to_vec(), 4, 1)).is_none());
        assert!(halved(&Picture::made([1, 2, 3, 4].to_vec(), 1, 4)).is_none());
    }

    /// Nine sixteenths of the nearest, three of those beside it, one of that across.
    #[test]
    fn doubled_pixels_are_mixed_of_four() {
        let picture = picture();
        let at = |x: usize, y: usize| u32::from(picture.pixels()[y.min(4) * 7 + x.min(6)]);
        let beside = |at: usize| {
            let near = at / 2;
            let far = if at % 2 == 0 {
                near.saturating_sub(1)
            } else {
                near + 1
            };
            (near, far)
        };
        let twice = doubled(&picture);
        for (place, found) in twice.pixels().iter().enumerate() {
            let ((x, far_x), (y, far_y)) = (beside(place % 14), beside(place / 14));
            let mixed = 9 * at(x, y) + 3 * at(far_x, y) + 3 * at(x, far_y) + at(far_x, far_y);
            assert_eq!(u32::from(*found), (mixed + 8) / 16, "{place}");
        }
    }
}
