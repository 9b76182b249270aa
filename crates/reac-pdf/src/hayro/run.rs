//! The interpreter: walks the operators of a page and keeps what is text or may be a rule.

use super::font::Fonts;
use super::layers::Layers;
use super::operands::{Operands, numbers};
use super::operators::{Operand, Operators};
use super::shown::{self, Part};
use super::spans::{self, Spans};
use super::state::State;
use super::streams;
use super::text::Pen;
use crate::backdrop::{Area, Backdrop};
use crate::budget::Budget;
use crate::colour::{Paint, Space};
use crate::forms::Forms;
use crate::glyph::{RawPage, Style};
use crate::marks::Marks;
use crate::matrix::Matrix;
use crate::path::Path;
use crate::turn::{Headings, Turn};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

/// `q` deeper than this is ignored.
const MAX_SAVED: usize = 512;

/// Everything that runs through a page and the forms on it.
pub(super) struct Run<'r, 'a> {
    pub(super) fonts: &'r mut Fonts<'a>,
    layers: &'r Layers,
    pub(super) budget: &'r mut Budget,
    pub(super) page: RawPage,
    pub(super) headings: Headings,
    backdrop: Backdrop,
    /// Nothing was met that could not be decoded.
    pub(super) complete: bool,
    forms: Forms,
}

/// What belongs to one content stream.
struct Scope<'a> {
    state: State<'a>,
    saved: Vec<State<'a>>,
    pen: Pen,
    path: Path,
    marks: Marks,
    spans: Spans,
}

