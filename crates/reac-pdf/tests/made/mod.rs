//! Tiny PDFs, written by the tests that read them.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a helper of tests may fail")]

use flate2::Compression;
use flate2::write::ZlibEncoder;
use reac_lines::{Line, Source};
use reac_pdf::{Engine, Error, Limits, Options, read};
use std::io::Write;

/// A file under construction: objects by number, 1 being the catalog, 2 the page tree, 3 the font.
pub(crate) struct Made {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    /// More entries for the catalog.
    pub(crate) catalog: String,
    /// More fonts.
    pub(crate) fonts: String,
    /// More entries for each page's resources.
    pub(crate) resources: String,
    /// More entries for each page.
    pub(crate) page: String,
}

impl Made {
    pub(crate) fn new() -> Self {
        let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
        let none = String::new;
        let page = "/MediaBox[0 0 600 800]".to_owned();
        Self {
            objects: vec![vec![], vec![], font.into()],
            pages: vec![],
            catalog: none(),
            fonts: none(),
            resources: none(),
            page,
        }
    }

    /// A file of one page that shows `content`.
    pub(crate) fn with_page(content: &str) -> Self {
        let mut made = Self::new();
        made.add_page(content);
        made
    }

    /// The numbers of the pages' objects.
    pub(crate) fn pages(&self) -> &[usize] {
        &self.pages
    }

    /// Adds an object and gives its number.
    pub(crate) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    pub(crate) fn add_stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut object = format!("<<{dict}/Length {}>>stream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        self.add(object)
    }

    /// A stream that is compressed, as most are.
    pub(crate) fn add_compressed(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data).unwrap();
        self.add_stream(&format!("{dict}/Filter/FlateDecode"), &encoder.finish().unwrap())
    }

    /// Adds a page and gives its object's number; its dictionary is written at the end.
    pub(crate) fn add_page(&mut self, content: &str) -> usize {
        let content = self.add_stream("", content.as_bytes());
        self.add_page_of(&format!("{content} 0 R"))
    }

    /// A page whose content is what `contents` refers to.
    pub(crate) fn add_page_of(&mut self, contents: &str) -> usize {
        let page = self.add(format!("/Contents {contents}"));
        self.pages.push(page);
        page
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut objects = self.objects.clone();
        let kids: Vec<String> = self.pages.iter().map(|page| format!("{page} 0 R")).collect();
        objects[0] = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into();
        objects[1] = format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), kids.len()).into();
        for page in &self.pages {
            let contents = String::from_utf8(objects[page - 1].clone()).unwrap();
            let resources = format!("/Resources<</Font<</F 3 0 R{}>>{}>>", self.fonts, self.resources);
            objects[page - 1] =
                format!("<</Type/Page/Parent 2 0 R{contents}{resources}{}>>", self.page).into();
        }
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", index + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let xref = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
        for place in places {
            out.extend(format!("{place:010} 00000 n \n").bytes());
        }
        out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\n", objects.len() + 1).bytes());
        out.extend(format!("startxref\n{xref}\n%%EOF\n").bytes());
        out
    }

    /// Reads it with both engines, which must agree to the hundredth of a point.
    pub(crate) fn read(&self) -> Source {
        let bytes = self.bytes();
        let one = read_with(&bytes, Engine::Hayro).unwrap();
        let two = read_with(&bytes, Engine::PdfExtract).unwrap();
        assert_eq!(rounded(&one), rounded(&two));
        assert_eq!(reac_pdf::cross_check(&bytes, &Limits::generous()).unwrap(), []);
        one
    }

    /// The lines of its first page.
    pub(crate) fn lines(&self) -> Vec<Line> {
        self.read().pages.remove(0).lines
    }

    pub(crate) fn texts(&self) -> Vec<String> {
        self.lines().iter().map(Line::text).collect()
    }
}

pub(crate) const ENGINES: [Engine; 2] = [Engine::Hayro, Engine::PdfExtract];

pub(crate) fn read_with(bytes: &[u8], engine: Engine) -> Result<Source, Error> {
    read_within(bytes, engine, Limits::generous())
}

pub(crate) fn read_within(bytes: &[u8], engine: Engine, limits: Limits) -> Result<Source, Error> {
    read(bytes, &Options { engine, limits, threads: std::num::NonZeroUsize::MIN })
}

/// All that engines must agree on, in a form that compares.
fn rounded(source: &Source) -> String {
    let mut out = format!("tagged {}\n", source.tagged);
    for page in &source.pages {
        out += &format!("page {:.1} {:.1} images {}\n", page.width, page.height, page.images);
        for line in &page.lines {
            out += &format!("line {:.1} {:?}\n", line.baseline, line.trailing_space);
            for w in &line.words {
                let style = (w.bold, w.italic, w.raised, w.paragraph);
                out += &format!(
                    "{} {:.1} {:.1} {:.1} {:.1} {style:?}\n",
                    w.text, w.left, w.right, w.size, w.space
                );
            }
        }
        let mut rules: Vec<_> =
            page.rules.iter().map(|r| [r.left, r.top, r.right, r.bottom].map(|v| v.round())).collect();
        rules.sort_by(|a, b| a.partial_cmp(b).unwrap());
        out += &format!("{rules:?}\n");
    }
    out
}
