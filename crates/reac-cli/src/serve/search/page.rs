//! The page of a search: a form, and what was found.

use reac::Locale;
use reac_catalogue::Trouvaille;
use reac_page::{escape, french};

use super::{Asked, Found, MOST, Place};
use crate::search::{Piece, excerpt};

const STYLE: &str = include_str!("../assets/search.css");

/// Parts of the documents, by the names that a search has for them.
const PARTS: [(&str, &str, &str); 13] = [
    ("titre", "Titre", "Title"),
    ("introduction", "Introduction", "Introduction"),
    ("emploi", "Emploi type", "Job"),
    ("activites", "Activités", "Activities"),
    ("competences", "Compétences", "Competences"),
    ("criteres", "Critères", "Criteria"),
    ("savoirs", "Savoirs et savoir-faire", "Knowledge and know-how"),
    ("epreuves", "Épreuves", "Tests"),
    ("jury", "Jury", "Jury"),
    ("plateau", "Plateau technique", "Rooms and equipment"),
    ("correspondances", "Correspondances", "Correspondences"),
    ("glossaire", "Glossaires", "Glossaries"),
    ("notes", "Notes", "Notes"),
];

/// Levels of the framework of 2019 that titres have.
const LEVELS: std::ops::RangeInclusive<u8> = 3..=8;

/// Words of the page in a language.
struct Words(Locale);

impl Words {
    fn pick<'a>(&self, fr: &'a str, en: &'a str) -> &'a str {
        if self.0 == Locale::Fr { fr } else { en }
    }

    fn part(&self, name: &str) -> String {
        let found = PARTS.iter().find(|(key, ..)| *key == name);
        found.map_or_else(|| name.to_owned(), |(_, fr, en)| self.pick(fr, en).to_owned())
    }
}

pub(super) fn page(asked: &Asked, found: &Found, has_catalogue: bool, locale: Locale) -> String {
    let words = Words(locale);
    let title = words.pick("Chercher dans les référentiels", "Search the référentiels");
    let lang = words.pick("fr", "en");
    let back = words.pick("Documents de la session", "Documents of the session");
    let body = format!(
        "<main>\n<p><a href=\"/\">{back}</a></p>\n<h1>{title}</h1>\n{}{}</main>\n",
        form(asked, has_catalogue, &words),
        answer(asked, found, &words)
    );
    reac_page::page(lang, title, STYLE, &body)
}

fn form(asked: &Asked, has_catalogue: bool, words: &Words) -> String {
    let any = words.pick("Toutes", "All");
    let parts = PARTS.iter().map(|(key, fr, en)| option(key, words.pick(fr, en), &asked.part));
    let parts: String = std::iter::once(option("", any, &asked.part)).chain(parts).collect();
    let levels = LEVELS.map(|level| option(&level.to_string(), &level.to_string(), &asked.niveau));
    let levels: String =
        std::iter::once(option("", words.pick("Tous", "All"), &asked.niveau)).chain(levels).collect();
    let of = if has_catalogue {
        let now = if asked.place == Place::Catalogue { "catalogue" } else { "session" };
        let options = option("catalogue", words.pick("le catalogue", "the catalogue"), now)
            + &option("session", words.pick("la session", "the session"), now);
        let label = words.pick("Dans", "In");
        format!("<label>{label}<select name=\"of\">{options}</select></label>\n")
    } else {
        String::new()
    };
    let hint = words.pick(
        "Tous les mots, sous toutes leurs formes, avec ou sans accents ; \"une suite de mots\" ; début*",
        "All the words, in any form, with accents or without; \"a phrase\"; begin*",
    );
    let hint = if words.0 == Locale::Fr { french(hint) } else { hint.to_owned() };
    format!(
        "<form role=\"search\" action=\"/search\">\n<input type=\"hidden\" name=\"lang\" value=\"{lang}\">\n\
         <label class=\"words\">{asks}<input type=\"text\" name=\"q\" value=\"{q}\" aria-describedby=\"hint\" autofocus></label>\n\
         <p id=\"hint\">{hint}</p>\n<div class=\"confine\">\n\
         <label>{part}<select name=\"in\">{parts}</select></label>\n\
         <label>{titre}<input type=\"text\" name=\"titre\" value=\"{t}\" placeholder=\"{example}\"></label>\n\
         <label>{level}<select name=\"niveau\">{levels}</select></label>\n{of}\
         <button class=\"primary\">{go}</button>\n</div>\n</form>\n",
        lang = words.pick("fr", "en"),
        asks = words.pick("Mots", "Words"),
        q = escape(&asked.words),
        hint = escape(&hint),
        part = words.pick("Partie", "Part"),
        titre = words.pick("Titre : sigle, code ou mots", "Titre: sigle, code or words"),
        t = escape(&asked.titre),
        example = "TP-…",
        level = words.pick("Niveau", "Level"),
        go = words.pick("Chercher", "Search"),
    )
}

