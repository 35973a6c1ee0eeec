//! What the clock triggers: files that no row names are removed.

use super::actions;
use crate::app::App;
use crate::error::Result;

/// Removes orphans; how many files.
///
/// # Errors
/// The database's, or the files' store's.
pub async fn sweep(app: &App) -> Result<usize> {
    actions::sweep(app).await
}
