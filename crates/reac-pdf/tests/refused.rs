//! Files that are refused, and files that are read in part.
#![allow(clippy::unwrap_used, reason = "a helper of tests may fail")]

mod made;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use made::{Made, read_with, read_within};
use reac_lines::FaultKind;
use reac_pdf::{Engine, ErrorKind, Limits};
use std::io::Write;

/// Compressed twice: a thousandth of a thousandth.
fn bomb(size: usize) -> Vec<u8> {
    let zlib = |data: &[u8]| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    };
    zlib(&zlib(&vec![b' '; size]))
}

const TEXT: &str = "BT /F 10 Tf 72 700 Td (text) Tj ET";

fn kinds(bytes: &[u8]) -> [Option<ErrorKind>; 2] {
    [Engine::Hayro, Engine::PdfExtract].map(|engine| read_with(bytes, engine).err().map(|error| error.kind()))
}

#[test]
fn what_is_no_pdf_is_damaged() {
    assert_eq!(kinds(b""), [Some(ErrorKind::Empty); 2]);
    assert_eq!(kinds(b"no PDF at all"), [Some(ErrorKind::Damaged); 2]);
    assert_eq!(kinds(b"%PDF-1.7\n%%EOF"), [Some(ErrorKind::Damaged); 2]);
    let error = read_with(b"no PDF at all", Engine::Hayro).unwrap_err();
    assert!(error.to_string().starts_with("the PDF is damaged: "), "{error}");
}

#[test]
fn pictures_without_text_are_no_text() {
    let mut made = Made::with_page("q 600 0 0 800 0 0 cm /X Do Q");
    let image =
        made.add_stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"0");
    made.resources = format!("/XObject<</X {image} 0 R>>");
    assert_eq!(kinds(&made.bytes()), [Some(ErrorKind::NoText); 2]);
    // One page of text among pictures, and the file is read; the pictures are faults.
    made.add_page(TEXT);
    let source = made.read();
    assert_eq!((source.pages[0].images, source.pages[1].lines.len()), (1, 1));
    assert_eq!(
        source.faults.iter().map(|f| (f.page, f.kind)).collect::<Vec<_>>(),
        [(Some(1), FaultKind::NoText)]
    );
}

#[test]
fn limits_are_kept() {
    let mut made = Made::with_page(TEXT);
    made.add_page(TEXT);
    let bytes = made.bytes();
    let all = Limits::generous();
    let refused = |limits| read_within(&bytes, limits).unwrap_err().kind();
    assert_eq!(refused(Limits { bytes: 100, ..all }), ErrorKind::Limit);
    assert_eq!(refused(Limits { operators: 2, ..all }), ErrorKind::Limit);
    assert_eq!(refused(Limits { glyphs: 0, ..all }), ErrorKind::Limit);
    assert_eq!(refused(Limits { inflated_bytes: 10, ..all }), ErrorKind::Limit);
    let source = read_within(&bytes, Limits { pages: 1, ..all }).unwrap();
    assert_eq!((source.pages.len(), source.faults[0].kind), (1, FaultKind::Limit));
    let source = read_within(&bytes, Limits { glyphs: 6, ..all }).unwrap();
    assert_eq!((source.faults[0].page, source.faults[0].kind), (Some(2), FaultKind::Limit));
}

#[test]
fn forms_that_draw_themselves_end() {
    let mut made = Made::with_page(&format!("/X Do {TEXT}"));
    let own = made.objects() + 1;
    let dict = format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {own} 0 R>>>>");
    made.add_stream(&dict, b"/X Do /X Do");
    made.resources = format!("/XObject<</X {own} 0 R>>");
    assert_eq!(made.texts(), ["text"]);
}

#[test]
fn forms_that_double_end() {
    // 40 forms, each drawing the next twice: 2^40 drawings.
    let mut made = Made::with_page(&format!("{TEXT} /X Do"));
    let first = made.objects() + 1;
    for form in first..first + 40 {
        let next = form + 1;
        let dict = format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
        made.add_stream(&dict, b"/X Do /X Do");
    }
    made.resources = format!("/XObject<</X {first} 0 R>>");
    for engine in [Engine::Hayro, Engine::PdfExtract] {
        let source = read_with(&made.bytes(), engine).unwrap();
        assert_eq!(source.faults[0].kind, FaultKind::Limit, "{engine:?}");
        assert_eq!(source.pages[0].lines.len(), 1);
    }
}

