//! `photo`: a picture of a facility, as it was encoded anew; the file that the host sent is never kept.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{FacilityId, PersonId, PhotoId};

/// The values of `licence`: by what right it is shown.
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
#[schema(as = PhotoLicence)]
pub enum Licence {
    /// The host made it, or holds all rights.
    #[sea_orm(string_value = "own")]
    Own,
    /// Whoever made it permitted it; the credit names them.
    #[sea_orm(string_value = "permitted")]
    Permitted,
    /// CC BY 4.0; the credit names whoever made it.
    #[sea_orm(string_value = "cc_by_4_0")]
    #[serde(rename = "cc_by_4_0")]
    CcBy40,
    /// CC0: given to everybody.
    #[sea_orm(string_value = "cc0")]
    Cc0,
    /// 公共データ利用規約; the credit names the source.
    #[sea_orm(string_value = "public_data")]
    PublicData,
}

/// The values of `consent`: of the people who can be recognised.
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
#[schema(as = PortraitConsent)]
pub enum Consent {
    /// Nobody can be recognised.
    #[sea_orm(string_value = "none_portrayed")]
    NonePortrayed,
    /// Everybody who can be recognised agreed to be shown.
    #[sea_orm(string_value = "consented")]
    Consented,
}

/// A picture of a facility.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PhotoId,
    pub facility_id: FacilityId,
    pub position: i32,
    pub alt_ja: String,
    pub alt_en: String,
    pub credit: String,
    pub licence: Licence,
    pub consent: Consent,
    pub width: i32,
    pub height: i32,
    pub bytes: i64,
    pub sha256: String,
    pub created_by: Option<PersonId>,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
