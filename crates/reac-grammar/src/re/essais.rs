//! Invented pages in the layouts of 2013, 2018 and 2019, for the tests of the whole grammar.

use reac_lines::{Line, Origin, Page, Rule, Source, TickBox, Upright, Word};

/// Width of a letter, as a share of the size.
const LETTRE: f32 = 0.5;

pub(super) struct Planche {
    page: Page,
}

impl Planche {
    pub(super) fn new(number: u32) -> Self {
        Self { page: Page { number, width: 841.9, height: 595.3, ..Page::default() } }
    }

    pub(super) fn texte(mut self, left: f32, baseline: f32, size: f32, text: &str) -> Self {
        let bold = text.starts_with('*');
        let mut x = left;
        let mut words = Vec::new();
        for word in text.trim_start_matches('*').split(' ') {
            let width = word.chars().count() as f32 * LETTRE * size;
            words.push(Word {
                text: word.to_owned(),
                left: x,
                right: x + width,
                size,
                bold,
                italic: false,
                raised: false,
                space: if words.is_empty() { 0.0 } else { 0.25 * size },
                spaced: Some(false),
                paragraph: None,
                confidence: None,
            });
            x += width + 0.25 * size;
        }
        match self.page.lines.iter_mut().find(|line| (line.baseline - baseline).abs() < 0.1) {
            Some(line) => line.words.append(&mut words),
            None => self.page.lines.push(Line {
                page: self.page.number,
                baseline,
                words,
                trailing_space: Some(false),
                row: None,
            }),
        }
        self
    }

    /// A grid of rules; `cut` leaves out the rule below the rows of the first column that it names.
    pub(super) fn grille(mut self, xs: &[f32], ys: &[f32], cut: &[usize]) -> Self {
        for (index, y) in ys.iter().enumerate() {
            for (column, pair) in xs.windows(2).enumerate() {
                if column == 0 && cut.contains(&index) {
                    continue;
                }
                self.page.rules.push(Rule { left: pair[0], top: *y, right: pair[1], bottom: y + 0.5 });
            }
        }
        for (index, x) in xs.iter().enumerate() {
            // Off by a hair, as producers draw them.
            let x = x + if index % 2 == 0 { 0.0 } else { 0.4 };
            let (first, last) = (ys[0], ys[ys.len() - 1]);
            self.page.rules.push(Rule { left: x, top: first, right: x + 0.5, bottom: last });
        }
        self
    }

    pub(super) fn debout(mut self, x: f32, top: f32, text: &str) -> Self {
        self.page.upright.push(Upright {
            text: text.to_owned(),
            left: x - 2.2,
            top,
            right: x + 8.0,
            bottom: top + text.chars().count() as f32 * 5.0,
            size: 10.0,
            bold: true,
        });
        self
    }

    pub(super) fn case(mut self, left: f32, top: f32, diagonals: u32) -> Self {
        self.page.boxes.push(TickBox { left, top, right: left + 9.2, bottom: top + 9.2, diagonals });
        self
    }

    pub(super) fn pied(self, labels: &str, values: &str) -> Self {
        self.texte(200.0, 540.0, 9.0, labels).texte(200.0, 551.0, 9.0, values)
    }

    pub(super) fn page(mut self) -> Page {
        self.page.lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        self.page
    }
}

pub(super) fn source(pages: Vec<Page>) -> Source {
    Source { origin: Origin::Pdf, pages, tagged: false, faults: Vec::new() }
}

const PIED_2019: &str =
    "SIGLE Type de document Code titre Millésime Date dernier JO Date de mise à jour Page";
const PIED_2013: &str = "Libellé abrégé Code Titre Professionnel Type de document Version Date de mise à jour Date dernier JO Page";

const XS: [f32; 6] = [60.0, 291.0, 577.0, 645.0, 691.0, 755.0];
const YS: [f32; 4] = [80.0, 180.0, 230.0, 260.0];

