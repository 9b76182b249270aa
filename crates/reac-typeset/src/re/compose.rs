//! The document from its cover to its last annexe.

use super::layout::{Again, GenerationRe};
use super::setter::{Labels, Setter, Style};
use reac_model::{Bloc, Epreuve, Re};

/// What the heads of one generation print.
struct Words {
    name: &'static str,
    generales: &'static str,
    dispositif: &'static str,
    modalites: &'static str,
    criteres: &'static str,
    transversales: &'static str,
    jury: &'static str,
    surveillance: &'static str,
}

fn words(generation: GenerationRe) -> Words {
    match generation {
        GenerationRe::G2013 => Words {
            name: "REFERENTIEL DE CERTIFICATION",
            generales: "2. Synthèse des modalités d’évaluation du titre professionnel",
            dispositif: "3. Dispositif d’évaluation pour la session du titre professionnel",
            modalites: "3.2 Les modalités pour l’accès direct au titre professionnel",
            criteres: "03. Critères d’évaluation des compétences (suite)",
            transversales: "03. Evaluation des compétences transversales (suite)",
            jury: "4 - Conditions de présence et d’intervention du jury",
            surveillance: "5 - Conditions de surveillance et de confidentialité",
        },
        GenerationRe::G2018 => Words { name: "REFERENTIEL DE CERTIFICATION", ..words(GenerationRe::G2023) },
        GenerationRe::G2019 | GenerationRe::G2023 => Words {
            name: "REFERENTIEL D’EVALUATION",
            generales: "2. Modalités d’évaluation du titre professionnel",
            dispositif: "3 Dispositif d’évaluation pour la session du titre professionnel",
            modalites: "3.1. Modalités d’évaluation des compétences et organisation de l’épreuve",
            criteres: "3.2. Critères d’évaluation des compétences professionnelles",
            transversales: "3.3. Évaluation des compétences transversales",
            jury: "4. Conditions de présence et d’intervention du jury propre au titre",
            surveillance: "5. Conditions de surveillance et de confidentialité au cours de la session titre",
        },
    }
}

/// A head without its number, as the pages of a certificate print it.
fn bare(head: &str) -> &str {
    head.trim_start_matches(|c: char| c.is_ascii_digit() || " .-".contains(c))
}

/// A duration as it is printed.
pub(super) fn duration(minutes: u32) -> String {
    format!("{:02} h {:02} min", minutes / 60, minutes % 60)
}

pub(super) fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

