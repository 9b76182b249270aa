//! What the words of an item say of its group: weights fitted on how REACs are written.
//!
//! The place decides, not the sentence: the same words occur as savoir-faire technique in one fiche and as
//! organisationnel in another. Where gaps of the print part the groups, words weigh little beside them (`ecarts`,
//! set by hand with the gaps). Where none does, words are all there is: a linear model's weights, fitted by
//! `cargo run -p reac-grammar --example poids_des_mots` on the golds of a corpus, that start from what families of
//! words mean (`familles`).
//!
//! Of 1,370 items of five documents 81 come out in a wrong group, each document left out of the fit (94.1 % right; the
//! rows set by hand, which knew all five, left 91), and of 697 items of seven invented documents of other trades 51
//! (115 with those rows). What the fiches of a document teach each other (`groupes.rs`) comes on top.

mod ecarts;
mod familles;
mod poids;

use crate::lexique::infinitif;
pub use familles::Poids;
use familles::{Famille, MOTS, OUVERTURES};

/// What is seen of an item's words, each by its name in the table of weights.
///
/// `text` is the item as printed, `folded` the same folded ([`crate::fold::fold`]).
#[must_use]
pub fn traits(text: &str, folded: &str) -> Vec<String> {
    let mut out = vec!["item".to_owned()];
    let mut words = folded.split(' ').peekable();
    if words.next_if(|word| matches!(*word, "s" | "se")).is_some() {
        out.push("pronominal".to_owned());
    }
    let first = words.next().unwrap_or_default();
    let family = famille(OUVERTURES, first);
    let infinitive = ouvre_par_un_verbe(text);
    let form = if infinitive { "infinitif" } else { "nom" };
    out.push(form.to_owned());
    match family {
        Some(name) => out.push(format!("ouvre {name}")),
        // What no family knows says as much as most of its form do.
        None => out.push(format!("ouvre autre {form}")),
    }
    out.push(format!("premier {first}"));
    // Words of a savoir name what is known, not what is done with whom: they weigh by themselves.
    let seen = MOTS.iter().filter(|(.., list)| words.clone().any(|word| list.contains(&singulier(word))));
    out.extend(seen.map(|(name, ..)| format!("{form} avec {name}")));
    if infinitive {
        let seen = LIAISONS.iter().filter(|own| words.clone().any(|word| word == **own));
        out.extend(seen.map(|own| format!("infinitif puis {own}")));
    }
    out
}

/// Small words of French within an item, folded: with whom, how and by what rule something is done, whatever the trade.
const LIAISONS: &[&str] = &[
    "avec", "aupres", "a", "dans", "en", "de", "sur", "pour", "selon", "face", "son", "sa", "ses", "chaque",
    "par",
];

/// The word that opens an item, given folded, behind its pronoun.
#[must_use]
pub(crate) fn premier(folded: &str) -> &str {
    let mut words = folded.split(' ').skip_while(|word| matches!(*word, "s" | "se"));
    words.next().unwrap_or_default()
}

/// For each item of one fiche, given as printed, where it stands among those that a verb opens, 0 to 1: groups come in one
/// order. None where it is no such item, or alone. It says something only where that order is the one of all prints since 2014.
#[must_use]
pub fn places<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Option<f64>> {
    let verbs: Vec<bool> = texts.map(ouvre_par_un_verbe).collect();
    let all = verbs.iter().filter(|verb| **verb).count();
    let mut seen = 0;
    let each = verbs.into_iter().map(|verb| {
        let place = (verb && all > 1).then(|| rapport(seen, all - 1));
        seen += usize::from(verb);
        place
    });
    each.collect()
}

