//! What a session may still make the server carry. In memory, because it only bounds: a restart ends the sessions and
//! the page begins again. It belongs to one process: behind a proxy with several, a page must reach the same one.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{FacilityId, PersonId};

/// How long a session lasts (minutes); a slow line needs one and a half.
const LIFETIME_MINUTES: i64 = 5;
/// A host who measures every room of a house in an hour needs no more.
const PERSON_PER_HOUR: usize = 20;
/// Streams of one session in one direction at the same time: a browser opens up to twelve connections to one place.
pub const STREAMS_MAX: u32 = 12;
/// Bytes of one stream.
pub const STREAM_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Small requests of a session.
pub const PINGS_MAX: u32 = 1_000;

/// What the settings allow.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Sessions at the same time; they would spoil each other's figures.
    pub at_once: u32,
    /// Sessions in an hour, of everybody.
    pub per_hour: u32,
    /// Bytes in each direction.
    pub bytes: u64,
}

/// Why no session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// Others are measuring; seconds until one of them must have ended.
    Busy(u64),
    /// Too many in this hour; seconds until the next.
    Hour(u64),
}

/// All sessions of this process.
#[derive(Default)]
pub struct Meters(Mutex<Open>);

#[derive(Default)]
struct Open {
    sessions: HashMap<String, Arc<Session>>,
    /// The beginnings of the last hour, oldest first.
    begun: VecDeque<(DateTime<Utc>, PersonId)>,
}

/// One measuring.
pub struct Session {
    pub facility: FacilityId,
    pub person: PersonId,
    pub until: DateTime<Utc>,
    down: Budget,
    up: Budget,
    pings_left: AtomicU32,
}

/// One direction: open streams, and bytes.
struct Budget {
    streams: AtomicU32,
    left: AtomicU64,
    moved: AtomicU64,
}

/// Which way bytes go, seen from the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Down,
    Up,
}

impl Meters {
    /// Begins a session under this token. The person's earlier one ends.
    ///
    /// # Errors
    /// [`Full`].
    pub fn begin(
        &self,
        token: String,
        (facility, person): (FacilityId, PersonId),
        now: DateTime<Utc>,
        bounds: Bounds,
    ) -> Result<Arc<Session>, Full> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hour_ago = now - TimeDelta::hours(1);
        open.begun.retain(|(at, _)| *at > hour_ago);
        open.sessions
            .retain(|_, session| session.until > now && session.person != person);
        if open.sessions.len() >= size(bounds.at_once) {
            let ends = open.sessions.values().map(|session| session.until).min();
            return Err(Full::Busy(seconds(ends.unwrap_or(now) - now)));
        }
        let own = open.begun.iter().filter(|(_, by)| *by == person);
        let own_first = own.clone().map(|(at, _)| *at).next();
        let own_full = own.count() >= PERSON_PER_HOUR;
        let first = if own_full {
            own_first
        } else {
            open.begun.front().map(|(at, _)| *at)
        };
        if own_full || open.begun.len() >= size(bounds.per_hour) {
            return Err(Full::Hour(seconds(first.unwrap_or(now) - hour_ago)));
        }
        open.begun.push_back((now, person));
        let session = Arc::new(Session::new(facility, person, now, bounds.bytes));
        open.sessions.insert(token, session.clone());
        Ok(session)
    }

    /// The session of a token; `None` when there never was one, it ended, or its time is over.
    pub fn find(&self, token: &str, now: DateTime<Utc>) -> Option<Arc<Session>> {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.sessions.get(token).filter(|session| session.until > now).cloned()
    }

    /// Ends it: its figures are kept now, and nothing more is carried.
    pub fn end(&self, token: &str) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.sessions.remove(token);
    }
}

impl Session {
    fn new(facility: FacilityId, person: PersonId, now: DateTime<Utc>, bytes: u64) -> Self {
        let budget = || Budget {
            streams: AtomicU32::new(0),
            left: AtomicU64::new(bytes),
            moved: AtomicU64::new(0),
        };
        Self {
            facility,
            person,
            until: now + TimeDelta::minutes(LIFETIME_MINUTES),
            down: budget(),
            up: budget(),
            pings_left: AtomicU32::new(PINGS_MAX),
        }
    }

    const fn budget(&self, way: Way) -> &Budget {
        match way {
            Way::Down => &self.down,
            Way::Up => &self.up,
        }
    }

    /// Whether one more small request is answered.
    pub fn ping(&self) -> bool {
        let less = |left: u32| left.checked_sub(1);
        self.pings_left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }

    /// Bytes that really went that way.
    pub fn moved(&self, way: Way) -> u64 {
        self.budget(way).moved.load(Ordering::Relaxed)
    }

    /// A stream of up to so many bytes, fewer where fewer are left; `None` when nothing is left or too many are open.
    pub fn stream(self: &Arc<Self>, way: Way, bytes: u64) -> Option<Stream> {
        let one_more = |open: u32| (open < STREAMS_MAX).then_some(open + 1);
        let budget = self.budget(way);
        budget
            .streams
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more)
            .ok()?;
        let wanted = bytes.min(STREAM_BYTES_MAX);
        let taken = budget.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            Some(left - wanted.min(left))
        });
        let granted = taken.map_or(0, |left| wanted.min(left));
        // Dropped at once when empty: it gives its place free.
        let stream = Stream {
            session: self.clone(),
            way,
            left: granted,
        };
        (granted > 0).then_some(stream)
    }
}

/// Bytes under way. What it didn't move is given back when it ends.
pub struct Stream {
    session: Arc<Session>,
    way: Way,
    left: u64,
}

impl Stream {
    /// What it may still move.
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// Counts bytes; false, and nothing counted, when they are more than was granted.
    pub fn moves(&mut self, bytes: u64) -> bool {
        let Some(left) = self.left.checked_sub(bytes) else {
            return false;
        };
        self.left = left;
        self.session.budget(self.way).moved.fetch_add(bytes, Ordering::Relaxed);
        true
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let budget = self.session.budget(self.way);
        budget.left.fetch_add(self.left, Ordering::Relaxed);
        budget.streams.fetch_sub(1, Ordering::Relaxed);
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn seconds(left: TimeDelta) -> u64 {
    u64::try_from(left.num_seconds()).unwrap_or(0) + 1
}
