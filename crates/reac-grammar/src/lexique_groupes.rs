//! What the words of an item say of its group: weights fitted on how REACs are written.
//!
//! The place decides, not the sentence: the same words occur as savoir-faire technique in one fiche and as
//! organisationnel in another. Where gaps of the print part the groups, words weigh little beside them (`ecarts`,
//! set by hand with the gaps). Where none does, words are all there is: a linear model's weights, fitted by
//! `cargo run -p reac-grammar --example poids_des_mots` on the golds of a corpus, that start from what families of
//! words mean (`familles`).
//!
//! Of 1,370 items of five documents 93 come out in a wrong group, each document left out of the fit (93.2 % right; the
//! rows set by hand, which knew all five, left 91), and of 692 items of seven invented documents of other trades 61
//! (115 with those rows).

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
    let printed = text.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    let infinitive = infinitif(printed.trim_end_matches([',', ';']));
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
    out
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

/// Log-odds that an item of this wording, given folded too, stands in each group, where nothing but words tells.
#[must_use]
pub(crate) fn seuls(text: &str, folded: &str) -> Poids {
    let mut sums = [0.0; 4];
    for seen in traits(text, folded) {
        let Ok(row) = poids::POIDS.binary_search_by(|(name, _)| (*name).cmp(seen.as_str())) else { continue };
        let weights = poids::POIDS.get(row).map_or(&[0.0; 4], |(_, weights)| weights);
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += weight;
        }
    }
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
        let weights = seuls(text, &fold(text));
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