#[allow(clippy::cast_precision_loss)]
fn rapport(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn ouvre_par_un_verbe(text: &str) -> bool {
    let printed = text.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    infinitif(printed.trim_end_matches([',', ';']))
}

/// What a place says, each by its name in the table of weights: how far down it is, and how far from the middle.
#[must_use]
pub fn traits_de_place(place: f64) -> [(&'static str, f64); 2] {
    let off = place - 0.5;
    [("rang", off), ("rang au carre", 4.0 * off * off - 1.0 / 3.0)]
}

/// What the family of a trait means, where a family it is: the fit's starting point.
#[must_use]
pub fn sens(name: &str) -> Option<Poids> {
    let of = |table: &[Famille], name: &str| {
        table.iter().find(|(own, ..)| *own == name).map(|(_, sense, _)| *sense)
    };
    name.strip_prefix("ouvre ").map_or_else(
        || name.strip_prefix("infinitif avec ").and_then(|name| of(MOTS, name)),
        |name| of(OUVERTURES, name),
    )
}

fn famille(table: &[Famille], word: &str) -> Option<&'static str> {
    let word = singulier(word);
    table.iter().find(|(.., list)| list.contains(&word)).map(|(name, ..)| *name)
}

/// A folded word without the plural's letter.
fn singulier(word: &str) -> &str {
    if word.len() > 4 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

/// Log-odds that an item of this wording, given folded too, stands in each group, where nothing but words and its place
/// among the others tells.
#[must_use]
pub(crate) fn seuls(text: &str, folded: &str, place: Option<f64>) -> Poids {
    let mut sums = [0.0; 4];
    let mut add = |name: &str, value: f64| {
        let row = poids::POIDS.binary_search_by(|(own, _)| (*own).cmp(name)).ok();
        let weights = row.and_then(|row| poids::POIDS.get(row)).map_or(&[0.0; 4], |(_, weights)| weights);
        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * value);
    };
    traits(text, folded).iter().for_each(|seen| add(seen, 1.0));
    place.into_iter().flat_map(traits_de_place).for_each(|(name, value)| add(name, value));
    sums
}

pub(crate) use ecarts::avec_ecarts;
/// What a chain of items costs where nothing but words parts it: fitted with the weights.
pub(crate) use poids::{CHANGE, VIDES};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;
    use crate::ligne::tete::Groupe;

    fn likeliest(text: &str) -> Groupe {
        let groups = [Groupe::Techniques, Groupe::Organisationnels, Groupe::Relationnels, Groupe::Savoirs];
        let weights = seuls(text, &fold(text), None);
        groups.into_iter().zip(weights).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0
    }

    #[test]
    fn words_tell_the_group() {
        assert_eq!(likeliest("Connaissance des feux de balisage"), Groupe::Savoirs);
        assert_eq!(likeliest("Planifier les tours de garde"), Groupe::Organisationnels);
        assert_eq!(likeliest("Dialoguer avec l’équipe du bateau"), Groupe::Relationnels);
        assert_eq!(likeliest("Démonter une lentille"), Groupe::Techniques);
    }

    #[test]
    fn beside_gaps_a_noun_is_no_technique() {
        let text = "Règlement international des feux";
        let [technique, .., savoir] = avec_ecarts(text, &fold(text));
        assert!(savoir > technique);
    }

    #[test]
    fn a_verb_is_seen_behind_its_pronoun_and_a_noun_in_the_plural() {
        let text = "S’exprimer devant des clients";
        let seen = traits(text, &fold(text));
        for name in ["pronominal", "ouvre cooperer", "infinitif avec public"] {
            assert!(seen.iter().any(|seen| seen == name), "{name}: {seen:?}");
        }
    }

    #[test]
    fn a_place_is_among_verbs() {
        let texts = ["Démonter une lentille", "Connaissance des feux", "Ranger", "Dialoguer"];
        assert_eq!(places(texts.into_iter()), [Some(0.0), None, Some(0.5), Some(1.0)]);
        assert_eq!(places(texts.into_iter().take(2)), [None; 2]);
    }

    #[test]
    fn small_words_are_seen_behind_a_verb() {
        let text = "Se coordonner avec son équipe";
        assert_eq!(premier(&fold(text)), "coordonner");
        let seen = traits(text, &fold(text));
        assert!(
            seen.contains(&"infinitif puis avec".to_owned())
                && seen.contains(&"infinitif puis son".to_owned())
        );
        let text = "Travail avec des feux";
        assert!(!traits(text, &fold(text)).iter().any(|seen| seen.contains(" puis ")));
    }

    #[test]
    fn the_table_is_in_order_and_holds_single_words() {
        assert!(poids::POIDS.is_sorted_by(|a, b| a.0 < b.0));
        let single = |name: &str| name.strip_prefix("premier ").is_none_or(|word| !word.contains(' '));
        assert!(poids::POIDS.iter().all(|(name, _)| single(name)));
    }

    #[test]
    fn where_gaps_tell_every_item_has_a_row() {
        for text in
            ["Démonter une lentille", "S’exprimer", "Feux", "Connaître le port", "Être ponctuel", "Organiser"]
        {
            assert!(avec_ecarts(text, &fold(text)).iter().any(|weight| *weight < 0.0), "{text}");
        }
        let [.., relation, _] = avec_ecarts("Régler avec un client", "regler avec un client");
        let [.., alone, _] = avec_ecarts("Régler une lampe", "regler une lampe");
        assert!(relation > alone);
    }

    #[test]
    fn a_word_is_in_one_family() {
        for table in [OUVERTURES, MOTS] {
            let mut words: Vec<_> = table.iter().flat_map(|(.., list)| *list).collect();
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all);
        }
    }
}
