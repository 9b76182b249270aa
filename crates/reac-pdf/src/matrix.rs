//! The affine maps of PDF, `[a b c d e f]`.

/// Takes `(x, y)` to `(a x + c y + e, b x + d y + f)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) a: f64,
    pub(crate) b: f64,
    pub(crate) c: f64,
    pub(crate) d: f64,
    pub(crate) e: f64,
    pub(crate) f: f64,
}

impl Matrix {
    pub(crate) const IDENTITY: Self = Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(crate) const fn new([a, b, c, d, e, f]: [f64; 6]) -> Self {
        Self { a, b, c, d, e, f }
    }

    /// First `self`, then `after`: the product as PDF writes it, `self × after`.
    pub(crate) fn then(self, after: Self) -> Self {
        Self {
            a: self.a * after.a + self.b * after.c,
            b: self.a * after.b + self.b * after.d,
            c: self.c * after.a + self.d * after.c,
            d: self.c * after.b + self.d * after.d,
            e: self.e * after.a + self.f * after.c + after.e,
            f: self.e * after.b + self.f * after.d + after.f,
        }
    }

    /// First a shift, then `self`.
    pub(crate) fn shifted(self, x: f64, y: f64) -> Self {
        let (e, f) = self.apply(x, y);
        Self { e, f, ..self }
    }

    pub(crate) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// How far one unit across goes.
    pub(crate) fn scale_x(self) -> f64 {
        self.a.hypot(self.b)
    }

    /// How far one unit up goes.
    pub(crate) fn scale_y(self) -> f64 {
        self.c.hypot(self.d)
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn the_first_map_is_applied_first() {
        let double = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let right = Matrix::new([1.0, 0.0, 0.0, 1.0, 10.0, 0.0]);
        assert_eq!(double.then(right).apply(1.0, 1.0), (12.0, 2.0));
        assert_eq!(right.then(double).apply(1.0, 1.0), (22.0, 2.0));
        assert_eq!(double.shifted(10.0, 0.0).apply(1.0, 1.0), (22.0, 2.0));
    }

    #[test]
    fn scales_ignore_rotation() {
        let turned = Matrix::new([0.0, 3.0, -4.0, 0.0, 7.0, 7.0]);
        assert_eq!((turned.scale_x(), turned.scale_y()), (3.0, 4.0));
    }
}
