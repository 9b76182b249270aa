//! What a part of a document says: its texts, field by field, plain or as HTML.

use reac_model::{Chemin, Noeud, Reac};
use reac_page::escape;

/// A text and where it stands.
pub(crate) type Phrase<'a> = (Chemin, &'a str);

/// What one field says.
#[derive(Debug, Clone)]
pub(crate) struct Rubrique<'a> {
    /// Its key.
    pub(crate) champ: &'static str,
    pub(crate) phrases: Vec<Phrase<'a>>,
}

/// Every text of a part; `depuis` leads to it.
pub(crate) fn phrases(part: &impl Noeud<String>, depuis: Chemin) -> Vec<Phrase<'_>> {
    part.textes(depuis).into_iter().map(|(chemin, _, texte)| (chemin, texte.as_str())).collect()
}

/// The same, field by field; a field that says nothing is none.
pub(crate) fn rubriques(part: &impl Noeud<String>, depuis: Chemin) -> Vec<Rubrique<'_>> {
    let mut out: Vec<(Chemin, Rubrique<'_>)> = Vec::new();
    for (chemin, texte) in phrases(part, depuis) {
        let of = chemin.du_champ();
        match out.last_mut() {
            Some((last, rubrique)) if *last == of => rubrique.phrases.push((chemin, texte)),
            _ => out.push((of, Rubrique { champ: chemin.champ(), phrases: vec![(chemin, texte)] })),
        }
    }
    out.into_iter().map(|(_, rubrique)| rubrique).collect()
}

/// What the fiche emploi type says below headings of its own: prose and lists, level and codes apart.
pub(crate) fn reglee(reac: &Reac) -> Vec<Rubrique<'_>> {
    let all = rubriques(&reac.emploi_type, Chemin::cle("emploi_type")).into_iter();
    let below = |(chemin, _): &Phrase<'_>| chemin.est_prose() || chemin.liste().is_some();
    all.filter(|rubrique| rubrique.phrases.iter().all(below)).collect()
}

/// One paragraph or item a line; the items of lists in prose behind a dash.
pub(crate) fn plain(phrases: &[Phrase<'_>]) -> String {
    let line = |(chemin, texte): &Phrase<'_>| {
        if chemin.est_prose() && chemin.liste().is_some() {
            format!("- {texte}")
        } else {
            (*texte).to_owned()
        }
    };
    phrases.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `<p>` and `<ul>`.
pub(crate) fn html(phrases: &[Phrase<'_>]) -> String {
    let same_list = |a: &Phrase<'_>, b: &Phrase<'_>| a.0.liste().is_some() && a.0.liste() == b.0.liste();
    phrases
        .chunk_by(same_list)
        .map(|run| match run {
            [(chemin, texte)] if chemin.liste().is_none() => format!("<p>{}</p>", escape(texte)),
            items => {
                let items: String =
                    items.iter().map(|(_, item)| format!("<li>{}</li>", escape(item))).collect();
                format!("<ul>{items}</ul>")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use reac_model::Bloc;

    use super::*;

    #[test]
    fn markup_in_a_document_is_text() {
        let items = vec!["<b>\"A\" & 'B'</b>".to_owned()];
        assert_eq!(
            html(&phrases(&items, Chemin::default())),
            "<ul><li>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</li></ul>"
        );
    }

    #[test]
    fn lists_stay_apart_and_prose_keeps_its_order() {
        let list = |items: [&str; 2]| Bloc::Liste { elements: items.map(str::to_owned).to_vec() };
        let blocs = vec![Bloc::Paragraphe { texte: "a".to_owned() }, list(["b", "c"]), list(["d", "e"])];
        let all = phrases(&blocs, Chemin::default());
        assert_eq!(html(&all), "<p>a</p><ul><li>b</li><li>c</li></ul><ul><li>d</li><li>e</li></ul>");
        assert_eq!(plain(&all), "a\n- b\n- c\n- d\n- e");
        let items = vec!["f".to_owned(), "g".to_owned()];
        assert_eq!(plain(&phrases(&items, Chemin::default())), "f\ng");
    }
}
