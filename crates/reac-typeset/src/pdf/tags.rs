//! The structure tree: a `P` for each paragraph, in print order, with the marked content of its pages.

use std::collections::BTreeMap;

use pdf_writer::types::StructRole;
use pdf_writer::{Finish as _, Name, Pdf, Ref};

use super::objects::Refs;

/// Marked content as it is met.
#[derive(Default)]
pub(super) struct Tree {
    /// Paragraphs in print order.
    order: Vec<usize>,
    /// Page and mark of each piece of a paragraph.
    marks: BTreeMap<usize, Vec<(usize, i32)>>,
    /// Marks so far, page by page: the paragraph of each.
    pages: BTreeMap<usize, Vec<usize>>,
}

impl Tree {
    /// A new mark on a page.
    pub(super) fn mark(&mut self, page: usize, paragraph: usize) -> i32 {
        let page_marks = self.pages.entry(page).or_default();
        let id = i32::try_from(page_marks.len()).unwrap_or(i32::MAX);
        page_marks.push(paragraph);
        let marks = self.marks.entry(paragraph).or_default();
        if marks.is_empty() {
            self.order.push(paragraph);
        }
        marks.push((page, id));
        id
    }

    /// Writes the tree; its root.
    pub(super) fn write(&self, pdf: &mut Pdf, refs: &mut Refs, pages: &[Ref]) -> Ref {
        let [root, document] = [refs.next(), refs.next()];
        let elements: BTreeMap<usize, Ref> =
            self.order.iter().map(|paragraph| (*paragraph, refs.next())).collect();
        let arrays: BTreeMap<usize, Ref> = self.pages.keys().map(|page| (*page, refs.next())).collect();
        for (page, paragraphs) in &self.pages {
            let Some(id) = arrays.get(page) else { continue };
            let parents = paragraphs.iter().filter_map(|paragraph| elements.get(paragraph));
            pdf.indirect(*id).array().items(parents.copied());
        }
        for (paragraph, id) in &elements {
            let mut element = pdf.struct_element(*id);
            element.kind(StructRole::P).parent(document);
            let mut children = element.children();
            for (page, mark) in self.marks.get(paragraph).into_iter().flatten() {
                let Some(page) = pages.get(*page) else { continue };
                children.marked_content_ref().page(*page).marked_content_id(*mark);
            }
            children.finish();
        }
        let mut element = pdf.struct_element(document);
        element.kind(StructRole::Document).parent(root);
        let mut children = element.children();
        for id in self.order.iter().filter_map(|paragraph| elements.get(paragraph)) {
            children.struct_element(*id);
        }
        children.finish();
        element.finish();
        let mut tree = pdf.indirect(root).dict();
        tree.pair(Name(b"Type"), Name(b"StructTreeRoot"));
        tree.pair(Name(b"K"), document);
        let mut parents = tree.insert(Name(b"ParentTree")).dict();
        let mut nums = parents.insert(Name(b"Nums")).array();
        for (page, id) in &arrays {
            nums.item(i32::try_from(*page).unwrap_or(i32::MAX));
            nums.item(*id);
        }
        nums.finish();
        parents.finish();
        tree.finish();
        root
    }
}
