//! The document as it is read: heads, prose and tables, in its own order.

use reac_model::{Bloc, Epreuve, Re};

use crate::Locale;
use crate::labels::{Label, day};

/// A piece of the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A head: its level from 2, its anchor where it has one, its text.
    Tete(u8, Option<String>, String),
    /// Prose.
    Prose(Vec<Bloc>),
    /// A name and its value.
    Valeur(String, String),
    /// A table: its head, its rows, each a list of cells.
    Tableau(Vec<String>, Vec<Vec<Vec<Bloc>>>),
}

struct Suite {
    pieces: Vec<Piece>,
    locale: Locale,
}

/// A cell of one paragraph; empty where there is nothing to say.
pub(super) fn cell(text: impl Into<String>) -> Vec<Bloc> {
    let texte = text.into();
    if texte.is_empty() { Vec::new() } else { vec![Bloc::Paragraphe { texte }] }
}

/// Each item a paragraph.
pub(super) fn lines(items: &[String]) -> Vec<Bloc> {
    items.iter().map(|texte| Bloc::Paragraphe { texte: texte.clone() }).collect()
}

/// Minutes, as a reader reads them.
pub(super) fn minutes(count: Option<u32>) -> String {
    count.map(|count| format!("{} h {:02} min", count / 60, count % 60)).unwrap_or_default()
}

/// What a mark looks like.
pub(super) const TICK: &str = "☒";
pub(super) const OPEN: &str = "☐";

/// What an épreuve is called.
pub(super) fn title(test: &Epreuve, locale: Locale) -> String {
    match &test.intitule {
        Some(intitule) => format!("{} – {intitule}", test.id),
        None => Label::SessionTitre.text(locale).to_owned(),
    }
}

/// The modalités of a test that judge a competence, in the order of their table; then those that only the matrix names.
pub(super) fn columns(test: &Epreuve) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let rows =
        test.modalites.iter().filter(|row| !row.competences.is_empty()).map(|row| row.intitule.as_str());
    for name in rows.chain(test.criteres.iter().flat_map(|row| row.modalites.iter().map(String::as_str))) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The whole document.
pub(super) fn pieces(re: &Re, locale: Locale) -> Vec<Piece> {
    let mut out = Suite { pieces: Vec::new(), locale };
    out.document(re);
    out.section(2, "RE/modalites", Label::ModalitesGenerales);
    out.prose(&re.modalites_generales);
    for test in &re.epreuves {
        out.epreuve(test);
    }
    out.plateau(re);
    out.correspondances(re);
    if !re.glossaire.is_empty() {
        out.section(2, "RE/glossaire", Label::GlossaireRe);
        for entry in &re.glossaire {
            out.pieces.push(Piece::Tete(3, None, entry.terme.clone()));
            out.prose(&entry.definition);
        }
    }
    out.pieces
}

impl Suite {
    fn section(&mut self, level: u8, anchor: &str, label: Label) {
        let text = label.text(self.locale).to_owned();
        self.pieces.push(Piece::Tete(level, Some(anchor.to_owned()), text));
    }

    fn prose(&mut self, blocs: &[Bloc]) {
        if !blocs.is_empty() {
            self.pieces.push(Piece::Prose(blocs.to_vec()));
        }
    }

