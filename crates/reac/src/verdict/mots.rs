//! Words that no list knows.

use foldhash::{HashMap, HashMapExt};
use reac_diagnostic::{Code, Diagnostic};
use reac_model::{Chemin, Place};
use reac_normalise::{Class, WordList};

/// One word in so many is unknown in a document of a trade that brings many words along.
const UN_MOT_SUR: usize = 25;

/// Fewer words than these say nothing by their share.
const PEU: usize = 200;

/// How many words of the content are in no list, and how many there are. Codes, addresses and names in capitals are none.
pub(super) fn inconnus(textes: &[(Chemin, Place, &String)]) -> (usize, usize) {
    let list = WordList::shipped();
    // A document says the same words again and again: each is looked up once.
    let mut seen: HashMap<&str, bool> = HashMap::new();
    let (mut unknown, mut all) = (0, 0);
    for (_, place, texte) in textes {
        if matches!(place, Place::Pied | Place::Code | Place::Adresse | Place::Niveau) {
            continue;
        }
        for word in texte.split(|c: char| !est_dans_un_mot(c)).filter(|word| est_un_mot(word)) {
            all += 1;
            let is_unknown = || list.class_of_capital(&word.to_lowercase()) == Class::NONE;
            unknown += usize::from(*seen.entry(word).or_insert_with(is_unknown));
        }
    }
    (unknown, all)
}

/// A letter or a digit.
fn est_dans_un_mot(c: char) -> bool {
    // The accents of French, without the tables of Unicode.
    matches!(c, 'a'..='z' | 'à'..='ö') || c.is_alphanumeric()
}

/// Letters alone, three at least, not all of them capitals.
fn est_un_mot(word: &str) -> bool {
    if word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return true;
    }
    word.chars().count() >= 3
        && word.chars().all(char::is_alphabetic)
        && word.chars().skip(1).any(char::is_lowercase)
}

/// R0804.
pub(super) fn mots_inconnus(textes: &[(Chemin, Place, &String)]) -> Option<Diagnostic> {
    let (unknown, all) = inconnus(textes);
    (all >= PEU && unknown * UN_MOT_SUR > all)
        .then(|| Diagnostic::new(Code::WordsUnknown, [unknown.to_string(), all.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Diagnostic> {
        let text = text.to_owned();
        mots_inconnus(&[(Chemin::default(), Place::Prose, &text)])
    }

    #[test]
    fn lost_letters_are_told_from_a_trade_of_its_own() {
        let sound = "Le gardien règle la lentille et informe les bateaux de la côte. ".repeat(40);
        assert_eq!(found(&sound), None);
        assert!(found(&sound.replace("è", "").replace("teau", "te")).is_some());
        assert_eq!(found("grdien lntille btaux"), None, "too few");
    }
}
