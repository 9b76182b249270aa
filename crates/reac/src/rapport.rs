//! The report under `extraction`.

use reac_diagnostic::{Code, Diagnostic, Locale, term};
use reac_grammar::texte::Texte;
use reac_model::{Correction, DiagnosticRecord, Extraction, NonLu, Source as SourceRecord, Verdict};
use sha2::{Digest, Sha256};

use crate::formats::Format;
use crate::{Engine, Options};

/// What is told of the input.
pub(crate) struct Entree {
    pub(crate) sha256: String,
    pub(crate) octets: usize,
    pub(crate) format: Format,
    pub(crate) pages: usize,
}

/// What is told of the reading.
pub(crate) struct Lu<'l> {
    /// Year in which the layout began.
    pub(crate) generation: Option<u32>,
    /// Lines that no part takes.
    pub(crate) non_lu: &'l [Texte],
}

/// SHA-256, hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A finding, said in a language.
pub(crate) fn constat(found: &Diagnostic, locale: Locale) -> DiagnosticRecord {
    DiagnosticRecord {
        code: found.code.id().to_owned(),
        severite: found.severity().as_str().to_owned(),
        message: found.message(locale),
        page: found.page,
        page_imprimee: found.printed_page,
        pointeur: found.pointer.clone(),
        indice: found.args.last().map(|arg| term(arg, locale).unwrap_or(arg).to_owned()),
    }
}

/// A finding of a report, as data again.
///
/// # Errors
/// Its code is none of this version's: R0021.
pub fn found(constat: &DiagnosticRecord) -> Result<Diagnostic, Diagnostic> {
    let code = reac_diagnostic::ALL.iter().find(|code| code.id() == constat.code);
    let Some(code) = code else {
        return Err(Diagnostic::new(Code::NotAReading, [format!("@code_inconnu {}", constat.code)]));
    };
    let mut found = Diagnostic::reported(*code, constat.message.clone());
    found.page = constat.page;
    found.printed_page = constat.page_imprimee;
    found.pointer.clone_from(&constat.pointeur);
    Ok(found)
}

pub(crate) fn extraction(
    lu: &Lu<'_>,
    diagnostics: &[Diagnostic],
    corrections: Vec<Correction>,
    entree: &Entree,
    options: &Options,
) -> Extraction {
    Extraction {
        programme: concat!("reac ", env!("CARGO_PKG_VERSION")).to_owned(),
        source: SourceRecord {
            format: entree.format.as_str().to_owned(),
            moteur: match (entree.format, options.engine) {
                (Format::Text | Format::Other(_), _) => "text",
                (Format::Docx, _) => "docx",
                (Format::Pdf, Engine::Hayro) => "hayro",
                (Format::Pdf, Engine::PdfExtract) => "pdf-extract",
            }
            .to_owned(),
            sha256: entree.sha256.clone(),
            octets: u64::try_from(entree.octets).unwrap_or(u64::MAX),
            pages_fichier: u32::try_from(entree.pages).unwrap_or(u32::MAX),
        },
        generation: lu.generation.map(|year| year.to_string()),
        // Said once everything is known: see `verdict`.
        verdict: Verdict::default(),
        raisons: Vec::new(),
        corrections,
        diagnostics: diagnostics.iter().map(|found| constat(found, options.locale)).collect(),
        non_lu: lu
            .non_lu
            .iter()
            .map(|texte| NonLu { page: texte.page().unwrap_or(1), texte: texte.texte.clone() })
            .collect(),
        decisions: Vec::new(),
    }
}
