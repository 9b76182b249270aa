use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::{ErrorKind, LIMITS};

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>")
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

/// Rows of each page, cells parted by strokes, `·` for a blank row between two.
fn pages(source: &Source) -> Vec<Vec<String>> {
    let line = |line: &reac_lines::Line| {
        let word = |word: &reac_lines::Word| {
            let text = if word.bold { format!("*{}*", word.text) } else { word.text.clone() };
            if word.space > 12.0 { format!("| {text}") } else { text }
        };
        line.words.iter().map(word).collect::<Vec<_>>().join(" ")
    };
    let page = |page: &reac_lines::Page| {
        let mut out: Vec<String> = Vec::new();
        let mut last = None;
        for row in &page.lines {
            if last.is_some_and(|last| row.baseline - last > 12.0) {
                out.push("·".to_owned());
            }
            last = Some(row.baseline);
            out.push(line(row));
        }
        out
    };
    source.pages.iter().map(page).collect()
}

fn shown(body: &str) -> Vec<String> {
    let bytes = archive(&[("word/document.xml", &document(body))]);
    pages(&read(&bytes, &LIMITS).unwrap()).remove(0)
}

#[test]
fn each_paragraph_is_a_row_and_an_empty_one_a_gap() {
    let body = [p("Le feu &amp; la lanterne"), p("La garde"), "<w:p/>".to_owned(), p("fin")].concat();
    assert_eq!(shown(&body), ["Le feu & la lanterne", "La garde", "·", "fin"]);
    // A word in two runs is one, of the weight it begins in.
    let runs = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Pha</w:t></w:r><w:r><w:t>re</w:t></w:r>\
                <w:r><w:t xml:space='preserve'> du cap</w:t></w:r></w:p>";
    assert_eq!(shown(runs), ["*Phare* du cap"]);
}

#[test]
fn what_no_reader_sees_is_left_out() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>";
    let moved = "<w:moveFrom><w:r><w:t>ailleurs</w:t></w:r></w:moveFrom>";
    let deleted = "<w:del><w:r><w:delText>avant</w:delText></w:r></w:del>";
    let added = "<w:ins><w:r><w:t>du cap</w:t></w:r></w:ins>";
    let body = format!(
        "<w:p><w:r><w:t xml:space='preserve'>Le feu </w:t></w:r>{hidden}{moved}{deleted}{added}</w:p>"
    );
    assert_eq!(shown(&body), ["Le feu du cap"]);
    let twice = "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boîte</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                 <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boîte</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>";
    assert_eq!(
        shown(&format!("<w:p><w:r>{twice}</w:r><w:r><w:t>Le feu</w:t></w:r></w:p>")),
        ["Boîte", "Le feu"]
    );
}

#[test]
fn tables_keep_their_columns() {
    let cell = |more: &str, text: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(text));
    let below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell("<w:vMerge w:val='restart'/>", "1"), cell("", "Les feux"), cell("", "10")]),
        row(&[below.to_owned(), cell("", "Les balises"), cell("", "20")]),
    ];
    assert_eq!(
        shown(&format!("<w:tbl>{}</w:tbl>{}", table.concat(), p("fin"))),
        ["1 | Les feux | 10", "Les balises | 20", "fin"]
    );
    let lists = row(&[format!("<w:tc>{}{}</w:tc>", p("Un"), p("Deux")), cell("", "Trois")]);
    assert_eq!(shown(&format!("<w:tbl>{lists}</w:tbl>")), ["Un | Trois", "Deux"]);
    let alone = row(&[format!("<w:tc>{}{}</w:tc>", p("Un"), p("Deux"))]);
    assert_eq!(shown(&format!("<w:tbl>{alone}</w:tbl>")), ["Un", "Deux"]);
}

