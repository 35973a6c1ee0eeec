//! What the clock triggers for matching.

use super::actions;
use crate::app::App;
use crate::error::Result;

/// Every minute: base scores of places that changed, and in the morning of all; the stays of each municipality.
///
/// # Errors
/// The database's.
pub async fn score_facilities(app: &App) -> Result<usize> {
    Ok(actions::score(app).await? + actions::count_stays(app).await?)
}
