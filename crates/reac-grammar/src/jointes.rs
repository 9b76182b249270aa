//! Items that a converter joined into one paragraph, parted again by their words.
//!
//! The items of a REAC are bare paragraphs on consecutive lines. A converter that looks for paragraphs takes each run of
//! them for one: `Régler le feu Graisser la rotation Connaissance des feux`. In mid-sentence French writes a capital for
//! names alone, so a word in upper case that the document also writes in lower case opens an item, where the word above
//! it can end one. Only a document that shows such runs in several lists is one of joined lists; which were parted is
//! said.

use std::collections::HashMap;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Origin, Word};

use crate::fiches::emploi_type::est_etiquette_de_code;
use crate::indices::mot_ouvert;
use crate::lexique::{infinitif, mot_outil, ouvre_savoir};
use crate::ligne::codes::code_rome;
use crate::ligne::compte::est_une_marque;
use crate::ligne::entier;
use crate::ligne::etiquette::etiquette;
use crate::mots::Mots;
use crate::rangees::{Rangee, Saut};
use crate::texte::{Notes, mots_en_texte};
use crate::titres::{Corps, Rubrique};
use crate::zones::Zone;

/// So many lists, and of the rows of all lists one in so many, hold joined items.
const LISTES: usize = 3;
const UNE_SUR: usize = 4;

/// Parts the joined items of a document whose converter joined them, and says in which lists.
#[must_use]
pub fn separer<'a>(mut zones: Vec<Zone<'a>>, origin: Origin) -> (Vec<Zone<'a>>, Option<Diagnostic>) {
    if origin != Origin::TextUnwrapped {
        return (zones, None);
    }
    let lexique = Lexique::of(&zones);
    let bare = |zone: &&Zone<'_>| matches!(zone.corps(), Corps::Items | Corps::Groupes);
    let lists: Vec<(usize, usize)> = zones
        .iter()
        .filter(bare)
        .map(|zone| {
            let joined = zone.rangees.iter().filter(|row| !coupes(&row.mots, zone, &lexique).is_empty());
            (zone.rangees.len(), joined.count())
        })
        .collect();
    let joined: usize = lists.iter().map(|(_, joined)| joined).sum();
    let rows: usize = lists.iter().map(|(rows, _)| rows).sum();
    let several = lists.iter().filter(|(_, joined)| *joined > 0).count() >= LISTES;
    if !several || joined * UNE_SUR < rows {
        return (zones, None);
    }
    let mut parted: Vec<(String, usize)> = Vec::new();
    for zone in &mut zones {
        let (rows, count) = separer_zone(zone, &lexique);
        if count > 0 {
            let title = zone.titre.first().map(|row| row.texte(Notes::AUCUNE)).unwrap_or_default();
            match parted.iter_mut().find(|(known, _)| *known == title) {
                Some((_, known)) => *known += count,
                None => parted.push((title, count)),
            }
        }
        zone.rangees = rows;
    }
    let named: Vec<String> = parted.iter().map(|(title, count)| format!("{title} × {count}")).collect();
    (zones, Some(Diagnostic::new(Code::ItemsJoined, [named.join(" ; ")])))
}

/// The rows of a zone, parted; and how many were cut off.
fn separer_zone<'a>(zone: &Zone<'a>, lexique: &Lexique) -> (Vec<Rangee<'a>>, usize) {
    let mut out = Vec::with_capacity(zone.rangees.len());
    let mut count = 0;
    for row in &zone.rangees {
        let cuts = coupes(&row.mots, zone, lexique);
        count += cuts.len();
        let mut from = 0;
        for to in cuts.into_iter().chain([row.mots.len()]) {
            let mots = row.mots.get(from..to).unwrap_or_default().to_vec();
            let saut = if from == 0 { row.saut } else { Saut::Lignes(1.0) };
            out.push(Rangee { mots: Mots::new(mots), saut, ..row.clone() });
            from = to;
        }
    }
    (out, count)
}

/// How often the document writes a word in lower case, and how often within a row in upper case; an article taken off.
#[derive(Debug, Default)]
struct Lexique(HashMap<String, (usize, usize)>);