    fn value(&mut self, label: Label, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let value = day(&value, self.locale);
            self.pieces.push(Piece::Valeur(label.text(self.locale).to_owned(), value));
        }
    }

    fn table(&mut self, heads: &[Label], rows: Vec<Vec<Vec<Bloc>>>) {
        if !rows.is_empty() {
            let heads = heads.iter().map(|label| label.text(self.locale).to_owned()).collect();
            self.pieces.push(Piece::Tableau(heads, rows));
        }
    }

    fn document(&mut self, re: &Re) {
        self.section(2, "RE", Label::Re);
        let (document, references) = (&re.document, &re.references);
        let nsf = references.nsf.iter().map(|code| match &code.intitule {
            Some(intitule) => format!("{} – {intitule}", code.code),
            None => code.code.clone(),
        });
        for (label, value) in [
            (Label::TypeDocument, document.type_document.clone()),
            (Label::Sigle, document.sigle.clone()),
            (Label::CodeTitre, document.code_titre.clone()),
            (Label::Millesime, document.millesime.clone()),
            (Label::DateJo, document.date_jo.clone()),
            (Label::DateMiseAJour, document.date_mise_a_jour.clone()),
            (Label::Niveau, references.niveau.clone()),
            (Label::Nsf, Some(nsf.collect::<Vec<_>>().join(", "))),
            (Label::Rome, Some(references.rome.join(", "))),
            (Label::Formacodes, Some(references.formacodes.join(", "))),
            (Label::DateArrete, references.date_arrete.clone()),
            (Label::DateEffet, references.date_effet.clone()),
        ] {
            self.value(label, value);
        }
    }

    fn epreuve(&mut self, test: &Epreuve) {
        let anchor = format!("RE/{}", test.id);
        self.pieces.push(Piece::Tete(2, Some(anchor), title(test, self.locale)));
        self.prose(&test.introduction);
        let heads = [Label::Modalite, Label::Competences, Label::Duree, Label::Detail];
        let rows = test.modalites.iter().map(|row| {
            let duree = cell(minutes(row.duree_minutes));
            vec![cell(&row.intitule), lines(&row.competences), duree, row.detail.clone()]
        });
        self.table(&heads, rows.collect());
        self.value(Label::DureeTotale, test.duree_totale_minutes.map(|count| minutes(Some(count))));
        for complement in &test.complements {
            self.pieces.push(Piece::Tete(3, None, complement.intitule.clone()));
            self.prose(&complement.contenu);
        }
        self.matrix(test);
        self.named(Label::Obligations, &test.obligations_reglementaires);
        let heads = [Label::CompetenceTransversale, Label::CriteresEvaluation, Label::Competences];
        let rows = test
            .transversales
            .iter()
            .map(|row| vec![cell(&row.intitule), lines(&row.criteres), lines(&row.competences)]);
        self.table(&heads, rows.collect());
        self.value(Label::PresenceJury, test.jury.duree_minutes.map(|count| minutes(Some(count))));
        self.named(Label::ProtocoleJury, &test.jury.protocole);
        self.named(Label::CompositionJury, &test.jury.composition);
        self.named(Label::Surveillance, &test.surveillance);
    }

    fn named(&mut self, label: Label, blocs: &[Bloc]) {
        if !blocs.is_empty() {
            self.pieces.push(Piece::Tete(3, None, label.text(self.locale).to_owned()));
            self.prose(blocs);
        }
    }

    /// The matrix: a column for each modalité that a row is ticked under.
    fn matrix(&mut self, test: &Epreuve) {
        if test.criteres.is_empty() {
            return;
        }
        let columns = columns(test);
        let text = |label: Label| label.text(self.locale).to_owned();
        let mut heads = vec![text(Label::Competence), text(Label::CriteresEvaluation)];
        heads.extend(columns.iter().map(|column| (*column).to_owned()));
        let rows = test.criteres.iter().map(|row| {
            let mut cells = vec![cell(&row.competence), lines(&row.criteres)];
            let mark =
                |column: &&str| if row.modalites.iter().any(|own| own == column) { TICK } else { OPEN };
            cells.extend(columns.iter().map(|column| cell(mark(column))));
            cells
        });
        let rows = rows.collect();
        self.pieces.push(Piece::Tete(3, None, text(Label::CriteresEvaluation)));
        self.pieces.push(Piece::Tableau(heads, rows));
    }

    fn plateau(&mut self, re: &Re) {
        let plateau = &re.plateau_technique;
        self.section(2, "RE/plateau", Label::Plateau);
        let text = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
        let rows = plateau
            .locaux
            .iter()
            .map(|row| vec![text(&row.modalite), row.description.clone(), row.observations.clone()]);
        self.table(&[Label::Modalite, Label::Locaux, Label::Observations], rows.collect());
        let rows = plateau.ressources.iter().map(|row| {
            let (nombre, partage) = (text(&row.nombre), text(&row.partage));
            vec![text(&row.designation), nombre, row.description.clone(), partage, row.observations.clone()]
        });
        let heads =
            [Label::Designation, Label::Nombre, Label::Description, Label::Partage, Label::Observations];
        self.table(&heads, rows.collect());
    }

    fn correspondances(&mut self, re: &Re) {
        for table in &re.correspondances {
            self.section(2, "RE/correspondances", Label::Correspondances);
            let side = |label: Label, titre: &reac_model::TitreArrete| {
                let parts = [titre.intitule.as_deref(), titre.arrete.as_deref()];
                let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
                if said.is_empty() { label.text(self.locale).to_owned() } else { said }
            };
            let heads =
                vec![side(Label::AncienTitre, &table.ancien), side(Label::NouveauTitre, &table.nouveau)];
            let rows = table.ccp.iter().map(|row| vec![lines(&row.ancien), lines(&row.nouveau)]).collect();
            self.pieces.push(Piece::Tableau(heads, rows));
        }
    }
}
