//! The four groups below the last heading of a fiche compétence, solved as one constraint.
//!
//! Exactly four groups, in the order that the heading states, any of them may be empty; no label parts them. Every
//! assignment of the items to the groups is weighed at once: gaps between items, page breaks, what an item's words
//! say of its group. The items are a chain, so this takes time in their number alone. The best is taken; the runner-up
//! tells how open the print is.

mod appris;
mod place;

use reac_formes::Rang;

use self::appris::Appris;
use self::place::{GROUPES, indice};
use crate::fiches::commun::est_neant;
use crate::fiches::{Competence, GroupesOuverts};
use crate::fold::fold;
use crate::lexique_groupes::{CHANGE, VIDES, avec_ecarts, places, seuls};
use crate::ligne::tete::Groupe;
use crate::paragraphes::Paragraphe;
use crate::rangees::Saut;

/// How the items share out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Partage {
    /// For each item the position of its group in the heading's order, 0 to 3.
    pub rangs: Vec<usize>,
    /// Probability of this reading among all.
    pub confiance: f32,
    /// The next best reading.
    pub second: Option<Vec<usize>>,
    /// For each item whether its own group is in doubt, whatever those of the others.
    pub douteux: Vec<bool>,
    /// For each item the probability of each position, over all readings.
    parts: Vec<[f64; GROUPES]>,
    /// No gap parts the items: their words alone do.
    pub muet: bool,
}

/// What lies before an item, as the solver sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ecart {
    /// Pitches beyond those between items of one group.
    Blancs(f32),
    /// A page break, nothing to be seen.
    Page,
    /// A page break with blank lines before or after it.
    PageBlanche,
    /// A page break after a full page that begins at its usual height.
    PageNette,
    /// All gaps of the fiche are alike: blank lines were lost, or put everywhere.
    Muet,
}

/// Log-likelihoods of a gap, by how many groups are passed over; none where no gap shows anything.
fn forces_ecart(ecart: Ecart, table: &[Rang]) -> Option<[f64; GROUPES]> {
    let row = match ecart {
        Ecart::Blancs(n) => {
            table.iter().find(|(limit, _)| n < *limit).map_or([-9.0; GROUPES], |(_, row)| *row)
        }
        Ecart::Page => [-0.25, -1.6, -3.6, -5.0],
        Ecart::PageBlanche => [-1.9, -0.6, -2.4, -4.0],
        Ecart::PageNette => [-0.15, -2.3, -4.2, -5.5],
        Ecart::Muet => return None,
    };
    Some(row)
}

/// Gaps below the heading, by the blank lines beyond what most fiches of the document have there: an empty first group
/// may leave one.
const DEBUTS: &[Rang] =
    &[(0.5, [-0.1, -2.6, -4.0, -4.5]), (1.6, [-1.6, -0.5, -2.6, -4.0]), (99.0, [-2.2, -1.0, -0.9, -1.8])];

/// Log-likelihood of the heading's own gap where the first item is in group `rang`.
fn force_debut(rang: usize, blancs: f32) -> f64 {
    let row = DEBUTS.iter().find(|(limit, _)| blancs < *limit).map(|(_, row)| row);
    row.and_then(|row| row.get(rang)).copied().unwrap_or(-5.0)
}

/// The first item's distance from the heading, in pitches.
fn debut(items: &[Paragraphe]) -> Option<f32> {
    match items.first()?.saut {
        Saut::Lignes(n) => Some(n),
        _ => None,
    }
}

/// Where the gaps of a document come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Releve {
    /// Measured on its pages.
    Mesure,
    /// The blank lines of a text.
    Estime,
}

/// How a document sets the items of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// On consecutive lines, as measured on its pages.
    Serre,
    /// Apart, or nobody can tell: blank lines of a raw text come and go.
    Libre,
    /// No gap of the whole text differs from another: its blank lines are lost, or stand everywhere.
    Muet,
}

impl Style {
    fn du_document(competences: &[Competence], releve: Releve) -> Self {
        let gaps = || {
            competences.iter().flat_map(|fiche| fiche.savoirs.iter().skip(1)).filter_map(|item| {
                match item.saut {
                    Saut::Lignes(n) => Some(n),
                    _ => None,
                }
            })
        };
        let close = gaps().filter(|gap| *gap < 1.3).count();
        let least = gaps().fold(f32::INFINITY, f32::min);
        match releve {
            Releve::Mesure if close * 2 > gaps().count() => Self::Serre,
            Releve::Estime if gaps().all(|gap| gap - least < 0.4) => Self::Muet,
            _ => Self::Libre,
        }
    }
}