impl Lexique {
    fn of(zones: &[Zone<'_>]) -> Self {
        let mut out: HashMap<String, (usize, usize)> = HashMap::new();
        for row in zones.iter().flat_map(|zone| &zone.rangees) {
            for (index, word) in row.mots.iter().enumerate() {
                let bare = nu(&word.text);
                let counts = out.entry(sans_article(&bare.to_lowercase()).to_owned()).or_default();
                if bare.starts_with(char::is_lowercase) {
                    counts.0 += 1;
                } else if index > 0 {
                    counts.1 += 1;
                }
            }
        }
        Self(out)
    }

    /// A word as others, whose capital is no name's.
    fn est_commun(&self, folded: &str) -> bool {
        self.0.get(sans_article(folded)).is_some_and(|(lower, upper)| lower >= upper)
    }
}

fn nu(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn sans_article(word: &str) -> &str {
    word.split_once(['’', '\''])
        .filter(|(article, _)| article.chars().count() <= 2)
        .map_or(word, |(_, rest)| rest)
}

/// The places of a row's words that begin an item.
fn coupes(mots: &[&Word], zone: &Zone<'_>, lexique: &Lexique) -> Vec<usize> {
    let mut out: Vec<(usize, bool)> = Vec::new();
    let label = |at: usize| {
        let ahead: Vec<&Word> = mots.get(at..).unwrap_or_default().iter().take(6).copied().collect();
        ouvre_un_code_ou_une_liste(&mots_en_texte(&ahead, Notes::AUCUNE), zone.rubrique)
    };
    // Where verbs open the items, a noun opens none.
    let verbs = zone.corps() == Corps::Groupes
        && mots.first().is_some_and(|first| ouverture(&first.text, lexique) == Some(Ouverture::Verbe));
    let mut start = 0;
    let mut open = 0_usize;
    for at in 1..mots.len() {
        let (Some(above), Some(word)) = (mots.get(at - 1), mots.get(at)) else { continue };
        open = (open + above.text.matches('(').count()).saturating_sub(above.text.matches(')').count());
        let stop = above.text.ends_with(['.', '!', '?']);
        let lower = || mots.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
        let opens = || match (zone.corps(), ouverture(&word.text, lexique)) {
            (Corps::Items | Corps::Groupes, Some(Ouverture::Verbe | Ouverture::Article)) => open == 0,
            // Two words with a capital are a name.
            (Corps::Items | Corps::Groupes, Some(Ouverture::Nom)) => {
                let name = at != start + 1 && nu(&above.text).starts_with(char::is_uppercase);
                open == 0 && !verbs && !name && lower()
            }
            _ => false,
        };
        if tiret(above, word) || label(at) {
            out.push((at, false));
            start = at;
        } else if peut_finir(above, at == 1) && opens() {
            // A savoir-faire is no sentence: behind a stop its verb begins another.
            let verb =
                zone.corps() == Corps::Groupes && ouverture(&word.text, lexique) == Some(Ouverture::Verbe);
            out.push((at, stop && !verb));
            start = at;
        }
    }
    // Where items end without a stop, one within an item is none of its end.
    let stops = out.iter().any(|(_, stop)| !stop);
    out.into_iter().filter(|(_, stop)| !(*stop && stops)).map(|(at, _)| at).collect()
}

/// A dash behind what announces or ends an item.
fn tiret(above: &Word, word: &Word) -> bool {
    matches!(word.text.as_str(), "-" | "–" | "—" | "•") && above.text.ends_with([':', ';', '.', ','])
}

/// A label of the lists of old and new activities, or of codes.
fn ouvre_un_code_ou_une_liste(text: &str, rubrique: Option<Rubrique>) -> bool {
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    match rubrique {
        Some(Rubrique::Niveau | Rubrique::Rome) => {
            est_etiquette_de_code(text)
                || (text.get(1..5).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
                    && entier(code_rome, text).is_some())
        }
        _ => text.contains(':') && etiquette(text).is_some(),
    }
}

/// An item may end with this word: no article, no preposition, no comma. The first word of a row may be its number.
fn peut_finir(word: &Word, first: bool) -> bool {
    let text = word.text.as_str();
    let open = text.ends_with([',', ':', '(', '«', '’', '\'', '-', '/']) || mot_ouvert(text);
    let number = first && (!text.chars().any(char::is_alphabetic) || est_une_marque(text));
    !open && !number
}

/// What may open an item with a capital that no name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ouverture {
    /// A verb, or what opens a savoir.
    Verbe,
    Article,
    /// A word that the document mostly writes in lower case.
    Nom,
}

fn ouverture(word: &str, lexique: &Lexique) -> Option<Ouverture> {
    let bare = nu(word);
    let mut letters = bare.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let lower = |c: char| c.is_lowercase() || matches!(c, '’' | '\'');
    if !capital || !word.starts_with(char::is_uppercase) || !letters.next().is_none_or(lower) {
        return None;
    }
    let folded = bare.to_lowercase();
    if infinitif(&folded) || ouvre_savoir(&folded) {
        Some(Ouverture::Verbe)
    } else if mot_outil(bare) {
        Some(Ouverture::Article)
    } else {
        (bare.chars().count() > 1 && lexique.est_commun(&folded)).then_some(Ouverture::Nom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mesures::Mesures;
    use crate::pages::feuilles;
    use crate::vocabulaire::Vocabulaire;

    /// The rows below the headings of a text, and whether lists were parted.
    fn rows(text: &str) -> (Vec<String>, Option<Diagnostic>) {
        let source = reac_text::read(text.as_bytes()).unwrap();
        let connu = Vocabulaire::connu();
        let pages = feuilles(&source, connu);
        let mesures = Mesures::prendre(&pages, Origin::TextUnwrapped);
        let zones = crate::zones::zones(crate::rangees::rangees(&pages, &mesures), &mesures, connu);
        let (zones, said) = separer(zones, Origin::TextUnwrapped);
        let all = zones.iter().flat_map(|zone| &zone.rangees).map(|row| row.texte(Notes::AUCUNE));
        (all.collect(), said)
    }

    fn fiche(number: usize, items: &str) -> String {
        format!(
            "FICHE COMPETENCE PROFESSIONNELLE N° {number}\n\nTenir le feu\n\nCritères de performance\n\n{items}\n\n\
             Savoir-faire techniques, savoir-faire organisationnels, savoir-faire relationnels, savoirs\n\n\
             Graisser la rotation de Fresnel Suivre le journal\n\nConnaissance du code Notions de marine\n\n"
        )
    }

    #[test]
    fn joined_items_are_parted_and_said() {
        let text: String = (1..4)
            .map(|n| fiche(n, "Le feu est allumé Les relevés du code sont justes. La tour est sèche"))
            .collect();
        let (rows, said) = rows(&text);
        let first: Vec<&str> = rows.iter().skip(1).take(6).map(String::as_str).collect();
        assert_eq!(
            first,
            [
                "Le feu est allumé",
                "Les relevés du code sont justes. La tour est sèche",
                "Graisser la rotation de Fresnel",
                "Suivre le journal",
                "Connaissance du code",
                "Notions de marine"
            ]
        );
        assert_eq!(
            said.unwrap().args.first().map(|args| args.contains("Critères de performance × 3")),
            Some(true)
        );
    }

    #[test]
    fn items_on_rows_of_their_own_stay() {
        let text: String = (1..4)
            .map(|n| fiche(n, "Le feu").replace(" Suivre", "\n\nSuivre").replace(" Notions", "\n\nNotions"))
            .collect();
        assert!(rows(&text).1.is_none());
    }

    #[test]
    fn names_numbers_and_open_phrases_part_nothing() {
        let counts = [("code", (3, 1)), ("tour", (1, 0)), ("entretien", (1, 0)), ("internet", (1, 4))];
        let known = Lexique(counts.map(|(word, counts)| (word.to_owned(), counts)).into());
        let opens = |word: &str| ouverture(word, &known);
        assert_eq!((opens("Code"), opens("L’entretien")), (Some(Ouverture::Nom), Some(Ouverture::Article)));
        assert_eq!((opens("S’exprimer"), opens("Notions")), (Some(Ouverture::Verbe), Some(Ouverture::Verbe)));
        for name in ["Fresnel", "TTC", "code", "(Code", "Internet"] {
            assert_eq!(opens(name), None, "{name}");
        }
        let word = |text: &str| Word { text: text.to_owned(), ..source_word() };
        assert!(peut_finir(&word("feu"), false) && peut_finir(&word("feu."), false));
        for open in ["du", "feu,", "«", "notamment"] {
            assert!(!peut_finir(&word(open), false), "{open}");
        }
        assert!(!peut_finir(&word("1."), true));
    }

    fn source_word() -> Word {
        let source = reac_text::read(b"phare").unwrap();
        source.pages.first().unwrap().lines.first().unwrap().words.first().unwrap().clone()
    }
}
