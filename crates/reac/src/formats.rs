//! What an input is, by its first bytes.

/// The format of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `%PDF-` within the first kilobyte.
    Pdf,
    /// A ZIP with the part that a document of Word has.
    Docx,
    /// What no signature tells is tried as text.
    Text,
    /// Something else.
    Other(Other),
}

/// What is neither a PDF nor text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    Rtf,
    Word,
    OpenText,
    /// A file of another program for documents, by its name.
    Office(&'static str),
    WebPage,
    Picture(&'static str),
    Archive(&'static str),
    Json,
}

impl Format {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Self::Pdf;
        }
        if bytes.starts_with(ZIP) && holds(bytes, b"word/document.xml") {
            return Self::Docx;
        }
        Other::of(bytes).map_or(Self::Text, Self::Other)
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            _ => "text",
        }
    }
}

impl Other {
    fn of(bytes: &[u8]) -> Option<Self> {
        written(bytes).or_else(|| signed(bytes))
    }

    /// What it is and what to do with it, as arguments of a finding.
    pub(crate) fn arguments(self) -> [String; 2] {
        let (what, advice) = match self {
            Self::Rtf => ("@rtf".to_owned(), "@en_pdf"),
            Self::Word => ("@word".to_owned(), "@en_pdf"),
            Self::OpenText => ("@odt".to_owned(), "@en_pdf"),
            Self::Office(name) => (format!("@bureautique {name}"), "@en_pdf"),
            Self::WebPage => ("@page_web".to_owned(), "@pdf_de_la_page"),
            Self::Picture(name) => (format!("@image {name}"), "@images_en_pdf"),
            Self::Archive(name) => (format!("@archive {name}"), "@decompressez"),
            Self::Json => ("@json".to_owned(), "@d_ou_il_vient"),
        };
        [what, advice.to_owned()]
    }
}

/// How a page of the web begins, or a piece of one. Tables and notes stand in Markdown too.
const PAGE: &[&[u8]] =
    &[b"<!doctype html", b"<html", b"<head>", b"<body", b"<p>", b"<p ", b"<div", b"<h1", b"<h2", b"<style"];

/// What is written in letters and is yet no text to read.
fn written(bytes: &[u8]) -> Option<Other> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[u8]| start.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    if begins(b"{\\rtf") {
        Some(Other::Rtf)
    } else if PAGE.iter().any(|tag| begins(tag)) {
        Some(Other::WebPage)
    } else if start.strip_prefix(b"{").is_some_and(|inside| {
        let inside = inside.trim_ascii_start();
        inside.starts_with(b"\"") || inside.starts_with(b"}")
    }) {
        // A result of the program is taken for its input now and then.
        Some(Other::Json)
    } else {
        None
    }
}

/// First bytes, from which on they stand, and what they begin.
const SIGNATURES: &[(&[u8], usize, Other)] = &[
    (b"\x89PNG\r\n\x1a\n", 0, Other::Picture("PNG")),
    (b"\xff\xd8\xff", 0, Other::Picture("JPEG")),
    (b"II*\0", 0, Other::Picture("TIFF")),
    (b"MM\0*", 0, Other::Picture("TIFF")),
    (b"GIF87a", 0, Other::Picture("GIF")),
    (b"GIF89a", 0, Other::Picture("GIF")),
    (b"WEBP", 8, Other::Picture("WebP")),
    (b"ftypheic", 4, Other::Picture("HEIC")),
    (b"ftypmif1", 4, Other::Picture("HEIC")),
    (b"AT&TFORM", 0, Other::Picture("DjVu")),
    (b"\x1f\x8b\x08", 0, Other::Archive("gzip")),
    (b"7z\xbc\xaf\x27\x1c", 0, Other::Archive("7z")),
    (b"Rar!\x1a\x07", 0, Other::Archive("RAR")),
    (b"1AY&SY", 4, Other::Archive("bzip2")),
    (b"\xfd7zXZ\0", 0, Other::Archive("xz")),
    (b"ustar", 257, Other::Archive("tar")),
    (b"%!PS", 0, Other::Office("PostScript")),
];

/// What programs keep in a ZIP, by the name of a part that each has.
const IN_A_ZIP: &[(&[u8], Other)] = &[
    (b"xl/workbook", Other::Office("Excel")),
    (b"ppt/presentation.xml", Other::Office("PowerPoint")),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Other::OpenText),
    (b"mimetypeapplication/vnd.oasis.opendocument", Other::Office("OpenDocument")),
    (b"mimetypeapplication/epub+zip", Other::Office("EPUB")),
];

