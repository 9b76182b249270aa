//! Colours, as far as this: is it nearly black?

/// How light the darkest-but-accepted grey is, of 0 (black) to 1 (white).
const NEARLY_BLACK: f64 = 0.35;

/// A family of colour spaces, by what their numbers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// Light adds up: grey, RGB; CMYK by the count of four.
    Device,
    /// One ink: 1 is the full ink, taken for a dark one.
    Ink,
    /// Patterns, palettes and what else does not say.
    Unknown,
}

impl Space {
    /// Whether `numbers` in this space are nearly black.
    pub(crate) fn is_dark(self, numbers: &[f64]) -> bool {
        match (self, numbers) {
            (Self::Device, [grey]) => *grey <= NEARLY_BLACK,
            (Self::Device, [r, g, b]) => r.max(*g).max(*b) <= NEARLY_BLACK,
            (Self::Device, [c, m, y, k]) => {
                let light = |ink: f64| (1.0 - ink) * (1.0 - k);
                light(*c).max(light(*m)).max(light(*y)) <= NEARLY_BLACK
            }
            (Self::Ink, [tint]) => 1.0 - *tint <= NEARLY_BLACK,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn black_is_dark_in_each_space() {
        assert!(Space::Device.is_dark(&[0.0]));
        assert!(Space::Device.is_dark(&[0.1, 0.1, 0.1]));
        assert!(Space::Device.is_dark(&[0.0, 0.0, 0.0, 1.0]));
        assert!(Space::Ink.is_dark(&[1.0]));
    }

    #[test]
    fn light_and_coloured_is_not() {
        assert!(!Space::Device.is_dark(&[0.8, 1.0, 0.8]));
        assert!(!Space::Device.is_dark(&[0.0, 0.0, 1.0]));
        assert!(!Space::Device.is_dark(&[0.0, 0.0, 0.0, 0.0]));
        assert!(!Space::Device.is_dark(&[]));
        assert!(!Space::Ink.is_dark(&[0.0]));
        assert!(!Space::Unknown.is_dark(&[0.0]));
    }
}
