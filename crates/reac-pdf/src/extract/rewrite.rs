//! A page's content, rewritten so that pdf-extract sees all of it.
//!
//! It passes over the operators `'` and `"`, most ways to paint a path, colours set by `g` and its like, matrices
//! of forms and the state of `gs`. What comes out of here uses only what it knows, with the operands that it knows:
//! forms are written in place, strings are shown with `Tj`, a path is painted with `f` or `S` and only if it could be
//! a border. Text rise is taken out: it comes back on the side, in [`Shown`].

use super::fonts::PageFonts;
use super::objects::{decode, dict_entry, entry, name_entry, stream_entry};
use super::state::{Shown, State, first_name, last_numbers, matrix, operand_numbers};
use crate::budget::Budget;
use crate::colour::{Colour, Paint, Space};
use crate::forms::Forms;
use crate::marks::Marks;
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, Stream};
use reac_lines::Unheeded;

/// `q` deeper than this is ignored.
const MAX_SAVED: usize = 512;
/// A longer stream, in bytes, is not parsed.
const MAX_CONTENT: usize = 32 << 20;
/// Pieces of one path; drawings have more, tables do not.
const MAX_PIECES: usize = 5_000;

/// The rewriting of one page.
pub(super) struct Rewrite<'r, 'd> {
    document: &'d Document,
    budget: &'r mut Budget,
    pub(super) operations: Vec<Operation>,
    pub(super) shown: Vec<Shown>,
    pub(super) fonts: PageFonts<'d>,
    pub(super) images: u32,
    /// A stream that could not be decoded or parsed.
    pub(super) damaged: bool,
    /// What decides what is shown and does not reach the other side.
    pub(super) unheeded: Unheeded,
    forms: Forms,
}

/// What belongs to one content stream.
struct Scope<'d> {
    resources: Option<&'d Dictionary>,
    state: State,
    saved: Vec<State>,
    path: Vec<Operation>,
    marks: Marks,
}

impl<'r, 'd> Rewrite<'r, 'd> {
    pub(super) fn new(document: &'d Document, budget: &'r mut Budget) -> Self {
        Self {
            document,
            budget,
            operations: Vec::new(),
            shown: Vec::new(),
            fonts: PageFonts::default(),
            images: 0,
            damaged: false,
            unheeded: Unheeded::default(),
            forms: Forms::default(),
        }
    }

    /// Writes a page's content.
    pub(super) fn page(&mut self, content: &[u8], resources: Option<&'d Dictionary>, object: Option<u32>) {
        self.stream(content, resources, State::START, Marks::new(object));
    }

    fn stream(&mut self, content: &[u8], resources: Option<&'d Dictionary>, state: State, marks: Marks) {
        let parsed = if content.len() > MAX_CONTENT { None } else { Content::decode(content).ok() };
        let Some(content) = parsed else {
            self.damaged = true;
            return;
        };
        let mut scope = Scope { resources, state, saved: Vec::new(), path: Vec::new(), marks };
        for operation in content.operations {
            if !self.budget.operator() {
                break;
            }
            self.step(operation, &mut scope);
        }
        for _ in scope.saved {
            self.emit("Q", vec![]);
        }
    }

