//! What no other table has, a row a value: the footer, the cover, the introduction, the fiche emploi type; of a référentiel
//! d'évaluation its references and what it says of the whole.

use reac_model::{Bloc, Re, Reac, References, Titre, TitreActivites};

use super::{CHAMP, Cell, Column, LONG, RANG, Table, rank, text, words};
use crate::Locale;
use crate::labels::Label;
use crate::tables::cellule;

/// The field that says what kind of document it is, so that one that says nothing else has a row.
pub(crate) const SCHEMA: &str = "/schema";

const COLUMNS: [Column; 4] = [words("rubrique", Label::Rubrique, 45), LONG, CHAMP, RANG];

/// Of a REAC.
pub(super) fn document(reac: &Reac, locale: Locale) -> Table {
    let mut rows = Rows { rows: Vec::new(), locale };
    let at = Label::DocumentTable;
    let document = &reac.document;
    rows.title(&reac.titre.intitule);
    rows.value("/document/sigle", &[at, Label::Sigle], &document.sigle);
    rows.value("/document/code_titre", &[at, Label::CodeTitre], &document.code_titre);
    rows.value("/document/millesime", &[at, Label::Millesime], &document.millesime);
    rows.value("/document/type", &[at, Label::TypeDocument], &document.type_document);
    rows.value("/document/date_validation", &[at, Label::DateValidation], &document.date_validation);
    rows.value("/document/date_mise_a_jour", &[at, Label::DateMiseAJour], &document.date_mise_a_jour);
    rows.cover(&reac.titre);
    rows.number("/document/pages", &[at, Label::Pages], document.pages);
    introduction(&mut rows, reac);
    emploi(&mut rows, reac);
    rows.push(SCHEMA, &[at, Label::Schema], 0, &reac.schema);
    Table { key: "document", title: Label::DocumentTable, columns: COLUMNS.to_vec(), rows: rows.rows }
}

fn introduction(rows: &mut Rows, reac: &Reac) {
    let at = Label::Introduction;
    let intro = &reac.introduction;
    rows.prose("/introduction/evolution", &[at, Label::Evolution], &intro.evolution);
    rows.prose("/introduction/contexte_examen", &[at, Label::ContexteExamen], &intro.contexte_examen);
    let TitreActivites { intitule, activites, ccs } = &intro.liste_activites.ancien;
    let below = |label| [Label::ListeActivites, Label::AncienTitre, label];
    rows.value("/introduction/liste_activites/ancien/intitule", &below(Label::Intitule), intitule);
    rows.items("/introduction/liste_activites/ancien/activites", &below(Label::Activites), activites);
    rows.items("/introduction/liste_activites/ancien/ccs", &below(Label::Ccs), ccs);
    let TitreActivites { intitule, activites, ccs } = &intro.liste_activites.nouveau;
    let below = |label| [Label::ListeActivites, Label::NouveauTitre, label];
    rows.value("/introduction/liste_activites/nouveau/intitule", &below(Label::Intitule), intitule);
    rows.items("/introduction/liste_activites/nouveau/activites", &below(Label::Activites), activites);
    rows.items("/introduction/liste_activites/nouveau/ccs", &below(Label::Ccs), ccs);
}

fn emploi(rows: &mut Rows, reac: &Reac) {
    let emploi = &reac.emploi_type;
    let below = |label| [Label::EmploiType, label];
    rows.value("/emploi_type/intitule", &below(Label::Intitule), &emploi.intitule);
    rows.prose("/emploi_type/definition", &below(Label::Definition), &emploi.definition);
    rows.items("/emploi_type/secteurs_activite", &below(Label::Secteurs), &emploi.secteurs_activite);
    rows.items("/emploi_type/types_emplois", &below(Label::TypesEmplois), &emploi.types_emplois);
    rows.items("/emploi_type/reglementation", &below(Label::Reglementation), &emploi.reglementation);
    rows.items("/emploi_type/equivalences", &below(Label::Equivalences), &emploi.equivalences);
    let transversales = &emploi.competences_transversales;
    rows.items(
        "/emploi_type/competences_transversales",
        &below(Label::CompetencesTransversales),
        transversales,
    );
    rows.value("/emploi_type/niveau", &below(Label::Niveau), &emploi.niveau);
    rows.items("/emploi_type/conventions", &below(Label::Conventions), &emploi.conventions);
}

