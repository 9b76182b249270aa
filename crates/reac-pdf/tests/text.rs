//! What text is read, and in which words and lines.

mod made;

use made::Made;
use reac_lines::Line;

fn words(line: &Line) -> Vec<&str> {
    line.words.iter().map(|word| word.text.as_str()).collect()
}

#[test]
fn the_order_is_that_of_the_page_not_of_the_stream() {
    let made = Made::with_page(
        "BT /F 10 Tf 1 0 0 1 72 700 Tm (third) Tj 1 0 0 1 200 720 Tm (second) Tj 1 0 0 1 72 720 Tm (first) Tj ET",
    );
    let lines = made.lines();
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["first second", "third"]);
    assert_eq!((lines[0].baseline, lines[1].baseline), (80.0, 100.0));
    assert_eq!((lines[0].left(), lines[0].page), (72.0, 1));
}

#[test]
fn spaces_part_words_and_their_width_is_known() {
    // Helvetica: a space is 0.278 em, "a" 0.556.
    let lines = Made::with_page(
        "BT /F 10 Tf 72 700 Td (a b) Tj 0 -20 Td 3 Tw (a b ) Tj 0 -20 Td 0 Tw [(a) -500 (b)] TJ ET",
    )
    .lines();
    let spaces: Vec<f32> = lines.iter().map(|line| (line.words[1].space * 100.0).round() / 100.0).collect();
    assert_eq!(spaces, [2.78, 5.78, 5.0]);
    let trailing: Vec<_> = lines.iter().map(|line| line.trailing_space).collect();
    assert_eq!(trailing, [Some(false), Some(true), Some(false)]);
}

#[test]
fn kerning_and_spaced_letters_part_nothing() {
    let made = Made::with_page("BT /F 10 Tf 72 700 Td [(A) 80 (V) -60 (A)] TJ 0 -20 Td 3 Tc (wide) Tj ET");
    assert_eq!(made.texts(), ["AVA", "wide"]);
}

#[test]
fn quote_operators_show_text_on_the_next_line() {
    let made = Made::with_page("BT /F 10 Tf 12 TL 72 700 Td (one) Tj (two) ' 5 1 (a b) \" T* (four) Tj ET");
    let lines = made.lines();
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["one", "two", "a b", "four"]);
    assert_eq!(lines.iter().map(|line| line.baseline).collect::<Vec<_>>(), [100.0, 112.0, 124.0, 136.0]);
    assert!((lines[2].words[1].space - 9.78).abs() < 0.01, "{:?}", lines[2]);
}

#[test]
fn raised_text_stays_on_its_line() {
    let made = Made::with_page(
        "BT /F 10 Tf 72 700 Td (mot) Tj /F 6 Tf 4 Ts (1) Tj 0 Ts /F 10 Tf ( suite) Tj ET
         BT /F 10 Tf 72 650 Td (mot) Tj ET BT /F 6 Tf 88 654 Td (2) Tj ET",
    );
    let lines = made.lines();
    assert_eq!(lines.iter().map(words).collect::<Vec<_>>(), [vec!["mot", "1", "suite"], vec!["mot", "2"]]);
    assert_eq!(lines[0].words.iter().map(|word| word.raised).collect::<Vec<_>>(), [false, true, false]);
    assert!(lines[1].words[1].raised && lines[0].words[1].space.abs() < 0.1);
}

#[test]
fn glyphs_printed_twice_are_read_once() {
    let twice = "BT /F 10 Tf 72 700 Td (elle) Tj ET BT /F 10 Tf 72.3 700 Td (elle) Tj ET";
    assert_eq!(Made::with_page(twice).texts(), ["elle"]);
    let letter_by_letter = "BT /F 10 Tf 72 700 Td [(i) 222 (i) (l) 222 (l)] TJ ET";
    assert_eq!(Made::with_page(letter_by_letter).texts(), ["il"]);
}

#[test]
fn text_that_runs_elsewhere_is_kept_out_of_lines() {
    let made =
        Made::with_page("BT /F 10 Tf 72 700 Td (across the page) Tj 0 1 -1 0 190 695 Tm (upwards) Tj ET");
    assert_eq!(made.texts(), ["across the page"]);
}

