//! The pages of a lopdf document, with what they inherit; each node of the tree is walked once.

use super::objects::{dict_entry, entry, number, numbers, resolve};
use pdf_extract::{Dictionary, Document, Object};
use std::collections::HashSet;

/// Nodes of the page tree above which it is not walked deeper.
const MAX_DEPTH: usize = 64;

/// A page with its inherited attributes.
#[derive(Debug, Clone)]
pub(super) struct PageEntry<'d> {
    /// Object number, if the page is an object of its own.
    pub(super) object: Option<u32>,
    pub(super) dict: &'d Dictionary,
    pub(super) resources: Option<&'d Dictionary>,
    pub(super) media_box: Option<[f64; 4]>,
    pub(super) crop_box: Option<[f64; 4]>,
    /// Degrees, clockwise.
    pub(super) rotate: i64,
}

/// All pages in order, at most `limit`, and how many there are.
pub(super) fn pages(document: &Document, limit: usize) -> (Vec<PageEntry<'_>>, usize) {
    pages_within(document, limit, MAX_DEPTH)
}

fn pages_within(document: &Document, limit: usize, depth: usize) -> (Vec<PageEntry<'_>>, usize) {
    let mut walk = Walk { document, seen: HashSet::new(), out: Vec::new(), count: 0, limit, deepest: depth };
    let root = dict_entry(document, &document.trailer, b"Root").and_then(|root| root.get(b"Pages").ok());
    let nothing = Inherited { resources: None, media_box: None, crop_box: None, rotate: 0 };
    if let Some(root) = root {
        walk.node(root, nothing, 0);
    }
    (walk.out, walk.count)
}

#[derive(Clone, Copy)]
struct Inherited<'d> {
    resources: Option<&'d Dictionary>,
    media_box: Option<[f64; 4]>,
    crop_box: Option<[f64; 4]>,
    rotate: i64,
}

struct Walk<'d> {
    document: &'d Document,
    seen: HashSet<(u32, u16)>,
    out: Vec<PageEntry<'d>>,
    count: usize,
    limit: usize,
    deepest: usize,
}

impl<'d> Walk<'d> {
    fn node(&mut self, node: &'d Object, above: Inherited<'d>, depth: usize) {
        let object = node.as_reference().ok();
        if depth > self.deepest || object.is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let Some(Object::Dictionary(dict)) = resolve(self.document, node) else {
            return;
        };
        let four = |key: &[u8]| dict.get(key).ok().and_then(|value| numbers::<4>(self.document, value));
        let here = Inherited {
            resources: dict_entry(self.document, dict, b"Resources").or(above.resources),
            media_box: four(b"MediaBox").or(above.media_box),
            crop_box: four(b"CropBox").or(above.crop_box),
            // Only multiples of 90 mean anything: cutting off a fraction is harmless.
            rotate: entry(self.document, dict, b"Rotate")
                .and_then(number)
                .map_or(above.rotate, |degrees| degrees as i64),
        };
        let is_tree = dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Pages");
        match entry(self.document, dict, b"Kids") {
            Some(Object::Array(kids)) if is_tree || !dict.has(b"Contents") => {
                for kid in kids {
                    self.node(kid, here, depth + 1);
                }
            }
            _ if is_tree => {}
            _ => self.page(object.map(|id| id.0), dict, here),
        }
    }

    fn page(&mut self, object: Option<u32>, dict: &'d Dictionary, here: Inherited<'d>) {
        self.count += 1;
        if self.out.len() < self.limit {
            let Inherited { resources, media_box, crop_box, rotate } = here;
            self.out.push(PageEntry { object, dict, resources, media_box, crop_box, rotate });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_extract::Dictionary;

    fn dict<const N: usize>(entries: [(&str, Object); N]) -> Object {
        let mut out = Dictionary::new();
        entries.into_iter().for_each(|(key, value)| out.set(key, value));
        Object::Dictionary(out)
    }

    fn references(numbers: &[u32]) -> Object {
        Object::Array(numbers.iter().map(|number| Object::Reference((*number, 0))).collect())
    }

    /// A page beside a node with a page of its own; `kids` are those of the root.
    fn document(kids: &[u32]) -> Document {
        let mut out = Document::new();
        out.trailer.set("Root", Object::Reference((1, 0)));
        let objects = [
            dict([("Type", "Catalog".into()), ("Pages", Object::Reference((2, 0)))]),
            dict([("Type", "Pages".into()), ("Kids", references(kids)), ("Rotate", 90.into())]),
            dict([("Type", "Page".into())]),
            dict([("Type", "Pages".into()), ("Kids", references(&[5]))]),
            dict([("Type", "Page".into()), ("Rotate", 0.into())]),
        ];
        out.objects.extend((1..).zip(objects).map(|(number, object)| ((number, 0), object)));
        out
    }

    fn numbers(document: &Document, limit: usize, depth: usize) -> (Vec<u32>, usize) {
        let (pages, count) = pages_within(document, limit, depth);
        (pages.iter().filter_map(|page| page.object).collect(), count)
    }

    #[test]
    fn pages_stand_in_their_order_and_inherit() {
        let document = document(&[3, 4]);
        assert_eq!(numbers(&document, 9, 9), (vec![3, 5], 2));
        let (pages, _) = pages(&document, 9);
        assert_eq!(pages.iter().map(|page| page.rotate).collect::<Vec<_>>(), [90, 0]);
    }

    #[test]
    fn no_more_and_no_deeper_than_allowed() {
        let document = document(&[3, 4]);
        assert_eq!(numbers(&document, 1, 9), (vec![3], 2));
        assert_eq!(numbers(&document, 9, 1), (vec![3], 1));
    }

    #[test]
    fn a_page_that_is_listed_twice_is_read_once() {
        assert_eq!(numbers(&document(&[3, 3]), 9, 9), (vec![3], 1));
    }
}
