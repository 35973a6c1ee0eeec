//! The listings of many places, of which only what decides on their order is read.

use entities::facility::{self, Column};
use sea_orm::sea_query::{Alias, Asterisk, Expr, Order, Query as Select, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, IdenStatic};

use super::conditions::{of_count, of_flag};
use super::{COLUMNS, Candidate, Places};
use crate::matching::needs::Rule;
use crate::matching::query::{Query, Sort};

/// What the places say that decides on their order in the search, in no order, of `limit` of them.
pub async fn ordering(
    db: &impl ConnectionTrait,
    places: &Places,
    query: &Query,
    limit: u64,
) -> Result<Vec<Candidate>, DbErr> {
    let mut listings = listed(places, &deciding(query), limit);
    read(db, without_municipality(&mut listings)).await
}

/// The same of `limit` of the places by their base score, from `offset` on, as far as they have `room`.
///
/// The innermost query walks the listings in order, and the outer one asks each for room. On PostgreSQL the outer one
/// keeps that order, and may not sort: the innermost would be planned as if it were read to its end.
pub async fn best_with_room(
    db: &impl ConnectionTrait,
    places: &Places,
    room: &Places,
    query: &Query,
    (offset, limit): (u64, u64),
) -> Result<Vec<Candidate>, DbErr> {
    let columns = deciding(query);
    let mut walk = select(&columns);
    walk.columns([Column::BaseScore, Column::Sleeps])
        .from(facility::Entity)
        .cond_where(places.clone())
        .offset(offset)
        .limit(limit);
    in_order(&mut walk);
    let mut found = Select::select().column(Asterisk).to_owned();
    found
        .from_subquery(walk, Alias::new("facility"))
        .cond_where(room.clone());
    if db.get_database_backend() != DbBackend::Postgres {
        in_order(&mut found);
    }
    read(db, without_municipality(&mut found)).await
}

/// Where it lies doesn't decide.
fn without_municipality(query: &mut SelectStatement) -> &SelectStatement {
    for name in ["municipality_name_ja", "municipality_name_en", "area"] {
        query.expr_as(Expr::cust("''"), name);
    }
    query
}

async fn read(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Vec<Candidate>, DbErr> {
    let statement = db.get_database_backend().build(query);
    Candidate::find_by_statement(statement).all(db).await
}

/// So many of the places with these columns.
pub fn listed(places: &Places, columns: &[Column], limit: u64) -> SelectStatement {
    select(columns)
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

/// A candidate with these columns. What may be absent is; the others are blank.
fn select(columns: &[Column]) -> SelectStatement {
    let mut query = Select::select();
    for column in COLUMNS.iter().copied() {
        if columns.iter().any(|read| read.as_str() == column.as_str()) {
            query.column(column);
        } else if let Some(blank) = blank(column) {
            query.expr_as(Expr::cust(blank), column);
        }
    }
    query
}

/// What stands for a column that isn't read.
const fn blank(column: Column) -> Option<&'static str> {
    match column {
        Column::Number | Column::NameJa | Column::NameEn | Column::Theme | Column::Hazard | Column::Languages => {
            Some("''")
        }
        Column::Lat | Column::Lon => Some("CAST(0 AS double precision)"),
        Column::FacilityType => Some("'lodging'"),
        Column::Audience => Some("'everyone'"),
        Column::Meals => Some("'none'"),
        _ => None,
    }
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
    columns
}
