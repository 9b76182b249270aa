//! The copies of each title: where a document prints it besides its own fiche, and which fiche a copy belongs to.

use reac_grammar::Lecture;
use reac_lines::Origin;
use reac_grammar::rattachement::Activite;
use reac_grammar::tables::LigneSynoptique;
use reac_grammar::texte::Texte;

use crate::alike::pair;

/// Where a copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Synoptique,
    ListeEmploi,
    ListeExtensions,
    ListeActivite,
    ListeNouveau,
    ListeTransversales,
}

impl Place {
    /// Its name among the terms of messages.
    pub(crate) fn term(self) -> String {
        match self {
            Self::Synoptique => "@synoptique",
            Self::ListeEmploi => "@liste_emploi",
            Self::ListeExtensions => "@liste_extensions",
            Self::ListeActivite => "@liste_activite",
            Self::ListeNouveau => "@liste_nouveau",
            Self::ListeTransversales => "@liste_transversales",
        }
        .to_owned()
    }
}

/// One copy of a title.
#[derive(Debug, Clone)]
pub(crate) struct Copy<'l> {
    pub(crate) place: Place,
    pub(crate) texte: &'l Texte,
    /// The number printed beside it.
    pub(crate) number: Option<u32>,
    /// The activity it stands under.
    pub(crate) activity: Option<Activite>,
    /// Index of its fiche.
    pub(crate) fiche: Option<usize>,
}

/// All copies, by what they are copies of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Copies<'l> {
    pub(crate) activities: Vec<Copy<'l>>,
    pub(crate) competences: Vec<Copy<'l>>,
    pub(crate) transversales: Vec<Copy<'l>>,
}

/// Gathers the copies and joins them with their fiches.
pub(crate) fn copies(lecture: &Lecture) -> Copies<'_> {
    let fiches = &lecture.fiches;
    let mut out = Copies::default();
    out.activities.extend(join_activities(lecture, synoptic_activities(lecture)));
    out.activities.extend(join_activities(lecture, listed_activities(lecture)));
    out.activities.extend(join_activities(lecture, new_activities(lecture)));
    out.competences.extend(join_competences(lecture, synoptic_competences(lecture)));
    out.competences.extend(join_competences(lecture, listed_competences(lecture)));
    out.competences.extend(join_competences(lecture, competences_of_activities(lecture)));
    let rows: Vec<Copy<'_>> = fiches
        .emploi_type
        .competences_transversales
        .iter()
        .map(|texte| Copy { place: Place::ListeTransversales, texte, number: None, activity: None, fiche: None })
        .collect();
    let titles: Vec<&str> = fiches.transversales.iter().map(|fiche| fiche.intitule.texte.as_str()).collect();
    out.transversales = join(rows, &titles, |row, fiche, _| row == fiche);
    out
}

/// Rows of the tables. In text broken at its margins a cell's lines cannot be told from its neighbours': such a table
/// is no evidence.
fn synoptic_rows(lecture: &Lecture) -> &[LigneSynoptique] {
    if lecture.reperes.origine == Origin::TextWrapped { &[] } else { &lecture.fiches.synoptique }
}

fn synoptic_competences(lecture: &Lecture) -> Vec<Copy<'_>> {
    let rows = synoptic_rows(lecture).iter();
    rows.map(|row| Copy {
        place: Place::Synoptique,
        texte: &row.intitule,
        number: Some(row.competence),
        activity: row.activite.map(|activity| (false, activity)),
        fiche: None,
    })
    .collect()
}

/// Each activity of the synoptic tables once, though its cell spans rows.
fn synoptic_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let mut out: Vec<Copy<'_>> = Vec::new();
    for row in synoptic_rows(lecture) {
        let (Some(number), Some(texte)) = (row.activite, &row.intitule_activite) else { continue };
        if out.iter().all(|copy| copy.texte.texte != texte.texte) {
            out.push(Copy { place: Place::Synoptique, texte, number: Some(number), activity: None, fiche: None });
        }
    }
    out
}

fn listed_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let lists = lecture.fiches.emploi_type.listes.iter();
    lists
        .map(|list| Copy {
            place: if list.ccs { Place::ListeExtensions } else { Place::ListeEmploi },
            texte: &list.intitule,
            number: list.numero,
            activity: None,
            fiche: None,
        })
        .collect()
}

fn new_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let nouveau = &lecture.fiches.introduction.nouveau;
    let copy = |texte| Copy { place: Place::ListeNouveau, texte, number: None, activity: None, fiche: None };
    nouveau.activites.iter().chain(&nouveau.ccs).map(copy).collect()
}

fn listed_competences(lecture: &Lecture) -> Vec<Copy<'_>> {
    let mut out = Vec::new();
    let (mut own, mut extensions) = (0, 0);
    for list in &lecture.fiches.emploi_type.listes {
        let rank = if list.ccs { &mut extensions } else { &mut own };
        *rank += 1;
        // In the list of extensions numbers may run on where those of the fiches start again: rank counts.
        let number = if list.ccs { *rank } else { list.numero.unwrap_or(*rank) };
        let place = if list.ccs { Place::ListeExtensions } else { Place::ListeEmploi };
        let activity = Some((list.ccs, number));
        out.extend(list.competences.iter().map(|texte| Copy { place, texte, number: None, activity, fiche: None }));
    }
    out
}

fn competences_of_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let fiches = lecture.fiches.activites.iter();
    fiches
        .flat_map(|fiche| {
            let activity = Some((fiche.ccs, fiche.numero));
            let place = Place::ListeActivite;
            fiche.competences.iter().map(move |texte| Copy { place, texte, number: None, activity, fiche: None })
        })
        .collect()
}

fn join_activities<'l>(lecture: &'l Lecture, rows: Vec<Copy<'l>>) -> Vec<Copy<'l>> {
    let fiches = &lecture.fiches.activites;
    let titles: Vec<&str> = fiches.iter().map(|fiche| fiche.intitule.texte.as_str()).collect();
    join(rows, &titles, |row, fiche, copy| match copy.number {
        Some(number) => fiches.get(fiche).is_some_and(|fiche| fiche.numero == number),
        None => row == fiche,
    })
}

fn join_competences<'l>(lecture: &'l Lecture, rows: Vec<Copy<'l>>) -> Vec<Copy<'l>> {
    let fiches = &lecture.fiches.competences;
    let titles: Vec<&str> = fiches.iter().map(|fiche| fiche.intitule.texte.as_str()).collect();
    join(rows, &titles, |row, fiche, copy| match copy.number {
        Some(number) => fiches.get(fiche).is_some_and(|fiche| !fiche.ccs && fiche.numero == number),
        None => row == fiche,
    })
}

fn join<'l>(mut rows: Vec<Copy<'l>>, titles: &[&str], agree: impl Fn(usize, usize, &Copy<'l>) -> bool) -> Vec<Copy<'l>> {
    let texts: Vec<&str> = rows.iter().map(|copy| copy.texte.texte.as_str()).collect();
    let pairs = pair(&texts, titles, |row, fiche| rows.get(row).is_some_and(|copy| agree(row, fiche, copy)));
    for (copy, fiche) in rows.iter_mut().zip(pairs) {
        copy.fiche = fiche;
    }
    rows
}
