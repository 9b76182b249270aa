//! How much work a file may ask for.

/// A budget for one document. There is no `Default`: whoever reads decides.
///
/// Time grows with the bytes, operators and glyphs allowed; memory with the bytes inflated, and about 100 bytes
/// for each glyph. [`crate::Engine::PdfExtract`] keeps its limits from page to page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// Pages read; further pages are left out with a fault.
    pub pages: u32,
    /// Bytes that come out of the file's compressed streams: all object streams together, all content together,
    /// all fonts together. Pictures are never decoded.
    pub inflated_bytes: u64,
    /// Drawing operators interpreted, in all pages together, forms counted each time they are drawn.
    pub operators: u64,
    /// Glyphs kept, in all pages together.
    pub glyphs: u64,
    /// How deep forms may be drawn inside forms.
    pub form_depth: u32,
}

impl Limits {
    /// Room for any document people write, on any workstation: a file of 256 MiB,
    /// 5,000 pages, 1 GiB inflated, 50 million operators, 20 million glyphs, forms 12 deep.
    ///
    /// For scale, a REAC of 70 pages has 0.4 MB, inflates to 5 MB, and draws 150,000 glyphs.
    #[must_use]
    pub const fn generous() -> Self {
        Self {
            bytes: 256 << 20,
            pages: 5_000,
            inflated_bytes: 1 << 30,
            operators: 50_000_000,
            glyphs: 20_000_000,
            form_depth: 12,
        }
    }
}
