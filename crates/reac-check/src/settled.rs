//! Doubts about where a criterion or the title of a competence ends that the other half of the titre settles: it prints the
//! same ones, set in other lines.

use std::collections::BTreeSet;

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_model::{Re, Reac};

/// A criterion or a title of a competence: the list it stands in, where in it, how it reads. What stands in no list is the
/// first of one.
type Critere<'t> = (String, usize, &'t str);

fn of_reac(reac: &Reac) -> Vec<Critere<'_>> {
    let fiches = reac.competences_professionnelles.iter().enumerate();
    let each = fiches.flat_map(|(at, fiche)| {
        let own = format!("/competences_professionnelles/{at}");
        let title = (format!("{own}/intitule"), 0, fiche.intitule.as_str());
        let items = in_order(format!("{own}/criteres_performance"), &fiche.criteres_performance);
        std::iter::once(title).chain(items).collect::<Vec<_>>()
    });
    each.collect()
}

fn in_order(list: String, items: &[String]) -> impl Iterator<Item = Critere<'_>> {
    items.iter().enumerate().map(move |(at, text)| (list.clone(), at, text.as_str()))
}

fn of_re(re: &Re) -> Vec<Critere<'_>> {
    let mut out = Vec::new();
    for (test, epreuve) in re.epreuves.iter().enumerate() {
        let of = |part: &str, row: usize, list: &str| format!("/epreuves/{test}/{part}/{row}/{list}");
        for (row, modalite) in epreuve.modalites.iter().enumerate() {
            out.extend(in_order(of("modalites", row, "competences"), &modalite.competences));
        }
        for (row, critere) in epreuve.criteres.iter().enumerate() {
            out.push((of("criteres", row, "competence"), 0, critere.competence.as_str()));
            out.extend(in_order(of("criteres", row, "criteres"), &critere.criteres));
        }
        for (row, transversale) in epreuve.transversales.iter().enumerate() {
            out.extend(in_order(of("transversales", row, "competences"), &transversale.competences));
        }
    }
    out
}

/// Whether a finding about joins is about a criterion: about the end of the one before it, or about what it is made of.
fn is_about(found: &Diagnostic, (list, at, _): &Critere<'_>) -> bool {
    let own = found.pointer.as_deref().filter(|_| found.code == Code::JoinUncertain);
    let Some(rest) = own.and_then(|own| own.strip_prefix(list.as_str())) else { return false };
    let doubted = rest.strip_prefix('/').and_then(|rest| rest.parse::<usize>().ok());
    rest.is_empty() || doubted.is_some_and(|doubted| doubted == *at || doubted == *at + 1)
}

/// Wordings of the criteria that nothing is doubted of.
fn sure(criteria: &[Critere<'_>], found: &[Diagnostic]) -> BTreeSet<String> {
    let sure = criteria.iter().filter(|critere| !found.iter().any(|found| is_about(found, critere)));
    sure.map(|(.., text)| fold(text)).collect()
}

/// Which findings about joins the other half settles: of each criterion they are about, it prints the same without doubt.
fn settled(own: &[Critere<'_>], found: &[Diagnostic], other: &BTreeSet<String>) -> Vec<bool> {
    let each = found.iter().map(|found| {
        let mut about = own.iter().filter(|critere| is_about(found, critere)).peekable();
        about.peek().is_some() && about.all(|(.., text)| other.contains(&fold(text)))
    });
    each.collect()
}

/// Which of the findings about a REAC its référentiel d'évaluation settles, and which of that one's the REAC.
#[must_use]
pub fn settled_by_halves(
    (reac, about_reac): (&Reac, &[Diagnostic]),
    (re, about_re): (&Re, &[Diagnostic]),
) -> (Vec<bool>, Vec<bool>) {
    let is_doubted = |found: &[Diagnostic]| found.iter().any(|found| found.code == Code::JoinUncertain);
    if !is_doubted(about_reac) && !is_doubted(about_re) {
        return (vec![false; about_reac.len()], vec![false; about_re.len()]);
    }
    let (reac, re) = (of_reac(reac), of_re(re));
    let other = |doubted: &[Diagnostic], criteria: &[Critere<'_>], found: &[Diagnostic]| {
        if is_doubted(doubted) { sure(criteria, found) } else { BTreeSet::new() }
    };
    let (sure_of_re, sure_of_reac) = (other(about_reac, &re, about_re), other(about_re, &reac, about_reac));
    (settled(&reac, about_reac, &sure_of_re), settled(&re, about_re, &sure_of_reac))
}

/// Competences and criteria of a REAC whose wording nothing is doubted of.
#[must_use]
pub fn sure_wordings<'r>(reac: &'r Reac, found: &[Diagnostic]) -> Vec<&'r str> {
    let criteria = of_reac(reac).into_iter();
    let sure = criteria.filter(|critere| !found.iter().any(|found| is_about(found, critere)));
    sure.map(|(.., text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "/epreuves/0/criteres/0/criteres";

    fn criteria<'t>(texts: &[&'t str]) -> Vec<Critere<'t>> {
        texts.iter().enumerate().map(|(at, text)| (LIST.to_owned(), at, *text)).collect()
    }

    fn doubt(at: usize) -> Diagnostic {
        Diagnostic::new(Code::JoinUncertain, ["avant", "apres", "@indice"].map(str::to_owned))
            .at_pointer(format!("{LIST}/{at}"))
    }

    fn other(texts: &[&str]) -> BTreeSet<String> {
        texts.iter().map(|text| fold(text)).collect()
    }

    #[test]
    fn what_the_other_half_prints_alike_is_settled() {
        let own = criteria(&["Le feu est allumé", "La lentille est propre", "Les navires sont comptés"]);
        let both = other(&["La lentille est propre", "le feu est allumé"]);
        assert_eq!(settled(&own, &[doubt(1)], &both), [true]);
        assert_eq!(settled(&own, &[doubt(0)], &both), [true]);
    }

    #[test]
    fn what_it_prints_otherwise_or_not_at_all_is_not() {
        let own = criteria(&["Le feu est allumé", "La lentille est propre"]);
        for known in [&["La lentille est propre"][..], &["Le feu est allumé La lentille est propre"], &[]] {
            assert_eq!(settled(&own, &[doubt(1)], &other(known)), [false], "{known:?}");
        }
        let title = vec![("/epreuves/0/criteres/0/competence".to_owned(), 0, "Garder le phare")];
        let doubted =
            Diagnostic { pointer: Some("/epreuves/0/criteres/0/competence".to_owned()), ..doubt(0) };
        let of_title = |known: &str| settled(&title, std::slice::from_ref(&doubted), &other(&[known]));
        assert_eq!((of_title("Garder le phare"), of_title("Garder")), (vec![true], vec![false]));
        let elsewhere = Diagnostic { pointer: Some("/titre/intitule".to_owned()), ..doubt(0) };
        let unplaced = Diagnostic { pointer: None, ..doubt(0) };
        let all = other(&["Le feu est allumé", "La lentille est propre"]);
        assert_eq!(settled(&own, &[elsewhere, unplaced], &all), [false, false]);
    }

    #[test]
    fn a_doubted_criterion_settles_nothing() {
        let own = criteria(&["Le feu est allumé", "La lentille est propre", "Les navires sont comptés"]);
        assert_eq!(sure(&own, &[doubt(1)]), other(&["Les navires sont comptés"]));
        assert_eq!(sure(&own, &[]).len(), 3);
    }
}
