//! What the parts of a document share.

use super::numbering::Numbering;
use super::styles::Styles;

/// Styles and lists.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
}
