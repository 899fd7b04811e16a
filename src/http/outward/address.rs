//! Addresses of other hosts: which may be reached, and where a redirect leads.

use crate::config::{Allowed, AllowedHost};
use crate::query::Cause;
use axum::http::Uri;
use oxiri::Iri;
use percent_encoding::{CONTROLS, utf8_percent_encode};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address that may be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The whole of it, without fragment.
    pub iri: String,
    /// Whether the connection is encrypted.
    pub scheme: Scheme,
    /// Name or IP address, without brackets.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Host and port as they go in the `Host` header.
    pub authority: String,
    /// Path and query.
    pub path: String,
    /// Why it may be reached.
    pub allowed: Allowed,
}

/// How it is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// In the clear.
    Http,
    /// Over TLS.
    Https,
}

impl Address {
    /// The address an IRI is, if it is one and some entry of `hosts` allows it.
    pub fn new(iri: &str, hosts: &[AllowedHost]) -> Result<Self, Cause> {
        let iri = iri.split('#').next().unwrap_or(iri);
        let encoded = utf8_percent_encode(iri, CONTROLS).to_string();
        let uri: Uri = encoded.parse().map_err(|_| Cause::NotAllowed)?;
        let scheme = match uri.scheme_str() {
            Some("http") => Scheme::Http,
            Some("https") => Scheme::Https,
            _ => return Err(Cause::NotAllowed),
        };
        let authority = uri.authority().ok_or(Cause::NotAllowed)?;
        if authority.as_str().contains('@') {
            return Err(Cause::NotAllowed);
        }
        let default_port = match scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        let port = authority.port_u16().unwrap_or(default_port);
        let host = authority.host();
        let host = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .unwrap_or(host);
        let allowed = hosts
            .iter()
            .filter_map(|entry| entry.allows(host, port, default_port))
            .max()
            .ok_or(Cause::NotAllowed)?;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            iri: iri.to_owned(),
            scheme,
            host: host.to_owned(),
            port,
            authority: authority.as_str().to_owned(),
            path: path.to_owned(),
            allowed,
        })
    }

    /// Where a `Location` leads.
    pub fn redirected(&self, location: &str, hosts: &[AllowedHost]) -> Result<Self, Cause> {
        let refused = |why| Cause::Redirect {
            to: location.to_owned(),
            why,
        };
        let to = Iri::parse(self.iri.as_str())
            .and_then(|here| here.resolve(location))
            .map_err(|_| refused("which is no address"))?;
        let next = Self::new(to.as_str(), hosts)
            .map_err(|_| refused("a host that may not be reached (--allow-hosts)"))?;
        if (self.scheme, next.scheme) == (Scheme::Https, Scheme::Http) {
            return Err(refused("from an encrypted connection to one that is not"));
        }
        Ok(next)
    }

    /// Whether a connection may be made to this IP address of its host.
    pub fn may_be_at(&self, address: IpAddr) -> bool {
        self.allowed == Allowed::ByName || is_public(address)
    }
}

/// Whether an address belongs to the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// <https://www.iana.org/assignments/iana-ipv4-special-registry>
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

/// <https://www.iana.org/assignments/iana-ipv6-special-registry>: global unicast, less what is
/// for documentation, and IPv4 addresses in disguise by the address they hide.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(list: &[&str]) -> Vec<AllowedHost> {
        list.iter().map(|host| host.parse().unwrap()).collect()
    }

    #[test]
    fn only_addresses_on_the_list_are_reached() {
        let hosts = hosts(&["example.org", "127.0.0.1:8080", "[::1]:81", "*.example.net"]);
        for allowed in [
            "http://example.org",
            "https://EXAMPLE.org/a?b#c",
            "http://example.org:80/",
            "http://127.0.0.1:8080/x",
            "http://[::1]:81/",
            "https://a.example.net/ø",
        ] {
            assert!(Address::new(allowed, &hosts).is_ok(), "{allowed}");
        }
        for refused in [
            "file:///etc/passwd",
            "ftp://example.org/",
            "urn:example.org",
            "http://example.org:81/",
            "http://example.org@evil.net/",
            "http://me:secret@example.org/",
            "http://example.org.evil.net/",
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://example.net/",
            "http:///example.org",
        ] {
            assert_eq!(
                Address::new(refused, &hosts),
                Err(Cause::NotAllowed),
                "{refused}"
            );
        }
    }

    #[test]
    fn redirects_stay_on_the_list_and_encrypted() {
        let hosts = hosts(&["example.org", "other.org"]);
        let here = Address::new("https://example.org/a/b", &hosts).unwrap();
        assert_eq!(here.redirected("../c", &hosts).unwrap().path, "/c");
        assert_eq!(
            here.redirected("//other.org/", &hosts).unwrap().host,
            "other.org"
        );
        for refused in [
            "http://example.org/",
            "https://evil.net/",
            "file:///etc/passwd",
            "//[",
        ] {
            assert!(here.redirected(refused, &hosts).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_pattern_reaches_public_addresses_only() {
        let by_pattern = Address::new("http://a.b/", &hosts(&["*"])).unwrap();
        let by_name = Address::new("http://a.b/", &hosts(&["*", "a.b"])).unwrap();
        for (address, public) in [
            ("8.8.8.8", true),
            ("2a00:1450::1", true),
            ("10.0.0.1", false),
            ("127.0.0.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("0.0.0.0", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("64:ff9b::a00:1", false),
            ("2002:7f00:1::", false),
            ("fd00::1", false),
            ("fe80::1", false),
        ] {
            let ip: IpAddr = address.parse().unwrap();
            assert_eq!(by_pattern.may_be_at(ip), public, "{address}");
            assert!(by_name.may_be_at(ip), "{address}");
        }
    }
}
