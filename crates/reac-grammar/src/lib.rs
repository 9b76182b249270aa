//! Lines to blocks to fiches: the grammar of a REAC.
//!
//! For: recognising what stands in a document, from lines with geometry. Two levels, both nom: [`ligne`] for what
//! stands within a line, [`fiches`] for what stands in a document, over the blocks that `assemblage` makes.
//! What each generation prints is data (`reac-formes`, folded in [`vocabulaire`]); the evidence for joins is a table (`indices`); the four groups of savoirs are one
//! constraint (`groupes`).
//!
//! Never: where lines come from (no PDF, no file), how words are mended, how the tree is written down (no JSON).

#![forbid(unsafe_code)]
// The door is this file: a module that is not public here shows only what is named below.
#![expect(unreachable_pub, reason = "within the crate, `pub` says what a module offers to the others")]

mod assemblage;
mod blocs;
mod bords;
pub mod confiance;
mod courantes;
mod debuts;
mod erreur;
#[cfg(test)]
mod essais;
pub mod fiches;
pub mod fold;
mod glossaire;
mod groupes;
mod indices;
mod intervalles;
mod jointes;
mod lexique;
pub mod lexique_groupes;
pub mod ligne;
mod mesures;
mod mots;
mod ordre;
mod pages;
mod paragraphes;
mod pied_coupe;
mod pieds;
mod presentation;
mod puces;
mod rangees;
mod rattachement;
pub mod re;
mod refus;
pub mod reperes;
mod tableau;
mod tables;
pub mod texte;
pub mod titres;
pub mod vocabulaire;
mod zones;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Line, Origin, Source};

pub use indices::{Indice, Lieu};
pub use pages::Feuilletage;
pub use paragraphes::{Couture, SEUIL};
pub use tables::LigneSynoptique;

