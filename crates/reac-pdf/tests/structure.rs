//! Paragraphs of the structure tree.

mod made;

use made::Made;
use reac_lines::Line;

fn paragraphs(lines: &[Line]) -> Vec<Option<u32>> {
    lines.iter().map(|line| line.words.first().and_then(|word| word.paragraph)).collect()
}

/// Lines one below the other, each in marked content of its number.
fn marked(tags: &[&str]) -> String {
    let mut out = String::new();
    for (id, tag) in tags.iter().enumerate() {
        let y = 700 - 20 * id;
        out += &format!("/{tag} <</MCID {id}>> BDC BT /F 10 Tf 72 {y} Td (line{id} word) Tj ET EMC\n");
    }
    out
}

fn tagged(tags: &[&str], tree: impl FnOnce(usize) -> String) -> Made {
    let mut made = Made::new();
    let page = made.add_page(&marked(tags));
    let root = made.add(tree(page));
    made.catalog = format!("/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R");
    made
}

#[test]
fn empty_paragraphs_are_counted() {
    let made = tagged(&["P", "P", "P"], |page| {
        format!(
            "<</Type/StructTreeRoot/K <</S/Document/Pg {page} 0 R/K[<</S/P/K[0 1]>> <</S/P/K[]>> <</S/P/K 2>>]>>>>"
        )
    });
    let source = made.read();
    assert!(source.tagged);
    assert_eq!(paragraphs(&source.pages[0].lines), [Some(0), Some(0), Some(2)]);
}

#[test]
fn roles_items_and_cells_are_understood() {
    let made = tagged(&["Titre", "Lbl", "LBody", "P", "TD"], |page| {
        format!(
            "<</RoleMap<</Titre/H1/Corps/P>>/K[<</S/Titre/Pg {page} 0 R/K <</Type/MCR/MCID 0>>>>
             <</S/L/K <</S/LI/Pg {page} 0 R/K[<</S/Lbl/K 1>><</S/LBody/K[2 <</S/Corps/K 3>>]>>]>>>>
             <</S/Table/K <</S/TR/K <</S/TD/K <</Type/MCR/Pg {page} 0 R/MCID 4>>>>>>>>]>>"
        )
    });
    assert_eq!(paragraphs(&made.lines()), [Some(0), Some(1), Some(1), Some(2), Some(3)]);
}

#[test]
fn a_label_and_the_paragraph_behind_it_are_one() {
    let made = tagged(&["Lbl", "P", "P"], |page| {
        format!("<</K <</S/LI/Pg {page} 0 R/K[<</S/Lbl/K 0>><</S/LBody/K[<</S/P/K 1>><</S/P/K 2>>]>>]>>>>")
    });
    assert_eq!(paragraphs(&made.lines()), [Some(0), Some(0), Some(1)]);
}

#[test]
fn artifacts_have_none_and_few_tags_are_no_tags() {
    let made = tagged(&["P", "Artifact", "Artifact"], |page| format!("<</K <</S/P/Pg {page} 0 R/K[0 1]>>>>"));
    let source = made.read();
    assert!(!source.tagged);
    assert_eq!(paragraphs(&source.pages[0].lines), [Some(0), None, None]);
}

#[test]
fn content_of_a_form_has_numbers_of_its_own() {
    let mut made = Made::new();
    let form = made.add_stream(
        "/Subtype/Form/BBox[0 0 9 9]/StructParents 1/Resources<</Font<</F 3 0 R>>>>",
        b"/P <</MCID 0>> BDC BT /F 10 Tf 72 600 Td (inside) Tj ET EMC",
    );
    made.resources = format!("/XObject<</X {form} 0 R>>/Properties<</M <</MCID 0>>>>");
    let page = made.add_page("/P /M BDC BT /F 10 Tf 72 700 Td (outside) Tj ET EMC /X Do");
    let root = made.add(format!(
        "<</K[<</S/P/K <</Type/MCR/Pg {page} 0 R/Stm {form} 0 R/MCID 0>>>><</S/P/Pg {page} 0 R/K 0>>]>>"
    ));
    made.catalog = format!("/StructTreeRoot {root} 0 R");
    assert_eq!(paragraphs(&made.lines()), [Some(1), Some(0)]);
}

#[test]
fn an_element_that_is_listed_twice_counts_once() {
    let mut made = Made::new();
    let page = made.add_page(&marked(&["P", "P"]));
    let twice = page + 2;
    let root = made.add(format!("<</K[{twice} 0 R {twice} 0 R <</S/P/Pg {page} 0 R/K 1>>]>>"));
    made.add(format!("<</S/P/Pg {page} 0 R/K 0>>"));
    made.catalog = format!("/StructTreeRoot {root} 0 R");
    assert_eq!(paragraphs(&made.lines()), [Some(0), Some(1)]);
}
