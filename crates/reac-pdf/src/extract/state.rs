//! The state that pdf-extract does not tell: kept while rewriting, handed over on the side.

use super::objects::{number, numbers};
use crate::colour::Paint;
use crate::glyph::Mark;
use pdf_extract::{Document, Object, content::Operation};

/// What `q` saves and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) line_width: f64,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    /// Index of the font in use; no text is shown without.
    pub(super) font: Option<usize>,
    pub(super) font_size: f64,
    pub(super) char_spacing: f64,
    pub(super) rise: f64,
    pub(super) hidden: bool,
}

impl State {
    pub(super) const START: Self = Self {
        line_width: 1.0,
        fill: Paint::BLACK,
        stroke: Paint::BLACK,
        font: None,
        font_size: 0.0,
        char_spacing: 0.0,
        rise: 0.0,
        hidden: false,
    };
}

/// What holds for a shown string and `OutputDev` does not say. The order of strings joins the two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) font: usize,
    pub(super) char_spacing: f64,
    pub(super) rise: f64,
    pub(super) hidden: bool,
    pub(super) mark: Mark,
}

/// All numbers among the operands.
pub(super) fn operand_numbers(operation: &Operation) -> Vec<f64> {
    operation.operands.iter().filter_map(number).collect()
}

/// The last `N` numbers, as in engine one.
pub(super) fn last_numbers<const N: usize>(operation: &Operation) -> Option<[f64; N]> {
    let all = operand_numbers(operation);
    all.get(all.len().checked_sub(N)?..)?.try_into().ok()
}

pub(super) fn first_name(operation: &Operation) -> Option<&[u8]> {
    operation.operands.iter().find_map(|operand| operand.as_name().ok())
}

/// A form's matrix.
pub(super) fn matrix(document: &Document, object: &Object) -> Option<[f64; 6]> {
    numbers::<6>(document, object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_numbers_count() {
        let with = |operands: &[Object]| Operation::new("Td", operands.to_vec());
        assert_eq!(last_numbers(&with(&[9.into(), 1.into(), 2.5.into()])), Some([1.0, 2.5]));
        assert_eq!(last_numbers::<2>(&with(&[1.into(), "name".into()])), None);
        assert_eq!(operand_numbers(&with(&["name".into(), 1.into()])), [1.0]);
        assert_eq!(first_name(&with(&[1.into(), "F".into()])), Some(&b"F"[..]));
        assert_eq!(first_name(&with(&[])), None);
    }
}
