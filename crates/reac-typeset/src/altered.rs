//! Prints as people have them: what scanners, stampers and converters do to a file. The same bytes for the same print.
//!
//! Each alteration leaves what the pages say as it is, so that a reader must find the same in it.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Turn {
    /// Its content is turned, in degrees against the clock; the sheet goes with it by the nearest quarter.
    Content(f64),
    /// It is shown turned, in degrees with the clock.
    Shown(i64),
    /// Its content is turned by so many quarters against the clock, and it is shown turned back.
    Both(u8),
}

/// What is written on each page, beside what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A stamp on top.
    Stamp,
    /// Words in the colour of paper.
    White,
    /// Words nobody can read for their size.
    Tiny,
    /// Words on a layer that is off.
    LayerOff,
}

/// Where `/ActualText` says what the letters are, once their fonts do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// In the content, around each string that is shown as one.
    Content,
    /// Nowhere.
    Nowhere,
}

/// Words that no document holds.
const WORDS: &str = "Copie de travail du bureau des phares";

/// Side of the square that stands for the picture of a scan.
const SCAN: usize = 8;

/// A page, or all of them, turned. Pages from 1.
///
/// # Errors
/// The print is none.
pub fn turned(pdf: &[u8], page: Option<u32>, turn: Turn) -> Result<Vec<u8>, String> {
    alter(pdf, |document| {
        for (number, id) in document.get_pages() {
            if page.is_none_or(|page| page == number) {
                turn_page(document, id, turn)?;
            }
        }
        Ok(())
    })
}

/// Everything printed so many times, each time a little further to the right (points).
///
/// # Errors
/// The print is none.
pub fn printed_again(pdf: &[u8], times: u32, step: f64) -> Result<Vec<u8>, String> {
    wrapped(pdf, |content| {
        let print = |time: u32| format!("q 1 0 0 1 {:.3} 0 cm\n{{}}\nQ\n", f64::from(time) * step);
        let prints = (0..times).map(|time| with(&print(time), content));
        prints.collect::<Vec<_>>().concat()
    })
}

/// As the text layer of a scan: a picture, and over it all text without ink.
///
/// # Errors
/// The print is none.
pub fn scanned(pdf: &[u8]) -> Result<Vec<u8>, String> {
    alter(pdf, |document| {
        let entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 8, "Height" => 8,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        };
        let picture = document.add_object(Stream::new(entries, vec![250; SCAN * SCAN]));
        for id in document.get_pages().into_values() {
            resource(document, id, b"XObject", b"Scan", Object::Reference(picture))?;
            change(document, id, |content| with("q 596 0 0 842 0 0 cm /Scan Do Q 3 Tr\n{}", content))?;
        }
        Ok(())
    })
}

/// Something written on each page.
///
/// # Errors
/// The print is none.
pub fn written_on(pdf: &[u8], writing: Writing) -> Result<Vec<u8>, String> {
    alter(pdf, |document| {
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let layer = document.add_object(dictionary! {
            "Type" => "OCG", "Name" => Object::string_literal("Essai"),
        });
        if writing == Writing::LayerOff {
            let layers = || Object::Array(vec![Object::Reference(layer)]);
            let properties = dictionary! { "OCGs" => layers(), "D" => dictionary! { "OFF" => layers() } };
            document.catalog_mut()?.set("OCProperties", properties);
        }
        let words = |size: u8, at: &str| format!("BT /Own {size} Tf {at} Td ({WORDS}) Tj ET");
        let added = match writing {
            Writing::Stamp => words(9, "380 826"),
            Writing::White => format!("1 g {}", words(10, "90 400")),
            Writing::Tiny => words(1, "90 400"),
            Writing::LayerOff => format!("/OC /Own BDC {} EMC", words(10, "90 400")),
        };
        for id in document.get_pages().into_values() {
            resource(document, id, b"Font", b"Own", Object::Reference(font))?;
            resource(document, id, b"Properties", b"Own", Object::Reference(layer))?;
            change(document, id, |content| with(&format!("q\n{{}}\nQ q {added} Q"), content))?;
        }
        Ok(())
    })
}

/// Fonts that do not say which letters they draw.
///
/// # Errors
/// The print is none, or its fonts are not embedded.
pub fn unnamed(pdf: &[u8], told: Told) -> Result<Vec<u8>, String> {
    alter(pdf, |document| {
        for id in document.get_pages().into_values() {
            if told == Told::Content {
                tell(document, id)?;
            }
        }
        for object in document.objects.values_mut() {
            if let Object::Dictionary(font) = object {
                font.remove(b"ToUnicode");
            }
        }
        Ok(())
    })
}

