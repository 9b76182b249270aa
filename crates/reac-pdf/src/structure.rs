//! The structure tree of a tagged PDF: which paragraph each piece of marked content belongs to.
//!
//! Ordinals run in the order of the tree and count empty paragraphs, so two consecutive lines whose ordinals
//! differ by 2 have one empty paragraph between them.

mod roles;

use crate::glyph::Mark;
use crate::strings::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, ObjRef, Object};
use roles::{Class, Roles};
use std::collections::{HashMap, HashSet};

/// How much of a tree is read.
struct Bounds {
    /// Elements deeper than this are not.
    depth: u32,
    /// Elements beyond this count are not.
    nodes: u32,
}

/// A document of 70 pages has some 5,000 elements.
const BOUNDS: Bounds = Bounds { depth: 128, nodes: 2_000_000 };

/// From marked content to paragraphs.
#[derive(Debug, Default)]
pub(crate) struct Paragraphs {
    /// By the object number of the page or form, and the number of the content in it.
    ordinals: HashMap<(u32, u32), u32>,
    /// Texts of elements.
    pub(crate) texts: Texts,
}

/// Texts that elements of the tree have (`/ActualText`): they stand for all content in them.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// By content as above: which of the texts.
    contents: HashMap<(u32, u32), usize>,
    /// Each with the page or form that its content stands in; one whose content stands in several is as if it were not
    /// there, for nothing says what of it belongs to which.
    texts: Vec<(Scope, String)>,
}

/// Where all content of an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Nowhere,
    In(u32),
    Several,
}

impl Texts {
    pub(crate) fn is_empty(&self) -> bool {
        self.contents.is_empty()
    }

    /// The text that stands for content, and its number.
    pub(crate) fn of(&self, mark: Mark) -> Option<(usize, &str)> {
        let Mark::Content { owner, id } = mark else { return None };
        let index = *self.contents.get(&(owner, id))?;
        let (scope, text) = self.texts.get(index)?;
        (*scope != Scope::Several).then_some((index, text))
    }

    fn add(&mut self, index: usize, content: (u32, u32)) {
        let Some((scope, _)) = self.texts.get_mut(index) else { return };
        *scope = match *scope {
            Scope::Nowhere => Scope::In(content.0),
            Scope::In(owner) if owner == content.0 => Scope::In(owner),
            _ => Scope::Several,
        };
        self.contents.entry(content).or_insert(index);
    }
}

impl Paragraphs {
    /// Reads the tree; a file without one gives an empty answer.
    pub(crate) fn read(pdf: &Pdf) -> Self {
        Self::read_within(pdf, &BOUNDS)
    }

    fn read_within<'p>(pdf: &'p Pdf, bounds: &'p Bounds) -> Self {
        let xref = pdf.xref();
        let root = xref
            .get::<Dict<'_>>(xref.root_id())
            .and_then(|catalog| catalog.get::<Dict<'_>>("StructTreeRoot"));
        let Some(root) = root else {
            return Self::default();
        };
        let mut walk = Walk {
            pdf,
            bounds,
            roles: Roles::read(&root),
            ordinals: HashMap::new(),
            texts: Texts::default(),
            text: None,
            seen: HashSet::new(),
            nodes: 0,
            next: 0,
        };
        let mut top = Place::default();
        walk.children(&root, &mut top, None, 0);
        Self { ordinals: walk.ordinals, texts: walk.texts }
    }

    /// Tells each word of a page its paragraph. `marks` are the words' own, in their order.
    pub(crate) fn tell(&self, page: &mut reac_lines::Page, marks: &[Mark]) {
        if self.ordinals.is_empty() {
            return;
        }
        let words = page.lines.iter_mut().flat_map(|line| &mut line.words);
        // Words of one content follow each other.
        let mut last = (Mark::None, None);
        for (word, mark) in words.zip(marks) {
            if last.0 != *mark {
                last = (*mark, self.of(*mark));
            }
            word.paragraph = last.1;
        }
    }

    fn of(&self, mark: Mark) -> Option<u32> {
        match mark {
            Mark::Content { owner, id } => self.ordinals.get(&(owner, id)).copied(),
            Mark::None | Mark::Artifact => None,
        }
    }
}

/// The block that content belongs to for the moment.
#[derive(Debug, Default)]
struct Place {
    /// Its paragraph; given out when the first content comes.
    ordinal: Option<u32>,
    /// A list item that has shown no more than its label: the first paragraph in it goes on with the same ordinal.
    label_only: bool,
}

struct Walk<'p> {
    pdf: &'p Pdf,
    bounds: &'p Bounds,
    roles: Roles,
    ordinals: HashMap<(u32, u32), u32>,
    texts: Texts,
    /// Which text stands for what is walked through.
    text: Option<usize>,
    seen: HashSet<ObjRef>,
    nodes: u32,
    next: u32,
}

