//! `reac serve`: read, review and export in a browser, on this machine alone.
//!
//! Documents are held in memory and forgotten with the session. Each is read by a worker process under the limits of
//! a batch. What a client sends is bytes and a name for a route; nothing of it is ever a path.

mod answers;
mod decisions;
mod guard;
mod routes;
mod search;
mod store;

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, ensure};
use axum::Router;
use axum::extract::Request;
use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use crate::args::{LevelArg, ReaderArgs};
use crate::engine::{FormArg, LimitArgs, Reader, Setup};
use crate::exit::Exit;
use crate::patches::{PatchArgs, Patches};
use crate::voice::Voice;
use routes::Desk;
use search::Shelves;
use store::{How, Store};

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac serve                 prints an address to open in a browser; Ctrl-C ends the session
  reac serve --port 0        on any free port
  reac serve --catalogue reacs.sqlite    to search what `reac catalog --to sqlite` took in, too

Nothing is written to the disk, and nothing sent anywhere. Whoever can reach the address can use
the program: it listens on 127.0.0.1 unless --bind says otherwise, which needs --expose-to-network.";

/// `reac serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Port; 0 for any that is free
    #[arg(long, default_value_t = 8642)]
    pub(crate) port: u16,
    /// Address to listen on
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) bind: IpAddr,
    /// Allow --bind an address that other machines reach: without password or encryption, all of them can send
    /// documents and use up this machine
    #[arg(long)]
    pub(crate) expose_to_network: bool,
    /// MiB of one upload
    #[arg(long, value_name = "MIB", default_value_t = 32)]
    pub(crate) max_upload: u64,
    /// Documents held at a time; the oldest goes first
    #[arg(long, value_name = "N", default_value_t = NonZeroUsize::MIN.saturating_add(19))]
    pub(crate) max_documents: NonZeroUsize,
    /// Documents read at a time
    #[arg(short, long, value_name = "N", default_value_t = NonZeroUsize::MIN)]
    pub(crate) jobs: NonZeroUsize,
    /// Search this database too, one that `reac catalog --to sqlite` made
    #[arg(long, value_name = "FILE")]
    pub(crate) catalogue: Option<PathBuf>,
    /// What reviews decided before
    #[command(flatten)]
    pub(crate) patches: PatchArgs,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    /// What one document may use up
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Serves until the process is ended.
pub(crate) fn run(args: &ServeArgs, voice: &Voice) -> anyhow::Result<Exit> {
    ensure!(
        args.bind.is_loopback() || args.expose_to_network,
        "{}",
        voice.pick(
            "cette adresse est visible d'autres machines : ajoutez --expose-to-network si c'est voulu",
            "other machines reach this address: add --expose-to-network if that is meant"
        )
    );
    let setup = Setup {
        form: FormArg::Bundle,
        ..Setup::new(&args.reader, LevelArg::Repair, &args.limits, voice.locale)
    };
    let patches = Arc::new(Patches::read(&args.patches, voice)?);
    let shelves = Shelves::new(args.catalogue.as_deref(), voice)?;
    let store = Arc::new(Store::new(args.max_documents.get()));
    for _ in 0..args.jobs.get() {
        let (setup, store, patches) = (setup.clone(), Arc::clone(&store), Arc::clone(&patches));
        std::thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || read_all(&setup, &store, &patches))?;
    }
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let asked = SocketAddr::new(args.bind, args.port);
        let listener = TcpListener::bind(asked).await.with_context(|| asked.to_string())?;
        let address = listener.local_addr()?;
        let names = if args.expose_to_network { guard::Names::Any } else { guard::Names::Own };
        let desk = Arc::new(Desk {
            store,
            shelves,
            host: guard::Host::new(address, names),
            largest: args.max_upload.saturating_mul(1 << 20).min(args.limits.bytes),
            locale: voice.locale,
            recognises: crate::tesseract::is_there(),
        });
        writeln!(std::io::stdout().lock(), "http://{address}/")?;
        voice.note(voice.pick(
            "Ctrl-C met fin à la session ; rien n'est conservé.",
            "Ctrl-C ends the session; nothing is kept.",
        ));
        let router = Router::new().fallback(move |request: Request| {
            let (parts, body) = request.into_parts();
            Arc::clone(&desk).answer(parts, body)
        });
        axum::serve(listener, router).await?;
        Ok(Exit::AllRead)
    })
}

/// Reads one document after the other, as long as the process lives.
fn read_all(setup: &Setup, store: &Store, patches: &Patches) {
    let recognising = Setup { ocr: true, ..setup.clone() };
    let (mut reader, mut recogniser) = (Reader::worker(setup), Reader::worker(&recognising));
    loop {
        let (id, bytes, how) = store.next();
        let decided = patches.of(&bytes).files();
        let answer = match how {
            How::Text => reader.read(bytes, &mut |_, _| {}),
            How::Recognised => recogniser.read(bytes, &mut |_, _| {}),
        };
        store.done(&id, answer, |bundle| decisions::given(bundle, &decided));
    }
}
