//! A review, from the page to the JSON.

use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::drive::{Session, address, fixture, from_corpus, reac, session};

const CRITERION: &str = "/competences_professionnelles/0/criteres_performance/0";

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn open(session: &Session, document: &Path) {
    let page = session.folder.path().join("page.html");
    let made = reac(&["review".as_ref(), document.as_os_str(), "-o".as_ref(), page.as_os_str()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    session.open(&address(&page));
    session.until("document.documentElement.dataset.ready === '1'");
}

#[test]
fn a_criterion_shows_its_place_and_a_correction_reaches_the_json() {
    let Some(session) = session("fr-FR") else { return };
    for document in [Some(fixture()), from_corpus()].into_iter().flatten() {
        reviewed(&session, &document);
    }
}

fn reviewed(session: &Session, document: &Path) {
    open(session, document);
    let ready = session.js("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
    assert!(ready.as_f64().unwrap() < 2000.0, "interactive after {ready} ms");
    let pages = session.js("document.querySelectorAll('.page').length").as_u64().unwrap();
    let bytes = std::fs::metadata(session.folder.path().join("page.html")).unwrap().len();
    println!("{pages} pages: {bytes} bytes, interactive after {ready} ms");
    assert!(bytes < 15 << 20, "{bytes} bytes");
    assert_eq!(session.js("document.documentElement.lang"), "fr");
    assert_eq!(
        session
            .js("performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"),
        0
    );

    let bytes = std::fs::read(document).unwrap();
    let reading = reac::read(&bytes, &reac::Options::default()).unwrap();
    let origin = &reading.provenance.entrees[CRITERION];
    session.click(&format!("[data-pointer='{CRITERION}'] > .value"));
    let lit = session.js(&format!(
        "(() => {{ const boxes = [...document.querySelectorAll('.box.on[data-pointer={}]')]; \
         const of = box => {{ const page = box.closest('.page'), a = box.getBoundingClientRect(), b = page.getBoundingClientRect(); \
         return {{ page: +page.dataset.page, left: (a.left - b.left) / b.width * page.dataset.width, \
         top: (a.top - b.top) / b.height * page.dataset.height, seen: a.top >= 0 && a.bottom <= innerHeight }} }}; \
         return boxes.map(of) }})()",
        quoted(CRITERION)
    ));
    let lit = lit.as_array().unwrap();
    assert_eq!(lit.len(), origin.boites.len());
    for (lit, boite) in lit.iter().zip(&origin.boites) {
        assert_eq!(lit["page"], boite.page);
        assert!((lit["left"].as_f64().unwrap() - f64::from(boite.gauche)).abs() < 2.0, "{lit} {boite:?}");
        assert!((lit["top"].as_f64().unwrap() - f64::from(boite.haut)).abs() < 2.0, "{lit} {boite:?}");
    }
    assert_eq!(lit[0]["seen"], true, "the page was scrolled to it");
    if document == fixture() {
        session.shown("review");
    }

    corrected(session);
    by_keyboard(session);
    let patch = saved(session);
    let json = applied(document, &patch);
    assert_eq!(json.pointer(CRITERION).unwrap(), "Relu par un test");
    refused(&patch);
    session.accessible();
}

/// The chosen text gets another wording.
fn corrected(session: &Session) {
    session.key("e");
    session.until("!!document.querySelector('.field textarea')");
    session.js("document.activeElement.select()");
    session.write("Relu par un test");
    session.click("[data-act=keep]");
    session.until("document.querySelectorAll('.field.changed').length === 1");
}

/// To what is to be checked, and accepted, without a mouse; and the keys are off when they are switched off.
fn by_keyboard(session: &Session) {
    session.js("document.activeElement.blur()");
    let count =
        |what: &str| session.js(&format!("document.querySelectorAll('{what}').length")).as_u64().unwrap();
    // What the program is sure of is folded away, and reached where it is opened.
    session.js("void document.querySelectorAll('#doubts details').forEach(more => more.open = true)");
    if count("#doubts li") == 0 {
        return;
    }
    session.key("n");
    session.until("!!document.activeElement.closest('#doubts li, .field')");
    session.js("void document.querySelector('#keys').click()");
    session.js("document.activeElement.blur()");
    let settled = ".field.accepted, #doubts li.done";
    let before = count(settled);
    session.key("a");
    assert_eq!(count(settled), before);
    session.js("void document.querySelector('#keys').click()");
    session.js("document.activeElement.blur()");
    for _ in 0..count("#doubts li") {
        if session.js("!!document.activeElement.closest('.field')") == true {
            session.key("a");
            session.until(&format!("document.querySelectorAll('{settled}').length > {before}"));
            return;
        }
        session.key("n");
    }
}

/// Groups that are not parted and a join that is not sure, settled by keys alone: what is left passes a strict check.
#[test]
fn doubts_are_settled_by_keyboard_and_the_check_passes() {
    let Some(session) = session("fr-FR") else { return };
    for (name, code) in [("phare_2018", "R0302"), ("fontaines_2017", "R0301")] {
        let document = crate::drive::root().join(format!("fixtures/{name}/{name}.pdf"));
        let check = |more: &[&OsStr]| {
            let strict = ["check".as_ref(), document.as_os_str(), "--deny-warnings".as_ref()];
            reac(&[&strict[..], more].concat())
        };
        let before = check(&[]);
        assert_eq!(before.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&before.stdout).contains(code), "{name}");
        open(&session, &document);
        let doubts = session.js("document.querySelectorAll('#doubts > ol > li').length").as_u64().unwrap();
        session.js("document.activeElement.blur()");
        for done in 1..=doubts {
            session.key("n");
            session.key("a");
            session.until(&format!("document.querySelectorAll('#doubts > ol > li.done').length >= {done}"));
        }
        let left = session.js("document.querySelector('#state').textContent");
        assert!(left.as_str().unwrap().contains("0 à décider"), "{left}");
        let patch = saved(&session);
        let after = check(&["--patch".as_ref(), patch.as_os_str()]);
        assert_eq!(after.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&after.stdout));
        let json = applied(&document, &patch);
        assert_eq!(json.pointer("/extraction/verdict").unwrap(), "sure", "{name}");
        assert!(!json.pointer("/extraction/decisions").unwrap().as_array().unwrap().is_empty());
        session.accessible();
    }
}

/// An entry goes to the group after its own by a key, and comes back; another is joined with the one above it.
#[test]
fn entries_move_between_groups_and_are_joined_by_keys() {
    let Some(session) = session("fr-FR") else { return };
    open(&session, &fixture());
    let fiche = "/competences_professionnelles/0";
    let read = |list: &str| -> Vec<String> {
        let bytes = std::fs::read(fixture()).unwrap();
        let reac = reac::read(&bytes, &reac::Options::default()).unwrap().reac;
        let value = serde_json::to_value(&reac).unwrap();
        let list = value.pointer(&format!("{fiche}/{list}")).unwrap().as_array().unwrap().clone();
        list.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let (techniques, organisation) = (read("savoir_faire_techniques"), read("savoir_faire_organisationnels"));
    let last = techniques.len() - 1;
    session.click(&format!("[data-pointer='{fiche}/savoir_faire_techniques/{last}'] > .value"));
    for key in ["d", "u", "d"] {
        session.key(key);
    }
    session.click(&format!("[data-pointer='{fiche}/criteres_performance/1'] > .value"));
    session.key("j");
    // By the mouse, over a group between.
    let drag = |from: &str, to: &str| {
        session.js(&format!(
            "(() => {{ const all = new DataTransfer(), send = (kind, at) => at.dispatchEvent(new DragEvent(kind, \
             {{ dataTransfer: all, bubbles: true, cancelable: true }})); \
             const grip = document.querySelector('[data-list=\"{fiche}/{from}\"] .grip'); \
             const group = document.querySelector('[data-list=\"{to}\"]'); \
             send('dragstart', grip); send('dragover', group); send('drop', group); send('dragend', grip) }})()"
        ))
    };
    let savoirs = read("savoirs");
    drag("savoirs", &format!("{fiche}/savoir_faire_organisationnels"));
    // Another fiche's group takes nothing.
    drag("savoirs", "/competences_professionnelles/1/savoir_faire_organisationnels");
    let patch = saved(&session);
    let json = applied(&fixture(), &patch);
    let list = |name: &str| json.pointer(&format!("{fiche}/{name}")).unwrap().as_array().unwrap().clone();
    assert_eq!(list("savoir_faire_techniques").len(), last);
    assert_eq!(list("savoir_faire_organisationnels")[0], techniques[last]);
    assert_eq!(list("savoir_faire_organisationnels").len(), organisation.len() + 2);
    assert_eq!(list("savoir_faire_organisationnels").last().unwrap(), &savoirs[0]);
    assert_eq!(list("savoirs").len(), savoirs.len() - 1);
    let criteria = read("criteres_performance");
    assert_eq!(list("criteres_performance")[0], format!("{} {}", criteria[0], criteria[1]));
    assert_eq!(list("criteres_performance").len(), criteria.len() - 1);
}

/// The division of the four groups that the finding names as possible is one key away, and settles it.
#[test]
fn the_other_division_of_the_groups_is_one_key_away() {
    let Some(session) = session("fr-FR") else { return };
    open(&session, &fixture());
    let doubt = "document.querySelector('#doubts li[data-variante]')";
    session.click("#doubts li[data-variante] > button");
    session.js("document.activeElement.blur()");
    session.key("r");
    session.until(&format!("{doubt}.classList.contains('done')"));
    let label = session.js("document.querySelector('#doubts li[data-variante] > button.other').textContent");
    assert_eq!(label, "Prendre l’autre répartition (r)");
    let sizes = session.js(&format!("{doubt}.dataset.variante.match(/\\d+/g).map(Number)"));
    let fiche = session.js(&format!("JSON.parse({doubt}.dataset.found).pointeur"));
    let patch = saved(&session);
    let json = applied(&fixture(), &patch);
    let lists =
        ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];
    let made = lists.map(|list| {
        json.pointer(&format!("{}/{list}", fiche.as_str().unwrap())).unwrap().as_array().unwrap().len()
    });
    assert_eq!(serde_json::json!(made), sizes);
}

/// A référentiel d'évaluation is reviewed as a REAC is: its matrix stands as a table, and what is decided reaches its JSON.
#[test]
fn a_referentiel_d_evaluation_is_reviewed_in_its_tables() {
    let Some(session) = session("fr-FR") else { return };
    let document = crate::drive::root().join("fixtures/lanternes_2023/lanternes_2023.pdf");
    open(&session, &document);
    let criterion = "/epreuves/0/criteres/0/criteres/0";
    let cell = format!("document.querySelector('td [data-pointer=\"{criterion}\"]')");
    assert_eq!(session.js(&format!("!!{cell}")), true);
    let heads = session
        .js(&format!("[...{cell}.closest('table').querySelectorAll('th')].map(head => head.textContent)"));
    assert_eq!(heads, serde_json::json!(["Compétence", "Critères", "Modalités"]));
    session.click(&format!("[data-pointer='{criterion}'] > .value"));
    assert_eq!(session.js("document.querySelectorAll('.box.on').length > 0"), true);
    session.shown("review-re");
    corrected(&session);
    let patch = saved(&session);
    assert!(patch.to_string_lossy().ends_with(".re.patch.json"), "{}", patch.display());
    let json = applied(&document, &patch);
    assert_eq!(json.pointer(criterion).unwrap(), "Relu par un test");
    refused(&patch);
    session.accessible();
}

/// What the program corrected is taken back, one correction or all of a rule.
#[test]
fn corrections_are_taken_back_by_rule() {
    let Some(session) = session("fr-FR") else { return };
    let document = crate::drive::root().join("fixtures/automates_2013/automates_2013.converted.txt");
    open(&session, &document);
    let before = reac::read(&std::fs::read(&document).unwrap(), &reac::Options::default()).unwrap().reac;
    let rule = &before.extraction.as_ref().unwrap().corrections[0].regle;
    session.js("void document.querySelectorAll('#doubts details').forEach(part => part.open = true)");
    session.click("#doubts details details > button.other");
    session.until("document.querySelectorAll('.field.changed').length > 0");
    let json = applied(&document, &saved(&session));
    let own = before.extraction.as_ref().unwrap().corrections.iter().filter(|made| made.regle == *rule);
    let taken = own.filter(|made| {
        let text = json.pointer(&made.pointeur).and_then(Value::as_str);
        text.is_some_and(|text| {
            let at: String =
                text.chars().skip(made.position as usize).take(made.avant.chars().count()).collect();
            at == made.avant
        })
    });
    assert!(taken.count() > 0, "{rule}");
}

/// The file of decisions, as the browser saved it.
fn saved(session: &Session) -> std::path::PathBuf {
    let folder = session.catch_downloads();
    for old in std::fs::read_dir(&folder).unwrap() {
        std::fs::remove_file(old.unwrap().path()).unwrap();
    }
    session.js("document.activeElement.blur()");
    session.key("s");
    let began = Instant::now();
    loop {
        let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        if let Some(file) = files.into_iter().find(|path| path.to_string_lossy().ends_with(".patch.json")) {
            return file;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "nothing was saved");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn applied(document: &Path, patch: &Path) -> Value {
    let read = reac(&["extract".as_ref(), document.as_os_str(), "--patch".as_ref(), patch.as_os_str()]);
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).unwrap()
}

/// Decisions about one document say nothing of another.
fn refused(patch: &Path) {
    let other = crate::drive::root().join("fixtures/fontaines_2017/fontaines_2017.pdf");
    let read = reac(&["extract".as_ref(), other.as_os_str(), OsStr::new("--patch"), patch.as_os_str()]);
    assert_eq!(read.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&read.stderr).contains("R0018"));
}

#[test]
fn the_page_speaks_english_to_who_reads_english() {
    let Some(session) = session("en-GB") else { return };
    open(&session, &fixture());
    assert_eq!(session.js("document.documentElement.lang"), "en");
    assert_eq!(session.js("document.querySelector('#doubts h2').textContent.startsWith('To check')"), true);
}

/// Pages for trainers keep nobody out, and are read by the keyboard.
#[test]
fn exported_pages_are_accessible() {
    let Some(session) = session("fr-FR") else { return };
    let grid = |usage| vec!["grille-html", "--usage", usage];
    for chosen in [vec!["html"], grid("ecf"), grid("positionnement")] {
        let page = session.folder.path().join("export.html");
        let arguments = [&["export", "--lang", "fr", "-o"].map(OsStr::new)[..], &[page.as_os_str()]].concat();
        let chosen: Vec<&OsStr> = std::iter::once("--to").chain(chosen).map(OsStr::new).collect();
        let made = reac(&[&arguments[..], &chosen, &[fixture().as_os_str()]].concat());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        session.open(&address(&page));
        session.shown(&chosen.iter().skip(1).map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(""));
        if chosen.contains(&OsStr::new("grille-html")) {
            grid_is_legible(&session);
        }
    }
}

/// So do comparisons, whatever is unfolded, and what a référentiel d'évaluation says.
#[test]
fn comparisons_and_assessments_are_accessible() {
    let Some(session) = session("fr-FR") else { return };
    let page = session.folder.path().join("page.html");
    let root = crate::drive::root().join("fixtures");
    let [old, new] =
        ["phare_2018/phare_2018.pdf", "pigeons_2021/pigeons_2021.pdf"].map(|name| root.join(name));
    let re = root.join("lanternes_2023/lanternes_2023.pdf");
    let to = ["--lang", "fr", "-o"].map(OsStr::new);
    for (name, command) in [
        (
            "diff",
            vec!["diff".as_ref(), old.as_os_str(), new.as_os_str(), "--format".as_ref(), "html".as_ref()],
        ),
        ("re", vec!["export".as_ref(), "--to".as_ref(), "html".as_ref(), re.as_os_str()]),
        ("jury", vec!["export".as_ref(), "--to".as_ref(), "grille-html".as_ref(), re.as_os_str()]),
    ] {
        let made = reac(&[&command[..], &to, &[page.as_os_str()]].concat());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        session.open(&address(&page));
        session
            .js("void document.querySelectorAll('details').forEach((part, index) => part.open = index < 3)");
        session.shown(name);
    }
}

/// A row of the table of correspondence leads to what changed, and unfolds it.
#[test]
fn the_table_of_correspondence_leads_to_what_changed() {
    let Some(session) = session("fr-FR") else { return };
    let page = session.folder.path().join("page.html");
    let root = crate::drive::root().join("fixtures");
    let [old, new] =
        ["phare_2018/phare_2018.pdf", "pigeons_2021/pigeons_2021.pdf"].map(|name| root.join(name));
    let command = [
        "diff".as_ref(),
        old.as_os_str(),
        new.as_os_str(),
        "--format".as_ref(),
        "html".as_ref(),
        "-o".as_ref(),
    ];
    assert!(reac(&[&command[..], &[page.as_os_str()]].concat()).status.success());
    session.open(&address(&page));
    let open = "document.querySelectorAll('details[open]').length";
    assert_eq!(session.js(open), 0);
    session.click("td.k a");
    session.until(&format!("{open} === 1"));
}

/// The wording has a third of the width at least, on a screen, a narrow one, and paper.
fn grid_is_legible(session: &Session) {
    for (media, width) in [("screen", 1280), ("screen", 800), ("print", 1030)] {
        session.look(media, width);
        let share = session.js(
            "Math.min(...[...document.querySelectorAll('tbody th')].map(cell => cell.offsetWidth / cell.closest('table').offsetWidth))",
        );
        assert!(share.as_f64().unwrap() > 0.33, "{media} {width}: {share}");
        let over = session.js("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assert_eq!(over, false, "{media} {width}: wider than the page");
    }
}
