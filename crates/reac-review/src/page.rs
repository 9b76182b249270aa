//! The page itself: pictures, what was read, where it stands, and the script that brings them together.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reac::{Code, Diagnostic, Locale, Reading, ReadingRe};
use reac_lines::Source;
use reac_model::{Boite, Correction, Moitie, Origine, Provenance, Referentiel};
use reac_page::escape;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::draw::{Error, Picture, pictures};

const COMMON: &str = reac_page::STYLE;
const STYLE: &str = include_str!("assets/review.css");
/// Words first, then what uses them.
const SCRIPT: &str = concat!(include_str!("assets/words.js"), include_str!("assets/review.js"));

/// Width of an A4 page, in points.
const PAGE: f32 = 595.0;

/// Widest page that is shown whole.
const WIDE: f32 = 900.0;

/// What the script is given.
#[derive(Serialize)]
struct Data<'a, D> {
    schema: &'static str,
    sha256: &'a str,
    /// Which of the two documents of a titre it is.
    moitie: Moitie,
    /// How far the whole may be relied on.
    verdict: Option<reac_model::Verdict>,
    /// The content alone.
    document: D,
    corrections: &'a [Correction],
    constats: Vec<Constat>,
    /// By JSON Pointer.
    lieux: BTreeMap<&'a str, Lieu>,
}

/// Where a text stands, as near as the eye can tell.
#[derive(Serialize)]
struct Lieu {
    page: u32,
    confiance: f32,
    boites: Vec<Boite>,
}

impl From<&Origine> for Lieu {
    fn from(origine: &Origine) -> Self {
        let tenth = |points: f32| (points * 10.0).round() / 10.0;
        let boite = |boite: &Boite| Boite {
            gauche: tenth(boite.gauche),
            haut: tenth(boite.haut),
            droite: tenth(boite.droite),
            bas: tenth(boite.bas),
            ..*boite
        };
        Self {
            page: origine.page,
            confiance: origine.confiance,
            boites: origine.boites.iter().map(boite).collect(),
        }
    }
}

/// What was found, in both languages: the page speaks the browser's.
#[derive(Serialize)]
struct Constat {
    code: &'static str,
    page: Option<u32>,
    pointeur: Option<String>,
    /// Of groups that may be divided otherwise: how many entries each has then.
    variante: Option<String>,
    fr: String,
    en: String,
}

impl From<&Diagnostic> for Constat {
    fn from(found: &Diagnostic) -> Self {
        Self {
            code: found.code.id(),
            page: found.page,
            pointeur: found.pointer.clone(),
            variante: found.args.get(2).filter(|_| found.code == Code::GroupsUncertain).cloned(),
            fr: reac_page::french(&found.message(Locale::Fr)),
            en: found.message(Locale::En),
        }
    }
}

/// The review page of a REAC, one file that needs nothing else: pictures of its `bytes`, or of its `lines` where it is a
/// text.
///
/// # Errors
/// Its content cannot be written.
pub fn page(bytes: &[u8], lines: &Source, reading: &Reading) -> Result<String, Error> {
    let Reading { reac, diagnostics, provenance } = reading;
    written(&pictures(bytes, lines), reac, diagnostics, provenance, reac.titre.intitule.as_deref())
}

/// The review page of a référentiel d'évaluation, as [`page`] makes that of a REAC: with all pages of the file.
///
/// # Errors
/// Its content cannot be written.
pub fn page_re(bytes: &[u8], lines: &Source, reading: &ReadingRe) -> Result<String, Error> {
    let ReadingRe { re, diagnostics, provenance } = reading;
    written(&pictures(bytes, lines), re, diagnostics, provenance, re.titre.intitule.as_deref())
}

fn written<D: Referentiel>(
    pictures: &[Picture],
    document: &D,
    found: &[Diagnostic],
    provenance: &Provenance,
    title: Option<&str>,
) -> Result<String, Error> {
    let mut content = document.clone();
    *content.rapport_mut() = None;
    let report = document.rapport();
    let data = Data {
        schema: crate::SCHEMA_PATCH,
        sha256: &provenance.sha256,
        moitie: D::MOITIE,
        verdict: report.map(|report| report.verdict),
        document: content,
        corrections: report.map_or(&[], |report| &report.corrections),
        constats: found.iter().map(Constat::from).collect(),
        lieux: provenance.entrees.iter().map(|(at, place)| (at.as_str(), place.into())).collect(),
    };
    // Nothing in it may end the element that it stands in.
    let data = serde_json::to_string(&data).map_err(Error::new)?.replace('<', "\\u003c");
    let allowed = STANDARD.encode(Sha256::digest(SCRIPT.as_bytes()));
    let title = title.unwrap_or(match D::MOITIE {
        Moitie::Reac => "REAC",
        Moitie::Re => "RE",
    });
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
         style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{0}</title>\n<style>{COMMON}{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{0}</h1><span id=\"verdict\" class=\"badge\" hidden></span><div id=\"tools\" role=\"group\"></div><progress id=\"progress\" value=\"0\"></progress><p id=\"state\" role=\"status\"></p></header>\n\
         <main>\n<section id=\"pages\" tabindex=\"0\">\n<p class=\"head\"></p>\n",
        escape(title)
    );
    for picture in pictures {
        out.push_str(&figure(picture));
    }
    out.push_str("</section>\n<section id=\"right\">\n<p class=\"head\"></p>\n<nav id=\"doubts\"></nav>\n<nav id=\"outline\"></nav>\n<div id=\"fields\"></div>\n</section>\n</main>\n");
    out.push_str("<noscript>JavaScript</noscript>\n<script type=\"application/json\" id=\"data\">");
    out.push_str(&data);
    out.push_str("</script>\n<script>");
    out.push_str(SCRIPT);
    out.push_str("</script>\n</body>\n</html>\n");
    Ok(out)
}

fn figure(picture: &Picture) -> String {
    let (page, width, height) = (picture.page, picture.width, picture.height);
    // Wide pages are scrolled, not shrunk until nobody can read them.
    let wide = if width > WIDE { format!(";width:{}%", 100.0 * width / PAGE) } else { String::new() };
    let image = match &picture.source {
        Some(source) => format!("<img alt=\"\" loading=\"lazy\" decoding=\"async\" src=\"{source}\">"),
        None => String::new(),
    };
    format!(
        "<figure class=\"page\" id=\"page-{page}\" data-page=\"{page}\" data-width=\"{width}\" data-height=\"{height}\" \
         style=\"aspect-ratio:{width}/{height}{wide}\">{image}<div class=\"boxes\"></div><figcaption>{page}</figcaption></figure>\n"
    )
}
