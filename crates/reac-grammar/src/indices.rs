//! Evidence: does a row go on with the row above, or does it begin something new?
//!
//! Every signal is a row of [`Indice`]'s table: what it says and how strongly, in log-odds (positive: the text goes on).
//! Signals add up; the sum's sign is the reading and its size the confidence. Strengths come from what was
//! measured on files of 2013 to 2024 by four producers; two of them are learnt anew from each document
//! ([`Habitudes`]), since producers differ.

mod table;

use crate::lexique;
use crate::ligne::attribution::attribution;
use crate::ligne::compte::ouvre_un_item;
use crate::ligne::etiquette::etiquette;
use crate::ligne::puce::{puce_numero, puce_signe};
use crate::mesures::Mesures;
use crate::rangees::{Rangee, Saut};
use crate::texte::{Ligne, couture};
pub use table::Indice;

/// What a document's own certain joins and breaks teach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habitudes {
    /// Log-odds of a trailing space glyph.
    pub espace_final: f32,
    /// Log-odds of none.
    pub sans_espace_final: f32,
    /// Share of wrapped lines that are stretched to the margin, 0 to 1.
    pub justifie: f32,
}

/// Whether a line that surely goes on is stretched to the margin; `None` where nothing is sure.
#[must_use]
pub fn temoin(a: &Rangee<'_>, b: &Rangee<'_>, droite: f32, mesures: &Mesures) -> Option<bool> {
    let near = matches!(b.saut, Saut::Lignes(n) if n < 1.25);
    let lower = b.mots.first().is_some_and(|mot| mot.text.starts_with(char::is_lowercase));
    let slack = droite - a.droite();
    (near && lower && slack < besoin(a, b, mesures)).then(|| est_etiree(a, mesures) || slack.abs() <= 2.0)
}

impl Default for Habitudes {
    fn default() -> Self {
        Self { espace_final: 0.0, sans_espace_final: 0.0, justifie: 0.5 }
    }
}

/// A decision between two rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Sum of the evidence: positive where the text goes on.
    pub somme: f32,
    /// The signals seen, each with what it says here, in log-odds.
    pub indices: Vec<(Indice, f32)>,
}

impl Decision {
    /// The text goes on.
    #[must_use]
    pub fn suite(&self) -> bool {
        self.somme > 0.0
    }

    /// How sure, 0.5 to 1.
    #[must_use]
    pub fn confiance(&self) -> f32 {
        1.0 / (1.0 + (-self.somme.abs()).exp())
    }
}

/// What is read: tells which words open an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lieu {
    /// Paragraphs.
    Prose,
    /// Bare items of any kind.
    Items,
    /// Criteria.
    Criteres,
    /// Savoir-faire and savoirs.
    Savoirs,
    /// Definitions.
    Glossaire,
}

/// The column a row stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colonne {
    /// Right edge that full lines reach, points.
    pub droite: f32,
    /// Left edge, points.
    pub gauche: f32,
}

/// What surrounds two rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entourage {
    /// Their column.
    pub colonne: Colonne,
    /// What is read.
    pub lieu: Lieu,
    /// Share of the wrapped lines around that are stretched to the margin, 0 to 1.
    pub justifie: f32,
    /// Brackets left open above.
    pub ouvertes: i32,
    /// Left edge of the text behind the bullet above.
    pub sous_puce: Option<f32>,
    /// The lower row opens a paragraph elsewhere in the document.
    pub ouvre_ailleurs: bool,
    /// The lower row looks like a term between two definitions.
    pub terme_entre_phrases: bool,
}

/// Words that want another: no item or sentence ends with them.
const MOTS_OUVERTS: &[&str] = &[
    "a",
    "à",
    "au",
    "aux",
    "avec",
    "ce",
    "ces",
    "cette",
    "chez",
    "dans",
    "de",
    "des",
    "du",
    "d'",
    "d’",
    "en",
    "et",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "l'",
    "l’",
    "mais",
    "ne",
    "ni",
    "ou",
    "par",
    "pour",
    "que",
    "qu'",
    "qu’",
    "qui",
    "sa",
    "sans",
    "se",
    "ses",
    "si",
    "son",
    "sous",
    "sur",
    "un",
    "une",
    "vers",
    "y",
    "dont",
    "où",
    "afin",
    "selon",
    "entre",
    "très",
    "plus",
    "tout",
    "toute",
    "tous",
    "toutes",
    "chaque",
    "est",
    "sont",
    "via",
    "the",
    "of",
    "and",
    "&",
    "/",
    "n°",
    "notamment",
    "lors",
    "ainsi",
    "comme",
    "être",
    "lorsque",
    "il",
    "elle",
];

