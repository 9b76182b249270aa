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

/// Red, green and blue, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Colour(pub(crate) [f32; 3]);

impl Colour {
    pub(crate) const WHITE: Self = Self([1.0; 3]);
    const BLACK: Self = Self([0.0; 3]);

    /// Dark enough in all channels to be read on anything light.
    pub(crate) fn is_dark(self) -> bool {
        self.0.iter().all(|channel| *channel < 0.5)
    }

    /// The largest difference of a channel.
    pub(crate) fn differs_by(self, other: Self) -> f32 {
        self.0.iter().zip(other.0).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }
}

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

    /// The colour of `numbers` in this space, where it says.
    fn colour(self, numbers: &[f64]) -> Option<Colour> {
        match (self, numbers) {
            (Self::Device, [grey]) => Some(Colour([channel(*grey); 3])),
            (Self::Device, [r, g, b]) => Some(Colour([r, g, b].map(|value| channel(*value)))),
            (Self::Device, [c, m, y, k]) => {
                Some(Colour([c, m, y].map(|ink| channel((1.0 - ink) * (1.0 - k)))))
            }
            // How dark the ink is nobody says; that without any the paper shows, all know.
            (Self::Ink, [tint]) if *tint == 0.0 => Some(Colour::WHITE),
            _ => None,
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

#[expect(clippy::cast_possible_truncation, reason = "eight bits would do")]
fn channel(value: f64) -> f32 {
    value.clamp(0.0, 1.0) as f32
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
    /// What it looks like, where that is known.
    pub(crate) colour: Option<Colour>,
}

impl Paint {
    pub(crate) const BLACK: Self = Self { space: Space::Device, border: true, colour: Some(Colour::BLACK) };

    /// What a colour space starts with: black, in all that say what black is.
    pub(crate) fn initial(space: Space) -> Self {
        let colour = (space == Space::Device).then_some(Colour::BLACK);
        Self { space, border: space != Space::Unknown, colour }
    }

    /// `g`, `rg`, `k` and their like.
    pub(crate) fn device(numbers: &[f64]) -> Self {
        let space = Space::Device;
        Self { space, border: space.is_border(numbers), colour: space.colour(numbers) }
    }

    /// `sc` and its like.
    pub(crate) fn set(&mut self, numbers: &[f64]) {
        self.border = self.space.is_border(numbers);
        self.colour = self.space.colour(numbers);
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
