//! Lines of a PDF that return at one height.

use std::collections::HashSet;

use reac_diagnostic::Diagnostic;
use reac_lines::Line;

use super::masque::Masque;
use super::{PLUPART, Place, assez, dite, est_un_titre, oter, porte};
use crate::fold::{fold, likeness};
use crate::pages::Feuille;
use crate::vocabulaire::Vocabulaire;

/// Two heights are one within this part of the line's size.
const HAUTEUR: f32 = 0.5;

/// Of the pages on one side of the sheet, so many carry a line that alternates: fiches begin on one side, too, and an
/// activity's or competence's head never stands on as many.
const UN_COTE: f32 = 0.8;

/// And of all pages so many: backs that are blank but for a stamp are few.
const DE_TOUTES: f32 = 0.3;

/// Of all pages, so many carry a line that stands where others have their text.
const PRESQUE_TOUTES: f32 = 0.9;

/// On so many pages text may reach into a margin.
const ENVAHIES: f32 = 0.1;

/// One print of a line.
struct Vue<'a> {
    feuille: usize,
    rang: usize,
    cle: u64,
    line: &'a Line,
}

/// Prints of one line at one height, one a page.
struct Famille<'a> {
    vues: Vec<Vue<'a>>,
    hauteur: f32,
    taille: f32,
}

/// Pages that hold anything, and of them those of the front and of the back.
struct Porteuses {
    toutes: usize,
    cotes: [usize; 2],
}

/// Takes them off.
pub(super) fn retirer(feuilles: &mut [Feuille<'_>], connu: &Vocabulaire) -> Vec<Diagnostic> {
    let porteuses = compter(feuilles);
    let mut familles = familles(feuilles);
    familles.retain(|famille| revient(famille, feuilles, &porteuses));
    if familles.is_empty() {
        return Vec::new();
    }
    let known: HashSet<Place> =
        familles.iter().flat_map(|famille| &famille.vues).map(|vue| (vue.feuille, vue.rang)).collect();
    #[allow(clippy::cast_precision_loss)] // pages of a file
    let few = (porteuses.toutes as f32 * ENVAHIES).max(1.0) as usize;
    familles.retain(|famille| {
        assez(famille.vues.len(), porteuses.toutes, PRESQUE_TOUTES)
            || envahies(famille, feuilles, &known) <= few
    });
    familles.retain(|famille| famille.vues.first().is_some_and(|vue| !est_un_titre(connu, &vue.line.text())));
    let mut said = Vec::new();
    let mut taken = HashSet::new();
    for famille in &familles {
        let mut places: Vec<Place> = famille.vues.iter().map(|vue| (vue.feuille, vue.rang)).collect();
        places.extend(mal_reconnues(famille, feuilles));
        places.sort_unstable();
        let page = |(feuille, _): &Place| feuilles.get(*feuille).map(|feuille| feuille.page);
        let pages: Vec<u32> = places.iter().filter_map(page).collect();
        said.push(dite(&famille.vues.first().map_or_else(String::new, |vue| vue.line.text()), &pages));
        taken.extend(places);
    }
    oter(feuilles, &taken);
    said
}

fn compter(feuilles: &[Feuille<'_>]) -> Porteuses {
    let mut out = Porteuses { toutes: 0, cotes: [0; 2] };
    for feuille in feuilles.iter().filter(|feuille| porte(feuille)) {
        out.toutes += 1;
        if let Some(side) = out.cotes.get_mut(cote(feuille)) {
            *side += 1;
        }
    }
    out
}

fn cote(feuille: &Feuille<'_>) -> usize {
    usize::from(feuille.page.is_multiple_of(2))
}

/// Lines of one text, digits masked, at one height.
fn familles<'a>(feuilles: &[Feuille<'a>]) -> Vec<Famille<'a>> {
    let mut all: Vec<Vue<'a>> = Vec::new();
    for (feuille, page) in feuilles.iter().enumerate() {
        all.extend(page.lignes.iter().enumerate().map(|(rang, line)| Vue {
            feuille,
            rang,
            cle: Masque::de(line).cle,
            line,
        }));
    }
    all.sort_by(|a, b| {
        a.cle.cmp(&b.cle).then(a.line.baseline.total_cmp(&b.line.baseline)).then(a.feuille.cmp(&b.feuille))
    });
    let mut out: Vec<Famille<'a>> = Vec::new();
    let mut last: Option<(u64, f32)> = None;
    for vue in all {
        let (taille, hauteur) = (vue.line.size(), vue.line.baseline);
        let same = last.is_some_and(|(cle, at)| cle == vue.cle && hauteur - at <= HAUTEUR * taille);
        last = Some((vue.cle, hauteur));
        match out.last_mut() {
            Some(famille) if same => famille.vues.push(vue),
            _ => out.push(Famille { vues: vec![vue], hauteur, taille }),
        }
    }
    for famille in &mut out {
        famille.vues.sort_by_key(|vue| vue.feuille);
        famille.vues.dedup_by_key(|vue| vue.feuille);
    }
    out
}

/// Whether it returns on most pages, or on nearly all that are fronts, or backs.
fn revient(famille: &Famille<'_>, feuilles: &[Feuille<'_>], porteuses: &Porteuses) -> bool {
    if assez(famille.vues.len(), porteuses.toutes, PLUPART) {
        return true;
    }
    let mut cotes = [0_usize; 2];
    for feuille in famille.vues.iter().filter_map(|vue| feuilles.get(vue.feuille)) {
        if let Some(side) = cotes.get_mut(cote(feuille)) {
            *side += 1;
        }
    }
    cotes
        .iter()
        .zip(porteuses.cotes)
        .any(|(count, all)| assez(*count, all, UN_COTE) && assez(*count, porteuses.toutes, DE_TOUTES))
}

/// On how many pages other text stands as far out, or further.
fn envahies(famille: &Famille<'_>, feuilles: &[Feuille<'_>], known: &HashSet<Place>) -> usize {
    let slack = HAUTEUR * famille.taille;
    let invaded = |(index, feuille): &(usize, &Feuille<'_>)| {
        let top = famille.hauteur < feuille.hauteur / 2.0;
        feuille.lignes.iter().enumerate().any(|(rang, line)| {
            let beyond = if top {
                line.baseline <= famille.hauteur + slack
            } else {
                line.baseline >= famille.hauteur - slack
            };
            beyond && !known.contains(&(*index, rang))
        })
    };
    feuilles.iter().enumerate().filter(invaded).count()
}

/// Prints of the same line that a recognition read otherwise.
fn mal_reconnues(famille: &Famille<'_>, feuilles: &[Feuille<'_>]) -> Vec<Place> {
    const PAREIL: f64 = 0.75;
    let Some(first) = famille.vues.first() else { return Vec::new() };
    let text = fold(&first.line.text());
    let mut out = Vec::new();
    for (index, feuille) in feuilles.iter().enumerate() {
        if famille.vues.iter().any(|vue| vue.feuille == index) {
            continue;
        }
        out.extend(
            feuille
                .lignes
                .iter()
                .enumerate()
                .filter(|(_, line)| (line.baseline - famille.hauteur).abs() <= HAUTEUR * famille.taille)
                .filter(|(_, line)| line.words.iter().any(|word| word.confidence.is_some()))
                .filter(|(_, line)| likeness(&text, &fold(&line.text())) >= PAREIL)
                .map(|(rang, _)| (index, rang)),
        );
    }
    out
}
