//! Colours, as far as this: could a thin piece in it be a table's border?
//!
//! Borders are black or grey: the tables of these documents are drawn in 0.75 grey. Light and lively colours are
//! highlights and the backgrounds of cells.

/// The lightest grey that still counts, of 0 (black) to 1 (white).
const LIGHTEST: f64 = 0.85;
/// Channels that differ by less are a grey.
const NEUTRAL: f64 = 0.1;
/// Darker than this in all channels, and any colour counts.
const DARK: f64 = 0.35;

/// A family of colour spaces, by what their numbers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// Light adds up: grey, RGB; CMYK by the count of four.
    Device,
    /// One ink: 1 is the full ink, taken for a black one.
    Ink,
    /// Patterns, palettes and what else does not say.
    Unknown,
}

impl Space {
    /// The family of a colour space by its name, or by the first name of its array.
    pub(crate) fn named(name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK" | b"ICCBased"
            | b"CalRGB" | b"CalGray" => Self::Device,
            b"Separation" => Self::Ink,
            _ => Self::Unknown,
        }
    }

    /// Whether `numbers` in this space are black or grey.
    pub(crate) fn is_border(self, numbers: &[f64]) -> bool {
        match (self, numbers) {
            (Self::Device, [grey]) => rgb_is_border(*grey, *grey, *grey),
            (Self::Device, [r, g, b]) => rgb_is_border(*r, *g, *b),
            (Self::Device, [c, m, y, k]) => {
                let light = |ink: &f64| (1.0 - ink) * (1.0 - k);
                rgb_is_border(light(c), light(m), light(y))
            }
            (Self::Ink, [tint]) => 1.0 - tint <= LIGHTEST,
            _ => false,
        }
    }
}

fn rgb_is_border(r: f64, g: f64, b: f64) -> bool {
    let (lightest, darkest) = (r.max(g).max(b), r.min(g).min(b));
    lightest <= DARK || (lightest <= LIGHTEST && lightest - darkest <= NEUTRAL)
}

/// The colour in use, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    pub(crate) space: Space,
    /// Black or grey.
    pub(crate) border: bool,
}

impl Paint {
    pub(crate) const BLACK: Self = Self { space: Space::Device, border: true };

    /// What a colour space starts with: black, in all that say what black is.
    pub(crate) fn initial(space: Space) -> Self {
        Self { space, border: space != Space::Unknown }
    }

    /// `g`, `rg`, `k` and their like.
    pub(crate) fn device(numbers: &[f64]) -> Self {
        Self { space: Space::Device, border: Space::Device.is_border(numbers) }
    }

    /// `sc` and its like.
    pub(crate) fn set(&mut self, numbers: &[f64]) {
        self.border = self.space.is_border(numbers);
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn black_and_grey_are_borders_in_each_space() {
        assert!(Space::Device.is_border(&[0.0]));
        assert!(Space::Device.is_border(&[0.753]));
        assert!(Space::Device.is_border(&[0.1, 0.1, 0.1]));
        assert!(Space::Device.is_border(&[0.0, 0.0, 0.3]));
        assert!(Space::Device.is_border(&[0.0, 0.0, 0.0, 1.0]));
        assert!(Space::Ink.is_border(&[1.0]));
    }

    #[test]
    fn white_and_coloured_are_not() {
        assert!(!Space::Device.is_border(&[1.0]));
        assert!(!Space::Device.is_border(&[0.8, 1.0, 0.8]));
        assert!(!Space::Device.is_border(&[0.0, 0.0, 1.0]));
        assert!(!Space::Device.is_border(&[0.0, 0.0, 0.0, 0.0]));
        assert!(!Space::Device.is_border(&[]));
        assert!(!Space::Ink.is_border(&[0.0]));
        assert!(!Space::Unknown.is_border(&[0.0]));
    }
}
