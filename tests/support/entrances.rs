//! The entrances, each a function of bytes: what a fuzzer calls (`fuzz/`), and `cargo xtask entrances`.
//!
//! None may panic, and what each says of its own answer must hold.

use reac_grammar::ligne;
use reac_grammar::vocabulaire::Vocabulaire;

/// An entrance, and its name.
pub type Entrance = (&'static str, fn(&[u8]));

/// All of them.
pub const ENTRANCES: &[Entrance] =
    &[("line", line), ("footer", footer), ("sections", sections), ("json", json)];

/// What stands within a line: each production, on the line as it is and folded.
pub fn line(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let folded = reac_grammar::fold::fold(text);
    let connu = Vocabulaire::connu();
    for text in [text, folded.as_str()] {
        let _ = ligne::entier(ligne::codes::code_titre, text);
        let _ = ligne::entier(ligne::codes::code_nsf, text);
        let _ = ligne::entier(ligne::codes::code_rome, text);
        let _ = ligne::entier(ligne::date::date, text);
        let _ = ligne::entier(ligne::entree_sommaire::entree_sommaire, text);
        let _ = ligne::entier(ligne::niveau::niveau, text);
        let _ = ligne::entier(ligne::note::note_crochets, text);
        let _ = ligne::entier(ligne::tete::tete(connu), text);
        let _ = ligne::entier(ligne::tete::savoirs, text);
        let _ = ligne::puce::puce(text);
        let _ = reac_grammar::titres::chercher(connu, &reac_grammar::titres::nettoyer(text), None);
    }
    assert_eq!(reac_grammar::fold::fold(&folded), folded, "folding what is folded changes it");
}

/// The running footer.
pub fn footer(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for row in text.lines() {
        let _ = ligne::pied::libelles(Vocabulaire::connu(), &reac_grammar::fold::fold(row));
        let _ = ligne::pied::libelle_seul(Vocabulaire::connu(), row);
        if let Some(found) = ligne::pied::pied(row) {
            assert!(found.page.is_some(), "a footer without its page");
        }
    }
}

/// A raw text, through rows, blocks and sections to JSON; twice, for the same must come out.
pub fn sections(data: &[u8]) {
    let options = reac::Options::default();
    // A PDF is no text.
    if data.windows(5).take(1024).any(|window| window == b"%PDF-") {
        return;
    }
    let once = reac::read(data, &options).ok();
    let again = reac::read(data, &options).ok();
    let json = |reading: Option<reac::Reading>| {
        reading.and_then(|reading| reac::to_json(&reading.reac, reac::Form::Line).ok())
    };
    assert_eq!(json(once), json(again), "two readings of one text differ");
}

/// The canonical JSON, read and written and read.
pub fn json(data: &[u8]) {
    let Ok(reac) = serde_json::from_slice::<reac_model::Reac>(data) else { return };
    let Ok(text) = reac::to_json(&reac, reac::Form::Line) else { return };
    let back: Result<reac_model::Reac, _> = serde_json::from_str(&text);
    assert!(back.is_ok_and(|back| back == reac), "what was written does not come back");
}
