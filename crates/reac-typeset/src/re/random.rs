//! Random référentiels d'évaluation, for round trips: plausible content in the habits of each generation.

use fastrand::Rng;
use reac_model::{
    Bloc, Code, Complement, Correspondance, CorrespondanceCcp, CritereRe, DocumentRe, EntreeGlossaire,
    Epreuve, Jury, Local, Modalite, PlateauTechnique, Re, References, Ressource, SCHEMA_RE, Titre,
    TitreArrete, TransversaleRe,
};

use super::layout::{Again, Borders, GenerationRe, Heads, Height, LayoutRe, Marks, Session, Sheets};
use crate::layout::TrailingSpace;
use crate::random::parts::{chance, criterion, items, paragraph, pick, title, trade};

/// A document and a layout; the same for the same seed.
#[must_use]
pub fn random_re(seed: u64) -> (Re, LayoutRe) {
    let mut rng = Rng::with_seed(seed);
    let generations = [GenerationRe::G2013, GenerationRe::G2018, GenerationRe::G2019, GenerationRe::G2023];
    let generation = pick(&mut rng, &generations).unwrap_or(GenerationRe::G2023);
    let mut layout = habits(&mut rng, generation);
    if generation == GenerationRe::G2013 {
        // Drawn apart: what the document says does not depend on them.
        let mut own = Rng::with_seed(seed.wrapping_add(1 << 40));
        layout.session = if own.bool() { Session::OverTable } else { Session::OverMarks };
        layout.again = if own.bool() { Again::Suite } else { Again::Same };
    }
    (Draw { rng: &mut rng, generation, titles: Vec::new() }.document(), layout)
}

fn habits(rng: &mut Rng, generation: GenerationRe) -> LayoutRe {
    let usual = LayoutRe::of(generation);
    let early = generation == GenerationRe::G2013;
    LayoutRe {
        borders: if chance(rng, 20) { Borders::Filled } else { usual.borders },
        marks: if chance(rng, 20) { Marks::Drawn } else { usual.marks },
        marks_at: if chance(rng, 30) { Height::Top } else { usual.marks_at },
        heads: if early {
            Heads::Cut
        } else if chance(rng, 30) {
            Heads::Down
        } else {
            usual.heads
        },
        sheets: if chance(rng, 30) { Sheets::Rotated } else { Sheets::Landscape },
        trailing_space: pick(rng, &[TrailingSpace::Wrapped, TrailingSpace::Wrapped, TrailingSpace::All])
            .unwrap_or(TrailingSpace::Wrapped),
        shift: f32::from(rng.u8(0..5)),
        feet: (0..3).map(|_| 531.0 + f32::from(rng.u8(0..16)) * 2.0).collect(),
        gaps: (0..rng.usize(1..4)).map(|_| rng.u8(0..2)).collect(),
        ..usual
    }
}

struct Draw<'r> {
    rng: &'r mut Rng,
    generation: GenerationRe,
    titles: Vec<String>,
}

/// The ways of judging, the titre's first one apart.
const OTHERS: [&str; 3] =
    ["Entretien technique", "Questionnaire professionnel", "Questionnement à partir de production(s)"];

