//! Files that are refused, and files that are read in part.
#![allow(clippy::unwrap_used, reason = "a helper of tests may fail")]

mod made;

use made::{ENGINES, Made, read_with, read_within};
use reac_lines::{FaultKind, Line, Source};
use reac_pdf::{Engine, ErrorKind, Limits};

const TEXT: &str = "BT /F 10 Tf 72 700 Td (text) Tj ET";

fn kinds(bytes: &[u8]) -> [Option<ErrorKind>; 2] {
    ENGINES.map(|engine| read_with(bytes, engine).err().map(|error| error.kind()))
}

fn faults(source: &Source) -> Vec<(Option<u32>, FaultKind)> {
    source.faults.iter().map(|fault| (fault.page, fault.kind)).collect()
}

fn texts(source: &Source) -> Vec<String> {
    source.pages.iter().flat_map(|page| &page.lines).map(Line::text).collect()
}

#[test]
fn what_is_no_pdf_is_damaged() {
    assert_eq!(kinds(b""), [Some(ErrorKind::Empty); 2]);
    assert_eq!(kinds(b"no PDF at all"), [Some(ErrorKind::Damaged); 2]);
    assert_eq!(kinds(b"%PDF-1.7\n%%EOF"), [Some(ErrorKind::Damaged); 2]);
    let error = read_with(b"no PDF at all", Engine::Hayro).unwrap_err();
    assert!(error.to_string().starts_with("the PDF is damaged"), "{error}");
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
    assert_eq!(faults(&source), [(Some(1), FaultKind::NoText)]);
}

#[test]
fn a_limit_met_before_anything_was_read_refuses_the_file() {
    let mut made = Made::with_page(TEXT);
    made.add_page(TEXT);
    let bytes = made.bytes();
    let all = Limits::generous();
    for limits in [
        Limits { bytes: 100, ..all },
        Limits { operators: 2, ..all },
        Limits { glyphs: 0, ..all },
        Limits { inflated_bytes: 10, ..all },
    ] {
        for engine in ENGINES {
            let error = read_within(&bytes, engine, limits).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Limit, "{engine:?} {limits:?}");
        }
    }
}

#[test]
fn a_limit_met_later_cuts_the_file_there() {
    let mut made = Made::with_page(TEXT);
    made.add_page(TEXT);
    let bytes = made.bytes();
    let all = Limits::generous();
    for (limits, cut, lines) in [
        (Limits { pages: 1, ..all }, None, vec!["text"]),
        (Limits { glyphs: 6, ..all }, Some(2), vec!["text", "te"]),
        (Limits { operators: 7, ..all }, Some(2), vec!["text"]),
        (Limits { inflated_bytes: 50, ..all }, Some(2), vec!["text"]),
    ] {
        for engine in ENGINES {
            let source = read_within(&bytes, engine, limits).unwrap();
            assert!(faults(&source).contains(&(cut, FaultKind::Limit)), "{engine:?} {:?}", source.faults);
            assert_eq!(texts(&source), lines, "{engine:?} {limits:?}");
        }
    }
}

#[test]
fn forms_are_drawn_on_forms_as_deep_as_allowed() {
    let mut made = Made::with_page("/X Do");
    let inner = made.add_stream("/Subtype/Form/BBox[0 0 9 9]", b"BT /F 10 Tf 72 680 Td (inner) Tj ET");
    let dict =
        format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>/XObject<</Y {inner} 0 R>>>>");
    let outer = made.add_stream(&dict, b"BT /F 10 Tf 72 700 Td (outer) Tj ET /Y Do");
    made.resources = format!("/XObject<</X {outer} 0 R>>");
    let bytes = made.bytes();
    for engine in ENGINES {
        let read = |form_depth| read_within(&bytes, engine, Limits { form_depth, ..Limits::generous() });
        let (deep, flat) = (read(2).unwrap(), read(1).unwrap());
        assert_eq!(
            (texts(&deep), faults(&deep)),
            (vec!["outer".into(), "inner".into()], vec![]),
            "{engine:?}"
        );
        let cut = vec![(Some(1), FaultKind::Limit)];
        assert_eq!((texts(&flat), faults(&flat)), (vec!["outer".into()], cut), "{engine:?}");
        assert_eq!(read(0).unwrap_err().kind(), ErrorKind::Limit, "{engine:?}");
    }
}

/// A page of text, a form and a font with a character map, each of them some hundred bytes compressed.
fn compressed() -> Vec<u8> {
    let mut made = Made::with_page(&format!("{TEXT} /X Do BT /G 10 Tf 72 600 Td (g) Tj ET"));
    let form = "BT /F 10 Tf 72 650 Td (form) Tj ET ".to_owned() + &" ".repeat(500);
    let form = made.add_compressed("/Subtype/Form/BBox[0 0 9 9]", form.as_bytes());
    let map =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange \
               1 beginbfchar <67> <0067> endbfchar endcmap"
            .to_owned();
    let map = made.add_compressed("", (map + &" ".repeat(500)).as_bytes());
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding";
    let font = made.add(format!("{font}/ToUnicode {map} 0 R>>"));
    made.fonts = format!("/G {font} 0 R");
    made.resources = format!("/XObject<</X {form} 0 R>>");
    made.bytes()
}

#[test]
fn compressed_streams_are_decoded_where_they_fit() {
    let bytes = compressed();
    for engine in ENGINES {
        let read = |inflated_bytes| {
            read_within(&bytes, engine, Limits { inflated_bytes, ..Limits::generous() }).unwrap()
        };
        let all = read(10_000);
        assert_eq!((texts(&all), faults(&all)), (vec!["text".into(), "form".into(), "g".into()], vec![]));
        let cut = read(400);
        assert!(texts(&cut).contains(&"text".to_owned()) && !texts(&cut).contains(&"form".to_owned()));
        assert!(faults(&cut).contains(&(Some(1), FaultKind::Limit)), "{engine:?} {:?}", cut.faults);
    }
}

#[test]
fn a_damaged_page_is_a_fault_and_the_others_are_read() {
    let mut made = Made::with_page(TEXT);
    let broken = made.add_stream("/Filter/FlateDecode", b"this is not compressed");
    made.add_page_of(&format!("{broken} 0 R"));
    made.add_page(TEXT);
    for engine in ENGINES {
        let source = read_with(&made.bytes(), engine).unwrap();
        assert_eq!(source.pages.iter().map(|page| page.lines.len()).collect::<Vec<_>>(), [1, 0, 1]);
        assert!(faults(&source).contains(&(Some(2), FaultKind::PageDamaged)), "{engine:?}");
    }
}

#[test]
fn a_blank_page_whose_compressed_content_has_no_bytes_is_whole() {
    let mut made = Made::with_page(TEXT);
    let nothing = made.add_stream("/Filter/FlateDecode", b"");
    made.add_page_of(&format!("{nothing} 0 R"));
    let source = made.read();
    assert_eq!((source.pages[1].lines.len(), faults(&source)), (0, vec![]));
}
