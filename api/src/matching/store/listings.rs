//! The listings of many places, of which only what decides on their order is read.

use entities::facility::{self, Column};
use sea_orm::sea_query::{Alias, Order, Query as Select, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, IdenStatic, QueryResult};

use super::Places;
use super::conditions::{of_count, of_flag};
use crate::facilities::welcomed;
use crate::matching::facts::Facts;
use crate::matching::needs::Rule;
use crate::matching::query::{Query, Sort};

/// What the places say that decides on their order in the search, in no order, of `limit` of them.
pub async fn ordering(
    db: &impl ConnectionTrait,
    places: &Places,
    query: &Query,
    limit: u64,
) -> Result<Vec<Facts>, DbErr> {
    let columns = deciding(query);
    read(db, &listed(places, &columns, limit), &columns).await
}

/// The same of `limit` of the places by their base score, from `offset` on, as far as they have `room`.
///
/// The inner query walks the listings in order, and the outer one asks each for room. On PostgreSQL the outer one keeps
/// that order, and may not sort: the inner one would be planned as if it were read to its end.
pub async fn best_with_room(
    db: &impl ConnectionTrait,
    places: &Places,
    room: &Places,
    query: &Query,
    (offset, limit): (u64, u64),
) -> Result<Vec<Facts>, DbErr> {
    let columns = deciding(query);
    let mut walk = listed(places, &columns, limit);
    walk.columns([Column::BaseScore, Column::Sleeps]).offset(offset);
    in_order(&mut walk);
    let mut found = Select::select()
        .columns(columns.iter().copied())
        .from_subquery(walk, Alias::new("facility"))
        .cond_where(room.clone())
        .to_owned();
    if db.get_database_backend() != DbBackend::Postgres {
        in_order(&mut found);
    }
    read(db, &found, &columns).await
}

/// So many of the places with these columns.
pub fn listed(places: &Places, columns: &[Column], limit: u64) -> SelectStatement {
    Select::select()
        .columns(columns.iter().copied())
        .from(facility::Entity)
        .cond_where(places.clone())
        .limit(limit)
        .to_owned()
}

pub fn in_order(query: &mut SelectStatement) {
    query
        .order_by(Column::BaseScore, Order::Desc)
        .order_by(Column::Id, Order::Asc);
}

async fn read(db: &impl ConnectionTrait, query: &SelectStatement, columns: &[Column]) -> Result<Vec<Facts>, DbErr> {
    let rows = db.query_all(query).await?;
    rows.iter().map(|row| facts(row, columns)).collect()
}

