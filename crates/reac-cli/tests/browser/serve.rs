//! The server, as a browser uses it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::drive::{Session, fixture, reac, root, session};

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        Self::start_with(&[])
    }

    fn start_with(more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_reac"))
            .args(["serve", "--port", "0", "--quiet"])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, address: line.trim().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn one_document_gives_its_json_and_one_its_reason() {
    let Some(session) = session("fr-FR") else { return };
    let server = Server::start();
    session.open(&server.address);
    let broken = root().join("fixtures/bad/truncated.pdf");
    let good = fixture();
    let files = [good.to_str().unwrap(), broken.to_str().unwrap()];
    // As the page is about to read the field, the test keeps what was chosen.
    session.js("void document.getElementById('files').addEventListener('change', event => { window.chosen = event.target.files[0] }, true)");
    session.choose("#files", &files);
    session.until(
        "!!document.querySelector('[data-state=read]') && !!document.querySelector('[data-state=refused]')",
    );
    let reason = session.js("document.querySelector('[data-state=refused] .reason').textContent");
    assert!(reason.as_str().unwrap().contains("aucun document n’y a été trouvé"), "{reason}");
    session.shown("serve");

    let from_server = session
        .js("fetch(document.querySelector('[data-state=read] a[href$=json]').href).then(r => r.json())");
    let from_shell = reac(&["extract".as_ref(), good.as_os_str(), OsStr::new("--no-report")]);
    let from_shell: Value = serde_json::from_slice(&from_shell.stdout).unwrap();
    for (key, value) in from_shell.as_object().unwrap() {
        assert_eq!(&from_server[key], value, "{key}");
    }
    // Dropped, and not chosen: the same. The chosen file is taken out of the field and dropped.
    let count = session.js("document.querySelectorAll('[data-state]').length");
    assert_eq!(count, 2);
    session.js(
        "(() => { const all = new DataTransfer(); all.items.add(new File(['%PDF-1.7'], '../y.pdf')); \
         all.items.add(window.chosen); document.getElementById('drop').dispatchEvent(new DragEvent('drop', \
         { dataTransfer: all, bubbles: true, cancelable: true })) })()",
    );
    session.until("document.querySelectorAll('[data-state]').length === 4");
    assert_eq!(session.js("document.querySelectorAll('[data-state=read]').length"), 2);

    let exports = session.js(
        "Promise.all([...document.querySelectorAll('[data-state=read] a[download]')].map(a => fetch(a.href).then(async r => \
         [a.textContent, r.status, (await r.blob()).size])))",
    );
    let exports = exports.as_array().unwrap();
    assert!(exports.len() > 12);
    for export in exports {
        assert!(export[1] == 200 && export[2].as_u64().unwrap() > 20, "{export}");
    }
    decisions_are_taken_back(&session);
    let review = session.js("document.querySelector('[data-state=read] a[href$=review]').href");
    session.open(review.as_str().unwrap());
    session.until("document.documentElement.dataset.ready === '1'");
    session.open(&server.address);
    assert_eq!(session.js("document.querySelectorAll('#documents li').length"), 0);
}

/// The file that a review saved is dropped like a document, and the JSON has what it says.
fn decisions_are_taken_back(session: &Session) {
    let json = "fetch(document.querySelector('[data-state=read] a[href$=json]').href).then(r => r.json())";
    let read = session.js(json);
    let decision = serde_json::json!({
        "pointeur": "/titre/intitule", "avant": read["titre"]["intitule"], "apres": ["Relu par un test"],
    });
    let sha256 = &read["extraction"]["source"]["sha256"];
    let patch = session.folder.path().join("TP.patch.json");
    let text = serde_json::json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [decision] });
    std::fs::write(&patch, text.to_string()).unwrap();
    session.choose("#files", &[patch.to_str().unwrap()]);
    session.until("!!document.querySelector('[data-decided=\"1\"]')");
    assert_eq!(session.js(json)["titre"]["intitule"], "Relu par un test");
    // About a document that is not here.
    std::fs::write(&patch, text.to_string().replace(sha256.as_str().unwrap(), "00")).unwrap();
    let refused = "document.querySelectorAll('[data-state=refused]').length";
    let before = session.js(refused).as_u64().unwrap();
    session.choose("#files", &[patch.to_str().unwrap()]);
    session.until(&format!("{refused} === {}", before + 1));
}