/// It opens with a word that ties it to what stands before: "D'INTERFACE", "ET DE SES ABORDS".
fn ouvre_complement(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "de" | "du" | "des" | "et" | "ou" | "aux")
        || first.starts_with("d'")
        || first.starts_with("d’")
}

/// Whether a word wants another behind it.
#[must_use]
pub fn mot_ouvert(word: &str) -> bool {
    MOTS_OUVERTS.contains(&nu(word).as_str())
}

fn nu(word: &str) -> String {
    word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '«' | '»' | '"'))
        .to_lowercase()
}

/// All the evidence between two rows that stand one below the other in one column.
#[must_use]
pub fn peser(
    a: &Rangee<'_>,
    b: &Rangee<'_>,
    autour: &Entourage,
    mesures: &Mesures,
    habitudes: &Habitudes,
) -> Decision {
    let mut seen: Vec<(Indice, f32)> = Vec::with_capacity(8);
    let mut see = |indice: Indice| seen.push((indice, indice.force()));
    distance(a, b, mesures, &mut see);
    if let (Some(above), Some(below)) =
        (a.mots.last().and_then(|mot| mot.paragraph), b.mots.first().and_then(|mot| mot.paragraph))
    {
        see(if above == below { Indice::MemeBalise } else { Indice::AutreBalise });
    }
    let mut text_b = b.mots.texte();
    if puce_signe(text_b).is_ok() {
        see(Indice::Puce);
    } else if let Some(rest) = ouvre_un_item(text_b) {
        see(Indice::PuceNumero);
        // Whether the item opens with a capital its words tell, not the letter that counts.
        if text_b.starts_with(char::is_alphabetic) {
            text_b = rest;
        }
    } else if puce_numero(text_b).is_ok() {
        see(Indice::PuceNumero);
    } else if autour.sous_puce.is_some() {
        see(Indice::SansPuce);
    }
    // In mid-sentence the words of a term are words: a term of its own has a capital.
    if autour.lieu == Lieu::Glossaire
        && text_b.starts_with(char::is_uppercase)
        && lexique::est_terme_du_reac(text_b)
    {
        see(Indice::TermeConnu);
    }
    if autour.terme_entre_phrases {
        see(Indice::TermeEntrePhrases);
    }
    if autour.ouvre_ailleurs {
        see(Indice::DebutAilleurs);
    }
    mots(a, b, text_b, autour, &mut see);
    style(a, b, autour.sous_puce, &mut see);
    let plein = place(a, b, autour, mesures, &mut seen);
    let ligne = if plein { Ligne::Pleine } else { Ligne::Courte };
    adresse(a, b, ligne, &mut seen);
    // A stretched line and the space behind it are one fact told twice.
    let told = seen.iter().any(|(indice, _)| *indice == Indice::Etiree);
    match a.espace_final.filter(|_| !told) {
        Some(true) => seen.push((Indice::EspaceFinal, habitudes.espace_final)),
        // A hyphen at the line's end needs no space to go on.
        Some(false) if !finit_par_trait(a) => {
            seen.push((Indice::SansEspaceFinal, habitudes.sans_espace_final))
        }
        _ => {}
    }
    Decision { somme: ensemble(&seen), indices: seen }
}

/// From here on on both sides evidence pulls hard both ways. Measured on the decisions of 160 generated prints (some
/// 76,000) and of four real ones (some 4,000): 0 and 8 of them.
const CONTRADICTION: f32 = 6.0;

/// The most that such a sum says, either way: a confidence of 0.88.
const CONTREDIT: f32 = 2.0;

/// The sum of the evidence. Signals are not independent: where strong ones contradict each other, one of them is not
/// what it seems, and the sum is a doubt however it comes out.
fn ensemble(seen: &[(Indice, f32)]) -> f32 {
    let sum: f32 = seen.iter().map(|(_, force)| force).sum();
    if est_contredite(seen) { sum.clamp(-CONTREDIT, CONTREDIT) } else { sum }
}

