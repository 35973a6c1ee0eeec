//! What a search reads from.

use chrono::TimeDelta;

use crate::app::{App, Look};
use crate::availability;
use crate::config::Config;
use crate::error::Result;
use crate::facilities::Calendar;
use crate::matching::query::{FLEXIBLE_DAYS_MAX, Query};

/// One look at the database, and how much of it a search looks at.
pub struct Reading<'a> {
    pub db: Look<'a>,
    pub config: &'a Config,
    /// The public holidays of all days that the search may ask about.
    pub holidays: Calendar,
}

impl<'a> Reading<'a> {
    /// For the days of the search, moved as far as they may be, and so many days from the first of them on.
    pub async fn of(app: &'a App, query: &Query, strip_days: u64) -> Result<Self> {
        let db = app.db.look().await?;
        let (starts_on, ends_on) = query
            .stay
            .map_or((query.today, query.today), |stay| (stay.starts_on, stay.ends_on));
        let moved = TimeDelta::days(FLEXIBLE_DAYS_MAX);
        let strip = TimeDelta::days(i64::try_from(strip_days).unwrap_or_default());
        Ok(Self {
            holidays: availability::holidays(&db, starts_on - moved, ends_on + moved.max(strip)).await?,
            db,
            config: &app.config,
        })
    }
}
