//! Whom the server answers, and whom not.

#![forbid(unsafe_code)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

struct Server {
    child: Child,
    host: String,
}

impl Server {
    fn start(more: &[&str]) -> Self {
        Self::start_in(&std::env::temp_dir(), more)
    }

    /// With a folder of its own for what it might write.
    fn start_in(folder: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_reac"))
            .args(["serve", "--port", "0", "--quiet"])
            .args(more)
            .current_dir(folder)
            .env("TMPDIR", folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, host }
    }

    /// Status and whole response of a request, its head as it is given.
    fn ask(&self, head: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let head = head.replace('\n', "\r\n");
        stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
        // A server that refuses may stop reading.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask(&format!("GET {path} HTTP/1.1\nHost: {}", self.host), b"")
    }

    fn send(&self, bytes: &[u8]) -> (u16, String) {
        self.post("/documents", bytes)
    }

    fn post(&self, path: &str, bytes: &[u8]) -> (u16, String) {
        let head =
            format!("POST {path} HTTP/1.1\nHost: {}\nX-Reac: 1\nContent-Length: {}", self.host, bytes.len());
        self.ask(&head, bytes)
    }

    /// What becomes of a document.
    fn state(&self, bytes: &[u8]) -> Value {
        self.read(bytes).1
    }

