//! The table of contents.

use reac_formes::variantes::PAGES;

use super::EntreeSommaire;
use super::commun::section;
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::ligne::entier;
use crate::ligne::entree_sommaire::entree_sommaire;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// The rows below SOMMAIRE, and what stands among them and is no row.
pub fn sommaire(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Vec<EntreeSommaire>, Vec<Texte>)> {
    let (input, (_, below)) = section(Rubrique::Sommaire)(input)?;
    let mut out = Vec::new();
    let mut open: Option<Texte> = None;
    let mut other = Vec::new();
    for paragraph in below {
        let line = &paragraph.texte;
        if PAGES.contains(&fold(&line.texte).as_str()) {
            continue;
        }
        // A long wording wraps: its page stands on the second row.
        let whole = match open.take() {
            Some(mut first) => {
                first.suivre(line.clone());
                first
            }
            None => line.clone(),
        };
        match entier(entree_sommaire, &whole.texte) {
            Some(row) => out.push(EntreeSommaire { intitule: whole.avec(row.intitule), page: row.page }),
            None => open = Some(whole),
        }
    }
    other.extend(open);
    Ok((input, (out, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essais::{PIED, accepte, blocs, rejette};

    #[test]
    fn sommaire_accepts() {
        let (rows, other) = accepte(
            "SOMMAIRE\n\n\tPages\nFiche emploi type.....\t7\nFiche des phares et balises de\nla côte.... 12\n",
            sommaire,
        );
        assert!(other.is_empty());
        let read: Vec<_> = rows.iter().map(|row| (row.intitule.texte.as_str(), row.page)).collect();
        assert_eq!(
            read,
            [("Fiche emploi type", Some(7)), ("Fiche des phares et balises de la côte", Some(12))]
        );
    }

    #[test]
    fn rows_overleaf_that_read_like_headings_are_rows() {
        let text = format!(
            "SOMMAIRE\n\n\tPages\nFiche emploi type.....\t7\n\n{PIED}Glossaire technique.... 30\n\
             Glossaire du REAC.... 31\n\n{PIED}Introduction\n\nIl était un phare.\n"
        );
        let all = blocs(&text);
        let (rest, (rows, other)) = sommaire(Blocs(&all)).unwrap();
        assert!(other.is_empty());
        assert_eq!(rows.iter().filter_map(|row| row.page).collect::<Vec<_>>(), [7, 30, 31]);
        assert_eq!(rest.0.len(), 2, "Introduction and its paragraph");
    }

    #[test]
    fn sommaire_rejects() {
        assert_eq!(rejette("Introduction\n\nIl était un phare.\n", sommaire), "a heading");
    }
}
