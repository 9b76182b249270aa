//! `cargo xtask converters`: what the program reads in the texts that today's converters make of the corpus and the
//! fixtures. F1 of each document, with the four groups as they are read and again as one: the gap between the two is
//! what a text no longer shows.

mod programs;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, ensure};
use clap::Args;
use reac::Options;
use reac_tests::content::content;
use reac_tests::corpus;
use reac_tests::score::Gold;
use serde_json::Value;

use crate::generated::eprint;
use programs::Converter;

/// What to convert, and with what.
#[derive(Debug, Clone, Args)]
pub(crate) struct ConverterArgs {
    /// Python that has the converters written in it
    #[arg(long, value_name = "PATH", default_value = "python3")]
    python: String,
    /// Converters whose name holds one of these [default: all that are installed]
    #[arg(value_name = "NAME")]
    only: Vec<String>,
    /// Show the first N misses (-) and extras (+) of each text
    #[arg(long, value_name = "N", default_value_t = 0)]
    miss: usize,
    /// Keep the texts, as FOLDER/CONVERTER/DOCUMENT
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
}

/// A document and its content, groups as they are and as one.
struct Document {
    name: String,
    pdf: PathBuf,
    gold: Gold,
    as_one: Gold,
}

impl Document {
    fn new(pdf: PathBuf, gold: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read(gold).with_context(|| gold.display().to_string())?;
        let mut value: Value = serde_json::from_slice(&text).with_context(|| gold.display().to_string())?;
        let name = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let whole = Gold::from_document(&value);
        let fiches = value.pointer_mut("/competences_professionnelles").and_then(Value::as_array_mut);
        for fiche in fiches.into_iter().flatten().filter_map(Value::as_object_mut) {
            fiche.insert("groupes_certains".to_owned(), false.into());
        }
        Ok(Self { name, pdf, gold: whole, as_one: Gold::from_document(&value) })
    }
}

pub(crate) fn run(args: &ConverterArgs) -> anyhow::Result<ExitCode> {
    let documents = documents()?;
    let chosen = |converter: &Converter| {
        args.only.is_empty() || args.only.iter().any(|name| converter.name.contains(name.as_str()))
    };
    let mut out = io::stdout().lock();
    let names = || documents.iter().map(|document| document.name.clone());
    let heads = ["converter", "version"].map(str::to_owned).into_iter();
    let heads: Vec<String> =
        heads.chain(names()).chain(names().map(|name| name + " (groups as one)")).collect();
    writeln!(out, "{}", heads.join("\t"))?;
    for converter in programs::all(&args.python).into_iter().filter(chosen) {
        let Some(version) = converter.version() else {
            eprint(&format!("converters: {}: skipped: not installed", converter.name));
            continue;
        };
        let mut whole = Vec::new();
        let mut as_one = Vec::new();
        for document in &documents {
            let bytes = converter.convert(&document.pdf)?;
            if let Some(folder) = &args.keep {
                let folder = folder.join(converter.name.replace(' ', "_"));
                std::fs::create_dir_all(&folder)?;
                std::fs::write(folder.join(format!("{}.{}", document.name, converter.extension)), &bytes)?;
            }
            let read = content(&bytes, &Options::default())?.unwrap_or_default();
            let score = document.as_one.score(&read);
            for difference in score.differences.iter().take(args.miss) {
                eprint(&format!("{}: {}: {difference}", converter.name, document.name));
            }
            whole.push(format!("{:.4}", document.gold.score(&read).f1()));
            as_one.push(format!("{:.4}", score.f1()));
        }
        writeln!(out, "{}\t{version}\t{}\t{}", converter.name, whole.join("\t"), as_one.join("\t"))?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Those of the corpus, where there is one, and the fixtures that are PDFs.
fn documents() -> anyhow::Result<Vec<Document>> {
    let mut out = Vec::new();
    match corpus::find()? {
        Some(folder) => {
            for pdf in corpus::documents(&folder)?.into_iter().filter(|path| is_pdf(path)) {
                let name = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                out.push(Document::new(pdf, &folder.join("gold").join(format!("{name}.json")))?);
            }
        }
        None => eprint("converters: of the corpus: skipped: no corpus"),
    }
    let fixtures = reac_tests::root().join("fixtures");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&fixtures)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_owned();
        let pdf = folder.join(&name).with_extension("pdf");
        let gold = folder.join("expected.json");
        if pdf.is_file() && gold.is_file() {
            out.push(Document::new(pdf, &gold)?);
        }
    }
    ensure!(!out.is_empty(), "there is no document to convert");
    Ok(out)
}

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "pdf")
}
