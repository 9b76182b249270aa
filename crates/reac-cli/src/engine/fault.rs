//! Faults on demand, for the tests of everything around a worker: not in a release build.
//!
//! `REAC_FAULT=KIND:TEXT` strikes where a document's bytes hold TEXT.

use std::io::Write;
use std::time::Duration;

/// Does what `REAC_FAULT` says, if this document is meant.
pub(super) fn strike(bytes: &[u8], output: &mut impl Write) {
    let Some((kind, text)) = std::env::var("REAC_FAULT")
        .ok()
        .and_then(|fault| fault.split_once(':').map(|(kind, text)| (kind.to_owned(), text.to_owned())))
    else {
        return;
    };
    if text.is_empty() || !bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
        return;
    }
    match kind.as_str() {
        "panic" => fail(),
        "abort" => std::process::abort(),
        "exit" => std::process::exit(0),
        "overflow" => drop(deep(bytes.len())),
        "memory" => drop(vec![1_u8; usize::MAX >> 2]),
        "greed" => greed(),
        "sleep" => std::thread::sleep(Duration::from_secs(600)),
        "loop" => spin(),
        "truncated" => {
            let _ = output.write_all(b"reac\x01\0\0\0");
            let _ = output.flush();
            std::process::exit(0);
        }
        "foreign" => {
            let _ = output.write_all(b"a library says hello\n");
            let _ = output.flush();
        }
        #[cfg(unix)]
        "kill" => {
            let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        }
        _ => {}
    }
}

fn deep(n: usize) -> usize {
    let page = std::hint::black_box([n; 512]);
    page.first().map_or(0, |first| 1 + deep(std::hint::black_box(first + 1)))
}

#[expect(clippy::panic, reason = "that is its purpose")]
fn fail() {
    panic!("struck");
}

fn greed() {
    let mut hoard = Vec::new();
    loop {
        hoard.push(std::hint::black_box(vec![1_u8; 16 << 20]));
    }
}

fn spin() {
    let mut n = 0_u64;
    loop {
        n = std::hint::black_box(n.wrapping_add(1));
    }
}
