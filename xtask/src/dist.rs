//! `cargo xtask dist`: the program for who has no Rust, in an archive with what belongs to it, and its checksum.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};
use clap::Args;
use reac_tests::root;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::tell::eprint;

#[derive(Debug, Args)]
pub(crate) struct DistArgs {
    /// A program that is built already, instead of building it
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Where the archive goes
    #[arg(short, long, value_name = "DIR", default_value = "target/dist")]
    output: PathBuf,
}

/// Shells whose completions are in the archive, and what each calls its file.
const SHELLS: [(&str, &str); 4] =
    [("bash", "reac.bash"), ("zsh", "_reac"), ("fish", "reac.fish"), ("powershell", "reac.ps1")];

/// What goes along as it is.
const BESIDE: [&str; 5] = ["README.md", "README.fr.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

pub(crate) fn run(args: &DistArgs) -> anyhow::Result<ExitCode> {
    let program = match &args.program {
        Some(program) => program.clone(),
        None => built()?,
    };
    let version = said(&program, &["--version"])?;
    let version = version.split_whitespace().last().context("a version")?.to_owned();
    let name = format!("reac-{version}-{}-{}", std::env::consts::OS, std::env::consts::ARCH);
    let folder = args.output.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    filled(&folder, &program)?;
    let archive = if cfg!(windows) { zipped(&folder, &name)? } else { tarred(&folder, &name)? };
    let sum = format!("{:x}", Sha256::digest(fs::read(&archive)?));
    let file = archive.file_name().and_then(OsStr::to_str).context("a name")?;
    fs::write(args.output.join(format!("{file}.sha256")), format!("{sum}  {file}\n"))?;
    eprint(&format!("{}: {sum}", archive.display()));
    Ok(ExitCode::SUCCESS)
}

/// Builds the program as it is given away.
fn built() -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root())
        .args(["build", "--release", "--locked", "--package", "reac-cli"])
        .status()
        .context("cargo cannot be started")?;
    ensure!(status.success(), "the program was not built");
    Ok(root().join("target/release").join(format!("reac{}", std::env::consts::EXE_SUFFIX)))
}

/// What the program says.
fn said(program: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output =
        Command::new(program).args(arguments).output().with_context(|| program.display().to_string())?;
    ensure!(output.status.success(), "{} {}: {}", program.display(), arguments.join(" "), output.status);
    Ok(String::from_utf8(output.stdout)?)
}

/// Puts everything into a folder.
fn filled(folder: &Path, program: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder.join("completions"))?;
    fs::copy(program, folder.join(program.file_name().context("a program")?))?;
    for (shell, file) in SHELLS {
        fs::write(folder.join("completions").join(file), said(program, &["completions", shell])?)?;
    }
    let man = folder.join("man/man1");
    said(program, &["man", "-o", man.to_str().context("a folder")?])?;
    for file in BESIDE {
        fs::copy(root().join(file), folder.join(file)).with_context(|| file.to_owned())?;
    }
    fs::write(folder.join("THIRD-PARTY.txt"), third_parties()?)?;
    Ok(())
}

/// The libraries that the program is made of, with their licences.
fn third_parties() -> anyhow::Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let format = "{p} {l} {r}";
    let output = Command::new(cargo)
        .current_dir(root())
        .args(["tree", "--package", "reac-cli", "--edges", "normal", "--prefix", "none", "--format", format])
        .output()
        .context("cargo cannot be started")?;
    ensure!(output.status.success(), "the libraries cannot be listed");
    let lines = String::from_utf8(output.stdout)?;
    let foreign = lines.lines().map(|line| line.trim_end_matches(" (*)").trim());
    let foreign: BTreeSet<&str> = foreign.filter(|line| !line.starts_with("reac")).collect();
    Ok(foreign.into_iter().map(|line| format!("{line}\n")).collect())
}

fn tarred(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let path = folder.with_file_name(format!("{name}.tar.gz"));
    let packed = flate2::write::GzEncoder::new(File::create(&path)?, flate2::Compression::best());
    let mut archive = tar::Builder::new(packed);
    archive.append_dir_all(name, folder)?;
    archive.into_inner()?.finish()?.sync_all()?;
    Ok(path)
}

fn zipped(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let path = folder.with_file_name(format!("{name}.zip"));
    let mut archive = zip::ZipWriter::new(File::create(&path)?);
    let options = zip::write::SimpleFileOptions::default();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let below: Vec<_> =
                entry.path().strip_prefix(folder)?.iter().map(OsStr::to_string_lossy).collect();
            archive.start_file(format!("{name}/{}", below.join("/")), options)?;
            io::copy(&mut File::open(entry.path())?, &mut archive)?;
        }
    }
    archive.finish()?.flush()?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("reac-1/man")).unwrap();
        fs::write(folder.path().join("reac-1/reac"), "program").unwrap();
        fs::write(folder.path().join("reac-1/man/reac.1"), "page").unwrap();
        folder
    }

    #[test]
    fn an_archive_holds_the_folder() {
        let folder = folder();
        let path = tarred(&folder.path().join("reac-1"), "reac-1").unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(File::open(path).unwrap()));
        let names =
            archive.entries().unwrap().map(|entry| entry.unwrap().path().unwrap().display().to_string());
        let mut names: Vec<_> =
            names.filter(|name| !name.ends_with('/') && *name != "reac-1/man" && *name != "reac-1").collect();
        names.sort();
        assert_eq!(names, ["reac-1/man/reac.1", "reac-1/reac"]);
        let path = zipped(&folder.path().join("reac-1"), "reac-1").unwrap();
        let archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
        let mut names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        names.sort_unstable();
        assert_eq!(names, ["reac-1/man/reac.1", "reac-1/reac"]);
    }

    #[test]
    fn libraries_are_listed_with_their_licences() {
        let listed = third_parties().unwrap();
        assert!(listed.lines().any(|line| line.starts_with("nom v") && line.contains("MIT")), "{listed}");
        assert!(!listed.contains("reac-cli"));
    }
}
