//! Every text of the working tree, with its JSON Pointer in the output and the kind of place it stands in.

use reac_grammar::fiches::{BlocTexte, Code, EntreeGlossaire, Fiches, TitreActivites};
use reac_grammar::ligne::tete::Groupe;
use reac_grammar::rattachement::Activite;
use reac_grammar::texte::Texte;
use reac_normalise::Role;

/// A text and its place.
pub(crate) struct Place<'f> {
    /// JSON Pointer into the output.
    pub(crate) pointeur: String,
    /// What the normaliser is told of it.
    pub(crate) role: Role,
    /// The text.
    pub(crate) texte: &'f mut Texte,
}

/// The four groups: key in the output and what stands there.
pub(crate) const GROUPES: [(Groupe, &str); 4] = [
    (Groupe::Techniques, "savoir_faire_techniques"),
    (Groupe::Organisationnels, "savoir_faire_organisationnels"),
    (Groupe::Relationnels, "savoir_faire_relationnels"),
    (Groupe::Savoirs, "savoirs"),
];

/// All texts, in the order of the output.
pub(crate) fn places<'f>(fiches: &'f mut Fiches, activites: &[Option<Activite>]) -> Vec<Place<'f>> {
    let mut out = Parcours { places: Vec::new() };
    let name = |key: &str| Role::Name { key: key.to_owned() };
    out.option("/titre/intitule", name("titre"), fiches.couverture.intitule.as_mut());
    out.option("/titre/niveau", Role::Code, fiches.couverture.niveau.as_mut());
    out.option("/titre/site", Role::Url, fiches.couverture.site.as_mut());
    for (index, row) in fiches.sommaire.iter_mut().enumerate() {
        out.un(format!("/sommaire/{index}/intitule"), Role::Prose, &mut row.intitule);
    }
    out.prose("/introduction/evolution", &mut fiches.introduction.evolution, &Role::Prose);
    out.prose("/introduction/contexte_examen", &mut fiches.introduction.contexte_examen, &Role::Prose);
    out.liste_activites("/introduction/liste_activites/ancien", &mut fiches.introduction.ancien);
    out.liste_activites("/introduction/liste_activites/nouveau", &mut fiches.introduction.nouveau);
    let emploi = &mut fiches.emploi_type;
    out.option("/emploi_type/intitule", name("titre"), emploi.intitule.as_mut());
    out.prose("/emploi_type/definition", &mut emploi.definition, &Role::Prose);
    for (key, items) in [
        ("secteurs_activite", &mut emploi.secteurs_activite),
        ("types_emplois", &mut emploi.types_emplois),
        ("reglementation", &mut emploi.reglementation),
        ("equivalences", &mut emploi.equivalences),
        ("competences_transversales", &mut emploi.competences_transversales),
    ] {
        out.items(&format!("/emploi_type/{key}"), items, &Role::Prose);
    }
    out.option("/emploi_type/niveau", Role::Code, emploi.niveau.as_mut());
    out.items("/emploi_type/conventions", &mut emploi.conventions, &Role::Prose);
    out.codes("/emploi_type/nsf", &mut emploi.nsf);
    out.codes("/emploi_type/rome", &mut emploi.rome);
    for (index, fiche) in fiches.activites.iter_mut().enumerate() {
        let base = format!("/activites_types/{index}");
        let key = cle_activite(fiche.ccs, fiche.numero);
        out.un(format!("{base}/intitule"), Role::Title { key }, &mut fiche.intitule);
        out.prose(&format!("{base}/definition"), &mut fiche.definition, &Role::Prose);
        out.items(&format!("{base}/reglementation"), &mut fiche.reglementation, &Role::Prose);
        out.items(
            &format!("{base}/competences_transversales"),
            &mut fiche.competences_transversales,
            &Role::Infinitive,
        );
    }
    for (index, fiche) in fiches.competences.iter_mut().enumerate() {
        let base = format!("/competences_professionnelles/{index}");
        let activity = activites.get(index).copied().flatten();
        let key = cle_competence(activity, fiche.numero);
        out.un(format!("{base}/intitule"), Role::Title { key }, &mut fiche.intitule);
        out.prose(&format!("{base}/description"), &mut fiche.description, &Role::Prose);
        out.prose(&format!("{base}/contexte"), &mut fiche.contexte, &Role::Prose);
        out.items(&format!("{base}/criteres_performance"), &mut fiche.criteres, &Role::Critere);
        // In the order of the output, whatever the order of the print.
        fiche.groupes.sort_by_key(|(groupe, _)| *groupe);
        for (groupe, items) in &mut fiche.groupes {
            let Some((_, key)) = GROUPES.iter().find(|(other, _)| other == groupe) else { continue };
            let role = if *groupe == Groupe::Savoirs { Role::Savoir } else { Role::Infinitive };
            out.items(&format!("{base}/{key}"), items, &role);
        }
    }
    for (index, fiche) in fiches.transversales.iter_mut().enumerate() {
        let base = format!("/competences_transversales/{index}");
        out.un(format!("{base}/intitule"), Role::Infinitive, &mut fiche.intitule);
        out.prose(&format!("{base}/description"), &mut fiche.description, &Role::Prose);
        out.items(&format!("{base}/criteres_performance"), &mut fiche.criteres, &Role::Critere);
    }
    out.glossaire("/glossaire_technique", &mut fiches.glossaire_technique);
    out.glossaire("/glossaire_reac", &mut fiches.glossaire_reac);
    for (index, note) in fiches.notes.iter_mut().enumerate() {
        out.un(format!("/notes/{index}/texte"), Role::Prose, &mut note.texte);
    }
    out.places
}

