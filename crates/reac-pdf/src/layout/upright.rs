//! Text that reads downwards, as the headings of narrow columns are set.

use crate::glyph::{Direction, Glyph};
use reac_lines::Upright;

/// A hole longer than this, in ems, parts two pieces.
const FAR: f32 = 1.0;
/// A gap wider than this, in ems, parts words even without a space.
const GAP: f32 = 0.13;
/// Glyphs of one piece stand in one line, to within this many ems.
const LINE: f32 = 0.18;
/// How far letters reach above and below their line, in ems.
const ABOVE: f32 = 0.8;
const BELOW: f32 = 0.22;

/// A piece being made.
struct Open {
    piece: Upright,
    line: f32,
    next: f32,
    spaced: bool,
}

/// The pieces of a page, in the order of the file.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Upright> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in glyphs.iter().filter(|glyph| glyph.style.direction == Direction::Down) {
        let sound = glyph.x.is_finite() && glyph.y.is_finite() && glyph.advance.is_finite();
        if !sound || glyph.size <= 0.0 {
            continue;
        }
        let goes_on = open.as_ref().is_some_and(|open| {
            let hole = glyph.y - open.next;
            (glyph.x - open.line).abs() < LINE * glyph.size && hole.abs() < FAR * glyph.size
        });
        if !goes_on {
            out.extend(open.take().and_then(close));
        }
        let open = open.get_or_insert_with(|| begin(glyph));
        if glyph.text.is_space() {
            open.spaced = true;
        } else {
            if !open.piece.text.is_empty() && (open.spaced || glyph.y - open.next > GAP * glyph.size) {
                open.piece.text.push(' ');
            }
            open.spaced = false;
            glyph.text.push_to(&mut open.piece.text);
            open.piece.bottom = open.piece.bottom.max(glyph.y + glyph.advance);
        }
        open.next = glyph.y + glyph.advance + glyph.spacing;
    }
    out.extend(open.and_then(close));
    out
}

fn begin(glyph: &Glyph) -> Open {
    let piece = Upright {
        text: String::new(),
        left: glyph.x - BELOW * glyph.size,
        top: glyph.y,
        right: glyph.x + ABOVE * glyph.size,
        bottom: glyph.y,
        size: glyph.size,
        bold: glyph.style.bold,
    };
    Open { piece, line: glyph.x, next: glyph.y, spaced: false }
}

fn close(open: Open) -> Option<Upright> {
    (!open.piece.text.is_empty()).then_some(open.piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glyph::Style;

    fn glyph(c: char, x: f32, y: f32) -> Glyph {
        Glyph {
            style: Style { direction: Direction::Down, ..Style::default() },
            ..Glyph::sample(c, [x, y], 5.0)
        }
    }

    #[test]
    fn a_line_of_glyphs_is_a_piece_and_the_line_to_its_left_another() {
        let glyphs = [
            glyph('f', 100.0, 10.0),
            glyph('e', 100.0, 15.0),
            glyph(' ', 100.0, 20.0),
            glyph('u', 100.0, 25.0),
            glyph('x', 88.0, 10.0),
        ];
        let found: Vec<String> = pieces(&glyphs).into_iter().map(|piece| piece.text).collect();
        assert_eq!(found, ["fe u", "x"]);
    }

    #[test]
    fn level_text_is_none() {
        let mut level = glyph('f', 100.0, 10.0);
        level.style.direction = Direction::Right;
        assert!(pieces(&[level]).is_empty());
    }
}
