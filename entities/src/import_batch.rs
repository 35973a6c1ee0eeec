//! `import_batch`: a file that somebody took in, or previewed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{ImportId, OrganisationId, PersonId};

/// What its rows are.
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
#[schema(as = ImportKind)]
pub enum Kind {
    #[sea_orm(string_value = "facilities")]
    Facilities,
    #[sea_orm(string_value = "units")]
    Units,
    #[sea_orm(string_value = "blocks")]
    #[serde(alias = "closures")]
    Blocks,
}

/// Where it stands.
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
#[schema(as = ImportState)]
pub enum State {
    #[sea_orm(string_value = "preview")]
    Preview,
    #[sea_orm(string_value = "applied")]
    Applied,
    #[sea_orm(string_value = "undone")]
    Undone,
}

/// In what the file was written.
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
#[schema(as = ImportEncoding)]
pub enum Encoding {
    #[sea_orm(string_value = "utf8")]
    Utf8,
    #[sea_orm(string_value = "cp932")]
    Cp932,
}

/// A file that somebody took in, or previewed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub kind: Kind,
    pub state: State,
    pub organisation_id: OrganisationId,
    /// The municipality for which it was made, where one's officer made it.
    pub municipality_code: Option<String>,
    pub created_by: PersonId,
    pub file_name: String,
    pub encoding: Encoding,
    /// The headings, as a JSON array of texts.
    pub head: String,
    pub created_at: Instant,
    pub applied_at: Option<Instant>,
    pub undone_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
