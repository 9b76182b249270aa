//! The document that pdf-extract is shown: a copy of the file's objects under a page tree of one page.
//!
//! The page inherits nothing, and its number is always 1.

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

pub(super) struct Stage {
    document: Document,
    /// The first object number of our own.
    top: u32,
}

impl Stage {
    pub(super) fn new(file: &Document) -> Self {
        let mut document = Document::new();
        document.objects.clone_from(&file.objects);
        let top = document.objects.keys().map(|id| id.0).max().unwrap_or(0).saturating_add(1);
        document.trailer.set("Root", Object::Reference(number(top, 0)));
        Self { document, top }
    }

    /// Puts a page on, in place of the one before.
    pub(super) fn set(&mut self, content: Vec<u8>, fonts: Dictionary) -> &Document {
        let reference = |offset| Object::Reference(number(self.top, offset));
        let resources = dictionary([("Font", Object::Dictionary(fonts))]);
        let media_box = Object::Array([0, 0, 600, 800].map(Object::Integer).to_vec());
        let kids = Object::Array(vec![reference(2)]);
        let objects = [
            Object::Dictionary(dictionary([("Type", "Catalog".into()), ("Pages", reference(1))])),
            Object::Dictionary(dictionary([("Type", "Pages".into()), ("Kids", kids), ("Count", 1.into())])),
            Object::Dictionary(dictionary([
                ("Type", "Page".into()),
                ("MediaBox", media_box),
                ("Resources", Object::Dictionary(resources)),
                ("Contents", reference(3)),
            ])),
            Object::Stream(Stream::new(Dictionary::new(), content)),
        ];
        for (offset, object) in (0..).zip(objects) {
            self.document.objects.insert(number(self.top, offset), object);
        }
        &self.document
    }
}

fn number(top: u32, offset: u32) -> ObjectId {
    (top.saturating_add(offset), 0)
}

fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    let mut out = Dictionary::new();
    for (key, value) in entries {
        out.set(key, value);
    }
    out
}
