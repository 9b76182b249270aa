//! Documents read one after the other where no document can end the run: in this process for one, in worker
//! processes for many.

mod answer;
mod bundle;
mod child;
#[cfg(debug_assertions)]
mod fault;
mod reading;
mod setup;
mod wire;
pub(crate) mod worker;

use reac::{Code, Diagnostic};

use crate::in_order::cores;
use crate::inputs::{self, Input};
pub(crate) use answer::{Answer, Beside, Counts, Written};
pub(crate) use bundle::Bundle;
use child::Worker;
pub(crate) use setup::{FormArg, LimitArgs, Setup};

/// Reads documents.
#[derive(Debug)]
pub(crate) enum Reader<'a> {
    /// In this process: a panic is contained, an endless loop is not.
    Here(&'a Setup),
    /// In a process of its own, within all limits.
    Worker(Worker<'a>),
}

/// The bytes of `input`, if they are not too many.
pub(crate) fn bytes(input: &Input, setup: &Setup) -> Result<Vec<u8>, Diagnostic> {
    inputs::bytes(&input.place, setup.limits.bytes)
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl<'a> Reader<'a> {
    /// In a worker process, which is started when there is something to read.
    pub(crate) fn worker(setup: &'a Setup) -> Self {
        Self::Worker(Worker::new(setup))
    }

    /// Reads one document; whatever happens to the reader is the document's own refusal. `page` is told before each
    /// page that is recognised: its number among those, and how many these are.
    pub(crate) fn read(&mut self, bytes: Vec<u8>, page: &mut dyn FnMut(u32, u32)) -> Answer {
        match self {
            Self::Here(setup) => crate::contain::contain(|| reading::answer(setup, &bytes, cores(), page))
                .unwrap_or_else(|words| Answer::refusal(&Diagnostic::new(Code::Crash, [words]))),
            Self::Worker(worker) => worker.read(bytes, page),
        }
    }
}
