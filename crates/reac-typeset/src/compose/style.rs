//! Paragraphs as the ministry's style sheet has them.

use crate::fonts::Face;
use crate::layout::Align;
use crate::piece::{Paragraph, Role, Run};

/// Flush left, nothing special; as high as its tallest letters.
pub(crate) fn plain(runs: Vec<Run>) -> Paragraph {
    let size = runs.iter().map(|run| run.size).fold(0.0, f32::max);
    Paragraph {
        runs,
        align: Align::Ragged,
        bullet: None,
        first: 0.0,
        rest: 0.0,
        right: None,
        pitch: size * 1.15,
        role: Role::Prose,
        keep: 0.0,
    }
}

/// A section's heading.
pub(crate) fn heading(runs: Vec<Run>) -> Paragraph {
    Paragraph { role: Role::Heading, ..plain(runs) }
}

/// A line in the middle.
pub(crate) fn centred(text: impl Into<String>, face: Face, size: f32) -> Paragraph {
    Paragraph { align: Align::Centred, ..heading(vec![Run::new(text, face, size)]) }
}
