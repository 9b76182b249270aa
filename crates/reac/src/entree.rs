//! Bytes to lines: which reader reads an input, and what its refusals mean to a user.

use std::cell::Cell;

use reac_diagnostic::{Code, Diagnostic};
use reac_lines::{Fault, FaultKind, Source};

use crate::details::argument;
use crate::formats::Format;
use crate::{CrossCheck, Engine, Options, Refusal};

thread_local! {
    static READ: Cell<u64> = const { Cell::new(0) };
}

/// How many files this thread has read: what a test of one reading counts.
pub(crate) fn files_read() -> u64 {
    READ.get()
}

pub(crate) fn lines(bytes: &[u8], options: &Options) -> Result<Source, Refusal> {
    READ.set(READ.get() + 1);
    match Format::of(bytes) {
        Format::Pdf => pdf(bytes, options),
        Format::Docx => reac_text::read_docx(bytes, &reac_text::LIMITS).map_err(|error| refuse_text(&error)),
        Format::Other(other) => Err(Refusal(Diagnostic::new(Code::UnknownFormat, other.arguments()))),
        Format::Text => reac_text::read(bytes).map_err(|error| refuse_text(&error)),
    }
}

fn pdf(bytes: &[u8], options: &Options) -> Result<Source, Refusal> {
    let mut source = reac_pdf::read(bytes, &pdf_options(options)).map_err(|error| refuse_pdf(&error))?;
    source.settle_signs();
    source.part_sheets();
    cross_check(bytes, options, &mut source)?;
    Ok(source)
}

/// Holds the second reader against the first, where that was asked for: over the glyphs that the file has, and not over
/// what was recognised.
fn cross_check(bytes: &[u8], options: &Options, source: &mut Source) -> Result<(), Refusal> {
    if options.cross_check == CrossCheck::On {
        let mut differences =
            reac_pdf::cross_check(bytes, &options.limits).map_err(|error| refuse_pdf(&error))?;
        source.faults.append(&mut differences);
    }
    Ok(())
}

/// As [`lines`]; pages of a PDF without a text layer go through `recogniser`.
#[cfg(feature = "ocr")]
pub(crate) fn recognised(
    bytes: &[u8],
    options: &Options,
    recogniser: &mut dyn reac_ocr::Recogniser,
) -> Result<Source, Refusal> {
    if Format::of(bytes) != Format::Pdf {
        return lines(bytes, options);
    }
    let mut source =
        reac_pdf::read_pictures(bytes, &pdf_options(options)).map_err(|error| refuse_pdf(&error))?;
    let read = reac_ocr::recognise(bytes, &mut source, recogniser);
    if read == 0 {
        // Nothing was recognised: what is refused and why, and the second reader, are as ever.
        let failed = source.faults.into_iter().filter(|fault| fault.kind == FaultKind::PageDamaged);
        let mut source = pdf(bytes, options)?;
        source.faults.extend(failed.filter(|fault| !source.faults.contains(fault)).collect::<Vec<_>>());
        return Ok(source);
    }
    source.settle_signs();
    source.part_sheets();
    cross_check(bytes, options, &mut source)?;
    Ok(source)
}

fn pdf_options(options: &Options) -> reac_pdf::Options {
    let engine = match options.engine {
        Engine::Hayro => reac_pdf::Engine::Hayro,
        Engine::PdfExtract => reac_pdf::Engine::PdfExtract,
    };
    reac_pdf::Options { engine, limits: options.limits, threads: options.threads }
}

fn refuse_pdf(error: &reac_pdf::Error) -> Refusal {
    use reac_pdf::ErrorKind as Kind;
    let seen = error.evidence().map(argument);
    Refusal(match error.kind() {
        Kind::PasswordNeeded => Diagnostic::new(Code::PasswordNeeded, []),
        Kind::Empty => Diagnostic::new(Code::Empty, []),
        Kind::NoText => Diagnostic::new(Code::NoText, []),
        Kind::Unreadable => Diagnostic::new(Code::TextUnreadable, seen),
        Kind::Limit => Diagnostic::new(Code::LimitExceeded, seen),
        _ => Diagnostic::new(Code::Damaged, seen),
    })
}

fn refuse_text(error: &reac_text::Error) -> Refusal {
    use reac_text::ErrorKind as Kind;
    let seen = error.evidence().map(argument);
    Refusal(match error.kind() {
        Kind::Empty => Diagnostic::new(Code::Empty, []),
        Kind::Limit => Diagnostic::new(Code::LimitExceeded, seen),
        Kind::Damaged => Diagnostic::new(Code::Damaged, seen),
        _ => Diagnostic::new(Code::UnknownFormat, seen.into_iter().chain(["@donnez".to_owned()])),
    })
}

/// Why a document is refused: what was not read because of a limit may be what was missed.
pub(crate) fn refusal(why: Diagnostic, source: &Source) -> Refusal {
    let limit = source.faults.iter().find(|fault| fault.kind == FaultKind::Limit);
    Refusal(limit.map_or(why, diagnostic))
}

/// A reader's fault as a finding.
pub(crate) fn diagnostic(fault: &Fault) -> Diagnostic {
    let code = match fault.kind {
        FaultKind::PageDamaged => Code::PageDamaged,
        FaultKind::UnmappedGlyph => Code::UnmappedGlyph,
        FaultKind::EnginesDiffer => Code::EnginesDiffer,
        FaultKind::Encoding => Code::Encoding,
        FaultKind::Signs => Code::SignsSet,
        FaultKind::NoText => Code::PageWithoutText,
        FaultKind::Unreadable => Code::PageUnreadable,
        FaultKind::Learnt => Code::LettersLearnt,
        FaultKind::Unheeded => Code::Unheeded,
        FaultKind::Unseen => Code::UnseenText,
        FaultKind::Turned => Code::PageTurned,
        FaultKind::OtherDirection => Code::OtherDirection,
        FaultKind::Sheets => Code::SheetsParted,
        FaultKind::Limit => Code::LimitExceeded,
    };
    let out = Diagnostic::new(code, [argument(&fault.evidence)]);
    match fault.page {
        Some(page) => out.at_page(page),
        None => out,
    }
}
