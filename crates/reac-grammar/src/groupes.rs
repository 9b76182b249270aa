//! The four groups below the last heading of a fiche compétence, solved as one constraint.
//!
//! Exactly four groups, in the order that the heading states, any of them may be empty; no label parts them. Every
//! assignment of the items to the groups is weighed at once: gaps between items, page breaks, what an item's words
//! say of its group. The best is taken; the runner-up tells how open the print is.

use crate::fiches::commun::est_neant;
use crate::fiches::{Competence, GroupesOuverts};
use crate::fold::fold;
use crate::lexique_groupes::vraisemblances;
use crate::ligne::tete::Groupe;
use crate::paragraphes::Paragraphe;
use crate::rangees::Saut;

/// Number of groups; a heading that names fewer leaves the last ones impossible.
const GROUPES: usize = 4;

/// How the items share out.
#[derive(Debug, Clone, PartialEq)]
pub struct Partage {
    /// For each item the position of its group in the heading's order, 0 to 3.
    pub rangs: Vec<usize>,
    /// Probability of this reading among all.
    pub confiance: f32,
    /// The next best reading.
    pub second: Option<Vec<usize>>,
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

/// A row of the table: below so many blank lines, the log-likelihoods of staying in the group, of the next one, of
/// passing over one empty group and over two.
type Rang = (f32, [f64; 4]);

/// Gaps until 2018, as measured: one blank parts two groups, four pitches are an empty group more often than not.
const ECARTS_2013: &[Rang] = &[
    (0.4, [-0.02, -6.5, -8.0, -9.0]),
    (1.6, [-5.0, -0.35, -2.6, -4.0]),
    (2.6, [-6.5, -1.5, -1.7, -3.0]),
    (3.6, [-7.0, -2.4, -1.7, -2.4]),
    (99.0, [-7.5, -2.8, -2.0, -2.0]),
];

/// Gaps from 2019 on: wider ones stand between filled groups too.
const ECARTS_2019: &[Rang] = &[
    (0.4, [-0.02, -6.5, -8.0, -9.0]),
    (1.6, [-5.0, -0.35, -2.6, -4.0]),
    (2.6, [-6.5, -1.2, -1.9, -3.2]),
    (3.6, [-7.0, -1.7, -2.0, -2.6]),
    (99.0, [-7.5, -2.2, -2.2, -2.2]),
];

/// Log-likelihood of a gap where `pas` groups are passed over.
fn force_ecart(ecart: Ecart, pas: usize, table: &[Rang]) -> f64 {
    let row = match ecart {
        Ecart::Blancs(n) => table.iter().find(|(limit, _)| n < *limit).map(|(_, row)| row),
        Ecart::Page => Some(&[-0.25, -1.6, -3.6, -5.0]),
        Ecart::PageBlanche => Some(&[-1.9, -0.6, -2.4, -4.0]),
        Ecart::PageNette => Some(&[-0.15, -2.3, -4.2, -5.5]),
        Ecart::Muet => Some(&[-0.25, -1.7, -3.2, -4.6]),
    };
    row.and_then(|row| row.get(pas)).copied().unwrap_or(-9.0)
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

/// How a document sets the items of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// On consecutive lines, as measured on its pages.
    Serre,
    /// Apart, or nobody can tell: blank lines of a raw text come and go.
    Libre,
}

impl Style {
    fn du_document(competences: &[Competence], mesure: bool) -> Self {
        let gaps = || {
            competences.iter().flat_map(|fiche| fiche.savoirs.iter().skip(1)).filter_map(|item| {
                match item.saut {
                    Saut::Lignes(n) => Some(n),
                    _ => None,
                }
            })
        };
        let close = gaps().filter(|gap| *gap < 1.3).count();
        if mesure && close * 2 > gaps().count() { Self::Serre } else { Self::Libre }
    }
}

fn ecarts(items: &[Paragraphe], style: Style) -> Vec<Ecart> {
    let gaps: Vec<Option<f32>> = items
        .iter()
        .skip(1)
        .map(|item| match item.saut {
            Saut::Lignes(n) => Some(n),
            _ => None,
        })
        .collect();
    // The distance within a group is the smallest that occurs: in text every item may stand apart.
    let base = gaps.iter().flatten().copied().fold(f32::INFINITY, f32::min);
    let base = if base.is_finite() { base } else { 1.0 };
    // Where no gap differs, none says anything: two groups at least are filled in nearly every fiche. But on a page
    // whose other fiches set their items close, wide gaps alone are gaps.
    let alike = gaps.iter().flatten().all(|gap| gap - base < 0.4);
    let wide = base > 1.5;
    let (base, silent) = match (alike, wide) {
        (true, true) if style == Style::Serre => (1.0, false),
        (true, true) => (base, true),
        (true, false) => (base, gaps.len() >= 4),
        (false, _) => (base, false),
    };
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

/// Probability from which a division teaches the other fiches.
const SUR: f32 = 0.93;

/// Shares the items of all fiches out. Fiches repeat items: where one fiche's division is sure, it speaks for the
/// same wording in the others. `generation` is the layout's year, `mesure` whether gaps were measured on a page.
pub fn repartir(competences: &mut [Competence], generation: Option<u32>, mesure: bool) {
    let table = if generation.is_some_and(|year| year >= 2019) { ECARTS_2019 } else { ECARTS_2013 };
    let starts = competences.iter().filter_map(|fiche| debut(&fiche.savoirs)).map(|gap| (gap, 1.0));
    let debut_usuel = if mesure { crate::mesures::mode(starts, 0.25) } else { None };
    let reglage = Reglage { table, style: Style::du_document(competences, mesure), debut_usuel };
    let mut seen = Repetitions::default();
    let mut first: Vec<Partage> = Vec::new();
    for fiche in competences.iter() {
        let partage = partager(&fiche.savoirs, &fiche.ordre, &Repetitions::default(), reglage);
        if partage.confiance >= SUR {
            seen.apprendre(&fiche.savoirs, &fiche.ordre, &partage.rangs);
        }
        first.push(partage);
    }
    for (fiche, partage) in competences.iter_mut().zip(first) {
        let partage = if partage.confiance >= SUR {
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
        let sizes = |rangs: &[usize]| -> Vec<usize> {
            let items = || fiche.savoirs.iter().zip(rangs).filter(|(item, _)| !est_neant(&item.texte.texte));
            (0..fiche.ordre.len()).map(|rang| items().filter(|(_, other)| **other == rang).count()).collect()
        };
        let second = partage.second.as_ref().filter(|_| partage.confiance < SEUIL);
        fiche.ouverts = second
            .map(|second| GroupesOuverts {
                retenu: sizes(&partage.rangs),
                autre: sizes(second),
                confiance: partage.confiance,
            })
            .filter(|open| open.retenu != open.autre);
    }
}

/// What holds for all fiches of a document.
#[derive(Debug, Clone, Copy)]
struct Reglage {
    table: &'static [Rang],
    style: Style,
    /// Pitches between the heading and the first item in most fiches.
    debut_usuel: Option<f32>,
}

/// Items of sure fiches and their groups, by folded wording.
#[derive(Debug, Default)]
struct Repetitions(std::collections::HashMap<String, [u32; GROUPES]>);

impl Repetitions {
    fn apprendre(&mut self, items: &[Paragraphe], ordre: &[Groupe], rangs: &[usize]) {
        for (item, rang) in items.iter().zip(rangs) {
            let counts = self.0.entry(fold(&item.texte.texte)).or_default();
            if let Some(count) = ordre.get(*rang).and_then(|groupe| counts.get_mut(indice(*groupe))) {
                *count += 1;
            }
        }
    }

    /// Log-odds for `groupe`: a wording stands in one group in most fiches, not in all.
    fn voix(&self, folded: &str, groupe: Groupe) -> f64 {
        const POIDS: f64 = 1.5;
        let Some(counts) = self.0.get(folded) else { return 0.0 };
        let all: u32 = counts.iter().sum();
        let own = counts.get(indice(groupe)).copied().unwrap_or(0);
        if all == 0 { 0.0 } else { POIDS * f64::from(own) / f64::from(all) }
    }
}

fn indice(groupe: Groupe) -> usize {
    match groupe {
        Groupe::Techniques => 0,
        Groupe::Organisationnels => 1,
        Groupe::Relationnels => 2,
        Groupe::Savoirs => 3,
    }
}

/// Shares the items of one fiche out over the groups that its heading names in `ordre`.
fn partager(items: &[Paragraphe], ordre: &[Groupe], seen: &Repetitions, reglage: Reglage) -> Partage {
    if items.is_empty() || ordre.is_empty() {
        return Partage { rangs: Vec::new(), confiance: 1.0, second: None };
    }
    let terrain = Terrain::mesurer(items, ordre, seen, reglage);
    let n = items.len();
    let mut top = (f64::NEG_INFINITY, [0; 3]);
    let mut doubts: Vec<(f64, [usize; 3])> = Vec::new();
    let mut total = 0.0_f64;
    // Where the second, third and fourth group begin: every choice is weighed, n³/6 of them.
    for a in 0..=n {
        for b in a..=n {
            for c in b..=n {
                let cuts = [a, b, c];
                let (gaps, words) = terrain.noter(cuts);
                let score = gaps + words;
                if score > top.0 {
                    top = (score, cuts);
                }
                let score = gaps + PRUDENCE * words;
                total += score.exp();
                let at = doubts.iter().position(|(other, _)| score > *other).unwrap_or(doubts.len());
                if at < 2 {
                    doubts.insert(at, (score, cuts));
                    doubts.truncate(2);
                }
            }
        }
    }
    let (_, cuts) = top;
    let (gaps, words) = terrain.noter(cuts);
    let own = gaps + PRUDENCE * words;
    #[allow(clippy::cast_possible_truncation)]
    let confiance = if total > 0.0 { (own.exp() / total) as f32 } else { 0.5 };
    let second = doubts.iter().find(|(_, other)| *other != cuts).map(|(_, cuts)| rangs(*cuts, n));
    Partage { rangs: rangs(cuts, n), confiance, second }
}

fn rang(cuts: [usize; 3], item: usize) -> usize {
    cuts.iter().filter(|cut| **cut <= item).count()
}

fn rangs(cuts: [usize; 3], n: usize) -> Vec<usize> {
    (0..n).map(|item| rang(cuts, item)).collect()
}

/// The evidence of one fiche, summed up so that a choice is weighed in constant time.
struct Terrain {
    /// For each gap, what it says of 0 to 3 groups passed there, beyond what it says of none.
    passages: Vec<[f64; GROUPES]>,
    /// What all gaps say of one group alone.
    reste: f64,
    /// For each position in the order, the sum of the items' words up to each item.
    mots: Vec<Vec<f64>>,
    /// For each rank of the first item, what the gap before it says.
    debuts: [f64; GROUPES],
    n: usize,
}

impl Terrain {
    fn mesurer(items: &[Paragraphe], ordre: &[Groupe], seen: &Repetitions, reglage: Reglage) -> Self {
        let Reglage { table, style, debut_usuel } = reglage;
        let ecarts = ecarts(items, style);
        let reste = ecarts.iter().map(|gap| force_ecart(*gap, 0, table)).sum();
        let passage = |gap: &Ecart| {
            std::array::from_fn(|passed| force_ecart(*gap, passed, table) - force_ecart(*gap, 0, table))
        };
        let wordings: Vec<_> = items
            .iter()
            .map(|item| {
                let folded = fold(&item.texte.texte);
                (vraisemblances(&item.texte.texte, &folded), folded)
            })
            .collect();
        let mots = (0..GROUPES)
            .map(|position| {
                let mut sums = vec![0.0];
                for (weights, folded) in &wordings {
                    let word = ordre.get(position).map_or(-50.0, |groupe| {
                        let own = weights.get(indice(*groupe)).copied().unwrap_or(0.0);
                        own + seen.voix(folded, *groupe)
                    });
                    sums.push(sums.last().copied().unwrap_or(0.0) + word);
                }
                sums
            })
            .collect();
        let debut = debut(items).zip(debut_usuel).map_or(0.0, |(own, usual)| own - usual);
        let debuts = std::array::from_fn(|rang| force_debut(rang, debut));
        Self { passages: ecarts.iter().map(passage).collect(), reste, mots, debuts, n: items.len() }
    }

    /// Log-likelihoods of a choice: what the gaps say, and what the words say.
    fn noter(&self, cuts: [usize; 3]) -> (f64, f64) {
        let mut gaps = self.reste + self.debuts.get(rang(cuts, 0)).copied().unwrap_or(0.0);
        let mut words = 0.0;
        let mut from = 0;
        for (position, sums) in self.mots.iter().enumerate() {
            let to = cuts.get(position).copied().unwrap_or(self.n);
            let at = |index: usize| sums.get(index).copied().unwrap_or(0.0);
            words += at(to) - at(from);
            from = to;
        }
        let mut seen = 0;
        for cut in cuts {
            if cut == 0 || cut >= self.n || cut == seen {
                continue;
            }
            seen = cut;
            let passed = rang(cuts, cut) - rang(cuts, cut - 1);
            let passage = self.passages.get(cut - 1).and_then(|gap| gap.get(passed));
            gaps += passage.copied().unwrap_or(0.0);
        }
        (gaps, words)
    }
}
