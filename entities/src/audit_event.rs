//! `audit_event`: one action: ids and changed field names, never personal values.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::AuditEventId;

/// One action: ids and changed field names, never personal values.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditEventId,
    pub happened_at: Instant,
    pub verb: String,
    pub actor_kind: String,
    pub actor_id: Option<String>,
    pub standing: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub subject_version: Option<i64>,
    pub fields: String,
    pub outcome: String,
    pub request_id: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