fn option(value: &str, text: &str, now: &str) -> String {
    let selected = if value == now { " selected" } else { "" };
    format!("<option value=\"{value}\"{selected}>{}</option>", escape(text))
}

fn answer(asked: &Asked, found: &Found, words: &Words) -> String {
    let said = |text: &str| format!("<p role=\"status\">{}</p>\n", escape(text));
    let hits = match found {
        Found::Nothing => return String::new(),
        Found::Wrong(error) => return said(&error.message(words.0)),
        Found::Hits(hits) if hits.is_empty() => {
            return said(words.pick("Rien trouvé.", "Nothing found."));
        }
        Found::Hits(hits) => hits,
    };
    let count = match (hits.len(), words.0) {
        (MOST, Locale::Fr) => format!("Les {MOST} meilleurs passages"),
        (MOST, Locale::En) => format!("The best {MOST} passages"),
        (1, _) => "1 passage".to_owned(),
        (count, _) => format!("{count} passages"),
    };
    let list: String = hits.iter().map(|hit| entry(hit, asked.place, words)).collect();
    format!("{}<ol class=\"hits\">\n{list}</ol>\n", said(&count))
}

/// Title of the titre, leading to the document where that is of the session; the passage; its place.
fn entry(hit: &Trouvaille, place: Place, words: &Words) -> String {
    let titre = hit.titre.as_deref().or(hit.code_titre.as_deref()).unwrap_or("?");
    let head = match place {
        Place::Session => {
            let page = hit.page.map(|page| format!("#page-{page}")).unwrap_or_default();
            let is_reac = hit.type_document.as_deref().is_none_or(|kind| kind.starts_with("REAC"));
            let review = if is_reac { "review" } else { "review-re" };
            format!("<a href=\"/documents/{}/{review}{page}\">{}</a>", escape(&hit.fichier), escape(titre))
        }
        Place::Catalogue => escape(titre),
    };
    let level = hit.niveau_europeen.map(|level| format!("{} {level}", words.pick("niveau", "level")));
    let about =
        [hit.type_document.clone(), hit.sigle.clone(), hit.code_titre.clone(), hit.millesime.clone(), level];
    let page = match (hit.page_imprimee, hit.page) {
        (Some(page), _) => Some(format!("p.\u{a0}{page}")),
        (None, Some(page)) => Some(format!("{} {page}", words.pick("page du fichier", "page of the file"))),
        (None, None) => None,
    };
    let fiche = hit.fiche.clone().filter(|fiche| *fiche != hit.texte);
    let stands = [Some(words.part(&hit.champ)), hit.lieu.clone(), fiche, page];
    let files = match place {
        Place::Session => String::new(),
        Place::Catalogue => {
            // Where they lie on the disk is nobody's business here.
            let name = |path: &String| {
                std::path::Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned())
            };
            let names = std::iter::once(&hit.fichier).chain(&hit.aussi).filter_map(name);
            let names: String =
                names.map(|name| format!("<li>{}</li>", escape(&reac_diagnostic::shown(&name)))).collect();
            format!("<ul class=\"files\">{names}</ul>\n")
        }
    };
    format!(
        "<li>\n<h2>{head}</h2>\n<p class=\"about\">{}</p>\n<p class=\"text\" lang=\"fr\">{}</p>\n\
         <p class=\"place\">{}</p>\n{files}</li>\n",
        joined(&about),
        marked(hit),
        joined(&stands)
    )
}

fn joined(parts: &[Option<String>]) -> String {
    let parts: Vec<String> = parts.iter().flatten().map(|part| escape(part)).collect();
    parts.join(" · ")
}

fn marked(hit: &Trouvaille) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Plain(text) => escape(&text),
        Piece::Asked(text) => format!("<mark>{}</mark>", escape(&text)),
    };
    excerpt(hit).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_can_be_searched_is_offered() {
        assert_eq!(PARTS.map(|(key, ..)| key), reac_export::CHAMPS);
    }

    #[test]
    fn what_is_asked_comes_back_as_text() {
        let asked = Asked { words: "\"><script>".into(), titre: "<b>".into(), ..Asked::default() };
        let page = page(&asked, &Found::Hits(Vec::new()), true, Locale::Fr);
        assert!(!page.contains("<script") && !page.contains("<b>") && page.contains("Rien trouvé."));
        assert!(page.contains("name=\"of\"") && page.contains("lang=\"fr\""));
        let page = super::page(&Asked::default(), &Found::Nothing, false, Locale::En);
        assert!(
            !page.contains("name=\"of\"") && !page.contains("role=\"status\"") && page.contains("Search the")
        );
    }
}
