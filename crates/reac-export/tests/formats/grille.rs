//! Grids, as a workbook and as a page.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use reac_export::{Format, Options, Usage};
use scraper::{Html, Selector};

use crate::documents::{all, options};
use crate::{one, text};

#[test]
fn each_criterion_has_a_row_to_tick() {
    for own in all() {
        let mut book: Xlsx<_> =
            Xlsx::new(Cursor::new(one(own.document(), Format::Grille, &options()))).unwrap();
        let names = book.sheet_names();
        let fiches = &own.reac.competences_professionnelles;
        let homeless = usize::from(fiches.iter().any(|fiche| {
            own.reac.activites_types.iter().all(|other| Some(&other.id) != fiche.activite_type.as_ref())
        }));
        let transversal = usize::from(!own.reac.competences_transversales.is_empty());
        let expected = own.reac.activites_types.len() + homeless + transversal;
        assert_eq!(names.len(), expected.max(1), "{}", own.name);
        let mut cells = HashSet::new();
        for name in names {
            let range = book.worksheet_range(&name).unwrap();
            cells.extend(range.cells().map(|(_, _, cell)| cell.to_string()));
        }
        for criterion in fiches.iter().flat_map(|fiche| &fiche.criteres_performance) {
            assert!(cells.contains(criterion), "{}: {criterion}", own.name);
        }
    }
}

#[test]
fn a_page_has_a_labelled_tick_for_each_level() {
    for usage in [Usage::Ecf, Usage::Positionnement] {
        for own in all().iter().step_by(5) {
            let page = Html::parse_document(&text(
                own.document(),
                Format::GrilleHtml,
                &Options { usage, ..options() },
            ));
            assert_eq!(page.errors.len(), 0, "{}: {:?}", own.name, page.errors);
            let select = |css: &str| page.select(&Selector::parse(css).unwrap()).count();
            assert_eq!(select("input"), select("input[aria-label]"), "{}", own.name);
            let levels = if usage == Usage::Ecf { 3 } else { 4 };
            assert_eq!(select("input[type=radio]"), levels * select("tbody tr"), "{}", own.name);
            assert!(select("tbody tr") > 0, "{}", own.name);
        }
    }
}
