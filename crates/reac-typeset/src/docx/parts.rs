//! XML of the parts.

pub(super) const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>\
</Types>";

pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
</Relationships>";

pub(super) const DOCUMENT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" Target=\"footnotes.xml\"/>\
</Relationships>";

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Letters that XML has for its own.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

pub(super) fn run(text: &str, bold: bool) -> String {
    let weight = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!("<w:r>{weight}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// The call of a note.
pub(super) fn call(number: &str) -> String {
    format!(
        "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
    )
}

pub(super) fn paragraph(properties: &str, runs: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:pPr>{properties}</w:pPr>") };
    format!("<w:p>{properties}{runs}</w:p>")
}

pub(super) fn cell(properties: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table of rows of cells, and the empty paragraph that a word processor sets below.
pub(super) fn table(rows: impl IntoIterator<Item = String>) -> String {
    let rows: String = rows.into_iter().map(|cells| format!("<w:tr>{cells}</w:tr>")).collect();
    format!("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>{rows}</w:tbl><w:p/>")
}

pub(super) fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMES}><w:body>{body}<w:sectPr>\
         <w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
    )
}

/// The running row; a value that is none is the page, in fields.
pub(super) fn footer(labels: &[String], values: &[Option<String>]) -> String {
    let field =
        |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let text = |text: &String| cell("", &paragraph("", &run(text, false)));
    let page = field("PAGE") + &run("/", false) + &field("NUMPAGES");
    let value = |value: &Option<String>| value.as_ref().map_or_else(|| cell("", &paragraph("", &page)), text);
    let rows: [String; 2] = [labels.iter().map(text).collect(), values.iter().map(value).collect()];
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr {NAMES}>{}</w:ftr>",
        table(rows)
    )
}

pub(super) fn footnotes<'n>(notes: impl Iterator<Item = (u32, &'n str)>) -> String {
    let note = |(number, text): (u32, &str)| {
        let own = format!(" {text}");
        let mark = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>";
        format!(
            "<w:footnote w:id=\"{number}\">{}</w:footnote>",
            paragraph("", &(mark.to_owned() + &run(&own, false)))
        )
    };
    let notes: String = notes.map(note).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:footnotes {NAMES}>{notes}</w:footnotes>"
    )
}
