//! Which language the user reads.

use reac::Locale;

/// The variables that name it, the strongest first, as POSIX has them.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language asked for, or else the environment's.
#[must_use]
pub(crate) fn locale(asked: Option<Locale>) -> Locale {
    asked.unwrap_or_else(|| from_variables(VARIABLES.map(|name| std::env::var(name).ok())))
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
    fn the_strongest_variable_that_is_set_decides() {
        assert_eq!(with(["fr_FR.UTF-8", "en_GB.UTF-8", "C"]), Locale::Fr);
        assert_eq!(with(["", "fr_BE", "C"]), Locale::Fr);
        assert_eq!(with(["C.UTF-8", "fr_FR", "fr_FR"]), Locale::En);
        assert_eq!(from_variables([None, None, None]), Locale::En);
    }
}