#[test]
fn a_turned_page_is_read_as_it_is_shown() {
    let mut made = Made::with_page("BT /F 10 Tf 0 1 -1 0 100 200 Tm (turned) Tj ET");
    made.page = "/MediaBox[0 0 600 800]/Rotate 90".to_owned();
    let source = made.read();
    let line = &source.pages[0].lines[0];
    assert_eq!((source.pages[0].width, source.pages[0].height), (800.0, 600.0));
    assert_eq!((line.text().as_str(), line.left(), line.baseline), ("turned", 200.0, 100.0));
}

#[test]
fn what_is_cropped_off_is_not_read() {
    let mut made = Made::with_page("BT /F 10 Tf 150 700 Td (in) Tj 300 0 Td (out) Tj ET");
    made.page = "/MediaBox[0 0 600 800]/CropBox[100 0 300 750]".to_owned();
    let lines = made.lines();
    assert_eq!((lines[0].text().as_str(), lines[0].left(), lines[0].baseline), ("in", 50.0, 50.0));
}

#[test]
fn a_hidden_layer_counts_only_where_nothing_is_shown() {
    let hidden = "BT 3 Tr /F 10 Tf 72 700 Td (layer) Tj ET";
    assert_eq!(Made::with_page(hidden).texts(), ["layer"]);
    let both = format!("BT /F 10 Tf 72 720 Td (shown) Tj ET {hidden}");
    assert_eq!(Made::with_page(&both).texts(), ["shown"]);
}

#[test]
fn weight_and_slant_come_from_the_name() {
    let mut made = Made::with_page("BT /F 10 Tf 72 700 Td (plain) Tj /G 10 Tf ( heavy) Tj ET");
    let font =
        made.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-BoldOblique/Encoding/WinAnsiEncoding>>");
    made.fonts = format!("/G {font} 0 R");
    let lines = made.lines();
    let styles: Vec<_> = lines[0].words.iter().map(|word| (word.bold, word.italic)).collect();
    assert_eq!(styles, [(false, false), (true, true)]);
}

#[test]
fn content_may_come_in_pieces() {
    let mut made = Made::new();
    let one = made.add_stream("", b"BT /F 10 Tf 72 700 Td (one\tand) Tj");
    let two = made.add_stream("", b"ET BT /F 10 Tf 72 680 Td (two) Tj ET");
    made.add_page_of(&format!("[{one} 0 R {two} 0 R]"));
    assert_eq!(made.texts(), ["one and", "two"]);
}

#[test]
fn text_in_forms_is_placed_by_their_matrix() {
    let mut made = Made::with_page("q 1 0 0 1 10 0 cm /X Do Q BT /F 10 Tf 72 680 Td (after) Tj ET");
    let inner =
        made.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"BT /F 10 Tf 2 0 Td (inner) Tj ET");
    let dict = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 50 700]/Resources<</Font<</F 3 0 R>>/XObject<</Y {inner} 0 R>>>>"
    );
    let outer = made.add_stream(&dict, b"q 2 0 0 2 0 0 cm /Y Do Q");
    made.resources = format!("/XObject<</X {outer} 0 R>>");
    let lines = made.lines();
    assert_eq!((lines[0].text().as_str(), lines[0].left(), lines[0].baseline), ("inner", 64.0, 100.0));
    assert_eq!((lines[0].size(), lines[1].text().as_str()), (20.0, "after"));
}

#[test]
fn a_truetype_font_without_an_encoding_has_that_of_windows() {
    for flags in [4, 32] {
        let mut made = Made::new();
        let descriptor = made.add(format!("<</Type/FontDescriptor/FontName/Narrow/Flags {flags}>>"));
        let font = format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/Narrow/FontDescriptor {descriptor} 0 R/FirstChar 32/LastChar 255/Widths[{}]>>",
            "500 ".repeat(224)
        );
        let font = made.add(font);
        made.fonts = format!("/N {font} 0 R");
        made.add_page("BT /N 10 Tf 72 700 Td <4D696C6CE973696D65206D69736520E0206A6F757285> Tj ET");
        let texts = made.texts();
        assert_eq!(texts[0], "Millésime mise à jour…", "{flags}");
    }
}
