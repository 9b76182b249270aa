//! Rows to prose and items, by the evidence that a REAC's rows are joined by; labels of lists taken off.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use reac_lines::Origin;
use reac_model::Bloc;

use super::flux::Contenu;
use crate::fiches::commun::est_neant;
use crate::fold::fold;
use crate::indices::{Colonne, Lieu};
use crate::ligne::puce::{Puce, puce};
use crate::mots::Mots;
use crate::paragraphes::{Contexte, Couture, Paragraphe, paragraphes_dans};
use crate::rangees::Rangee;
use crate::texte::{Fragment, Texte};

/// `a)`, `b)`: what opens an item of a list that letters count.
#[must_use]
pub fn lettre(mot: &str) -> Option<char> {
    let mut signs = mot.chars();
    let (letter, bracket, rest) = (signs.next()?, signs.next()?, signs.next());
    (letter.is_ascii_lowercase() && bracket == ')' && rest.is_none()).then_some(letter)
}

/// Wordings that other places print, folded, and how often they were seen.
#[derive(Debug, Clone, Default)]
pub struct Connus(HashMap<String, usize>);

/// Shorter wordings are labels, and prove nothing.
const COURT: usize = 12;

impl Connus {
    /// Another document prints this.
    pub fn d_un_autre(&mut self, text: &str) {
        self.ajouter(text, 2);
    }

    /// This document prints this.
    pub fn du_meme(&mut self, text: &str) {
        self.ajouter(text, 1);
    }

    fn ajouter(&mut self, text: &str, count: usize) {
        let folded = fold(text);
        if folded.len() > COURT {
            *self.0.entry(folded).or_default() += count;
        }
    }

    /// Nothing is known from elsewhere.
    fn est_vide(&self) -> bool {
        self.0.is_empty()
    }

    fn contient(&self, text: &str) -> bool {
        self.0.contains_key(&fold(text))
    }

    /// A wording that stands here stands in another place too.
    fn ailleurs(&self, text: &str) -> bool {
        self.0.get(&fold(text)).is_some_and(|count| *count > 1)
    }
}

/// Rows by where they stand: page, baseline and left edge of the first, page and baseline of the last, their number; and
/// as what they are read, within which right edge.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Clef(u32, [u32; 3], u32, u32, usize, Lieu);

impl Clef {
    fn de(rangees: &[Rangee<'_>], lieu: Lieu, colonne: Colonne) -> Option<Self> {
        let (first, last) = (rangees.first()?, rangees.last()?);
        let edges = [first.baseline, first.gauche(), colonne.droite].map(f32::to_bits);
        Some(Self(first.page, edges, last.page, last.baseline.to_bits(), rangees.len(), lieu))
    }
}

/// What rows were parted into, before other places spoke: the document is read twice, its lines are weighed once.
#[derive(Debug, Default)]
pub struct Partages(HashMap<Clef, Vec<Paragraphe>>);

impl Partages {
    /// What was parted before, or what `parting` makes of the rows now.
    fn de(
        &mut self,
        rangees: &[Rangee<'_>],
        lieu: Lieu,
        colonne: Colonne,
        parting: impl FnOnce() -> Vec<Paragraphe>,
    ) -> Vec<Paragraphe> {
        let Some(clef) = Clef::de(rangees, lieu, colonne) else { return Vec::new() };
        if let Some(known) = self.0.remove(&clef) {
            return known;
        }
        let found = parting();
        self.0.insert(clef, found.clone());
        found
    }
}

/// The words of a document; folded where one of them is looked for, which few documents need.
#[derive(Debug, Default)]
pub struct Lexique<'c> {
    mots: HashSet<&'c str>,
    plies: OnceCell<HashSet<String>>,
}

impl<'c> Lexique<'c> {
    /// Of these words.
    pub fn de(mots: impl Iterator<Item = &'c str>) -> Self {
        Self { mots: mots.collect(), plies: OnceCell::new() }
    }

