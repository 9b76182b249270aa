//! How sure each decision between two rows is.
//!
//! The table of `indices`, set by hand, says what is read; its signals are added as if each told something of
//! its own, and they do not: a last line that ends near the margin has room for no word, is not stretched, ends a
//! sentence and has a capital below it, all at once. So the sum's size is a poor confidence, and doubts are raised where
//! none is. Here the same signals are weighed as they were seen to hang together over prints whose words are known
//! ([`traits`], weights in `poids`, fitted by `cargo xtask joins --fit`), with what the document's own certain decisions
//! tell of its habits. The reading stays that of the hand, and its doubt is lifted only where the fit is sure of it
//! (`SUR`).

mod poids;

use crate::blocs::Bloc;
use crate::indices::{Indice, Lieu, est_contredite};
use crate::paragraphes::{Couture, Paragraphe};

/// From here on the fit lifts a doubt. Of 58,687 decisions in generated documents other than those of the fit 375 were
/// doubted by the hand and 85 of them wrong; of what the fit is so sure of none was.
const SUR: f32 = 0.95;

/// The same where a sentence ends above and another begins below: three wrong ones were thought surer than that.
const SUR_ENTRE_PHRASES: f32 = 0.992;

/// So many paragraphs that stand apart say that all do.
const ASSEZ: f32 = 12.0;

/// What the certain decisions of a document tell of each [`Lieu`].
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Usages {
    lieux: [Usage; 5],
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Usage {
    /// Breaks, whatever stands before them.
    coupes: f32,
    /// Of them those without a gap.
    serrees: f32,
    /// Joins behind the end of a sentence.
    phrases: f32,
}

impl Usages {
    /// Counts what is certain by the hand's table: a line with room to spare, a line stretched to the margin.
    #[must_use]
    pub fn des<'c>(coutures: impl Iterator<Item = &'c Couture>) -> Self {
        let mut out = Self::default();
        for couture in coutures {
            let Some(usage) = out.lieux.get_mut(rang(couture.lieu)) else { continue };
            let sees = |indice| couture.voit(indice);
            if !couture.suite && sees(Indice::PlaceLibre) && !sees(Indice::Puce) {
                usage.coupes += 1.0;
                usage.serrees += f32::from(u8::from(!sees(Indice::Ecart) && !sees(Indice::PetitEcart)));
            }
            if couture.suite && sees(Indice::FinDePhrase) && couture.confiance > 0.98 {
                usage.phrases += 1.0;
            }
        }
        out
    }

    /// Log-odds that paragraphs of this place stand close, given that they end.
    fn serre(&self, lieu: Lieu) -> f32 {
        let usage = self.lieux.get(rang(lieu)).copied().unwrap_or_default();
        ((usage.serrees + 0.3) / (usage.coupes - usage.serrees + 0.6)).ln().clamp(-5.0, 5.0)
    }

    /// Paragraphs of this place never stand close, and there are enough of them to say so.
    fn tous_a_part(&self, lieu: Lieu) -> bool {
        self.lieux.get(rang(lieu)).is_some_and(|usage| usage.coupes >= ASSEZ && usage.serrees == 0.0)
    }

    /// How many ends of sentences within paragraphs there are for an end of a paragraph, as a logarithm.
    fn phrases(&self, lieu: Lieu) -> f32 {
        let usage = self.lieux.get(rang(lieu)).copied().unwrap_or_default();
        ((usage.phrases + 0.5) / (usage.serrees + 0.5)).ln().clamp(-4.0, 4.0)
    }
}

fn rang(lieu: Lieu) -> usize {
    match lieu {
        Lieu::Prose => 0,
        Lieu::Items => 1,
        Lieu::Criteres => 2,
        Lieu::Savoirs => 3,
        Lieu::Glossaire => 4,
    }
}

const LIEUX: [[&str; 5]; 3] = [
    ["prose", "liste", "criteres", "savoirs", "glossaire"],
    ["bord prose", "bord liste", "bord criteres", "bord savoirs", "bord glossaire"],
    ["mot prose", "mot liste", "mot criteres", "mot savoirs", "mot glossaire"],
];

