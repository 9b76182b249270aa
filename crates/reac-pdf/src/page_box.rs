//! Where a page lies: from its boxes and its rotation to coordinates as shown.

use crate::matrix::Matrix;

/// A4 in points, for pages that do not say how large they are.
const A4: (f64, f64) = (595.276, 841.89);

/// A page's place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageBox {
    /// From the page's user space to points from its top left corner as shown, `y` downwards.
    pub(crate) to_page: Matrix,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl PageBox {
    /// `media` and `crop` as left, bottom, right, top, in any order of corners; `rotate` in degrees, clockwise.
    pub(crate) fn new(media: Option<[f64; 4]>, crop: Option<[f64; 4]>, rotate: i64) -> Self {
        let media = media.map_or([0.0, 0.0, A4.0, A4.1], ordered);
        let crop = crop.map_or(media, ordered);
        let (left, bottom) = (media[0].max(crop[0]), media[1].max(crop[1]));
        let (right, top) = (media[2].min(crop[2]), media[3].min(crop[3]));
        let (w, h) = match (right - left, top - bottom) {
            (w, h) if w > 0.001 && h > 0.001 => (w.max(1.0), h.max(1.0)),
            _ => A4,
        };
        // Upright: x from the left, y from the top.
        let upright = Matrix::new([1.0, 0.0, 0.0, -1.0, -left, bottom + h]);
        let (turn, width, height) = match rotate.rem_euclid(360) {
            90 => (Matrix::new([0.0, 1.0, -1.0, 0.0, h, 0.0]), h, w),
            180 => (Matrix::new([-1.0, 0.0, 0.0, -1.0, w, h]), w, h),
            270 => (Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, w]), h, w),
            _ => (Matrix::IDENTITY, w, h),
        };
        Self { to_page: upright.then(turn), width, height }
    }
}

fn ordered([a, b, c, d]: [f64; 4]) -> [f64; 4] {
    [a.min(c), b.min(d), a.max(c), b.max(d)]
}

#[cfg(test)]
mod tests {
    use super::PageBox;

    const MEDIA: Option<[f64; 4]> = Some([0.0, 0.0, 200.0, 100.0]);

    #[test]
    fn the_crop_box_is_what_is_shown() {
        let page = PageBox::new(MEDIA, Some([210.0, 10.0, 20.0, 90.0]), 0);
        assert_eq!((page.width, page.height), (180.0, 80.0));
        assert_eq!(page.to_page.apply(20.0, 90.0), (0.0, 0.0));
    }

    #[test]
    fn rotation_is_clockwise() {
        // The page's bottom left corner goes to the top left at 90, top right at 180, bottom right at 270.
        for (rotate, corner) in
            [(0, (0.0, 100.0)), (90, (0.0, 0.0)), (-180, (200.0, 0.0)), (630, (100.0, 200.0))]
        {
            assert_eq!(PageBox::new(MEDIA, None, rotate).to_page.apply(0.0, 0.0), corner, "{rotate}");
        }
    }

    #[test]
    fn a_page_without_size_is_a4() {
        for media in [None, Some([5.0, 5.0, 5.0, 5.0])] {
            assert_eq!(PageBox::new(media, None, 0).width, 595.276);
        }
    }
}
