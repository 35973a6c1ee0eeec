//! What the clock triggers for busy calendars.

use super::{actions, store};
use crate::app::App;
use crate::error::{Error, Result};

/// Calendars that one run fetches, one after the other: the next minute sees to the rest, and a run stays well within
/// its lease even when every one of them uses all the time that it is given.
const RUN_MAX: u64 = 30;

/// Every minute: the calendars whose time has come.
///
/// # Errors
/// The database's.
pub async fn sync(app: &App) -> Result<usize> {
    let mut done = 0;
    for calendar in store::due(app.db.reader(), app.now(), RUN_MAX).await? {
        match actions::sync(app, &calendar).await {
            Ok(_) => done += 1,
            // Removed in the meantime.
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}
