//! `cargo xtask codes`: the page of diagnostic codes.

use std::fmt::Write;
use std::process::ExitCode;

use reac_diagnostic::{ALL, Code, Locale, explain};

use crate::generated::{Mode, keep};

const HEAD: &str = "\
<!-- Written by `cargo xtask codes`; do not edit. -->

# Codes

What `reac` has to say about a document. A code is never reused. `{0}`, `{1}`… stand for what was seen.

`error`: a document or a part of it was not read. `warning`: the reading may be wrong, or the document
contradicts itself. `info`: good to know, nothing to do.
";

pub(crate) fn run(mode: Mode) -> anyhow::Result<ExitCode> {
    let path = reac_tests::root().join("crates/reac-diagnostic/CODES.md");
    keep(vec![(path, page()?.into_bytes())], mode, "codes")
}

fn page() -> Result<String, std::fmt::Error> {
    let mut out = HEAD.to_owned();
    let mut family = "";
    for code in ALL {
        let this = code.id().get(..3).unwrap_or_default();
        if this != family {
            family = this;
            write!(out, "\n## {family}xx\n\n| code | severity | what | message | message en français |\n")?;
            writeln!(out, "|---|---|---|---|---|")?;
        }
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            code.id(),
            code.severity().as_str(),
            code.kind(),
            cell(code.template(Locale::En)),
            cell(code.template(Locale::Fr))
        )?;
    }
    out.push_str("\n# Explanations\n\nAs `reac explain CODE` gives them.\n");
    for code in ALL {
        explanation(&mut out, *code)?;
    }
    Ok(out)
}

/// What a code means, an example, what to do, in both languages.
fn explanation(out: &mut String, code: Code) -> std::fmt::Result {
    let Some(found) = explain(code) else { return Ok(()) };
    writeln!(out, "\n## {}\n", code.id())?;
    writeln!(out, "{}\n", found.meaning(Locale::En))?;
    writeln!(out, "- Example: {}", found.example)?;
    writeln!(out, "- What to do: {}", found.remedy(Locale::En))?;
    writeln!(out, "- En français : {}", found.meaning(Locale::Fr))?;
    writeln!(out, "- Que faire : {}", found.remedy(Locale::Fr))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
