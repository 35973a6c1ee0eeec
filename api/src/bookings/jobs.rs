//! What the clock triggers for bookings; each calls the action that stands for it.

use super::{actions, changes, rules, store};
use crate::app::App;
use crate::availability;
use crate::error::{Error, Result};

/// The most bookings that one run sees to; the next minute sees to the rest.
const RUN_MAX: u64 = 200;

/// Every minute: holds whose time is over.
///
/// # Errors
/// The database's.
pub async fn expire_holds(app: &App) -> Result<usize> {
    let expired = availability::expired_holds(app.db.reader(), app.now(), RUN_MAX).await?;
    let mut done = 0;
    for (booking, _hold) in expired {
        let ended = unless_faster(actions::expire_hold(app, booking).await)?;
        // A confirmed booking holds places only for a change of it.
        done += usize::from(ended || unless_faster(changes::actions::expire(app, booking).await)?);
    }
    Ok(done)
}

/// Every minute: stays that are over.
///
/// # Errors
/// The database's.
pub async fn close_stays(app: &App) -> Result<usize> {
    let mut done = 0;
    for booking in store::overdue_stays(app.db.reader(), app.today()).await? {
        done += usize::from(unless_faster(actions::close_stay(app, booking).await)?);
    }
    Ok(done)
}

/// Every minute: tomorrow's guests, and stays whose names are due.
///
/// # Errors
/// The database's.
pub async fn remind_stays(app: &App) -> Result<usize> {
    let mut done = 0;
    for booking in store::stays_to_remind(app.db.reader(), app.today(), &rules::arriving(app.now())).await? {
        done += usize::from(unless_faster(actions::remind(app, booking).await)?);
    }
    Ok(done)
}

/// A person may have been faster, or it may not be time yet: then there is nothing to do.
pub(super) fn unless_faster<T>(outcome: Result<T>) -> Result<bool> {
    match outcome {
        Ok(_) => Ok(true),
        Err(Error::Refused(_) | Error::NotFound(_) | Error::Stale(_)) => Ok(false),
        Err(error) => Err(error),
    }
}
