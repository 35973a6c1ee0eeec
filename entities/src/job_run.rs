//! `job_run`: a job's last run.

use sea_orm::entity::prelude::*;

use crate::Instant;

/// A job's last run.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub started_at: Instant,
    /// Until then nobody else starts it: several processes share one database.
    pub lease_until: Instant,
    pub finished_at: Option<Instant>,
    pub succeeded_at: Option<Instant>,
    pub last_error: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