    /// Its id and what becomes of it.
    fn read(&self, bytes: &[u8]) -> (String, Value) {
        let (status, answer) = self.send(bytes);
        assert_eq!(status, 202, "{answer}");
        let id = json(&answer)["id"].as_str().unwrap().to_owned();
        let began = Instant::now();
        loop {
            let state = json(&self.get(&format!("/documents/{id}")).1);
            if state["state"] == "read" || state["state"] == "refused" {
                return (id, state);
            }
            assert!(began.elapsed() < Duration::from_secs(120), "{state}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn json(answer: &str) -> Value {
    serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap()
}

#[test]
fn pages_of_other_sites_are_not_answered() {
    let server = Server::start(&[]);
    let host = &server.host;
    let (status, answer) = server.get("/");
    assert_eq!(status, 200);
    assert!(answer.contains("content-security-policy: default-src 'none'"), "{answer}");
    assert!(!answer.to_lowercase().contains("access-control-allow"), "{answer}");
    for head in [
        "GET / HTTP/1.1\nHost: reac.example".to_owned(),
        format!("GET / HTTP/1.1\nHost: {host}\nOrigin: http://reac.example"),
        format!("GET / HTTP/1.1\nHost: {host}\nSec-Fetch-Site: cross-site"),
        format!("POST /documents HTTP/1.1\nHost: {host}\nContent-Length: 0"),
        format!("POST /documents HTTP/1.1\nHost: {host}\nOrigin: null\nX-Reac: 1\nContent-Length: 0"),
        format!("DELETE /documents/x HTTP/1.1\nHost: {host}"),
        format!("POST /documents/x/ocr HTTP/1.1\nHost: {host}\nContent-Length: 0"),
        "GET /diff/x/y HTTP/1.1\nHost: reac.example:80".to_owned(),
        format!("OPTIONS /documents HTTP/1.1\nHost: {host}\nOrigin: http://reac.example"),
    ] {
        assert_eq!(server.ask(&head, b"").0, 403, "{head}");
    }
}

#[test]
fn no_address_is_a_path() {
    let server = Server::start(&[]);
    for path in [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/documents/../../../etc/passwd",
        "/documents/x/export/..%2f..%2fetc%2fpasswd",
        "/documents/x/review",
        "/serve.js/../mod.rs",
    ] {
        assert_eq!(server.get(path).0, 404, "{path}");
    }
}

#[test]
fn a_document_too_large_is_refused_and_a_bad_one_told_why() {
    let server = Server::start(&["--max-upload", "1"]);
    assert_eq!(server.send(&vec![b'x'; (1 << 20) + 1]).0, 413);
    let state = server.state(b"%PDF-1.7 and nothing more");
    assert_eq!(state["state"], "refused");
    assert!(state["reasons"][0]["fr"].as_str().unwrap().len() > 10, "{state}");
    assert_eq!(server.state(b"")["state"], "refused");
}

#[test]
fn other_machines_are_let_in_only_on_purpose() {
    let out = Command::new(env!("CARGO_BIN_EXE_reac"))
        .args(["serve", "--port", "0", "--bind", "0.0.0.0"])
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("--expose-to-network"));
}

fn fixture() -> Vec<u8> {
    std::fs::read(reac_tests::root().join("fixtures/phare_2018/phare_2018.pdf")).unwrap()
}

#[test]
fn a_document_beyond_the_limits_is_refused_and_the_next_one_read() {
    let server = Server::start(&["--max-glyphs", "100"]);
    let state = server.state(&fixture());
    assert_eq!((&state["state"], &state["reasons"][0]["code"]), (&"refused".into(), &"R0007".into()));
    let text =
        std::fs::read(reac_tests::root().join("fixtures/phare_2018/phare_2018.converted.txt")).unwrap();
    assert_eq!(server.state(&text)["state"], "read");
}

#[test]
fn a_session_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start_in(folder.path(), &["--max-documents", "1"]);
    let (id, state) = server.read(&fixture());
    assert_eq!(state["state"], "read");
    for what in ["json", "review", "export/xlsx", "export/csv/criteres", "export/case-1.0"] {
        assert_eq!(server.get(&format!("/documents/{id}/{what}")).0, 200, "{what}");
    }
    for what in ["export/csv", "export/xlsx/criteres", "export/epub", "export", "json/x"] {
        assert_eq!(server.get(&format!("/documents/{id}/{what}")).0, 404, "{what}");
    }
    assert_eq!(server.post(&format!("/documents/{id}/ocr"), b"").0, 404, "no scan");
    let english = server.get(&format!("/documents/{id}/export/csv/criteres?lang=en")).1;
    let french = server.get(&format!("/documents/{id}/export/csv/criteres?lang=fr")).1;
    assert!(english.contains("Performance criteria") && french.contains("Critères de performance"));
    // The next one takes its place; what is forgotten is gone.
    let (next, _) = server.read(&fixture());
    assert_eq!(server.get(&format!("/documents/{id}")).0, 404);
    let head = format!("DELETE /documents/{next} HTTP/1.1\nHost: {}\nX-Reac: 1", server.host);
    assert_eq!(server.ask(&head, b"").0, 200);
    assert_eq!(server.get(&format!("/documents/{next}/json")).0, 404);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// All exports in one archive, and two documents of the session side by side; what is no document of it is not compared.
#[test]
fn a_session_gives_one_archive_a_document_and_compares_two() {
    let server = Server::start(&[]);
    let (old, _) = server.read(&fixture());
    let other = reac_tests::root().join("fixtures/pigeons_2021/pigeons_2021.pdf");
    let (new, _) = server.read(&std::fs::read(other).unwrap());
    let (status, archive) = server.get(&format!("/documents/{old}/all.zip?lang=fr"));
    assert_eq!(status, 200);
    for name in
        ["TP-90417.json", "TP-90417.xlsx", "TP-90417.docx", "TP-90417.criteres.csv", "TP-90417.case-1.0.json"]
    {
        assert!(archive.contains(name), "{name}");
    }
    let (status, page) = server.get(&format!("/diff/{old}/{new}?lang=en"));
    assert!(status == 200 && page.contains("Table of correspondence"), "{status}");
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
    for path in [format!("/diff/{old}/x"), format!("/diff/{old}"), "/diff/../x".to_owned()] {
        assert_eq!(server.get(&path).0, 404, "{path}");
    }
    assert_eq!(server.get("/documents/x/all.zip").0, 404);
}

#[test]
fn an_upload_without_a_length_is_held_to_the_limit_too() {
    let server = Server::start(&["--max-upload", "1"]);
    let head =
        format!("POST /documents HTTP/1.1\nHost: {}\nX-Reac: 1\nTransfer-Encoding: chunked", server.host);
    let chunk = [format!("{:x}\r\n", 1 << 20).as_bytes(), &vec![b'x'; 1 << 20], b"\r\n"].concat();
    let body = [&chunk[..], &chunk, b"0\r\n\r\n"].concat();
    assert_eq!(server.ask(&head, &body).0, 413);
}

/// Decisions are applied to the document as it was read, to all exports, and to no other document.
#[test]
fn decisions_of_a_review_are_taken_back() {
    let server = Server::start(&[]);
    let (id, _) = server.read(&fixture());
    let read = json(&server.get(&format!("/documents/{id}/json")).1);
    let title = read["titre"]["intitule"].as_str().unwrap();
    let sha256 = read["extraction"]["source"]["sha256"].as_str().unwrap();
    let patch = |sha256: &str, before: &str, after: &str| {
        let decision =
            serde_json::json!({ "pointeur": "/titre/intitule", "avant": before, "apres": [after] });
        let patch =
            serde_json::json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [decision] });
        server.post("/decisions", patch.to_string().as_bytes())
    };
    let exported = |title: &str| {
        let markdown = server.get(&format!("/documents/{id}/export/md")).1;
        let tables = server.get(&format!("/documents/{id}/export/csv/document")).1;
        markdown.contains(title) && tables.contains(title)
    };
    for (status, sha256, before) in [(409, "00", title), (409, sha256, "Un autre titre")] {
        let (found, answer) = patch(sha256, before, "Gardienne de phare");
        assert_eq!(found, status, "{answer}");
        assert!(json(&answer)["reasons"][0]["fr"].as_str().unwrap().len() > 10);
    }
    assert_eq!(server.post("/decisions", b"{}").0, 422);
    assert!(exported(title) && !exported("Gardienne de phare"));
    for after in ["Gardienne de phare", "Veilleuse de phare"] {
        let (status, answer) = patch(sha256, title, after);
        assert_eq!((status, &json(&answer)["id"]), (200, &id.as_str().into()), "{answer}");
        assert!(exported(after));
    }
    let head = format!("POST /decisions HTTP/1.1\nHost: {}\nContent-Length: 0", server.host);
    assert_eq!(server.ask(&head, b"").0, 403);
    // Made before the session: they are there as soon as the document is, and one that does not fit refuses it.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("phare.patch.json");
    for (before, state) in [(title, "read"), ("Un autre titre", "refused")] {
        let decision = serde_json::json!({ "pointeur": "/titre/intitule", "avant": before, "apres": ["Veilleuse de phare"] });
        let own = serde_json::json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [decision] })
            .to_string();
        std::fs::write(&file, own).unwrap();
        let server = Server::start(&["--patch", file.to_str().unwrap()]);
        let (_, told) = server.read(&fixture());
        assert_eq!(told["state"], state, "{told}");
        assert!(state == "refused" || told["titre"] == "Veilleuse de phare", "{told}");
    }
    // Two files for one document: the second goes on from the first.
    let decision = |pointer: &str, before: &Value, after: &str| serde_json::json!({ "pointeur": pointer, "avant": before, "apres": [after] });
    let criterion = "/competences_professionnelles/0/criteres_performance/0";
    for (name, own) in [
        ("a.patch.json", decision("/titre/intitule", &title.into(), "Veilleuse de phare")),
        ("b.patch.json", decision(criterion, read.pointer(criterion).unwrap(), "Le feu est gardé")),
    ] {
        let patch = serde_json::json!({ "schema": "reac-patch/1", "sha256": sha256, "decisions": [own] });
        std::fs::write(folder.path().join(name), patch.to_string()).unwrap();
    }
    std::fs::remove_file(&file).unwrap();
    let server = Server::start(&["--patches", folder.path().to_str().unwrap()]);
    let (id, told) = server.read(&fixture());
    assert_eq!((&told["state"], &told["titre"]), (&"read".into(), &"Veilleuse de phare".into()));
    let json = json(&server.get(&format!("/documents/{id}/json")).1);
    assert_eq!(json.pointer(criterion).unwrap(), "Le feu est gardé");
}

