//! Wrong tokens: who has shown several from one address waits before the next is looked at.
//!
//! A token cannot be guessed; this keeps those who try from taking time and filling the log. The first
//! five within ten minutes cost nothing. After that each doubles the pause, from one second to at most
//! sixteen, in which tokens from that address are not looked at. A right one ends it.

use super::super::server::Peer;
use axum::http::HeaderMap;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Wrong tokens that cost nothing.
const FREE: u32 = 5;

/// How long they are remembered after the last.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);

/// Longest pause.
const LONGEST: Duration = Duration::from_secs(16);

/// Addresses remembered at once; the one that was wrong longest ago makes room.
const MOST: usize = 10_000;

struct Tried {
    wrong: u32,
    last: Instant,
}

impl Tried {
    fn pause(&self) -> Duration {
        match self.wrong.checked_sub(FREE) {
            None => Duration::ZERO,
            Some(more) => LONGEST.min(Duration::from_secs(1 << more.min(10))),
        }
    }
}

/// The addresses that wrong tokens came from.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<Option<IpAddr>, Tried>>);

impl Attempts {
    /// How long an address has still to wait; none if its token may be looked at.
    pub fn wait(&self, from: Option<IpAddr>, now: Instant) -> Option<Duration> {
        let all = self.lock();
        let tried = all.get(&from)?;
        let left = (tried.last + tried.pause()).checked_duration_since(now)?;
        (!left.is_zero()).then_some(left)
    }

    /// A wrong token came.
    pub fn wrong(&self, from: Option<IpAddr>, now: Instant) {
        let mut all = self.lock();
        all.retain(|_, tried| now.saturating_duration_since(tried.last) < REMEMBERED);
        if all.len() >= MOST && !all.contains_key(&from) {
            let oldest = all.iter().min_by_key(|(_, tried)| tried.last);
            if let Some(oldest) = oldest.map(|(address, _)| *address) {
                all.remove(&oldest);
            }
        }
        let tried = all.entry(from).or_insert(Tried {
            wrong: 0,
            last: now,
        });
        tried.wrong += 1;
        tried.last = now;
    }

    /// A right one came.
    pub fn right(&self, from: Option<IpAddr>) {
        self.lock().remove(&from);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Option<IpAddr>, Tried>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a request comes from: the other end of the connection, or the address that a proxy on this
/// machine or its network says last. Of IPv6 the network, for one household has them all.
pub fn address(peer: Option<Peer>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer.map(|Peer(address)| address.to_canonical());
    let is_proxy = peer.is_none_or(|peer| match peer {
        IpAddr::V4(four) => four.is_loopback() || four.is_private(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local(),
    });
    let mut lines = headers.get_all("x-forwarded-for").iter();
    let said = lines.next_back().and_then(|line| line.to_str().ok());
    let said = said.and_then(|line| line.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    match said.filter(|_| is_proxy).or(peer)? {
        IpAddr::V6(six) => {
            let network = u128::from(six) >> 64 << 64;
            Some(Ipv6Addr::from(network).into())
        }
        four => Some(four),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Option<IpAddr> = Some(IpAddr::V6(Ipv6Addr::LOCALHOST));

    #[test]
    fn wrong_tokens_are_slowed_and_a_right_one_ends_it() {
        let attempts = Attempts::default();
        let mut now = Instant::now();
        let mut waits = Vec::new();
        for _ in 0..12 {
            waits.push(attempts.wait(HERE, now).map_or(0, |wait| wait.as_secs()));
            now += attempts.wait(HERE, now).unwrap_or_default();
            assert_eq!(attempts.wait(HERE, now), None, "after the pause one may");
            attempts.wrong(HERE, now);
        }
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 16, 16]);
        assert!(attempts.wait(HERE, now).is_some());
        assert_eq!(attempts.wait(None, now), None, "others are not slowed");
        attempts.right(HERE);
        assert_eq!(attempts.wait(HERE, now), None);
        for _ in 0..=FREE {
            attempts.wrong(HERE, now);
        }
        let later = now + REMEMBERED;
        attempts.wrong(None, later);
        assert_eq!(attempts.lock().len(), 1, "the others are forgotten");
    }

    #[test]
    fn there_are_never_too_many_addresses() {
        let attempts = Attempts::default();
        let now = Instant::now();
        for number in 0..MOST as u32 + 5 {
            let address = std::net::Ipv4Addr::from(number);
            attempts.wrong(
                Some(address.into()),
                now + Duration::from_millis(number.into()),
            );
        }
        assert_eq!(attempts.lock().len(), MOST);
    }

    #[test]
    fn a_proxy_nearby_is_believed_and_a_stranger_is_not() {
        let of = |text: &str| text.parse::<IpAddr>().unwrap();
        for (peer, said, wanted) in [
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
            ("10.0.0.2", "203.0.113.9", "203.0.113.9"),
            ("10.0.0.2", "unknown", "10.0.0.2"),
            ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
            ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
            ("::ffff:198.51.100.7", "", "198.51.100.7"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", said.parse().unwrap());
            let found = address(Some(Peer(of(peer))), &headers);
            assert_eq!(found, Some(of(wanted)), "{peer} {said}");
        }
        assert_eq!(address(None, &HeaderMap::new()), None);
    }
}