#[test]
fn a_page_tree_in_a_circle_ends() {
    let mut made = Made::with_page(TEXT);
    made.kids = "2 0 R 5 0 R".to_owned();
    made.tree = "/Parent 5 0 R".to_owned();
    assert_eq!(made.read().pages.len(), 1);
    made.page = String::new();
    assert_eq!(made.read().pages[0].height.round(), 842.0);
}

#[test]
fn a_damaged_page_is_a_fault_and_the_others_are_read() {
    let mut made = Made::with_page(TEXT);
    let broken = made.add_stream("/Filter/FlateDecode", b"this is not compressed");
    made.add_page_of(&format!("{broken} 0 R"));
    made.add_page(TEXT);
    for engine in [Engine::Hayro, Engine::PdfExtract] {
        let source = read_with(&made.bytes(), engine).unwrap();
        assert_eq!(source.pages.iter().map(|page| page.lines.len()).collect::<Vec<_>>(), [1, 0, 1]);
        assert!(
            source.faults.iter().any(|f| f.page == Some(2) && f.kind == FaultKind::PageDamaged),
            "{engine:?}"
        );
    }
}

#[test]
fn operands_that_make_no_sense_are_passed_over() {
    let nonsense = "(x) cm 1 cm /F Tf 1 2 3 Td [[]] TJ <> Tj (a) (b) 3 Tw /Nope gs /Nope Do /Nope 9 Tf (lost) Tj \
                    EMC /P /Nope BDC h f S 1 2 l 1e99 0 0 1 0 0 cm";
    assert_eq!(Made::with_page(&format!("Q Q q {nonsense} Q {TEXT}")).texts(), ["text"]);
}

#[test]
fn bombs_are_not_inflated() {
    let data = bomb(64 << 20);
    let filter = "/Filter[/FlateDecode/FlateDecode]";
    let limits = Limits { inflated_bytes: 1 << 20, ..Limits::generous() };
    // As a page's content, a form, a character map, and a font's program.
    let mut made = Made::with_page(&format!("{TEXT} /X Do BT /G 10 Tf (g) Tj ET"));
    let stream = made.add_stream(&format!("/Subtype/Form/BBox[0 0 9 9]{filter}"), &data);
    let descriptor = made.add(format!("<</FontFile2 {stream} 0 R>>"));
    let font = made.add(format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/G/ToUnicode {stream} 0 R/FontDescriptor {descriptor} 0 R>>"
    ));
    made.fonts = format!("/G {font} 0 R");
    made.resources = format!("/XObject<</X {stream} 0 R>>");
    made.add_page_of(&format!("{stream} 0 R"));
    for engine in [Engine::Hayro, Engine::PdfExtract] {
        let source = reac_pdf::read(
            &made.bytes(),
            &reac_pdf::Options { engine, limits, threads: std::num::NonZeroUsize::MIN },
        )
        .unwrap();
        let limited = |page| source.faults.iter().any(|f| f.page == Some(page) && f.kind == FaultKind::Limit);
        assert!(limited(1) && limited(2), "{engine:?} {:?}", source.faults);
        assert_eq!(source.pages[0].lines[0].words[0].text, "text");
    }
    // An object stream is inflated before anything can be asked.
    let mut made = Made::with_page(TEXT);
    made.add_stream(&format!("/Type/ObjStm/N 1/First 4{filter}"), &data);
    assert_eq!(read_within(&made.bytes(), limits).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn fonts_that_name_every_code_are_not_loaded() {
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
               1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap";
    for widths in
        ["/W[0 4294967295 500]", "/W[0 [500]]", "/FirstChar 4000000000/LastChar 4000000001/Widths[1 2]"]
    {
        let mut made = Made::with_page(&format!("{TEXT} BT /G 10 Tf 72 600 Td <0041> Tj ET"));
        let map = made.add_stream("", map.as_bytes());
        let font = made.add(format!(
            "<</Type/Font/Subtype/Type0/BaseFont/G/Encoding/Identity-H/ToUnicode {map} 0 R/DescendantFonts[
             <</Type/Font/Subtype/CIDFontType2/BaseFont/G/FontDescriptor<</Flags 4>>{widths}>>]>>"
        ));
        made.fonts = format!("/G {font} 0 R");
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            let source = read_with(&made.bytes(), engine).unwrap();
            assert_eq!(source.pages[0].lines[0].text(), "text", "{engine:?}");
        }
    }
}
