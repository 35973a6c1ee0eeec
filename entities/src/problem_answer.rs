//! `problem_answer`: what the host said to a report.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{PersonId, ProblemAnswerId, ProblemReportId};

/// What the host said to a report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "problem_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProblemAnswerId,
    pub problem_report_id: ProblemReportId,
    pub person_id: PersonId,
    pub text: String,
    pub resolved: bool,
    pub answered_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
