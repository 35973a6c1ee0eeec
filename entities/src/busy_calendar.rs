//! `busy_calendar`: a calendar kept elsewhere, whose busy times are taken here too.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{BlockId, BusyCalendarId, FacilityId, PersonId, UnitId, UnitTypeId};

/// A calendar kept elsewhere, whose busy times are taken here too.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "busy_calendar")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BusyCalendarId,
    pub facility_id: FacilityId,
    /// The units that it is about: of one type, one unit, or all when neither is given.
    pub unit_type_id: Option<UnitTypeId>,
    pub unit_id: Option<UnitId>,
    /// The block whose rows its busy times are.
    pub block_id: BlockId,
    pub name: String,
    pub address: String,
    /// What the other side called its last version; none when that has to be read whole again.
    pub etag: Option<String>,
    pub last_fetched_at: Option<Instant>,
    pub last_ok_at: Option<Instant>,
    /// The code of what went wrong last, none after a success.
    pub last_error: Option<String>,
    pub last_error_detail: String,
    /// Attempts that failed since the last success.
    pub failures: i32,
    /// None where only people fetch it.
    pub next_fetch_at: Option<Instant>,
    pub created_by: Option<PersonId>,
    pub created_at: Instant,
    pub removed_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
