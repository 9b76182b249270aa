//! tesseract, the character recognition that `--ocr` goes through: found, asked page by page, never waited for for ever.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use reac::ocr::{NotRead, Picture, RESOLUTION, Recogniser, Word, words};
use reac::{Code, Diagnostic};

/// The program, and the language that it reads.
const PROGRAM: &str = "tesseract";
const LANGUAGE: &str = "fra";

/// Names another program to call, as one that is not on the path.
const VARIABLE: &str = "REAC_TESSERACT";

/// Most bytes of one page's table: a page of 10,000 words has a tenth of it.
const LONGEST: u64 = 8 << 20;

/// Seconds that one page may take where no limit was asked for.
const PATIENCE: u64 = 60;

/// How often a running process is looked at.
const BREATH: Duration = Duration::from_millis(15);

/// Reads pages by way of tesseract.
struct Tesseract<'t> {
    /// Seconds on the clock that one page may take.
    seconds: u64,
    /// Told before each page: its number among those to read, and how many these are.
    tell: &'t mut dyn FnMut(u32, u32),
    /// There is a page to read, and no tesseract.
    missing: bool,
}

fn program() -> std::ffi::OsString {
    std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).unwrap_or_else(|| PROGRAM.into())
}

/// Whether tesseract is there and reads French.
pub(crate) fn is_there() -> bool {
    let Ok(output) = Command::new(program()).arg("--list-langs").stdin(Stdio::null()).output() else {
        return false;
    };
    let said = [output.stdout, output.stderr].concat();
    said.split(|byte| *byte == b'\n').any(|line| line.trim_ascii() == LANGUAGE.as_bytes())
}

/// Reads a document; a scan in it goes through tesseract, and where there is none, one finding says so.
pub(crate) fn read(
    bytes: &[u8],
    options: &reac::Options,
    seconds: u64,
    tell: &mut dyn FnMut(u32, u32),
) -> Result<reac::Reading, Diagnostic> {
    let mut tesseract = Tesseract { seconds, tell, missing: false };
    let read = reac::read_recognised(bytes, options, &mut tesseract);
    let missing = || Diagnostic::new(Code::NoTesseract, []);
    match read {
        Ok(mut reading) => {
            reading.diagnostics.extend(tesseract.missing.then(missing));
            Ok(reading)
        }
        Err(refusal) if tesseract.missing && refusal.0.code == Code::NoText => Err(missing()),
        Err(refusal) => Err(refusal.0),
    }
}

/// Opens a document, by the same way.
pub(crate) fn open<'b>(
    bytes: &'b [u8],
    options: &'b reac::Options,
    seconds: u64,
    tell: &mut dyn FnMut(u32, u32),
) -> Result<reac::Opened<'b>, reac::Refusal> {
    let mut tesseract = Tesseract { seconds, tell, missing: false };
    let opened = reac::open_recognised(bytes, options, &mut tesseract);
    let missing = || reac::Refusal(Diagnostic::new(Code::NoTesseract, []));
    opened.map_err(|refusal| if tesseract.missing { missing() } else { refusal })
}

/// The lines of a document, by the same way.
pub(crate) fn lines(
    bytes: &[u8],
    options: &reac::Options,
    tell: &mut dyn FnMut(u32, u32),
) -> Result<reac_lines::Source, Diagnostic> {
    let mut tesseract = Tesseract { seconds: PATIENCE, tell, missing: false };
    let read = reac::lines_recognised(bytes, options, &mut tesseract);
    read.map_err(|refusal| if tesseract.missing { Diagnostic::new(Code::NoTesseract, []) } else { refusal.0 })
}

impl Recogniser for Tesseract<'_> {
    fn is_there(&mut self) -> bool {
        self.missing = !is_there();
        !self.missing
    }

    fn words(&mut self, picture: &Picture, page: u32, pages: u32) -> Result<Vec<Word>, NotRead> {
        (self.tell)(page, pages);
        let table = self.read(picture)?;
        Ok(words(&table))
    }
}

impl Tesseract<'_> {
    fn read(&self, picture: &Picture) -> Result<String, NotRead> {
        let failed = |_: io::Error| NotRead::Failed;
        let dots = format!("{RESOLUTION:.0}");
        let mut child = Command::new(program())
            .args(["-", "-", "-l", LANGUAGE, "--psm", "3", "--dpi", &dots, "tsv"])
            // Pages, not lines of a page, are what there are many of.
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(NotRead::Failed);
        };
        let file = picture.to_pgm();
        // Writing and reading can both wait for ever, so neither is done by who keeps the time.
        let writer = thread::spawn(move || input.write_all(&file));
        let reader = thread::spawn(move || {
            let mut table = Vec::new();
            output.take(LONGEST).read_to_end(&mut table).map(|_| table)
        });
        let ended = wait(&mut child, Duration::from_secs(self.seconds));
        // The other end is gone either way.
        let _ = writer.join();
        let table = reader.join().map_err(|_| NotRead::Failed)?.map_err(failed)?;
        if !ended.map_err(failed)? {
            return Err(NotRead::Slow(self.seconds));
        }
        String::from_utf8(table).map_err(|_| NotRead::Failed)
    }
}

/// Waits for a process, and ends it when its time is over: whether it ended in time.
fn wait(child: &mut Child, patience: Duration) -> io::Result<bool> {
    let began = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(true),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None if began.elapsed() > patience => {
                child.kill()?;
                child.wait()?;
                return Ok(false);
            }
            None => thread::sleep(BREATH),
        }
    }
}