/// Words are typed, and the hit leads to its page of the document; then the catalogue that was given is asked.
#[test]
fn what_is_here_is_searched() {
    let Some(session) = session("fr-FR") else { return };
    let base = session.folder.path().join("c.sqlite");
    let re = root().join("fixtures/lanternes_2023/lanternes_2023.pdf");
    let made =
        reac(&["catalog".as_ref(), re.as_os_str(), "--to".as_ref(), "sqlite".as_ref(), base.as_os_str()]);
    assert!(made.status.success());
    let server = Server::start_with(&["--catalogue", base.to_str().unwrap()]);
    session.open(&server.address);
    session.choose("#files", &[fixture().to_str().unwrap()]);
    session.until("!!document.querySelector('[data-state=read]')");
    session.click("#search");
    session.until("location.pathname === '/search' && document.readyState === 'complete'");
    session.js("void (document.querySelector('[name=of]').value = 'session')");
    session.click("[name=q]");
    session.write("source foyer");
    session.click("form button");
    session.until("!!document.querySelector('.hits')");
    let marked =
        session.js("[...document.querySelector('.hits').querySelectorAll('mark')].map(m => m.textContent)");
    assert!(marked.as_array().unwrap().iter().any(|word| word == "foyer"), "{marked}");
    assert_eq!(session.js("document.querySelector('[name=q]').value"), "source foyer");
    session.shown("search");
    session.accessible();
    let before = session.js("document.querySelectorAll('.hits li').length").as_u64().unwrap();
    let hit = session.js("document.querySelector('.hits a').href");
    assert!(hit.as_str().unwrap().contains("/review#page-"), "{hit}");
    session.open(hit.as_str().unwrap());
    session
        .until("!!document.querySelector(location.hash) && document.documentElement.dataset.ready === '1'");
    // Of the criteria alone there are fewer; of the session, nothing of what stands in the catalogue.
    let asked = |more: &str| {
        session.open(&format!("{}search?{more}", server.address));
        session.js("document.querySelectorAll('.hits > li').length").as_u64().unwrap()
    };
    assert!((1..before).contains(&asked("of=session&in=criteres&q=foyer")));
    assert_eq!(asked("of=session&q=entretien+technique&in=epreuves"), 0);
    assert!(asked("of=catalogue&q=entretiens+techniques&in=epreuves&niveau=5") > 0);
    assert!(
        session
            .js("document.querySelector('.files').textContent")
            .as_str()
            .unwrap()
            .contains("lanternes_2023.pdf")
    );
    session.shown("search-catalogue");
    session.accessible();
}

/// A scan is offered to be recognised where there is something to do it with.
#[test]
fn a_scan_is_offered_to_be_recognised() {
    let Some(session) = session("fr-FR") else { return };
    let server = Server::start();
    session.open(&server.address);
    let scan = root().join("fixtures/bad/phare_2018.scan.pdf");
    session.choose("#files", &[scan.to_str().unwrap()]);
    session.until("!!document.querySelector('[data-state=refused]')");
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let can = languages.is_ok_and(|found| {
        let said = [found.stdout, found.stderr].concat();
        String::from_utf8_lossy(&said).lines().any(|line| line == "fra")
    });
    assert_eq!(session.js("!!document.querySelector('[data-ocr]')"), can);
    if !can {
        println!("skipped: no tesseract with French");
        return;
    }
    session.accessible();
    session.click("[data-ocr]");
    session.until("!document.querySelector('[data-ocr]') && !document.querySelector('.refused')");
}
