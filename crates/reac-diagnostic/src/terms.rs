//! Words that messages take up by name, so that an argument too is said in the reader's language.
//!
//! After the name and a space may stand what fills the word's `{0}` and `{1}`: `@ligne_coupee 12 400`.

use std::borrow::Cow;

use crate::Locale;

/// A word in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// As arguments name it: `@` and a word.
    pub key: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

const fn t(key: &'static str, fr: &'static str, en: &'static str) -> Term {
    Term { key, fr, en }
}

/// Every word.
pub const TERMS: &[Term] = &[
    // Places.
    t("@synoptique", "la vue synoptique", "the vue synoptique"),
    t("@liste_emploi", "la liste de la fiche emploi type", "the list of the fiche emploi type"),
    t("@liste_extensions", "la liste des activités d'extension", "the list of extension activities"),
    t("@liste_activite", "la liste de la fiche activité type", "the list of the fiche activité type"),
    t("@liste_nouveau", "la liste des activités de l'introduction", "the introduction's list of activities"),
    t(
        "@liste_transversales",
        "la liste des compétences transversales",
        "the list of compétences transversales",
    ),
    // What was asked for, and what to give.
    t(
        "@un_reac",
        "REAC ; donnez le référentiel emploi, activités, compétences",
        "REAC; give the référentiel emploi, activités, compétences",
    ),
    t(
        "@un_re",
        "RE ni un RC ; donnez le référentiel d'évaluation ou de certification",
        "RE or RC; give the référentiel d'évaluation or de certification",
    ),
    // The verdict on a document, and what makes a text unlike its place.
    t("@verdict_sure", "sûr", "sure"),
    t("@verdict_a_relire", "à relire", "needs a look"),
    t("@verdict_douteux", "douteux", "doubtful"),
    t("@trop_long", "bien plus long", "far longer"),
    t("@signe_en_tete", "signe en tête", "a sign in front"),
    t("@nombre_seul", "un nombre seul", "a number alone"),
    t("@sans_lettre", "sans lettre", "no letter"),
    t("@lettres_espacees", "lettres séparées par des blancs", "letters set apart"),
    t("@inacheve", "s'arrête au milieu d'une phrase", "stops in mid-sentence"),
    t("@en_cours", "commence au milieu d'une phrase", "begins in mid-sentence"),
    // Differences of two spellings.
    t("@casse", "majuscule", "capital"),
    t("@accent", "accent", "accent"),
    t("@ponctuation", "ponctuation", "punctuation"),
    t("@pluriel", "pluriel", "plural"),
    t("@coquille", "coquille", "typo"),
    // What is counted or numbered.
    t("@activites", "activités", "activities"),
    t("@competences", "compétences", "competences"),
    t("@extensions", "activités d'extension", "extension activities"),
    t("@transversales", "compétences transversales", "compétences transversales"),
    t("@activite", "fiche activité type", "fiche activité type"),
    t("@competence", "fiche compétence professionnelle", "fiche compétence professionnelle"),
    t("@debut", "le début", "the beginning"),
    // Values.
    t("@validation", "date de validation", "validation"),
    t("@mise_a_jour", "date de mise à jour", "update"),
    t("@nombre_ccp", "nombre d'activités types et de CCP", "number of activities and CCP"),
    t("@nombre_ccs", "nombre de CCS", "number of CCS"),
    t("@le_reac", "le REAC", "the REAC"),
    t("@le_re", "le référentiel d'évaluation", "the référentiel d'évaluation"),
    t("@code_titre", "code titre", "code titre"),
    t("@sigle", "sigle", "sigle"),
    t("@millesime", "millésime", "millésime"),
    t("@pages", "numéro de page", "page number"),
    t("@niveau", "niveau", "level"),
    t("@nsf", "code NSF", "NSF code"),
    t("@rome", "code ROME", "ROME code"),
    t("@idcc", "un numéro IDCC mal formé", "a malformed IDCC number"),
    t("@un_niveau", "un niveau", "a level"),
    t("@un_nsf", "un code NSF", "an NSF code"),
    t("@un_rome", "un code ROME", "a ROME code"),
    t(
        "@echelle_2019",
        "un niveau du cadre national de 2019 (3 à 8)",
        "a level of the framework of 2019 (3 to 8)",
    ),
    t(
        "@echelle_1969",
        "un niveau de la nomenclature de 1969 (V à I)",
        "a level of the nomenclature of 1969 (V to I)",
    ),
    // Around a document.
    t("@dossier", "un dossier", "a folder"),
    t("@tube", "un tube, une prise ou un périphérique", "a pipe, a socket or a device"),
    t("@aucun_document", "aucun document n'y a été trouvé", "no document was found in it"),
    t("@chiffrement", "chiffrement inconnu", "unknown encryption"),
    t("@lettres", "{0} lettre(s)", "{0} letter(s)"),
    t("@calques", "les calques éteints", "layers that are off"),
    t(
        "@textes_tenant_lieu",
        "les textes qui tiennent lieu de signes (ActualText)",
        "texts that stand for signs (ActualText)",
    ),
    t("@couleurs", "la couleur du texte", "the colour of text"),
    t("@contenu", "une partie de son contenu est indéchiffrable", "part of its content cannot be decoded"),
    t("@lecteur", "le lecteur n'a pas pu le lire", "the reader could not read it"),
    t("@textes_manquants", "textes non affichés : {0}", "strings not shown: {0}"),
    t("@images", "images : {0}", "pictures: {0}"),
    t("@trop_d_operateurs", "trop d'opérateurs de dessin", "too many drawing operators"),
    t("@trop_de_glyphes", "trop de caractères", "too many characters"),
    t("@trop_de_formes", "trop de formes emboîtées", "too many forms inside forms"),
    t("@trop_decompresse", "trop d'octets une fois décompressé", "too many bytes once decompressed"),
    t("@octets", "{0} octets, {1} permis", "{0} bytes, {1} allowed"),
    t("@octets_de_trop", "plus de {0} octets", "more than {0} bytes"),
    t("@lignes_laissees", "lignes laissées de côté à partir de la {0}", "rows left out from {0} on"),
    t("@ligne_coupee", "ligne {0} coupée après {1} caractères", "row {0} cut after {1} characters"),
    t("@nul", "un caractère nul", "a NUL character"),
    t("@controles", "{0} caractères de commande sur {1}", "{0} control characters in {1}"),
    t(
        "@signes",
        "{0} traits d'union, {1} signes sans dessin, {2} accents",
        "{0} hyphens, {1} signs without a shape, {2} accents",
    ),
    t(
        "@marges",
        "{0} lignes avec un numéro ou un signe de citation en marge",
        "{0} rows with a number or a quoting sign in the margin",
    ),
    t("@hors_encodage", "des unités hors de {0}, montrées par U+FFFD", "units outside {0}, shown as U+FFFD"),
    t("@autres_glyphes", "{0} autres caractères sur {1}", "{0} more characters of {1}"),
    t("@non_dessinee", "la page ne peut pas être dessinée", "the page cannot be drawn"),
    t(
        "@reconnaissance_lente",
        "plus de {0} s pour reconnaître la page",
        "more than {0} s to recognise the page",
    ),
    t("@reconnaissance_muette", "la reconnaissance n'a pas répondu", "the recognition gave no answer"),
    t("@archive_abimee", "l'archive ne s'ouvre pas", "the archive does not open"),
    t("@piece_absente", "la pièce {0} y manque", "its part {0} is missing"),
    t("@piece_abimee", "la pièce {0} est illisible", "its part {0} cannot be read"),
    // What a file is that is neither a PDF nor text, and what to do with it.
    t("@rtf", "un document RTF", "an RTF document"),
    t("@word", "un document Word", "a Word document"),
    t("@odt", "un document OpenDocument (ODT)", "an OpenDocument text (ODT)"),
    t("@bureautique", "un fichier {0}", "a file of {0}"),
    t("@page_web", "une page web", "a web page"),
    t("@image", "une image ({0})", "a picture ({0})"),
    t("@archive", "une archive ({0})", "an archive ({0})"),
    t("@json", "du JSON", "JSON"),
    t("@donnez", "donnez le PDF du REAC ou son texte", "give the REAC's PDF or its text"),
    t("@en_pdf", "enregistrez-le en PDF", "save it as PDF"),
    t(
        "@pdf_de_la_page",
        "téléchargez le PDF lui-même, ou imprimez la page en PDF",
        "download the PDF itself, or print the page to PDF",
    ),
    t(
        "@images_en_pdf",
        "réunissez les images en un PDF et lisez-le avec `reac extract --ocr`",
        "put the pictures into a PDF and read it with `reac extract --ocr`",
    ),
    t("@decompressez", "décompressez-la et donnez les fichiers", "unpack it and give the files"),
    t("@d_ou_il_vient", "donnez le document dont il vient", "give the document that it was made from"),
    // What the system says.
    t("@acces", "accès refusé", "permission denied"),
    t("@introuvable", "chemin introuvable", "no such path"),
    t("@disque_plein", "plus de place", "no space left"),
    t("@lecture_seule", "support en lecture seule", "read-only disk"),
    t("@systeme", "erreur du système", "system error"),
    // What became of the program.
    t("@pile", "pile épuisée", "stack used up"),
    t("@signal", "signal {0}", "signal {0}"),
    t("@sans_reponse", "fin sans réponse", "ended without an answer"),
    t("@reponse_insensee", "réponse incompréhensible", "an answer that made no sense"),
    t("@pas_de_processus", "aucun processus n'a pu être lancé", "no process could be started"),
    // JSON.
    t("@json_illisible", "illisible à la ligne {0}, colonne {1}", "not readable at line {0}, column {1}"),
    t("@schema", "schéma {0}", "schema {0}"),
    t("@code_inconnu", "code {0} inconnu", "unknown code {0}"),
    t("@sans_rapport", "sans rapport de lecture", "without a report of reading"),
    t(
        "@corrections_d_un_autre",
        "les corrections ne sont pas les siennes",
        "the corrections are not its own",
    ),
    t("@pas_de_decisions", "ce n'est pas un fichier de décisions", "this is no file of decisions"),
    t(
        "@autre_document",
        "faites pour un autre document : SHA-256 différent",
        "made for another document: SHA-256 differs",
    ),
    t("@impossible", "ce qui ne peut s'écrire à cet endroit", "what that place cannot hold"),
    // Parts of the document.
    t("@sommaire", "sommaire", "sommaire"),
    t("@evolution", "présentation de l'évolution du titre", "présentation de l'évolution du titre"),
    t("@contexte_examen", "contexte de l'examen du titre", "contexte de l'examen du titre"),
    t("@liste_activites", "liste des activités", "liste des activités"),
    t("@vue_synoptique", "vue synoptique", "vue synoptique"),
    t("@fiche_emploi", "fiche emploi type", "fiche emploi type"),
    t("@definition_emploi", "définition de l'emploi type", "définition de l'emploi type"),
    t("@secteurs", "secteurs d'activité", "secteurs d'activité"),
    t("@types_emplois", "types d'emplois accessibles", "types d'emplois accessibles"),
    t(
        "@liste_competences",
        "liste des activités types et des compétences",
        "liste des activités types et des compétences",
    ),
    t("@fiches_activite", "fiches activité type", "fiches activité type"),
    t("@fiches_competence", "fiches compétence professionnelle", "fiches compétence professionnelle"),
    t("@definition_activite", "définition de l'activité type", "définition de l'activité type"),
    t("@intitule", "intitulé", "title"),
    t(
        "@competences_activite",
        "liste des compétences de l'activité type",
        "liste des compétences de l'activité type",
    ),
    t("@description", "description de la compétence", "description de la compétence"),
    t("@contexte", "contexte de mise en œuvre", "contexte de mise en œuvre"),
    t("@criteres", "critères de performance", "critères de performance"),
    t("@savoirs", "savoir-faire et savoirs", "savoir-faire and savoirs"),
    t("@savoir_faire_techniques", "savoir-faire techniques", "savoir-faire techniques"),
    t("@savoir_faire_organisationnels", "savoir-faire organisationnels", "savoir-faire organisationnels"),
    t("@savoir_faire_relationnels", "savoir-faire relationnels", "savoir-faire relationnels"),
    t("@glossaire_technique", "glossaire technique", "glossaire technique"),
    t("@glossaire_reac", "glossaire du REAC", "glossaire du REAC"),
    // Keys of the canonical JSON, where the word is none of the above.
    t("@emploi_type", "emploi type", "emploi type"),
    t("@definition", "définition", "définition"),
    t("@terme", "terme", "term"),
    t("@secteurs_activite", "secteurs d'activité", "secteurs d'activité"),
    t("@reglementation", "réglementation d'activités", "réglementation d'activités"),
    t(
        "@equivalences",
        "équivalences avec d'autres certifications",
        "équivalences avec d'autres certifications",
    ),
    t("@competences_transversales", "compétences transversales", "compétences transversales"),
    t("@criteres_performance", "critères de performance", "critères de performance"),
    t("@type_document", "type de document", "type of document"),
    t("@date_validation", "date de validation", "date of validation"),
    t("@date_mise_a_jour", "date de mise à jour", "date of update"),
    // What tells whether a line goes on with the one above.
    t("@meme_balise", "même paragraphe dans les balises du PDF", "one paragraph in the PDF's tags"),
    t("@autre_balise", "deux paragraphes dans les balises du PDF", "two paragraphs in the PDF's tags"),
    t("@ecart", "interligne large", "a wide gap"),
    t("@petit_ecart", "interligne un peu large", "a somewhat wide gap"),
    t("@puce", "puce", "a bullet"),
    t("@puce_numero", "numéro", "a number"),
    t("@etiree", "ligne précédente étirée jusqu'à la marge", "the line above stretched to the margin"),
    t("@place_libre", "le mot tenait sur la ligne précédente", "the word had room on the line above"),
    t(
        "@place_juste",
        "le mot tenait tout juste sur la ligne précédente",
        "the word barely had room on the line above",
    ),
    t(
        "@pas_de_place",
        "le mot ne tenait pas sur la ligne précédente",
        "the word had no room on the line above",
    ),
    t(
        "@non_etiree",
        "ligne précédente non étirée dans un texte justifié",
        "the line above not stretched in justified text",
    ),
    t("@minuscule", "minuscule initiale", "a lower-case initial"),
    t("@suite_de_ponctuation", "signe qui n'ouvre rien", "a sign that opens nothing new"),
    t("@precision", "précision entre parenthèses", "an explanation in brackets"),
    t("@majuscule", "majuscule initiale", "an upper-case initial"),
    t("@mot_ouvert", "ligne précédente inachevée", "the line above unfinished"),
    t("@trait_d_union", "trait d'union en fin de ligne", "a hyphen at the line's end"),
    t("@virgule", "virgule en fin de ligne", "a comma at the line's end"),
    t("@fin_de_phrase", "fin de phrase", "the end of a sentence"),
    t("@deux_points", "deux-points en fin de ligne", "a colon at the line's end"),
    t("@parenthese_ouverte", "parenthèse encore ouverte", "a bracket still open"),
    t("@parenthese_de_trop", "parenthèse de trop peut-être", "perhaps a bracket too many"),
    t("@phrase_ouverte", "phrase sans point au-dessus", "a sentence without a stop above"),
    t("@attribution", "source d'une définition", "where a definition is taken from"),
    t(
        "@debut_ailleurs",
        "même ligne en tête de paragraphe ailleurs",
        "the same line opens a paragraph elsewhere",
    ),
    t("@mot_outil", "article ou préposition avec majuscule", "an article or a preposition with a capital"),
    t("@etiquette", "étiquette courte", "a short label"),
    t("@etiquette_de_liste", "étiquette de liste", "a label of a list"),
    t("@ouvre_item", "début habituel d'un élément", "a usual opening of an item"),
    t("@ouvre_item_sur", "début certain d'un élément", "a sure opening of an item"),
    t("@espace_final", "espace en fin de ligne", "a space at the line's end"),
    t("@sans_espace_final", "pas d'espace en fin de ligne", "no space at the line's end"),
    t("@retrait", "retrait", "an indent"),
    t("@sous_la_puce", "aligné sous le texte de la puce", "under the text of the bullet"),
    t("@sans_puce", "pas de puce, contrairement à l'élément précédent", "no bullet, unlike the item above"),
    t("@terme_connu", "terme du glossaire de tout REAC", "a term of every REAC's glossary"),
    t(
        "@terme_entre_phrases",
        "ligne courte sans point entre deux phrases",
        "a short line without a stop between two sentences",
    ),
    t("@autre_style", "autre graisse ou autre corps", "another weight or size"),
    t("@adresse", "adresse qui continue", "an address that goes on"),
];

