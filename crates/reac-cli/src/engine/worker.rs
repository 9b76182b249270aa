//! The other side: `reac worker`, a process that reads what it is sent until nothing more comes.

use std::io;
use std::num::NonZeroUsize;

use anyhow::Context;

use super::answer::Answer;
use super::reading::answer;
use super::setup::{LimitArgs, Setup};
use super::wire;
use crate::contain::contain;
use crate::exit::Exit;

/// Of the thread that reads a document, in bytes.
const STACK: usize = 16 << 20;

/// Reads documents from the standard input, answers on the standard output.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(serve)?;
    thread.join().map_err(|_| anyhow::anyhow!("the worker failed"))??;
    Ok(Exit::AllRead)
}

fn serve() -> anyhow::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let setup = wire::read(&mut input, 0)?.context("no setup")?;
    let setup: Setup = serde_json::from_slice(&setup)?;
    confine(&setup.limits)?;
    for number in 1.. {
        let Some(bytes) = wire::read(&mut input, number)? else { break };
        allow_seconds(&setup.limits)?;
        let work = || {
            #[cfg(debug_assertions)]
            super::fault::strike(&bytes, &mut output);
            // The other cores have workers of their own.
            answer(&setup, &bytes, NonZeroUsize::MIN, &mut |page, pages| {
                // Each page has its own seconds.
                let _ = allow_seconds(&setup.limits);
                // Whoever does not listen does not hear the answer either.
                let _ = wire::write_page(&mut output, page, pages);
            })
        };
        let mut answer = contain(work)
            .unwrap_or_else(|words| Answer::refusal(&reac::Diagnostic::new(reac::Code::Crash, [words])));
        answer.peak_kib = peak_kib();
        wire::write(&mut output, number, &answer.to_bytes()?)?;
    }
    Ok(())
}

/// Greatest size of this process so far.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|value| value.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

#[cfg(unix)]
fn confine(limits: &LimitArgs) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let at_most = |value| Rlimit { current: Some(value), maximum: Some(value) };
    // Address space is bounded where the system counts it; no core is left behind by what a document broke.
    #[cfg(target_os = "linux")]
    setrlimit(Resource::As, at_most(limits.memory_mib.saturating_mul(1 << 20)))?;
    setrlimit(Resource::Core, at_most(0))?;
    let _ = limits;
    Ok(())
}

/// Seconds count over the process' life: each document gets its own on top of those used so far.
#[cfg(unix)]
fn allow_seconds(limits: &LimitArgs) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
    // Whole seconds: the one begun does not count.
    let seconds = used.saturating_add(limits.cpu_seconds).saturating_add(1);
    setrlimit(Resource::Cpu, Rlimit { current: Some(seconds), maximum: getrlimit(Resource::Cpu).maximum })?;
    Ok(())
}

#[cfg(not(unix))]
fn confine(_: &LimitArgs) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn allow_seconds(_: &LimitArgs) -> io::Result<()> {
    Ok(())
}