/// A file with both documents has a page for each, and decisions go to the one that they are about.
#[test]
fn each_half_of_a_file_is_reviewed_on_its_own_page() {
    let server = Server::start(&[]);
    let both = reac_tests::root().join("fixtures/phare_2018/phare_2018.with_re.pdf");
    let both = std::fs::read(both).unwrap();
    let (id, told) = server.read(&both);
    assert_eq!(told["pages"], serde_json::json!(["review", "review-re"]));
    let page = |name: &str| server.get(&format!("/documents/{id}/{name}")).1;
    assert!(
        page("review").contains("\"moitie\":\"reac\"") && page("review-re").contains("\"moitie\":\"re\"")
    );
    let re = json(&page("re.json"));
    let sha256 = re["extraction"]["source"]["sha256"].as_str().unwrap();
    let decision = serde_json::json!({ "pointeur": "/titre/intitule", "avant": re["titre"]["intitule"], "apres": ["Veilleuse"] });
    let patch = serde_json::json!({ "schema": "reac-patch/1", "sha256": sha256, "moitie": "re", "decisions": [decision] });
    let before = page("json");
    assert_eq!(server.post("/decisions", patch.to_string().as_bytes()).0, 200);
    assert_eq!(json(&page("re.json"))["titre"]["intitule"], "Veilleuse");
    assert_eq!(page("json"), before);
}

#[test]
fn a_search_is_answered_to_its_own_page_alone_and_from_a_catalogue_only() {
    let server = Server::start(&[]);
    let (status, page) = server.get("/search?q=%3Cscript%3E&lang=en");
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Nothing found.") && !page.contains("<script"), "{page}");
    assert!(page.contains("form-action 'self'") && page.contains("&lt;script&gt;"));
    assert!(server.get("/search?q=%22&lang=fr").1.contains("ne contient aucun mot"));
    let foreign = format!("GET /search?q=a HTTP/1.1\nHost: {}\nSec-Fetch-Site: cross-site", server.host);
    assert_eq!(server.ask(&foreign, b"").0, 403);
    assert_eq!(server.ask("GET /search?q=a HTTP/1.1\nHost: reac.example", b"").0, 403);
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes.txt");
    std::fs::write(&notes, "Des notes sur la pêche, et rien d’autre.").unwrap();
    for (file, said) in [(notes, "is no catalogue"), (folder.path().join("none"), "none")] {
        let refused = Command::new(env!("CARGO_BIN_EXE_reac"))
            .args(["serve", "--port", "0", "--lang", "en", "--catalogue", file.to_str().unwrap()])
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains(said), "{refused:?}");
    }
}
