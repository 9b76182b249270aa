//! The copies of each title: where a document prints it besides its own fiche, and which fiche a copy belongs to.

use reac_grammar::Lecture;
use reac_grammar::LigneSynoptique;
use reac_grammar::fold::fold;
use reac_grammar::texte::Texte;
use reac_lines::Origin;
use reac_model::ActiviteId;

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
    pub(crate) activity: Option<ActiviteId>,
    /// Index of its fiche.
    pub(crate) fiche: Option<usize>,
    /// The title it stands for, where several were read as one item: of its own wording nothing is known.
    pub(crate) part: Option<&'l str>,
}

impl<'l> Copy<'l> {
    /// The title it prints.
    pub(crate) fn wording(&self) -> &'l str {
        self.part.unwrap_or(self.texte.texte.as_str())
    }
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
        .reac
        .emploi_type
        .competences_transversales
        .iter()
        .map(|texte| Copy {
            place: Place::ListeTransversales,
            texte,
            number: None,
            activity: None,
            fiche: None,
            part: None,
        })
        .collect();
    let titles: Vec<&str> =
        fiches.reac.competences_transversales.iter().map(|fiche| fiche.intitule.texte.as_str()).collect();
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
        activity: row.activite.map(|numero| ActiviteId { ccs: false, numero }),
        fiche: None,
        part: None,
    })
    .collect()
}

/// Each activity of the synoptic tables once, though its cell spans rows.
fn synoptic_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let mut out: Vec<Copy<'_>> = Vec::new();
    for row in synoptic_rows(lecture) {
        let (Some(number), Some(texte)) = (row.activite, &row.intitule_activite) else { continue };
        if out.iter().all(|copy| copy.texte.texte != texte.texte) {
            out.push(Copy {
                place: Place::Synoptique,
                texte,
                number: Some(number),
                activity: None,
                fiche: None,
                part: None,
            });
        }
    }
    out
}

fn listed_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let lists = lecture.fiches.listes.iter();
    lists
        .map(|list| Copy {
            place: if list.ccs { Place::ListeExtensions } else { Place::ListeEmploi },
            texte: &list.intitule,
            number: list.numero,
            activity: None,
            fiche: None,
            part: run_together(lecture, &list.intitule).map(|(title, _)| title),
        })
        .collect()
}

/// An activity's title that was read as one item with the competences below it: the title, and those competences'.
fn run_together<'l>(lecture: &'l Lecture, listed: &Texte) -> Option<(&'l str, Vec<&'l str>)> {
    let text = fold(&listed.texte);
    let titles: Vec<&str> =
        lecture.fiches.competences().map(|(fiche, _)| fiche.intitule.texte.as_str()).collect();
    let folded: Vec<String> = titles.iter().map(|title| fold(title)).collect();
    lecture.fiches.activites().find_map(|(fiche, _)| {
        let rest = text.strip_prefix(fold(&fiche.intitule.texte).as_str())?.strip_prefix(' ')?;
        let found: Vec<&str> =
            titles_in(rest, &folded).into_iter().filter_map(|index| titles.get(index).copied()).collect();
        (!found.is_empty() && !fiche.intitule.texte.is_empty())
            .then_some((fiche.intitule.texte.as_str(), found))
    })
}

fn new_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let nouveau = &lecture.fiches.reac.introduction.liste_activites.nouveau;
    let copy = |texte| Copy {
        place: Place::ListeNouveau,
        texte,
        number: None,
        activity: None,
        fiche: None,
        part: None,
    };
    nouveau.activites.iter().chain(&nouveau.ccs).map(copy).collect()
}

