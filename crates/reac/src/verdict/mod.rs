//! One word for the whole document: everything that is known of a reading, weighed together.
//!
//! Findings say what is wrong where. Here they are counted against the size of the document: each code has its weight in
//! one table ([`POIDS`]), and the gravest weight reached is the verdict. Nothing is read or looked for here but the
//! [`formes`] of texts, which no single rule of the document sees.

pub(crate) mod formes;
mod mots;
mod signes;

use std::collections::BTreeMap;

use reac_diagnostic::{ALL, Code, Diagnostic, Severity};
use reac_lines::Source;
use reac_model::{Chemin, Extraction, Moitie, Raison, Referentiel, Verdict};

/// What the verdict is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Indices {
    /// Which document it is.
    pub(crate) moitie: Moitie,
    /// Findings by code.
    pub(crate) comptes: BTreeMap<Code, usize>,
    /// Pages of the file.
    pub(crate) pages: usize,
    /// Fiches activité and compétence, or rows of criteria.
    pub(crate) fiches: usize,
    /// Texts of the content.
    pub(crate) textes: usize,
    /// Words of the content.
    pub(crate) mots: usize,
    /// Of them those that no list knows.
    pub(crate) inconnus: usize,
}

impl Indices {
    /// Counts what was read and found.
    pub(crate) fn new(document: &impl Referentiel, source: &Source, diagnostics: &[Diagnostic]) -> Self {
        Self::of(document, source.pages.len(), diagnostics.iter().map(|found| found.code))
    }

    /// The same of what a report still says.
    fn left(document: &impl Referentiel, report: &Extraction) -> Self {
        let codes =
            report.diagnostics.iter().filter_map(|found| ALL.iter().find(|code| code.id() == found.code));
        let pages = usize::try_from(report.source.pages_fichier).unwrap_or(usize::MAX);
        Self::of(document, pages, codes.copied().filter(|code| *code != Code::Verdict))
    }

    fn of<D: Referentiel>(document: &D, pages: usize, codes: impl Iterator<Item = Code>) -> Self {
        let textes = document.textes(Chemin::default());
        let mut comptes = BTreeMap::new();
        for code in codes {
            *comptes.entry(code).or_default() += 1;
        }
        // How many there are weighs only where it was found that they are many.
        let asked = comptes.contains_key(&Code::WordsUnknown) || comptes.contains_key(&Code::SuspectWord);
        let (inconnus, mots) = if asked { mots::inconnus(&textes) } else { (0, 0) };
        Self {
            moitie: D::MOITIE,
            comptes,
            pages,
            fiches: document.parties(),
            textes: textes.len(),
            mots,
            inconnus,
        }
    }
}

/// What findings of one code are counted against.
#[derive(Debug, Clone, Copy)]
enum Par {
    Pages,
    Fiches,
    Textes,
    Mots,
}

/// What findings of one code do to the verdict.
#[derive(Debug, Clone, Copy)]
struct Poids {
    code: Code,
    /// So many of them ask for a look.
    relire: usize,
    /// More than so many in a hundred of these, and more than [`PEU`], make the document doubtful.
    douteux: Option<(usize, Par)>,
}

const fn poids(code: Code, relire: usize, douteux: Option<(usize, Par)>) -> Poids {
    Poids { code, relire, douteux }
}

/// So few findings of one code never make a document doubtful.
const PEU: usize = 2;

/// The weights. A code that has no row: a warning asks for a look, an error makes doubtful, the rest weighs nothing.
const POIDS: &[Poids] = &[
    poids(Code::PageDamaged, 1, Some((5, Par::Pages))),
    poids(Code::UnmappedGlyph, 1, Some((1, Par::Textes))),
    poids(Code::PageWithoutText, 1, Some((10, Par::Pages))),
    poids(Code::Unclaimed, 1, Some((40, Par::Pages))),
    poids(Code::MissingSection, 1, Some((35, Par::Fiches))),
    poids(Code::FooterDiffers, 1, Some((20, Par::Pages))),
    poids(Code::JoinUncertain, 1, Some((15, Par::Textes))),
    poids(Code::HeadDamaged, 1, Some((30, Par::Fiches))),
    poids(Code::ActivityUnknown, 1, Some((30, Par::Fiches))),
    poids(Code::TitleDiffers, 6, None),
    poids(Code::NumberingBroken, 1, Some((25, Par::Fiches))),
    poids(Code::CountDiffers, 1, Some((25, Par::Fiches))),
    poids(Code::SommairePage, 3, None),
    poids(Code::SuspectWord, 6, Some((2, Par::Mots))),
    poids(Code::PagesBroken, 1, Some((15, Par::Pages))),
    poids(Code::IdTwice, 1, Some((10, Par::Fiches))),
    poids(Code::FicheMissing, 1, Some((40, Par::Fiches))),
    poids(Code::FicheNotListed, 1, Some((60, Par::Fiches))),
    poids(Code::FicheOutOfPlace, 1, Some((25, Par::Fiches))),
    poids(Code::ItemTwice, 3, None),
    poids(Code::PageWithoutFooter, 1, None),
    poids(Code::UnlikeItsPlace, 1, Some((3, Par::Textes))),
];

/// The weights that are others in a référentiel d'évaluation. One of 2013 prints columns of short cells that the JSON has no
/// place for: each is reported, and the rest may be right.
const POIDS_RE: &[Poids] = &[poids(Code::Unclaimed, 1, Some((40, Par::Textes)))];

