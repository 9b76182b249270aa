//! The document as it is read: sections under headings, in its own order. Markdown, HTML and records are made
//! from it.

use std::collections::BTreeSet;

use reac_model::{Chemin, EntreeGlossaire, Pas, Provenance, Reac};

use crate::Locale;
use crate::arbre::{Genre, Noeud, arbre};
use crate::labels::{Label, day};
use crate::prose::{Phrase, reglee, rubriques};
use crate::tables::header;

/// A section.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Of its own in the document, and fit for an address: `AT1/CP3`.
    pub(crate) ancre: String,
    pub(crate) titre: String,
    /// 2 and below: the document's title is 1.
    pub(crate) niveau: u8,
    pub(crate) corps: Vec<Corps>,
    /// Whether it is read together with the section before it.
    pub(crate) suite: Suite,
}

/// Whether a section stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suite {
    /// It does.
    Seule,
    /// It belongs to the nearest section above that does.
    Jointe,
}

/// A piece of a section, never cut.
#[derive(Debug, Clone)]
pub(crate) struct Corps {
    pub(crate) forme: Forme,
    pub(crate) texte: String,
    /// JSON Pointer of the text; none where there is none of its own.
    pub(crate) pointeur: String,
}

/// What a piece looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Forme {
    Paragraphe,
    /// An entry of a list, with its anchor where it has one.
    Item(Option<String>),
    /// A name and what it stands for.
    Terme(String),
    /// Prose below a term.
    Definition,
}

/// The whole document.
pub(crate) fn plan(reac: &Reac, locale: Locale) -> Vec<Section> {
    let mut plan = Plan { sections: Vec::new(), locale };
    plan.document(reac);
    plan.introduction(reac);
    plan.emploi(reac);
    for root in arbre(reac) {
        plan.fiche(&root, 2);
    }
    plan.glossary("GT", Label::GlossaireTechnique, &reac.glossaire_technique, "glossaire_technique");
    plan.glossary("GR", Label::GlossaireReac, &reac.glossaire_reac, "glossaire_reac");
    plan.notes(reac);
    plan.sections
}

/// Printed pages, or else the file's, of all that stands below one of `pointers`.
pub(crate) fn pages(from: &Provenance, pointers: &[&str]) -> Vec<u32> {
    let mut pages = BTreeSet::new();
    for pointer in pointers.iter().filter(|pointer| !pointer.is_empty()) {
        let below =
            from.entrees.range((*pointer).to_owned()..).take_while(|(place, _)| place.starts_with(pointer));
        for (_, origin) in below.filter(|(place, _)| is_below(place, pointer)) {
            let first = origin.page_imprimee.unwrap_or(origin.page);
            // A text that runs over a page break stands on the next printed page too.
            for boite in &origin.boites {
                pages.insert(first.saturating_add(boite.page.saturating_sub(origin.page)));
            }
            pages.insert(first);
        }
    }
    pages.into_iter().collect()
}