impl<'p> Walk<'p> {
    fn children(&mut self, element: &Dict<'p>, place: &mut Place, page: Option<u32>, depth: u32) {
        match element.get_raw::<Object<'p>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => {
                for kid in kids.raw_iter() {
                    self.child(kid, place, page, depth);
                }
            }
            Some(MaybeRef::Ref(reference)) => match self.resolve(reference) {
                // An array of its own is no element.
                Some(Object::Array(kids)) => {
                    for kid in kids.raw_iter() {
                        self.child(kid, place, page, depth);
                    }
                }
                Some(_) => self.child(MaybeRef::Ref(reference), place, page, depth),
                None => {}
            },
            Some(kid) => self.child(kid, place, page, depth),
            None => {}
        }
    }

    fn child(&mut self, kid: MaybeRef<Object<'p>>, place: &mut Place, page: Option<u32>, depth: u32) {
        self.nodes += 1;
        if depth > self.bounds.depth || self.nodes > self.bounds.nodes {
            return;
        }
        let object = match kid {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(reference) if self.seen.insert(reference) => self.resolve(reference),
            MaybeRef::Ref(_) => None,
        };
        match object {
            Some(Object::Number(id)) => self.content(page, u32::try_from(id.as_i64()).ok(), place),
            Some(Object::Dict(dict)) => match dict.get::<Name<'_>>("Type").as_deref() {
                Some(b"MCR") => {
                    let owner = object_number(&dict, "Stm").or_else(|| object_number(&dict, "Pg")).or(page);
                    self.content(owner, dict.get::<u32>("MCID"), place);
                }
                Some(b"OBJR") => {}
                _ => self.element(&dict, place, page, depth),
            },
            _ => {}
        }
    }

    fn element(&mut self, dict: &Dict<'p>, place: &mut Place, page: Option<u32>, depth: u32) {
        // The outermost text stands for all that is in it.
        let outer = self.text;
        if outer.is_none()
            && let Some(text) = actual_text(dict)
        {
            self.text = Some(self.texts.texts.len());
            self.texts.texts.push((Scope::Nowhere, text));
        }
        self.block(dict, place, page, depth);
        self.text = outer;
    }

    fn block(&mut self, dict: &Dict<'p>, place: &mut Place, page: Option<u32>, depth: u32) {
        let page = object_number(dict, "Pg").or(page);
        let role = dict.get::<Name<'_>>("S");
        let class = role.map_or(Class::Inline, |name| self.roles.class(name.as_str()));
        match class {
            Class::Inline => self.children(dict, place, page, depth + 1),
            Class::Label => {
                let fresh = place.ordinal.is_none();
                self.children(dict, place, page, depth + 1);
                place.label_only = fresh && place.ordinal.is_some();
            }
            Class::Container => self.children(dict, &mut Place::default(), page, depth + 1),
            Class::Paragraph => {
                // Counted even if nothing is in it: that is how empty paragraphs show.
                let ordinal = match place.ordinal {
                    Some(ordinal) if std::mem::take(&mut place.label_only) => ordinal,
                    _ => self.take(),
                };
                let mut own = Place { ordinal: Some(ordinal), label_only: false };
                self.children(dict, &mut own, page, depth + 1);
            }
        }
    }

    fn content(&mut self, owner: Option<u32>, id: Option<u32>, place: &mut Place) {
        if let (Some(owner), Some(id)) = (owner, id) {
            let ordinal = match place.ordinal {
                Some(ordinal) => ordinal,
                None => self.take(),
            };
            *place = Place { ordinal: Some(ordinal), label_only: false };
            self.ordinals.entry((owner, id)).or_insert(ordinal);
            if let Some(text) = self.text {
                self.texts.add(text, (owner, id));
            }
        }
    }

    fn take(&mut self) -> u32 {
        let ordinal = self.next;
        self.next = self.next.saturating_add(1);
        ordinal
    }

    fn resolve(&self, reference: ObjRef) -> Option<Object<'p>> {
        self.pdf.xref().get::<Object<'p>>(reference.into())
    }
}

fn actual_text(dict: &Dict<'_>) -> Option<String> {
    if !dict.contains_key("ActualText") {
        return None;
    }
    match dict.get::<Object<'_>>("ActualText") {
        Some(Object::String(text)) => Some(text_string(text.as_bytes())),
        _ => None,
    }
}

fn object_number(dict: &Dict<'_>, key: &str) -> Option<u32> {
    dict.get_ref(key).map(|reference| hayro_syntax::object::ObjectIdentifier::from(reference).obj_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three paragraphs in a section.
    const TREE: &[u8] = b"%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>> endobj
4 0 obj <</K <</S/Sect/Pg 3 0 R/K[<</S/P/K 0>> <</S/P/K 1>> <</S/P/K 2>>]>>>> endobj
trailer <</Root 1 0 R>>
";

    fn found(depth: u32, nodes: u32) -> usize {
        let pdf = Pdf::new(TREE.to_vec()).unwrap();
        Paragraphs::read_within(&pdf, &Bounds { depth, nodes }).ordinals.len()
    }

    #[test]
    fn a_tree_is_read_as_far_as_its_bounds() {
        // The section, three paragraphs, what stands in each.
        assert_eq!(found(9, 7), 3);
        assert_eq!(found(9, 6), 2);
        assert_eq!(found(9, 0), 0);
        assert_eq!(found(2, 99), 3);
        assert_eq!(found(1, 99), 0);
    }
}
