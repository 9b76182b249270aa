//! The cover: title, level, web address.

use nom::Parser;
use nom::multi::many1;
use reac_formes::variantes::FORMULES;

use super::Couverture;
use super::commun::paragraphe;
use crate::blocs::Blocs;
use crate::erreur::Resultat;
use crate::fold::fold;
use crate::ligne::niveau::niveau;
use crate::texte::Texte;

/// What was read of the cover, and the lines of it that are neither content nor formula.
pub type CouvertureLue = (Couverture, Vec<Texte>);

/// The blocks before the first heading.
pub fn couverture(input: Blocs<'_>) -> Resultat<Blocs<'_>, CouvertureLue> {
    let (input, lines) = many1(paragraphe).parse(input)?;
    let folded: Vec<String> = lines.iter().map(|line| fold(&line.texte.texte)).collect();
    let formules = formules(&folded);
    // A foreign page may stand before the cover: the title follows the last of the formulas.
    let start = formules.iter().rposition(|formule| *formule);
    let mut out = Couverture::default();
    let mut other = Vec::new();
    let mut title_open = start.is_some();
    for (index, line) in lines.iter().enumerate() {
        let text = line.texte.texte.as_str();
        let level = niveau(text).ok().map(|(_, level)| level).filter(|_| text.chars().count() < 70);
        if start.is_some_and(|start| index <= start) {
            if !formules.get(index).is_some_and(|formule| *formule) {
                other.push(line.texte.clone());
            }
        } else if let (Some(level), None) = (level, &out.niveau) {
            out.niveau = Some(line.texte.clone());
            out.niveau_europeen = Some(level);
            title_open = false;
        } else if let Some(site) = adresse(text) {
            out.site = Some(line.texte.avec(site));
            title_open = false;
        } else if title_open {
            match &mut out.intitule {
                Some(title) => title.suivre(line.texte.clone()),
                None => out.intitule = Some(line.texte.clone()),
            }
        } else {
            other.push(line.texte.clone());
        }
    }
    Ok((input, (out, other)))
}

/// For each line whether it is a formula, or one line of a formula that runs over several.
fn formules(lines: &[String]) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    for (first, _) in lines.iter().enumerate() {
        for count in 1..=3 {
            let Some(run) = lines.get(first..first + count) else { break };
            if FORMULES.contains(&run.join(" ").as_str()) {
                out.iter_mut().skip(first).take(count).for_each(|formule| *formule = true);
            }
        }
    }
    out
}

/// `Site : http://…`, angle brackets of a converter taken off.
fn adresse(text: &str) -> Option<&str> {
    let at = text.find("http").or_else(|| text.find("www."))?;
    let before = fold(text.get(..at)?);
    let url = text.get(at..)?.split_whitespace().next()?.trim_end_matches(['>', ')', ']']);
    (before.is_empty() || before.starts_with("site")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adresse_accepts() {
        assert_eq!(adresse("Site : <http://phares.example>"), Some("http://phares.example"));
        assert_eq!(adresse("Site : www.phares.example"), Some("www.phares.example"));
    }

    #[test]
    fn formules_accepts_one_over_two_lines() {
        let lines =
            ["centre", "referentiel emploi activites", "competences", "du titre professionnel", "gardien"];
        assert_eq!(formules(&lines.map(String::from)), [false, true, true, true, false]);
    }

    #[test]
    fn adresse_rejects() {
        assert_eq!(adresse("Gardien de phare"), None);
        assert_eq!(adresse("Voir aussi la page http://phares.example"), None);
    }
}

#[cfg(test)]
mod essais {
    use super::*;
    use crate::essais::{accepte, rejette};

    #[test]
    fn couverture_accepts() {
        let text = "Fonds documentaire du centre\n\nREFERENTIEL EMPLOI ACTIVITES COMPETENCES\n\nDU TITRE PROFESSIONNEL\n\nGardien de phare\n\n\
            Niveau III\n\nSite : <http://phares.example>\n";
        let (cover, other) = accepte(text, couverture);
        assert_eq!(cover.intitule.unwrap().texte, "Gardien de phare");
        assert_eq!((cover.niveau.unwrap().texte.as_str(), cover.niveau_europeen), ("Niveau III", Some(5)));
        assert_eq!(cover.site.unwrap().texte, "http://phares.example");
        assert_eq!(other.len(), 1, "a foreign line is not claimed");
    }

    #[test]
    fn couverture_rejects() {
        assert_eq!(
            rejette("SOMMAIRE\n\nFiche emploi type... 7\n", |input| couverture(Blocs(
                &input.0[input.0.len() - 2..][..1]
            ))),
            "a paragraph"
        );
    }
}