use blocs::Bloc;
use fiches::{Fiches, Note};
use groupes::Releve;
use ligne::pied::Pied;
use mesures::Mesures;
use pages::{Feuille, NotePiece};
use paragraphes::Contexte;
use texte::{Fragment, Notes, Texte, mots_en_texte};
use vocabulaire::Vocabulaire;

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Lecture {
    /// Its parts.
    pub fiches: Fiches,
    /// Values of the running footer that most pages print.
    pub pied: Option<Pied>,
    /// The row that prints those values, on the first page that has one.
    pub pied_texte: Option<Texte>,
    /// Year in which the layout began; none where no generation fits, or two alike.
    pub generation: Option<u32>,
    /// Every decision between two rows.
    pub coutures: Vec<Couture>,
    /// Where headings stand and what each footer prints.
    pub reperes: reperes::Reperes,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the lines of a REAC.
///
/// # Errors
/// A diagnostic `R0001` or `R0002` where it is none.
pub fn lire(source: &Source) -> Result<Lecture, Diagnostic> {
    lire_feuillete(&Feuilletage::de(source))
}

/// Reads as [`lire`] does, by the wordings of these generations.
///
/// # Errors
/// As [`lire`].
pub fn lire_selon(source: &Source, connu: &Vocabulaire) -> Result<Lecture, Diagnostic> {
    lire_feuillete(&Feuilletage::selon(source, connu))
}

/// Reads as [`lire`] does, on pages that may be parted already.
///
/// # Errors
/// As [`lire`].
pub fn lire_feuillete(fichier: &Feuilletage<'_>) -> Result<Lecture, Diagnostic> {
    let connu = fichier.connu();
    let (cleaned, mut diagnostics) = courantes::nettoyer_source(fichier.source(), connu);
    let (source, learnt) = puces::apprises(cleaned.as_ref());
    let source = source.as_ref();
    diagnostics.extend(learnt);
    // What was taken off or read otherwise stands on other pages.
    let all = if std::ptr::eq(source, fichier.source()) {
        fichier.feuilles().to_vec()
    } else {
        pages::feuilles(source, connu)
    };
    let (mut feuilles, said) = feuilles_du_reac(all, source.origin, connu)?;
    diagnostics.extend(said);
    let (pied, differences) = pieds::accorder(&feuilles);
    diagnostics.extend(differences);
    let pied_texte = feuilles.iter().find(|feuille| feuille.pied.is_some()).map(texte_du_pied);
    let corps = Mesures::prendre(&feuilles, source.origin).corps;
    let notes: Vec<NotePiece<'_>> =
        feuilles.iter_mut().flat_map(|feuille| pages::notes_de_page(feuille, source.origin, corps)).collect();
    let numbers: Vec<u32> = notes.iter().map(|note| note.numero).collect();
    let mesures = Mesures::prendre(&feuilles, source.origin);
    let rows = rangees::rangees(&feuilles, &mesures);
    let zones = zones::zones(rows, &mesures, connu);
    let (zones, joined) = jointes::separer(zones, source.origin);
    diagnostics.extend(joined);
    let habitudes = paragraphes::apprendre(zones.iter().map(|zone| zone.rangees.as_slice()), &mesures);
    let debuts = debuts::Debuts::des(zones.iter().map(|zone| zone.rangees.as_slice()), &mesures);
    let contexte = Contexte {
        mesures: &mesures,
        habitudes,
        debuts: Some(&debuts),
        notes: Notes { numeros: &numbers, collees: source.origin != Origin::Pdf || source.is_recognised() },
        sans_retour: source.origin == Origin::TextUnwrapped,
    };
    let zones = assemblage::intercaler_titres(zones, &contexte);
    let mut blocs = assemblage::blocs(&zones, &feuilles, &contexte);
    confiance::mesurer(&mut blocs);
    let coutures = confiance::coutures(&blocs).cloned().collect();
    let reperes = reperes::Reperes {
        origine: source.origin,
        titres: reperes::titres(&blocs),
        pages: reperes::pages(&feuilles),
    };
    let mut fiches = fiches::document::document(&blocs);
    if source.origin != Origin::Pdf {
        tableau::separer(&mut fiches);
    }
    let niveau = fiches.reac.titre.niveau.as_ref().or(fiches.reac.emploi_type.niveau.as_ref());
    let indices = presentation::Indices {
        feuilles: &feuilles,
        titres: &reperes.titres,
        niveau: niveau.map(|level| level.texte.as_str()),
    };
    let presentation = presentation::presentation(indices, connu);
    diagnostics.extend(presentation.constat);
    let gaps = if mesures.mesure { Releve::Mesure } else { Releve::Estime };
    groupes::repartir(&mut fiches.competences, presentation.forme.ecarts, gaps);
    diagnostics.extend(groupes_douteux(&fiches));
    diagnostics.extend(blocs.iter().filter_map(tete_abimee));
    fiches.reac.notes = notes.iter().map(|note| une_note(note, &feuilles)).collect();
    diagnostics.extend(fiches.non_lu.iter().map(|texte| {
        Diagnostic::new(Code::Unclaimed, [texte.texte.clone()]).at_page(texte.page().unwrap_or(1))
    }));
    for (fiche, beside) in fiches.reac.competences_professionnelles.iter_mut().zip(&mut fiches.competences) {
        beside.ranger(fiche);
    }
    rattachement::separer(&mut fiches);
    rattachement::rattacher(&mut fiches);
    if let (Some(pied), Some(texte)) = (&pied, &pied_texte) {
        fiches.reac.document = document(pied, texte);
    }
    Ok(Lecture { fiches, pied, pied_texte, generation: presentation.annee, coutures, reperes, diagnostics })
}

/// Of all pages those of the REAC in their order, without what runs through them.
fn feuilles_du_reac<'a>(
    mut all: Vec<Feuille<'a>>,
    origin: Origin,
    connu: &Vocabulaire,
) -> Result<(Vec<Feuille<'a>>, Vec<Diagnostic>), Diagnostic> {
    let mut diagnostics = courantes::retirer(&mut all, origin, connu);
    let whose = pages::appartenances(&all);
    let ours = refus::trier(&all, &whose, connu)?;
    if let Some((name, page)) = refus::autre_document(&all, &whose) {
        diagnostics.push(Diagnostic::new(Code::OtherDocumentInFile, [name]).at_page(page));
    }
    let ours: Vec<Feuille<'_>> =
        all.into_iter().zip(ours).filter_map(|(feuille, ours)| ours.then_some(feuille)).collect();
    let (mut feuilles, said) = ordre::ordonner(ours, origin);
    diagnostics.extend(said);
    if diagnostics.iter().any(|found| found.code == Code::SecondReac) {
        // Half a file may show no habit that the document alone has.
        diagnostics.extend(courantes::retirer(&mut feuilles, origin, connu));
    }
    Ok((feuilles, diagnostics))
}

fn tete_abimee(bloc: &Bloc) -> Option<Diagnostic> {
    let Bloc::Titre(heading) = bloc else { return None };
    let head = heading.tete.filter(|_| heading.accord == titres::Accord::Approche)?;
    let number = head.numero.map_or_else(|| "—".to_owned(), |number| number.to_string());
    let found = Diagnostic::new(Code::HeadDamaged, [heading.texte.texte.clone(), number]);
    Some(found.at_page(heading.texte.page().unwrap_or(1)))
}

