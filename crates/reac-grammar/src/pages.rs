//! Pages without their furniture: running rows are read and taken off, footnotes set aside, and of several
//! documents in one file the REAC is found.

use std::cell::OnceCell;
use std::collections::HashSet;

use reac_formes::variantes::{AUTRES_COUVERTURES, COUVERTURES};
use reac_lines::{Line, Origin, Rule, Source};

use crate::fold::fold;
use crate::ligne::note::{chiffres, est_eleve, note_crochets};
use crate::ligne::pied::{
    Colonne, Pied, libelle_plie, libelle_seul, libelles, libelles_abimes, page_seule, pied,
    pied_sous_libelles, valeur_de_colonne,
};
use crate::pied_coupe::pied_coupe;
use crate::texte::appel_au_bout;
use crate::vocabulaire::Vocabulaire;

/// One printed page, furniture taken off.
#[derive(Debug, Clone)]
pub struct Feuille<'a> {
    /// Page of the file, from 1.
    pub page: u32,
    /// What its footer prints.
    pub pied: Option<Pied>,
    /// Where the footer stands, for diagnostics.
    pub lignes_pied: Vec<&'a Line>,
    /// What stands on it besides.
    pub lignes: Vec<&'a Line>,
    /// Strokes.
    pub filets: &'a [Rule],
    /// Height of the page, points.
    pub hauteur: f32,
}

impl Feuille<'_> {
    /// The printed page number.
    #[must_use]
    pub fn imprimee(&self) -> Option<u32> {
        self.pied.as_ref().and_then(|pied| pied.page).map(|(page, _)| page)
    }
}

/// The pages of a file, parted into footer and body once for whatever is read on them.
#[derive(Debug)]
pub struct Feuilletage<'a> {
    source: &'a Source,
    connu: &'a Vocabulaire,
    feuilles: OnceCell<Vec<Feuille<'a>>>,
}

impl<'a> Feuilletage<'a> {
    /// Of a file whose heads and footers are worded so; its pages are parted when they are asked for.
    #[must_use]
    pub fn selon(source: &'a Source, connu: &'a Vocabulaire) -> Self {
        Self { source, connu, feuilles: OnceCell::new() }
    }

    /// Of a file of any generation that is known.
    #[must_use]
    pub fn de(source: &'a Source) -> Self {
        Self::selon(source, Vocabulaire::connu())
    }

    /// The lines of the file.
    #[must_use]
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// The wordings it is read by.
    #[must_use]
    pub fn connu(&self) -> &'a Vocabulaire {
        self.connu
    }

    pub(crate) fn feuilles(&self) -> &[Feuille<'a>] {
        self.feuilles.get_or_init(|| feuilles(self.source, self.connu))
    }
}

/// Which document a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appartenance {
    /// A référentiel emploi, activités, compétences.
    Reac,
    /// A référentiel d'évaluation or de certification, or another document with the same footer.
    Autre,
    /// Nothing on it tells.
    Inconnue,
}

/// Parts every page into footer and body.
#[must_use]
pub fn feuilles<'a>(source: &'a Source, connu: &Vocabulaire) -> Vec<Feuille<'a>> {
    let mut out = Vec::new();
    for page in &source.pages {
        let vide = || Feuille {
            page: page.number,
            pied: None,
            lignes_pied: Vec::new(),
            lignes: Vec::new(),
            filets: &page.rules,
            hauteur: page.height,
        };
        let mut feuille = vide();
        let mut index = 0;
        let split = source.origin != Origin::Pdf;
        let opened = out.len();
        while let Some(line) = page.lines.get(index) {
            let rest = page.lines.get(index..).unwrap_or_default();
            let text = line.text();
            let folded = fold(&text);
            let cell = || if split { cellule_de_pied(connu, &folded, rest) } else { None };
            if let Some((taken, found)) = rangees_de_pied(connu, &text, &folded, rest).or_else(cell) {
                feuille.lignes_pied.extend(rest.iter().take(taken));
                if let Some(found) = found {
                    feuille.pied.get_or_insert_default().completer(found);
                }
                index += taken;
                // In text without form feeds the row is what ends a page; of cells, the last.
                let whole = feuille.pied.as_ref().is_some_and(|pied| pied.page.is_some());
                if split && whole && reste_du_texte(page.lines.get(index..)) {
                    out.push(std::mem::replace(&mut feuille, vide()));
                }
                continue;
            }
            feuille.lignes.push(line);
            index += 1;
        }
        out.push(feuille);
        if source.pages.len() > 1 {
            reunir(&mut out, opened);
        }
    }
    if source.origin != Origin::Pdf {
        pieds_en_tete(&mut out);
    }
    out
}

