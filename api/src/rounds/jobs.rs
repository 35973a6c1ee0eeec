//! What the clock, or a commit, triggers for rounds: runs that wait are computed.

use super::actions;
use crate::app::App;
use crate::error::Result;

/// Every minute and after every commit.
///
/// # Errors
/// The database's.
pub async fn solve(app: &App) -> Result<usize> {
    actions::solve_all(app).await
}
