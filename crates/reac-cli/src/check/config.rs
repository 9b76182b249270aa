//! `reac.toml`: what a catalogue keeps about its checks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use reac::Locale;
use reac_check::policy::{Policy, Warnings};
use serde::Deserialize;

use super::args::CheckArgs;

const NAME: &str = "reac.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    check: Section,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Section {
    #[serde(default)]
    allow: Vec<String>,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    deny_warnings: bool,
    #[serde(default)]
    per_file_allow: BTreeMap<String, Vec<String>>,
}

/// What counts, for each file.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    policy: Policy,
    /// Patterns below the folder of the file of settings, and what they allow.
    per_file: Vec<(glob::Pattern, Vec<String>)>,
    folder: PathBuf,
}

impl Settings {
    /// From the flags, and from the file that they name or that stands in this folder or above.
    pub(crate) fn new(args: &CheckArgs, locale: Locale) -> anyhow::Result<Self> {
        let path = match &args.config {
            Some(path) => Some(path.clone()),
            None => std::env::current_dir().ok().and_then(|here| find(&here)),
        };
        let mut settings = match path {
            Some(path) => Self::load(&path).with_context(|| path.display().to_string())?,
            None => Self::default(),
        };
        settings.policy.allow.extend(args.allow.iter().cloned());
        if !args.select.is_empty() {
            settings.policy.select.clone_from(&args.select);
        }
        if args.deny_warnings {
            settings.policy.warnings = Warnings::Fail;
        }
        let policies = [&mut settings.policy.allow, &mut settings.policy.select];
        let codes = policies.into_iter().chain(settings.per_file.iter_mut().map(|(_, codes)| codes));
        codes.flatten().for_each(|code| code.make_ascii_uppercase());
        let named = settings.policy.allow.iter().chain(&settings.policy.select);
        named
            .chain(settings.per_file.iter().flat_map(|(_, codes)| codes))
            .try_for_each(|code| known(code, locale))?;
        Ok(settings)
    }

    fn load(path: &Path) -> anyhow::Result<Self> {
        let File { check } = toml::from_str(&std::fs::read_to_string(path)?)?;
        let warnings = if check.deny_warnings { Warnings::Fail } else { Warnings::Pass };
        let per_file = check.per_file_allow.into_iter();
        let per_file = per_file.map(|(pattern, codes)| Ok((glob::Pattern::new(&pattern)?, codes)));
        Ok(Self {
            policy: Policy { allow: check.allow, select: check.select, warnings },
            per_file: per_file.collect::<anyhow::Result<_>>()?,
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
        })
    }

    /// What counts for one document.
    pub(crate) fn policy(&self, name: &str) -> Policy {
        let mut policy = self.policy.clone();
        let path = std::path::absolute(name).unwrap_or_else(|_| name.into());
        // A file named without its folder stands in this one.
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        let folder = std::path::absolute(folder).unwrap_or_else(|_| self.folder.clone());
        let below = path.strip_prefix(&folder).unwrap_or(Path::new(name));
        for (pattern, codes) in &self.per_file {
            if pattern.matches_path(below) {
                policy.allow.extend(codes.iter().cloned());
            }
        }
        policy
    }
}

/// The nearest file of settings.
fn find(here: &Path) -> Option<PathBuf> {
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// That a code, or the beginning of one, is one.
fn known(code: &str, locale: Locale) -> anyhow::Result<()> {
    if code.is_empty() || !reac_diagnostic::ALL.iter().any(|known| known.id().starts_with(code)) {
        match locale {
            Locale::Fr => {
                bail!("{code:?} n'est ni un code ni le début d'un code ; `reac explain` les énumère")
            }
            Locale::En => bail!("{code:?} is no code and begins none; `reac explain` lists them"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> anyhow::Result<Settings> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join(NAME);
        std::fs::write(&path, text)?;
        assert_eq!(find(folder.path()), Some(path.clone()));
        let mut settings = Settings::load(&path)?;
        settings.folder = PathBuf::new();
        Ok(settings)
    }

    #[test]
    fn a_file_of_settings_is_read() {
        let text = "[check]\nallow = [\"R0610\"]\ndeny-warnings = true\n[check.per-file-allow]\n\"old/*.pdf\" = [\"R0612\"]\n";
        let settings = settings(text).unwrap();
        assert_eq!(settings.policy("old/a.pdf").allow, ["R0610", "R0612"]);
        assert_eq!(settings.policy("new/a.pdf").allow, ["R0610"]);
        assert_eq!(settings.policy("x").warnings, Warnings::Fail);
    }

    #[test]
    fn what_is_misspelt_is_told() {
        assert!(settings("[check]\nalow = []\n").is_err());
        let known = |code: &str| known(code, Locale::Fr).is_ok();
        assert!(!known("R99") && !known("") && known("R04"));
    }
}
