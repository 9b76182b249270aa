//! The fonts of a file: which glyphs it shows, and the font objects.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Finish as _, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::objects::{Refs, put_stream};
use crate::fonts::{Face, LIBERATION, Metrics, winansi};
use crate::layout::Streams;
use crate::piece::Run;

/// Names in the resources, PostScript names of the standard fonts and of the embedded ones.
const SLOTS: [(&str, &str, &str); 3] = [
    ("F1", "Helvetica", "LiberationSans"),
    ("F2", "Helvetica-Bold", "LiberationSans-Bold"),
    ("F3", "Symbol", "LiberationSans-Puces"),
];
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A font and the glyphs shown of it: new number, letter and advance in thousandths.
struct Slot {
    font: Ref,
    remapper: GlyphRemapper,
    shown: BTreeMap<u16, (char, f32)>,
}

/// The fonts of a file.
pub(super) struct FontSet<'m> {
    metrics: &'m Metrics,
    /// Letters that no font names.
    unnamed: &'m [char],
    slots: [Slot; 3],
}

/// Index of a face's font.
fn slot(face: Face) -> usize {
    match face {
        Face::Regular | Face::Narrow => 0,
        Face::Bold | Face::NarrowBold => 1,
        Face::Symbol => 2,
    }
}

impl<'m> FontSet<'m> {
    pub(super) fn new(metrics: &'m Metrics, unnamed: &'m [char], refs: &mut Refs) -> Self {
        let slots = [(); 3].map(|()| Slot {
            font: refs.next(),
            remapper: GlyphRemapper::new(),
            shown: BTreeMap::new(),
        });
        Self { metrics, unnamed, slots }
    }

    /// Names of the resources.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'static str, Ref)> {
        SLOTS.iter().zip(&self.slots).map(|((name, ..), slot)| (*name, slot.font))
    }

    /// Name of a face's font.
    pub(super) fn name(&self, face: Face) -> &'static str {
        SLOTS.get(slot(face)).map_or("F1", |(name, ..)| name)
    }

    /// Width of letters in a run's face and size.
    pub(super) fn width(&self, text: &str, run: &Run) -> f32 {
        self.metrics.width(text, run.face, run.size)
    }

    /// Codes of letters.
    pub(super) fn encode(&mut self, text: &str, face: Face) -> Vec<u8> {
        let Some(outlines) = self.metrics.outlines(face) else {
            let code = |c| if face == Face::Symbol { 0xb7 } else { winansi(c).unwrap_or(b'?') };
            return text.chars().map(code).collect();
        };
        let Some(slot) = self.slots.get_mut(slot(face)) else { return vec![] };
        let mut codes = Vec::new();
        for c in text.chars() {
            let drawn = if face == Face::Symbol { drawn(c) } else { c };
            let glyph = outlines.glyph_index(drawn).unwrap_or_default().0;
            let cid = slot.remapper.remap(glyph);
            let advance = if face == Face::Symbol {
                self.metrics.advance(c, face) * 1000.0
            } else {
                self.metrics.advance(c, face) * 1000.0 / face.scale()
            };
            // A glyph that stands for two letters, as a space does, tells the plainer one.
            let known = slot.shown.entry(cid).or_insert((c, advance));
            known.0 = known.0.min(c);
            codes.extend(cid.to_be_bytes());
        }
        codes
    }

    /// Writes the font objects.
    pub(super) fn write(&self, pdf: &mut Pdf, refs: &mut Refs, streams: Streams) {
        let [regular, bold] = LIBERATION;
        for ((slot, (_, standard, name)), data) in self.slots.iter().zip(SLOTS).zip([regular, bold, regular])
        {
            let face = if std::ptr::eq(data, bold) { Face::Bold } else { Face::Regular };
            match self.metrics.outlines(face) {
                Some(outlines) => {
                    let file = Embedded { outlines, data, name, unnamed: self.unnamed };
                    embed(pdf, refs, slot, &file, streams);
                }
                None => {
                    let mut font = pdf.type1_font(slot.font);
                    font.base_font(Name(standard.as_bytes()));
                    if standard != "Symbol" {
                        font.encoding_predefined(Name(b"WinAnsiEncoding"));
                    }
                }
            }
        }
    }
}

/// What is drawn for a sign of a private font.
fn drawn(sign: char) -> char {
    match sign {
        '\u{f054}' => '¤',
        '\u{f0a3}' => 'o',
        _ => '•',
    }
}

/// A font that the file carries.
struct Embedded<'f> {
    outlines: &'f ttf_parser::Face<'f>,
    data: &'f [u8],
    name: &'f str,
    /// Letters that it does not name.
    unnamed: &'f [char],
}

/// A subset of a TrueType font as a composite font.
fn embed(pdf: &mut Pdf, refs: &mut Refs, slot: &Slot, file: &Embedded<'_>, streams: Streams) {
    let Embedded { outlines, data, name, unnamed } = file;
    let [cid, descriptor, program, cmap] = [(); 4].map(|()| refs.next());
    let name = format!("AAAAAA+{name}");
    let name = Name(name.as_bytes());
    pdf.type0_font(slot.font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap);
    let mut font = pdf.cid_font(cid);
    font.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
    font.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = font.widths();
    for (glyph, (_, advance)) in &slot.shown {
        widths.consecutive(*glyph, [*advance]);
    }
    widths.finish();
    font.finish();
    let scale = |value: i16| f32::from(value) * 1000.0 / f32::from(outlines.units_per_em());
    let bbox = outlines.global_bounding_box();
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(scale(bbox.x_min), scale(bbox.y_min), scale(bbox.x_max), scale(bbox.y_max)))
        .italic_angle(0.0)
        .ascent(scale(outlines.ascender()))
        .descent(scale(outlines.descender()))
        .cap_height(scale(outlines.capital_height().unwrap_or(outlines.ascender())))
        .stem_v(80.0)
        .font_file2(program);
    let subset = subsetter::subset(data, 0, &slot.remapper).unwrap_or_default();
    put_stream(pdf, program, &subset, streams);
    let mut map = UnicodeCmap::<u16>::new(Name(b"Letters"), IDENTITY);
    for (glyph, (c, _)) in slot.shown.iter().filter(|(_, (c, _))| !unnamed.contains(c)) {
        map.pair(*glyph, *c);
    }
    put_stream(pdf, cmap, &map.finish(), streams);
}
