//! Neighbours of competences, as a page.

use crate::drive::{address, reac, root, session};

#[test]
fn the_matrix_leads_to_what_is_near() {
    let Some(session) = session("fr-FR") else { return };
    let documents = root().join("crates/reac-cli/tests/cmd/catalog_alike.in");
    let page = session.folder.path().join("voisines.html");
    let asked = ["catalog", documents.to_str().unwrap(), "--alike", "--format", "html", "--lang", "fr", "-o"];
    let mut asked: Vec<_> = asked.into_iter().map(std::ffi::OsStr::new).collect();
    asked.push(page.as_os_str());
    assert!(reac(&asked).status.success());
    session.open(&address(&page));
    assert_eq!(session.js("document.querySelectorAll('.matrix tbody tr').length"), 2);
    session.shown("alike");
    session.accessible();
    session.click(".matrix td a");
    session.until("location.hash.length > 1");
    let near = session.js("document.querySelector(location.hash).nextElementSibling.textContent");
    assert!(near.as_str().unwrap().contains("Conduire la visite d’une tour"), "{near}");
}