#[test]
fn a_page_ends_where_the_author_ended_it_and_has_its_footer_and_notes() {
    let call = "<w:r><w:footnoteReference w:id='4'/></w:r>";
    let first = format!("<w:p><w:r><w:t>Le feu</w:t></w:r>{call}</w:p>");
    let broken = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>";
    let section = "<w:sectPr><w:footerReference w:type='default' r:id='rId2'/></w:sectPr>";
    let field = |code: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let footer = format!(
        "<w:ftr>{}<w:p>{}<w:r><w:t>/</w:t></w:r>{}</w:p></w:ftr>",
        p("Phares"),
        field("PAGE", "3"),
        field("NUMPAGES", "9")
    );
    let links = "<Relationships><Relationship Id='rId2' Type='http://a.example/footer' Target='footer1.xml'/>\
                 <Relationship Id='rId3' Type='http://a.example/footnotes' Target='footnotes.xml'/></Relationships>";
    let notes = format!(
        "<w:footnotes><w:footnote w:id='0'><w:p/></w:footnote><w:footnote w:id='4'>{}</w:footnote></w:footnotes>",
        p("Relevé")
    );
    let bytes = archive(&[
        ("word/document.xml", &document(&[&first, broken, &p("fin"), section].concat())),
        ("word/_rels/document.xml.rels", links),
        ("word/footer1.xml", &footer),
        ("word/footnotes.xml", &notes),
    ]);
    let read = read(&bytes, &LIMITS).unwrap();
    assert_eq!(pages(&read), [vec!["Le feu¹", "1 Relevé", "Phares"], vec!["fin", "Phares"]]);
    assert_eq!(read.origin, Origin::TextUnwrapped);
}

#[test]
fn bullets_and_numbers_stand_before_their_items() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Le feu</w:t></w:r></w:p>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>\
                     <w:lvlText w:val='&#xF0B7;'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let links = "<Relationships><Relationship Id='rId1' Type='http://a.example/numbering' Target='numbering.xml'/></Relationships>";
    let bytes = archive(&[
        ("word/document.xml", &document(&[item, item].concat())),
        ("word/_rels/document.xml.rels", links),
        ("word/numbering.xml", numbering),
    ]);
    assert_eq!(pages(&read(&bytes, &LIMITS).unwrap()), [["• Le feu", "• Le feu"]]);
}

#[test]
fn limits_hold() {
    let bytes = archive(&[("word/document.xml", &document(&[p("Un"), p("Deux"), p("Trois")].concat()))]);
    assert_eq!(read(&bytes, &LIMITS).unwrap().faults, []);
    let inflated = read(&bytes, &Limits { inflated: 100, ..LIMITS }).unwrap_err();
    assert_eq!(inflated.kind(), ErrorKind::Limit);
    assert_eq!(read(&bytes, &Limits { bytes: 10, ..LIMITS }).unwrap_err().kind(), ErrorKind::Limit);
    let cut = read(&bytes, &Limits { rows: 2, ..LIMITS }).unwrap();
    assert_eq!(pages(&cut), [["Un", "Deux"]]);
    assert_eq!(cut.faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(), [FaultKind::Limit]);
}

#[test]
fn what_is_no_document_is_refused_with_what_is_missing() {
    let kind = |bytes: &[u8]| {
        let error = read(bytes, &LIMITS).unwrap_err();
        (error.kind(), error.evidence().cloned())
    };
    assert_eq!(kind(b"PK\x03\x04"), (ErrorKind::Damaged, Some(Evidence::ArchiveDamaged)));
    let main = "word/document.xml".to_owned();
    assert_eq!(
        kind(&archive(&[("mimetype", "phare")])),
        (ErrorKind::Damaged, Some(Evidence::PartMissing(main.clone())))
    );
    assert_eq!(
        kind(&archive(&[("word/document.xml", "<w:document><w:body></w:p>")])),
        (ErrorKind::Damaged, Some(Evidence::PartDamaged(main)))
    );
    assert_eq!(kind(&archive(&[("word/document.xml", &document("<w:p/>"))])), (ErrorKind::Empty, None));
}
