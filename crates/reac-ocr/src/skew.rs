//! At what angle the lines of a page run.

use crate::picture::Picture;

/// Largest angle that is looked for, and the first steps, in thousandths of a radian.
const FURTHEST: i32 = 50;
const STEP: i32 = 2;
/// The last steps, in hundred thousandths.
const FINE: i32 = 10;

/// A page with fewer dark pixels has no lines to tell.
const FEWEST: usize = 500;

/// The angle in radians; positive where lines fall to the right.
pub(crate) fn angle(picture: &Picture) -> f64 {
    let dark: Vec<(f64, f64)> = (0..picture.height)
        .flat_map(|y| {
            (0..picture.width).filter(move |x| picture.is_dark(*x, y)).map(move |x| (real(x), real(y)))
        })
        .collect();
    if dark.len() < FEWEST {
        return 0.0;
    }
    let coarse =
        best((-FURTHEST / STEP..=FURTHEST / STEP).map(|step| f64::from(step * STEP) / 1e3), &dark, picture);
    let near = FINE * STEP;
    best((-near..=near).map(|step| coarse + f64::from(step * FINE) / 1e5), &dark, picture)
}

/// The slope along which rows of the picture are either full or empty.
fn best(slopes: impl Iterator<Item = f64>, dark: &[(f64, f64)], picture: &Picture) -> f64 {
    let rated = slopes.map(|slope| (contrast(slope, dark, picture), slope));
    rated
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.abs().total_cmp(&a.1.abs())))
        .map_or(0.0, |(_, slope)| slope)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a picture")]
fn contrast(slope: f64, dark: &[(f64, f64)], picture: &Picture) -> f64 {
    let shift = real(picture.width) * slope.abs();
    let mut rows = vec![0.0_f64; picture.height + 2 * (shift as usize + 2)];
    for (x, y) in dark {
        if let Some(row) = rows.get_mut((y - x * slope + shift + 1.0) as usize) {
            *row += 1.0;
        }
    }
    rows.windows(2).map(|pair| pair.iter().fold(0.0, |sum, row| row - sum).powi(2)).sum()
}

#[expect(clippy::cast_precision_loss, reason = "some thousand pixels")]
fn real(value: usize) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of dashes that fall by `slope`.
    fn page(slope: f64) -> Picture {
        let (width, height) = (800, 1100);
        let mut pixels = vec![255; width * height];
        for line in 0..40 {
            for x in (60..740).filter(|x| x % 9 < 6) {
                let y = 60.0 + f64::from(line) * 24.0 + real(x) * slope;
                for row in 0..5 {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "within the page"
                    )]
                    let at = (y as usize + row) * width + x;
                    *pixels.get_mut(at).unwrap() = 0;
                }
            }
        }
        Picture { width, height, pixels, scale: 100.0 / 72.0 }
    }

    #[test]
    fn the_angle_is_found_to_a_fraction_of_a_pixel_across_the_page() {
        for slope in [0.0, 0.0087, -0.0087, 0.03, -0.021] {
            let found = angle(&page(slope));
            assert!((found - slope).abs() < 0.0006, "{slope}: {found}");
        }
    }

    #[test]
    fn a_blank_page_is_straight() {
        let blank = Picture { width: 100, height: 100, pixels: vec![255; 10_000], scale: 1.0 };
        assert_eq!(angle(&blank), 0.0);
    }
}
