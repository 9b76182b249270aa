//! A référentiel d'évaluation, by the REAC's way through the house; and both of one file.

use std::collections::BTreeSet;

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::Feuilletage;
use reac_grammar::fold::fold;
use reac_grammar::re::Connus;
use reac_lines::{Fault, FaultKind, Source};
use reac_model::Noeud;

use crate::{
    Options, Reading, Refusal, doutes, entree, etat, formats, judged, model, normalisation, provenance,
    rapport, say_verdict, verdict,
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
    let source = entree::lines(bytes, options)?;
    of_source((bytes, rapport::sha256(bytes)), &Feuilletage::de(&source), options, Connus::default())
}

/// Reads the REAC of a file, its référentiel d'évaluation, or both, going through its pages once.
///
/// # Errors
/// A [`Refusal`] where it holds neither or cannot be read.
pub fn read_all(bytes: &[u8], options: &Options) -> Result<Documents, Refusal> {
    open_all(bytes, options)?.read()
}

/// Reads as [`read_all`] does and holds what was read against every rule.
///
/// # Errors
/// As [`read_all`].
pub fn check_all(bytes: &[u8], options: &Options, rules: &reac_check::Options) -> Result<Documents, Refusal> {
    open_all(bytes, options)?.check(rules)
}

/// A file that was opened, whichever of the two documents it holds: its pages are read once, whatever is asked of it
/// afterwards.
#[derive(Debug)]
pub struct OpenedAll<'b> {
    bytes: &'b [u8],
    options: &'b Options,
    source: Source,
}

/// Opens a file, PDF, DOCX or raw text, whatever it holds.
///
/// # Errors
/// A [`Refusal`] where it cannot be read.
pub fn open_all<'b>(bytes: &'b [u8], options: &'b Options) -> Result<OpenedAll<'b>, Refusal> {
    Ok(OpenedAll { bytes, options, source: entree::lines(bytes, options)? })
}

impl OpenedAll<'_> {
    /// Its lines, before anything was understood.
    #[must_use]
    pub fn lines(&self) -> &Source {
        &self.source
    }

    /// What [`read_all`] makes of it.
    ///
    /// # Errors
    /// A [`Refusal`] where it holds neither of the two.
    pub fn read(&self) -> Result<Documents, Refusal> {
        self.documents(reac_check::redundancy)
    }

    /// What [`check_all`] makes of it.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn check(&self, rules: &reac_check::Options) -> Result<Documents, Refusal> {
        let mut documents = self.documents(|lecture| reac_check::check(lecture, rules))?;
        if let Some(reading) = &mut documents.reac {
            say_verdict(&mut reading.reac, &mut reading.diagnostics, self.options.locale);
        }
        if let Some(reading) = &mut documents.re {
            say_verdict(&mut reading.re, &mut reading.diagnostics, self.options.locale);
        }
        Ok(documents)
    }

    fn documents(
        &self,
        judge: impl Fn(&reac_grammar::Lecture) -> Vec<Diagnostic>,
    ) -> Result<Documents, Refusal> {
        let Self { bytes, options, source } = self;
        let pages = Feuilletage::de(source);
        let lecture = reac_grammar::lire_feuillete(&pages).map_err(|why| entree::refusal(why, source));
        let reac = lecture.map(|lecture| judged(bytes, source, lecture, options, judge));
        let wordings =
            reac.as_ref().map(|reading| wordings(&reading.reac, &reading.diagnostics)).unwrap_or_default();
        let known = reac.as_ref().ok().and_then(|reading| reading.reac.extraction.as_ref());
        let sha256 = known.map_or_else(|| rapport::sha256(bytes), |report| report.source.sha256.clone());
        let re = of_source((bytes, sha256), &pages, options, wordings).ok();
        match (reac, re) {
            (Err(refusal), None) => Err(refusal),
            (Ok(mut reac), Some(mut re)) => {
                both_are_read(&mut reac, &re);
                settle((&mut reac.reac, &mut reac.diagnostics), (&mut re.re, &mut re.diagnostics));
                agree(&reac.reac, &mut re, options);
                Ok(Documents { reac: Some(reac), re: Some(re) })
            }
            (reac, re) => Ok(Documents { reac: reac.ok(), re }),
        }
    }
}

/// What the two say differently is found in the référentiel d'évaluation.
fn agree(reac: &model::Reac, re: &mut ReadingRe, options: &Options) {
    let found = reac_check::halves(reac, &re.re);
    if let Some(report) = &mut re.re.extraction {
        report.diagnostics.extend(found.iter().map(|found| reac_check::record(found, options.locale)));
    }
    re.diagnostics.extend(found);
    crate::judge_again(&mut re.re);
}