/// What the copies of an activity's title share.
pub(crate) fn cle_activite(ccs: bool, numero: u32) -> String {
    format!("{}{numero}", if ccs { "CCS" } else { "AT" })
}

/// What the copies of a competence's title share.
pub(crate) fn cle_competence(activity: Option<Activite>, numero: u32) -> String {
    match activity {
        Some((ccs, activity)) => format!("{}/CP{numero}", cle_activite(ccs, activity)),
        None => format!("CP{numero}"),
    }
}

struct Parcours<'f> {
    places: Vec<Place<'f>>,
}

impl<'f> Parcours<'f> {
    fn un(&mut self, pointeur: String, role: Role, texte: &'f mut Texte) {
        self.places.push(Place { pointeur, role, texte });
    }

    fn option(&mut self, pointeur: &str, role: Role, texte: Option<&'f mut Texte>) {
        if let Some(texte) = texte {
            self.un(pointeur.to_owned(), role, texte);
        }
    }

    fn items(&mut self, base: &str, items: &'f mut [Texte], role: &Role) {
        for (index, item) in items.iter_mut().enumerate() {
            self.un(format!("{base}/{index}"), role.clone(), item);
        }
    }

    fn prose(&mut self, base: &str, blocs: &'f mut [BlocTexte], role: &Role) {
        for (index, bloc) in blocs.iter_mut().enumerate() {
            match bloc {
                BlocTexte::Paragraphe(texte) => self.un(format!("{base}/{index}/texte"), role.clone(), texte),
                BlocTexte::Liste(items) => self.items(&format!("{base}/{index}/elements"), items, role),
            }
        }
    }

    fn liste_activites(&mut self, base: &str, side: &'f mut TitreActivites) {
        self.option(
            &format!("{base}/intitule"),
            Role::Name { key: "titre".to_owned() },
            side.intitule.as_mut(),
        );
        self.items(&format!("{base}/activites"), &mut side.activites, &Role::Infinitive);
        self.items(&format!("{base}/ccs"), &mut side.ccs, &Role::Infinitive);
    }

    fn codes(&mut self, base: &str, codes: &'f mut [Code]) {
        for (index, code) in codes.iter_mut().enumerate() {
            if !code.intitule.texte.is_empty() {
                self.un(format!("{base}/{index}/intitule"), Role::Prose, &mut code.intitule);
            }
        }
    }

    fn glossaire(&mut self, base: &str, entries: &'f mut [EntreeGlossaire]) {
        for (index, entry) in entries.iter_mut().enumerate() {
            self.un(format!("{base}/{index}/terme"), Role::Term, &mut entry.terme);
            self.prose(&format!("{base}/{index}/definition"), &mut entry.definition, &Role::Prose);
        }
    }
}