impl<'r, 'a> Run<'r, 'a> {
    pub(super) fn new(
        (fonts, layers): (&'r mut Fonts<'a>, &'r Layers),
        budget: &'r mut Budget,
        page: RawPage,
    ) -> Self {
        Self {
            fonts,
            layers,
            budget,
            page,
            headings: Headings::default(),
            backdrop: Backdrop::default(),
            complete: true,
            forms: Forms::default(),
        }
    }

    /// Forgets what was drawn, to draw it again, turned.
    pub(super) fn again(&mut self, turn: Turn) {
        let RawPage { number, object, .. } = self.page;
        let mut glyphs = std::mem::take(&mut self.page.glyphs);
        glyphs.clear();
        let (width, height) = (turn.width as f32, turn.height as f32);
        let turned = Some(turn.degrees as f32);
        self.page = RawPage { number, object, width, height, glyphs, turned, ..RawPage::default() };
        self.backdrop = Backdrop::default();
        self.forms = Forms::default();
    }

    /// Draws a page's content.
    pub(super) fn page(&mut self, content: &[u8], resources: &Resources<'a>, ctm: Matrix) {
        let marks = Marks::new(self.page.object);
        self.stream(content, resources, State::new(ctm), marks, Spans::default());
    }

    fn stream(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        state: State<'a>,
        marks: Marks,
        spans: Spans,
    ) {
        let (pen, path) = (Pen::START, Path::default());
        let mut scope = Scope { state, saved: Vec::new(), pen, path, marks, spans };
        let mut operators = Operators::new(content);
        while operators.next().is_some() {
            if !self.budget.operator() {
                return;
            }
            self.step(&operators, resources, &mut scope);
        }
    }

    /// One operator. What cannot be understood is passed over, as every viewer does.
    fn step(&mut self, op: &Operators<'_>, resources: &Resources<'a>, scope: &mut Scope<'a>) {
        let Scope { state, saved, pen, path, .. } = scope;
        let name = op.operator();
        match name {
            b"q" if saved.len() < MAX_SAVED => saved.push(state.clone()),
            b"Q" => {
                if let Some(back) = saved.pop() {
                    *state = back;
                }
            }
            b"cm" => with(numbers(op), |m| state.ctm = Matrix::new(m).then(state.ctm)),
            b"w" => with(numbers(op), |[width]| state.line_width = width),
            b"m" => with(numbers(op), |[x, y]| path.move_to(x, y)),
            b"l" => with(numbers(op), |[x, y]| path.line_to(x, y)),
            b"c" | b"v" | b"y" => with(numbers(op), |[x, y]| path.curve_to(x, y)),
            b"h" => path.close(),
            b"re" => with(numbers(op), |[x, y, w, h]| path.rect(x, y, w, h)),
            b"n" => path.clear(),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.paint(name, scope),
            b"g" => with(numbers(op), |n: [f64; 1]| state.fill = Paint::device(&n)),
            b"rg" => with(numbers(op), |n: [f64; 3]| state.fill = Paint::device(&n)),
            b"k" => with(numbers(op), |n: [f64; 4]| state.fill = Paint::device(&n)),
            b"G" => with(numbers(op), |n: [f64; 1]| state.stroke = Paint::device(&n)),
            b"RG" => with(numbers(op), |n: [f64; 3]| state.stroke = Paint::device(&n)),
            b"K" => with(numbers(op), |n: [f64; 4]| state.stroke = Paint::device(&n)),
            b"cs" => state.fill = initial_paint(resources, op),
            b"CS" => state.stroke = initial_paint(resources, op),
            b"sc" | b"scn" => state.fill.set(Operands::of(op).as_slice()),
            b"SC" | b"SCN" => state.stroke.set(Operands::of(op).as_slice()),
            b"gs" => self.graphics_state(op, resources, state),
            b"BT" => *pen = Pen::START,
            b"Tc" => with(numbers(op), |[v]| state.char_spacing = v),
            b"Tw" => with(numbers(op), |[v]| state.word_spacing = v),
            b"Tz" => with(numbers(op), |[v]| state.horizontal_scale = v / 100.0),
            b"TL" => with(numbers(op), |[v]| state.leading = v),
            b"Ts" => with(numbers(op), |[v]| state.rise = v),
            b"Tr" => with(numbers(op), |[v]| {
                state.hidden = v == 3.0 || v == 7.0;
                state.outlined = v == 1.0 || v == 5.0;
            }),
            b"Tf" => {
                if let Some(name) = op.name() {
                    state.font = self.fonts.get(resources, name, self.budget);
                }
                with(numbers(op), |[v]| state.font_size = v);
            }
            b"Td" => with(numbers(op), |[x, y]| pen.next_line(x, y)),
            b"TD" => with(numbers(op), |[x, y]| {
                state.leading = -y;
                pen.next_line(x, y);
            }),
            b"Tm" => with(numbers(op), |m| pen.set(Matrix::new(m))),
            b"T*" => pen.next_line(0.0, -state.leading),
            b"Tj" => self.show(op, scope),
            b"'" => {
                pen.next_line(0.0, -state.leading);
                self.show(op, scope);
            }
            b"\"" => {
                with(numbers(op), |[word, char]| {
                    state.word_spacing = word;
                    state.char_spacing = char;
                });
                pen.next_line(0.0, -state.leading);
                self.show(op, scope);
            }
            b"TJ" => self.show_array(op, scope),
            b"BMC" | b"BDC" => {
                let (tag, begun) = spans::begun(resources, op, self.layers);
                scope.marks.begin(tag, begun.id);
                scope.spans.begin(begun, self.page.glyphs.len());
            }
            b"EMC" => {
                scope.marks.end();
                self.page.actual.extend(scope.spans.end(self.page.glyphs.len()));
            }
            b"Do" => {
                if let Some(stream) = op.name().and_then(|name| resources.get_x_object(name)) {
                    self.draw(&stream, resources, scope);
                }
            }
            b"BI" => self.picture(scope),
            b"sh" if !scope.spans.is_off() => self.backdrop.add(self.whole(), None),
            _ => {}
        }
    }

    fn paint(&mut self, name: &[u8], scope: &mut Scope<'a>) {
        let Scope { state, path, spans, .. } = scope;
        let fills = !matches!(name, b"S" | b"s");
        let strokes = matches!(name, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        if matches!(name, b"s" | b"b" | b"b*") {
            path.close();
        }
        if spans.is_off() {
            path.clear();
            return;
        }
        if fills {
            self.page.outlines = self.page.outlines.saturating_add(path.curves());
            for (area, whole) in path.areas(state.ctm) {
                self.backdrop.add(area, state.fill.colour.filter(|_| whole && !state.transparent));
            }
        }
        if fills && state.fill.border {
            path.fill(state.ctm, &mut self.page.rules);
        }
        if strokes && state.stroke.border {
            path.stroke(state.ctm, state.line_width, &mut self.page.rules);
            path.sketch(state.ctm, &mut self.page.sketch);
        }
        path.clear();
    }

    fn show(&mut self, op: &Operators<'_>, scope: &mut Scope<'a>) {
        match op.operands().last() {
            Some(Operand::Text(text)) => self.part(*text, scope),
            Some(Operand::Object(Object::String(string))) => self.string(string.as_bytes(), scope),
            _ => {}
        }
    }

    fn show_array(&mut self, op: &Operators<'_>, scope: &mut Scope<'a>) {
        match op.operands().last() {
            Some(Operand::Array) => op.parts().iter().for_each(|part| self.part(*part, scope)),
            Some(Operand::Object(Object::Array(parts))) => self.show_parts(parts, scope),
            _ => {}
        }
    }

    fn part(&mut self, part: Part<'_>, scope: &mut Scope<'a>) {
        match part {
            Part::Literal(bytes) => self.string(bytes, scope),
            Part::Hex(digits) => self.string(shown::bytes(digits).as_slice(), scope),
            Part::Number(number) => scope.pen.adjust(&scope.state, number),
        }
    }

    fn show_parts(&mut self, parts: &Array<'_>, scope: &mut Scope<'a>) {
        let mut plain = shown::Parts::new(parts.data());
        plain.by_ref().for_each(|part| self.part(part, scope));
        let Some(given) = plain.given_up_after() else { return };
        for part in parts.iter::<Object<'_>>().skip(given) {
            match part {
                Object::String(string) => self.string(string.as_bytes(), scope),
                Object::Number(number) => scope.pen.adjust(&scope.state, number.as_f64()),
                _ => {}
            }
        }
    }

    fn string(&mut self, bytes: &[u8], scope: &mut Scope<'a>) {
        let Scope { state, pen, marks, spans, .. } = scope;
        let Some(place) = pen.place(state) else { return };
        let off = spans.is_off();
        if !off && let Some((a, b)) = place.frame.heading {
            self.headings.add(a, b, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        let colour = if state.outlined { state.stroke.colour } else { state.fill.colour };
        let (x, y) = place.inside;
        let unseen = state.transparent && !state.outlined || self.backdrop.hides(colour, x as f32, y as f32);
        let how = Style { hidden: state.hidden, off, unseen, ..Style::default() };
        let (page, budget) = (&mut self.page, &mut *self.budget);
        pen.show(state, (place.frame, how, marks.current()), bytes, |glyph| {
            if budget.glyph() {
                page.glyphs.push(glyph);
            }
        });
    }

    /// A picture fills the unit square.
    fn picture(&mut self, scope: &Scope<'a>) {
        if scope.spans.is_off() {
            return;
        }
        self.page.images = self.page.images.saturating_add(1);
        let mut square = Path::default();
        square.rect(0.0, 0.0, 1.0, 1.0);
        for (area, _) in square.areas(scope.state.ctm) {
            let (width, height) = (self.page.width.max(1.0), self.page.height.max(1.0));
            let across = area.right.min(width) - area.left.max(0.0);
            let down = area.bottom.min(height) - area.top.max(0.0);
            self.page.pictured += across.max(0.0) * down.max(0.0) / (width * height);
            self.backdrop.add(area, None);
        }
    }

    fn whole(&self) -> Area {
        Area { left: 0.0, top: 0.0, right: self.page.width, bottom: self.page.height }
    }

    fn graphics_state(&mut self, op: &Operators<'_>, resources: &Resources<'a>, state: &mut State<'a>) {
        let Some(dict) = op.name().and_then(|name| resources.get_ext_g_state(name)) else {
            return;
        };
        if let Some(width) = dict.get::<f64>("LW") {
            state.line_width = width;
        }
        if let Some(alpha) = dict.get::<f64>("ca") {
            state.transparent = alpha == 0.0;
        }
        if let Some(font) = dict.get::<Array<'a>>("Font") {
            state.font =
                font.iter::<Dict<'a>>().next().and_then(|font| self.fonts.get_dict(&font, 0, self.budget));
            if let Some(Object::Number(size)) = font.iter::<Object<'_>>().nth(1) {
                state.font_size = size.as_f64();
            }
        }
    }

    /// A picture is counted; a form is drawn in place.
    fn draw(&mut self, stream: &Stream<'a>, outer: &Resources<'a>, scope: &Scope<'a>) {
        let Scope { state, marks, spans, .. } = scope;
        let dict = stream.dict();
        let layer = dict.get::<Dict<'_>>("OC");
        let off = layer.is_some_and(|layer| self.layers.is_off(dict.get_ref("OC"), &layer));
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.as_deref() == Some(&b"Image"[..]) {
            if !off {
                self.picture(scope);
            }
            return;
        }
        let id = stream.obj_id().obj_number;
        if !self.forms.admit(id, self.budget) {
            return;
        }
        let Some((content, complete)) = streams::decode(stream, self.budget) else {
            self.complete = false;
            return;
        };
        self.complete &= complete;
        let mut inner = state.clone();
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            inner.ctm = Matrix::new(matrix).then(inner.ctm);
        }
        let resources = match dict.get::<Dict<'a>>("Resources") {
            Some(own) => Resources::new(own),
            // Old files leave them out and mean the page's.
            None => outer.clone(),
        };
        self.forms.begin(id);
        self.stream(&content, &resources, inner, marks.inside_form(id), spans.inside(off));
        self.forms.end();
    }
}

fn with<const N: usize>(numbers: Option<[f64; N]>, then: impl FnOnce([f64; N])) {
    if let Some(numbers) = numbers {
        then(numbers);
    }
}

/// `cs`: the paint a colour space starts with.
fn initial_paint(resources: &Resources<'_>, op: &Operators<'_>) -> Paint {
    let space = op.name().map_or(Space::Unknown, |name| match Space::named(name) {
        Space::Unknown => match resources.get_color_space(name) {
            Some(Object::Name(name)) => Space::named(&name),
            Some(Object::Array(array)) => match array.iter::<Object<'_>>().next() {
                Some(Object::Name(family)) => Space::named(&family),
                _ => Space::Unknown,
            },
            _ => Space::Unknown,
        },
        known => known,
    });
    Paint::initial(space)
}