/// Strong evidence stands against strong evidence.
#[must_use]
pub fn est_contredite(seen: &[(Indice, f32)]) -> bool {
    let sees = |indice| seen.iter().any(|(own, _)| *own == indice);
    // In mid-phrase nothing ends, whatever an author's return or a no-break space made of the line.
    if sees(Indice::Minuscule) && (sees(Indice::MotOuvert) || sees(Indice::ParentheseOuverte)) {
        return false;
    }
    // That a word had no room speaks for nothing: it only does not speak against.
    let strong = |(indice, _): &&(Indice, f32)| !matches!(indice, Indice::PasDePlace | Indice::PlaceJuste);
    let side = |sign: f32| seen.iter().filter(strong).map(|(_, force)| (force * sign).max(0.0)).sum::<f32>();
    side(1.0).min(side(-1.0)) >= CONTRADICTION
}

fn distance(a: &Rangee<'_>, b: &Rangee<'_>, mesures: &Mesures, see: &mut impl FnMut(Indice)) {
    if let Saut::Lignes(n) = b.saut {
        // A larger size has a larger pitch.
        let scale = (a.taille().max(b.taille()) / mesures.corps).max(1.0);
        let n = n / scale;
        if n > 1.62 {
            see(Indice::Ecart);
        } else if n > 1.25 {
            see(Indice::PetitEcart);
        }
    }
}

fn finit_par_trait(a: &Rangee<'_>) -> bool {
    a.mots.last().is_some_and(|mot| {
        mot.text.chars().count() > 1 && mot.text.ends_with(['-', '\u{2010}', '\u{2011}', '\u{ad}'])
    })
}

fn mots(a: &Rangee<'_>, b: &Rangee<'_>, text_b: &str, autour: &Entourage, see: &mut impl FnMut(Indice)) {
    let ouvertes = autour.ouvertes;
    let last = a.mots.last().map(|mot| mot.text.as_str()).unwrap_or_default();
    let first = text_b.chars().next();
    if autour.lieu == Lieu::Items && text_b.contains(':') && etiquette(text_b).is_some() {
        see(Indice::EtiquetteDeListe);
    }
    let capitales = !text_b.chars().any(char::is_lowercase);
    match first {
        // An address has no case.
        _ if text_b.starts_with("http") || text_b.starts_with("www.") => {}
        Some(c) if c.is_lowercase() => see(Indice::Minuscule),
        _ if autour.lieu == Lieu::Glossaire && attribution(text_b).is_ok() => see(Indice::Attribution),
        // "(scalabilité)": a bracket that opens in lower case belongs to what is before it.
        Some('(') if text_b.chars().nth(1).is_some_and(char::is_lowercase) => see(Indice::Precision),
        Some('(' | '«' | '"' | '“' | '[') if ouvertes == 0 => see(Indice::SuiteDePonctuation),
        Some(')' | ',' | ';' | '.' | ':' | '…' | '»' | '/' | '&' | '+' | '=') => {
            see(Indice::Minuscule);
        }
        // Where all is upper case, a capital says nothing; but no title opens with such a word.
        Some(_) if capitales && ouvre_complement(text_b) => see(Indice::Minuscule),
        Some(_) if capitales => {}
        Some(c) if c.is_uppercase() => {
            see(Indice::Majuscule);
            let open = !last.ends_with(['.', '!', '?', '…', ':', '»']);
            if open && b.mots.first().is_some_and(|mot| lexique::mot_outil(&mot.text)) {
                see(Indice::MotOutil);
            }
            if text_b.ends_with(':') && b.mots.len() <= 4 && autour.lieu == Lieu::Items {
                see(Indice::Etiquette);
            }
            if let Some(indice) = ouvre_item(b, autour.lieu) {
                see(indice);
            }
        }
        _ => {}
    }
    if MOTS_OUVERTS.contains(&nu(last).as_str()) && !last.ends_with(['.', ';']) && lieu_ferme(a) {
        see(Indice::MotOuvert);
    }
    if finit_par_trait(a) {
        see(Indice::TraitDUnion);
    } else if last.ends_with(',') {
        see(Indice::Virgule);
    } else if last.ends_with(':') {
        see(Indice::DeuxPoints);
    } else if last.ends_with(['.', ';', '!', '?', '…']) && !abreviation(last) {
        see(Indice::FinDePhrase);
    } else if autour.lieu == Lieu::Prose && last.ends_with(char::is_alphanumeric) && lieu_ferme(a) {
        see(Indice::PhraseOuverte);
    }
    if ouvertes > 0 {
        // Where the line itself closes one, the one left over may be a bracket too many.
        see(if last.ends_with([')', '»', '”']) {
            Indice::ParentheseDeTrop
        } else {
            Indice::ParentheseOuverte
        });
    }
}