/// Where the groups are open: one finding a fiche, or one for all where nothing parts the groups of most of them.
fn groupes_douteux(fiches: &Fiches) -> Vec<Diagnostic> {
    let open: Vec<_> =
        fiches.competences().enumerate().filter(|(_, (_, beside))| beside.ouverts.is_some()).collect();
    let silent = |(_, (_, beside)): &&(usize, (_, &fiches::Competence))| {
        beside.ouverts.as_ref().is_some_and(|open| open.muet)
    };
    let alike = open.iter().filter(silent).count();
    let one = alike > 1 && alike * 2 > fiches.competences.len();
    let mut out = Vec::new();
    if one {
        let items = open.iter().filter(silent).filter_map(|(_, (fiche, beside))| {
            let items = &beside.ouverts.as_ref()?.items;
            (!items.is_empty()).then(|| format!("{} ({})", fiche.numero, cites(items)))
        });
        let found = Diagnostic::new(Code::GroupsNotParted, [items.collect::<Vec<_>>().join(" ; ")]);
        out.push(found.at_pointer("/competences_professionnelles"));
    }
    let rest = open.iter().filter(|fiche| !(one && silent(fiche)));
    out.extend(rest.filter_map(|(index, (fiche, beside))| groupes_ouverts(*index, fiche, beside)));
    out
}

/// How many words of an item a message shows.
const MOTS_CITES: usize = 6;

/// Items as a message names them.
fn cites(items: &[String]) -> String {
    let cut = |item: &String| item.split_whitespace().take(MOTS_CITES).collect::<Vec<_>>().join(" ");
    let cited: Vec<String> = items.iter().map(|item| format!("« {} »", cut(item))).collect();
    cited.join(", ")
}

fn groupes_ouverts(
    index: usize,
    fiche: &fiches::CompetenceProfessionnelle,
    beside: &fiches::Competence,
) -> Option<Diagnostic> {
    let open = beside.ouverts.as_ref()?;
    let sizes = |sizes: &[usize]| sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(" + ");
    let found = Diagnostic::new(
        Code::GroupsUncertain,
        [fiche.intitule.texte.clone(), sizes(&open.retenu), sizes(&open.autre), cites(&open.items)],
    )
    .at_pointer(format!("/competences_professionnelles/{index}"));
    Some(match beside.savoirs.first().and_then(|item| item.texte.page()) {
        Some(page) => found.at_page(page),
        None => found,
    })
}

/// The footer's values: all stand in its row.
fn document(pied: &Pied, texte: &Texte) -> reac_model::Document<Texte> {
    let value = |value: &String| Texte { texte: value.clone(), ..texte.clone() };
    reac_model::Document {
        type_document: pied.type_document.as_ref().map(value),
        sigle: pied.sigle.as_ref().map(value),
        code_titre: pied.code_titre.as_ref().map(value),
        millesime: pied.millesime.as_ref().map(value),
        date_validation: pied.dates.first().map(value),
        date_mise_a_jour: pied.dates.get(1).map(value),
        pages: pied.page.map(|(_, pages)| pages),
    }
}

fn texte_du_pied(feuille: &Feuille<'_>) -> Texte {
    lignes_en_texte(&feuille.lignes_pied, feuille.imprimee())
}

fn une_note(note: &NotePiece<'_>, feuilles: &[Feuille<'_>]) -> Note {
    let page = note.lignes.first().and_then(|line| feuilles.iter().find(|feuille| feuille.page == line.page));
    let out = lignes_en_texte(&note.lignes, page.and_then(Feuille::imprimee));
    let body = ligne::note::note_nue(&out.texte).map_or(out.texte.as_str(), |(rest, _)| rest).to_owned();
    Note { numero: note.numero, texte: out.avec(&body) }
}

/// Whole lines, one below the other, as one text.
fn lignes_en_texte(lines: &[&Line], page_imprimee: Option<u32>) -> Texte {
    let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
    for line in lines {
        let words: Vec<_> = line.words.iter().collect();
        let text = mots_en_texte(&words, Notes::AUCUNE);
        let size = line.size();
        let fragment = Fragment {
            page: line.page,
            page_imprimee,
            gauche: line.left(),
            haut: line.baseline - size * 0.8,
            droite: line.right(),
            bas: line.baseline + size * 0.22,
            brut: text.clone(),
            reconnus: texte::reconnus(words.iter().copied()),
        };
        out.suivre(Texte { texte: text, fragments: vec![fragment], confiance: 1.0 });
    }
    out
}
