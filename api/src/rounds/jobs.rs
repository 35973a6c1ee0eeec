//! What the clock, or a commit, triggers for rounds: runs that wait are computed.

use super::store;
use crate::app::App;
use crate::error::Result;

/// Every minute and after every commit.
///
/// # Errors
/// The database's.
pub async fn solve(app: &App) -> Result<usize> {
    if !store::is_any_waiting(app.db.writer(), app.now()).await? {
        return Ok(0);
    }
    Ok(0)
}