/// A page with the matrix: two competences, three columns of marks. `marks` draws them.
fn grille(marks: impl Fn(Planche) -> Planche, pied: (&str, &str)) -> Page {
    let page = Planche::new(2)
        .texte(64.0, 60.0, 11.0, "*3.2. Critères d’évaluation des compétences professionnelles")
        .grille(&XS, &YS, &[])
        .texte(70.0, 120.0, 10.0, "*Compétences professionnelles")
        .texte(300.0, 120.0, 10.0, "*Critères d’évaluation")
        .texte(580.0, 110.0, 10.0, "*Mise en")
        .texte(580.0, 121.0, 10.0, "*situation")
        .debout(665.0, 90.0, "Entretien technique")
        .debout(725.0, 90.0, "Questionnement à")
        .debout(713.0, 90.0, "partir de productions")
        .texte(64.0, 192.0, 10.0, "Garder le phare")
        .texte(294.0, 192.0, 10.0, "La lanterne est allumée avant la nuit")
        .texte(294.0, 203.5, 10.0, "Le journal est tenu")
        .texte(64.0, 242.0, 10.0, "Nourrir les pigeons")
        .texte(294.0, 242.0, 10.0, "Le grain est pesé");
    marks(page).pied(pied.0, pied.1).page()
}

fn matrice(page: Page) -> Vec<(String, Vec<String>, Vec<String>)> {
    let lecture = super::lire(&source(vec![page])).unwrap();
    let texts = |texts: &[crate::texte::Texte]| texts.iter().map(|texte| texte.texte.clone()).collect();
    let test = lecture.re.epreuves.first().unwrap();
    test.criteres
        .iter()
        .map(|row| (row.competence.texte.clone(), texts(&row.criteres), texts(&row.modalites)))
        .collect()
}

fn attendue() -> Vec<(String, Vec<String>, Vec<String>)> {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    vec![
        (
            "Garder le phare".to_owned(),
            own(&["La lanterne est allumée avant la nuit", "Le journal est tenu"]),
            own(&["Mise en situation", "Questionnement à partir de productions"]),
        ),
        ("Nourrir les pigeons".to_owned(), own(&["Le grain est pesé"]), own(&["Entretien technique"])),
    ]
}

#[test]
fn glyphs_of_2019_tick() {
    let marks = |page: Planche| {
        page.texte(606.0, 205.0, 11.0, "\u{f054}")
            .texte(663.0, 205.0, 11.0, "\u{f0a3}")
            .texte(718.0, 205.0, 11.0, "\u{f054}")
            .texte(606.0, 248.0, 11.0, "\u{f0a3}")
            .texte(663.0, 248.0, 11.0, "\u{f054}")
            .texte(718.0, 248.0, 11.0, "\u{f0a3}")
    };
    let values = "GPA RE TP-09999 04 13/05/2023 24/05/2023 9/36";
    assert_eq!(matrice(grille(marks, (PIED_2019, values))), attendue());
}

#[test]
fn boxes_of_2018_tick_where_their_diagonals_are() {
    let marks = |page: Planche| {
        page.case(606.0, 200.0, 2)
            .case(663.0, 200.0, 0)
            .case(718.0, 200.0, 2)
            .case(606.0, 240.0, 0)
            .case(663.0, 240.0, 2)
            .case(718.0, 240.0, 0)
    };
    let values = "GPA RC TP-09999 03 17/04/2018 19/04/2018 9/36";
    assert_eq!(matrice(grille(marks, (PIED_2019, values))), attendue());
}

#[test]
fn glyphs_of_2013_tick_at_the_top_of_their_row_and_its_dates_stand_the_other_way_round() {
    let marks = |page: Planche| {
        page.texte(606.0, 192.0, 11.0, "\u{f054}")
            .texte(663.0, 192.0, 11.0, "\u{f0a3}")
            .texte(718.0, 192.0, 11.0, "\u{f054}")
            .texte(606.0, 242.0, 11.0, "\u{f0a3}")
            .texte(663.0, 242.0, 11.0, "\u{f054}")
            .texte(718.0, 242.0, 11.0, "\u{f0a3}")
    };
    let values = "GPA TP-09999 RC 02 04/03/2013 05/02/2013 9/36";
    let page = grille(marks, (PIED_2013, values));
    let document = super::lire(&source(vec![page.clone()])).unwrap().re.document;
    assert_eq!(document.date_jo.map(|texte| texte.texte).as_deref(), Some("2013-02-05"));
    assert_eq!(document.date_mise_a_jour.map(|texte| texte.texte).as_deref(), Some("2013-03-04"));
    assert_eq!(matrice(page), attendue());
}