/// Puts what strings say around them.
fn tell(document: &mut Document, page: ObjectId) -> lopdf::Result<()> {
    let content = Content::decode(&document.get_page_content(page)?)?;
    let mut out = Vec::new();
    let mut font: Vec<u8> = Vec::new();
    for operation in content.operations {
        if let ("Tf", Some(Ok(name))) =
            (operation.operator.as_str(), operation.operands.first().map(Object::as_name))
        {
            font = name.to_vec();
        }
        let text = match (operation.operator.as_str(), operation.operands.first()) {
            ("Tj", Some(Object::String(codes, _))) => said(document, page, &font, codes),
            _ => None,
        };
        let bytes = Content { operations: vec![operation] }.encode()?;
        match text {
            Some(text) => {
                let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                out.extend(format!("/Span <</ActualText<FEFF{hex}>>> BDC\n").bytes());
                out.extend(bytes);
                out.extend(b"\nEMC\n");
            }
            None => {
                out.extend(bytes);
                out.push(b'\n');
            }
        }
    }
    document.change_page_content(page, out)
}

/// What the font says of codes.
fn said(document: &Document, page: ObjectId, font: &[u8], codes: &[u8]) -> Option<String> {
    let fonts = document.get_page_fonts(page).ok()?;
    let encoding = fonts.get(font)?.get_font_encoding(document).ok()?;
    encoding.bytes_to_string(codes).ok()
}

fn alter(pdf: &[u8], change: impl FnOnce(&mut Document) -> lopdf::Result<()>) -> Result<Vec<u8>, String> {
    let said = |error: lopdf::Error| error.to_string();
    let mut document = Document::load_mem(pdf).map_err(said)?;
    change(&mut document).map_err(said)?;
    let mut out = Vec::new();
    document.save_to(&mut out).map_err(|error| error.to_string())?;
    Ok(out)
}

/// All pages with their content changed.
fn wrapped(pdf: &[u8], each: impl Fn(&[u8]) -> Vec<u8>) -> Result<Vec<u8>, String> {
    alter(pdf, |document| document.get_pages().into_values().try_for_each(|id| change(document, id, &each)))
}

fn change(document: &mut Document, page: ObjectId, each: impl Fn(&[u8]) -> Vec<u8>) -> lopdf::Result<()> {
    let content = document.get_page_content(page)?;
    document.change_page_content(page, each(&content))
}

/// A pattern whose `{}` is the content.
fn with(pattern: &str, content: &[u8]) -> Vec<u8> {
    let (before, after) = pattern.split_once("{}").unwrap_or((pattern, ""));
    [before.as_bytes(), content, after.as_bytes()].concat()
}

/// Adds a resource to a page.
fn resource(
    document: &mut Document,
    page: ObjectId,
    kind: &[u8],
    name: &[u8],
    object: Object,
) -> lopdf::Result<()> {
    let resources = document.get_dictionary_mut(page)?.get_mut(b"Resources")?.as_dict_mut()?;
    if !resources.has(kind) {
        resources.set(kind, Dictionary::new());
    }
    resources.get_mut(kind)?.as_dict_mut()?.set(name, object);
    Ok(())
}

fn turn_page(document: &mut Document, page: ObjectId, turn: Turn) -> lopdf::Result<()> {
    let (degrees, shown) = match turn {
        Turn::Content(degrees) => (degrees, 0),
        Turn::Shown(degrees) => (0.0, degrees),
        Turn::Both(quarters) => (f64::from(quarters) * 90.0, i64::from(quarters) * 90),
    };
    let dict = document.get_dictionary_mut(page)?;
    if shown != 0 {
        dict.set("Rotate", shown);
    }
    if degrees == 0.0 {
        return Ok(());
    }
    let sides: Vec<f64> = dict
        .get(b"MediaBox")?
        .as_array()?
        .iter()
        .filter_map(|side| side.as_float().ok())
        .map(f64::from)
        .collect();
    let [_, _, width, height] = sides.as_slice() else { return Ok(()) };
    let on_its_side = degrees.to_radians().sin().abs() > 0.7;
    let (across, down) = if on_its_side { (*height, *width) } else { (*width, *height) };
    dict.set("MediaBox", vec![0.into(), 0.into(), real(across), real(down)]);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let x = across / 2.0 - (cos * width - sin * height) / 2.0;
    let y = down / 2.0 - (sin * width + cos * height) / 2.0;
    let matrix = format!("{cos:.6} {sin:.6} {:.6} {cos:.6} {x:.4} {y:.4}", -sin);
    change(document, page, |content| with(&format!("q {matrix} cm\n{{}}\nQ"), content))
}

#[expect(clippy::cast_possible_truncation, reason = "sides of a page")]
fn real(value: f64) -> Object {
    Object::Real(value as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_print_is_refused() {
        assert!(turned(b"no print", None, Turn::Content(90.0)).is_err());
        assert!(scanned(b"").is_err());
    }
}
