//! Work and memory of scans.

use qr_scan::{Budget, scan};

use crate::canvas::Canvas;

/// Returns pictures that are expensive to scan: finder patterns, noise, blocks, lines; and even ones.
fn busy_pictures() -> Vec<Canvas> {
    let (width, height) = (240, 180);
    let mut finders = Canvas::new(width, height, 255);
    let mut seed = 1_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let noisy = Canvas {
        width,
        pixels: (0..width * height).map(|_| random()).collect(),
    };
    let mut blocks = Canvas::new(width, height, 0);
    for y in 0..height {
        for x in 0..width {
            let (near, far) = ((x % 8).min(y % 8), (x % 8).max(y % 8));
            let ring = near == 0 || far == 6 || near == 1 && far <= 5 || far == 5;
            let is_dark = far < 7 && (near == 0 || far == 6 || near >= 2 && far <= 4);
            finders.pixels[y * width + x] = if is_dark {
                0
            } else if ring {
                255
            } else {
                254
            };
            blocks.pixels[y * width + x] = if (x / 3 * 7 + y / 3 * 13) % 5 < 2 {
                0
            } else {
                255
            };
        }
    }
    let lines = Canvas {
        width,
        pixels: (0..width * height)
            .map(|at| {
                if [0, 2, 3, 4, 6].contains(&(at % width % 9)) {
                    0
                } else {
                    255
                }
            })
            .collect(),
    };
    vec![
        finders,
        noisy,
        blocks,
        lines,
        Canvas::new(width, height, 0),
        Canvas::new(1, 1, 0),
        Canvas::new(3, 900, 128),
    ]
}

#[test]
fn work_is_within_the_budget() {
    for canvas in busy_pictures() {
        let pixels = canvas.pixels.len() as u64;
        for per_pixel in [0, 1, 2, 7, 64, 1000] {
            let budget = Budget::per_pixel(per_pixel);
            let scan = scan(&canvas.picture(), budget);
            assert!(scan.work() <= budget.limit_for(pixels));
            assert!(scan.symbols().is_empty());
            assert_eq!(
                scan.passes().is_empty(),
                per_pixel < 2 || pixels == 0,
                "{per_pixel}"
            );
        }
        // The work is bounded even without a budget.
        let unlimited = scan(&canvas.picture(), Budget::per_pixel(u32::MAX));
        assert!(
            !unlimited.is_budget_exhausted() && unlimited.work() <= 600 * pixels.max(10_000),
            "{}",
            unlimited.work() / pixels
        );
    }
    let at_most = scan(
        &busy_pictures()[0].picture(),
        Budget::DEFAULT.at_most(1_000_000),
    );
    assert!(at_most.work() <= 1_000_000 && at_most.is_budget_exhausted());
}

#[test]
fn memory_is_bounded_by_the_pixels() {
    for canvas in busy_pictures()
        .iter()
        .filter(|canvas| canvas.pixels.len() > 10_000)
    {
        let cost = allocation_counter::measure(|| drop(canvas.scan()));
        // The doubled picture has four bytes for each pixel.
        let bound = 8 * canvas.pixels.len() as u64 + (1 << 20);
        assert!(cost.bytes_max < bound, "{} bytes", cost.bytes_max);
    }
}
