//! The hosts that `SERVICE` and `LOAD` may reach, as a setting names them.

use std::fmt;
use std::str::FromStr;

/// One entry of the list: `example.org`, `example.org:8080`, `*.example.org`, `[::1]:3030` or `*`.
///
/// Without a port it stands for the default port of the scheme, 80 or 443.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHost {
    name: Name,
    port: Option<u16>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    /// This host.
    Is(String),
    /// Every host whose name ends so; the text starts with a dot.
    EndsWith(String),
    /// Every host.
    Any,
}

/// How an address came to be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowed {
    /// By a pattern with `*`: only where the host has a public address.
    ByPattern,
    /// By its name: also where it has a private address.
    ByName,
}

impl AllowedHost {
    /// Whether it stands for this host and port; IPv6 addresses are without brackets.
    pub fn allows(&self, host: &str, port: u16, default_port: u16) -> Option<Allowed> {
        if port != self.port.unwrap_or(default_port) {
            return None;
        }
        let host = host.to_ascii_lowercase();
        match &self.name {
            Name::Is(name) => (*name == host).then_some(Allowed::ByName),
            Name::EndsWith(end) => host.ends_with(end).then_some(Allowed::ByPattern),
            Name::Any => Some(Allowed::ByPattern),
        }
    }
}

/// Why an entry is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a host: write example.org, example.org:8080, *.example.org, [::1]:3030 or *")]
pub struct NotAHost(String);

impl FromStr for AllowedHost {
    type Err = NotAHost;

    fn from_str(text: &str) -> Result<Self, NotAHost> {
        let wrong = || NotAHost(text.to_owned());
        let (name, port) = split(text.trim()).ok_or_else(wrong)?;
        let port = match port {
            Some(port) => Some(port.parse().map_err(|_| wrong())?),
            None => None,
        };
        let name = name.to_ascii_lowercase();
        let name = match name.strip_prefix('*') {
            Some("") => Name::Any,
            Some(end) if end.starts_with('.') && is_name(&end[1..]) => Name::EndsWith(end.into()),
            None if is_name(&name) || name.parse::<std::net::Ipv6Addr>().is_ok() => Name::Is(name),
            _ => return Err(wrong()),
        };
        Ok(Self { name, port })
    }
}

/// Host and port; an IPv6 address has brackets, which are taken off.
fn split(text: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = text.strip_prefix('[') {
        let (address, rest) = rest.split_once(']')?;
        let port = match rest {
            "" => None,
            rest => Some(rest.strip_prefix(':')?),
        };
        return Some((address, port));
    }
    Some(match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    })
}

fn is_name(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    text.split('.').all(label)
}

impl fmt::Display for AllowedHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Name::Is(name) if name.contains(':') => write!(f, "[{name}]")?,
            Name::Is(name) => f.write_str(name)?,
            Name::EndsWith(end) => write!(f, "*{end}")?,
            Name::Any => f.write_str("*")?,
        }
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read() {
        for text in [
            "example.org",
            "a.b:8080",
            "*.example.org",
            "[::1]:3030",
            "127.0.0.1",
            "*",
        ] {
            let host: AllowedHost = text.parse().unwrap();
            assert_eq!(host.to_string(), text);
        }
        for text in [
            "", "http://a", "a/b", "a:b", "a:99999", "*a", "a b", "[::1", "a..b", "*.",
        ] {
            assert!(text.parse::<AllowedHost>().is_err(), "{text}");
        }
    }

    #[test]
    fn hosts_are_compared_whole() {
        for (entry, host, port, wanted) in [
            ("Example.org", "example.ORG", 443, Some(Allowed::ByName)),
            ("example.org", "example.org", 8080, None),
            (
                "example.org:8080",
                "example.org",
                8080,
                Some(Allowed::ByName),
            ),
            ("example.org:8080", "example.org", 443, None),
            ("example.org", "a.example.org", 443, None),
            ("example.org", "example.org.evil.net", 443, None),
            (
                "*.example.org",
                "a.b.example.org",
                443,
                Some(Allowed::ByPattern),
            ),
            ("*.example.org", "example.org", 443, None),
            ("*.example.org", "evilexample.org", 443, None),
            ("*", "anything.at.all", 443, Some(Allowed::ByPattern)),
            ("[::1]:3030", "::1", 3030, Some(Allowed::ByName)),
        ] {
            let entry: AllowedHost = entry.parse().unwrap();
            assert_eq!(
                entry.allows(host, port, 443),
                wanted,
                "{entry} {host}:{port}"
            );
        }
    }
}