fn listed_competences(lecture: &Lecture) -> Vec<Copy<'_>> {
    let mut out = Vec::new();
    let (mut own, mut extensions) = (0, 0);
    for list in &lecture.fiches.listes {
        let rank = if list.ccs { &mut extensions } else { &mut own };
        *rank += 1;
        // In the list of extensions numbers may run on where those of the fiches start again: rank counts.
        let number = if list.ccs { *rank } else { list.numero.unwrap_or(*rank) };
        let place = if list.ccs { Place::ListeExtensions } else { Place::ListeEmploi };
        let activity = Some(ActiviteId { ccs: list.ccs, numero: number });
        let above = run_together(lecture, &list.intitule).map(|(_, found)| found).unwrap_or_default();
        let whole = Copy { place, texte: &list.intitule, number: None, activity, fiche: None, part: None };
        out.extend(above.into_iter().map(|title| Copy { part: Some(title), ..whole.clone() }));
        out.extend(list.competences.iter().map(|texte| Copy {
            place,
            texte,
            number: None,
            activity,
            fiche: None,
            part: None,
        }));
    }
    out
}

fn competences_of_activities(lecture: &Lecture) -> Vec<Copy<'_>> {
    let fiches = lecture.fiches.activites();
    fiches
        .flat_map(|(fiche, beside)| {
            let activity = Some(fiche.id);
            let place = Place::ListeActivite;
            beside.competences.iter().map(move |texte| Copy {
                place,
                texte,
                number: None,
                activity,
                fiche: None,
                part: None,
            })
        })
        .collect()
}

fn join_activities<'l>(lecture: &'l Lecture, rows: Vec<Copy<'l>>) -> Vec<Copy<'l>> {
    let fiches = &lecture.fiches.reac.activites_types;
    let titles: Vec<&str> = fiches.iter().map(|fiche| fiche.intitule.texte.as_str()).collect();
    join(rows, &titles, |row, fiche, copy| match copy.number {
        Some(number) => fiches.get(fiche).is_some_and(|fiche| fiche.numero == number),
        None => row == fiche,
    })
}

fn join_competences<'l>(lecture: &'l Lecture, rows: Vec<Copy<'l>>) -> Vec<Copy<'l>> {
    let fiches: Vec<_> = lecture.fiches.competences().collect();
    let titles: Vec<&str> = fiches.iter().map(|(fiche, _)| fiche.intitule.texte.as_str()).collect();
    join(rows, &titles, |row, fiche, copy| match copy.number {
        Some(number) => {
            fiches.get(fiche).is_some_and(|(fiche, beside)| !beside.ccs && fiche.numero == number)
        }
        None => row == fiche,
    })
}

/// Rows that hold several titles one behind the other, where two items were read as one: a copy for each title.
fn parted<'l>(rows: Vec<Copy<'l>>, titles: &[&'l str]) -> Vec<Copy<'l>> {
    let folded: Vec<String> = titles.iter().map(|title| fold(title)).collect();
    let mut out = Vec::new();
    for row in rows {
        let parts = titles_in(&fold(&row.texte.texte), &folded);
        if parts.len() < 2 {
            out.push(row);
        } else {
            out.extend(
                parts.into_iter().map(|index| Copy { part: titles.get(index).copied(), ..row.clone() }),
            );
        }
    }
    out
}

/// The titles that a text is made of, one behind the other; none where it is not.
fn titles_in(text: &str, titles: &[String]) -> Vec<usize> {
    let mut rest = text;
    let mut out = Vec::new();
    while !rest.is_empty() {
        let named = titles.iter().enumerate().filter(|(_, title)| !title.is_empty());
        let found = named.filter_map(|(index, title)| Some((index, rest.strip_prefix(title.as_str())?)));
        // The longest title first: one may open another.
        let whole = found.filter(|(_, after)| after.is_empty() || after.starts_with(' '));
        let Some((index, after)) = whole.min_by_key(|(_, after)| after.len()) else { return Vec::new() };
        rest = after.trim_start();
        out.push(index);
    }
    out
}

fn join<'l>(
    rows: Vec<Copy<'l>>,
    titles: &[&'l str],
    agree: impl Fn(usize, usize, &Copy<'l>) -> bool,
) -> Vec<Copy<'l>> {
    let mut rows = parted(rows, titles);
    let texts: Vec<&str> = rows.iter().map(|copy| copy.wording()).collect();
    let pairs = pair(&texts, titles, |row, fiche| rows.get(row).is_some_and(|copy| agree(row, fiche, copy)));
    for (copy, fiche) in rows.iter_mut().zip(pairs) {
        copy.fiche = fiche;
    }
    rows
}