    /// Whether a folded word is one of them.
    fn contient(&self, plie: &str) -> bool {
        let all = || {
            let folded = self.mots.iter().map(|mot| fold(mot));
            folded.flat_map(|mot| mot.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        self.plies.get_or_init(all).contains(plie)
    }
}

/// Reads rows; keeps every decision that was taken.
pub struct Lecteur<'c> {
    /// Of text outside of tables.
    pub page: Contexte<'c>,
    /// Of text in cells.
    pub cellule: Contexte<'c>,
    /// Right margin of each page's text outside of tables.
    pub marges: BTreeMap<u32, f32>,
    /// Wordings that are known from other places, folded: of this document, of its REAC.
    pub connus: Connus,
    /// Every decision, in the order they were taken.
    pub coutures: Vec<Couture>,
    /// Of the first of two readings.
    pub partages: Partages,
    /// The words of the document.
    pub mots: Lexique<'c>,
    /// Whether positions were measured.
    pub origine: Origin,
}

impl Lecteur<'_> {
    /// Paragraphs of rows outside of tables.
    pub fn paragraphes(&mut self, rangees: &[Rangee<'_>]) -> Vec<Paragraphe> {
        let mesures = self.page.mesures;
        let own = rangees.iter().filter_map(|row| self.marges.get(&row.page).copied()).fold(0.0, f32::max);
        let droite = if own > 0.0 { own } else { mesures.droite };
        let colonne = Colonne { droite, gauche: mesures.gauche };
        let page = &self.page;
        let parting = || par_lettres(rangees, Lieu::Prose, colonne, page);
        let found = self.partages.de(rangees, Lieu::Prose, colonne, parting);
        let out = accorder(found, &self.connus);
        self.noter(&out);
        out
    }

    /// Paragraphs of one cell.
    pub fn cellule(&mut self, contenu: &Contenu<'_>, lieu: Lieu) -> Vec<Paragraphe> {
        let (rangees, colonne, cell) = (&contenu.rangees, contenu.colonne, &self.cellule);
        let parting = || par_lettres(rangees, lieu, colonne, cell);
        let found = self.partages.de(rangees, lieu, colonne, parting);
        let out = accorder(reprendre(found), &self.connus);
        self.noter(&out);
        out
    }

    /// Prose outside of tables.
    pub fn prose(&mut self, rangees: &[Rangee<'_>]) -> Vec<Bloc<Texte>> {
        blocs(self.paragraphes(rangees))
    }

    /// Prose of some cells, one below the other.
    pub fn prose_de(&mut self, contenus: &[Contenu<'_>]) -> Vec<Bloc<Texte>> {
        blocs(contenus.iter().flat_map(|contenu| self.cellule(contenu, Lieu::Prose)).collect())
    }

    /// Items of some cells; what says that there are none is left out.
    pub fn items(&mut self, contenus: &[Contenu<'_>], lieu: Lieu) -> Vec<Texte> {
        let all = contenus.iter().flat_map(|contenu| self.cellule(contenu, lieu)).collect::<Vec<_>>();
        all.into_iter().map(|item| sans_numero(&item)).filter(|texte| !est_neant(&texte.texte)).collect()
    }

    /// All rows of some cells as one text.
    pub fn texte(&self, contenus: &[Contenu<'_>]) -> Option<Texte> {
        en_un_texte(contenus.iter().flat_map(|contenu| contenu.rangees.iter()), &self.cellule)
    }

    /// Pieces as one text, without a space where two of them are halves of one word: `sait` and the document's words
    /// tell which words there are.
    pub fn recoller(&self, pieces: &[String], sait: impl Fn(&str) -> bool) -> String {
        let known = |word: &str| {
            let word = fold(word);
            let word = word.rsplit(' ').next().unwrap_or_default();
            sait(word) || self.mots.contient(word)
        };
        let mut out = String::new();
        for piece in pieces {
            let before = out.rsplit(' ').next().unwrap_or_default();
            let after = piece.split(' ').next().unwrap_or_default();
            let halves = !(known(before) && known(after)) && known(&format!("{before}{after}"));
            if !out.is_empty() && !halves {
                out.push(' ');
            }
            out.push_str(piece);
        }
        out
    }

    fn noter(&mut self, paragraphs: &[Paragraphe]) {
        self.coutures.extend(paragraphs.iter().flat_map(|paragraph| paragraph.coutures.iter().cloned()));
    }
}

/// Rows as one text; a bullet before it is no part of it.
pub fn en_un_texte<'r, 'a: 'r>(
    rangees: impl Iterator<Item = &'r Rangee<'a>>,
    contexte: &Contexte<'_>,
) -> Option<Texte> {
    let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
    for row in rangees {
        out.suivre(Texte {
            texte: row.texte(contexte.notes),
            fragments: vec![row.fragment()],
            confiance: 1.0,
        });
    }
    let bare = match puce(&out.texte) {
        Some((Puce::Signe, rest)) => rest.to_owned(),
        _ => out.texte.clone(),
    };
    let out = out.avec(&bare);
    (!out.texte.is_empty()).then_some(out)
}

/// Paragraphs, where a letter with a bracket opens an item and goes.
fn par_lettres(
    rangees: &[Rangee<'_>],
    lieu: Lieu,
    colonne: Colonne,
    contexte: &Contexte<'_>,
) -> Vec<Paragraphe> {
    let labelled = |row: &Rangee<'_>| {
        row.mots.len() > 1 && row.mots.first().is_some_and(|mot| lettre(&mot.text).is_some())
    };
    let starts: Vec<usize> =
        (0..rangees.len()).filter(|index| *index == 0 || rangees.get(*index).is_some_and(labelled)).collect();
    let mut out = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(rangees.len());
        let mut rows: Vec<Rangee<'_>> = rangees.get(*start..end).unwrap_or_default().to_vec();
        let is_item = rows.first().is_some_and(labelled);
        if let Some(first) = rows.first_mut().filter(|_| is_item) {
            first.mots = Mots::new(first.mots.iter().skip(1).copied().collect());
        }
        let mut found = paragraphes_dans(&rows, lieu, colonne, contexte);
        if let Some(first) = found.first_mut().filter(|_| is_item) {
            first.puce = Some(Puce::Signe);
        }
        out.extend(found);
    }
    out
}

/// In a cell nothing begins with a small letter but what goes on: spacing within a cell parts lines of one sentence.
fn reprendre(paragraphs: Vec<Paragraphe>) -> Vec<Paragraphe> {
    let mut out: Vec<Paragraphe> = Vec::new();
    for mut paragraph in paragraphs {
        let small = paragraph.texte.texte.starts_with(char::is_lowercase) && paragraph.puce.is_none();
        let open = |last: &Paragraphe| last.texte.texte.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        match out.last_mut() {
            Some(last) if small && open(last) => {
                if let Some(before) = paragraph.coutures.first_mut() {
                    before.suite = true;
                }
                last.texte.suivre(paragraph.texte);
                last.coutures.append(&mut paragraph.coutures);
            }
            _ => out.push(paragraph),
        }
    }
    out
}

/// Wordings that other places print whole are evidence for what is joined here: two of them are two, and two halves of
/// one are one.
fn accorder(paragraphs: Vec<Paragraphe>, connus: &Connus) -> Vec<Paragraphe> {
    if connus.est_vide() {
        return paragraphs;
    }
    let mut out: Vec<Paragraphe> = Vec::new();
    for paragraph in paragraphs {
        let known = connus.ailleurs(&paragraph.texte.texte);
        if let Some(last) = out.last_mut().filter(|_| paragraph.puce.is_none())
            && !(known && connus.ailleurs(&last.texte.texte))
            && connus.contient(&format!("{} {}", last.texte.texte, paragraph.texte.texte))
        {
            last.texte.suivre(paragraph.texte);
            last.texte.confiance = 1.0;
            last.coutures.extend(paragraph.coutures);
            continue;
        }
        match deux(&paragraph, connus).filter(|_| !known) {
            Some((first, second)) => out.extend([first, second]),
            None => out.push(paragraph),
        }
    }
    out
}

/// A paragraph that is two known ones.
fn deux(paragraph: &Paragraphe, connus: &Connus) -> Option<(Paragraphe, Paragraphe)> {
    let lines = &paragraph.texte.fragments;
    (1..lines.len()).find_map(|at| {
        let (first, second) = lines.split_at_checked(at)?;
        let (first, second) = (en_texte(first), en_texte(second));
        let both = connus.contient(&first.texte) && connus.contient(&second.texte);
        both.then(|| {
            let bare = match puce(&first.texte) {
                Some((Puce::Signe, rest)) => first.avec(rest),
                _ => first,
            };
            let second = Paragraphe { texte: second, coutures: Vec::new(), ..paragraph.clone() };
            (Paragraphe { texte: bare, ..paragraph.clone() }, second)
        })
    })
}

fn en_texte(lines: &[Fragment]) -> Texte {
    let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
    for line in lines {
        out.suivre(Texte { texte: line.brut.clone(), fragments: vec![line.clone()], confiance: 1.0 });
    }
    out
}

fn sans_numero(paragraph: &Paragraphe) -> Texte {
    match puce(&paragraph.texte.texte) {
        Some((Puce::Numero(_), rest)) if paragraph.puce.is_some() => paragraph.texte.avec(rest),
        _ => paragraph.texte.clone(),
    }
}

/// Paragraphs as prose: signs, letters and numbers that count up make lists. What says "nothing" is nothing.
#[must_use]
pub fn blocs(paragraphs: Vec<Paragraphe>) -> Vec<Bloc<Texte>> {
    let mut out: Vec<Bloc<Texte>> = Vec::new();
    let compte = |index: usize| match paragraphs.get(index).and_then(|paragraph| paragraph.puce) {
        Some(Puce::Numero(n)) => Some(n),
        _ => None,
    };
    let dans_une_suite = |index: usize, n: u32| {
        compte(index + 1) == Some(n + 1) || (n > 1 && index.checked_sub(1).and_then(compte) == Some(n - 1))
    };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let item = match paragraph.puce {
            Some(Puce::Signe) => Some(paragraph.texte.clone()),
            Some(Puce::Numero(n)) if dans_une_suite(index, n) => Some(sans_numero(paragraph)),
            _ => None,
        };
        let empty = paragraph.texte.texte.chars().all(|c| !c.is_alphanumeric());
        match (item, out.last_mut()) {
            _ if empty => {}
            (Some(item), Some(Bloc::Liste { elements })) => elements.push(item),
            (Some(item), _) => out.push(Bloc::Liste { elements: vec![item] }),
            (None, _) => out.push(Bloc::Paragraphe { texte: paragraph.texte.clone() }),
        }
    }
    if let [Bloc::Paragraphe { texte }] = out.as_slice()
        && est_neant(&texte.texte)
    {
        out.clear();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lettre_accepts() {
        assert_eq!(lettre("a)"), Some('a'));
        assert_eq!(lettre("e)"), Some('e'));
    }

    #[test]
    fn lettre_rejects() {
        for text in ["", "a", "A)", "a).", "phare)", "1)"] {
            assert_eq!(lettre(text), None, "{text}");
        }
    }
}
