//! The grammar of a référentiel d'évaluation (before 2019: de certification), a REAC's other half.
//!
//! Its pages are tables for the most part. `flux` parts a page into rows and tables (cells come from
//! [`reac_tables`], which knows no word); `titres` and `entete` are the heads of sections and of tables, as data;
//! `brouillon` gathers a table over its pages; `prose` joins rows by the evidence that a REAC's are joined by;
//! `document` puts the parts in their places.

mod brouillon;
mod coche;
mod colonnes;
mod document;
mod duree;
mod entete;
#[cfg(test)]
mod essais;
mod flux;
mod prose;
mod references;
mod sans_filets;
mod tableaux;
mod titres;

use std::collections::BTreeMap;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Line, Origin, Source};
use reac_model::{Chemin, Noeud, Re};

use crate::fold::fold;
use crate::ligne::pied::Pied;
use crate::mesures::{Mesures, bord_droit};
use crate::pages::{Appartenance, Feuille, Feuilletage, appartenances};
use crate::paragraphes::{Contexte, Couture, SEUIL, apprendre, apprendre_en_colonnes};
use crate::pieds;
use crate::reperes::{self, PageLue};
use crate::texte::{Notes, Texte};
use flux::{Element, Planche, elements, mesures_des_cellules};
pub use prose::Connus;
use prose::{Lecteur, Lexique};

/// A référentiel d'évaluation that was read.
#[derive(Debug, Clone)]
pub struct LectureRe {
    /// Its content; its texts still know where they stand.
    pub re: Re<Texte>,
    /// Every decision between two rows.
    pub coutures: Vec<Couture>,
    /// Lines that no part takes.
    pub non_lu: Vec<Texte>,
    /// Year in which the layout began: 2013, 2018 or 2019.
    pub generation: Option<u32>,
    /// Values of the running footer that most pages print.
    pub pied: Option<Pied>,
    /// Its pages and what each footer prints.
    pub pages: Vec<PageLue>,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Pages of the file that belong to a référentiel d'évaluation or de certification.
fn siennes(all: &[Feuille<'_>]) -> Vec<bool> {
    let kind = |feuille: &Feuille<'_>| {
        let kind = feuille.pied.as_ref()?.type_document.as_deref()?.to_uppercase();
        let stem = kind.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('V').to_owned();
        Some(matches!(stem.as_str(), "RE" | "RC"))
    };
    let cover = |feuille: &Feuille<'_>| {
        let named = |line: &&Line| {
            let folded = fold(&line.text());
            folded == "referentiel d evaluation" || folded == "referentiel de certification"
        };
        feuille.lignes.iter().take(12).copied().any(|line| named(&line)).then_some(true)
    };
    let whose = appartenances(all);
    let mut current = false;
    all.iter()
        .zip(whose)
        .map(|(feuille, whose)| {
            current = match (kind(feuille).or_else(|| cover(feuille)), whose) {
                (Some(own), _) => own,
                (None, Appartenance::Reac) => false,
                (None, _) => current,
            };
            current
        })
        .collect()
}

/// Reads the référentiel d'évaluation of a file.
///
/// # Errors
/// A diagnostic `R0001` or `R0002` where there is none.
pub fn lire(source: &Source) -> Result<LectureRe, Diagnostic> {
    lire_avec(&Feuilletage::de(source), Connus::default())
}

