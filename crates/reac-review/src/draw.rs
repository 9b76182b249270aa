//! Pages as pictures: drawn from a PDF, or laid out from the lines of a text.

use std::fmt;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use reac_lines::Source;
use reac_page::escape;
use reac_pdf::Drawable;

/// Pixels a point: an A4 page is 893 by 1263 then, which can be read at a glance.
const SCALE: f32 = 1.5;

/// Largest side of a picture, in pixels.
const SIDE: f32 = 4000.0;

/// A page as the reviewer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Of the file, from 1.
    pub page: u32,
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// As a `data:` address; none where the page could not be drawn.
    pub source: Option<String>,
}

/// Why no page can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    pub(crate) fn new(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// Every page of a document, PDF or text.
pub(crate) fn pictures(bytes: &[u8], lines: &Source) -> Vec<Picture> {
    match Drawable::open(bytes) {
        Some(pdf) => pdf_pages(&pdf, lines),
        None => lines.pages.iter().map(text_page).collect(),
    }
}

fn pdf_pages(pdf: &Drawable, lines: &Source) -> Vec<Picture> {
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    let picture = |(at, read): (usize, &reac_lines::Page)| {
        let (width, height) = pdf.page(at, |page| Some(page.render_dimensions()))?;
        let source = pdf.page(at, |page| pdf_page(page, &cache, &settings));
        Some(Picture { page: read.number, width, height, source })
    };
    lines.pages.iter().enumerate().filter_map(picture).collect()
}

fn pdf_page<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> Option<String> {
    let (width, height) = page.render_dimensions();
    let scale = SCALE.min(SIDE / width.max(height).max(1.0));
    let pixmap_settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = render(page, cache, settings, &RenderSettings::default(), &pixmap_settings);
    let png = encode(&pixmap).ok()?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(png)))
}

/// Shades that a picture may have: four bits of each of three channels.
const SHADES: usize = 1 << 12;

/// A small PNG: sixteen greys, or where there is colour, its own few.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // Four bits a channel: opaque, as the page is white below.
    let shades: Vec<[u8; 3]> =
        pixmap.data().iter().map(|pixel| [pixel.r >> 4, pixel.g >> 4, pixel.b >> 4]).collect();
    let palette = Palette::of(&shades);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_compression(png::Compression::Balanced);
    // Print is flat: rows repeat as they are, and a filter, which the compression brings along, would only hide that.
    encoder.set_filter(png::Filter::NoFilter);
    let row = usize::try_from(width).unwrap_or(usize::MAX).max(1);
    let data: Vec<u8> = if palette.is_grey() {
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        in_pairs(&shades, row, |[_, green, _]| *green)
    } else if palette.colours.len() <= 256 {
        let few = palette.colours.len() <= 16;
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(if few { png::BitDepth::Four } else { png::BitDepth::Eight });
        encoder.set_palette(palette.colours.iter().flatten().map(|shade| shade * 17).collect::<Vec<u8>>());
        let index = |shade: &[u8; 3]| palette.place(*shade);
        if few { in_pairs(&shades, row, index) } else { shades.iter().map(index).collect() }
    } else {
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        shades.iter().flatten().map(|shade| shade * 17).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(out)
}

/// Two pixels a byte; a row that ends in the middle of one is filled up.
fn in_pairs(shades: &[[u8; 3]], row: usize, value: impl Fn(&[u8; 3]) -> u8) -> Vec<u8> {
    let pair = |pair: &[[u8; 3]]| {
        let of = |at: usize| pair.get(at).map_or(0, &value);
        of(0) << 4 | of(1)
    };
    shades.chunks(row).flat_map(|row| row.chunks(2).map(pair)).collect()
}

/// The shades that occur, in the order in which they do.
struct Palette {
    colours: Vec<[u8; 3]>,
    /// By shade: its place among them. Only those that occur are asked for.
    places: Vec<Option<u8>>,
}

impl Palette {
    fn of(shades: &[[u8; 3]]) -> Self {
        let mut seen = vec![false; SHADES];
        let mut out = Self { colours: Vec::new(), places: vec![None; SHADES] };
        let mut last = None;
        for shade in shades {
            // Most of a page is the same as what stands before it.
            if last == Some(*shade) {
                continue;
            }
            last = Some(*shade);
            if let Some(seen) = seen.get_mut(key(*shade)).filter(|seen| !**seen) {
                *seen = true;
                if let Some(place) = out.places.get_mut(key(*shade)) {
                    *place = u8::try_from(out.colours.len()).ok();
                }
                out.colours.push(*shade);
            }
        }
        out
    }

    fn is_grey(&self) -> bool {
        self.colours.iter().all(|[r, g, b]| r.abs_diff(*g) <= 1 && r.abs_diff(*b) <= 1)
    }

    fn place(&self, shade: [u8; 3]) -> u8 {
        self.places.get(key(shade)).copied().flatten().unwrap_or(0)
    }
}

fn key([r, g, b]: [u8; 3]) -> usize {
    usize::from(r) << 8 | usize::from(g) << 4 | usize::from(b)
}

/// Points left free beside what stands farthest out on a page of text.
const MARGIN: f32 = 36.0;

/// The lines of a text where its reader puts them; a page holds all of them, however long one is.
fn text_page(page: &reac_lines::Page) -> Picture {
    let words = page.lines.iter().flat_map(|line| &line.words);
    let right = words.map(|word| word.left + word.width() + MARGIN).fold(page.width.max(1.0), f32::max);
    let low = page.lines.iter().map(|line| line.baseline + MARGIN).fold(page.height.max(1.0), f32::max);
    let (width, height) = (right, low);
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Arial,sans-serif\">\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    );
    for line in &page.lines {
        for word in &line.words {
            let _ = write!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                word.left,
                line.baseline,
                word.size,
                word.width().max(1.0),
                escape(&word.text)
            );
        }
    }
    svg.push_str("</svg>");
    let source = Some(format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)));
    Picture { page: page.number, width, height, source }
}
