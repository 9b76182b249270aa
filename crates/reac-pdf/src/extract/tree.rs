//! The pages of a lopdf document, with what they inherit; circles in the tree are walked once.

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
    let mut walk = Walk { document, seen: HashSet::new(), out: Vec::new(), count: 0, limit };
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
}

impl<'d> Walk<'d> {
    fn node(&mut self, node: &'d Object, above: Inherited<'d>, depth: usize) {
        let object = node.as_reference().ok();
        if depth > MAX_DEPTH || object.is_some_and(|id| !self.seen.insert(id)) {
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