/// Reads as [`lire`] does, on pages that may be parted already; wordings of the REAC are evidence for the same wordings
/// here.
///
/// # Errors
/// As [`lire`].
pub fn lire_avec(fichier: &Feuilletage<'_>, du_reac: Connus) -> Result<LectureRe, Diagnostic> {
    let (source, all) = (fichier.source(), fichier.feuilles());
    let ours = siennes(all);
    if !ours.contains(&true) {
        return Err(absent(all));
    }
    let planches: Vec<Planche<'_>> = all
        .iter()
        .cloned()
        .zip(&source.pages)
        .zip(ours)
        .filter(|(_, ours)| *ours)
        .map(|((feuille, page), _)| Planche {
            tables: reac_tables::tables(page),
            debout: &page.upright,
            cases: &page.boxes,
            feuille,
        })
        .collect();
    let feuilles: Vec<Feuille<'_>> = planches.iter().map(|planche| planche.feuille.clone()).collect();
    let (pied, mut diagnostics) = pieds::accorder(&feuilles);
    let mut hors: Vec<Vec<Line>> = planches.iter().map(Planche::hors_tables).collect();
    if source.origin != Origin::Pdf {
        // Rows of cells say nothing of the margin.
        hors.iter_mut().for_each(|lines| lines.retain(|line| !colonnes::est_en_cellules(line)));
    }
    let nues: Vec<Feuille<'_>> = feuilles
        .iter()
        .zip(&hors)
        .map(|(feuille, lines)| Feuille { lignes: lines.iter().collect(), ..feuille.clone() })
        .collect();
    let mesures = Mesures::prendre(&nues, source.origin);
    let elements = elements(&planches, &mesures);
    let cellules = mesures_des_cellules(&elements, &mesures);
    let mut lecteur = lecteur(&elements, &nues, &mesures, &cellules, source);
    // A cover alone is no document.
    let bare = elements.iter().all(|element| match element {
        Element::Rangee(row) => {
            let opened = titres::rubrique(&row.texte(Notes::AUCUNE));
            matches!(opened, None | Some(titres::Rubrique::Couverture))
        }

        Element::Tableau(tableau) => entete::entete(tableau).is_none(),
    });
    if bare {
        return Err(absent(&feuilles));
    }
    let document = document::Document::lire(elements, &lecteur);
    let sans_cellules = document.tableaux_sans_cellules();
    // What one place prints without doubt is evidence for its copies: read once, then with that.
    let (draft, ..) = document.clone().rediger(&mut lecteur);
    lecteur.connus = du_reac;
    retenir(&draft, &mut lecteur.connus);
    lecteur.coutures.clear();
    let (mut re, non_lu, douteuses) = document.rediger(&mut lecteur);
    if sans_cellules > 0 {
        diagnostics.push(Diagnostic::new(Code::TablesLost, [sans_cellules.to_string()]));
    }
    if let Some(pied) = &pied {
        re.document = document_du_pied(pied, &feuilles);
    }
    diagnostics.extend(non_lu.iter().map(|texte| {
        Diagnostic::new(Code::Unclaimed, [texte.texte.clone()]).at_page(texte.page().unwrap_or(1))
    }));
    diagnostics.extend(
        planches
            .iter()
            .flat_map(Planche::debout_hors_tables)
            .map(|(page, seen)| Diagnostic::new(Code::Unclaimed, [seen]).at_page(page)),
    );
    diagnostics.extend(
        douteuses.into_iter().map(|(page, seen)| Diagnostic::new(Code::MarkUnclear, [seen]).at_page(page)),
    );
    let generation = generation(&feuilles, pied.as_ref());
    let pages = reperes::pages(&feuilles);
    Ok(LectureRe { re, coutures: lecteur.coutures, non_lu, generation, pied, pages, diagnostics })
}

/// Remembers what a document prints without doubt.
fn retenir(re: &Re<Texte>, connus: &mut Connus) {
    for (.., texte) in re.textes(Chemin::default()) {
        if texte.confiance >= SEUIL {
            connus.du_meme(&texte.texte);
        }
    }
}