/// What is seen of a decision, each by its name in the table of weights: the signals, as strong as the hand has them,
/// and what several of them are together.
#[must_use]
pub fn traits(couture: &Couture, usages: &Usages) -> Vec<(&'static str, f32)> {
    let mut out: Vec<(&'static str, f32)> =
        couture.indices.iter().map(|(indice, force)| (indice.terme(), *force)).collect();
    let sees = |indice| couture.voit(indice);
    let of = |row: usize| {
        LIEUX.get(row).and_then(|names| names.get(rang(couture.lieu))).copied().unwrap_or_default()
    };
    out.push((of(0), 1.0));
    let near = sees(Indice::PasDePlace) || sees(Indice::PlaceJuste);
    if !near {
        return out;
    }
    // At the margin the line itself tells little: there the habits of the document count.
    out.push((of(1), 1.0));
    let close = !sees(Indice::Ecart) && !sees(Indice::PetitEcart);
    if close {
        out.push(("bord serre", usages.serre(couture.lieu)));
    }
    if sees(Indice::NonEtiree) {
        out.push(("bord non etiree", 1.0));
    }
    if close && usages.tous_a_part(couture.lieu) {
        out.push(("bord tous a part", 1.0));
    }
    let opens = sees(Indice::OuvreItem) || sees(Indice::OuvreItemSur);
    match (sees(Indice::FinDePhrase), sees(Indice::Majuscule)) {
        (true, true) => {
            out.push(("bord phrase", 1.0));
            out.push(("bord phrases", usages.phrases(couture.lieu)));
        }
        (false, true) if opens => {}
        (false, true) => out.push((of(2), 1.0)),
        (_, false) => out.push(("bord sans majuscule", 1.0)),
    }
    if opens {
        out.push(("bord ouvre item", 1.0));
    }
    out
}

/// Log-odds that the text goes on.
fn suite(traits: &[(&'static str, f32)]) -> f32 {
    let weigh = |(name, value): &(&str, f32)| {
        let row = poids::POIDS.binary_search_by(|(own, _)| (*own).cmp(name)).ok();
        // A signal that the fit never saw says what the hand has it say.
        let weight = row.and_then(|row| poids::POIDS.get(row)).map_or_else(|| de_la_main(name), |(_, w)| *w);
        weight * value
    };
    traits.iter().map(weigh).sum()
}

/// The weight from which the fit starts: one for a signal of the hand's table, nothing for the rest.
#[must_use]
pub fn de_la_main(name: &str) -> f32 {
    f32::from(u8::from(name.starts_with('@')))
}

/// How sure a decision is, 0.5 to 1.
fn confiance(couture: &Couture, usages: &Usages) -> f32 {
    // What was looked at twice, or is torn both ways, was seen too rarely to be fitted.
    if couture.entre_deux || est_contredite(&couture.indices) {
        return couture.confiance;
    }
    let sum = suite(&traits(couture, usages));
    let sum = if couture.suite { sum } else { -sum };
    let sure = 1.0 / (1.0 + (-sum).exp());
    let between = couture.voit(Indice::FinDePhrase) && couture.voit(Indice::Majuscule);
    let least = if between { SUR_ENTRE_PHRASES } else { SUR };
    if sure >= least { sure.max(couture.confiance) } else { couture.confiance }
}

/// Every decision of a document.
pub fn coutures(blocs: &[Bloc]) -> impl Iterator<Item = &Couture> {
    blocs.iter().flat_map(|bloc| match bloc {
        Bloc::Paragraphe(paragraph) => paragraph.coutures.iter().collect::<Vec<_>>(),
        Bloc::Entree(entry) => entry.definition.iter().flat_map(|paragraph| &paragraph.coutures).collect(),
        Bloc::DeuxColonnes(table) => {
            table.ancien.iter().chain(&table.nouveau).flat_map(|paragraph| &paragraph.coutures).collect()
        }
        Bloc::Titre(_) | Bloc::Synoptique(_) => Vec::new(),
    })
}

/// Says of every decision how sure it is, and of every paragraph that it is no surer than those that made it.
pub fn mesurer(blocs: &mut [Bloc]) {
    let usages = Usages::des(coutures(blocs));
    for bloc in blocs {
        match bloc {
            Bloc::Paragraphe(paragraph) => un(paragraph, &usages),
            Bloc::Entree(entry) => entry.definition.iter_mut().for_each(|paragraph| un(paragraph, &usages)),
            Bloc::DeuxColonnes(table) => {
                table
                    .ancien
                    .iter_mut()
                    .chain(&mut table.nouveau)
                    .for_each(|paragraph| un(paragraph, &usages));
            }
            Bloc::Titre(_) | Bloc::Synoptique(_) => {}
        }
    }
}

fn un(paragraph: &mut Paragraphe, usages: &Usages) {
    for couture in &mut paragraph.coutures {
        couture.confiance = confiance(couture, usages);
    }
    let least = paragraph.coutures.iter().map(|couture| couture.confiance).fold(1.0, f32::min);
    paragraph.texte.confiance = least;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn couture(suite: bool, indices: &[(Indice, f32)]) -> Couture {
        Couture {
            avant: "la garde.".to_owned(),
            apres: "Le phare".to_owned(),
            page: 1,
            haut: 100.0,
            suite,
            confiance: 1.0,
            indices: indices.to_vec(),
            lieu: Lieu::Prose,
            entre_deux: false,
        }
    }

    /// A sentence ends at the margin, and another begins below.
    fn au_bord() -> Couture {
        let force = |indice: Indice| (indice, indice.force());
        let [majuscule, phrase] = [Indice::Majuscule, Indice::FinDePhrase].map(force);
        couture(true, &[majuscule, phrase, (Indice::PasDePlace, 3.4)])
    }

    /// So many breaks with room above, with a gap or without.
    fn coupes(ecart: bool, count: usize) -> Vec<Couture> {
        let mut indices = vec![(Indice::PlaceLibre, -6.9), (Indice::Majuscule, -0.8)];
        if ecart {
            indices.push((Indice::Ecart, -9.0));
        }
        vec![couture(false, &indices); count]
    }

    #[test]
    fn a_document_whose_paragraphs_stand_apart_makes_a_close_line_go_on() {
        let of = |ecart| {
            let known = coupes(ecart, 30);
            let usages = Usages::des(known.iter());
            let sum = suite(&traits(&au_bord(), &usages));
            1.0 / (1.0 + (-sum).exp())
        };
        assert!(of(true) > of(false) + 0.01, "{} {}", of(true), of(false));
    }

    #[test]
    fn what_is_torn_both_ways_or_between_two_items_stays_a_doubt() {
        let torn =
            couture(false, &[(Indice::Etiree, 7.0), (Indice::OuvreItemSur, -8.0), (Indice::Ecart, -9.0)]);
        let torn = Couture { confiance: 0.7, ..torn };
        assert!((confiance(&torn, &Usages::default()) - 0.7).abs() < 1e-6);
        let between = Couture { entre_deux: true, confiance: 0.8, ..coupes(true, 1).remove(0) };
        assert!((confiance(&between, &Usages::default()) - 0.8).abs() < 1e-6);
    }

    #[test]
    fn a_doubt_is_lifted_where_the_fit_is_sure_only() {
        let usages = Usages::default();
        let open = couture(
            true,
            &[
                (Indice::Majuscule, -0.8),
                (Indice::PhraseOuverte, 0.5),
                (Indice::PasDePlace, 3.4),
                (Indice::NonEtiree, -0.5),
            ],
        );
        assert!(confiance(&Couture { confiance: 0.8, ..open }, &usages) >= SUR);
        let ended = Couture { confiance: 0.75, ..au_bord() };
        assert!((confiance(&ended, &usages) - 0.75).abs() < 1e-6);
        assert!(confiance(&coupes(true, 1).remove(0), &usages) > 0.99);
    }

    #[test]
    fn the_table_is_in_order_and_names_what_is_seen() {
        assert!(poids::POIDS.is_sorted_by(|a, b| a.0 < b.0));
        let known = |name: &str| {
            name.starts_with('@') || name.starts_with("bord ") || LIEUX.as_flattened().contains(&name)
        };
        assert!(poids::POIDS.iter().all(|(name, _)| known(name)));
    }
}