/// What these columns say of a place. By their places, not their names: there may be two thousand rows.
fn facts(row: &QueryResult, columns: &[Column]) -> Result<Facts, DbErr> {
    let mut facts = Facts::unknown();
    let (mut mean, mut answers) = (None, None);
    for (at, column) in columns.iter().enumerate() {
        match column {
            Column::Id => facts.facility = row.try_get_by_index(at)?,
            Column::MunicipalityCode => facts.municipality_code = row.try_get_by_index(at)?,
            Column::DownMbps => facts.line.down_mbps = row.try_get_by_index(at)?,
            Column::UpMbps => facts.line.up_mbps = row.try_get_by_index(at)?,
            Column::RttMs => facts.line.rtt_ms = row.try_get_by_index(at)?,
            Column::JitterMs => facts.line.jitter_ms = row.try_get_by_index(at)?,
            Column::LossPerMille => facts.line.loss_per_mille = row.try_get_by_index(at)?,
            Column::MeasuredOn => facts.line.measured_on = row.try_get_by_index(at)?,
            Column::SatisfactionMeanMilli => mean = row.try_get_by_index(at)?,
            Column::SatisfactionN => answers = row.try_get_by_index(at)?,
            Column::WelcomedPurposes => facts.host.purposes = words(row, at)?,
            Column::WelcomedIndustries => facts.host.industries = words(row, at)?,
            Column::WelcomedPartyFrom => facts.host.party_from = row.try_get_by_index(at)?,
            Column::WelcomedPartyTo => facts.host.party_to = row.try_get_by_index(at)?,
            Column::FirstTimersWelcome => facts.host.first_timers = row.try_get_by_index(at)?,
            Column::NagoyaMinutes => facts.nagoya_minutes = row.try_get_by_index(at)?,
            Column::Meals => facts.meals = row.try_get_by_index(at)?,
            Column::Languages => facts.languages = row.try_get_by_index(at)?,
            Column::VpnAllowed => facts.vpn_allowed = row.try_get_by_index(at)?,
            Column::Wheelchair => facts.wheelchair = row.try_get_by_index(at)?,
            Column::PetsAllowed => facts.pets_allowed = row.try_get_by_index(at)?,
            Column::ChildrenAllowed => facts.children_allowed = row.try_get_by_index(at)?,
            Column::WiredLan => facts.wired_lan = row.try_get_by_index(at)?,
            Column::InvoiceAllowed => facts.invoice_allowed = row.try_get_by_index(at)?,
            Column::DedicatedSsid => facts.dedicated_ssid = row.try_get_by_index(at)?,
            Column::MultifunctionPrinter => facts.printer = row.try_get_by_index(at)?,
            Column::SingleRooms => facts.single_rooms = row.try_get_by_index(at)?,
            Column::LockableBooths => facts.lockable_booths = row.try_get_by_index(at)?,
            Column::Monitors => facts.monitors = row.try_get_by_index(at)?,
            Column::ErgonomicChairs => facts.ergonomic_chairs = row.try_get_by_index(at)?,
            Column::Parking => facts.parking = row.try_get_by_index(at)?,
            Column::EvChargers => facts.ev_chargers = row.try_get_by_index(at)?,
            Column::StationWalkMinutes => facts.station_walk_minutes = row.try_get_by_index(at)?,
            other => return Err(DbErr::Type(format!("{} decides on no order", other.as_str()))),
        }
    }
    facts.satisfaction = answers.zip(mean);
    Ok(facts)
}

fn words(row: &QueryResult, at: usize) -> Result<Option<Vec<String>>, DbErr> {
    Ok(welcomed(row.try_get_by_index::<Option<String>>(at)?.as_deref()))
}

/// The columns that decide on the order where [`Query::goes_by_listings`]: what is weighed of the place, and what its
/// host says of what the party told.
fn deciding(query: &Query) -> Vec<Column> {
    use Column as C;
    let mut columns = vec![C::Id, C::MunicipalityCode];
    columns.extend([C::DownMbps, C::UpMbps, C::MeasuredOn]);
    columns.extend([C::SatisfactionMeanMilli, C::SatisfactionN]);
    columns.extend([C::WelcomedPartyFrom, C::WelcomedPartyTo]);
    columns.extend(query.purpose.as_ref().map(|_| C::WelcomedPurposes));
    columns.extend(query.industry.as_ref().map(|_| C::WelcomedIndustries));
    columns.extend(query.first_time.map(|_| C::FirstTimersWelcome));
    columns.extend((query.sort == Sort::Access).then_some(C::NagoyaMinutes));
    for wish in &query.wishes {
        match wish.need.rule() {
            Rule::Yes(flag) => columns.push(of_flag(flag)),
            Rule::Some(count) | Rule::AtMost(count, _) => columns.push(of_count(count)),
            Rule::Meals => columns.push(C::Meals),
            Rule::Speaks(_) => columns.push(C::Languages),
            Rule::Calls => columns.extend([C::RttMs, C::JitterMs, C::LossPerMille]),
            Rule::Seats | Rule::Hours => {}
        }
    }
    let mut seen = Vec::new();
    columns.retain(|column| {
        let is_new = !seen.contains(&column.as_str());
        seen.push(column.as_str());
        is_new
    });
    columns
}
