//! What text is drawn on: areas that were filled before it, and whether it can be told from them.

use crate::colour::Colour;

/// Areas kept of one page.
const MANY: usize = 2_000;
/// Smaller than this, in points, either way, and an area is behind no text.
const SMALL: f32 = 4.0;
/// Colours that differ by less than this in all channels look the same.
const SAME: f32 = 0.02;

/// An area, or the whole of what holds a picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// The areas of a page, in the order they were drawn.
#[derive(Debug, Default)]
pub(crate) struct Backdrop {
    /// `None`: several colours, or one that the file does not tell.
    areas: Vec<(Area, Option<Colour>)>,
    /// All have a colour and it is light.
    dark: bool,
}

impl Backdrop {
    pub(crate) fn add(&mut self, area: Area, colour: Option<Colour>) {
        let large = area.right - area.left >= SMALL && area.bottom - area.top >= SMALL;
        if large && self.areas.len() < MANY {
            self.dark |= colour.is_none_or(Colour::is_dark);
            self.areas.push((area, colour));
        }
    }

    /// Whether text of this colour cannot be seen at a point.
    pub(crate) fn hides(&self, colour: Option<Colour>, x: f32, y: f32) -> bool {
        let Some(colour) = colour else { return false };
        // Dark text on what is nowhere dark: nearly all.
        if colour.is_dark() && !self.dark {
            return false;
        }
        let under =
            self.areas.iter().rev().find(|(area, _)| {
                (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y)
            });
        let under = under.map_or(Some(Colour::WHITE), |(_, colour)| *colour);
        under.is_some_and(|under| under.differs_by(colour) < SAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(left: f32, right: f32) -> Area {
        Area { left, top: 0.0, right, bottom: 20.0 }
    }

    #[test]
    fn white_on_white_and_a_colour_on_itself_are_hidden() {
        let mut backdrop = Backdrop::default();
        backdrop.add(area(0.0, 100.0), Some(Colour([0.2, 0.2, 0.2])));
        assert!(backdrop.hides(Some(Colour::WHITE), 150.0, 10.0));
        assert!(backdrop.hides(Some(Colour([0.21, 0.2, 0.2])), 50.0, 10.0));
    }

    #[test]
    fn white_on_dark_on_a_picture_and_grey_text_are_seen() {
        let mut backdrop = Backdrop::default();
        backdrop.add(area(0.0, 100.0), Some(Colour([0.2, 0.2, 0.2])));
        backdrop.add(area(200.0, 300.0), None);
        assert!(!backdrop.hides(Some(Colour::WHITE), 50.0, 10.0));
        assert!(!backdrop.hides(Some(Colour::WHITE), 250.0, 10.0));
        assert!(!backdrop.hides(Some(Colour([0.9, 0.9, 0.9])), 150.0, 10.0));
        assert!(!backdrop.hides(None, 150.0, 10.0));
    }
}
