//! Marked content that says something of the glyphs in it: a layer that is off, the text that they stand for.

use super::layers::Layers;
use super::operators::{Operand, Operators};
use crate::glyph::Actual;
use crate::strings::text_string;
use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Resources;

/// Marks deeper than this say nothing.
const MAX_DEPTH: usize = 256;

/// What is open, outermost first.
#[derive(Default)]
pub(super) struct Spans {
    open: Vec<Span>,
    /// Begun beyond [`MAX_DEPTH`], to be ended first.
    beyond: usize,
    /// What the form as a whole stands in.
    outside: Span,
}

#[derive(Debug, Clone, Default)]
struct Span {
    /// It or what it stands in is off.
    off: bool,
    /// It or what it stands in has a text of its own.
    replaced: bool,
    /// The text that stands for what it holds, and the number of glyphs before it.
    actual: Option<(usize, String)>,
}

/// What `BDC` begins.
pub(super) struct Begun {
    /// `MCID`.
    pub(super) id: Option<u32>,
    off: bool,
    actual: Option<String>,
}

impl Spans {
    /// Inside a form: what is around it goes on.
    pub(super) fn inside(&self, form_off: bool) -> Self {
        let top = self.top();
        let outside = Span { off: top.off || form_off, replaced: top.replaced, actual: None };
        Self { outside, ..Self::default() }
    }

    pub(super) fn is_off(&self) -> bool {
        self.top().off
    }

    fn top(&self) -> &Span {
        self.open.last().unwrap_or(&self.outside)
    }

    pub(super) fn begin(&mut self, begun: Begun, glyphs: usize) {
        if self.open.len() >= MAX_DEPTH {
            self.beyond += 1;
            return;
        }
        let (off, replaced) = (self.top().off, self.top().replaced);
        // The outermost text stands for all that is in it.
        let actual = begun.actual.filter(|_| !replaced).map(|text| (glyphs, text));
        self.open.push(Span { off: off || begun.off, replaced: replaced || actual.is_some(), actual });
    }

    /// Ends the last begun; gives its text and the glyphs it stands for.
    pub(super) fn end(&mut self, glyphs: usize) -> Option<Actual> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let (start, text) = self.open.pop()?.actual?;
        (start < glyphs).then_some(Actual { glyphs: start..glyphs, text })
    }
}

/// `BMC` and `BDC`: the tag and what the properties say, which stand in the stream or among the resources.
pub(super) fn begun<'o>(
    resources: &Resources<'_>,
    op: &'o Operators<'_>,
    layers: &Layers,
) -> (&'o [u8], Begun) {
    let mut operands = op.operands().iter();
    let tag: &[u8] = match operands.next() {
        Some(Operand::Object(Object::Name(tag))) => tag,
        _ => &[],
    };
    let mut out = Begun { id: None, off: false, actual: None };
    match operands.next() {
        Some(Operand::Object(Object::Dict(properties))) => out.read(properties),
        Some(Operand::Object(Object::Name(name))) => {
            if let Some(properties) = resources.properties.get::<Dict<'_>>(name) {
                out.off = tag == b"OC" && layers.is_off(resources.properties.get_ref(name), &properties);
                out.read(&properties);
            }
        }
        _ => {}
    }
    (tag, out)
}

impl Begun {
    fn read(&mut self, properties: &Dict<'_>) {
        self.id = properties.get::<u32>("MCID");
        if properties.contains_key("ActualText")
            && let Some(Object::String(text)) = properties.get::<Object<'_>>("ActualText")
        {
            self.actual = Some(text_string(text.as_bytes()));
        }
    }
}
