//! Prints as people have them: scanned, stamped, turned, written on. They say what they said, and a reading of them is
//! the same; what was left out or turned to get there is told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use reac::{Code, Options};
use reac_tests::content::{content, first_difference};
use reac_tests::root;
use reac_typeset::altered::{Told, Turn, Writing, printed_again, scanned, turned, unnamed, written_on};

/// A layout of each kind: fonts that are embedded or not, a table of contents, a fiche over pages.
const PRINTS: [&str; 3] = ["phare_2018", "automates_2013", "cartographe_2023"];

fn print(name: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures").join(name).join(format!("{name}.pdf"))).unwrap()
}

fn pages(pdf: &[u8]) -> u32 {
    let source = reac::lines(pdf, &Options::default()).unwrap();
    u32::try_from(source.pages.len()).unwrap()
}

fn is_blank(pdf: &[u8], page: u32) -> bool {
    let source = reac::lines(pdf, &Options::default()).unwrap();
    source.pages.iter().any(|found| found.number == page && found.lines.is_empty())
}

/// What is found in it, code and page.
fn findings(pdf: &[u8]) -> Vec<(Code, Option<u32>)> {
    let found = reac::read(pdf, &Options::default()).unwrap().diagnostics;
    found.into_iter().map(|found| (found.code, found.page)).collect()
}

#[track_caller]
fn same(print: &[u8], altered: &[u8], what: &str) {
    let read = |pdf: &[u8]| content(pdf, &Options::default()).unwrap().unwrap();
    assert_eq!(first_difference(&read(print), &read(altered)), None, "{what}");
}

#[test]
fn one_page_turned_among_others_is_read_and_told() {
    let turns = [
        Turn::Content(90.0),
        Turn::Shown(90),
        Turn::Content(180.0),
        Turn::Both(1),
        Turn::Shown(180),
        Turn::Content(270.0),
        Turn::Both(3),
        Turn::Shown(270),
    ];
    for name in PRINTS {
        let print = print(name);
        // Every third page, for time: each turn meets text, tables and blank pages.
        for (page, turn) in (1..=pages(&print)).step_by(3).zip(turns.iter().cycle()) {
            let what = format!("{name}, page {page}, {turn:?}");
            let altered = turned(&print, Some(page), *turn).unwrap();
            same(&print, &altered, &what);
            let told = |pdf: &[u8]| findings(pdf).contains(&(Code::PageTurned, Some(page)));
            // A page without text has nothing that is turned; one that was turned may be upright now.
            let quiet = is_blank(&print, page) || told(&print) || matches!(turn, Turn::Both(_));
            assert!(quiet || told(&altered), "{what}");
        }
    }
}

#[test]
fn pages_that_lean_are_read() {
    for (name, degrees) in PRINTS.into_iter().zip([0.4, -2.9, 1.5]) {
        let print = print(name);
        let altered = turned(&print, None, Turn::Content(degrees)).unwrap();
        same(&print, &altered, &format!("{name}, {degrees} degrees"));
    }
}

#[test]
fn what_nobody_sees_is_no_content_and_a_stamp_is_none() {
    let print = print("phare_2018");
    for (writing, code) in [
        (Writing::Stamp, Some(Code::RunningLine)),
        (Writing::White, Some(Code::UnseenText)),
        (Writing::Tiny, Some(Code::UnseenText)),
        (Writing::LayerOff, None),
    ] {
        let altered = written_on(&print, writing).unwrap();
        same(&print, &altered, &format!("{writing:?}"));
        let told = |code| findings(&altered).iter().filter(|(found, _)| *found == code).count();
        assert!(code.is_none_or(|code| told(code) == 1), "{writing:?}");
    }
}

#[test]
fn a_print_over_itself_is_read_once() {
    for name in PRINTS {
        let print = print(name);
        for (times, step) in [(2, 0.5), (4, 0.3), (7, 0.25)] {
            let altered = printed_again(&print, times, step).unwrap();
            same(&print, &altered, &format!("{name}, {times} times"));
        }
    }
}

#[test]
fn the_layer_of_a_scan_is_read_with_and_without_a_stamp() {
    let print = print("phare_2018");
    let scan = scanned(&print).unwrap();
    same(&print, &scan, "scanned");
    same(&print, &written_on(&scan, Writing::Stamp).unwrap(), "scanned and stamped");
}

#[test]
fn letters_without_a_name_are_read_where_the_file_says_them() {
    let print = print("phare_2018");
    let altered = unnamed(&print, Told::Content).unwrap();
    // What stands in strings of a line that is justified is told nowhere but by its like.
    let read = content(&altered, &Options::default()).unwrap().unwrap().to_string();
    assert!(read.matches('\u{FFFD}').count() <= 2, "{read}");
    assert!(findings(&altered).iter().any(|(code, _)| *code == Code::LettersLearnt));
    let refused = reac::read(&unnamed(&print, Told::Nowhere).unwrap(), &Options::default()).unwrap_err();
    assert_eq!(refused.0.code, Code::TextUnreadable);
}