/// Where the text's own pages are known, one page has one footer, wherever it stands: what it parted is one page.
fn reunir(feuilles: &mut Vec<Feuille<'_>>, from: usize) {
    let footers = feuilles.iter().skip(from).filter(|feuille| feuille.pied.is_some()).count();
    if footers != 1 {
        return;
    }
    for rest in feuilles.split_off((from + 1).min(feuilles.len())) {
        if let Some(first) = feuilles.last_mut() {
            first.lignes.extend(rest.lignes);
            first.lignes_pied.extend(rest.lignes_pied);
            first.pied = first.pied.take().or(rest.pied);
        }
    }
}

fn reste_du_texte(lines: Option<&[Line]>) -> bool {
    lines.is_some_and(|lines| !lines.is_empty())
}

/// In text made in the order of the content stream the row stands before its page's text: then the first
/// thing of the document is a footer, and each row belongs to what follows it.
fn pieds_en_tete(feuilles: &mut [Feuille<'_>]) {
    let ouvre = feuilles.first().is_some_and(|first| first.lignes.is_empty() && first.pied.is_some());
    if !ouvre {
        return;
    }
    for index in (1..feuilles.len()).rev() {
        let (before, after) = feuilles.split_at_mut(index);
        if let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) {
            after.pied = before.pied.take();
            after.lignes_pied = std::mem::take(&mut before.lignes_pied);
        }
    }
}

/// The rows of a footer at the beginning of `lines`, the first of which reads `text`: how many, and their values.
fn rangees_de_pied(
    connu: &Vocabulaire,
    text: &str,
    folded: &str,
    lines: &[Line],
) -> Option<(usize, Option<Pied>)> {
    if let Some((taken, found)) = pied_coupe(connu, folded, lines) {
        return Some((taken, Some(found)));
    }
    let below = |columns: &[Colonne]| pied_sous_libelles(&lines.get(1)?.text(), columns);
    if let Some(columns) = libelles(connu, folded) {
        let Some(mut found) = below(&columns) else {
            return Some((1, None));
        };
        let alone = lines.get(2).filter(|_| found.page.is_none()).and_then(|line| page_seule(&line.text()));
        found.page = found.page.or(alone);
        return Some((2 + usize::from(alone.is_some()), Some(found)));
    }
    // Few rows are followed by one with a stroke in it.
    let strokes = |line: &Line| line.words.iter().any(|word| word.text.contains('/'));
    if lines.get(1).is_some_and(strokes)
        && below(&[]).is_some()
        && let Some(columns) = libelles_abimes(connu, folded)
        && let Some(found) = below(&columns)
    {
        return Some((2, Some(found)));
    }
    if let Some(found) = pied(text) {
        return Some((1, Some(found)));
    }
    // Cells one below the other: labels first, then as many values.
    libelle_plie(connu, folded)?;
    let labels: Vec<Colonne> =
        lines.iter().take(9).map_while(|line| libelle_seul(connu, &line.text())).collect();
    if labels.len() < 5 {
        return None;
    }
    let values = lines.iter().skip(labels.len()).zip(&labels);
    let taken = values.filter(|(_, column)| **column != Colonne::HorsJson).map(|(line, _)| line.text());
    let found = pied(&taken.collect::<Vec<_>>().join(" "))?;
    Some(((labels.len() * 2).min(lines.len()), Some(found)))
}

/// A cell of a footer whose label stands above its value: `SIGLE`, below it `GPA`. Other text may stand between two
/// cells.
fn cellule_de_pied(connu: &Vocabulaire, folded: &str, lines: &[Line]) -> Option<(usize, Option<Pied>)> {
    let column = libelle_plie(connu, folded)?;
    let value = lines.get(1)?.text();
    Some((2, Some(valeur_de_colonne(column, &value)?)))
}

/// The document that a page is the cover of.
fn couverture_de(feuille: &Feuille<'_>) -> Option<Appartenance> {
    feuille.lignes.iter().take(12).find_map(|line| {
        let folded = fold(&line.text());
        let own = COUVERTURES.contains(&folded.as_str()).then_some(Appartenance::Reac);
        own.or_else(|| AUTRES_COUVERTURES.contains(&folded.as_str()).then_some(Appartenance::Autre))
    })
}

/// Whether a page is the cover of a REAC.
#[must_use]
pub fn est_couverture(feuille: &Feuille<'_>) -> bool {
    couverture_de(feuille) == Some(Appartenance::Reac)
}

/// Which document each page belongs to: by its footer, else by a cover's words, else as the page before.
#[must_use]
pub fn appartenances(feuilles: &[Feuille<'_>]) -> Vec<Appartenance> {
    let mut current = Appartenance::Inconnue;
    feuilles
        .iter()
        .map(|feuille| {
            let by_footer =
                feuille.pied.as_ref().and_then(|pied| pied.type_document.as_deref()).map(|kind| {
                    if kind.to_uppercase().starts_with("REAC") {
                        Appartenance::Reac
                    } else {
                        Appartenance::Autre
                    }
                });
            let by_cover = || couverture_de(feuille);
            if let Some(whose) = by_footer.or_else(by_cover) {
                current = whose;
            }
            current
        })
        .collect()
}

/// A footnote: its number and the lines it is made of.
#[derive(Debug, Clone)]
pub struct NotePiece<'a> {
    /// Its number.
    pub numero: u32,
    /// Its lines; the first still carries the number.
    pub lignes: Vec<&'a Line>,
}

