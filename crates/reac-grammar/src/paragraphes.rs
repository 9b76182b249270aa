//! Rows to paragraphs, by the evidence of [`crate::indices`].

use crate::debuts::Debuts;
use crate::indices::{
    Colonne, Decision, Entourage, Habitudes, Indice, Lieu, besoin, est_etiree, peser, temoin,
    terme_entre_phrases,
};
use crate::ligne::puce::{Puce, puce};
use crate::mesures::{Mesures, bord_droit};
use crate::rangees::{Rangee, Saut};
use crate::texte::{Ligne, Notes, Texte, couture, mots_en_texte};

/// A paragraph or an item, over one or more rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraphe {
    /// Its wording, a bullet taken off (a typed number stays until a list is seen).
    pub texte: Texte,
    /// What lies before it.
    pub saut: Saut,
    /// What opens it.
    pub puce: Option<Puce>,
    /// Left edge of its first row, points.
    pub gauche: f32,
    /// Every row is bold.
    pub gras: bool,
    /// Font size, points.
    pub taille: f32,
    /// Number of rows.
    pub rangees: usize,
    /// Structure tree's ordinals of its first and last word, where tagged.
    pub balises: Option<(u32, u32)>,
    /// The decisions that made it: before its first row, then between its rows.
    pub coutures: Vec<Couture>,
}

/// A decision between two rows, kept for the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Couture {
    /// End of the upper row.
    pub avant: String,
    /// Beginning of the lower row.
    pub apres: String,
    /// Page of the file of the lower row.
    pub page: u32,
    /// Upper edge of the lower row, points.
    pub haut: f32,
    /// The text was taken to go on.
    pub suite: bool,
    /// 0.5 to 1.
    pub confiance: f32,
    /// The evidence, each signal with what it says here, in log-odds.
    pub indices: Vec<(Indice, f32)>,
    /// What is read there.
    pub lieu: Lieu,
    /// The lower row has no mark and stands between two items of one list that have.
    pub entre_deux: bool,
}

/// Below this confidence a decision is reported with both readings.
pub const SEUIL: f32 = 0.90;

/// What every join needs to know of its document.
#[derive(Debug, Clone)]
pub struct Contexte<'a> {
    /// Measures.
    pub mesures: &'a Mesures,
    /// What the document's certain joins teach.
    pub habitudes: Habitudes,
    /// Rows that surely open a paragraph somewhere in the document, where that was looked for.
    pub debuts: Option<&'a Debuts>,
    /// Numbers of the document's footnotes.
    pub notes: Notes<'a>,
    /// Each paragraph stands on one row.
    pub sans_retour: bool,
}

/// Justified lines end at their margin, points: no nearer to it stops a line by chance.
const A_UN_CHEVEU: f32 = 0.3;

