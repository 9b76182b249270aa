"use strict";
// Every word that the page adds, in the languages it speaks.
const WORDS = {
  fr: {
    pages: "Pages du document", page: "Page", fields: "Champs lus", doubts: "À vérifier", none: "Rien à vérifier.",
    previous: "Doute précédent (p)", next: "Doute suivant (n)", save: "Enregistrer les décisions (s)", load: "Reprendre des décisions",
    accept: "Accepter (a)", edit: "Corriger (e)", keep: "Valider", cancel: "Annuler", undo: "Annuler la décision",
    outline: "Plan du document", other: "Prendre l’autre répartition (r)", back: "Revenir sur cette correction", all_back: "Revenir sur toutes", progress: "Doutes traités",
    join: "Joindre au précédent (j)", up: "Vers le groupe précédent (u)", down: "Vers le groupe suivant (d)", moved: "déplacé", grip: "Glisser vers un autre groupe", gone: "retiré",
    hint: "Une ligne vide sépare deux éléments d’une liste ; un texte vide retire l’élément.",
    saved: "Décisions enregistrées", colon: " : ", sure: "Corrections sûres du programme", shortcuts: "Raccourcis clavier", foreign: "Ces décisions sont celles d’un autre document.", stale: "Le texte a changé depuis : ", empty: "Ce champ ne peut pas être vide ni divisé.",
    decided: ["décision", "décisions"], left: "à décider", corrected: "Corrigé par le programme", unsure: "Lecture peu sûre",
    verdicts: { sure: "Lecture sûre", a_relire: "À relire", douteux: "Lecture douteuse" },
    accepted: "accepté", changed: "corrigé", competence: "Compétence", activity: "Activité", transversal: "Compétence transversale", tests: "Épreuves",
    keys: {
      document: "Pied de page", titre: "Titre", sommaire: "Sommaire", introduction: "Introduction", emploi_type: "Emploi type",
      glossaire_technique: "Glossaire technique", glossaire_reac: "Glossaire du REAC", notes: "Notes",
      evolution: "Évolution", contexte_examen: "Contexte de l’examen", liste_activites: "Liste des activités", ancien: "Ancien titre", nouveau: "Nouveau titre",
      activites: "Activités", ccs: "CCS", intitule: "Intitulé", definition: "Définition", secteurs_activite: "Secteurs d’activité", types_emplois: "Types d’emplois",
      reglementation: "Réglementation", equivalences: "Équivalences", competences_transversales: "Compétences transversales", niveau: "Niveau",
      conventions: "Conventions", nsf: "NSF", rome: "ROME", description: "Description", contexte: "Contexte", criteres_performance: "Critères de performance",
      savoir_faire_techniques: "Savoir-faire techniques", savoir_faire_organisationnels: "Savoir-faire organisationnels", savoir_faire_relationnels: "Savoir-faire relationnels",
      savoirs: "Savoirs", terme: "Terme", texte: "Texte", sigle: "Sigle", code_titre: "Code titre", millesime: "Millésime", date_validation: "Date de validation",
      date_mise_a_jour: "Date de mise à jour", site: "Site", type: "Type de document",
      references: "Références de la spécialité", formacodes: "Formacodes", date_arrete: "Date de l’arrêté", date_jo: "Date de parution au JO", date_effet: "Date d’effet",
      modalites_generales: "Modalités d’évaluation", epreuves: "Épreuves", modalites: "Modalités", modalite: "Modalité", competences: "Compétences évaluées", detail: "Détail de l’organisation",
      complements: "Informations complémentaires", contenu: "Contenu", criteres: "Critères", activite: "Activité", competence: "Compétence",
      obligations_reglementaires: "Obligations réglementaires", transversales: "Compétences transversales", jury: "Jury", protocole: "Protocole d’intervention", composition: "Composition",
      surveillance: "Surveillance et confidentialité", plateau_technique: "Plateau technique", locaux: "Locaux", observations: "Observations", ressources: "Ressources",
      designation: "Désignation", nombre: "Nombre", partage: "Partage", correspondances: "Correspondances", ccp: "CCP", arrete: "Arrêté", glossaire: "Glossaire"
    }
  },
  en: {
    pages: "Pages of the document", page: "Page", fields: "What was read", doubts: "To check", none: "Nothing to check.",
    previous: "Previous doubt (p)", next: "Next doubt (n)", save: "Save decisions (s)", load: "Take up decisions",
    accept: "Accept (a)", edit: "Correct (e)", keep: "Keep", cancel: "Cancel", undo: "Undo the decision",
    outline: "Outline", other: "Take the other division (r)", back: "Take this correction back", all_back: "Take all of them back", progress: "Doubts settled",
    join: "Join with the one above (j)", up: "To the group before (u)", down: "To the group after (d)", moved: "moved", grip: "Drag to another group", gone: "taken out",
    hint: "An empty line parts two entries of a list; an empty text takes the entry out.",
    saved: "Decisions saved", colon: ": ", sure: "What the program corrected and is sure of", shortcuts: "Keyboard shortcuts", foreign: "These decisions belong to another document.", stale: "The text has changed since: ", empty: "This field can be neither empty nor parted.",
    decided: ["decision", "decisions"], left: "to decide", corrected: "Corrected by the program", unsure: "Unsure reading",
    verdicts: { sure: "Sure", a_relire: "Needs a look", douteux: "Doubtful" },
    accepted: "accepted", changed: "corrected", competence: "Competence", activity: "Activity", transversal: "Transversal competence", tests: "Tests",
    keys: {
      document: "Footer", titre: "Title", sommaire: "Contents", introduction: "Introduction", emploi_type: "Job",
      glossaire_technique: "Technical glossary", glossaire_reac: "Glossary of the REAC", notes: "Notes",
      evolution: "Changes", contexte_examen: "Context of the examination", liste_activites: "List of activities", ancien: "Former title", nouveau: "New title",
      activites: "Activities", ccs: "CCS", intitule: "Title", definition: "Definition", secteurs_activite: "Sectors", types_emplois: "Jobs",
      reglementation: "Regulation", equivalences: "Equivalences", competences_transversales: "Transversal competences", niveau: "Level",
      conventions: "Agreements", nsf: "NSF", rome: "ROME", description: "Description", contexte: "Context", criteres_performance: "Performance criteria",
      savoir_faire_techniques: "Technical skills", savoir_faire_organisationnels: "Organisational skills", savoir_faire_relationnels: "Relational skills",
      savoirs: "Knowledge", terme: "Term", texte: "Text", sigle: "Abbreviation", code_titre: "Title code", millesime: "Millésime", date_validation: "Date of validation",
      date_mise_a_jour: "Date of update", site: "Site", type: "Document type",
      references: "References", formacodes: "Formacodes", date_arrete: "Date of the arrêté", date_jo: "Date of publication", date_effet: "Date of effect",
      modalites_generales: "Ways of assessment", epreuves: "Tests", modalites: "Ways of assessment", modalite: "Way of assessment", competences: "Competences assessed", detail: "How it is organised",
      complements: "Further information", contenu: "Content", criteres: "Criteria", activite: "Activity", competence: "Competence",
      obligations_reglementaires: "Legal obligations", transversales: "Transversal competences", jury: "Jury", protocole: "How it intervenes", composition: "Composition",
      surveillance: "Supervision and confidentiality", plateau_technique: "Equipment", locaux: "Rooms", observations: "Remarks", ressources: "Resources",
      designation: "Designation", nombre: "Number", partage: "Shared by", correspondances: "Correspondences", ccp: "CCP", arrete: "Arrêté", glossaire: "Glossary"
    }
  }
};
