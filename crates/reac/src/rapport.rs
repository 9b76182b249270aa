//! The report under `extraction`.

use reac_diagnostic::Diagnostic;
use reac_grammar::Lecture;
use reac_lines::Source;
use reac_model::{Correction, DiagnosticRecord, Extraction, NonLu, Source as SourceRecord};
use sha2::{Digest, Sha256};

use crate::entree::Format;
use crate::{Engine, Options};

pub(crate) fn extraction(
    lecture: &Lecture,
    diagnostics: &[Diagnostic],
    corrections: Vec<Correction>,
    bytes: &[u8],
    format: Format,
    source: &Source,
    options: &Options,
) -> Extraction {
    Extraction {
        programme: concat!("reac ", env!("CARGO_PKG_VERSION")).to_owned(),
        source: SourceRecord {
            format: format.as_str().to_owned(),
            moteur: match (format, options.engine) {
                (Format::Text, _) => "text",
                (Format::Pdf, Engine::Hayro) => "hayro",
                (Format::Pdf, Engine::PdfExtract) => "pdf-extract",
            }
            .to_owned(),
            sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
            octets: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            pages_fichier: u32::try_from(source.pages.len()).unwrap_or(u32::MAX),
        },
        generation: lecture.generation.map(|year| year.to_string()),
        corrections,
        diagnostics: diagnostics
            .iter()
            .map(|found| DiagnosticRecord {
                code: found.code.id().to_owned(),
                severite: found.severity().as_str().to_owned(),
                message: found.message(options.locale),
                page: found.page,
                page_imprimee: found.printed_page,
                pointeur: found.pointer.clone(),
                indice: found.args.last().cloned(),
            })
            .collect(),
        non_lu: lecture
            .fiches
            .non_lu
            .iter()
            .map(|texte| NonLu { page: texte.page().unwrap_or(1), texte: texte.texte.clone() })
            .collect(),
    }
}
