//! The candidates of a search and what fairness counts.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::facility::{self, FacilityType, Meals};
use entities::id::{CallId, FacilityId};
use entities::{booking, municipality, programme_call};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, QueryTrait,
};

use crate::facilities;
use crate::policy::Scope;

/// Places that one search looks at.
pub const CANDIDATES_MAX: usize = 2_000;
const CANDIDATE_ROWS: u64 = 2_000;

/// A published place as a list shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Candidate {
    pub id: FacilityId,
    pub number: String,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub municipality_name_ja: String,
    pub municipality_name_en: String,
    pub area: String,
    pub lat: f64,
    pub lon: f64,
    pub facility_type: FacilityType,
    pub audience: facility::Audience,
    pub theme: String,
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub measured_on: Option<NaiveDate>,
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
    pub pets_allowed: Option<bool>,
    pub wheelchair: Option<bool>,
    pub meals: Meals,
    pub parking: Option<i32>,
    pub ev_chargers: Option<i32>,
    pub invoice_allowed: Option<bool>,
    pub station_walk_minutes: Option<i32>,
    pub nagoya_minutes: Option<i32>,
    pub hazard: String,
    pub languages: String,
}

/// Every place that the asker may know of, or the one.
pub async fn candidates(
    db: &impl ConnectionTrait,
    scope: &Scope,
    only: Option<FacilityId>,
) -> Result<Vec<Candidate>, DbErr> {
    use facility::Column as F;
    facility::Entity::find()
        .select_only()
        .columns([
            F::Id,
            F::Number,
            F::NameJa,
            F::NameEn,
            F::MunicipalityCode,
            F::Lat,
            F::Lon,
            F::FacilityType,
            F::Audience,
            F::Theme,
            F::DownMbps,
            F::UpMbps,
            F::RttMs,
            F::MeasuredOn,
            F::WiredLan,
            F::DedicatedSsid,
            F::VpnAllowed,
            F::Monitors,
            F::MultifunctionPrinter,
            F::ErgonomicChairs,
            F::LockableBooths,
            F::SingleRooms,
            F::MinNights,
            F::MaxNights,
            F::ChildrenAllowed,
            F::PetsAllowed,
            F::Wheelchair,
            F::Meals,
            F::Parking,
            F::EvChargers,
            F::InvoiceAllowed,
            F::StationWalkMinutes,
            F::NagoyaMinutes,
            F::Hazard,
            F::Languages,
        ])
        .column_as(municipality::Column::NameJa, "municipality_name_ja")
        .column_as(municipality::Column::NameEn, "municipality_name_en")
        .column(municipality::Column::Area)
        .join(
            JoinType::InnerJoin,
            facility::Entity::belongs_to(municipality::Entity)
                .from(F::MunicipalityCode)
                .to(municipality::Column::Code)
                .into(),
        )
        .filter(facilities::visible(scope))
        .apply_if(only, |query, id| query.filter(F::Id.eq(id)))
        .limit(CANDIDATE_ROWS)
        .into_model()
        .all(db)
        .await
}

/// Stays of the half by municipality: confirmed, going on or completed, by the day of check-in.
pub async fn bookings_by_municipality(
    db: &impl ConnectionTrait,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<HashMap<String, i64>, DbErr> {
    let rows: Vec<(String, i64)> = booking::Entity::find()
        .select_only()
        .column(facility::Column::MunicipalityCode)
        .column_as(booking::Column::Id.count(), "bookings")
        .join(
            JoinType::InnerJoin,
            booking::Entity::belongs_to(facility::Entity)
                .from(booking::Column::FacilityId)
                .to(facility::Column::Id)
                .into(),
        )
        .filter(booking::Column::State.is_in([
            booking::State::Confirmed,
            booking::State::CheckedIn,
            booking::State::Completed,
        ]))
        .filter(booking::Column::StartsOn.between(from, until))
        .group_by(facility::Column::MunicipalityCode)
        .limit(CANDIDATE_ROWS)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The most that a published call pays for a person and night; `None` when there is no such call.
pub async fn price_cap(db: &impl ConnectionTrait, id: CallId) -> Result<Option<Option<i64>>, DbErr> {
    programme_call::Entity::find_by_id(id)
        .select_only()
        .column(programme_call::Column::CapPerPersonNightYen)
        .filter(programme_call::Column::State.eq(programme_call::State::Published))
        .into_tuple()
        .one(db)
        .await
}