/// The other document is not left alone, and what reads downwards on its pages was read.
fn both_are_read(reading: &mut Reading, re: &ReadingRe) {
    let pages: BTreeSet<u32> = re.provenance.entrees.values().map(|place| place.page).collect();
    let left = |code: Code, page: Option<u32>| {
        let downwards = code == Code::OtherDirection && page.is_some_and(|page| pages.contains(&page));
        code == Code::OtherDocumentInFile || downwards
    };
    reading.diagnostics.retain(|found| !left(found.code, found.page));
    if let Some(report) = &mut reading.reac.extraction {
        let codes = [Code::OtherDocumentInFile, Code::OtherDirection];
        report
            .diagnostics
            .retain(|found| !codes.into_iter().any(|code| code.id() == found.code && left(code, found.page)));
    }
}

/// Competences and criteria of a REAC: its référentiel d'évaluation prints the same.
fn wordings(reac: &model::Reac, found: &[Diagnostic]) -> Connus {
    let mut out = Connus::default();
    for text in reac_check::sure_wordings(reac, found) {
        out.d_un_autre(text);
    }
    out
}

/// Reads the référentiel d'évaluation of a file whose REAC was read elsewhere, and of which this was found: what that
/// prints without doubt is evidence.
///
/// # Errors
/// As [`read_re`].
pub fn read_re_beside(
    bytes: &[u8],
    (reac, found): (&model::Reac, &[Diagnostic]),
    options: &Options,
) -> Result<ReadingRe, Refusal> {
    let source = entree::lines(bytes, options)?;
    let wordings = wordings(reac, found);
    of_source((bytes, rapport::sha256(bytes)), &Feuilletage::de(&source), options, wordings)
}

/// Takes out of both halves of a titre the doubts about joins that the other half settles: it prints the same criteria, in
/// other lines. The verdicts are those that the rest leads to.
pub fn settle(
    (reac, about_reac): (&mut model::Reac, &mut Vec<Diagnostic>),
    (re, about_re): (&mut model::Re, &mut Vec<Diagnostic>),
) {
    let (of_reac, of_re) = reac_check::settled_by_halves((reac, about_reac), (re, about_re));
    if take(about_reac, reac.extraction.as_mut(), &of_reac) {
        crate::judge_again(reac);
    }
    if take(about_re, re.extraction.as_mut(), &of_re) {
        crate::judge_again(re);
    }
}

/// Takes findings out, of the report too; whether there was any.
fn take(found: &mut Vec<Diagnostic>, report: Option<&mut model::Extraction>, settled: &[bool]) -> bool {
    let mut settled = settled.iter().copied();
    let (taken, left): (Vec<_>, Vec<_>) = found.drain(..).partition(|_| settled.next().unwrap_or_default());
    *found = left;
    if let Some(report) = report.filter(|_| !taken.is_empty()) {
        let is_taken = |record: &model::DiagnosticRecord| {
            let same = |one: &Diagnostic| {
                record.code == one.code.id() && record.page == one.page && record.pointeur == one.pointer
            };
            taken.iter().any(same)
        };
        report.diagnostics.retain(|record| !is_taken(record));
    }
    !taken.is_empty()
}

/// Reads what a file's pages hold; beside its bytes stands their SHA-256.
fn of_source(
    (bytes, sha256): (&[u8], String),
    pages: &Feuilletage<'_>,
    options: &Options,
    wordings: Connus,
) -> Result<ReadingRe, Refusal> {
    let source = pages.source();
    let mut lecture =
        reac_grammar::re::lire_avec(pages, wordings).map_err(|why| entree::refusal(why, source))?;
    // Heads of columns read downwards: what of it no cell takes is among the findings of the reading.
    let read = |fault: &&Fault| {
        let mut pages = source.pages.iter().filter(|page| Some(page.number) == fault.page);
        fault.kind == FaultKind::OtherDirection && pages.any(|page| !page.upright.is_empty())
    };
    let faults = source.faults.iter().filter(|fault| !read(fault));
    let mut diagnostics: Vec<Diagnostic> = faults.map(entree::diagnostic).collect();
    diagnostics.append(&mut lecture.diagnostics);
    let provenance = provenance::de_l_arbre(&lecture.re, sha256.clone());
    diagnostics.extend(doutes::doutes(&lecture.coutures, &provenance));
    diagnostics.extend(reac_check::evaluation(&lecture.re));
    let pied = lecture.pied.as_ref();
    diagnostics.extend(reac_check::evaluation_pages(&lecture.pages, pied, source.origin));
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
    let mut re = lecture.re.map(&mut |texte| texte.texte);
    let mut report = rapport::extraction(&lu, &diagnostics, corrections, &entree, options);
    (report.verdict, report.raisons) = verdict::verdict(&verdict::Indices::new(&re, source, &diagnostics));
    re.extraction = Some(report);
    Ok(ReadingRe { re, diagnostics, provenance })
}
