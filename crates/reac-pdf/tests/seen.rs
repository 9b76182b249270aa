//! What a page shows is what is read. By the first engine: the second does not know layers, colours and spans.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod made;

use made::{Made, read_with};
use reac_lines::{Evidence, FaultKind, Line, Source};
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
    let made = mapped("F001", "BT /F 10 Tf 72 700 Td (con) Tj /G 10 Tf (x) Tj /F 10 Tf (ance) Tj ET");
    assert_eq!(texts(&made), ["confiance"]);
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
    // Further apart in all than a narrow letter is wide, and small beside the text.
    let content: String =
        (0..8).map(|at| run.replace('X', &format!("{:.1}", 72.0 + 0.4 * f64::from(at)))).collect();
    assert_eq!(texts(&Made::with_page(&content)), ["Veille"]);
    let content = content.replace("Veille", "2").replace("/F 9 Tf", "/F 5 Tf");
    assert_eq!(texts(&Made::with_page(&content)), ["2"]);
    assert_eq!(texts(&Made::with_page("BT /F 9 Tf 72 700 Td (elle) Tj ET")), ["elle"]);
}

/// So many shapes as letters turned into outlines leave.
fn outlines(many: usize) -> String {
    let shape = |at: usize| format!("{0} 600 m {0} 605 {1} 610 {1} 600 c h f ", 60 + at * 2, 61 + at * 2);
    (0..many).map(shape).collect()
}

#[test]
fn a_page_of_outlines_has_no_text_with_or_without_a_stamp() {
    for content in [outlines(60), format!("{SHOWN} {}", outlines(120))] {
        let error = read_with(&Made::with_page(&content).bytes(), Engine::Hayro).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoText);
    }
}

#[test]
fn a_drawn_sign_beside_text_is_no_page_of_outlines() {
    let made = Made::with_page(&format!("{SHOWN} {}", outlines(60)));
    assert_eq!(texts(&made), ["Gardien"]);
    assert_eq!(kinds(&made), []);
}

#[test]
fn letters_that_a_font_does_not_name_are_known_by_texts_that_stand_for_their_like() {
    let line = "BT /F 10 Tf 72 700 Td (f) Tj /G 10 Tf (x) Tj /F 10 Tf (u) Tj ET";
    let told = "BT /G 10 Tf 72 680 Td /Span <</ActualText(e)>> BDC (x) Tj EMC ET";
    let made = mapped("0001", &format!("{line} {told}"));
    assert_eq!(texts(&made), ["feu", "e"]);
    assert_eq!(kinds(&made), [FaultKind::Learnt]);
    let otherwise = told.replace("(e)", "(o)").replace("680", "660");
    let made = mapped("0001", &format!("{line} {told} {otherwise}"));
    assert_eq!(texts(&made), ["f\u{FFFD}u", "e", "o"]);
    assert_eq!(kinds(&made), [FaultKind::UnmappedGlyph]);
}

/// A page of three pieces of content, and a tree in whose elements they stand.
fn told_by_the_tree(content: &str, kids: &str) -> Made {
    let mut made = Made::with_page(content);
    let page = made.pages()[0];
    let root = made.add(format!("<</K <</S/Document/Pg {page} 0 R/K[{kids}]>>>>"));
    made.catalog = format!("/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R");
    made
}

const PIECES: &str = "BT /F 10 Tf 72 700 Td /P <</MCID 0>> BDC (Le gardxx) Tj EMC 0 -20 Td /P <</MCID 1>> BDC (du pharex) Tj EMC \
    0 -20 Td /P <</MCID 2>> BDC (veille) Tj EMC ET";

#[test]
fn a_text_of_the_structure_tree_stands_for_the_content_of_its_element() {
    let kids = "<</S/P/ActualText(Le gardien)/K 0>> <</S/P/K[<</S/Span/ActualText(du phare)/K 1>> 2]>>";
    let made = told_by_the_tree(PIECES, kids);
    for engine in made::ENGINES {
        let source = read_with(&made.bytes(), engine).unwrap();
        let lines: Vec<String> = source.pages[0].lines.iter().map(Line::text).collect();
        assert_eq!(lines, ["Le gardien", "du phare", "veille"], "{engine:?}");
    }
}

#[test]
fn a_text_for_several_lines_is_cut_between_words() {
    let kids = "<</S/P/ActualText(Le gardien-chef du phare)/K[0 1]>> <</S/P/K 2>>";
    assert_eq!(texts(&told_by_the_tree(PIECES, kids)), ["Le gardien-chef", "du phare", "veille"]);
}

#[test]
fn other_entries_of_the_structure_tree_change_no_text() {
    let kids = "<</S/P/Alt(autre)/E(autre)/K 0>> <</S/P/Lang(fr)/K[1 2]>>";
    assert_eq!(texts(&told_by_the_tree(PIECES, kids)), ["Le gardxx", "du pharex", "veille"]);
}