/// Of a référentiel d'évaluation.
pub(super) fn document_re(re: &Re, locale: Locale) -> Table {
    let mut rows = Rows { rows: Vec::new(), locale };
    let at = Label::DocumentTable;
    let document = &re.document;
    rows.title(&re.titre.intitule);
    rows.value("/document/sigle", &[at, Label::Sigle], &document.sigle);
    rows.value("/document/code_titre", &[at, Label::CodeTitre], &document.code_titre);
    rows.value("/document/millesime", &[at, Label::Millesime], &document.millesime);
    rows.value("/document/type", &[at, Label::TypeDocument], &document.type_document);
    rows.value("/document/date_jo", &[at, Label::DateJo], &document.date_jo);
    rows.value("/document/date_mise_a_jour", &[at, Label::DateMiseAJour], &document.date_mise_a_jour);
    rows.cover(&re.titre);
    rows.number("/document/pages", &[at, Label::Pages], document.pages);
    let References { niveau, nsf: _, rome: _, formacodes: _, date_arrete, date_jo, date_effet } =
        &re.references;
    let below = |label| [Label::References, label];
    rows.value("/references/niveau", &below(Label::Niveau), niveau);
    rows.value("/references/date_arrete", &below(Label::DateArrete), date_arrete);
    rows.value("/references/date_jo", &below(Label::DateJo), date_jo);
    rows.value("/references/date_effet", &below(Label::DateEffet), date_effet);
    rows.prose("/modalites_generales", &[Label::ModalitesGenerales], &re.modalites_generales);
    rows.push(SCHEMA, &[at, Label::Schema], 0, &re.schema);
    Table { key: "document_re", title: Label::DocumentRe, columns: COLUMNS.to_vec(), rows: rows.rows }
}

struct Rows {
    rows: Vec<Vec<Cell>>,
    locale: Locale,
}

impl Rows {
    fn push(&mut self, champ: &str, place: &[Label], index: usize, value: &str) {
        let place: Vec<_> = place.iter().map(|label| label.text(self.locale)).collect();
        self.rows.push(vec![text(place.join(" / ")), text(value), text(champ), rank(index)]);
    }

    fn value(&mut self, champ: &str, place: &[Label], value: &Option<String>) {
        if let Some(value) = value {
            self.push(champ, place, 0, value);
        }
    }

    fn number(&mut self, champ: &str, place: &[Label], value: Option<u32>) {
        self.value(champ, place, &value.map(|number| number.to_string()));
    }

    fn items(&mut self, champ: &str, place: &[Label], items: &[String]) {
        for (index, item) in items.iter().enumerate() {
            self.push(champ, place, index, item);
        }
    }

    /// A paragraph or list a row.
    fn prose(&mut self, champ: &str, place: &[Label], blocs: &[Bloc]) {
        for (index, bloc) in blocs.iter().enumerate() {
            if let Some(cell) = cellule::prose(std::slice::from_ref(bloc)) {
                self.push(champ, place, index, &cell);
            }
        }
    }

    fn title(&mut self, intitule: &Option<String>) {
        self.value("/titre/intitule", &[Label::DocumentTable, Label::TitreProfessionnel], intitule);
    }

    /// What the cover says below the title.
    fn cover(&mut self, titre: &Titre) {
        let at = Label::DocumentTable;
        self.value("/titre/niveau", &[at, Label::Niveau], &titre.niveau);
        let europeen = titre.niveau_europeen.map(u32::from);
        self.number("/titre/niveau_europeen", &[at, Label::NiveauEuropeen], europeen);
        self.value("/titre/site", &[at, Label::Site], &titre.site);
    }
}
