//! A page as a picture.

/// A page in grey, one byte a pixel, 255 for white.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Row by row from the top.
    pub pixels: Vec<u8>,
    /// Pixels a point.
    pub scale: f32,
}

/// Below this a pixel is ink.
const DARK: u8 = 150;

impl Picture {
    /// Whether there is ink at a place.
    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.pixels.get(y * self.width + x).is_some_and(|pixel| *pixel < DARK)
    }

    /// Pixels as points.
    #[expect(clippy::cast_precision_loss, reason = "some thousand pixels")]
    pub(crate) fn points(&self, pixels: usize) -> f32 {
        pixels as f32 / self.scale
    }

    /// The same as a PGM file, which every recognition reads.
    #[must_use]
    pub fn to_pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend_from_slice(&self.pixels);
        out
    }
}
