//! The report under `extraction`.

use reac_check::record;
use reac_diagnostic::Diagnostic;
use reac_grammar::texte::Texte;
use reac_model::{Correction, Extraction, NonLu, Source as SourceRecord, Verdict};
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
        diagnostics: diagnostics.iter().map(|found| record(found, options.locale)).collect(),
        non_lu: lu
            .non_lu
            .iter()
            .map(|texte| NonLu { page: texte.page().unwrap_or(1), texte: texte.texte.clone() })
            .collect(),
        decisions: Vec::new(),
    }
}