/// The column of rows that stand below each other.
#[must_use]
pub fn colonne(rangees: &[Rangee<'_>], mesures: &Mesures, lieu: Lieu) -> Colonne {
    if lieu != Lieu::Glossaire {
        return Colonne { droite: mesures.droite, gauche: mesures.gauche };
    }
    colonne_propre(rangees, mesures)
}

/// A column measured on its own rows: a table's cell, a glossary.
#[must_use]
pub fn colonne_propre(rangees: &[Rangee<'_>], mesures: &Mesures) -> Colonne {
    let rights: Vec<(f32, f32)> = rangees.iter().map(|row| (row.droite(), 1.0)).collect();
    let gauche = rangees.iter().map(Rangee::gauche).fold(f32::INFINITY, f32::min);
    let own = bord_droit(&rights);
    // A handful of short rows says nothing of the margin, unless two of them end there to a hair.
    let at = rangees.iter().filter(|row| (row.droite() - own).abs() <= A_UN_CHEVEU).count();
    let known = rangees.len() >= 6 || (mesures.mesure && at > 1);
    let droite = if known { own } else { own.max(mesures.droite.min(own + 6.0)) };
    Colonne { droite, gauche: if gauche.is_finite() { gauche } else { mesures.gauche } }
}

/// Parts rows into paragraphs.
#[must_use]
pub fn paragraphes(rangees: &[Rangee<'_>], lieu: Lieu, contexte: &Contexte<'_>) -> Vec<Paragraphe> {
    let colonne = colonne(rangees, contexte.mesures, lieu);
    paragraphes_dans(rangees, lieu, colonne, contexte)
}

/// Parts rows into paragraphs within a given column.
#[must_use]
pub fn paragraphes_dans(
    rangees: &[Rangee<'_>],
    lieu: Lieu,
    colonne: Colonne,
    contexte: &Contexte<'_>,
) -> Vec<Paragraphe> {
    let mut out: Vec<Paragraphe> = Vec::new();
    let mut ouvert: Option<EnCours<'_, '_>> = None;
    let mut avant: Option<&Rangee<'_>> = None;
    let justifie = justification(rangees, colonne, contexte);
    for (index, row) in rangees.iter().enumerate() {
        let decision = match (&ouvert, avant) {
            (Some(current), Some(above)) => {
                let around = justifie.get(index).copied().unwrap_or(contexte.habitudes.justifie);
                let justifie = if current.est_justifie() { JUSTIFIE.max(around) } else { around };
                let autour = Entourage {
                    colonne,
                    lieu,
                    justifie,
                    ouvertes: current.ouvertes,
                    sous_puce: current.sous_puce,
                    terme_entre_phrases: lieu == Lieu::Glossaire
                        && !contexte.mesures.mesure
                        && rangees.get(index + 1).is_some_and(|below| {
                            terme_entre_phrases([above, row, below], colonne, contexte.mesures)
                        }),
                    ouvre_ailleurs: contexte.debuts.is_some_and(|known| known.connait(row)),
                };
                Some(juger(above, row, &autour, contexte))
            }
            _ => None,
        };
        match (&mut ouvert, decision) {
            (Some(current), Some(decision)) if decision.suite() => {
                current.suivre(row, &decision, contexte, colonne)
            }
            (_, decision) => {
                if let Some(done) = ouvert.take() {
                    out.push(done.clore());
                }
                let mut next = EnCours::ouvrir(row, lieu, contexte);
                if let (Some(decision), Some(above)) = (decision, avant) {
                    next.noter(above, row, &decision, contexte);
                }
                ouvert = Some(next);
            }
        }
        avant = Some(row);
    }
    out.extend(ouvert.map(|done| done.clore()));
    entre_deux_items(&mut out);
    out
}

impl Couture {
    /// The signal was seen.
    #[must_use]
    pub fn voit(&self, indice: Indice) -> bool {
        self.indices.iter().any(|(seen, _)| *seen == indice)
    }
}

/// A paragraph without a mark between two items of one list may be the rest of the one above, whatever parted them:
/// so sure is its break at most.
const ENTRE_DEUX: f32 = 0.85;

/// Looks twice at what stands between two dashed items of one list.
fn entre_deux_items(paragraphs: &mut [Paragraphe]) {
    let dashed = |paragraph: &Paragraphe| paragraph.puce == Some(Puce::Signe);
    for at in 1..paragraphs.len().saturating_sub(1) {
        let Some([above, own, below]) = paragraphs.get_mut(at - 1..=at + 1) else { continue };
        let one_list = dashed(above) && dashed(below) && (above.gauche - below.gauche).abs() < 1.0;
        let apart = own.puce.is_some() || !matches!(own.saut, Saut::Lignes(n) if n < 1.25);
        // A line that had room, or a label, ends for certain: of 48 such in 160 generated prints none went on.
        let ends = [Indice::PlaceLibre, Indice::EtiquetteDeListe, Indice::Ecart];
        let sure = |seam: &&mut Couture| ends.iter().any(|end| seam.voit(*end));
        if let Some(seam) = own.coutures.first_mut().filter(|seam| one_list && !apart && !sure(seam)) {
            seam.entre_deux = true;
            seam.confiance = seam.confiance.min(ENTRE_DEUX);
            own.texte.confiance = own.texte.confiance.min(ENTRE_DEUX);
        }
    }
}

fn juger(above: &Rangee<'_>, row: &Rangee<'_>, autour: &Entourage, contexte: &Contexte<'_>) -> Decision {
    if contexte.sans_retour {
        // The input holds each paragraph on one row: nothing goes on.
        return Decision { somme: -6.0, indices: vec![(Indice::Ecart, Indice::Ecart.force())] };
    }
    peser(above, row, autour, contexte.mesures, &contexte.habitudes)
}

/// Share of stretched lines in a paragraph whose lines so far are all stretched.
const JUSTIFIE: f32 = 0.98;

/// Rows on either side whose lines tell how strictly a place is justified.
const VOISINAGE: usize = 5;

/// For each row, the share of surely wrapped lines around it that are stretched; the document's own share counts as
/// two such lines.
#[allow(clippy::cast_precision_loss)]
fn justification(rangees: &[Rangee<'_>], colonne: Colonne, contexte: &Contexte<'_>) -> Vec<f32> {
    let seen: Vec<Option<bool>> = std::iter::once(None)
        .chain(rangees.windows(2).map(|pair| match pair {
            [a, b] => temoin(a, b, colonne.droite, contexte.mesures),
            _ => None,
        }))
        .collect();
    (0..rangees.len())
        .map(|index| {
            let around =
                seen.iter().enumerate().skip(index.saturating_sub(VOISINAGE)).take(2 * VOISINAGE + 1);
            let near: Vec<bool> =
                around.filter(|(other, _)| *other != index).filter_map(|(_, seen)| *seen).collect();
            let stretched = near.iter().filter(|stretched| **stretched).count() as f32;
            (stretched + 2.0 * contexte.habitudes.justifie) / (near.len() as f32 + 2.0)
        })
        .collect()
}

/// Its spaces are wider than the font's by next to nothing, and it ends at the margin to a hair: a line that is full by
/// chance does not do both.
fn est_a_peine_etiree(row: &Rangee<'_>, room: f32, contexte: &Contexte<'_>) -> bool {
    let wider = row.espace().is_some_and(|own| own > contexte.mesures.espace * 1.01);
    contexte.mesures.mesure && wider && room.abs() <= A_UN_CHEVEU
}

struct EnCours<'r, 'a> {
    lieu: Lieu,
    rangees: Vec<&'r Rangee<'a>>,
    texte: String,
    ouvertes: i32,
    /// Of the lines that went on, one is stretched.
    etiree: bool,
    /// Of the lines that went on, each is stretched or full by itself.
    pleines: bool,
    sous_puce: Option<f32>,
    confiance: f32,
    coutures: Vec<Couture>,
}

impl<'r, 'a> EnCours<'r, 'a> {
    fn ouvrir(row: &'r Rangee<'a>, lieu: Lieu, contexte: &Contexte<'_>) -> Self {
        let texte = row.texte(contexte.notes);
        let sous_puce = puce(&texte).and_then(|(_, rest)| {
            let first = rest.split_whitespace().next()?;
            row.mots.iter().find(|mot| mot.text.ends_with(first)).map(|mot| mot.left)
        });
        Self {
            lieu,
            rangees: vec![row],
            ouvertes: parentheses(0, &texte),
            texte,
            etiree: false,
            pleines: true,
            sous_puce,
            confiance: 1.0,
            coutures: Vec::new(),
        }
    }

    fn suivre(
        &mut self,
        row: &'r Rangee<'a>,
        decision: &Decision,
        contexte: &Contexte<'_>,
        colonne: Colonne,
    ) {
        let text = row.texte(contexte.notes);
        if let Some(above) = self.rangees.last().copied() {
            let room = colonne.droite - above.droite();
            let ligne = if room < contexte.mesures.corps * 4.0 { Ligne::Pleine } else { Ligne::Courte };
            let etiree = est_etiree(above, contexte.mesures) || est_a_peine_etiree(above, room, contexte);
            self.etiree |= etiree;
            self.pleines &= etiree || room.abs() <= 2.0;
            self.noter(above, row, decision, contexte);
            self.texte.push_str(couture(&self.texte, &text, ligne));
        }
        self.texte.push_str(&text);
        self.ouvertes = parentheses(self.ouvertes, &text);
        self.rangees.push(row);
    }

    /// Its lines that went on are stretched: a paragraph is justified as a whole.
    fn est_justifie(&self) -> bool {
        self.etiree && self.pleines
    }

    fn noter(&mut self, above: &Rangee<'_>, row: &Rangee<'_>, decision: &Decision, contexte: &Contexte<'_>) {
        let confiance = decision.confiance();
        self.confiance = self.confiance.min(confiance);
        self.coutures.push(Couture {
            avant: mots_en_texte(fin(&above.mots), contexte.notes),
            apres: mots_en_texte(debut(&row.mots), contexte.notes),
            page: row.page,
            haut: row.haut(),
            suite: decision.suite(),
            confiance,
            indices: decision.indices.clone(),
            lieu: self.lieu,
            entre_deux: false,
        });
    }

    fn clore(self) -> Paragraphe {
        let first = self.rangees.first();
        let (mark, text) = match puce(&self.texte) {
            Some((Puce::Signe, rest)) => (Some(Puce::Signe), rest.trim().to_owned()),
            Some((number, _)) => (Some(number), self.texte.trim().to_owned()),
            None => (None, self.texte.trim().to_owned()),
        };
        Paragraphe {
            texte: Texte {
                texte: text,
                fragments: self.rangees.iter().map(|row| row.fragment()).collect(),
                confiance: self.confiance,
            },
            saut: first.map_or(Saut::Debut, |row| row.saut),
            puce: mark,
            gauche: first.map_or(0.0, |row| row.gauche()),
            gras: self.rangees.iter().all(|row| row.gras()),
            taille: first.map_or(0.0, |row| row.taille()),
            rangees: self.rangees.len(),
            balises: balises(&self.rangees),
            coutures: self.coutures,
        }
    }
}

fn balises(rangees: &[&Rangee<'_>]) -> Option<(u32, u32)> {
    let first = rangees.first()?.mots.first()?.paragraph?;
    let last = rangees.last()?.mots.last()?.paragraph?;
    Some((first, last))
}

/// How many brackets are open behind `text`, `open` of them before it.
fn parentheses(mut open: i32, text: &str) -> i32 {
    for c in text.chars() {
        match c {
            '(' | '«' | '“' => open += 1,
            ')' | '»' | '”' => open = (open - 1).max(0),
            _ => {}
        }
    }
    open
}

/// Words on either side of a decision that the report shows.
const MONTRES: usize = 5;

fn fin<T>(mots: &[T]) -> &[T] {
    mots.get(mots.len().saturating_sub(MONTRES)..).unwrap_or_default()
}

fn debut<T>(mots: &[T]) -> &[T] {
    mots.get(..MONTRES).unwrap_or(mots)
}

/// Learns from the joins and breaks that need no learning.
#[must_use]
pub fn apprendre<'z>(zones: impl Iterator<Item = &'z [Rangee<'z>]>, mesures: &Mesures) -> Habitudes {
    apprendre_en_colonnes(zones.map(|rangees| (rangees, mesures.droite)), mesures)
}

/// Learns as [`apprendre`] does, from rows each of whose columns has a right edge of its own.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn apprendre_en_colonnes<'r, 'a: 'r>(
    colonnes: impl Iterator<Item = (&'r [Rangee<'a>], f32)>,
    mesures: &Mesures,
) -> Habitudes {
    let mut suites = [1.0_f32, 2.0];
    let mut coupes = [1.0_f32, 2.0];
    let mut pleines = [0.0_f32, 0.0];
    for (rangees, droite) in colonnes {
        for pair in rangees.windows(2) {
            let [a, b] = pair else { continue };
            if !matches!(b.saut, Saut::Lignes(n) if n < 1.25) {
                continue;
            }
            let slack = droite - a.droite();
            let needed = besoin(a, b, mesures);
            let lower = b.mots.first().is_some_and(|mot| mot.text.starts_with(char::is_lowercase));
            let stretched = est_etiree(a, mesures) && slack.abs() < 6.0;
            if let Some(stretched) = temoin(a, b, droite, mesures) {
                pleines[1] += 1.0;
                pleines[0] += f32::from(u8::from(stretched));
            }
            let Some(space) = a.espace_final else { continue };
            let counts = if stretched || (lower && slack < needed - 2.0) {
                &mut suites
            } else if slack > needed + 20.0 && !lower {
                &mut coupes
            } else {
                continue;
            };
            counts[1] += 1.0;
            if space {
                counts[0] += 1.0;
            }
        }
    }
    let (join, cut) = (suites[0] / suites[1], coupes[0] / coupes[1]);
    Habitudes {
        espace_final: (join / cut).ln().clamp(-4.0, 4.0),
        sans_espace_final: ((1.0 - join) / (1.0 - cut)).ln().clamp(-5.0, 4.0),
        justifie: if pleines[1] < 8.0 { 0.5 } else { pleines[0] / pleines[1] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debuts::Debuts;
    use crate::pages;
    use crate::rangees::rangees;
    use crate::vocabulaire::Vocabulaire;

    const PLEINE: &str =
        "Les gardiens rangent la réserve de mèches et tiennent le livre du phare à partir d’un";

    /// The paragraphs of a text whose lines are broken at the margin.
    fn lus(text: &str, lieu: Lieu) -> Vec<Paragraphe> {
        let source = reac_text::read(text.as_bytes()).unwrap();
        let feuilles = pages::feuilles(&source, Vocabulaire::connu());
        let mesures = Mesures::prendre(&feuilles, source.origin);
        let rows = rangees(&feuilles, &mesures);
        let debuts = Debuts::des(std::iter::once(rows.as_slice()), &mesures);
        let contexte = Contexte {
            mesures: &mesures,
            habitudes: Habitudes::default(),
            debuts: Some(&debuts),
            notes: Notes::AUCUNE,
            sans_retour: false,
        };
        paragraphes(&rows, lieu, &contexte)
    }

    fn textes(text: &str, lieu: Lieu) -> Vec<String> {
        lus(text, lieu).into_iter().map(|paragraph| paragraph.texte.texte).collect()
    }

    #[test]
    fn a_bracket_in_small_letters_below_a_full_line_explains_it() {
        let text = format!("{PLEINE} instrument\n(sextant)\n\n{PLEINE} instrument\nConnaissance des feux\n");
        let found = textes(&text, Lieu::Savoirs);
        assert!(found[0].ends_with("(sextant)"), "{found:?}");
        assert_eq!(found.last().map(String::as_str), Some("Connaissance des feux"));
    }

    #[test]
    fn an_attribution_on_a_line_of_its_own_is_a_paragraph_of_its_own() {
        let text = format!("{PLEINE} instrument\nde bord.\n(source Annales des phares)\n\nFin.\n");
        let found = textes(&text, Lieu::Glossaire);
        assert_eq!(found.get(1).map(String::as_str), Some("(source Annales des phares)"), "{found:?}");
    }

    #[test]
    fn a_sentence_that_opens_a_paragraph_elsewhere_is_evidence_for_a_break() {
        let again = "Le phare reste éteint le jour";
        let text = format!("Feux\n\n{again}\n\nFin\n\n{PLEINE} feu fixe ou tour\n{again}\n");
        let found = lus(&text, Lieu::Savoirs);
        let seam = found.iter().flat_map(|paragraph| &paragraph.coutures).last().unwrap();
        assert!(seam.voit(Indice::DebutAilleurs), "{seam:?}");
        let other = text.replacen(again, "Le phare est rond et haut", 1);
        let found = lus(&other, Lieu::Savoirs);
        assert!(
            !found
                .iter()
                .flat_map(|paragraph| &paragraph.coutures)
                .any(|seam| seam.voit(Indice::DebutAilleurs))
        );
    }

    #[test]
    fn what_stands_between_two_dashed_items_is_looked_at_twice() {
        let text = format!("- {PLEINE} feu fixe ou tour\nLa lentille\n- Les feux\n");
        let found = lus(&text, Lieu::Prose);
        let seams: Vec<_> = found.iter().flat_map(|paragraph| &paragraph.coutures).collect();
        assert!(
            seams.iter().all(|seam| seam.suite || seam.entre_deux == (seam.apres == "La lentille")),
            "{seams:?}"
        );
    }
}