/// A line of one or two words is a label, not a sentence in mid-flow ("A2 : …", "Le").
fn lieu_ferme(a: &Rangee<'_>) -> bool {
    a.mots.len() > 2
}

fn abreviation(word: &str) -> bool {
    matches!(nu(word).as_str(), "art" | "cf" | "ex" | "etc" | "l" | "r" | "d" | "p" | "m" | "mme" | "n")
        && !word.to_lowercase().starts_with("etc")
}

fn ouvre_item(b: &Rangee<'_>, lieu: Lieu) -> Option<Indice> {
    let first = b.mots.first().map(|mot| nu(&mot.text))?;
    let sure = lexique::ouvre_savoir(&first) || lexique::verbe_connu(&first);
    match lieu {
        Lieu::Savoirs if sure => Some(Indice::OuvreItemSur),
        Lieu::Savoirs | Lieu::Items => lexique::infinitif(&first).then_some(Indice::OuvreItem),
        Lieu::Criteres => lexique::ouvre_critere(&first).then_some(Indice::OuvreItem),
        Lieu::Prose | Lieu::Glossaire => None,
    }
}

fn style(a: &Rangee<'_>, b: &Rangee<'_>, puce_au_dessus: Option<f32>, see: &mut impl FnMut(Indice)) {
    let shift = b.gauche() - a.gauche();
    match puce_au_dessus {
        // Under a bullet's text, or back at the bullet's own left edge with no bullet: both are seen to go on.
        Some(text_left) if (b.gauche() - text_left).abs() < 3.0 => see(Indice::SousLaPuce),
        Some(_) => {}
        // A first line may stand further right than the rest, or behind a term: further left is no sign.
        None if shift > 6.0 => see(Indice::Retrait),
        None => {}
    }
    let sized = (a.taille() - b.taille()).abs() > 0.6;
    let weight = a.mots.last().map(|mot| mot.bold) != b.mots.first().map(|mot| mot.bold);
    if sized || (weight && a.gras() != b.gras()) {
        see(Indice::AutreStyle);
    }
}

/// Room at the line's end; returns whether the line above is full.
fn place(
    a: &Rangee<'_>,
    b: &Rangee<'_>,
    autour: &Entourage,
    mesures: &Mesures,
    seen: &mut Vec<(Indice, f32)>,
) -> bool {
    let colonne = autour.colonne;
    let slack = colonne.droite - a.droite();
    let needed = besoin(a, b, mesures);
    // Estimated widths err by a few points over a line, measured ones by the rounding of a producer.
    let error = if mesures.mesure { 1.5 } else { 3.0 };
    if est_etiree(a, mesures) && slack.abs() < 6.0 && slack < needed {
        seen.push((Indice::Etiree, Indice::Etiree.force()));
        return true;
    }
    if slack > needed + error {
        // The further short, the surer: a word more would fit with room to spare.
        let sure = (0.5 + (slack - needed) / 60.0).clamp(0.55, 1.15);
        seen.push((Indice::PlaceLibre, Indice::PlaceLibre.force() * sure));
        return false;
    }
    // A line that goes on always stops where the next word has no room. One that ends stops anywhere: there by
    // chance only, the rarer the shorter that word.
    let width = (colonne.droite - colonne.gauche).max(needed);
    let chance = (width / needed.max(4.0)).ln().clamp(0.0, 4.5);
    if slack > needed - error {
        // Of the measure's error, half is room.
        seen.push((Indice::PlaceJuste, chance + Indice::PlaceJuste.force()));
    } else {
        seen.push((Indice::PasDePlace, chance));
    }
    // An author's return, which the tags show, leaves its line unstretched: one fact is not told twice.
    let returned = seen.iter().any(|(indice, _)| *indice == Indice::AutreBalise);
    if mesures.mesure && slack > 2.0 && !returned {
        seen.push((Indice::NonEtiree, (1.0 - autour.justifie).clamp(0.012, 1.0).ln()));
    }
    slack < needed
}