fn absent(all: &[Feuille<'_>]) -> Diagnostic {
    let kind = all.iter().find_map(|feuille| feuille.pied.as_ref()?.type_document.clone());
    match kind {
        Some(kind) => Diagnostic::new(Code::SiblingDocument, [kind, "@un_re".to_owned()]),
        None => {
            let seen = all.iter().flat_map(|feuille| &feuille.lignes).map(|line| line.text());
            let seen = seen.into_iter().find(|text| text.len() > 3).unwrap_or_else(|| "…".to_owned());
            Diagnostic::new(Code::NotReac, [seen.chars().take(60).collect::<String>()])
        }
    }
}

fn lecteur<'c>(
    elements: &[Element<'c>],
    nues: &[Feuille<'_>],
    mesures: &'c Mesures,
    cellules: &'c Mesures,
    source: &Source,
) -> Lecteur<'c> {
    let rows: Vec<_> = elements
        .iter()
        .filter_map(|element| match element {
            Element::Rangee(row) => Some(row.clone()),
            Element::Tableau(_) => None,
        })
        .collect();
    let cells = elements.iter().flat_map(|element| match element {
        Element::Tableau(tableau) => tableau.cellules.as_slice(),
        Element::Rangee(_) => &[],
    });
    let columns = cells.map(|cell| (cell.contenu.rangees.as_slice(), cell.contenu.colonne.droite));
    let notes = Notes::AUCUNE;
    let sans_retour = source.origin == Origin::TextUnwrapped;
    let marges = nues.iter().filter(|feuille| feuille.lignes.len() >= 8).map(|feuille| {
        let rights: Vec<(f32, f32)> = feuille.lignes.iter().map(|line| (line.right(), 1.0)).collect();
        (feuille.page, bord_droit(&rights))
    });
    let habitudes = apprendre_en_colonnes(columns, cellules);
    Lecteur {
        marges: marges.collect::<BTreeMap<_, _>>(),
        page: Contexte {
            mesures,
            habitudes: apprendre(std::iter::once(rows.as_slice()), mesures),
            debuts: None,
            notes,
            sans_retour,
        },
        cellule: Contexte { mesures: cellules, habitudes, debuts: None, notes, sans_retour },
        connus: Connus::default(),
        coutures: Vec::new(),
        partages: prose::Partages::default(),
        mots: mots(elements),
        origine: source.origin,
    }
}

/// Every word but for those of the heads of tables, which may be cut.
fn mots<'a>(elements: &[Element<'a>]) -> Lexique<'a> {
    let rows = elements.iter().flat_map(|element| match element {
        Element::Rangee(row) => vec![row],
        Element::Tableau(tableau) => {
            let head = entete::entete(tableau).map_or(0, |head| head.lignes);
            let below = tableau.cellules.iter().filter(|cell| cell.place.row >= head);
            below.flat_map(|cell| &cell.contenu.rangees).collect()
        }
    });
    Lexique::de(rows.flat_map(|row| row.mots.iter().map(|mot| mot.text.as_str()).collect::<Vec<_>>()))
}

/// The two dates stand as their labels do: in 2013 the date de mise à jour comes first.
fn document_du_pied(pied: &Pied, feuilles: &[Feuille<'_>]) -> reac_model::DocumentRe<Texte> {
    let row = feuilles.iter().find(|feuille| feuille.pied.is_some()).map(crate::texte_du_pied);
    let texte = |value: &str| {
        let bare = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
        row.as_ref().unwrap_or(&bare).avec(value)
    };
    let field = |value: &Option<String>| value.as_deref().map(texte);
    let turned = row.as_ref().is_some_and(|row| {
        let folded = fold(&row.texte);
        let at = |label: &str| folded.find(label);
        matches!((at("date de mise a jour"), at("date dernier jo")), (Some(update), Some(jo)) if update < jo)
    });
    let (jo, update) = if turned { (1, 0) } else { (0, 1) };
    reac_model::DocumentRe {
        type_document: field(&pied.type_document),
        sigle: field(&pied.sigle),
        code_titre: field(&pied.code_titre),
        millesime: field(&pied.millesime),
        date_jo: pied.dates.get(jo).map(|date| texte(date)),
        date_mise_a_jour: pied.dates.get(update).map(|date| texte(date)),
        pages: pied.page.map(|(_, pages)| pages),
    }
}

/// The layout's generation, by the footer's own words.
fn generation(feuilles: &[Feuille<'_>], pied: Option<&Pied>) -> Option<u32> {
    let labels =
        || feuilles.iter().flat_map(|feuille| feuille.lignes_pied.iter()).map(|line| fold(&line.text()));
    if labels().any(|text| text.contains("libelle abrege") || text.contains("libelle reduit")) {
        return Some(2013);
    }
    let kind = pied?.type_document.as_deref()?.to_uppercase();
    Some(if kind.starts_with("RC") { 2018 } else { 2019 })
}