/// Takes the footnotes off a page's body: at the foot in a smaller size, or headed `[1]` in text.
pub fn notes_de_page<'a>(feuille: &mut Feuille<'a>, origin: Origin, corps: f32) -> Vec<NotePiece<'a>> {
    if origin == Origin::Pdf { notes_au_pied(feuille, corps) } else { notes_en_crochets(feuille) }
}

/// Footnotes end in this last part of their page's height.
const PIED: f32 = 0.75;

fn notes_au_pied<'a>(feuille: &mut Feuille<'a>, corps: f32) -> Vec<NotePiece<'a>> {
    let small =
        |line: &&Line| line.size() < corps - 0.6 || line.words.iter().all(|word| word.size < corps - 0.6);
    let at_foot = feuille.lignes.last().is_some_and(|line| line.baseline > PIED * feuille.hauteur);
    // What strokes stand beside is a table's.
    let ruled = |line: &&Line| {
        feuille
            .filets
            .iter()
            .any(|filet| !filet.is_horizontal() && filet.top < line.baseline && filet.bottom > line.baseline)
    };
    let note = |line: &&&Line| small(line) && !ruled(line);
    let foot = if at_foot { feuille.lignes.iter().rev().take_while(note).count() } else { 0 };
    let start = feuille.lignes.len() - foot;
    // Elsewhere on the page a raised number that hangs on a word calls it; one in a cell of its own does not.
    let raised = feuille
        .lignes
        .iter()
        .flat_map(|line| line.words.iter().skip(1))
        .filter(|word| word.raised && word.space < word.size);
    let called: HashSet<u32> =
        raised.filter_map(|word| word.text.trim_matches(['(', ')', '[', ']']).parse().ok()).collect();
    let number = |line: &&Line| numero_de_note(line, &called);
    // Small print that no number opens (a source line, a table) is body.
    let Some(first) = feuille.lignes.iter().skip(start).position(|line| number(line).is_some()) else {
        return Vec::new();
    };
    let mut out: Vec<NotePiece<'a>> = Vec::new();
    for line in feuille.lignes.split_off(start + first) {
        match (number(&line), out.last_mut()) {
            (Some(numero), _) => out.push(NotePiece { numero, lignes: vec![line] }),
            (None, Some(note)) => note.lignes.push(line),
            (None, None) => {}
        }
    }
    out
}

/// The number that opens a note at a page's foot: raised or in square brackets, else one that the page calls.
fn numero_de_note(line: &Line, called: &HashSet<u32>) -> Option<u32> {
    let first = line.words.first()?;
    if let Ok((_, numero)) = note_crochets(&first.text) {
        return Some(numero);
    }
    let numero =
        chiffres(first.text.trim_matches(['(', ')', '.'])).filter(|numero| (1..1000).contains(numero))?;
    // A recognition does not tell what is raised.
    (first.raised
        || first.text.starts_with(est_eleve)
        || first.confidence.is_some()
        || called.contains(&numero))
    .then_some(numero)
}

fn notes_en_crochets<'a>(feuille: &mut Feuille<'a>) -> Vec<NotePiece<'a>> {
    let mut out: Vec<NotePiece<'a>> = Vec::new();
    let mut body = Vec::new();
    let mut open: Option<f32> = None;
    let nues = notes_nues(feuille);
    for line in std::mem::take(&mut feuille.lignes) {
        let number = note_crochets(&line.text())
            .ok()
            .map(|(_, numero)| numero)
            .or_else(|| nues.get(&line.row).copied());
        match (number, open, out.last_mut()) {
            (Some(numero), ..) => {
                out.push(NotePiece { numero, lignes: vec![line] });
                open = Some(line.baseline);
            }
            // A note runs on to the next blank row.
            (None, Some(baseline), Some(note)) if line.baseline - baseline < 12.5 => {
                note.lignes.push(line);
                open = Some(line.baseline);
            }
            _ => {
                open = None;
                body.push(line);
            }
        }
    }
    feuille.lignes = body;
    out
}

/// Rows at a page's foot that open with a bare number and whose call hangs on a word of the page: by row, the number.
fn notes_nues(feuille: &Feuille<'_>) -> std::collections::BTreeMap<Option<u32>, u32> {
    const RANGEES: usize = 12;
    let called = |number: u32| {
        feuille.lignes.iter().flat_map(|line| &line.words).any(|word| appel_au_bout(&word.text, number))
    };
    let foot = feuille.lignes.iter().skip(feuille.lignes.len().saturating_sub(RANGEES));
    foot.filter_map(|line| {
        let number = chiffres(&line.words.first()?.text)?;
        let worded = line.words.get(1).is_some_and(|next| next.text.starts_with(char::is_alphabetic));
        (worded && (1..100).contains(&number) && called(number)).then_some((line.row, number))
    })
    .collect()
}