/// Room that the first word of `b` and a space want behind `a`, points. What a no-break space ties to that word
/// (French sets one before `: ; ? ! » %` and behind `«` and `n°`) wants room with it.
#[must_use]
pub fn besoin(a: &Rangee<'_>, b: &Rangee<'_>, mesures: &Mesures) -> f32 {
    let mut words = b.mots.iter();
    let Some(first) = words.next() else { return 0.0 };
    let mut right = first.right;
    let mut open = matches!(first.text.as_str(), "«" | "n°" | "N°");
    for word in words {
        let tied = matches!(word.text.as_str(), ":" | ";" | "?" | "!" | "»" | "%" | "€")
            || word.text.starts_with('»');
        if !(open || tied) {
            break;
        }
        right = word.right;
        open = false;
    }
    right - first.left + mesures.espace * a.taille()
}

/// A term of a glossary has so many words at most.
pub const MOTS_D_UN_TERME: usize = 12;

/// In a text's glossary a definition may fill its last line: the row below is a term where it is short, ends without a
/// stop, and the row below it begins a sentence though there was room for its first word.
#[must_use]
pub fn terme_entre_phrases(rows: [&Rangee<'_>; 3], colonne: Colonne, mesures: &Mesures) -> bool {
    let [a, b, c] = rows;
    let last = |row: &Rangee<'_>| row.mots.last().and_then(|mot| mot.text.chars().last());
    let first = |row: &Rangee<'_>| row.mots.first().and_then(|mot| mot.text.chars().next());
    let ended = last(a).is_some_and(|c| matches!(c, '.' | ')' | '»' | '!' | '?' | '…'));
    let short = b.mots.len() <= MOTS_D_UN_TERME && colonne.droite - b.droite() > besoin(b, c, mesures) + 3.0;
    let open = last(b).is_some_and(|c| c.is_alphanumeric() || c == ')');
    let term = first(b).is_some_and(char::is_uppercase)
        && !b.mots.first().is_some_and(|mot| lexique::mot_outil(&mot.text));
    ended && short && open && term && first(c).is_some_and(|c| c.is_uppercase() || c == '(')
}

/// Spaces are wider than the font's own.
#[must_use]
pub fn est_etiree(a: &Rangee<'_>, mesures: &Mesures) -> bool {
    mesures.mesure && a.espace().is_some_and(|space| space > mesures.espace * 1.04 + 0.003)
}

fn adresse(a: &Rangee<'_>, b: &Rangee<'_>, ligne: Ligne, seen: &mut Vec<(Indice, f32)>) {
    let last = a.mots.last().map(|mot| mot.text.as_str()).unwrap_or_default();
    let first = b.mots.first().map(|mot| mot.text.as_str()).unwrap_or_default();
    if couture(last, first, ligne).is_empty() && (last.contains("://") || last.contains("www.")) {
        seen.push((Indice::Adresse, Indice::Adresse.force()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_evidence_against_strong_evidence_is_a_doubt_however_it_sums_up() {
        let (on, off) = ((Indice::Etiree, 11.0), (Indice::OuvreItemSur, -8.0));
        let decision = Decision { somme: ensemble(&[on, off]), indices: Vec::new() };
        assert!(decision.suite() && decision.confiance() < 0.90);
    }

    #[test]
    fn in_mid_phrase_nothing_ends_and_no_room_speaks_for_nothing() {
        let cut = [(Indice::Minuscule, 5.0), (Indice::MotOuvert, 5.0), (Indice::PlaceLibre, -6.9)];
        assert!(ensemble(&cut) > 3.0);
        let apart = [(Indice::Ecart, -9.0), (Indice::SansPuce, 2.5), (Indice::PasDePlace, 4.0)];
        assert!(ensemble(&apart) < -CONTREDIT);
        assert!(est_contredite(&[
            (Indice::Minuscule, 5.0),
            (Indice::SansPuce, 2.5),
            (Indice::PlaceLibre, -6.9)
        ]));
    }

    #[test]
    fn a_complement_in_capitals_opens_no_title() {
        for text in ["D'INTERFACE", "D’UN PHARE", "DES FEUX", "ET DE SES ABORDS"] {
            assert!(ouvre_complement(text), "{text}");
        }
        for text in ["DESSINER", "OUVRIR LE PORT", "DÉMONTER", "ÉTALONNER"] {
            assert!(!ouvre_complement(text), "{text}");
        }
    }

    #[test]
    fn weak_evidence_against_strong_evidence_is_none() {
        let (on, off) = ((Indice::Etiree, 11.0), (Indice::Majuscule, -0.8));
        assert!((ensemble(&[on, off]) - 10.2).abs() < 0.01);
    }
}
