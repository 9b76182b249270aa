//! Pages for whoever draws them, behind the guard behind which they are read.

use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

use crate::guard::contained;

/// A file whose pages can be drawn.
pub struct Drawable {
    pdf: Pdf,
}

impl Drawable {
    /// Opens a PDF; nothing where it is none, or cannot be opened.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Self> {
        contained(|| Pdf::new(bytes.to_vec()).ok()).flatten().map(|pdf| Self { pdf })
    }

    /// What `draw` makes of a page, the first being 0; nothing where there is no such page, or where it cannot be drawn:
    /// that is no fault of the others.
    pub fn page<'a, T>(&'a self, at: usize, draw: impl FnOnce(&'a Page<'a>) -> Option<T>) -> Option<T> {
        contained(|| draw(self.pdf.pages().get(at)?)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_is_not_opened() {
        assert!(Drawable::open(b"Le phare").is_none());
    }
}
