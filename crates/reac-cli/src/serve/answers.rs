//! Responses: what each carries so that a browser keeps them to itself.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

pub(super) type Answer = Response;

/// On every response.
const ALWAYS: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
];

/// What a page of the server may do: its own script and style, and requests to where it came from.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a page made of a document may do: nothing but look as it does.
pub(super) const PAGE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// What the page of a search may do: ask again.
pub(super) const SEARCH_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

pub(super) fn answer(status: u16, kind: &str, body: Vec<u8>, more: &[(&str, &str)]) -> Answer {
    let mut out = Response::new(Body::from(body));
    *out.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in ALWAYS.iter().chain(more).chain(&[("Content-Type", kind)]) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
            out.headers_mut().insert(name, value);
        }
    }
    out
}

/// Bytes to keep under a name that the server chose.
pub(super) fn download(kind: &str, name: &str, body: Vec<u8>) -> Answer {
    let disposition = format!("attachment; filename=\"{name}\"");
    answer(200, kind, body, &[("Content-Disposition", &disposition)])
}

pub(super) fn json(status: u16, value: &serde_json::Value) -> Answer {
    answer(status, "application/json; charset=utf-8", value.to_string().into_bytes(), &[])
}

/// A refusal in both languages: the browser's is known to the page.
pub(super) fn refusal(status: u16, fr: &str, en: &str) -> Answer {
    json(status, &serde_json::json!({ "reasons": [{ "fr": fr, "en": en }] }))
}