/// Distance between two items of one group, pitches, and whether the gaps of the fiche say nothing.
fn distance_usuelle(gaps: &[Option<f32>], style: Style) -> (f32, bool) {
    // The distance within a group is the smallest that occurs: in text every item may stand apart.
    let base = gaps.iter().flatten().copied().fold(f32::INFINITY, f32::min);
    let base = if base.is_finite() { base } else { 1.0 };
    // Where no gap differs, none says anything: two groups at least are filled in nearly every fiche. But on a page
    // whose other fiches set their items close, wide gaps alone are gaps, whether one differs or not: each group has
    // one item at most.
    let alike = gaps.iter().flatten().all(|gap| gap - base < 0.4);
    match (alike, base > 1.5) {
        (_, true) if style == Style::Serre => (1.0, false),
        (true, true) => (base, true),
        (true, false) => (base, gaps.len() >= 4),
        (false, _) => (base, false),
    }
}

fn ecarts(items: &[Paragraphe], style: Style) -> Vec<Ecart> {
    if style == Style::Muet {
        return vec![Ecart::Muet; items.len().saturating_sub(1)];
    }
    let gap = |item: &Paragraphe| match item.saut {
        Saut::Lignes(n) => Some(n),
        _ => None,
    };
    let gaps: Vec<Option<f32>> = items.iter().skip(1).map(gap).collect();
    let (base, silent) = distance_usuelle(&gaps, style);
    let mut out = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate().skip(1) {
        let before = items.get(index - 1);
        out.push(match item.saut {
            Saut::Lignes(_) if silent && vides(before, item).is_none() => Ecart::Muet,
            Saut::Lignes(n) => Ecart::Blancs(blancs(before, item, n - base)),
            Saut::Page { reste, descente }
                if descente > 0.7 || (0.7..2.7).contains(&(reste - indivisible(item))) =>
            {
                if vides(before, item).is_some_and(|n| n == 0.0) {
                    Ecart::Blancs(0.0)
                } else {
                    Ecart::PageBlanche
                }
            }
            Saut::Page { reste, .. } => match vides(before, item) {
                Some(n) => Ecart::Blancs(n),
                None if reste > 0.0 && reste < 0.7 => Ecart::PageNette,
                None => Ecart::Page,
            },
            Saut::Debut => Ecart::Page,
        });
    }
    out
}

/// Rows that a page break may not part (widow and orphan control), less one: room that they leave unused.
fn indivisible(item: &Paragraphe) -> f32 {
    match item.rangees {
        0 | 1 => 0.0,
        2 => 1.0,
        3 => 2.0,
        _ => 1.0,
    }
}

/// Where the file is tagged, the empty paragraphs are written down.
#[allow(clippy::cast_precision_loss)]
fn vides(before: Option<&Paragraphe>, item: &Paragraphe) -> Option<f32> {
    let (_, last) = before?.balises?;
    let (first, _) = item.balises?;
    let between = first.checked_sub(last)?.checked_sub(1)?;
    (between < 6).then_some(between as f32)
}

fn blancs(before: Option<&Paragraphe>, item: &Paragraphe, measured: f32) -> f32 {
    vides(before, item).map_or(measured, |n| n.max(if measured > 0.6 { measured } else { 0.0 }))
}

/// Probability below which a division is reported with its runner-up.
pub const SEUIL: f32 = 0.93;

/// Share of the words' weight that the confidence trusts: the words of one fiche's items are alike, each tells less
/// than the one before.
const PRUDENCE: f64 = 0.6;

/// Probability of its group below which an item is named as doubtful.
const SUR_ITEM: f64 = 0.8;

/// Probability from which a division teaches the other fiches.
const SUR: f32 = 0.93;

