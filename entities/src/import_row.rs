//! `import_row`: a row of a file that was taken in, and what came of it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BlockId, FacilityId, ImportId};

/// What it would come to, or came to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = ImportVerdict)]
pub enum Verdict {
    #[sea_orm(string_value = "create")]
    Create,
    #[sea_orm(string_value = "update")]
    Update,
    #[sea_orm(string_value = "unchanged")]
    Unchanged,
    #[sea_orm(string_value = "error")]
    Error,
}

/// What became of a row that was written.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = ImportOutcome)]
pub enum Outcome {
    #[sea_orm(string_value = "applied")]
    Applied,
    #[sea_orm(string_value = "undone")]
    Undone,
    #[sea_orm(string_value = "kept")]
    Kept,
}

/// A row of a file that was taken in, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    /// As a spreadsheet counts: the headings stand in row 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The cells, as a JSON array of texts.
    pub cells: String,
    pub verdict: Verdict,
    /// What is wrong with it, as JSON.
    pub faults: String,
    pub label: String,
    /// No reference: the undo removes what an import began, and the row goes on saying so.
    pub facility_id: Option<FacilityId>,
    pub block_id: Option<BlockId>,
    /// The listing as it was before, as JSON.
    pub before: Option<String>,
    pub version_after: Option<i64>,
    pub outcome: Option<Outcome>,
    /// Why the undo left it, in both languages, as JSON.
    pub kept_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
