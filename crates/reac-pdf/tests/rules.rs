//! Which strokes and fills are rules.

mod made;

use made::Made;
use reac_lines::Rule;

fn rules(content: &str) -> Vec<Rule> {
    let made = Made::with_page(&format!("BT /F 10 Tf 72 700 Td (text) Tj ET {content}"));
    made.read().pages.remove(0).rules
}

#[test]
fn thin_fills_and_strokes_are_rules() {
    for (content, count) in [
        ("72 600 200 0.5 re f*", 1),
        ("0.75 g 72 600 200 0.5 re f", 1),
        ("72 600 m 272 600 l S", 1),
        ("0.5 w 72 600 200 50 re S", 4),
        ("0.5 w 72 600 200 50 re s", 4),
        ("1 1 0.6 rg 0 G 72 600 200 50 re B", 4),
        ("72 600 m 272 600 l 272 600.5 l 72 600.5 l h f", 1),
        ("/DeviceRGB cs 0 0 0 sc 72 600 200 0.5 re f", 1),
        ("q 0 0 1 rg Q 72 600 200 0.5 re f", 1),
    ] {
        assert_eq!(rules(content).len(), count, "{content}");
    }
}

#[test]
fn areas_colours_and_curves_are_not() {
    for content in [
        "72 600 200 50 re f",
        "0.8 1 0.8 rg 72 600 200 0.5 re f",
        "1 g 72 600 200 0.5 re f",
        "1 0 0 RG 72 600 m 272 600 l S",
        "5 w 72 600 m 272 600 l S",
        "72 600 m 100 600 200 600 272 600 c S",
        "72 600 m 272 660 l S",
        "72 600 200 0.5 re n",
        "72 600 200 0.5 re W n",
    ] {
        assert_eq!(rules(content), [], "{content}");
    }
}

#[test]
fn a_rule_lies_where_it_is_drawn() {
    let rules = rules("q 2 0 0 2 10 0 cm 0.5 w 20 300 m 120 300 l S Q");
    let Rule { left, top, right, bottom } = rules[0];
    assert_eq!((left, top, right, bottom), (50.0, 199.5, 250.0, 200.5));
}

#[test]
fn borders_of_cells_are_united() {
    let rules = rules("72 600 100 0.5 re f 172 600 0.5 0.5 re f 172.5 600 100 0.5 re f");
    assert_eq!(rules.len(), 1);
    assert_eq!((rules[0].left, rules[0].right), (72.0, 272.5));
}

#[test]
fn rules_in_forms_count() {
    let mut made = Made::with_page("BT /F 10 Tf 72 700 Td (text) Tj ET /X Do");
    let form = made.add_stream("/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 100]", b"72 500 200 0.5 re f");
    made.resources = format!("/XObject<</X {form} 0 R>>");
    assert_eq!(made.read().pages[0].rules[0].bottom, 200.0);
}