/// Shares the items of all fiches out. Fiches repeat items: where one fiche's division is sure, it speaks for the
/// same wording in the others, and where words alone divide them, for items that open alike. `table` is what gaps say in its layout, `releve` where gaps come from.
pub fn repartir(competences: &mut [Competence], table: &'static [Rang], releve: Releve) {
    let starts = competences.iter().filter_map(|fiche| debut(&fiche.savoirs)).map(|gap| (gap, 1.0));
    let debut_usuel = if releve == Releve::Mesure { crate::mesures::mode(starts, 0.25) } else { None };
    let reglage = Reglage { table, style: Style::du_document(competences, releve), debut_usuel };
    let mut seen = Appris::default();
    let mut first: Vec<Partage> = Vec::new();
    for fiche in competences.iter() {
        let partage = partager(&fiche.savoirs, &fiche.ordre, &Appris::default(), reglage);
        if partage.confiance >= SUR {
            seen.repetitions.apprendre(&fiche.savoirs, &fiche.ordre, &partage.rangs);
        }
        if partage.muet {
            seen.ouvertures.apprendre(&fiche.savoirs, &fiche.ordre, &partage.parts);
        }
        first.push(partage);
    }
    for (fiche, partage) in competences.iter_mut().zip(first) {
        let partage = if partage.confiance >= SUR && !partage.muet {
            partage
        } else {
            partager(&fiche.savoirs, &fiche.ordre, &seen, reglage)
        };
        fiche.groupes = fiche.ordre.iter().map(|groupe| (*groupe, Vec::new())).collect();
        for (item, rang) in fiche.savoirs.iter().zip(&partage.rangs) {
            if let Some((_, list)) = fiche.groupes.get_mut(*rang).filter(|_| !est_neant(&item.texte.texte)) {
                list.push(item.texte.clone());
            }
        }
        let second = partage.second.as_ref().filter(|_| partage.confiance < SEUIL);
        let doubtful = fiche.savoirs.iter().zip(&partage.douteux).filter(|(_, doubtful)| **doubtful);
        fiche.ouverts = second.map(|second| GroupesOuverts {
            retenu: tailles(&fiche.savoirs, &partage.rangs, &fiche.ordre),
            autre: tailles(&fiche.savoirs, second, &fiche.ordre),
            confiance: partage.confiance,
            items: doubtful.map(|(item, _)| item.texte.texte.clone()).collect(),
            muet: partage.muet,
        });
    }
}

/// How many items each group of the heading has; one that says there is none counts for nothing.
fn tailles(items: &[Paragraphe], rangs: &[usize], ordre: &[Groupe]) -> Vec<usize> {
    let mut out = vec![0; ordre.len()];
    for (_, rang) in items.iter().zip(rangs).filter(|(item, _)| !est_neant(&item.texte.texte)) {
        if let Some(count) = out.get_mut(*rang) {
            *count += 1;
        }
    }
    out
}

/// What holds for all fiches of a document.
#[derive(Debug, Clone, Copy)]
struct Reglage {
    table: &'static [Rang],
    style: Style,
    /// Pitches between the heading and the first item in most fiches.
    debut_usuel: Option<f32>,
}

/// Shares the items of one fiche out over the groups that its heading names in `ordre`.
fn partager(items: &[Paragraphe], ordre: &[Groupe], seen: &Appris, reglage: Reglage) -> Partage {
    if items.is_empty() || ordre.is_empty() {
        return Partage { confiance: 1.0, ..Partage::default() };
    }
    let terrain = Terrain::mesurer(items, ordre, seen, reglage);
    let rangs = terrain.meilleurs(1.0).into_iter().next().unwrap_or_default();
    let ensemble = terrain.ensemble(PRUDENCE);
    #[allow(clippy::cast_possible_truncation)]
    let confiance = (terrain.noter(&rangs, PRUDENCE) - ensemble.total).exp() as f32;
    let own = tailles(items, &rangs, ordre);
    let second = terrain.meilleurs(PRUDENCE).into_iter().find(|other| tailles(items, other, ordre) != own);
    let parts = terrain.parts(&ensemble, PRUDENCE);
    let others = second.iter().flatten().map(Some).chain(std::iter::repeat(None));
    let doubtful = rangs.iter().zip(&parts).zip(others).map(|((rang, parts), other)| {
        parts.get(*rang).is_none_or(|part| *part < SUR_ITEM) || other.is_some_and(|other| other != rang)
    });
    let douteux = doubtful.collect();
    let muet = terrain.muet();
    Partage { rangs, confiance, second, douteux, parts, muet }
}

/// The evidence of one fiche: a chain of items, each in a group not before that of the item above it.
struct Terrain {
    /// For each item and each position in the order, what its words say.
    mots: Vec<[f64; GROUPES]>,
    /// For each item and each number of groups passed over right before it, what the gap there says; none where no
    /// gap says anything.
    passages: Vec<Option<[f64; GROUPES]>>,
    /// What it costs that a group is empty, by position, where nothing but words parts the groups.
    vides: [f64; GROUPES],
}