/// The word of that name, or none: then the argument speaks for itself.
#[must_use]
pub fn term(key: &str, locale: Locale) -> Option<&'static str> {
    if !key.starts_with('@') {
        return None;
    }
    let term = TERMS.iter().find(|term| term.key == key)?;
    Some(match locale {
        Locale::Fr => term.fr,
        Locale::En => term.en,
    })
}

/// An argument's part as it is said: the word of its name, filled with what follows the name.
pub(crate) fn said(part: &str, locale: Locale) -> Cow<'_, str> {
    let (key, values) = part.split_once(' ').unwrap_or((part, ""));
    match term(key, locale) {
        None => Cow::Borrowed(part),
        Some(word) if values.is_empty() => Cow::Borrowed(word),
        Some(word) => {
            let (first, second) = match values.split_once(' ') {
                Some((first, second)) if word.contains("{1}") => (first, second),
                _ => (values, ""),
            };
            Cow::Owned(word.replace("{0}", first).replace("{1}", second))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Diagnostic};

    #[test]
    fn keys_are_unique() {
        for (index, term) in TERMS.iter().enumerate() {
            assert!(TERMS.iter().skip(index + 1).all(|other| other.key != term.key), "{}", term.key);
        }
    }

    #[test]
    fn an_argument_that_is_a_term_is_said_in_the_readers_language() {
        let found = Diagnostic::new(Code::HeaderValueMissing, ["@validation".to_owned()]);
        assert!(found.message(Locale::Fr).ends_with("date de validation"));
        assert!(found.message(Locale::En).ends_with("validation"));
        assert_eq!(term("plain", Locale::Fr), None);
    }

    #[test]
    fn a_term_is_filled_with_what_follows_it() {
        assert_eq!(said("@ligne_coupee 12 400", Locale::Fr), "ligne 12 coupée après 400 caractères");
        assert_eq!(said("@image a b", Locale::En), "a picture (a b)");
        assert_eq!(said("@personne 12", Locale::En), "@personne 12");
        assert_eq!(said("12 400", Locale::En), "12 400");
    }

    /// Words that hold sentences together, and that no name of the field has in it: those stay French everywhere.
    const FRENCH: &[&str] = &[
        "une", "dans", "pas", "est", "sont", "pour", "ce", "cette", "ou", "donnez", "ni", "ne", "aucun",
        "aucune", "plus", "trop", "mais", "au", "aux", "ces", "sur", "par", "fois", "puis",
    ];
    const ENGLISH: &[&str] = &[
        "the", "of", "and", "is", "not", "to", "with", "from", "no", "it", "an", "at", "was", "that", "this",
        "its", "too", "many", "more", "than", "by", "be", "cannot", "could", "give", "which", "nothing",
        "nor", "neither",
    ];

    fn assert_only(locale: Locale, message: &str) {
        let other = if locale == Locale::Fr { ENGLISH } else { FRENCH };
        // Options are the same in both.
        let said = message.split_whitespace().filter(|word| !word.starts_with("--"));
        let mut words = said.flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
        assert!(!words.any(|word| other.contains(&word.to_lowercase().as_str())), "{message}");
    }

    #[test]
    fn every_code_with_every_detail_is_said_in_one_language() {
        for locale in [Locale::Fr, Locale::En] {
            for code in crate::ALL {
                for term in TERMS {
                    let args = [(); 4].map(|()| format!("{} 3 4", term.key));
                    assert_only(locale, &Diagnostic::new(*code, args).message(locale));
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "limite")]
    fn a_word_of_the_other_language_is_found() {
        assert_only(Locale::Fr, "limite dépassée (too many glyphs)");
    }

    #[test]
    fn both_languages_take_the_same_values() {
        for term in TERMS {
            for hole in ["{0}", "{1}", "{2}"] {
                assert_eq!(term.fr.contains(hole), term.en.contains(hole), "{}", term.key);
            }
        }
    }

    #[test]
    fn several_terms_are_each_said_and_what_is_none_stays() {
        let told = |arg: &str| {
            let args = ["Ouvrir", "la lanterne", arg].map(str::to_owned);
            Diagnostic::new(Code::JoinUncertain, args).message(Locale::En)
        };
        assert!(told("@minuscule, @puce").ends_with(": a lower-case initial, a bullet"));
        assert!(told("@nobody, here").ends_with(": @nobody, here"));
    }
}
