//! Which language the user reads.

use reac::Locale;

/// The variables that name it, the strongest first, as POSIX has them.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language asked for, or else the environment's.
#[must_use]
pub(crate) fn locale(asked: Option<Locale>) -> Locale {
    asked.unwrap_or_else(|| from_variables(VARIABLES.map(|name| std::env::var(name).ok())))
}

/// The language of the help: by `--lang` among the arguments as they were typed, or else the environment's.
#[must_use]
pub(crate) fn before_parsing() -> Locale {
    locale(typed(std::env::args_os().map(|argument| argument.to_string_lossy().into_owned())))
}

fn typed(mut arguments: impl Iterator<Item = String>) -> Option<Locale> {
    let value = arguments.find_map(|argument| match argument.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(rest) => Some(Some(rest.strip_prefix('=')?.to_owned())),
        None => None,
    })?;
    let value = value.or_else(|| arguments.next())?;
    Some(Locale::from_env_value(&value))
}

/// The first variable that is set and not empty decides.
fn from_variables(values: [Option<String>; 3]) -> Locale {
    let first = values.into_iter().flatten().find(|value| !value.is_empty());
    Locale::from_env_value(&first.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(values: [&str; 3]) -> Locale {
        from_variables(values.map(|value| Some(value.to_owned())))
    }

    #[test]
    fn the_language_is_known_before_the_rest_is() {
        let typed = |line: &str| typed(line.split(' ').map(str::to_owned));
        assert_eq!(typed("reac extract --help --lang fr"), Some(Locale::Fr));
        assert_eq!(typed("reac --lang=en extract --help"), Some(Locale::En));
        assert_eq!((typed("reac extract --language fr"), typed("reac --lang")), (None, None));
    }

    #[test]
    fn the_strongest_variable_that_is_set_decides() {
        assert_eq!(with(["fr_FR.UTF-8", "en_GB.UTF-8", "C"]), Locale::Fr);
        assert_eq!(with(["", "fr_BE", "C"]), Locale::Fr);
        assert_eq!(with(["C.UTF-8", "fr_FR", "fr_FR"]), Locale::En);
        assert_eq!(from_variables([None, None, None]), Locale::En);
    }
}
