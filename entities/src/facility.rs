//! `facility`: a listing: what a host facility (受入施設) offers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{FacilityId, OrganisationId, PersonId};

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
#[schema(as = FacilityState)]
pub enum State {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "in_check")]
    InCheck,
    #[sea_orm(string_value = "returned")]
    Returned,
    #[sea_orm(string_value = "published")]
    Published,
    #[sea_orm(string_value = "suspended")]
    Suspended,
}

/// The values of `audience`.
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
#[schema(as = FacilityAudience)]
pub enum Audience {
    #[sea_orm(string_value = "everyone")]
    Everyone,
    #[sea_orm(string_value = "staff_only")]
    StaffOnly,
}

/// The values of `facility_type`.
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
pub enum FacilityType {
    #[sea_orm(string_value = "lodging")]
    Lodging,
    #[sea_orm(string_value = "coworking")]
    Coworking,
    #[sea_orm(string_value = "combined")]
    Combined,
    #[sea_orm(string_value = "public_facility")]
    PublicFacility,
}

/// The values of `lodging_licence`.
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
pub enum LodgingLicence {
    #[sea_orm(string_value = "ryokan_hotel")]
    RyokanHotel,
    #[sea_orm(string_value = "kan_i_shukusho")]
    KanIShukusho,
    #[sea_orm(string_value = "minpaku")]
    Minpaku,
    #[sea_orm(string_value = "none")]
    None,
}

/// The values of `meals`.
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
pub enum Meals {
    #[sea_orm(string_value = "none")]
    None,
    #[sea_orm(string_value = "breakfast")]
    Breakfast,
    #[sea_orm(string_value = "half_board")]
    HalfBoard,
}

/// A listing: what a host facility (受入施設) offers.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "facility")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FacilityId,
    pub number: String,
    pub organisation_id: OrganisationId,
    pub municipality_code: String,
    pub state: State,
    pub audience: Audience,
    pub name_ja: String,
    pub name_kana: String,
    pub name_en: String,
    pub description_ja: String,
    pub description_en: String,
    pub address: String,
    pub lat: f64,
    pub lon: f64,
    pub facility_type: FacilityType,
    pub lodging_licence: LodgingLicence,
    pub theme: String,
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub measured_on: Option<Date>,
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
    pub line_source: Option<crate::line_measurement::Kind>,
    pub wired_lan: Option<bool>,
    pub dedicated_ssid: Option<bool>,
    pub vpn_allowed: Option<bool>,
    pub monitors: Option<i32>,
    pub multifunction_printer: Option<bool>,
    pub ergonomic_chairs: Option<i32>,
    pub lockable_booths: Option<i32>,
    pub single_rooms: Option<bool>,
    pub min_nights: Option<i32>,
    pub max_nights: Option<i32>,
    pub children_allowed: Option<bool>,
    pub child_min_age: Option<i32>,
    pub pets_allowed: Option<bool>,
    pub wheelchair: Option<bool>,
    pub meals: Meals,
    pub parking: Option<i32>,
    pub ev_chargers: Option<i32>,
    pub invoice_allowed: Option<bool>,
    pub check_in_time: Option<String>,
    pub check_out_time: Option<String>,
    pub station_walk_minutes: Option<i32>,
    pub nagoya_minutes: Option<i32>,
    pub hazard: String,
    pub elevation_m: Option<i32>,
    pub shelter_name: String,
    pub shelter_walk_minutes: Option<i32>,
    pub emergency_phone: String,
    pub languages: String,
    pub access_note: String,
    pub wifi_note: String,
    /// Words with spaces between them; `None`: not said.
    pub welcomed_purposes: Option<String>,
    pub welcomed_industries: Option<String>,
    pub welcomed_party_from: Option<i32>,
    pub welcomed_party_to: Option<i32>,
    pub first_timers_welcome: Option<bool>,
    /// People that its rooms, or its biggest whole, hold; `None`: not counted yet.
    pub sleeps: Option<i32>,
    /// People that its work places hold; `None`: not counted yet.
    pub seats: Option<i32>,
    /// 0 to 1,000: how much of everything that can be asked for holds.
    pub base_score: i32,
    pub scored_at: Option<Instant>,
    /// Thousandths of a point, of released figures only.
    pub satisfaction_mean_milli: Option<i32>,
    pub satisfaction_n: Option<i32>,
    pub submitted_by: Option<PersonId>,
    pub submitted_at: Option<Instant>,
    pub return_comment: Option<String>,
    pub suspended_reason: Option<String>,
    pub published_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
