//! The candidates of a search and what fairness counts.

mod conditions;
mod listings;

pub use conditions::{Places, all_of, listed, one, prefilter, room, seen, within};
pub use listings::{best_with_room, ordering};

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::facility::{self, FacilityType, Meals};
use entities::id::{CallId, FacilityId};
use entities::{booking, municipality, municipality_stays, programme_call};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use crate::app::{Txn, padded};
use crate::availability::Which;
use crate::matching::query::Query as SearchQuery;

/// Rows of what is counted by municipality.
const MUNICIPALITIES_MAX: u64 = 2_000;
/// How many are named to the database; to name more takes longer than to read all there are.
const MUNICIPALITIES_FEW: usize = 256;

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
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
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
    pub welcomed_purposes: Option<String>,
    pub welcomed_industries: Option<String>,
    pub welcomed_party_from: Option<i32>,
    pub welcomed_party_to: Option<i32>,
    pub first_timers_welcome: Option<bool>,
    pub satisfaction_mean_milli: Option<i32>,
    pub satisfaction_n: Option<i32>,
}

const COLUMNS: &[facility::Column] = {
    use facility::Column as F;
    &[
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
        F::JitterMs,
        F::LossPerMille,
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
        F::WelcomedPurposes,
        F::WelcomedIndustries,
        F::WelcomedPartyFrom,
        F::WelcomedPartyTo,
        F::FirstTimersWelcome,
        F::SatisfactionMeanMilli,
        F::SatisfactionN,
    ]
};

/// The ids of the places.
#[must_use]
pub fn which(places: &Places) -> Which {
    let ids = Query::select()
        .column((facility::Entity, facility::Column::Id))
        .from(facility::Entity)
        .cond_where(places.clone())
        .to_owned();
    Which::Those(Box::new(ids))
}

/// How many places there are, counted up to `most`.
///
/// The limit is part of the text: of one that is a value PostgreSQL keeps no plan, because it could be any.
pub async fn count(db: &impl ConnectionTrait, places: &Places, most: u64) -> Result<usize, DbErr> {
    let some = Query::select()
        .expr(Expr::val(1))
        .from(facility::Entity)
        .cond_where(places.clone())
        .to_owned();
    let Statement { sql, values, .. } = db.get_database_backend().build(&some);
    let sql = format!("SELECT count(*) AS n FROM ({sql} LIMIT {most}) AS places");
    let counted = Statement {
        sql,
        values,
        db_backend: db.get_database_backend(),
    };
    let row = db.query_one_raw(counted).await?;
    let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(usize::try_from(n).unwrap_or_default())
}

/// Those of these places, in their order, that may have room for the stay.
///
/// It answers one row, of their ranks: each row wakes who waits for it, which takes longer than to find it.
pub async fn with_room(
    db: &impl ConnectionTrait,
    query: &SearchQuery,
    ids: &[FacilityId],
) -> Result<Vec<FacilityId>, DbErr> {
    let room = room(db, query, &query.shifts(query.flexible_days));
    if room.is_empty() {
        return Ok(ids.to_vec());
    }
    // Filled up with nobody, so that there are few texts to plan.
    let some = ids.iter().map(|id| Some(id.0)).chain(std::iter::repeat(None));
    let ranked = some.zip(0_i32..).take(ids.len().next_power_of_two());
    let of = |column: &'static str| (Alias::new("ranked"), Alias::new(column));
    let query = Query::select()
        .expr_as(Expr::cust("string_agg(CAST(ranked.column2 AS text), ' ')"), "ranks")
        .from_values(ranked, Alias::new("ranked"))
        .join(
            JoinType::InnerJoin,
            facility::Entity,
            Expr::col((facility::Entity, facility::Column::Id)).equals(of("column1")),
        )
        .cond_where(room)
        .to_owned();
    let row = db.query_one(&query).await?;
    let ranks: Option<String> = row.map_or(Ok(None), |row| row.try_get("", "ranks"))?;
    let mut ranks: Vec<usize> = ranks
        .iter()
        .flat_map(|ranks| ranks.split(' '))
        .flat_map(str::parse)
        .collect();
    ranks.sort_unstable();
    Ok(ranks.into_iter().filter_map(|rank| ids.get(rank).copied()).collect())
}