fn is_below(place: &str, pointer: &str) -> bool {
    place.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

struct Plan {
    sections: Vec<Section>,
    locale: Locale,
}

impl Plan {
    fn open(&mut self, ancre: &str, titre: &str, niveau: u8, suite: Suite) {
        self.sections.push(Section {
            ancre: ancre.to_owned(),
            titre: titre.to_owned(),
            niveau,
            corps: Vec::new(),
            suite,
        });
    }

    fn label(&mut self, ancre: &str, label: Label, niveau: u8, suite: Suite) {
        self.open(ancre, label.text(self.locale), niveau, suite);
    }

    fn push(&mut self, forme: Forme, texte: &str, pointeur: String) {
        if let Some(section) = self.sections.last_mut() {
            section.corps.push(Corps { forme, texte: texte.to_owned(), pointeur });
        }
    }

    fn phrases(&mut self, phrases: &[Phrase<'_>], paragraph: &Forme) {
        for (chemin, texte) in phrases {
            let forme = if chemin.liste().is_some() { Forme::Item(None) } else { paragraph.clone() };
            self.push(forme, texte, chemin.to_string());
        }
    }

    fn document(&mut self, reac: &Reac) {
        self.label("document", Label::DocumentTable, 2, Suite::Seule);
        for (label, value) in header(reac) {
            let value = day(&value, self.locale);
            self.push(Forme::Terme(label.text(self.locale).to_owned()), &value, String::new());
        }
    }

    fn introduction(&mut self, reac: &Reac) {
        self.label("introduction", Label::Introduction, 2, Suite::Seule);
        let mut open = None;
        for rubrique in rubriques(&reac.introduction, Chemin::cle("introduction")) {
            let Some((chemin, _)) = rubrique.phrases.first() else { continue };
            let (ancre, label) = match chemin.pas() {
                [_, Pas::Cle("evolution"), ..] => ("introduction/evolution", Label::Evolution),
                [_, Pas::Cle("contexte_examen"), ..] => ("introduction/examen", Label::ContexteExamen),
                [_, _, Pas::Cle("ancien"), ..] => ("introduction/ancien", Label::AncienTitre),
                _ => ("introduction/nouveau", Label::NouveauTitre),
            };
            if open.replace(ancre) != Some(ancre) {
                self.label(ancre, label, 3, Suite::Seule);
            }
            if rubrique.champ == "ccs" {
                self.push(Forme::Paragraphe, Label::Ccs.text(self.locale), String::new());
            }
            self.phrases(&rubrique.phrases, &Forme::Paragraphe);
        }
        self.drop_if_bare("introduction");
    }

    /// A heading that nothing follows is none.
    fn drop_if_bare(&mut self, ancre: &str) {
        if self.sections.last().is_some_and(|last| last.ancre == ancre && last.corps.is_empty()) {
            self.sections.pop();
        }
    }

    fn emploi(&mut self, reac: &Reac) {
        let emploi = &reac.emploi_type;
        let base = "/emploi_type";
        self.label("emploi", Label::EmploiType, 2, Suite::Seule);
        if let Some(title) = &emploi.intitule {
            self.push(Forme::Paragraphe, title, format!("{base}/intitule"));
        }
        for rubrique in reglee(reac) {
            let ancre = format!("emploi/{}", rubrique.champ);
            self.label(&ancre, Label::of(rubrique.champ), 3, Suite::Seule);
            self.phrases(&rubrique.phrases, &Forme::Paragraphe);
        }
        if let Some(niveau) = &emploi.niveau {
            self.label("emploi/niveau", Label::Niveau, 3, Suite::Seule);
            self.push(Forme::Paragraphe, niveau, format!("{base}/niveau"));
        }
        if !emploi.nsf.is_empty() || !emploi.rome.is_empty() {
            self.label("emploi/codes", Label::Codes, 3, Suite::Seule);
        }
        for (key, name, codes) in [("nsf", "NSF", &emploi.nsf), ("rome", "ROME", &emploi.rome)] {
            for (index, code) in codes.iter().enumerate() {
                let label = code.intitule.as_deref().unwrap_or_default();
                let forme = Forme::Terme(format!("{name} {}", code.code));
                self.push(forme, label, format!("{base}/{key}/{index}"));
            }
        }
        self.drop_if_bare("emploi");
    }

    fn fiche(&mut self, node: &Noeud<'_>, niveau: u8) {
        let label = node.genre.label().text(self.locale);
        let titre = match node.texte {
            Some(text) => format!("{label} {} – {text}", node.numero),
            None => label.to_owned(),
        };
        self.open(&node.local, &titre, niveau, Suite::Seule);
        for rubrique in &node.prose {
            let ancre = format!("{}/{}", node.local, rubrique.champ);
            self.label(&ancre, Label::of(rubrique.champ), niveau + 1, Suite::Jointe);
            self.phrases(&rubrique.phrases, &Forme::Paragraphe);
        }
        let groups =
            [Genre::Critere, Genre::Technique, Genre::Organisationnel, Genre::Relationnel, Genre::Savoir];
        for genre in groups {
            if node.of(genre).next().is_some() {
                let ancre = format!("{}/{}", node.local, genre.code());
                self.label(&ancre, genre.heading(), niveau + 1, Suite::Jointe);
                for leaf in node.of(genre) {
                    let forme = Forme::Item(Some(leaf.local.clone()));
                    self.push(forme, leaf.texte.unwrap_or_default(), leaf.pointeur.clone());
                }
            }
        }
        let fiches = |child: &&Noeud<'_>| matches!(child.genre, Genre::Competence | Genre::Transversale);
        for child in node.enfants.iter().filter(fiches) {
            self.fiche(child, niveau + 1);
        }
    }

    fn glossary(&mut self, ancre: &str, label: Label, entries: &[EntreeGlossaire], list: &'static str) {
        if entries.is_empty() {
            return;
        }
        self.label(ancre, label, 2, Suite::Seule);
        for (index, entry) in entries.iter().enumerate() {
            for rubrique in rubriques(entry, Chemin::entree(list, index)) {
                if rubrique.champ == "terme" {
                    self.push(Forme::Terme(entry.terme.clone()), "", format!("/{list}/{index}/terme"));
                } else {
                    self.phrases(&rubrique.phrases, &Forme::Definition);
                }
            }
        }
    }

    fn notes(&mut self, reac: &Reac) {
        if reac.notes.is_empty() {
            return;
        }
        self.label("notes", Label::Notes, 2, Suite::Seule);
        for (index, note) in reac.notes.iter().enumerate() {
            self.push(
                Forme::Terme(format!("[{}]", note.numero)),
                &note.texte,
                format!("/notes/{index}/texte"),
            );
        }
    }
}
