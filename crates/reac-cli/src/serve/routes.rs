//! What is asked for, by route.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::Method;
use axum::http::request::Parts;
use reac::{Diagnostic, Form, Locale};
use reac_export::{CaseVersion, Document, FORMATS, Fichier, Format, Options, TABLES, TABLES_RE, Usage};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::answers::{Answer, PAGE_POLICY, POLICY, answer, download, json as json_answer, refusal};
use super::decisions::decide;
use super::guard::Host;
use super::search::Shelves;
use super::store::{State, Store};
use crate::engine::Bundle;
use crate::export::defaults;

const PAGE: &str = include_str!("assets/serve.html");
const STYLE: &str = include_str!("assets/serve.css");
const SCRIPT: &str = include_str!("assets/serve.js");

/// Longest time that an upload may take.
const UPLOAD: Duration = Duration::from_secs(120);

/// Formats with options of their own, as addresses call them.
const VARIANTS: [(&str, Format); 3] = [
    ("case-1.0", Format::Case),
    ("grille-positionnement", Format::Grille),
    ("grille-positionnement-html", Format::GrilleHtml),
];

/// Answers requests.
pub(super) struct Desk {
    pub(super) store: Arc<Store>,
    pub(super) shelves: Shelves,
    pub(super) host: Host,
    /// Bytes of an upload.
    pub(super) largest: u64,
    /// Of the exports, where the page does not say.
    pub(super) locale: Locale,
    /// Whether there is something to read scans with.
    pub(super) recognises: bool,
}

impl Desk {
    /// Answers one request.
    pub(super) async fn answer(self: Arc<Self>, parts: Parts, body: Body) -> Answer {
        if !self.host.allows(&parts) {
            return refusal(403, "demande venue d'ailleurs", "asked from elsewhere");
        }
        let decides = parts.uri.path() == "/decisions";
        if parts.method == Method::POST && (decides || parts.uri.path() == "/documents") {
            let bytes = match self.take(&parts, body).await {
                Ok(bytes) => bytes,
                Err(refusal) => return refusal,
            };
            if !decides {
                return json_answer(202, &json!({ "id": self.store.add(bytes) }));
            }
            let made = tokio::task::spawn_blocking(move || decide(&self.store, &bytes));
            return made.await.unwrap_or_else(|_| failed());
        }
        // An export is computed: others are answered meanwhile.
        let made = tokio::task::spawn_blocking(move || self.route(&parts));
        made.await.unwrap_or_else(|_| failed())
    }

    fn route(&self, request: &Parts) -> Answer {
        let parts: Vec<&str> = request.uri.path().trim_matches('/').split('/').collect();
        match (&request.method, parts.as_slice()) {
            (&Method::GET, [""]) => {
                answer(200, "text/html; charset=utf-8", PAGE.into(), &[("Content-Security-Policy", POLICY)])
            }
            (&Method::GET, ["serve.css"]) => {
                let style = format!("{}{STYLE}", reac_page::STYLE);
                answer(200, "text/css; charset=utf-8", style.into(), &[])
            }
            (&Method::GET, ["serve.js"]) => answer(200, "text/javascript; charset=utf-8", SCRIPT.into(), &[]),
            (&Method::GET, ["documents", id]) => self.state(id),
            (&Method::GET, ["search"]) => self.shelves.page(&self.store, request, self.locale(request)),
            (&Method::GET, ["diff", old, new]) => self.diff(old, new, self.locale(request)),
            (&Method::POST, ["documents", id, "ocr"]) => {
                if self.recognises && self.store.recognise(id) {
                    json_answer(202, &json!({ "id": id }))
                } else {
                    nothing()
                }
            }
            (&Method::DELETE, ["documents", id]) => {
                self.store.forget(id);
                json_answer(200, &json!({}))
            }
            (&Method::GET, ["documents", id, what @ ..]) => match self.store.state(id) {
                Some(State::Read(bundle)) => part(&bundle, what, self.locale(request)),
                _ => nothing(),
            },
            _ => nothing(),
        }
    }

    /// The bytes that are sent, if they are not too many.
    async fn take(&self, request: &Parts, body: Body) -> Result<Vec<u8>, Answer> {
        let largest = usize::try_from(self.largest).unwrap_or(usize::MAX);
        let told = request.headers.get("Content-Length").and_then(|value| value.to_str().ok()?.parse().ok());
        let is_too_large = told.is_some_and(|told: u64| told > self.largest);
        let mib = self.largest >> 20;
        let too_large = || refusal(413, &format!("plus de {mib} Mio"), &format!("more than {mib} MiB"));
        if is_too_large {
            return Err(too_large());
        }
        match timeout(UPLOAD, to_bytes(body, largest)).await {
            Ok(Ok(bytes)) => Ok(bytes.into()),
            // Without a length told, only its size can be what was wrong with it.
            Ok(Err(_)) if told.is_none() => Err(too_large()),
            _ => Err(refusal(400, "envoi interrompu", "upload broken off")),
        }
    }

