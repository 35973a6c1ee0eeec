//! What the clock triggers for insights.

use super::{actions, satisfaction};
use crate::app::App;
use crate::error::Result;

/// Every hour: figures that can leave the secretariat since enough answers came in, or since a half ended.
///
/// # Errors
/// The database's.
pub async fn release_figures(app: &App) -> Result<usize> {
    actions::release(app).await
}

/// Every hour, after figures were released: what is out of guests' satisfaction goes to the facilities.
///
/// # Errors
/// The database's.
pub async fn push_satisfaction(app: &App) -> Result<usize> {
    satisfaction::actions::push(app).await
}