/// How many of the places lie in each municipality, by its code.
pub async fn count_by_municipality(db: &impl ConnectionTrait, places: &Places) -> Result<Vec<(String, i64)>, DbErr> {
    facility::Entity::find()
        .select_only()
        .column(facility::Column::MunicipalityCode)
        .column_as(facility::Column::Id.count(), "places")
        .filter(places.clone())
        .group_by(facility::Column::MunicipalityCode)
        .order_by_asc(facility::Column::MunicipalityCode)
        .limit(MUNICIPALITIES_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// So many of the places, in no order.
pub async fn candidates(db: &impl ConnectionTrait, places: &Places, limit: u64) -> Result<Vec<Candidate>, DbErr> {
    read(db, listings::listed(places, COLUMNS, limit)).await
}

/// So many of the places, those with the best base scores.
pub async fn best_candidates(db: &impl ConnectionTrait, places: &Places, limit: u64) -> Result<Vec<Candidate>, DbErr> {
    let mut query = listings::listed(places, COLUMNS, limit);
    listings::in_order(&mut query);
    read(db, query).await
}

/// The listings with their municipalities, joined to what is found: joined before, a walk along the index of scores
/// would lose its order.
async fn read(db: &impl ConnectionTrait, found: SelectStatement) -> Result<Vec<Candidate>, DbErr> {
    use municipality::Column as M;
    let of = |column: M| (municipality::Entity, column);
    let code = Expr::col((Alias::new("found"), facility::Column::MunicipalityCode));
    let query = Query::select()
        .column((Alias::new("found"), Asterisk))
        .expr_as(Expr::col(of(M::NameJa)), "municipality_name_ja")
        .expr_as(Expr::col(of(M::NameEn)), "municipality_name_en")
        .column(of(M::Area))
        .from_subquery(found, Alias::new("found"))
        .join(JoinType::InnerJoin, municipality::Entity, code.equals(of(M::Code)))
        .to_owned();
    let statement = db.get_database_backend().build(&query);
    Candidate::find_by_statement(statement).all(db).await
}

/// The codes of the municipalities of the areas.
pub async fn codes(db: &impl ConnectionTrait, areas: &[String]) -> Result<Vec<String>, DbErr> {
    municipality::Entity::find()
        .select_only()
        .column(municipality::Column::Code)
        .filter(municipality::Column::Area.is_in(areas.iter().map(String::as_str)))
        .order_by_asc(municipality::Column::Code)
        .limit(MUNICIPALITIES_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// The stays of the half in these municipalities, or in all where these are many, as [`keep_stays`] last left them.
pub async fn stays(db: &impl ConnectionTrait, codes: &BTreeSet<&str>) -> Result<HashMap<String, i64>, DbErr> {
    let mut query = municipality_stays::Entity::find().limit(MUNICIPALITIES_MAX);
    if codes.len() <= MUNICIPALITIES_FEW {
        let codes: Vec<&str> = codes.iter().copied().collect();
        query = query.filter(municipality_stays::Column::MunicipalityCode.is_in(padded(&codes)));
    }
    Ok(by_code(query.all(db).await?))
}

/// The same in all of them.
pub async fn all_stays(db: &impl ConnectionTrait) -> Result<HashMap<String, i64>, DbErr> {
    let query = municipality_stays::Entity::find().limit(MUNICIPALITIES_MAX);
    Ok(by_code(query.all(db).await?))
}

fn by_code(rows: Vec<municipality_stays::Model>) -> HashMap<String, i64> {
    rows.into_iter().map(|row| (row.municipality_code, row.stays)).collect()
}

/// Keeps them in place of what was counted before.
pub async fn keep_stays(txn: &Txn, stays: &HashMap<String, i64>) -> Result<(), DbErr> {
    municipality_stays::Entity::delete_many().exec(txn).await?;
    let rows = stays.iter().map(|(code, stays)| municipality_stays::ActiveModel {
        municipality_code: Set(code.clone()),
        stays: Set(*stays),
    });
    if !stays.is_empty() {
        municipality_stays::Entity::insert_many(rows)
            .exec_without_returning(txn)
            .await?;
    }
    Ok(())
}

/// Stays of the half by municipality, counted: confirmed, going on or completed, by the day of check-in.
pub async fn count_stays(
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
        .limit(MUNICIPALITIES_MAX)
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