    fn state(&self, id: &str) -> Answer {
        let value = match self.store.state(id) {
            None => return nothing(),
            Some(State::Waiting) => json!({ "state": "waiting" }),
            Some(State::Reading) => json!({ "state": "reading" }),
            Some(State::Refused(found)) => {
                let recognise = self.recognises && self.store.is_scan(id);
                json!({ "state": "refused", "reasons": reasons(&found), "recognise": recognise })
            }
            Some(State::Read(bundle)) => {
                json!({
                    "state": "read",
                    "titre": bundle.titre(),
                    "code": bundle.code(),
                    "millesime": bundle.millesime(),
                    "niveau": bundle.niveau(),
                    "competences": bundle.competences(),
                    "verdict": bundle.verdict(),
                    "findings": reasons(&bundle.diagnostics()),
                    "pages": pages(&bundle),
                    "formats": offers(&bundle),
                })
            }
        };
        json_answer(200, &value)
    }

    /// What changed between two documents of the session, as a page.
    fn diff(&self, old: &str, new: &str, locale: Locale) -> Answer {
        let read = |id: &str| match self.store.state(id) {
            Some(State::Read(bundle)) => Some(bundle),
            _ => None,
        };
        let (Some(old), Some(new)) = (read(old), read(new)) else { return nothing() };
        let page = match (old.reac(), new.reac(), old.re(), new.re()) {
            (Some(before), Some(after), _, re) => {
                let mut diff = reac_diff::diff(before, after);
                if let Some(re) = re {
                    diff.correspondances = reac_diff::correspondances(&diff, re);
                }
                reac_diff::render::html(&diff, locale)
            }
            (_, _, Some(before), Some(after)) => {
                reac_diff::render::html_re(&reac_diff::diff_re(before, after), locale)
            }
            _ => {
                return refusal(
                    422,
                    "un REAC et un référentiel d'évaluation ne se comparent pas",
                    "a REAC and a référentiel d'évaluation are not compared",
                );
            }
        };
        answer(
            200,
            "text/html; charset=utf-8",
            page.into_bytes(),
            &[("Content-Security-Policy", PAGE_POLICY)],
        )
    }

    /// The language that a page asks in.
    fn locale(&self, request: &Parts) -> Locale {
        let query = request.uri.query().unwrap_or_default();
        match query.split('&').find_map(|pair| pair.strip_prefix("lang=")) {
            Some("fr") => Locale::Fr,
            Some("en") => Locale::En,
            _ => self.locale,
        }
    }
}

/// Everything that can be downloaded, as addresses call it.
fn offers(bundle: &Bundle) -> Vec<String> {
    let (reac, re) = (bundle.reac.is_some(), bundle.re.is_some());
    let formats = FORMATS.iter().filter(|listed| !listed.format.is_of_tables());
    let whole =
        formats.filter(|listed| reac || reac_export::takes_re(listed.format)).map(|listed| listed.name);
    let variants = VARIANTS.iter().filter(|_| reac).map(|(name, _)| *name);
    let beside = (reac && re).then_some("re.json");
    let tables = TABLES.into_iter().filter(|_| reac).chain(TABLES_RE.into_iter().filter(|_| re));
    let tables: Vec<&str> = tables.collect();
    let of = |format: &'static str| tables.iter().map(move |table| format!("{format}/{table}"));
    let names = whole.chain(variants).chain(beside).map(str::to_owned);
    names.chain(of("csv")).chain(of("tsv")).collect()
}

/// The pages to review a file's documents on, as addresses call them.
fn pages(bundle: &Bundle) -> Vec<&'static str> {
    let both = bundle.reac.is_some() && bundle.re.is_some();
    if both { vec!["review", "review-re"] } else { vec!["review"] }
}

fn part(bundle: &Bundle, what: &[&str], locale: Locale) -> Answer {
    let page = |page: Option<&String>| match page {
        Some(page) => answer(200, "text/html; charset=utf-8", page.clone().into_bytes(), &[]),
        None => nothing(),
    };
    let reac = bundle.reac.as_ref().map(|half| &half.page);
    let re = bundle.re.as_ref().map(|half| &half.page);
    match what {
        // Of one document there is one page, whatever it is called.
        ["review"] => page(reac.or(re)),
        ["review-re"] => page(re.or(reac)),
        ["json"] => match (bundle.reac(), bundle.re()) {
            (Some(reac), _) => written(bundle, reac, "json"),
            (None, Some(re)) => written(bundle, re, "json"),
            (None, None) => nothing(),
        },
        ["all.zip"] => all(bundle, locale),
        ["re.json"] => bundle.re().map_or_else(nothing, |re| written(bundle, re, "re.json")),
        ["export", name] => match offer(name, locale) {
            Some((format, options)) if !format.is_of_tables() => export(bundle, format, None, &options),
            _ => nothing(),
        },
        ["export", name, table] => match offer(name, locale) {
            Some((format, options)) if format.is_of_tables() => export(bundle, format, Some(table), &options),
            _ => nothing(),
        },
        _ => nothing(),
    }
}

