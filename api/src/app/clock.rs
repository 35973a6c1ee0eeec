//! The clock that `main` reads and passes on; tests and the demo move it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// A source of time and how far it has been moved.
#[derive(Clone)]
pub struct Clock {
    read: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    moved_microseconds: Arc<AtomicI64>,
}

impl Clock {
    /// A clock on the given source: the system's in `main`, a constant in tests.
    pub fn new(read: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self {
            read: Arc::new(read),
            moved_microseconds: Arc::new(AtomicI64::new(0)),
        }
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn standing(at: DateTime<Utc>) -> Self {
        Self::new(move || at)
    }

    /// The time, to the microsecond.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let moved = TimeDelta::microseconds(self.moved_microseconds.load(Ordering::Relaxed));
        let now = (self.read)() + moved;
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }

    /// Moves the clock so that it shows `moment` now.
    pub fn move_to(&self, moment: DateTime<Utc>) {
        let moved = (moment - (self.read)()).num_microseconds().unwrap_or(0);
        self.moved_microseconds.store(moved, Ordering::Relaxed);
    }
}