impl Setter<'_> {
    fn early(&self) -> bool {
        self.layout.generation == GenerationRe::G2013
    }

    /// The whole document.
    pub(super) fn document(&mut self, re: &Re) {
        let words = words(self.layout.generation);
        self.cover(re, &[words.name, "DU TITRE PROFESSIONNEL"]);
        self.blank();
        self.section();
        self.references(re);
        self.head(words.generales, Style::head(14.0));
        self.prose(&re.modalites_generales, Labels::Letters);
        self.section();
        let certificates =
            |key: &'static str| re.epreuves.iter().filter(move |test| test.id.starts_with(key));
        for titre in certificates("TITRE") {
            self.titre(re, titre, &words);
        }
        self.cover(re, &[words.name, "DES CERTIFICATS", "DE COMPETENCES PROFESSIONNELLES"]);
        for (number, test) in (1_u32..).zip(certificates("CCP")) {
            self.certificat(test, number, &words);
        }
        if certificates("CCS").next().is_some() {
            self.section();
            self.cover(re, &[words.name, "DES CERTIFICATS", "COMPLEMENTAIRES DE SPECIALISATION"]);
        }
        for (number, test) in (1_u32..).zip(certificates("CCS")) {
            self.certificat(test, number, &words);
        }
        self.annexes(re);
    }

    fn cover(&mut self, re: &Re, heads: &[&str]) {
        self.y = 210.0;
        let large = |size| Style { size, ..Style::body() }.centred();
        for head in heads {
            self.text(head, large(28.0));
            self.y += 20.0;
        }
        self.y += 10.0;
        self.text(text(&re.titre.intitule), large(20.0));
        if heads.contains(&"DU TITRE PROFESSIONNEL") {
            self.y += 20.0;
            self.text(text(&re.titre.niveau), large(20.0));
            self.y += 20.0;
            self.text(&format!("Site : {}", text(&re.titre.site)), Style::body().centred());
        }
    }

    fn references(&mut self, re: &Re) {
        let references = &re.references;
        let date = |iso: &Option<String>| {
            let parts: Vec<&str> = text(iso).split('-').collect();
            parts.into_iter().rev().collect::<Vec<_>>().join("/")
        };
        self.head("1. Références de la spécialité", Style::head(14.0));
        let nsf = references.nsf.iter().map(|code| format!("{} - {}", code.code, text(&code.intitule)));
        for line in [
            format!("Intitulé du titre professionnel : {}", text(&re.titre.intitule)),
            format!("Sigle du titre professionnel : {}", text(&re.document.sigle)),
            format!("Niveau : {}", text(&references.niveau)),
            format!("Code(s) NSF : {}", nsf.collect::<Vec<_>>().join(", ")),
            format!("Code(s) ROME : {}", references.rome.join(", ")),
            format!("Formacode : {}", references.formacodes.join(", ")),
            format!("Date de l’arrêté : {}", date(&references.date_arrete)),
            format!("Date de parution au JO de l’arrêté : {}", date(&references.date_jo)),
            format!("Date d’effet de l’arrêté : {}", date(&references.date_effet)),
        ] {
            self.text(&line, Style::body());
        }
        self.gap(2);
    }

    fn titre(&mut self, re: &Re, test: &Epreuve, words: &Words) {
        let sigle = text(&re.document.sigle);
        self.head(&format!("{} {sigle}", words.dispositif), Style::head(14.0));
        self.head(words.modalites, Style::head(11.0));
        self.modalites(test);
        self.complements(test);
        self.section();
        self.head(words.criteres, Style::head(11.0));
        self.criteres(test);
        self.section();
        self.transversales(test, words);
        self.head(&format!("{} {sigle}", words.jury), Style::head(14.0));
        self.jury(test, ["4.1. ", "4.2. ", "4.3. "]);
        self.head(words.surveillance, Style::head(14.0));
        self.or_none(&test.surveillance);
        self.section();
    }

    fn certificat(&mut self, test: &Epreuve, number: u32, words: &Words) {
        self.section();
        let key = test.id.get(..3).unwrap_or_default();
        if self.early() {
            let head = format!("{key} {number} - {}", text(&test.intitule));
            self.text(&head, Style::head(14.0));
            self.gap(1);
            self.head("Modalités d’évaluation des compétences", Style::head(11.0));
        } else {
            self.text(key, Style::head(14.0).centred());
            self.gap(1);
            self.text(text(&test.intitule), Style::head(14.0).centred());
            self.head(bare(words.modalites), Style::head(11.0));
        }
        self.prose(&test.introduction, Labels::Dashes);
        self.modalites(test);
        if self.early() && !test.complements.is_empty() {
            // The head is printed again where the certificate goes on overleaf.
            self.section();
            self.head_again(key, number, test);
        }
        self.complements(test);
        if !test.criteres.is_empty() {
            self.section();
            self.head(bare(words.criteres), Style::head(11.0));
            self.criteres(test);
        }
        if self.early() {
            return;
        }
        self.section();
        let head = format!(
            "Conditions de présence et d’intervention du jury propre au {key} {}",
            text(&test.intitule)
        );
        self.head(&head, Style::head(11.0));
        self.jury(test, ["", "", ""]);
        let head = format!("Conditions de surveillance et de confidentialité au cours de la session {key}");
        self.head(&head, Style::head(11.0));
        self.or_none(&test.surveillance);
    }

    fn head_again(&mut self, key: &str, number: u32, test: &Epreuve) {
        let suite = if self.layout.again == Again::Suite { " (suite)" } else { "" };
        let head = format!("{key} {number} - {}{suite}", text(&test.intitule));
        self.text(&head, Style::head(14.0));
    }

    fn complements(&mut self, test: &Epreuve) {
        for complement in &test.complements {
            self.head(&format!("{} :", complement.intitule), Style::head(11.0));
            // What a complement says goes on below the head of its test.
            let here = if self.layout.again == Again::Suite { 1 } else { complement.contenu.len() };
            let (first, rest) = complement.contenu.split_at(here.min(complement.contenu.len()));
            self.prose(first, Labels::Dashes);
            if !rest.is_empty() {
                self.section();
                match test.id.strip_prefix("CCP").and_then(|number| number.parse().ok()) {
                    Some(number) => self.head_again("CCP", number, test),
                    None => {
                        self.head("03. Dispositif d’évaluation pour la session (suite)", Style::head(14.0))
                    }
                }
            }
            self.prose(rest, Labels::Dashes);
        }
    }

    fn transversales(&mut self, test: &Epreuve, words: &Words) {
        if test.transversales.is_empty() {
            return;
        }
        self.head(words.transversales, Style::head(11.0));
        if !self.early() {
            self.text(
                "Les compétences transversales sont évaluées au travers des compétences professionnelles.",
                Style::body(),
            );
            self.gap(1);
        }
        self.table_of_transversales(test);
    }

    fn jury(&mut self, test: &Epreuve, numbers: [&str; 3]) {
        let [presence, protocole, composition] = numbers;
        let minutes = duration(test.jury.duree_minutes.unwrap_or_default());
        let line =
            format!("{presence}Durée totale de présence du jury pendant l’épreuve du candidat : {minutes}");
        self.head(&line, Style::head(11.0));
        self.head(&format!("{protocole}Protocole d’intervention du jury :"), Style::head(11.0));
        self.or_none(&test.jury.protocole);
        self.head(
            &format!("{composition}Conditions particulières de composition du jury :"),
            Style::head(11.0),
        );
        self.or_none(&test.jury.composition);
    }

    fn or_none(&mut self, blocs: &[Bloc]) {
        if blocs.is_empty() {
            self.text("Sans objet", Style::body());
        }
        self.prose(blocs, Labels::Dashes);
    }

    fn annexes(&mut self, re: &Re) {
        self.section();
        for head in ["Annexe 1", "Plateau technique d’évaluation", text(&re.titre.intitule)] {
            self.text(head, Style::head(14.0).centred());
            self.gap(1);
        }
        self.head("Locaux", Style::head(11.0));
        self.locaux(&re.plateau_technique);
        self.section();
        self.head("Ressources (pour un candidat)", Style::head(11.0));
        if !self.early() {
            self.text("Certaines ressources peuvent être partagées par plusieurs candidats.", Style::body());
            self.text(
                "Leur nombre est indiqué dans la colonne « Nombre maximal de candidats pouvant partager la ressource \
                 en simultané pendant l’épreuve »",
                Style::body(),
            );
            self.gap(1);
        }
        self.ressources(&re.plateau_technique);
        self.section();
        for head in ["ANNEXE 2", "CORRESPONDANCES DU TP"] {
            self.text(head, Style::head(14.0).centred());
            self.gap(1);
        }
        for table in &re.correspondances {
            self.text(
                &format!(
                    "Le titre professionnel {} est composé de certificats de compétences professionnelles (CCP) dont \
                     les correspondances sont :",
                    text(&re.titre.intitule)
                ),
                Style::body(),
            );
            self.gap(1);
            self.correspondance(table);
        }
        self.section();
        for head in ["Annexe 3", "Glossaire des modalités d’évaluation"] {
            self.text(head, Style::head(14.0).centred());
            self.gap(1);
        }
        for entry in &re.glossaire {
            self.text(&entry.terme, Style::head(11.0));
            for bloc in &entry.definition {
                if let Bloc::Paragraphe { texte } = bloc {
                    self.text(texte, Style { indents: [18.0, 18.0], ..Style::body() });
                }
            }
            self.gap(1);
        }
        self.section();
        self.page.foot = None;
        self.text("Reproduction interdite", Style::head(11.0).centred());
        self.text("Article L 122-4 du code de la propriété intellectuelle", Style::body().centred());
    }
}
