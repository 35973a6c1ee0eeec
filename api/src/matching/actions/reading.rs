//! What a search reads from.

use crate::app::{App, Look};
use crate::config::Config;
use crate::error::Result;

/// One look at the database, and how much of it a search looks at.
pub struct Reading<'a> {
    pub db: Look<'a>,
    pub config: &'a Config,
}

impl<'a> Reading<'a> {
    pub async fn of(app: &'a App) -> Result<Self> {
        Ok(Self {
            db: app.db.look().await?,
            config: &app.config,
        })
    }
}
