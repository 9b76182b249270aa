//! A PDF of one's own making, well formed but for what is put into it.

/// Objects, the first being the catalog, the second the page tree, the third a font, the fourth a page.
pub(super) struct File {
    objects: Vec<Vec<u8>>,
}

/// What a page shows whatever else it holds.
pub(super) const TEXT: &str = "BT /F 10 Tf 72 700 Td (Un texte sur la page.) Tj ET\n";

impl File {
    /// One page that shows `content`, uncompressed, with more entries for its resources.
    pub(super) fn new(content: &str, resources: &str) -> Self {
        let mut file = Self::of(resources, "");
        file.stream("", content.as_bytes());
        file
    }

    /// One page without content, which is the fifth object and still to be added.
    pub(super) fn of(resources: &str, page: &str) -> Self {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R\
             /Resources<</Font<</F 3 0 R>>{resources}>>{page}>>"
        );
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            &page,
        ];
        Self { objects: objects.iter().map(|object| object.as_bytes().to_vec()).collect() }
    }

    /// Puts another object in the place of number `number`.
    pub(super) fn set(&mut self, number: usize, object: &str) {
        if let Some(place) = self.objects.get_mut(number.saturating_sub(1)) {
            *place = object.as_bytes().to_vec();
        }
    }

    /// Adds an object and gives its number.
    pub(super) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// Adds a stream and gives its number.
    pub(super) fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let head = format!("<<{dict}/Length {}>>stream\n", data.len());
        self.add([head.as_bytes(), data, b"\nendstream"].concat())
    }

    /// The next object's number.
    pub(super) fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.bytes_with(|xref, size| {
            format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n")
        })
    }

    /// The file with a trailer of its own: given where the table stands and how long it is.
    pub(super) fn bytes_with(&self, trailer: impl Fn(usize, usize) -> String) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&self.objects) {
            places.push(out.len());
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let (xref, size) = (out.len(), self.objects.len() + 1);
        out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for place in places {
            out.extend(format!("{place:010} 00000 n \n").bytes());
        }
        out.extend(trailer(xref, size).bytes());
        out
    }
}
