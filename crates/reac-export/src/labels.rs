//! Every word that an export adds to the document's own, in French and in English.

use reac_diagnostic::Locale;

use crate::identite::Jour;

/// What stands between a name and its value.
pub(crate) fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "\u{a0}: ",
        Locale::En => ": ",
    }
}

/// A day, as a reader of the language writes it; what is no date of ISO 8601 stays as it is.
pub(crate) fn day(text: &str, locale: Locale) -> String {
    match (locale, Jour::parse(text)) {
        (Locale::Fr, Some(Jour { annee, mois, jour })) => format!("{jour:02}/{mois:02}/{annee:04}"),
        _ => text.to_owned(),
    }
}

macro_rules! labels {
    ($($name:ident => $fr:literal, $en:literal;)*) => {
        /// A word or phrase.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Label {
            $(#[doc = $en] $name,)*
        }

        impl Label {
            /// In the reader's language.
            pub(crate) fn text(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$name, Locale::Fr) => $fr, (Self::$name, Locale::En) => $en,)*
                }
            }
        }
    };
}

/// What the fields of a document are called above what they say.
const CHAMPS: &[(&str, Label)] = &[
    ("definition", Label::Definition),
    ("secteurs_activite", Label::Secteurs),
    ("types_emplois", Label::TypesEmplois),
    ("reglementation", Label::Reglementation),
    ("equivalences", Label::Equivalences),
    ("competences_transversales", Label::CompetencesTransversales),
    ("conventions", Label::Conventions),
    ("description", Label::Description),
    ("contexte", Label::Contexte),
    ("criteres_performance", Label::Criteres),
    ("savoir_faire_techniques", Label::SavoirFaireTechniques),
    ("savoir_faire_organisationnels", Label::SavoirFaireOrganisationnels),
    ("savoir_faire_relationnels", Label::SavoirFaireRelationnels),
    ("savoirs", Label::Savoirs),
    ("modalites", Label::Modalites),
    ("criteres", Label::CriteresDuJury),
];

impl Label {
    /// Of a field, by its key.
    pub(crate) fn of(champ: &str) -> Self {
        CHAMPS.iter().find(|(key, _)| *key == champ).map_or(Self::Texte, |(_, label)| *label)
    }
}

