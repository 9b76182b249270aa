//! A footer cut in two: where its row is too narrow, part of its cells stand below the others.

use reac_lines::Line;

use crate::fold::fold;
use crate::ligne::pied::{Colonne, Pied, libelles_en_partie, pied};
use crate::vocabulaire::Vocabulaire;

/// Rows that such a footer was cut into, at most.
const RANGEES: usize = 6;
/// Fewer labels make no footer.
const LIBELLES: usize = 4;

/// The rows of a footer of several rows of labels, each over its own values or all over all: how many rows, and the
/// values. The first of `lines` reads `folded`.
#[must_use]
pub fn pied_coupe(connu: &Vocabulaire, folded: &str, lines: &[Line]) -> Option<(usize, Pied)> {
    libelles_en_partie(connu, folded)?;
    let mut colonnes: Vec<Colonne> = Vec::new();
    let mut valeurs: Vec<String> = Vec::new();
    let mut rangees = 0;
    for (index, line) in lines.iter().take(RANGEES).enumerate() {
        let text = line.text();
        match libelles_en_partie(connu, &fold(&text)) {
            // The next page's footer is another.
            Some(found) if found.iter().any(|colonne| colonnes.contains(colonne)) => return None,
            Some(found) => {
                rangees += 1;
                colonnes.extend(found);
            }
            None => valeurs.push(text),
        }
        if valeurs.len() > rangees {
            return None;
        }
        if rangees > 1 && valeurs.len() == rangees {
            let found = pied(&valeurs.join(" "))?;
            return (colonnes.len() >= LIBELLES).then_some((index + 1, found));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, Pied)> {
        let source = reac_text::read(text.as_bytes()).unwrap();
        let lines = &source.pages.first().unwrap().lines;
        pied_coupe(Vocabulaire::connu(), &fold(&lines.first().unwrap().text()), lines)
    }

    #[test]
    fn pied_coupe_accepts() {
        for text in [
            "SIGLE\tType de document\tCode titre\tMillésime\nGDP\tREAC\tTP-90417\t02\n\
             Date de Validation\tDate de mise à jour\tPage\n12/03/2018\t26/02/2018\t3/38\n",
            "SIGLE\tType de document\tCode titre\nMillésime\tDate de Validation\tPage\nGDP\tREAC\tTP-90417\n02\t12/03/2018\t3/38\n",
        ] {
            let (rows, found) = read(text).unwrap();
            assert_eq!(
                (rows, found.page, found.millesime.as_deref()),
                (4, Some((3, 38)), Some("02")),
                "{text}"
            );
            assert_eq!(found.code_titre.as_deref(), Some("TP-90417"));
        }
    }

    #[test]
    fn pied_coupe_rejects() {
        const WHOLE: &str =
            "SIGLE\tType de document\tCode titre\tMillésime\tPage\nGDP\tREAC\tTP-90417\t02\t3/38\n";
        for text in [
            WHOLE,
            &WHOLE.repeat(2),
            "Page\nVersion\nLe phare\nla nuit\n",
            "SIGLE\tPage\nLe phare\nla nuit\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