/// Every download in one file.
fn all(bundle: &Bundle, locale: Locale) -> Answer {
    match zipped(bundle, locale) {
        Ok(bytes) => download("application/zip", &file_name(bundle, "zip"), bytes),
        Err(error) => refusal(500, &error.to_string(), &error.to_string()),
    }
}

fn zipped(bundle: &Bundle, locale: Locale) -> anyhow::Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |ending: &str, bytes: &[u8]| -> anyhow::Result<()> {
        archive.start_file(file_name(bundle, ending), zip::write::SimpleFileOptions::default())?;
        Ok(archive.write_all(bytes)?)
    };
    if let Some(reac) = bundle.reac() {
        put("json", reac::to_json(reac, Form::Pretty)?.as_bytes())?;
    }
    if let Some(re) = bundle.re() {
        put("re.json", reac::to_json(re, Form::Pretty)?.as_bytes())?;
    }
    let names = FORMATS.iter().map(|listed| listed.name).chain(VARIANTS.iter().map(|(name, _)| *name));
    for name in names {
        let Some((format, options)) = offer(name, locale) else { continue };
        // What a format cannot hold is left out, as the page leaves out its link.
        for file in exported(bundle, format, &options).unwrap_or_default() {
            let ending = if VARIANTS.iter().any(|(variant, _)| *variant == name) {
                format!("{name}.{}", file.ending.rsplit('.').next().unwrap_or_default())
            } else {
                file.ending
            };
            put(&ending, &file.bytes)?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

fn written(bundle: &Bundle, document: &impl Serialize, ending: &str) -> Answer {
    match reac::to_json(document, Form::Pretty) {
        Ok(text) => download("application/json", &file_name(bundle, ending), text.into_bytes()),
        Err(error) => refusal(500, &error.to_string(), &error.to_string()),
    }
}

/// The format that an address names, and its options.
fn offer(name: &str, locale: Locale) -> Option<(Format, Options)> {
    let variant = || VARIANTS.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
    let format = Format::named(name).or_else(variant)?;
    let mut options = defaults(format, locale);
    if name.starts_with("grille-positionnement") {
        options.usage = Usage::Positionnement;
    }
    if name == "case-1.0" {
        options.case_version = CaseVersion::V1_0;
    }
    Some((format, options))
}

fn export(bundle: &Bundle, format: Format, table: Option<&str>, options: &Options) -> Answer {
    let files = match exported(bundle, format, options) {
        Ok(files) => files,
        Err(error) => return refusal(422, &error.message(Locale::Fr), &error.message(Locale::En)),
    };
    match files.into_iter().find(|file| table.is_none_or(|table| file.is_of(table))) {
        Some(file) => download("application/octet-stream", &file_name(bundle, &file.ending), file.bytes),
        None => nothing(),
    }
}

fn exported(bundle: &Bundle, format: Format, options: &Options) -> Result<Vec<Fichier>, reac_export::Error> {
    let document = bundle
        .reac
        .as_ref()
        .map(|half| Document { reac: &half.document, provenance: half.provenance.as_ref() });
    match (document, bundle.re()) {
        (Some(document), Some(re)) => reac_export::export_both(document, re, format, options),
        (Some(document), None) => reac_export::export(document, format, options),
        (None, Some(re)) => reac_export::export_re(re, format, options),
        (None, None) => Ok(Vec::new()),
    }
}

/// A name made of the document's code, and of nothing that a client or a document chose freely.
fn file_name(bundle: &Bundle, ending: &str) -> String {
    let code = bundle.code().unwrap_or("reac");
    let safe: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(20).collect();
    format!("{}.{ending}", if safe.is_empty() { "reac" } else { &safe })
}

fn reasons(found: &[Diagnostic]) -> Vec<Value> {
    let reason = |found: &Diagnostic| {
        json!({
            "code": found.code.id(),
            "severity": found.severity().as_str(),
            "page": found.page,
            "fr": reac_page::french(&found.message(Locale::Fr)),
            "en": found.message(Locale::En),
        })
    };
    found.iter().map(reason).collect()
}

fn failed() -> Answer {
    refusal(500, "le programme a échoué", "the program failed")
}

fn nothing() -> Answer {
    refusal(404, "rien à cette adresse", "nothing at this address")
}