    fn step(&mut self, op: Operation, scope: &mut Scope<'d>) {
        let state = &mut scope.state;
        match op.operator.as_str() {
            "q" if scope.saved.len() < MAX_SAVED => {
                scope.saved.push(state.clone());
                self.emit("q", vec![]);
            }
            "Q" => {
                if let Some(back) = scope.saved.pop() {
                    *state = back;
                    self.emit("Q", vec![]);
                }
            }
            "cm" | "Tm" => self.copy::<6>(&op),
            "Td" => self.copy::<2>(&op),
            "TD" => self.copy::<2>(&op),
            "Tw" | "Tz" | "TL" => self.copy::<1>(&op),
            "BT" | "ET" | "T*" => self.emit(&op.operator, vec![]),
            "m" | "l" => Self::draw::<2>(scope, &op.operator, &op),
            "re" => Self::draw::<4>(scope, "re", &op),
            "h" => Self::draw::<0>(scope, "h", &op),
            // Where a curve bends does not matter.
            "c" | "v" | "y" => {
                if let Some([x, y]) = last_numbers(&op) {
                    let curve = [x, y, x, y, x, y].map(real).to_vec();
                    Self::add(scope, Operation::new("c", curve));
                }
            }
            "n" => scope.path.clear(),
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.paint(&op.operator, scope),
            "w" => set(&mut state.line_width, &op),
            "g" | "rg" | "k" => state.fill = Paint::device(&operand_numbers(&op)),
            "G" | "RG" | "K" => state.stroke = Paint::device(&operand_numbers(&op)),
            "cs" => state.fill = self.initial_paint(scope.resources, &op),
            "CS" => state.stroke = self.initial_paint(scope.resources, &op),
            "sc" | "scn" => state.fill.set(&operand_numbers(&op)),
            "SC" | "SCN" => state.stroke.set(&operand_numbers(&op)),
            "gs" => self.graphics_state(scope, &op),
            "Tc" => {
                set(&mut state.char_spacing, &op);
                self.copy::<1>(&op);
            }
            "Ts" => set(&mut state.rise, &op),
            "Tr" => {
                if let Some([mode]) = last_numbers(&op) {
                    state.hidden = mode == 3.0 || mode == 7.0;
                }
            }
            "Tf" => {
                if let Some(name) = first_name(&op) {
                    state.font = self.fonts.find(self.document, scope.resources, name);
                }
                set(&mut state.font_size, &op);
                self.font(&scope.state);
            }
            "Tj" => self.show_last(op, scope),
            "'" => {
                self.emit("T*", vec![]);
                self.show_last(op, scope);
            }
            "\"" => {
                if let Some([word, char]) = last_numbers(&op) {
                    state.char_spacing = char;
                    self.emit("Tw", vec![real(word)]);
                    self.emit("Tc", vec![real(char)]);
                }
                self.emit("T*", vec![]);
                self.show_last(op, scope);
            }
            "TJ" => self.show_parts(op, scope),
            "BMC" | "BDC" => self.begin_mark(scope, &op),
            "EMC" => scope.marks.end(),
            "Do" => self.object(scope, &op),
            "BI" => self.images = self.images.saturating_add(1),
            _ => {}
        }
    }