impl Draw<'_> {
    fn document(mut self) -> Re {
        let intitule = trade(self.rng);
        let kind = match self.generation {
            GenerationRe::G2013 => "RC",
            GenerationRe::G2018 => "RCV2",
            GenerationRe::G2019 => "REV2",
            GenerationRe::G2023 => "RE",
        };
        let old = matches!(self.generation, GenerationRe::G2013 | GenerationRe::G2018);
        let activites: Vec<(String, Vec<String>)> = (0..self.rng.usize(1..4))
            .map(|_| (self.title(), (0..self.rng.usize(1..5)).map(|_| self.title()).collect()))
            .collect();
        let mut epreuves = vec![self.titre(&activites)];
        for (number, (name, competences)) in (1..).zip(&activites) {
            epreuves.push(self.certificat(format!("CCP{number}"), name, competences));
        }
        let specialities = if old || chance(self.rng, 60) { 0 } else { self.rng.usize(1..3) };
        for number in 1..=specialities {
            let name = self.title();
            let competences: Vec<String> = (0..self.rng.usize(1..4)).map(|_| self.title()).collect();
            let mut test = self.certificat(format!("CCS{number}"), &name, &competences);
            test.criteres = self.matrix(&[(name, competences)], &test.modalites);
            test.criteres.iter_mut().for_each(|row| row.activite = None);
            epreuves.push(test);
        }
        let names: Vec<String> = activites.iter().map(|(name, _)| name.clone()).collect();
        let jo = self.date();
        Re {
            schema: SCHEMA_RE.into(),
            document: DocumentRe {
                type_document: Some(kind.into()),
                sigle: Some((0..self.rng.usize(2..5)).map(|_| self.rng.uppercase()).collect()),
                code_titre: Some(format!("TP-{:05}", self.rng.u32(90_000..100_000))),
                millesime: Some(format!("{:02}", self.rng.u8(1..10))),
                date_jo: Some(jo.clone()),
                date_mise_a_jour: Some(self.date()),
                pages: None,
            },
            titre: Titre {
                intitule: Some(intitule.clone()),
                niveau: Some(if old { "Niveau III".into() } else { "Niveau 5".into() }),
                niveau_europeen: Some(5),
                site: Some("http://travail-emploi.example".into()),
            },
            references: self.references(jo, old),
            modalites_generales: self.generales(),
            epreuves,
            plateau_technique: self.plateau(),
            correspondances: vec![self.correspondance(&intitule, names)],
            glossaire: self.glossaire(),
            extraction: None,
        }
    }

    fn title(&mut self) -> String {
        title(self.rng, &mut self.titles)
    }

    fn date(&mut self) -> String {
        format!("{}-{:02}-{:02}", self.rng.u16(2012..2025), self.rng.u8(1..13), self.rng.u8(1..29))
    }

    fn paragraphs(&mut self, most: usize) -> Vec<Bloc> {
        let count = self.rng.usize(1..=most);
        let one = |rng: &mut Rng| {
            let sentences = rng.usize(1..4);
            Bloc::Paragraphe { texte: paragraph(rng, sentences) }
        };
        (0..count).map(|_| one(self.rng)).collect()
    }

    /// Paragraphs, a list below one of them now and then.
    fn prose(&mut self, most: usize) -> Vec<Bloc> {
        let mut out = self.paragraphs(most);
        if chance(self.rng, 30) {
            out.push(Bloc::Paragraphe { texte: "On compte notamment :".into() });
            let count = self.rng.usize(2..5);
            out.push(Bloc::Liste { elements: items(self.rng, count, criterion) });
        }
        out
    }

    fn references(&mut self, jo: String, old: bool) -> References {
        let letter = self.rng.lowercase();
        References {
            niveau: Some(if old {
                "III".into()
            } else {
                "5 (Cadre national des certifications 2019)".into()
            }),
            nsf: vec![Code {
                code: format!("{}{letter}", self.rng.u16(110..340)),
                intitule: Some("Métiers d’art et mécanique de précision".into()),
            }],
            rome: vec![format!("B{}", self.rng.u16(1101..2112))],
            formacodes: (0..self.rng.usize(1..5)).map(|_| self.rng.u32(10_000..99_999).to_string()).collect(),
            date_arrete: Some(self.date()),
            date_jo: Some(jo),
            date_effet: Some(self.date()),
        }
    }

    fn generales(&mut self) -> Vec<Bloc> {
        let mut out = Vec::new();
        for number in 1..=self.rng.usize(1..4) {
            let texte = paragraph(self.rng, 1);
            out.push(Bloc::Paragraphe { texte: format!("2.{number}. {texte}") });
            let count = self.rng.usize(2..5);
            out.push(Bloc::Liste { elements: (0..count).map(|_| paragraph(self.rng, 1)).collect() });
        }
        out
    }

    fn modalites(&mut self, competences: &[String], first: &str) -> Vec<Modalite> {
        let mut out = Vec::new();
        for (index, name) in std::iter::once(first).chain(OTHERS).enumerate() {
            let used = index == 0 || chance(self.rng, 55);
            let judged: Vec<String> =
                competences.iter().filter(|_| index == 0 || chance(self.rng, 60)).cloned().collect();
            let none = judged.is_empty() || !used;
            out.push(Modalite {
                intitule: name.to_owned(),
                competences: if none { Vec::new() } else { judged },
                duree_minutes: (!none).then(|| self.rng.u32(2..50) * 5),
                detail: if none { Vec::new() } else { self.prose(4) },
            });
        }
        out
    }

    fn test(&mut self, id: String, modalites: Vec<Modalite>) -> Epreuve {
        let total: u32 = modalites.iter().filter_map(|modalite| modalite.duree_minutes).sum();
        let early = self.generation == GenerationRe::G2013;
        let bare = early && id != "TITRE";
        let mut complements = Vec::new();
        for modalite in modalites.iter().filter(|modalite| modalite.duree_minutes.is_some()) {
            if chance(self.rng, 60) {
                let name = lower(&modalite.intitule);
                let intitule = format!("Informations complémentaires concernant {}", article(&name));
                complements.push(Complement { intitule, contenu: self.prose(5) });
            }
        }
        let maybe = |draw: &mut Self| if bare || chance(draw.rng, 30) { Vec::new() } else { draw.prose(4) };
        Epreuve {
            id,
            intitule: None,
            introduction: Vec::new(),
            modalites,
            duree_totale_minutes: Some(total),
            complements,
            criteres: Vec::new(),
            obligations_reglementaires: Vec::new(),
            transversales: Vec::new(),
            jury: Jury {
                duree_minutes: (!bare).then_some(total),
                protocole: maybe(self),
                composition: maybe(self),
            },
            surveillance: maybe(self),
        }
    }

    fn titre(&mut self, activites: &[(String, Vec<String>)]) -> Epreuve {
        let all: Vec<String> = activites.iter().flat_map(|(_, competences)| competences.clone()).collect();
        let first = if chance(self.rng, 50) {
            "Mise en situation professionnelle"
        } else {
            "Présentation d’un projet réalisé en amont de la session"
        };
        let mut modalites = self.modalites(&all, first);
        modalites.push(Modalite {
            intitule: "Entretien final".into(),
            competences: Vec::new(),
            duree_minutes: Some(20),
            detail: self.paragraphs(2),
        });
        let matrix = self.matrix(activites, &modalites);
        let mut test = self.test("TITRE".into(), modalites);
        test.criteres = matrix;
        if chance(self.rng, 40) {
            test.obligations_reglementaires = self.paragraphs(3);
        }
        let early = self.generation == GenerationRe::G2013;
        for _ in 0..self.rng.usize(0..4) {
            let count = self.rng.usize(2..5);
            test.transversales.push(TransversaleRe {
                intitule: self.title(),
                criteres: if early { items(self.rng, count, criterion) } else { Vec::new() },
                competences: if early { Vec::new() } else { all.iter().take(count).cloned().collect() },
            });
        }
        test
    }

    fn certificat(&mut self, id: String, name: &str, competences: &[String]) -> Epreuve {
        let modalites = self.modalites(competences, "Mise en situation professionnelle");
        let introduction = if id.starts_with("CCS") { self.paragraphs(1) } else { Vec::new() };
        let test = self.test(id, modalites);
        Epreuve { intitule: Some(name.to_owned()), introduction, ..test }
    }

    fn matrix(&mut self, activites: &[(String, Vec<String>)], modalites: &[Modalite]) -> Vec<CritereRe> {
        let mut out = Vec::new();
        for (activite, competences) in activites {
            for competence in competences {
                let judged = modalites.iter().filter(|modalite| modalite.competences.contains(competence));
                let modalites = judged.map(|modalite| modalite.intitule.clone()).collect();
                let count = if chance(self.rng, 5) { 0 } else { self.rng.usize(2..9) };
                out.push(CritereRe {
                    activite: Some(activite.clone()),
                    competence: competence.clone(),
                    criteres: items(self.rng, count, criterion),
                    modalites,
                });
            }
        }
        out
    }

    fn plateau(&mut self) -> PlateauTechnique {
        let early = self.generation == GenerationRe::G2013;
        let places = ["Mise en situation professionnelle", "Entretien technique", "Entretien final"];
        let locaux = places.into_iter().take(self.rng.usize(1..4)).map(|name| (name, self.rng.bool()));
        let locaux: Vec<(&str, bool)> = locaux.collect();
        let locaux = locaux.into_iter().map(|(name, noted)| Local {
            modalite: Some(name.to_owned()),
            description: self.paragraphs(2),
            observations: if noted { self.paragraphs(2) } else { Vec::new() },
        });
        let locaux = locaux.collect();
        let names =
            ["Postes de travail", "Machines", "Outils / Outillages", "Équipements", "Matières d’œuvre"];
        let mut ressources = Vec::new();
        for name in names.into_iter().take(self.rng.usize(1..6)) {
            for _ in 0..self.rng.usize(1..3) {
                let number = |rng: &mut Rng| (!early).then(|| rng.u8(1..30).to_string());
                ressources.push(Ressource {
                    designation: Some(name.to_owned()),
                    nombre: number(self.rng),
                    description: self.prose(2),
                    partage: number(self.rng),
                    observations: if chance(self.rng, 50) { Vec::new() } else { self.paragraphs(1) },
                });
            }
        }
        PlateauTechnique { locaux, ressources }
    }

    fn correspondance(&mut self, intitule: &str, names: Vec<String>) -> Correspondance {
        let arrete =
            |draw: &mut Self| TitreArrete { intitule: Some(intitule.to_owned()), arrete: Some(draw.date()) };
        let mut ccp = Vec::new();
        for name in names {
            let count = self.rng.usize(0..3);
            ccp.push(CorrespondanceCcp {
                ancien: (0..count).map(|_| self.title()).collect(),
                nouveau: vec![name],
            });
        }
        Correspondance { ancien: arrete(self), nouveau: arrete(self), ccp }
    }

    fn glossaire(&mut self) -> Vec<EntreeGlossaire> {
        let terms = ["Mise en situation professionnelle", "Entretien technique", "Entretien final"];
        let entry = |draw: &mut Self, terme: &str| EntreeGlossaire {
            terme: terme.to_owned(),
            definition: draw.paragraphs(2),
        };
        terms.into_iter().map(|terme| entry(self, terme)).collect()
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn article(name: &str) -> String {
    match name.split(' ').next() {
        Some("entretien") => format!("l’{name}"),
        Some("questionnaire" | "questionnement") => format!("le {name}"),
        _ => format!("la {name}"),
    }
}
