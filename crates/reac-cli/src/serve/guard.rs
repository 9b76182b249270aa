//! Who may ask: pages of this server, by the name that it goes by.

use std::net::SocketAddr;

use axum::http::Method;
use axum::http::request::Parts;

/// A header that a page of another site cannot send without being asked for leave, which is never given.
const OWN: &str = "X-Reac";

/// The port that goes without saying.
const HTTP: u16 = 80;

/// By which names a server may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Its own address, and this machine's name for itself.
    Own,
    /// Any: other machines know it by names of theirs.
    Any,
}

/// The names that the server goes by.
#[derive(Debug)]
pub(super) struct Host {
    names: Vec<String>,
    /// Under an address of the network, names are not known.
    any: bool,
}

impl Host {
    pub(super) fn new(address: SocketAddr, names_are: Names) -> Self {
        let mut names = vec![address.to_string(), format!("localhost:{}", address.port())];
        if address.port() == HTTP {
            // Browsers leave the port of the scheme away.
            let bare: Vec<_> = names.iter().filter_map(|name| name.strip_suffix(":80")).collect();
            names = bare.into_iter().map(str::to_owned).chain(names.clone()).collect();
        }
        Self { names, any: names_are == Names::Any && !address.ip().is_loopback() }
    }

    /// Whether a request comes from a page of this server, or from no page at all.
    pub(super) fn allows(&self, request: &Parts) -> bool {
        let Some(host) = header(request, "Host") else { return false };
        // A site can give its own name this machine's address; it then says the name.
        if !self.any && !self.names.contains(&host) {
            return false;
        }
        let own_origin = header(request, "Origin").is_none_or(|origin| origin == format!("http://{host}"));
        let own_site =
            header(request, "Sec-Fetch-Site").is_none_or(|site| site == "same-origin" || site == "none");
        let changes = !matches!(request.method, Method::GET | Method::HEAD);
        own_origin && own_site && (!changes || header(request, OWN).is_some())
    }
}

/// The value of a header.
fn header(request: &Parts, name: &str) -> Option<String> {
    let value = request.headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(host: &Host, name: &str) -> bool {
        let request = axum::http::Request::get("/").header("Host", name).body(()).unwrap();
        host.allows(&request.into_parts().0)
    }

    #[test]
    fn a_server_goes_by_its_own_names_alone() {
        let usual = Host::new("127.0.0.1:8642".parse().unwrap(), Names::Own);
        assert!(["127.0.0.1:8642", "localhost:8642"].iter().all(|name| allows(&usual, name)));
        let others = ["127.0.0.1", "localhost", "reac.example:8642", "reac.example", ""];
        assert!(!others.iter().any(|name| allows(&usual, name)));
        let web = Host::new("127.0.0.1:80".parse().unwrap(), Names::Own);
        assert!(["127.0.0.1", "localhost", "127.0.0.1:80"].iter().all(|name| allows(&web, name)));
        assert!(!allows(&web, "reac.example"));
    }
}