    fn emit(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    /// Copies an operator that takes `N` numbers, if it has them.
    fn copy<const N: usize>(&mut self, op: &Operation) {
        if let Some(numbers) = last_numbers::<N>(op) {
            self.emit(&op.operator, numbers.map(real).to_vec());
        }
    }

    fn draw<const N: usize>(scope: &mut Scope<'d>, operator: &str, op: &Operation) {
        if let Some(numbers) = last_numbers::<N>(op) {
            Self::add(scope, Operation::new(operator, numbers.map(real).to_vec()));
        }
    }

    fn add(scope: &mut Scope<'d>, piece: Operation) {
        if scope.path.len() < MAX_PIECES {
            scope.path.push(piece);
        }
    }

    /// The path, once for its fill and once for its stroke, each only if it could be a border. The width of a
    /// stroke travels as its colour: nothing else reaches the other side.
    fn paint(&mut self, operator: &str, scope: &mut Scope<'d>) {
        if matches!(operator, "s" | "b" | "b*") {
            Self::add(scope, Operation::new("h", vec![]));
        }
        let path = std::mem::take(&mut scope.path);
        let strokes = matches!(operator, "S" | "s" | "B" | "B*" | "b" | "b*");
        if !matches!(operator, "S" | "s") && scope.state.fill.border {
            self.operations.extend(path.iter().cloned());
            self.emit("f", vec![]);
        }
        if strokes && scope.state.stroke.border {
            self.emit("SC", vec![real(scope.state.line_width)]);
            self.operations.extend(path);
            self.emit("S", vec![]);
        }
    }

    fn font(&mut self, state: &State) {
        if let Some(font) = state.font {
            self.emit("Tf", vec![Object::Name(PageFonts::name(font)), real(state.font_size)]);
        }
    }

    fn show_last(&mut self, op: Operation, scope: &Scope<'d>) {
        let string = op.operands.into_iter().next_back();
        if let Some(string @ Object::String(..)) = string
            && self.shown(scope)
        {
            self.emit("Tj", vec![string]);
        }
    }

    fn show_parts(&mut self, op: Operation, scope: &Scope<'d>) {
        let Some(Object::Array(parts)) = op.operands.into_iter().next_back() else {
            return;
        };
        let mut kept = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Object::String(..) if self.shown(scope) => kept.push(part),
                Object::Integer(_) | Object::Real(_) => kept.push(part),
                _ => {}
            }
        }
        if scope.state.font.is_some() {
            self.emit("TJ", vec![Object::Array(kept)]);
        }
    }

    /// Notes a string about to be shown; `false` where no font is set.
    fn shown(&mut self, scope: &Scope<'d>) -> bool {
        let State { font, char_spacing, rise, hidden, fill, .. } = scope.state;
        let Some(font) = font else {
            return false;
        };
        self.unheeded.colours |= !hidden && fill.colour == Some(Colour::WHITE);
        self.shown.push(Shown { font, char_spacing, rise, hidden, mark: scope.marks.current() });
        true
    }

    fn initial_paint(&self, resources: Option<&'d Dictionary>, op: &Operation) -> Paint {
        let named = first_name(op).map_or(Space::Unknown, |name| match Space::named(name) {
            Space::Unknown => self.resource_space(resources, name).unwrap_or(Space::Unknown),
            known => known,
        });
        Paint::initial(named)
    }

    fn resource_space(&self, resources: Option<&'d Dictionary>, name: &[u8]) -> Option<Space> {
        let spaces = dict_entry(self.document, resources?, b"ColorSpace")?;
        match entry(self.document, spaces, name)? {
            Object::Name(name) => Some(Space::named(name)),
            Object::Array(array) => Some(Space::named(array.first()?.as_name().ok()?)),
            _ => None,
        }
    }

    fn graphics_state(&mut self, scope: &mut Scope<'d>, op: &Operation) {
        let states = scope.resources.and_then(|r| dict_entry(self.document, r, b"ExtGState"));
        let name = first_name(op);
        let Some(dict) = states.zip(name).and_then(|(states, name)| dict_entry(self.document, states, name))
        else {
            return;
        };
        if let Some(width) = entry(self.document, dict, b"LW").and_then(super::objects::number) {
            scope.state.line_width = width;
        }
        if let Some(Object::Array(font)) = entry(self.document, dict, b"Font") {
            let dict = font.first().and_then(|font| super::objects::resolve(self.document, font));
            let dict = dict.and_then(|dict| dict.as_dict().ok());
            scope.state.font = dict.and_then(|dict| self.fonts.add(self.document, dict));
            if let Some(size) = font.get(1).and_then(super::objects::number) {
                scope.state.font_size = size;
            }
            self.font(&scope.state);
        }
    }

    fn begin_mark(&mut self, scope: &mut Scope<'d>, op: &Operation) {
        let properties = match op.operands.get(1) {
            Some(Object::Dictionary(properties)) => Some(properties),
            Some(Object::Name(name)) => scope
                .resources
                .and_then(|resources| dict_entry(self.document, resources, b"Properties"))
                .and_then(|properties| dict_entry(self.document, properties, name)),
            _ => None,
        };
        let id = properties.and_then(|properties| entry(self.document, properties, b"MCID"));
        let id = id.and_then(|id| u32::try_from(id.as_i64().ok()?).ok());
        let tag = op.operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
        self.unheeded.layers |= tag == b"OC";
        self.unheeded.texts |= properties.is_some_and(|properties| properties.has(b"ActualText"));
        scope.marks.begin(tag, id);
    }

    /// `Do`: a picture is counted, a form is written in place.
    fn object(&mut self, scope: &mut Scope<'d>, op: &Operation) {
        let objects = scope.resources.and_then(|resources| dict_entry(self.document, resources, b"XObject"));
        let Some((objects, name)) = objects.zip(first_name(op)) else {
            return;
        };
        let Some(stream) = stream_entry(self.document, objects, name) else {
            return;
        };
        self.unheeded.layers |= stream.dict.has(b"OC");
        if name_entry(self.document, &stream.dict, b"Subtype") == Some(b"Image") {
            self.images = self.images.saturating_add(1);
            return;
        }
        let id = objects.get(name).ok().and_then(|object| object.as_reference().ok()).map_or(0, |id| id.0);
        self.form(scope, stream, id);
    }

    fn form(&mut self, scope: &mut Scope<'d>, stream: &'d Stream, id: u32) {
        if !self.forms.admit(id, self.budget) {
            return;
        }
        let Some((content, complete)) = decode(stream, self.budget) else {
            self.damaged = true;
            return;
        };
        self.damaged |= !complete;
        self.emit("q", vec![]);
        if let Some(matrix) = stream.dict.get(b"Matrix").ok().and_then(|m| matrix(self.document, m)) {
            self.emit("cm", matrix.map(real).to_vec());
        }
        // Old files leave the resources out and mean the page's.
        let resources = dict_entry(self.document, &stream.dict, b"Resources").or(scope.resources);
        self.forms.begin(id);
        self.stream(&content, resources, scope.state.clone(), scope.marks.inside_form(id));
        self.forms.end();
        self.emit("Q", vec![]);
    }
}

fn real(value: f64) -> Object {
    Object::Real(value as f32)
}

fn set(place: &mut f64, op: &Operation) {
    if let Some([value]) = last_numbers(op) {
        *place = value;
    }
}