#[test]
fn a_row_goes_on_overleaf_and_its_heading_is_furniture() {
    let xs = [40.0, 160.0, 480.0, 545.0, 820.0];
    let head = |page: Planche| {
        page.texte(50.0, 92.0, 10.0, "*Modalités")
            .texte(170.0, 92.0, 10.0, "*Compétences évaluées")
            .texte(490.0, 92.0, 10.0, "*Durée")
            .texte(555.0, 92.0, 10.0, "*Détail de l’organisation")
    };
    let values = |page| format!("GPA RE TP-09999 04 13/05/2023 24/05/2023 {page}/36");
    let first = head(Planche::new(1).texte(64.0, 60.0, 14.0, "*3 Dispositif d’évaluation pour la session"))
        .grille(&xs, &[80.0, 100.0, 140.0], &[])
        .texte(45.0, 112.0, 10.0, "*Entretien technique")
        .texte(165.0, 112.0, 10.0, "Garder le phare")
        .texte(485.0, 112.0, 10.0, "00 h 40 min")
        .texte(550.0, 112.0, 10.0, "Le jury visite le phare.")
        .pied(PIED_2019, &values(1))
        .page();
    let second = head(Planche::new(2))
        .grille(&xs, &[80.0, 100.0, 120.0, 140.0], &[])
        .texte(165.0, 112.0, 10.0, "Nourrir les pigeons")
        .texte(165.0, 132.0, 10.0, "*Durée totale de l’épreuve : 00 h 40 min")
        .pied(PIED_2019, &values(2))
        .page();
    let lecture = super::lire(&source(vec![first, second])).unwrap();
    let test = lecture.re.epreuves.first().unwrap();
    assert_eq!((test.modalites.len(), test.duree_totale_minutes), (1, Some(40)));
    let row = test.modalites.first().unwrap();
    let named: Vec<&str> = row.competences.iter().map(|texte| texte.texte.as_str()).collect();
    assert_eq!(
        (named.as_slice(), row.duree_minutes),
        (&["Garder le phare", "Nourrir les pigeons"][..], Some(40))
    );
    assert!(lecture.non_lu.is_empty(), "{:?}", lecture.non_lu);
}

/// What a page of 2013 prints at its foot.
fn pied_de_2013(page: u32) -> String {
    format!("GPA TP-09999 RC 02 04/03/2013 05/02/2013 {page}/36")
}

#[test]
fn what_a_certificate_says_goes_on_below_its_head_printed_again() {
    let first = Planche::new(1)
        .texte(64.0, 60.0, 14.0, "*CCP 1 - Garder le phare")
        .texte(64.0, 90.0, 11.0, "*Informations complémentaires concernant la mise en situation :")
        .texte(64.0, 110.0, 11.0, "Le centre fournit l’huile.")
        .pied(PIED_2013, &pied_de_2013(1))
        .page();
    let second = Planche::new(2)
        .texte(64.0, 60.0, 14.0, "*CCP 1 - Garder le phare")
        .texte(64.0, 76.0, 14.0, "*(suite)")
        .texte(64.0, 90.0, 11.0, "Le jury fournit les mèches.")
        .pied(PIED_2013, &pied_de_2013(2))
        .page();
    let lecture = super::lire(&source(vec![first, second])).unwrap();
    let [test] = lecture.re.epreuves.as_slice() else { panic!("{:?}", lecture.re.epreuves) };
    assert_eq!(test.intitule.as_ref().map(|texte| texte.texte.as_str()), Some("Garder le phare"));
    assert!(test.introduction.is_empty(), "{:?}", test.introduction);
    assert_eq!(test.complements.len(), 1);
    assert_eq!(test.complements[0].contenu.len(), 2, "{:?}", test.complements);
}

#[test]
fn a_numbered_head_of_the_jury_comes_back_to_the_titre_and_what_stands_behind_its_colon_is_read() {
    let page = Planche::new(1)
        .texte(64.0, 60.0, 14.0, "*4 - Conditions de présence et d’intervention du jury")
        .texte(64.0, 90.0, 11.0, "*4.1 Durée totale de présence du jury : 01 h 30 mn")
        .texte(64.0, 120.0, 11.0, "Le jury dort sur l’île.")
        .texte(64.0, 150.0, 11.0, "*4.2 Protocole d’intervention du jury : Le jury arrive en barque.")
        .texte(64.0, 180.0, 11.0, "*4.3 Composition du jury :")
        .texte(64.0, 195.0, 11.0, "Sans objet")
        .pied(PIED_2013, &pied_de_2013(1))
        .page();
    let lecture = super::lire(&source(vec![page])).unwrap();
    let jury = &lecture.re.epreuves.first().unwrap().jury;
    assert_eq!(jury.duree_minutes, Some(90));
    assert_eq!((jury.protocole.len(), jury.composition.len()), (1, 0), "{jury:?}");
    let left: Vec<&str> = lecture.non_lu.iter().map(|texte| texte.texte.as_str()).collect();
    assert_eq!(left, ["Le jury dort sur l’île."]);
}

