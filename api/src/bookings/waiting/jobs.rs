//! What the clock triggers for the waiting list; each calls the action that stands for it.

use super::actions;
use crate::app::App;
use crate::bookings::jobs::unless_faster;
use crate::error::Result;

/// Every minute and after every commit: whoever stands first gets what is free, the next one what that leaves.
///
/// # Errors
/// The database's.
pub async fn offer_places(app: &App) -> Result<usize> {
    let (booked, asleep) = actions::offerable(app).await?;
    let mut done = 0;
    for (booking, entry) in asleep {
        done += usize::from(unless_faster(actions::wake(app, booking, entry).await)?);
    }
    for booking in booked {
        done += usize::from(unless_faster(actions::offer(app, booking).await)?);
    }
    Ok(done)
}

/// Every minute: offers that nobody answered. What they held is offered to the next one at once.
///
/// # Errors
/// The database's.
pub async fn lapse_offers(app: &App) -> Result<usize> {
    let mut done = 0;
    for booking in actions::unanswered(app).await? {
        done += usize::from(unless_faster(actions::lapse_offer(app, booking).await)?);
    }
    if done > 0 {
        done += offer_places(app).await?;
    }
    Ok(done)
}

/// Every minute: waiting that its own dates have ended.
///
/// # Errors
/// The database's.
pub async fn lapse_waiting(app: &App) -> Result<usize> {
    let mut done = 0;
    for booking in actions::past(app).await? {
        done += usize::from(unless_faster(actions::lapse_waiting(app, booking).await)?);
    }
    Ok(done)
}
