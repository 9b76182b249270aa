//! What day it is: for dates that cannot be later.

/// Today, ISO 8601, UTC.
pub(crate) fn today() -> String {
    chrono::Utc::now().date_naive().to_string()
}
