//! What a page shows is what is read. By the first engine: the second does not know layers, colours and spans.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod made;

use made::{Made, read_with};
use reac_lines::{FaultKind, Line, Source};
use reac_pdf::{Engine, ErrorKind};

fn read(made: &Made) -> Source {
    read_with(&made.bytes(), Engine::Hayro).unwrap()
}

fn texts(made: &Made) -> Vec<String> {
    read(made).pages[0].lines.iter().map(Line::text).collect()
}

fn kinds(made: &Made) -> Vec<FaultKind> {
    read(made).faults.iter().map(|fault| fault.kind).collect()
}

const SHOWN: &str = "BT /F 10 Tf 72 700 Td (Gardien) Tj ET";

/// A page with a layer and a group of layers (`/M`), the layer being in the configuration's `/OFF` if that is asked.
fn layered(config: &str, policy: &str) -> Made {
    let mut made = Made::with_page(&format!(
        "{SHOWN} /OC /L BDC BT /F 10 Tf 72 680 Td (layer) Tj ET EMC /OC /M BDC BT /F 10 Tf 72 660 Td (group) Tj ET EMC"
    ));
    let layer = made.add("<</Type/OCG/Name(Essai)>>");
    let other = made.add("<</Type/OCG/Name(Autre)>>");
    let group = made.add(format!("<</Type/OCMD/OCGs[{layer} 0 R {other} 0 R]{policy}>>"));
    made.resources = format!("/Properties<</L {layer} 0 R/M {group} 0 R>>");
    let config = config.replace("LAYER", &format!("{layer} 0 R"));
    made.catalog = format!("/OCProperties<</OCGs[{layer} 0 R {other} 0 R]/D<<{config}>>>>");
    made
}

#[test]
fn layers_that_are_off_are_not_read() {
    assert_eq!(texts(&layered("/OFF[LAYER]", "/P/AllOn")), ["Gardien"]);
    assert_eq!(texts(&layered("/BaseState/OFF", "")), ["Gardien"]);
}

#[test]
fn layers_that_are_on_are_read() {
    assert_eq!(texts(&layered("", "/P/AllOn")), ["Gardien", "layer", "group"]);
    assert_eq!(texts(&layered("/OFF[LAYER]", "")), ["Gardien", "group"]);
    assert_eq!(texts(&layered("/BaseState/OFF/ON[LAYER]", "/P/AnyOff")), ["Gardien", "layer", "group"]);
}

#[test]
fn text_in_the_colour_of_its_ground_is_left_out_with_one_finding() {
    let made =
        Made::with_page(&format!("{SHOWN} 1 g BT /F 10 Tf 72 680 Td (white) Tj 0 -20 Td (again) Tj ET"));
    assert_eq!(texts(&made), ["Gardien"]);
    assert_eq!(kinds(&made), [FaultKind::Unseen]);
    let tiny = Made::with_page(&format!("{SHOWN} BT /F 1 Tf 72 680 Td (tiny) Tj ET"));
    assert_eq!(texts(&tiny), ["Gardien"]);
}

#[test]
fn white_text_on_a_dark_ground_is_read() {
    let made = Made::with_page("0 0 1 rg 60 670 300 50 re f 1 g BT /F 10 Tf 72 680 Td (white) Tj ET");
    assert_eq!(texts(&made), ["white"]);
    assert_eq!(kinds(&made), []);
}

#[test]
fn actual_text_is_the_text_of_what_it_spans() {
    let made = Made::with_page(
        "BT /F 10 Tf 72 700 Td (o) Tj /Span <</ActualText<FEFF00660066>>> BDC (%) Tj EMC (re) Tj ET",
    );
    assert_eq!(texts(&made), ["offre"]);
    let nested = "BT /F 10 Tf 72 700 Td /Span <</ActualText(le phare)>> BDC (xx) Tj /Span <</ActualText(y)>> BDC (xxxxxx) Tj EMC EMC ET";
    assert_eq!(texts(&Made::with_page(nested)), ["le phare"]);
}

#[test]
fn marked_content_without_actual_text_reads_as_its_glyphs() {
    let made = Made::with_page("BT /F 10 Tf 72 700 Td /Span <</Lang(fr)>> BDC (phare) Tj EMC ET");
    assert_eq!(texts(&made), ["phare"]);
}

