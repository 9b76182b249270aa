//! The document as DOCX, as a word processor keeps it before it is printed: a paragraph each, empty ones between the
//! groups, breaks of pages, tables with cells that span rows, footnotes, the running row in a footer with fields for
//! the page and the number of pages.

mod parts;

use std::io::{Cursor, Write as _};

use reac_formes::Colonne;
use reac_model::Reac;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::flow::{row_labels, row_values};
use crate::fonts::Face;
use crate::layout::Layout;
use crate::piece::{Paragraph, Piece, Run, SynoptiqueRow};
use crate::print::{Set, fill_pages};

/// The document as DOCX. Page numbers of the table of contents are those of the print with `layout`, whatever `reac`
/// has. The archive's parts are stored as they are, so that the same document gives the same bytes everywhere.
///
/// # Errors
/// Where the archive cannot be written, as in memory it always can.
pub fn to_docx(reac: &Reac, layout: &Layout) -> zip::result::ZipResult<Vec<u8>> {
    let mut reac = reac.clone();
    fill_pages(&mut reac, layout);
    let set = Set::new(&reac, layout);
    let mut body = Body::default();
    for piece in &set.pieces {
        body.piece(piece);
    }
    let notes = reac.notes.iter().map(|note| (note.numero, note.texte.as_str()));
    let forme = layout.generation.0;
    let values = row_values(forme, &reac.document, 1, 1).into_iter().zip(forme.pied);
    // Which page it is a field says.
    let values: Vec<_> = values.map(|(text, cell)| (cell.colonne != Colonne::Page).then_some(text)).collect();
    let footer = parts::footer(&row_labels(forme, &reac.document), &values);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", parts::TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("word/document.xml", parts::document(&body.out)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/footer1.xml", footer),
        ("word/footnotes.xml", parts::footnotes(notes)),
    ] {
        out.start_file(name, options)?;
        out.write_all(text.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

/// The document's body, as its pieces are met.
#[derive(Debug, Default)]
struct Body {
    out: String,
    /// The next paragraph begins a page.
    broken: bool,
}

impl Body {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(paragraph) => self.paragraph(paragraph),
            Piece::Blank(_) => self.out.push_str("<w:p/>"),
            Piece::Break(_) => self.broken = true,
            Piece::Sommaire { intitule, page } => {
                self.line(&[intitule, page].map(|text| parts::run(text, false)).join("<w:r><w:tab/></w:r>"));
            }
            Piece::Synoptique(rows) => self.synoptique(rows),
            Piece::Tableau(rows) => {
                let cell = |runs: &Vec<Run>| parts::cell("", &parts::paragraph("", &runs_of(runs)));
                let rows = rows.iter().map(|cells| cells.iter().map(cell).collect::<String>());
                self.out.push_str(&parts::table(rows));
            }
            Piece::Upright(text) => self.line(&parts::run(text, false)),
            Piece::Anchor(_) | Piece::At(_) | Piece::NoRow | Piece::Boundary(_) => {}
        }
    }

    fn line(&mut self, runs: &str) {
        let properties = if std::mem::take(&mut self.broken) { "<w:pageBreakBefore/>" } else { "" };
        self.out.push_str(&parts::paragraph(properties, runs));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let bullet = paragraph
            .bullet
            .as_ref()
            .map(|bullet| parts::run(&bullet.run.text, false) + "<w:r><w:tab/></w:r>");
        self.line(&(bullet.unwrap_or_default() + &runs_of(&paragraph.runs)));
    }

    fn synoptique(&mut self, rows: &[SynoptiqueRow]) {
        let text = |text: &str| parts::paragraph("", &parts::run(text, false));
        let of = |merge: &str, own: &str| parts::cell(merge, &text(own));
        let head = ["N° Fiche AT", "Activités types", "N° Fiche CP", "Compétences professionnelles"];
        let mut out = vec![head.map(|text| of("", text)).concat()];
        for row in rows {
            let (number, title) = &row.activite;
            for (index, (own, competence)) in row.competences.iter().enumerate() {
                let activity = if index == 0 {
                    [number, title].map(|text| of("<w:vMerge w:val=\"restart\"/>", text)).concat()
                } else {
                    parts::cell("<w:vMerge/>", "<w:p/>").repeat(2)
                };
                out.push(activity + &of("", own) + &of("", competence));
            }
        }
        if std::mem::take(&mut self.broken) {
            self.out.push_str(&parts::paragraph("<w:pageBreakBefore/>", ""));
        }
        self.out.push_str(&parts::table(out));
    }
}

/// Runs; raised digits are calls of notes.
fn runs_of(runs: &[Run]) -> String {
    let one = |run: &Run| {
        if run.rise > 0.0 && run.text.chars().all(|c| c.is_ascii_digit()) {
            parts::call(&run.text)
        } else {
            parts::run(&run.text, matches!(run.face, Face::Bold | Face::NarrowBold))
        }
    };
    runs.iter().map(one).collect()
}