/// What programs of before 2007 keep in their common form, by the name of a part that each has, in UTF-16.
const IN_A_COMPOUND: &[(&str, Other)] = &[
    ("WordDocument", Other::Word),
    ("Workbook", Other::Office("Excel")),
    ("PowerPoint Document", Other::Office("PowerPoint")),
];

/// How a ZIP begins.
const ZIP: &[u8] = b"PK\x03\x04";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// What begins with a signature.
fn signed(bytes: &[u8]) -> Option<Other> {
    if bytes.starts_with(ZIP) {
        let known = IN_A_ZIP.iter().find(|(part, _)| holds(bytes, part));
        return Some(known.map_or(Other::Archive("ZIP"), |(_, other)| *other));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let known = IN_A_COMPOUND.iter().find(|(part, _)| holds(bytes, &wide(part)));
        return Some(known.map_or(Other::Office("Microsoft Office"), |(_, other)| *other));
    }
    let known = SIGNATURES
        .iter()
        .find(|(signature, from, _)| bytes.get(*from..).is_some_and(|rest| rest.starts_with(signature)));
    known.map(|(.., other)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_may_begin_a_little_later() {
        assert_eq!(Format::of(b"%PDF-1.7\n"), Format::Pdf);
        assert_eq!(Format::of(b"\r\n\xef\xbb\xbf%PDF-1.4"), Format::Pdf);
    }

    #[test]
    fn what_is_written_in_letters_is_text_but_for_pages_rtf_and_json() {
        let other = |text: &str| match Format::of(text.as_bytes()) {
            Format::Other(other) => Some(other),
            _ => None,
        };
        for text in
            ["REAC", "# REAC\n<table><tr>", "<!-- une note -->\nREAC", "{sic} le titre", "PK", "BM", ""]
        {
            assert_eq!(other(text), None, "{text}");
        }
        assert_eq!(other("{\\rtf1\\ansi REAC}"), Some(Other::Rtf));
        assert_eq!(other("\u{feff}\n<!DOCTYPE html><html>"), Some(Other::WebPage));
        assert_eq!(other("<HTML lang=fr>"), Some(Other::WebPage));
        assert_eq!(other("<p>REAC</p>\n<h1>Feux</h1>"), Some(Other::WebPage));
        assert_eq!(other("{\n  \"schema\": \"reac/1\"}"), Some(Other::Json));
        assert_eq!(other("{}"), Some(Other::Json));
    }

    #[test]
    fn a_zip_with_a_document_of_word_is_docx() {
        assert_eq!(Format::of(b"PK\x03\x04\x14\0[Content_Types].xml \xff word/document.xml"), Format::Docx);
    }

    #[test]
    fn files_of_other_programs_are_told_apart() {
        let zip = |part: &str| format!("PK\x03\x04\x14\0{part}").into_bytes();
        let compound = |part: &str| {
            let wide = part.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(wide).collect::<Vec<_>>()
        };
        for (bytes, other) in [
            (zip("mimetypeapplication/vnd.oasis.opendocument.text"), Other::OpenText),
            (zip("xl/workbook.xml"), Other::Office("Excel")),
            (zip("reac.pdf"), Other::Archive("ZIP")),
            (compound("Root Entry WordDocument"), Other::Word),
            (compound("Workbook"), Other::Office("Excel")),
            (compound("Root Entry"), Other::Office("Microsoft Office")),
            (b"\x89PNG\r\n\x1a\n\0".to_vec(), Other::Picture("PNG")),
            (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), Other::Picture("WebP")),
            (b"\x1f\x8b\x08\0".to_vec(), Other::Archive("gzip")),
        ] {
            assert_eq!(Format::of(&bytes), Format::Other(other));
        }
    }

    #[test]
    fn each_is_said_with_what_to_do() {
        use reac_diagnostic::{Code, Diagnostic, Locale};
        let others = [Other::Rtf, Other::Word, Other::OpenText, Other::WebPage, Other::Json];
        let others = others.into_iter().chain(SIGNATURES.iter().map(|(.., other)| *other));
        for other in others.chain(IN_A_ZIP.iter().map(|(_, other)| *other)) {
            for locale in [Locale::Fr, Locale::En] {
                let said = Diagnostic::new(Code::UnknownFormat, other.arguments()).message(locale);
                assert!(!said.contains(['@', '{']), "{said}");
            }
        }
    }
}
