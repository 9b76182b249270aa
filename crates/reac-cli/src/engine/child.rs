//! A worker process as the run sees it: asked, waited for, and replaced when it is gone.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use reac::{Code, Diagnostic};

use super::answer::Answer;
use super::setup::Setup;
use super::wire::{self, Said};

/// Documents that one process reads before another takes its place: what a reader leaks ends with it.
const SERVICE: u32 = 256;

/// How much of a worker's last words is kept.
const LAST_WORDS: usize = 4 << 10;

/// Reads documents in a process of its own.
#[derive(Debug)]
pub(crate) struct Worker<'a> {
    setup: &'a Setup,
    process: Option<Process>,
}

#[derive(Debug)]
struct Process {
    child: Child,
    requests: Sender<Vec<u8>>,
    answers: Receiver<io::Result<Said>>,
    last_words: Receiver<String>,
    served: u32,
}

/// How a worker was lost.
enum Loss {
    /// It took too long and was ended.
    Slow,
    /// It ended, or said something that is no answer.
    Broken,
}

impl<'a> Worker<'a> {
    pub(super) fn new(setup: &'a Setup) -> Self {
        Self { setup, process: None }
    }

    /// Reads one document; the worker's end is the document's refusal. `page` is told before each page that is
    /// recognised.
    pub(super) fn read(&mut self, bytes: Vec<u8>, page: &mut dyn FnMut(u32, u32)) -> Answer {
        let mut process = match self.process.take().map_or_else(|| Process::start(self.setup), Ok) {
            Ok(process) => process,
            Err(error) => {
                let words = format!("@pas_de_processus, {}", crate::inputs::system(error.kind()));
                return Answer::refusal(&Diagnostic::new(Code::Crash, [words]));
            }
        };
        match process.ask(bytes, self.setup.patience(), page) {
            Ok(answer) => {
                let may_stay = process.served < SERVICE && !is_crash(&answer);
                self.process = may_stay.then_some(process);
                answer
            }
            Err(loss) => Answer::refusal(&process.bury(&loss, self.setup)),
        }
    }
}

fn is_crash(answer: &Answer) -> bool {
    answer.json.is_none() && answer.diagnostics().iter().any(|found| found.code == Code::Crash)
}

impl Process {
    fn start(setup: &Setup) -> io::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("worker")
            // What it says last is looked at, not shown: the reason, without the way there.
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(mut input), Some(mut output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::Error::other("a worker without streams"));
        };
        let setup = serde_json::to_vec(setup)?;
        let (requests, to_send) = channel::<Vec<u8>>();
        let (answered, answers) = channel();
        // Writing and reading can both wait for ever, so neither is done by who keeps the time.
        thread::Builder::new().name("conversation".to_owned()).spawn(move || {
            let mut told = wire::write(&mut input, 0, &setup);
            for (number, bytes) in (1..).zip(to_send) {
                let mut asked = told.and_then(|()| wire::write(&mut input, number, &bytes));
                told = Ok(());
                loop {
                    let said = asked.and_then(|()| wire::said(&mut output, number));
                    let said = said.and_then(|said| said.ok_or_else(|| io::ErrorKind::UnexpectedEof.into()));
                    asked = Ok(());
                    let (is_end, is_page) = (said.is_err(), matches!(said, Ok(Said::Page(..))));
                    if answered.send(said).is_err() || is_end {
                        return;
                    }
                    if !is_page {
                        break;
                    }
                }
            }
        })?;
        let (words, last_words) = channel();
        thread::Builder::new().name("last words".to_owned()).spawn(move || {
            // Nobody may be waiting for them.
            let _ = words.send(tail(errors));
        })?;
        Ok(Self { child, requests, answers, last_words, served: 0 })
    }

    fn ask(
        &mut self,
        bytes: Vec<u8>,
        patience: Duration,
        page: &mut dyn FnMut(u32, u32),
    ) -> Result<Answer, Loss> {
        self.served += 1;
        self.requests.send(bytes).map_err(|_| Loss::Broken)?;
        let began = Instant::now();
        loop {
            match self.answers.recv_timeout(patience.saturating_sub(began.elapsed())) {
                Ok(Ok(Said::Page(number, pages))) => page(number, pages),
                Ok(Ok(Said::Answer(bytes))) => return Answer::from_bytes(&bytes).ok_or(Loss::Broken),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(Loss::Broken),
                Err(RecvTimeoutError::Timeout) => return Err(Loss::Slow),
            }
        }
    }

    /// Ends the process and says why it was lost.
    fn bury(mut self, loss: &Loss, setup: &Setup) -> Diagnostic {
        // One that is broken may be about to end by itself, and then its own end says more.
        let ended = match loss {
            Loss::Slow => None,
            Loss::Broken => self.end_of_itself(),
        };
        if ended.is_none() {
            // It may have ended just now.
            let _ = self.child.kill();
        }
        let words = self.last_words.recv_timeout(Duration::from_secs(5)).unwrap_or_default();
        let limits = &setup.limits;
        match (loss, ended.as_ref().and_then(signal)) {
            (Loss::Slow, _) => Diagnostic::new(Code::Timeout, [format!("{} s", limits.wall_seconds)]),
            (_, Some(SIGXCPU)) => Diagnostic::new(Code::Timeout, [format!("{} s CPU", limits.cpu_seconds)]),
            _ if words.contains("memory allocation of") => {
                Diagnostic::new(Code::OutOfMemory, [format!("{} MiB", limits.memory_mib)])
            }
            _ if words.contains("has overflowed its stack") => crash("@pile"),
            (_, Some(signal)) => crash(&format!("@signal {signal}")),
            _ if ended.is_some() => crash("@sans_reponse"),
            _ => crash("@reponse_insensee"),
        }
    }

    fn end_of_itself(&mut self) -> Option<ExitStatus> {
        for _ in 0..50 {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) => thread::sleep(Duration::from_millis(10)),
                Err(_) => return None,
            }
        }
        None
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // At the end of its input a worker ends by itself; one that does not is not waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn crash(words: &str) -> Diagnostic {
    Diagnostic::new(Code::Crash, [words.to_owned()])
}

/// Ended for its seconds of computing, on the systems where that is told.
const SIGXCPU: i32 = 24;

#[cfg(unix)]
fn signal(status: &ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(status)
}

#[cfg(not(unix))]
fn signal(_: &ExitStatus) -> Option<i32> {
    None
}

/// The end of what a stream says.
fn tail(mut stream: impl Read) -> String {
    let (mut kept, mut chunk) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = stream.read(&mut chunk) {
        kept.extend(chunk.iter().take(count));
        let surplus = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..surplus);
    }
    String::from_utf8_lossy(&kept).into_owned()
}
