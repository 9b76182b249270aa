//! A session in a browser: what a person does there.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::browser::{Browser, installed};

pub(crate) struct Session {
    browser: RefCell<Browser>,
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) fn root() -> PathBuf {
    reac_tests::root()
}

/// A browser that speaks a language; none where none is installed.
pub(crate) fn session(language: &str) -> Option<Session> {
    let Some(path) = installed() else {
        println!("skipped: no browser");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let browser = RefCell::new(Browser::start(&path, &folder.path().join("profile"), language));
    Some(Session { browser, folder })
}

impl Session {
    fn ask(&self, method: &str, parameters: Value) -> Value {
        self.browser.borrow_mut().ask(method, parameters)
    }

    pub(crate) fn open(&self, address: &str) {
        self.ask("Page.navigate", json!({ "url": address }));
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// The value of an expression.
    pub(crate) fn js(&self, expression: &str) -> Value {
        let expression = format!("(async () => (await ({expression})) ?? null)()");
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", parameters);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    /// Waits until an expression is true.
    pub(crate) fn until(&self, expression: &str) {
        let began = Instant::now();
        while self.js(expression) != Value::Bool(true) {
            assert!(began.elapsed() < Duration::from_secs(120), "not in time: {expression}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The mouse, at the middle of an element.
    pub(crate) fn click(&self, selector: &str) {
        let selector = json!(selector);
        let place = self.js(&format!(
            "(() => {{ const found = document.querySelector({selector}); found.scrollIntoView({{ block: 'center' }}); \
             const box = found.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] }})()"
        ));
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", event);
        }
    }

    /// A key that is a letter.
    pub(crate) fn key(&self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            self.ask("Input.dispatchKeyEvent", json!({ "type": kind, "key": key, "text": key }));
        }
    }

    pub(crate) fn write(&self, text: &str) {
        self.ask("Input.insertText", json!({ "text": text }));
    }

    /// Chooses files in a field.
    pub(crate) fn choose(&self, selector: &str, files: &[&str]) {
        let root = self.ask("DOM.getDocument", json!({}))["root"]["nodeId"].take();
        let node =
            self.ask("DOM.querySelector", json!({ "nodeId": root, "selector": selector }))["nodeId"].take();
        self.ask("DOM.setFileInputFiles", json!({ "files": files, "nodeId": node }));
    }

    /// Downloads go to the session's folder.
    pub(crate) fn catch_downloads(&self) -> PathBuf {
        let folder = self.folder.path().join("downloads");
        std::fs::create_dir_all(&folder).unwrap();
        self.ask("Page.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
        folder
    }

    /// Shows the page as so wide a screen or paper has it.
    pub(crate) fn look(&self, media: &str, width: u32) {
        self.ask("Emulation.setEmulatedMedia", json!({ "media": media }));
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", size);
    }

    /// In light and dark, on a telephone and on a desk: legible, no wider than the screen, and a picture of each where
    /// pictures are asked for.
    pub(crate) fn shown(&self, name: &str) {
        for scheme in ["light", "dark"] {
            for width in [390, 1400] {
                self.look("screen", width);
                let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
                self.ask("Emulation.setEmulatedMedia", json!({ "media": "screen", "features": features }));
                let over =
                    self.js("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assert!(over.as_f64().unwrap() < 1.0, "{name}, {width}: {over} wider than the screen");
                self.picture(&format!("{name}-{scheme}-{width}.png"));
                // Each scheme once, each width once.
                if (scheme == "light") == (width > 390) {
                    self.accessible();
                }
            }
        }
        self.look("screen", 1400);
    }

    /// A picture for the guide, where it is asked for.
    pub(crate) fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("REAC_PICTURES").map(PathBuf::from) else { return };
        let whole = self.js("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
        let clip = json!({ "x": 0, "y": 0, "width": whole[0], "height": whole[1], "scale": 1 });
        let parameters = json!({ "format": "png", "clip": clip, "captureBeyondViewport": true });
        let picture = self.ask("Page.captureScreenshot", parameters);
        let picture = STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), picture).unwrap();
    }

    /// No fault that keeps people out.
    pub(crate) fn accessible(&self) {
        let Some(axe) = axe() else {
            println!("skipped: no axe-core");
            return;
        };
        let script = std::fs::read_to_string(axe).unwrap();
        self.ask("Runtime.evaluate", json!({ "expression": script }));
        let found = self
            .js("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations.map(v => \
             ({id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))})))");
        let grave: Vec<_> = found
            .as_array()
            .unwrap()
            .iter()
            .filter(|fault| fault["impact"] == "serious" || fault["impact"] == "critical")
            .collect();
        assert!(grave.is_empty(), "{grave:#?}");
    }
}

fn axe() -> Option<PathBuf> {
    let named = std::env::var_os("REAC_AXE").filter(|name| !name.is_empty()).map(PathBuf::from);
    if let Some(named) = named {
        assert!(named.is_file(), "REAC_AXE names no file");
        return Some(named);
    }
    Some(root().join("target/axe/node_modules/axe-core/axe.min.js")).filter(|path| path.is_file())
}

pub(crate) fn reac(arguments: &[&OsStr]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_reac")).args(arguments).env("LC_ALL", "C").output().unwrap()
}

/// A PDF whose words are the project's own.
pub(crate) fn fixture() -> PathBuf {
    root().join("fixtures/phare_2018/phare_2018.pdf")
}

/// A PDF of the corpus, where there is one.
pub(crate) fn from_corpus() -> Option<PathBuf> {
    let folder = reac_tests::corpus::find().unwrap()?;
    let documents = reac_tests::corpus::documents(&folder).unwrap();
    documents.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "pdf"))
}

pub(crate) fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}