labels! {
    Reac => "Référentiel emploi, activités, compétences", "Reference of job, activities and competences";
    TitreProfessionnel => "Titre professionnel", "Titre professionnel";
    // parts of the document
    DocumentTable => "Document", "Document";
    Introduction => "Introduction", "Introduction";
    Evolution => "Évolution du titre professionnel", "How the title changed";
    ContexteExamen => "Contexte de l’examen", "Context of the examination";
    ListeActivites => "Liste des activités", "List of activities";
    AncienTitre => "Ancien titre", "Former title";
    NouveauTitre => "Nouveau titre", "New title";
    EmploiType => "Emploi type", "Job";
    Definition => "Définition", "Definition";
    Secteurs => "Secteurs d’activité", "Sectors";
    TypesEmplois => "Types d’emplois accessibles", "Accessible jobs";
    Reglementation => "Réglementation d’activités", "Regulation";
    Equivalences => "Équivalences avec d’autres certifications", "Equivalences with other certifications";
    Conventions => "Conventions", "Agreements";
    Synopsis => "Synoptique", "Synopsis";
    Activites => "Activités types", "Activities";
    ActiviteType => "Activité type", "Activity";
    Ccs => "Activité de spécialisation (CCS)", "Specialisation activity (CCS)";
    Competences => "Compétences", "Competences";
    Competence => "Compétence", "Competence";
    CompetenceProfessionnelle => "Compétence professionnelle", "Professional competence";
    CompetencesTransversales => "Compétences transversales", "Transversal competences";
    CompetenceTransversale => "Compétence transversale", "Transversal competence";
    CompetencesSansActivite => "Compétences sans activité", "Competences of no activity";
    Description => "Description", "Description";
    Contexte => "Contexte de mise en œuvre", "Context";
    Criteres => "Critères de performance", "Performance criteria";
    Critere => "Critère de performance", "Performance criterion";
    SavoirFaireTechniques => "Savoir-faire techniques", "Technical skills";
    SavoirFaireTechnique => "Savoir-faire technique", "Technical skill";
    SavoirFaireOrganisationnels => "Savoir-faire organisationnels", "Organisational skills";
    SavoirFaireOrganisationnel => "Savoir-faire organisationnel", "Organisational skill";
    SavoirFaireRelationnels => "Savoir-faire relationnels", "Relational skills";
    SavoirFaireRelationnel => "Savoir-faire relationnel", "Relational skill";
    Savoirs => "Savoirs", "Knowledge";
    Savoir => "Savoir", "Knowledge";
    Glossaire => "Glossaire", "Glossary";
    GlossaireTechnique => "Glossaire technique", "Technical glossary";
    GlossaireReac => "Glossaire du REAC", "Glossary of the REAC";
    Notes => "Notes", "Notes";
    Codes => "Codes", "Codes";
    Sommaire => "Sommaire", "Contents";
    // columns
    Identifiant => "Identifiant", "Id";
    IdentifiantDocument => "Identifiant du document", "Id of the document";
    Numero => "N°", "No.";
    Intitule => "Intitulé", "Title";
    Activite => "Activité", "Activity";
    IntituleActivite => "Intitulé de l’activité", "Title of the activity";
    Groupe => "Groupe", "Group";
    Rubrique => "Rubrique", "Section";
    Texte => "Texte", "Text";
    Terme => "Terme", "Term";
    Nomenclature => "Nomenclature", "Nomenclature";
    Code => "Code", "Code";
    Champ => "Champ", "Field";
    Rang => "Rang", "Rank";
    Schema => "Schéma", "Schema";
    PageImprimee => "Page", "Page";
    Libelle => "Libellé", "Label";
    NombreCriteres => "Critères", "Criteria";
    NombreSavoirFaire => "Savoir-faire", "Skills";
    NombreSavoirs => "Savoirs", "Knowledge";
    // the running footer
    Sigle => "Sigle", "Abbreviation";
    CodeTitre => "Code titre", "Title code";
    Millesime => "Millésime", "Millésime";
    TypeDocument => "Type de document", "Document type";
    DateValidation => "Date de validation", "Date of validation";
    DateMiseAJour => "Date de mise à jour", "Date of update";
    Pages => "Pages", "Pages";
    Niveau => "Niveau", "Level";
    NiveauEuropeen => "Niveau (cadre de 2019)", "Level (framework of 2019)";
    Site => "Site", "Site";
    // grids
    GrilleEcf => "Évaluation en cours de formation", "Assessment during training";
    GrillePositionnement => "Grille de positionnement", "Positioning grid";
    Candidat => "Candidat", "Candidate";
    Evaluateur => "Évaluateur", "Assessor";
    Date => "Date", "Date";
    Signature => "Signature", "Signature";
    Acquis => "Acquis", "Achieved";
    EnCours => "En cours", "In progress";
    NonAcquis => "Non acquis", "Not achieved";
    SansExperience => "Ne sait pas faire", "Cannot do";
    AvecAide => "Avec aide", "With help";
    Seul => "Seul", "Alone";
    Transmettre => "Peut le transmettre", "Can pass it on";
    Observations => "Observations", "Remarks";
    Point => "Critère ou savoir", "Criterion or knowledge";
    // the référentiel d'évaluation
    DocumentRe => "Document d’évaluation", "Document of evaluation";
    References => "Références de la spécialité", "References of the speciality";
    CodesRe => "Codes de l’évaluation", "Codes of the evaluation";
    Epreuves => "Épreuves", "Tests";
    Complements => "Informations complémentaires", "Further information";
    DureeMinutes => "Durée (minutes)", "Duration (minutes)";
    DureeTotaleMinutes => "Durée totale (minutes)", "Total duration (minutes)";
    PresenceJuryMinutes => "Présence du jury (minutes)", "Presence of the jury (minutes)";
    Ligne => "Ligne", "Row";
    Tableau => "Tableau", "Table";
    DateAncienArrete => "Date de l’ancien arrêté", "Date of the former arrêté";
    DateNouvelArrete => "Date du nouvel arrêté", "Date of the new arrêté";
    Re => "Référentiel d’évaluation", "Référentiel d'évaluation";
    ModalitesGenerales => "Modalités d’évaluation du titre", "How the titre is judged";
    SessionTitre => "Session du titre professionnel", "Session of the titre";
    Epreuve => "Épreuve", "Test";
    Modalite => "Modalité d’évaluation", "Way of judging";
    Modalites => "Modalités d’évaluation", "Ways of judging";
    Duree => "Durée", "Duration";
    DureeTotale => "Durée totale", "Total duration";
    Detail => "Détail de l’organisation", "How it is organised";
    CriteresEvaluation => "Critères d’évaluation", "Criteria of evaluation";
    CriteresDuJury => "Critères d’évaluation du jury", "Criteria of the jury";
    CritereEvaluation => "Critère d’évaluation", "Criterion of evaluation";
    Obligations => "Obligations réglementaires", "Regulatory obligations";
    PresenceJury => "Présence du jury", "Presence of the jury";
    ProtocoleJury => "Protocole d’intervention du jury", "Protocol of the jury";
    CompositionJury => "Composition du jury", "Composition of the jury";
    Surveillance => "Surveillance et confidentialité", "Supervision and confidentiality";
    Plateau => "Plateau technique d’évaluation", "Equipment for the evaluation";
    Locaux => "Locaux", "Rooms";
    Ressources => "Ressources", "Equipment";
    Designation => "Désignation", "Item";
    Nombre => "Nombre", "Number";
    Partage => "Candidats par ressource", "Candidates an item";
    Correspondances => "Correspondances", "Correspondences";
    AncienCcp => "Ancien certificat", "Former certificate";
    NouveauCcp => "Nouveau certificat", "New certificate";
    DateJo => "Date dernier JO", "Date of publication";
    DateArrete => "Date de l’arrêté", "Date of the arrêté";
    DateEffet => "Date d’effet", "Date of effect";
    Nsf => "NSF", "NSF";
    Rome => "ROME", "ROME";
    Formacodes => "Formacodes", "Formacodes";
    GlossaireRe => "Glossaire de l’évaluation", "Glossary of the evaluation";
    GrilleJury => "Grille d’évaluation du jury", "Grid of the jury";
    // citation
    MillesimeCite => "millésime", "millésime";
    Page => "p.", "p.";
}

#[cfg(test)]
mod tests {
    use reac_model::{Chemin, Noeud, Pas};

    use super::*;

    #[test]
    fn every_field_below_a_heading_of_its_own_has_a_name() {
        let (reac, _) = reac_typeset::random(0);
        let fiches = |pas: &Pas| {
            matches!(pas, Pas::Cle("emploi_type" | "activites_types" | "competences_professionnelles"))
        };
        let listed = reac.textes(Chemin::default()).into_iter().filter(|(chemin, ..)| {
            chemin.pas().iter().any(fiches) && (chemin.est_prose() || chemin.liste().is_some())
        });
        for (chemin, ..) in listed {
            assert_ne!(Label::of(chemin.champ()), Label::Texte, "{chemin}");
        }
    }
}