#[test]
fn a_stamp_does_not_hide_the_layer_over_a_scan() {
    let layer = "BT 3 Tr /F 10 Tf 72 700 Td (Recueillir la parole des anciens) Tj ET";
    let stamp = "BT 0 Tr /F 10 Tf 400 780 Td (Page 2) Tj ET";
    assert_eq!(
        texts(&Made::with_page(&format!("{layer} {stamp}"))),
        ["Page 2", "Recueillir la parole des anciens"]
    );
}

#[test]
fn a_page_turned_or_tilted_is_read_upright() {
    for matrix in
        ["0 1 -1 0 300 100", "-1 0 0 -1 500 700", "0 -1 1 0 100 700", "0.9998 0.0175 -0.0175 0.9998 72 500"]
    {
        let made = Made::with_page(&format!(
            "q {matrix} cm BT /F 10 Tf 0 0 Td (Le gardien veille) Tj 0 -20 Td (sur le feu) Tj ET Q"
        ));
        assert_eq!(texts(&made), ["Le gardien veille", "sur le feu"], "{matrix}");
        assert_eq!(kinds(&made), [FaultKind::Turned], "{matrix}");
    }
}

#[test]
fn text_across_its_page_is_named() {
    let made = Made::with_page("BT /F 10 Tf 72 700 Td (across the page) Tj 0 1 -1 0 90 600 Tm (up) Tj ET");
    assert_eq!(texts(&made), ["across the page"]);
    assert_eq!(kinds(&made), [FaultKind::OtherDirection]);
}

#[test]
fn a_picture_with_a_stamp_has_no_text() {
    let mut made = Made::with_page(&format!("q 600 0 0 800 0 0 cm /I Do Q {SHOWN}"));
    let image = made.add_stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"x",
    );
    made.resources = format!("/XObject<</I {image} 0 R>>");
    let error = read_with(&made.bytes(), Engine::Hayro).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoText);
}

#[test]
fn a_small_picture_beside_text_hides_nothing() {
    let mut made = Made::with_page(&format!("q 60 0 0 80 0 0 cm /I Do Q {SHOWN}"));
    let image = made.add_stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"x",
    );
    made.resources = format!("/XObject<</I {image} 0 R>>");
    assert_eq!(texts(&made), ["Gardien"]);
    assert_eq!(kinds(&made), []);
}

/// A font whose map says `to` of the letter `x`.
fn mapped(to: &str, content: &str) -> Made {
    let mut made = Made::with_page(content);
    let map =
        format!("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <78> <{to}> endbfchar");
    let map = made.add_stream("", map.as_bytes());
    let font = made.add(format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode {map} 0 R>>"
    ));
    made.fonts = format!("/G {font} 0 R");
    made
}

#[test]
fn control_characters_of_a_map_are_no_characters() {
    let made = mapped("0001", "BT /F 10 Tf 72 700 Td (e) Tj /G 10 Tf (x) Tj /F 10 Tf (et) Tj ET");
    assert_eq!(texts(&made), ["e\u{FFFD}et"]);
    assert_eq!(kinds(&made), [FaultKind::UnmappedGlyph]);
}

#[test]
fn a_page_of_letters_that_nothing_names_cannot_be_read() {
    let made = mapped("0001", "BT /G 10 Tf 72 700 Td (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) Tj ET");
    let error = read_with(&made.bytes(), Engine::Hayro).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable);
}

#[test]
fn a_drawn_soft_hyphen_is_a_hyphen() {
    let made = mapped("00AD", "BT /F 10 Tf 72 700 Td (TP) Tj /G 10 Tf (x) Tj /F 10 Tf (904) Tj ET");
    assert_eq!(texts(&made), ["TP-904"]);
}

#[test]
fn a_run_printed_again_and_again_is_read_once() {
    let run = "BT /F 9 Tf 1 0 0 1 X 700 Tm (Veille) Tj ET ";
    let content: String = ["72", "72.3", "72.6", "72.9"].map(|x| run.replace('X', x)).concat();
    assert_eq!(texts(&Made::with_page(&content)), ["Veille"]);
    assert_eq!(texts(&Made::with_page("BT /F 9 Tf 72 700 Td (elle) Tj ET")), ["elle"]);
}
