//! Sessions end when they must, last over a restart, and are never too many.

use super::*;
use crate::graph::tokens::Role;

struct House {
    folder: tempfile::TempDir,
    tokens: Tokens,
    token: String,
    start: SystemTime,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(folder.path()).unwrap();
        let token = tokens.add("kari", Role::Steward, &[]).unwrap();
        Self {
            folder,
            tokens,
            token,
            start: SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000),
        }
    }

    fn sessions(&self) -> Sessions {
        Sessions::new(Some(&self.tokens), self.start)
    }

    fn begin(&self, sessions: &Sessions, now: SystemTime) -> String {
        self.begin_with(sessions, &self.token, now)
    }

    fn begin_with(&self, sessions: &Sessions, token: &str, now: SystemTime) -> String {
        let identity = self.tokens.check(&self.token).unwrap();
        let who = (Handle::of(token), &identity);
        sessions.begin(who, &self.tokens, now).unwrap().0
    }
}

#[test]
fn a_session_ends_when_it_is_old_or_idle() {
    let house = House::new();
    let (sessions, start) = (house.sessions(), house.start);
    let begin = || house.begin(&sessions, start);
    let (used, idle) = (begin(), begin());
    let find = |secret: &str, now| sessions.find(secret, &house.tokens, now);
    let mut now = start;
    while now.duration_since(start).unwrap() + IDLE / 2 < LONGEST {
        now += IDLE / 2;
        assert!(find(&used, now).is_some());
    }
    assert!(find(&idle, now).is_none());
    assert!(find(&used, start + LONGEST).is_none());
    assert!(find(&used, start).is_none(), "forgotten");
    assert!(house.tokens.sessions().unwrap().is_empty(), "struck out");
}

#[test]
fn a_session_dies_with_its_token() {
    let house = House::new();
    let (sessions, now) = (house.sessions(), house.start);
    let secret = house.begin(&sessions, now);
    let find = |secret: &str| sessions.find(secret, &house.tokens, now);
    let signed = find(&secret).unwrap();
    assert_eq!(signed.identity.name, "kari");
    assert!(signed.gave(&signed.csrf) && !signed.gave("") && !signed.gave(&secret));
    assert!(find(&signed.csrf).is_none());
    house.tokens.revoke("kari").unwrap();
    assert!(house.tokens.sessions().unwrap().is_empty(), "on disk too");
    assert!(find(&secret).is_none());
    assert!(sessions.lock().is_empty());
}

#[test]
fn a_restart_ends_no_session_and_the_file_opens_none() {
    let house = House::new();
    let start = house.start;
    let first = house.sessions();
    let (secret, idle) = (house.begin(&first, start), house.begin(&first, start));
    let before = first
        .find(&secret, &house.tokens, start + IDLE / 2)
        .unwrap();
    drop(first);
    let tokens = Tokens::open(house.folder.path()).unwrap();
    let again = Sessions::new(Some(&tokens), start + IDLE + NOTED);
    let after = again.find(&secret, &tokens, start + IDLE + NOTED).unwrap();
    assert!(after.gave(&before.csrf), "an open form can still be sent");
    assert!(again.find(&idle, &tokens, start).is_none(), "it was idle");
    assert_eq!(tokens.sessions().unwrap().len(), 1);
    let bytes = std::fs::read(house.folder.path().join(crate::graph::tokens::FILE)).unwrap();
    for said in [&secret[..16], &before.csrf[..16]] {
        let said = said.as_bytes();
        assert!(!bytes.windows(said.len()).any(|window| window == said));
    }
    again.end(&after, &tokens);
    assert!(tokens.sessions().unwrap().is_empty());
}

#[test]
fn one_signs_out_everywhere() {
    let house = House::new();
    let (sessions, now) = (house.sessions(), house.start);
    let (here, there) = (house.begin(&sessions, now), house.begin(&sessions, now));
    let other = house.tokens.add("ola", Role::Steward, &[]).unwrap();
    let others = house.begin_with(&sessions, &other, now);
    let find = |secret: &str| sessions.find(secret, &house.tokens, now);
    let signed = find(&here).unwrap();
    assert_eq!(sessions.count(&signed, now), 2);
    sessions.end_all(&signed, &house.tokens);
    assert!(find(&here).is_none() && find(&there).is_none());
    assert!(find(&others).is_some());
    assert_eq!(house.tokens.sessions().unwrap().len(), 1);
}

#[test]
fn there_are_never_too_many() {
    let house = House::new();
    let (sessions, now) = (house.sessions(), house.start);
    let first = house.begin(&sessions, now);
    for second in 1..=MOST_OF_TOKEN as u64 {
        house.begin(&sessions, now + Duration::from_secs(second));
    }
    assert!(sessions.find(&first, &house.tokens, now).is_none());
    assert_eq!(sessions.lock().len(), MOST_OF_TOKEN);
    assert_eq!(house.tokens.sessions().unwrap().len(), MOST_OF_TOKEN);
    let session = |number: usize| {
        let kept = KeptSession {
            key: key(&number.to_string()),
            token: Handle::of(&number.to_string()),
            begun: now,
            used: now,
        };
        (kept.key, Session { kept, used: now })
    };
    sessions.lock().extend((0..MOST).map(session));
    house.begin(&sessions, now);
    assert_eq!(sessions.lock().len(), MOST);
}
