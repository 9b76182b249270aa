//! The command, built.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, ensure};

/// How it is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As for the tests.
    Dev,
    /// As it is shipped.
    Release,
}

/// Builds `reac` where it is not up to date, and says where it is.
pub(crate) fn reac(profile: Profile) -> anyhow::Result<PathBuf> {
    build(profile, &["-p", "reac-cli", "--bin", "reac"])?;
    Ok(folder(profile)?.join("reac").with_extension(std::env::consts::EXE_EXTENSION))
}

/// Builds the example of the library that takes the time of each stage.
pub(crate) fn stages() -> anyhow::Result<PathBuf> {
    build(Profile::Release, &["-p", "reac", "--example", "stages"])?;
    let examples = folder(Profile::Release)?.join("examples");
    Ok(examples.join("stages").with_extension(std::env::consts::EXE_EXTENSION))
}

fn build(profile: Profile, what: &[&str]) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet"]).args(what).current_dir(reac_tests::root());
    if profile == Profile::Release {
        command.arg("--release");
    }
    let status = command.status().context("cargo cannot be started")?;
    ensure!(status.success(), "the command could not be built");
    Ok(())
}

/// Where cargo puts what it builds: this program is there too, whatever its own profile.
fn folder(profile: Profile) -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let target = own.parent().and_then(std::path::Path::parent).context("this program is nowhere")?;
    Ok(target.join(match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    }))
}
