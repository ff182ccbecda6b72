/// The corners of a symbol in pixels, x before y: upper left, upper right, lower right and lower left of the upright
/// symbol, without the quiet zone.
pub(crate) type Corners = [(f32, f32); 4];

/// Returns the mean of the corners. It lies inside the symbol in every perspective.
pub(crate) fn center(corners: &Corners) -> (f32, f32) {
    let sum = corners.iter().fold((0.0, 0.0), |sum, corner| {
        (sum.0 + corner.0, sum.1 + corner.1)
    });
    (sum.0 / 4.0, sum.1 / 4.0)
}

/// Returns whether a point lies inside the corners: on the same side of all four edges.
pub(crate) fn contains(corners: &Corners, point: (f32, f32)) -> bool {
    let next = corners.iter().cycle().skip(1);
    let mut sides = corners.iter().zip(next).map(|(from, to)| {
        (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0)
    });
    let mut others = sides.clone();
    sides.all(|side| side >= 0.0) || others.all(|side| side <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::{Corners, center, contains};

    #[test]
    fn contains_is_independent_of_orientation() {
        let mut corners: Corners = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)];
        for _ in 0..2 {
            assert!(contains(&corners, center(&corners)));
            assert!(!contains(&corners, (21.0, 15.0)) && !contains(&corners, (15.0, 9.0)));
            corners.reverse();
        }
    }
}
