//! A référentiel d'évaluation, by the REAC's way through the house; and both of one file.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_grammar::re::Connus;
use reac_lines::Source;
use reac_model::Noeud;

use crate::{
    Options, Reading, Refusal, doutes, entree, etat, formats, model, normalisation, provenance, rapport,
};

/// A référentiel d'évaluation that was read.
#[derive(Debug, Clone)]
pub struct ReadingRe {
    /// Its content, and the report under `extraction`.
    pub re: model::Re,
    /// The findings as data, in the order of the report.
    pub diagnostics: Vec<Diagnostic>,
    /// Where each string of the content stands in the file.
    pub provenance: model::Provenance,
}

/// What one file holds: one of the two at least.
#[derive(Debug, Clone)]
pub struct Documents {
    /// The REAC.
    pub reac: Option<Reading>,
    /// The référentiel d'évaluation.
    pub re: Option<ReadingRe>,
}

/// Reads the référentiel d'évaluation (or de certification) of a file.
///
/// # Errors
/// A [`Refusal`] where it holds none or cannot be read.
pub fn read_re(bytes: &[u8], options: &Options) -> Result<ReadingRe, Refusal> {
    of_source(bytes, &entree::lines(bytes, options)?, options, Connus::default())
}

/// Reads the REAC of a file, its référentiel d'évaluation, or both, going through its pages once.
///
/// # Errors
/// A [`Refusal`] where it holds neither or cannot be read.
pub fn read_all(bytes: &[u8], options: &Options) -> Result<Documents, Refusal> {
    let source = entree::lines(bytes, options)?;
    let reac = crate::of_source(bytes, &source, options);
    let wordings = reac.as_ref().map(|reading| wordings(&reading.reac)).unwrap_or_default();
    let re = if reac_grammar::re::est_present(&source) {
        of_source(bytes, &source, options, wordings).ok()
    } else {
        None
    };
    match (reac, re) {
        (Err(refusal), None) => Err(refusal),
        (reac, re) => {
            let mut reac = reac.ok();
            if let Some(reading) = reac.as_mut().filter(|_| re.is_some()) {
                both_are_read(reading);
            }
            Ok(Documents { reac, re })
        }
    }
}

/// The other document is not left alone.
fn both_are_read(reading: &mut Reading) {
    let left = Code::OtherDocumentInFile;
    reading.diagnostics.retain(|found| found.code != left);
    if let Some(report) = &mut reading.reac.extraction {
        report.diagnostics.retain(|found| found.code != left.id());
    }
}

/// Competences and criteria of a REAC: its référentiel d'évaluation prints the same.
fn wordings(reac: &model::Reac) -> Connus {
    let mut out = Connus::default();
    for fiche in &reac.competences_professionnelles {
        out.d_un_autre(&fiche.intitule);
        fiche.criteres_performance.iter().for_each(|text| out.d_un_autre(text));
    }
    out
}

fn of_source(
    bytes: &[u8],
    source: &Source,
    options: &Options,
    wordings: Connus,
) -> Result<ReadingRe, Refusal> {
    let mut lecture =
        reac_grammar::re::lire_avec(source, wordings).map_err(|why| entree::refusal(why, source))?;
    let mut diagnostics: Vec<Diagnostic> = source.faults.iter().map(entree::diagnostic).collect();
    diagnostics.append(&mut lecture.diagnostics);
    let sha256 = rapport::sha256(bytes);
    let provenance = provenance::de_l_arbre(&lecture.re, sha256.clone());
    diagnostics.extend(doutes::doutes(&lecture.coutures, &provenance));
    diagnostics.extend(reac_check::evaluation(&lecture.re));
    let format = formats::Format::of(bytes);
    let etat = etat(format, source);
    let reglage = normalisation::Reglage { level: options.level, etat, locale: options.locale };
    // Wordings that are one when folded are copies of one title.
    let corrections = normalisation::normaliser_arbre(
        &mut lecture.re,
        &|_, _, texte| fold(&texte.texte),
        &[],
        reglage,
        &mut diagnostics,
    );
    let entree = rapport::Entree { sha256, octets: bytes.len(), format, pages: source.pages.len() };
    let lu = rapport::Lu { generation: lecture.generation, non_lu: &lecture.non_lu };
    let extraction = rapport::extraction(&lu, &diagnostics, corrections, &entree, options);
    let mut re = lecture.re.map(&mut |texte| texte.texte);
    re.extraction = Some(extraction);
    Ok(ReadingRe { re, diagnostics, provenance })
}
