//! Items and paragraphs out of words, grammatical enough to be taken for French.

use fastrand::Rng;

use super::words::{FIELDS, GESTURES, MANNERS, Noun, PEOPLE, PLANS, THINGS};

/// One of a table's entries.
pub(crate) fn pick<T: Copy>(rng: &mut Rng, table: &[T]) -> Option<T> {
    table.get(rng.usize(0..table.len().max(1))).copied()
}

/// In so many cases of a hundred.
pub(crate) fn chance(rng: &mut Rng, percent: u8) -> bool {
    rng.u8(0..100) < percent
}

/// A noun with its article, and how its participle ends.
fn with_article(rng: &mut Rng) -> (String, &'static str) {
    let noun = thing(rng);
    match (rng.bool(), noun.feminine) {
        (true, true) => (format!("les {}", noun.many), "es"),
        (true, false) => (format!("les {}", noun.many), "s"),
        (false, feminine) if elides(noun.one) => (format!("l’{}", noun.one), if feminine { "e" } else { "" }),
        (false, true) => (format!("la {}", noun.one), "e"),
        (false, false) => (format!("le {}", noun.one), ""),
    }
}

fn thing(rng: &mut Rng) -> Noun {
    pick(rng, &THINGS).unwrap_or(Noun { one: "outil", many: "outils", feminine: false })
}

/// Whether the article loses its vowel.
fn elides(noun: &str) -> bool {
    noun.starts_with(['a', 'e', 'é', 'i', 'o', 'œ', 'u', 'h'])
}

fn manner(rng: &mut Rng) -> &'static str {
    pick(rng, &MANNERS).unwrap_or_default()
}

/// First letter capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Manners one after the other, as many as chance has it.
fn manners(rng: &mut Rng, text: String) -> String {
    let count = match rng.u8(0..10) {
        0..4 => 0,
        4..8 => 1,
        8 => 2,
        _ => 3,
    };
    (0..count).fold(text, |text, _| format!("{text} {}", manner(rng)))
}

/// An infinitive and its object: a title, or the heart of a savoir-faire.
pub(super) fn action(rng: &mut Rng) -> String {
    let (verb, _) = pick(rng, &GESTURES).unwrap_or(("Vérifier", "vérifié"));
    let (object, _) = with_article(rng);
    format!("{verb} {object}")
}

/// A savoir-faire technique.
pub(super) fn technique(rng: &mut Rng) -> String {
    let base = if chance(rng, 4) {
        let noun = thing(rng);
        let of = if elides(noun.many) { "d’" } else { "de " };
        format!("Maîtrise {of}{}", noun.many)
    } else {
        action(rng)
    };
    manners(rng, base)
}

/// A savoir-faire organisationnel.
pub(super) fn organisation(rng: &mut Rng) -> String {
    let base = pick(rng, &PLANS).unwrap_or_default().to_owned();
    manners(rng, base)
}

/// A savoir-faire relationnel.
pub(super) fn relation(rng: &mut Rng) -> String {
    let (them, to_them) = pick(rng, &PEOPLE).unwrap_or_default();
    let (object, _) = with_article(rng);
    let base = match rng.u8(0..6) {
        0 => format!("Écouter {them}"),
        1 => format!("Expliquer son choix {to_them}"),
        2 => format!("Présenter {object} {to_them}"),
        3 => format!("Informer {them} d’un retard"),
        4 => format!("Reformuler la demande et la faire valider avec {them}"),
        _ => format!("Rassurer {them}"),
    };
    manners(rng, base)
}

/// A savoir; one in ten does not begin with `Connaissance`.
pub(super) fn savoir(rng: &mut Rng) -> String {
    let field = pick(rng, &FIELDS).unwrap_or_default();
    let base = match rng.u8(0..20) {
        0 => format!("Notions {field}").replace("Notions de base ", "Notions "),
        1 => format!("Connaissances {field}"),
        2 => format!("Savoir lire {}", with_article(rng).0),
        _ => format!("Connaissance {field}"),
    };
    if chance(rng, 30) { manners(rng, base) } else { base }
}

/// A criterion of performance.
pub(crate) fn criterion(rng: &mut Rng) -> String {
    let (subject, ending) = with_article(rng);
    let many = subject.starts_with("les ");
    let (_, participle) = pick(rng, &GESTURES).unwrap_or(("Vérifier", "vérifié"));
    let base = match rng.u8(0..5) {
        0 => format!("{subject} {} compte des contraintes du site", if many { "tiennent" } else { "tient" }),
        1 => format!("{subject} {} au modèle", if many { "correspondent" } else { "correspond" }),
        _ => {
            let be = if many { "sont" } else { "est" };
            // A participle that ends in `i` or `é` takes the noun's ending as it is.
            format!("{subject} {be} {participle}{ending}")
        }
    };
    manners(rng, capital(&base))
}

/// A paragraph of so many sentences.
pub(crate) fn paragraph(rng: &mut Rng, sentences: usize) -> String {
    let sentences: Vec<String> = (0..sentences)
        .map(|_| match rng.u8(0..4) {
            0 => format!("Il faut parfois {}.", lower(&technique(rng))),
            1 => format!("{}.", criterion(rng)),
            2 => format!(
                "Le travail consiste à {}, puis à {}.",
                lower(&action(rng)),
                lower(&organisation(rng))
            ),
            _ => format!("Selon le lieu, on peut {} ou {}.", lower(&action(rng)), lower(&relation(rng))),
        })
        .collect();
    sentences.join(" ")
}

/// First letter small.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_item_begins_as_its_kind_does() {
        let mut rng = Rng::with_seed(7);
        let infinitive = |text: &str| {
            let first = text.split(' ').next().unwrap_or_default();
            ["er", "ir", "re"].iter().any(|ending| first.ends_with(ending))
        };
        let mut known = 0;
        for _ in 0..200 {
            assert!(infinitive(&organisation(&mut rng)));
            assert!(infinitive(&relation(&mut rng)));
            known += u32::from(savoir(&mut rng).starts_with("Connaissance"));
            assert!(criterion(&mut rng).starts_with('L'));
        }
        assert!((160..200).contains(&known), "{known}");
    }
}