/// The best ways to an item in one group: what they are worth, and which way of which group of the item before they
/// go on from.
type Voies = Vec<(f64, (usize, usize))>;

/// All divisions of one fiche.
struct Ensemble {
    /// For each item and each group, the logarithm of the likelihoods of all ways to it.
    avant: Vec<[f64; GROUPES]>,
    /// Logarithm of the likelihoods of all together.
    total: f64,
}

/// Before the first item all groups are to come.
const DEPART: [f64; GROUPES] = [0.0, f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

/// How many ways are followed: the best, the next best, and some that may differ from them in nothing that is told.
const SUIVIES: usize = 4;

impl Terrain {
    fn mesurer(items: &[Paragraphe], ordre: &[Groupe], seen: &Appris, reglage: Reglage) -> Self {
        let Reglage { table, style, debut_usuel } = reglage;
        let debut = debut(items).zip(debut_usuel).map_or(0.0, |(own, usual)| own - usual);
        let debuts = std::array::from_fn(|rang| force_debut(rang, debut));
        let mut passages = vec![Some(debuts)];
        passages.extend(ecarts(items, style).into_iter().map(|gap| forces_ecart(gap, table)));
        let cost = |groupe: &Groupe| VIDES.get(indice(*groupe)).copied().unwrap_or(0.0);
        let vides = std::array::from_fn(|position| ordre.get(position).map_or(0.0, cost));
        let mut out = Self { mots: Vec::new(), passages, vides };
        // Where no gap parts the items, the one above them says nothing either; in a document whose gaps tell, that none
        // parts them says that they are of one group.
        let silent = style == Style::Muet && (out.muet() || items.len() == 1);
        if let Some(first) = out.passages.first_mut().filter(|_| silent) {
            *first = None;
        }
        let places = match ordre.first() {
            Some(Groupe::Techniques) => places(items.iter().map(|item| item.texte.texte.as_str())),
            _ => vec![None; items.len()],
        };
        let mots = items.iter().zip(places).map(|(item, place)| {
            let (text, folded) = (&item.texte.texte, fold(&item.texte.texte));
            let weights = if silent { seuls(text, &folded, place) } else { avec_ecarts(text, &folded) };
            std::array::from_fn(|position| {
                ordre.get(position).map_or(-50.0, |groupe| {
                    let own = weights.get(indice(*groupe)).copied().unwrap_or(0.0);
                    let opens = if silent { seen.ouvertures.voix(&folded, *groupe) } else { 0.0 };
                    own + opens + seen.repetitions.voix(&folded, *groupe)
                })
            })
        });
        out.mots = mots.collect();
        out
    }

    /// Most of the items have no gap before them that says anything.
    fn muet(&self) -> bool {
        let silent = self.passages.iter().skip(1).filter(|passage| passage.is_none()).count();
        silent * 2 > self.passages.len().saturating_sub(1)
    }

    /// What it costs that the groups from `avant` on and before `rang` are empty.
    fn vides(&self, avant: usize, rang: usize) -> f64 {
        self.vides.iter().take(rang).skip(avant).sum()
    }

    /// What it costs that no group follows `rang`: where gaps tell, an empty last group leaves no trace.
    fn fin(&self, rang: usize) -> f64 {
        if self.passages.first().is_some_and(Option::is_none) { self.vides(rang + 1, GROUPES) } else { 0.0 }
    }

    /// What the words and the gaps say of one item in group `rang` behind one in group `avant`, the words' weight
    /// being `poids`. Nothing is before the first item: it passes over the groups that are empty.
    fn pas(&self, item: usize, avant: usize, rang: usize, poids: f64) -> f64 {
        let words = self.mots.get(item).and_then(|row| row.get(rang)).copied().unwrap_or(0.0);
        let gap = match self.passages.get(item) {
            Some(Some(row)) => row.get(rang.saturating_sub(avant)).copied().unwrap_or(-9.0),
            _ if item == 0 => poids * self.vides(0, rang),
            _ if avant == rang => 0.0,
            _ => poids * (CHANGE + self.vides(avant + 1, rang)),
        };
        gap + poids * words
    }

    /// Log-likelihood of a division.
    fn noter(&self, rangs: &[usize], poids: f64) -> f64 {
        let before = std::iter::once(&0).chain(rangs);
        let steps = rangs.iter().zip(before).enumerate();
        let steps = steps.map(|(item, (rang, avant))| self.pas(item, *avant, *rang, poids));
        steps.sum::<f64>() + rangs.last().map_or(0.0, |last| poids * self.fin(*last))
    }

    /// All divisions together.
    fn ensemble(&self, poids: f64) -> Ensemble {
        let avant = self.avant(poids);
        let sums = avant.last().copied().unwrap_or(DEPART);
        let total = somme(sums.into_iter().enumerate().map(|(rang, sum)| sum + poids * self.fin(rang)));
        Ensemble { avant, total }
    }

    /// For each item and each group, the logarithm of the likelihoods of all ways to it.
    fn avant(&self, poids: f64) -> Vec<[f64; GROUPES]> {
        let mut out: Vec<[f64; GROUPES]> = Vec::with_capacity(self.mots.len());
        for item in 0..self.mots.len() {
            let last = out.last().copied().unwrap_or(DEPART);
            out.push(std::array::from_fn(|rang| {
                let ways = last.iter().take(rang + 1).enumerate();
                somme(ways.map(|(avant, sum)| sum + self.pas(item, avant, rang, poids)))
            }));
        }
        out
    }

    /// For each item the probability of each group, over all divisions.
    fn parts(&self, Ensemble { avant, total }: &Ensemble, poids: f64) -> Vec<[f64; GROUPES]> {
        let ends: [f64; GROUPES] = std::array::from_fn(|rang| poids * self.fin(rang));
        let mut rest = ends;
        let mut out = Vec::with_capacity(self.mots.len());
        for (item, ways) in avant.iter().enumerate().rev() {
            out.push(std::array::from_fn(|rang| {
                let all =
                    ways.get(rang).zip(rest.get(rang)).map_or(f64::NEG_INFINITY, |(to, from)| to + from);
                (all - total).exp()
            }));
            rest = std::array::from_fn(|avant| {
                let ways = rest.iter().enumerate().skip(avant);
                somme(ways.map(|(rang, sum)| sum + self.pas(item, avant, rang, poids)))
            });
        }
        out.reverse();
        out
    }

    /// The best divisions, best first.
    fn meilleurs(&self, poids: f64) -> Vec<Vec<usize>> {
        let mut voies: Vec<[Voies; GROUPES]> = Vec::with_capacity(self.mots.len());
        let start: [Voies; GROUPES] = [vec![(0.0, (0, 0))], Vec::new(), Vec::new(), Vec::new()];
        for item in 0..self.mots.len() {
            let last = voies.last().unwrap_or(&start);
            let next = std::array::from_fn(|rang| {
                // Of two ways that are worth the same the one from the later group is taken: always the same.
                let before = last.iter().enumerate().take(rang + 1).rev();
                retenir(before.filter(|(_, known)| !known.is_empty()).flat_map(|(avant, known)| {
                    let pas = self.pas(item, avant, rang, poids);
                    known.iter().enumerate().map(move |(way, (sum, _))| (sum + pas, (avant, way)))
                }))
            });
            voies.push(next);
        }
        let Some(ends) = voies.last() else { return Vec::new() };
        let ends = ends.iter().enumerate().rev().flat_map(|(rang, ways)| {
            let end = poids * self.fin(rang);
            ways.iter().enumerate().map(move |(way, (sum, _))| (sum + end, (rang, way)))
        });
        retenir(ends).into_iter().map(|(_, end)| remonter(&voies, end)).collect()
    }
}

/// The best of some ways, best first; of those that are worth the same the first.
fn retenir(ways: impl Iterator<Item = (f64, (usize, usize))>) -> Voies {
    // Sums of the same numbers in another order differ in their last digits: those are one.
    let worth = |way: &(f64, (usize, usize))| (way.0 * 1e6).round();
    let mut out: Voies = Vec::with_capacity(SUIVIES + 1);
    for way in ways {
        let own = worth(&way);
        let at = out.partition_point(|known| worth(known).total_cmp(&own).is_ge());
        if at < SUIVIES {
            out.insert(at, way);
            out.truncate(SUIVIES);
        }
    }
    out
}

/// The groups of all items on the way that ends in `end`.
fn remonter(voies: &[[Voies; GROUPES]], end: (usize, usize)) -> Vec<usize> {
    let mut at = end;
    let mut out: Vec<usize> = voies
        .iter()
        .rev()
        .map(|item| {
            let (rang, way) = at;
            at = item.get(rang).and_then(|ways| ways.get(way)).map_or((0, 0), |(_, from)| *from);
            rang
        })
        .collect();
    out.reverse();
    out
}

/// Logarithm of a sum of numbers that are given by theirs.
fn somme(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if most.is_finite() { most + logs.map(|log| (log - most).exp()).sum::<f64>().ln() } else { most }
}

#[cfg(test)]
mod tests {
    use reac_formes::{DE_2013, DE_2019};

    use super::*;

    /// Two items whose words say little, no gap between them.
    fn silent() -> Terrain {
        let mots = vec![[0.5, 0.0, -1.0, -3.0], [0.0, 0.4, -1.0, -3.0]];
        Terrain { mots, passages: vec![None, None], vides: VIDES }
    }

    #[test]
    fn the_parts_of_an_item_are_all_divisions_together() {
        let ground = silent();
        let ensemble = ground.ensemble(1.0);
        let both = |first: usize, second: usize| (ground.noter(&[first, second], 1.0) - ensemble.total).exp();
        for (item, parts) in ground.parts(&ensemble, 1.0).into_iter().enumerate() {
            assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for (rang, part) in parts.into_iter().enumerate() {
                let all = (0..GROUPES).flat_map(|first| (first..GROUPES).map(move |second| (first, second)));
                let own = all.filter(|(first, second)| [*first, *second].get(item) == Some(&rang));
                let sum: f64 = own.map(|(first, second)| both(first, second)).sum();
                assert!((part - sum).abs() < 1e-9, "{item} {rang}");
            }
        }
    }

    #[test]
    fn where_items_stand_close_elsewhere_the_smallest_gap_of_a_fiche_may_part_two_groups() {
        let [one, three] = [Some(2.0), Some(4.0)];
        assert_eq!(distance_usuelle(&[one, three], Style::Serre), (1.0, false));
        assert_eq!(distance_usuelle(&[one, one], Style::Serre), (1.0, false));
        assert_eq!(distance_usuelle(&[one, three], Style::Libre), (2.0, false));
        assert_eq!(distance_usuelle(&[one, one], Style::Libre), (2.0, true));
    }

    #[test]
    fn an_empty_last_group_costs_where_no_gap_shows_it_only() {
        let mut ground = silent();
        assert!(ground.fin(0) < 0.0 && ground.muet());
        ground.passages = vec![Some([0.0; GROUPES]), Some([0.0; GROUPES])];
        assert!(ground.fin(0) == 0.0 && !ground.muet());
    }

    fn likeliest(gap: Ecart, table: &[Rang]) -> Option<usize> {
        let row = forces_ecart(gap, table)?;
        (0..GROUPES).max_by(|a, b| row[*a].total_cmp(&row[*b]))
    }

    #[test]
    fn a_gap_says_how_many_groups_end_at_it() {
        for table in [DE_2013.ecarts, DE_2019.ecarts] {
            assert_eq!(likeliest(Ecart::Blancs(0.0), table), Some(0));
            assert_eq!(likeliest(Ecart::Blancs(1.0), table), Some(1));
            assert_eq!(likeliest(Ecart::Muet, table), None);
        }
        // Until 2018 three blank lines stand for an empty group, later as well for two filled ones.
        let three = Ecart::Blancs(3.0);
        assert_eq!((likeliest(three, DE_2013.ecarts), likeliest(three, DE_2019.ecarts)), (Some(2), Some(1)));
    }

    #[test]
    fn a_page_break_with_blank_lines_at_it_ends_a_group() {
        assert_eq!(likeliest(Ecart::PageBlanche, DE_2013.ecarts), Some(1));
        assert_eq!(likeliest(Ecart::PageNette, DE_2013.ecarts), Some(0));
        assert_eq!(likeliest(Ecart::Page, DE_2013.ecarts), Some(0));
    }

    #[test]
    fn the_first_group_may_be_empty_where_the_heading_stands_apart() {
        assert!(force_debut(0, 0.0) > force_debut(1, 0.0));
        assert!(force_debut(1, 1.0) > force_debut(0, 1.0));
        assert!(force_debut(9, 1.0) < force_debut(3, 1.0));
    }
}