/// The weights of a document, those of its kind first.
fn poids_de(moitie: Moitie) -> impl Iterator<Item = &'static Poids> {
    let own = if moitie == Moitie::Re { POIDS_RE } else { &[] };
    own.iter().chain(POIDS)
}

/// One word in so many that no list knows makes the document doubtful.
const INCONNUS_DOUTEUX: usize = 10;

/// The verdict, and the findings that led to it, the gravest first.
pub(crate) fn verdict(indices: &Indices) -> (Verdict, Vec<Raison>) {
    let mut raisons: Vec<(Verdict, Code, usize)> = indices
        .comptes
        .iter()
        .map(|(code, count)| (par_code(*code, *count, indices), *code, *count))
        .filter(|(verdict, ..)| *verdict > Verdict::Sure)
        .collect();
    raisons.sort_by(|a, b| (b.0, b.2, a.1).cmp(&(a.0, a.2, b.1)));
    let worst = raisons.first().map_or(Verdict::Sure, |(verdict, ..)| *verdict);
    let raison = |(_, code, count): (Verdict, Code, usize)| Raison {
        code: code.id().to_owned(),
        nombre: u32::try_from(count).unwrap_or(u32::MAX),
    };
    (worst, raisons.into_iter().map(raison).collect())
}

fn par_code(code: Code, count: usize, indices: &Indices) -> Verdict {
    if code == Code::WordsUnknown && indices.inconnus * INCONNUS_DOUTEUX > indices.mots {
        return Verdict::Douteux;
    }
    let Some(poids) = poids_de(indices.moitie).find(|poids| poids.code == code) else {
        return match code.severity() {
            Severity::Info => Verdict::Sure,
            Severity::Warning => Verdict::ARelire,
            Severity::Error => Verdict::Douteux,
        };
    };
    let base = |par: Par| match par {
        Par::Pages => indices.pages,
        Par::Fiches => indices.fiches,
        Par::Textes => indices.textes,
        Par::Mots => indices.mots,
    };
    match poids.douteux {
        Some((share, par)) if count > PEU && count * 100 > share * base(par) => Verdict::Douteux,
        _ if count >= poids.relire => Verdict::ARelire,
        _ => Verdict::Sure,
    }
}

/// The verdict by what a report still says.
pub(crate) fn encore(document: &impl Referentiel, report: &Extraction) -> (Verdict, Vec<Raison>) {
    verdict(&Indices::left(document, report))
}

/// The verdict as a finding, where it is not sure.
pub(crate) fn constat(report: &Extraction) -> Option<Diagnostic> {
    let said = report.raisons.iter().map(|raison| format!("{} ×{}", raison.code, raison.nombre));
    let args = [format!("@verdict_{}", report.verdict.as_str()), said.collect::<Vec<_>>().join(", ")];
    (report.verdict > Verdict::Sure).then(|| Diagnostic::new(Code::Verdict, args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(comptes: &[(Code, usize)]) -> Indices {
        Indices {
            moitie: Moitie::Reac,
            comptes: comptes.iter().copied().collect(),
            pages: 30,
            fiches: 12,
            textes: 600,
            mots: 6_000,
            inconnus: 60,
        }
    }

    #[test]
    fn nothing_found_is_sure() {
        assert_eq!(verdict(&of(&[])), (Verdict::Sure, Vec::new()));
        assert_eq!(verdict(&of(&[(Code::RomeLabelOld, 4)])).0, Verdict::Sure);
    }

    #[test]
    fn a_doubt_asks_for_a_look_and_many_make_doubtful() {
        let (word, raisons) = verdict(&of(&[(Code::GroupsUncertain, 2), (Code::JoinUncertain, 1)]));
        assert_eq!(word, Verdict::ARelire);
        assert_eq!(raisons[0], Raison { code: "R0302".into(), nombre: 2 });
        assert_eq!(verdict(&of(&[(Code::JoinUncertain, 91)])).0, Verdict::Douteux);
        assert_eq!(verdict(&of(&[(Code::LimitExceeded, 1)])).0, Verdict::Douteux);
    }

    #[test]
    fn lines_without_a_place_weigh_less_in_a_référentiel_d_évaluation() {
        let reac = of(&[(Code::Unclaimed, 13)]);
        assert_eq!(verdict(&reac).0, Verdict::Douteux);
        let re = Indices { moitie: Moitie::Re, ..reac };
        assert_eq!(verdict(&re).0, Verdict::ARelire);
        let many = Indices { comptes: [(Code::Unclaimed, 241)].into(), ..re };
        assert_eq!(verdict(&many).0, Verdict::Douteux);
    }

    #[test]
    fn what_few_documents_are_without_weighs_by_its_number() {
        assert_eq!(verdict(&of(&[(Code::SuspectWord, 5)])).0, Verdict::Sure);
        assert_eq!(verdict(&of(&[(Code::SuspectWord, 6)])).0, Verdict::ARelire);
        assert_eq!(verdict(&of(&[(Code::SuspectWord, 121)])).0, Verdict::Douteux);
    }

    #[test]
    fn unknown_words_by_their_share() {
        let few = of(&[(Code::WordsUnknown, 1)]);
        assert_eq!(verdict(&few).0, Verdict::ARelire);
        assert_eq!(verdict(&Indices { inconnus: 601, ..few }).0, Verdict::Douteux);
    }
}
