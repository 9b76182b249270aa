//! The table of contents.

use reac_formes::variantes::PAGES;

use super::EntreeSommaire;
use super::commun::section;
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::ligne::entier;
use crate::ligne::entree_sommaire::{entree_sommaire, page_collee};
use crate::texte::Texte;
use crate::titres::Rubrique;

/// A row is further below the last than this, in lines, where it does not go on with it.
const A_PART: f32 = 1.6;

/// The rows below SOMMAIRE, and what stands among them and is no row.
pub fn sommaire(input: Blocs<'_>) -> Resultat<Blocs<'_>, (Vec<EntreeSommaire>, Vec<Texte>)> {
    let (input, (_, below)) = section(Rubrique::Sommaire)(input)?;
    let mut out = Vec::new();
    let mut open: Option<Texte> = None;
    let mut other = Vec::new();
    if below.iter().all(|paragraph| entier(entree_sommaire, &paragraph.texte.texte).is_none()) {
        return Ok((input, (sans_pages(below.iter().map(|paragraph| &paragraph.texte)), other)));
    }
    for paragraph in below {
        let line = &paragraph.texte;
        if PAGES.contains(&fold(&line.texte).as_str()) {
            continue;
        }
        // What stands apart from the row above begins another, page or not.
        if paragraph.saut.lignes(0.0) >= A_PART
            && let Some(row) = open.take()
        {
            out.push(sans_page(&row));
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
    match open {
        Some(row) if out.iter().any(|known| known.page.is_none()) => out.push(sans_page(&row)),
        open => other.extend(open),
    }
    Ok((input, (out, other)))
}

/// Rows whose page is glued to them, stands below, or is not there.
fn sans_pages<'t>(lines: impl Iterator<Item = &'t Texte>) -> Vec<EntreeSommaire> {
    let mut out: Vec<EntreeSommaire> = Vec::new();
    for line in lines.filter(|line| !PAGES.contains(&fold(&line.texte).as_str())) {
        let (title, page) = page_collee(&line.texte);
        match out.last_mut() {
            Some(last) if title.is_empty() => last.page = last.page.or(page),
            _ => out.push(EntreeSommaire { intitule: line.avec(title), page }),
        }
    }
    out
}

/// A row whose page was not printed or not recognised, without what is left of its leader.
fn sans_page(row: &Texte) -> EntreeSommaire {
    let intitule = row.texte.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·'));
    EntreeSommaire { intitule: row.avec(intitule), page: None }
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
    fn rows_without_a_page_are_rows_where_they_stand_apart() {
        let text = format!(
            "SOMMAIRE\n\nFiche emploi type\n\nFiche des phares...\n\nGlossaire technique\n\n{PIED}\
             FICHE EMPLOI TYPE\n\nGardien\n\nGlossaire technique\n\nFeu : ce qui luit.\n"
        );
        let all = blocs(&text);
        let (rest, (rows, other)) = sommaire(Blocs(&all)).unwrap();
        let read: Vec<_> = rows.iter().map(|row| (row.intitule.texte.as_str(), row.page)).collect();
        assert_eq!(
            read,
            [("Fiche emploi type", None), ("Fiche des phares", None), ("Glossaire technique", None)]
        );
        assert!(other.is_empty() && rest.0.len() > 2);
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
    fn pages_are_glued_or_below_or_missing() {
        for (rows, pages) in [
            (
                "Présentation de l’évolution du titre5\n\nListe des activités5\n\nFiche emploi type7",
                vec![5, 5, 7],
            ),
            (
                "Présentation de l’évolution du titre\n\n5\n\nListe des activités\n\n5\n\nFiche emploi type\n\n7",
                vec![5, 5, 7],
            ),
            ("Présentation de l’évolution du titre\n\nListe des activités\n\nFiche emploi type", vec![]),
        ] {
            let all = blocs(&format!("SOMMAIRE\n\nPages\n\n{rows}\n\nIntroduction\n\nIl était un phare.\n"));
            let (rest, (read, other)) = sommaire(Blocs(&all)).unwrap();
            assert!(other.is_empty());
            assert_eq!(read.len(), 3, "{rows}");
            assert_eq!(read.iter().filter_map(|row| row.page).collect::<Vec<_>>(), pages);
            assert_eq!(rest.0.len(), 2, "Introduction and its paragraph");
        }
    }

    #[test]
    fn sommaire_rejects() {
        assert_eq!(rejette("Introduction\n\nIl était un phare.\n", sommaire), "a heading");
    }
}