#[test]
fn the_label_of_a_group_in_the_cell_of_its_first_row_is_no_part_of_the_row() {
    let xs = [62.0, 183.0, 521.0, 575.0, 700.0, 801.0];
    let page = Planche::new(1)
        .texte(64.0, 60.0, 14.0, "*CCP 1 - Garder le phare")
        .grille(&xs, &[80.0, 100.0, 120.0, 150.0], &[])
        .texte(66.0, 92.0, 10.0, "*Modalités")
        .texte(187.0, 92.0, 10.0, "*Compétences évaluées")
        .texte(525.0, 92.0, 10.0, "*Durée")
        .texte(579.0, 92.0, 10.0, "*Pour tout candidat")
        .texte(704.0, 92.0, 10.0, "*Observations")
        .texte(66.0, 112.0, 10.0, "Mise en situation")
        .texte(187.0, 112.0, 10.0, "Garder le phare")
        .texte(525.0, 112.0, 10.0, "00 h 30 mn")
        .texte(630.0, 112.0, 10.0, "\u{f054}")
        .texte(66.0, 132.0, 10.0, "*Epreuve de synthèse :")
        .texte(66.0, 144.0, 10.0, "Entretien")
        .texte(187.0, 144.0, 10.0, "Compter les navires")
        .texte(525.0, 144.0, 10.0, "00 h 20 mn")
        .pied(PIED_2013, &pied_de_2013(1))
        .page();
    let lecture = super::lire(&source(vec![page])).unwrap();
    let rows = &lecture.re.epreuves.first().unwrap().modalites;
    let rows: Vec<_> = rows.iter().map(|row| (row.intitule.texte.as_str(), row.duree_minutes)).collect();
    assert_eq!(rows, [("Mise en situation", Some(30)), ("Entretien", Some(20))]);
    // A tick that has no place in the output is reported.
    let left: Vec<&str> = lecture.non_lu.iter().map(|texte| texte.texte.as_str()).collect();
    assert_eq!(left, ["Mise en situation : Pour tout candidat"]);
}

#[test]
fn a_row_over_the_whole_matrix_is_no_column() {
    let xs = [60.0, 291.0, 577.0, 645.0];
    let page = Planche::new(1)
        .texte(64.0, 60.0, 11.0, "*03. Critères d’évaluation des compétences (suite)")
        .grille(&xs, &[100.0, 180.0, 210.0], &[])
        .grille(&[60.0, 645.0], &[80.0, 100.0], &[])
        .texte(200.0, 92.0, 10.0, "*Session Titre Professionnel – Modalités d’évaluation")
        .texte(70.0, 120.0, 10.0, "*Compétences professionnelles")
        .texte(300.0, 120.0, 10.0, "*Critères d’évaluation")
        .debout(610.0, 105.0, "Entretien")
        .texte(64.0, 192.0, 10.0, "Garder le phare")
        .texte(294.0, 192.0, 10.0, "Le feu brûle")
        .texte(610.0, 192.0, 10.0, "X")
        .pied(PIED_2013, &pied_de_2013(1))
        .page();
    let rows = matrice(page);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].2, ["Entretien"]);
}

#[test]
fn a_cover_alone_is_no_document() {
    let cover = Planche::new(1)
        .texte(230.0, 195.0, 28.0, "REFERENTIEL D’EVALUATION")
        .texte(210.0, 330.0, 20.0, "Gardien de phare")
        .pied(PIED_2019, "GPA RE TP-09999 04 13/05/2023 24/05/2023 1/36")
        .page();
    assert_eq!(super::lire(&source(vec![cover])).unwrap_err().code, reac_diagnostic::Code::SiblingDocument);
}

#[test]
fn a_head_that_is_cut_within_words_is_put_together_by_the_document_s_own() {
    let marks = |page: Planche| {
        page.texte(64.0, 400.0, 11.0, "Le questionnement suit les productions de la veille et le balisage.")
            .texte(606.0, 205.0, 11.0, "\u{f054}")
    };
    let cut = |page: Planche| {
        let mut page = marks(page);
        page.page.upright.clear();
        page.debout(725.0, 90.0, "Questionn")
            .debout(713.0, 90.0, "ement et bali")
            .debout(701.0, 90.0, "sage")
            .texte(718.0, 205.0, 11.0, "\u{f054}")
    };
    let rows = matrice(grille(cut, (PIED_2013, "GPA TP-09999 RC 02 04/03/2013 05/02/2013 9/36")));
    assert_eq!(rows[0].2, ["Mise en situation", "Questionnement et balisage"]);
}