#[test]
fn what_the_second_engine_does_not_heed_is_told_once() {
    let unheeded = |made: &Made| {
        let faults = read_with(&made.bytes(), Engine::PdfExtract).unwrap().faults;
        let told = |fault: reac_lines::Fault| match fault.evidence {
            Evidence::Unheeded(what) => Some((what.layers, what.texts, what.colours)),
            _ => None,
        };
        faults.into_iter().filter_map(told).collect::<Vec<_>>()
    };
    assert_eq!(unheeded(&layered("/OFF[LAYER]", "")), [(true, false, false)]);
    assert_eq!(unheeded(&layered("", "")), []);
    let white = "1 g BT /F 10 Tf 72 680 Td /Span <</ActualText(blanc)>> BDC (white) Tj EMC ET";
    let mut made = Made::with_page(&format!("{SHOWN} {white}"));
    made.add_page(white);
    assert_eq!(unheeded(&made), [(false, true, true)]);
}

#[test]
fn a_layer_that_nobody_sees_was_recognised_nobody_says_how_surely() {
    let made = Made::with_page("BT 3 Tr /F 10 Tf 72 700 Td (Gardien) Tj ET");
    let sure = |made: &Made| read(made).pages[0].lines[0].words[0].confidence;
    assert_eq!(sure(&made), Some(reac_lines::UNTOLD));
    assert_eq!(sure(&Made::with_page(SHOWN)), None);
}

/// Whether text is read that belongs to what `membership` says of two layers, ONE and TWO, of which the first is off.
fn is_read(membership: &str) -> bool {
    let mut made = Made::with_page(&format!("{SHOWN} /OC /M BDC BT /F 10 Tf 72 660 Td (group) Tj ET EMC"));
    let [one, two] = ["Un", "Deux"].map(|name| made.add(format!("<</Type/OCG/Name({name})>>")));
    let of = |text: &str| text.replace("ONE", &format!("{one} 0 R")).replace("TWO", &format!("{two} 0 R"));
    let group = made.add(format!("<</Type/OCMD{}>>", of(membership)));
    made.resources = format!("/Properties<</M {group} 0 R>>");
    made.catalog = of("/OCProperties<</OCGs[ONE TWO]/D<</OFF[ONE]>>>>");
    texts(&made).contains(&"group".to_owned())
}

#[test]
fn groups_of_layers_are_shown_as_their_policy_says() {
    for shown in [
        "/OCGs[ONE TWO]",
        "/OCGs[ONE TWO]/P/AnyOn",
        "/OCGs[ONE TWO]/P/AnyOff",
        "/OCGs ONE/P/AllOff",
        "/OCGs TWO/P/AllOn",
        "/OCGs[]/P/AllOn",
        "/OCGs ONE/VE[/Or ONE TWO]",
        "/OCGs ONE/VE[/Not ONE]",
        "/OCGs ONE/VE[/And TWO [/Not ONE]]",
    ] {
        assert!(is_read(shown), "{shown}");
    }
}

#[test]
fn groups_of_layers_are_hidden_as_their_policy_says() {
    for hidden in [
        "/OCGs ONE",
        "/OCGs[ONE TWO]/P/AllOn",
        "/OCGs[ONE TWO]/P/AllOff",
        "/OCGs TWO/P/AnyOff",
        "/OCGs TWO/VE[/And ONE TWO]",
        "/OCGs TWO/VE[/Not [/Or ONE TWO]]",
    ] {
        assert!(!is_read(hidden), "{hidden}");
    }
}

/// A page with a form that draws `content`.
fn on_a_form(entries: &str, before: &str, content: &str) -> Made {
    let mut made = Made::with_page(&format!("{SHOWN} q {before} /X Do Q"));
    let layer = made.add("<</Type/OCG/Name(Essai)>>");
    let entries = entries.replace("LAYER", &format!("{layer} 0 R"));
    let form = made.add_stream(
        &format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>{entries}"),
        content.as_bytes(),
    );
    made.resources = format!("/XObject<</X {form} 0 R>>");
    made.catalog = format!("/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>");
    made
}

const WORDS: &str = "BT /F 10 Tf 72 600 Td (Veille) Tj ET";

#[test]
fn what_nobody_sees_on_a_form_is_left_out() {
    for (entries, before, content) in [
        ("", "", format!("1 g {WORDS}")),
        ("", "1 g", WORDS.to_owned()),
        ("", "0.1 0 0 0.1 0 0 cm", WORDS.to_owned()),
        ("/Matrix[0.1 0 0 0.1 0 0]", "", WORDS.to_owned()),
        ("/OC LAYER", "", WORDS.to_owned()),
    ] {
        assert_eq!(texts(&on_a_form(entries, before, &content)), ["Gardien"], "{entries} {before} {content}");
    }
}

#[test]
fn what_is_seen_on_a_form_is_read_as_it_reads() {
    assert_eq!(texts(&on_a_form("", "", WORDS)), ["Gardien", "Veille"]);
    assert_eq!(
        texts(&on_a_form("", "0 0 1 rg 60 590 200 30 re f", &format!("1 g {WORDS}"))),
        ["Gardien", "Veille"]
    );
    let again: String = ["72", "72.4", "72.8", "73.2"].map(|x| WORDS.replace("72", x)).concat();
    assert_eq!(texts(&on_a_form("", "", &again)), ["Gardien", "Veille"]);
    let told = WORDS.replace("(Veille) Tj", "/Span <</ActualText(Veilles)>> BDC (Vxx) Tj EMC");
    assert_eq!(texts(&on_a_form("", "", &told)), ["Gardien", "Veilles"]);
}
