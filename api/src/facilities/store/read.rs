//! Reading: a constant number of queries, however many facilities are asked about.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entities::id::{FacilityId, OrganisationId, UnitId, UnitTypeId};
use entities::{
    cancellation_rule, closing_rule, facility, facility_hours, holiday, house_rule, municipality, organisation, unit,
    unit_night, unit_part, unit_type, whole_unit,
};
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

use crate::app::Txn;
use crate::facilities::calendar::Calendar;
use crate::facilities::photos;
use crate::facilities::rows::Whole;
use crate::facilities::units::Present;
use crate::policy::Scope;

/// Bounds of one answer: no prefecture comes near them.
const ROWS_MAX: u64 = 50_000;
const HOLIDAYS_MAX: u64 = 5_000;
const PUBLIC_MAX: u64 = 2_000;

/// The condition for what the asker may know of: published, and for staff only where the asker is staff, works for
/// its host or its municipality, or for the office.
#[must_use]
pub fn visible(scope: &Scope) -> Condition {
    // A word of the text, no parameter: a plan for any parameter can't use the indexes of published places alone.
    let word = facility::State::Published.to_value();
    let state = Expr::col((facility::Entity, facility::Column::State));
    let published = Condition::all().add(state.eq(Expr::cust(format!("'{word}'"))));
    if scope.system || scope.office || scope.staff {
        return published;
    }
    let public = Condition::any().add(facility::Column::Audience.eq(facility::Audience::Everyone));
    let is_anybody = scope.hosted.is_empty() && scope.municipalities.is_empty();
    published.add(if is_anybody { public } else { public.add(run_by(scope)) })
}

/// The condition for facilities of which the asker is host, municipality or office: nobody else finds them.
#[must_use]
pub fn working_for(scope: &Scope) -> Condition {
    if scope.system || scope.office {
        return Condition::all();
    }
    run_by(scope)
}

fn run_by(scope: &Scope) -> Condition {
    Condition::any()
        .add(facility::Column::OrganisationId.is_in(scope.hosted.iter().copied()))
        .add(facility::Column::MunicipalityCode.is_in(scope.municipalities.iter().cloned()))
}

/// A facility that the asker may know of: public to them, or theirs to work with.
pub async fn find(db: &impl Connection, scope: &Scope, id: FacilityId) -> Result<Option<facility::Model>, DbErr> {
    facility::Entity::find_by_id(id)
        .filter(Condition::any().add(visible(scope)).add(working_for(scope)))
        .one(db)
        .await
}

/// What a visitor sees: published, and for everybody.
fn public() -> Condition {
    visible(&Scope::default())
}

/// The public facility with this number.
pub async fn find_public(db: &impl Connection, number: &str) -> Result<Option<facility::Model>, DbErr> {
    facility::Entity::find()
        .filter(public())
        .filter(facility::Column::Number.eq(number))
        .one(db)
        .await
}

/// All public facilities, by municipality and number.
pub async fn list_public(db: &impl Connection) -> Result<Vec<facility::Model>, DbErr> {
    facility::Entity::find()
        .filter(public())
        .order_by_asc(facility::Column::MunicipalityCode)
        .order_by_asc(facility::Column::Number)
        .limit(PUBLIC_MAX)
        .all(db)
        .await
}

/// A facility that the asker works for, locked until the change ends.
pub async fn lock(txn: &Txn, scope: &Scope, id: FacilityId) -> Result<Option<facility::Model>, DbErr> {
    facility::Entity::find_by_id(id)
        .filter(Condition::any().add(visible(scope)).add(working_for(scope)))
        .lock(LockType::NoKeyUpdate)
        .one(txn)
        .await
}

/// By what a facility is known.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    Id(FacilityId),
    Number(&'a str),
}

/// A facility that the asker works for, published or not, locked until the change ends.
pub async fn lock_own(txn: &Txn, scope: &Scope, known: Known<'_>) -> Result<Option<facility::Model>, DbErr> {
    let is_it = match known {
        Known::Id(id) => facility::Column::Id.eq(id),
        Known::Number(number) => facility::Column::Number.eq(number),
    };
    facility::Entity::find()
        .filter(is_it)
        .filter(working_for(scope))
        .lock(LockType::NoKeyUpdate)
        .one(txn)
        .await
}

/// The facilities that the asker works for, those to be acted on first.
pub async fn find_own(
    db: &impl Connection,
    scope: &Scope,
    state: Option<facility::State>,
    offset: u64,
    rows: u64,
) -> Result<Vec<facility::Model>, DbErr> {
    let mut query = facility::Entity::find().filter(working_for(scope));
    if let Some(state) = state {
        query = query.filter(facility::Column::State.eq(state));
    }
    query
        .order_by_asc(facility::Column::MunicipalityCode)
        .order_by_asc(facility::Column::Number)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

/// A page of all public facilities, by municipality and number.
pub async fn page_public(db: &impl Connection, offset: u64, rows: u64) -> Result<Vec<facility::Model>, DbErr> {
    facility::Entity::find()
        .filter(public())
        .order_by_asc(facility::Column::MunicipalityCode)
        .order_by_asc(facility::Column::Number)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

/// The rows with everything that belongs to them, in the same order.
pub async fn load(db: &impl Connection, rows: Vec<facility::Model>) -> Result<Vec<Whole>, DbErr> {
    let ids: Vec<FacilityId> = rows.iter().map(|row| row.id).collect();
    let organisations = organisations(db, &rows).await?;
    let municipalities: HashMap<String, municipality::Model> = municipalities(db)
        .await?
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    let mut hours = facility_hours::Entity::find()
        .filter(facility_hours::Column::FacilityId.is_in(ids.iter().copied()))
        .order_by_asc(facility_hours::Column::Weekday)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let mut closing = closing_rule::Entity::find()
        .filter(closing_rule::Column::FacilityId.is_in(ids.iter().copied()))
        .order_by_asc(closing_rule::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let mut cancellation = rules_of(db, &ids).await?;
    let mut house = house_rule::Entity::find()
        .filter(house_rule::Column::FacilityId.is_in(ids.iter().copied()))
        .order_by_asc(house_rule::Column::Position)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let types = types(db, &ids).await?;
    let counts = counts(db, &ids).await?;
    let covers = covers(db, &ids).await?;
    let mut photos = photos::covers(db, &ids).await?;
    let whole = |row: facility::Model| {
        let id = row.id;
        Some(Whole {
            organisation: organisations.get(&row.organisation_id)?.clone(),
            municipality: municipalities.get(&row.municipality_code)?.clone(),
            hours: hours.extract_if(.., |of| of.facility_id == id).collect(),
            closing_rules: closing.extract_if(.., |of| of.facility_id == id).collect(),
            cancellation_rules: cancellation.extract_if(.., |of| of.facility_id == id).collect(),
            house_rules: house.extract_if(.., |of| of.facility_id == id).collect(),
            unit_types: types
                .iter()
                .filter(|of| of.facility_id == id)
                .map(|of| (of.clone(), counts.get(&of.id).copied().unwrap_or(0)))
                .collect(),
            covers: covers.clone(),
            photo: photos.remove(&id),
            row,
        })
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}

async fn organisations(
    db: &impl Connection,
    rows: &[facility::Model],
) -> Result<HashMap<OrganisationId, organisation::Model>, DbErr> {
    let ids: HashSet<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
    let found = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

async fn types(db: &impl Connection, facilities: &[FacilityId]) -> Result<Vec<unit_type::Model>, DbErr> {
    unit_type::Entity::find()
        .filter(unit_type::Column::FacilityId.is_in(facilities.iter().copied()))
        .filter(unit_type::Column::RetiredAt.is_null())
        .order_by_asc(unit_type::Column::Position)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

/// How many units each type has.
async fn counts(db: &impl Connection, facilities: &[FacilityId]) -> Result<HashMap<UnitTypeId, i32>, DbErr> {
    let rows: Vec<(UnitTypeId, i64)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::UnitTypeId)
        .column_as(unit::Column::Id.count(), "units")
        .filter(unit::Column::FacilityId.is_in(facilities.iter().copied()))
        .filter(unit::Column::RetiredAt.is_null())
        .group_by(unit::Column::UnitTypeId)
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let small = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(rows.into_iter().map(|(id, count)| (id, small(count))).collect())
}

/// Which types the wholes take units of.
async fn covers(db: &impl Connection, facilities: &[FacilityId]) -> Result<Vec<(UnitTypeId, UnitTypeId)>, DbErr> {
    whole_unit::Entity::find()
        .select_only()
        .column(whole_unit::Column::UnitTypeId)
        .column(unit::Column::UnitTypeId)
        .distinct()
        .join(JoinType::InnerJoin, unit_of_whole())
        .filter(unit::Column::FacilityId.is_in(facilities.iter().copied()))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await
}

fn unit_of_whole() -> RelationDef {
    whole_unit::Entity::belongs_to(unit::Entity)
        .from(whole_unit::Column::UnitId)
        .to(unit::Column::Id)
        .into()
}

async fn rules_of(db: &impl Connection, facilities: &[FacilityId]) -> Result<Vec<cancellation_rule::Model>, DbErr> {
    cancellation_rule::Entity::find()
        .filter(cancellation_rule::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(cancellation_rule::Column::MinParty)
        .order_by_desc(cancellation_rule::Column::DaysBefore)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

/// The rows by which cancelling costs.
pub async fn cancellation_rules(
    db: &impl Connection,
    facility: FacilityId,
) -> Result<Vec<cancellation_rule::Model>, DbErr> {
    rules_of(db, &[facility]).await
}

/// All public holidays that the database knows.
pub async fn calendar(db: &impl Connection) -> Result<Calendar, DbErr> {
    let days: Vec<NaiveDate> = holiday::Entity::find()
        .select_only()
        .column(holiday::Column::Day)
        .limit(HOLIDAYS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(days.into_iter().collect())
}

/// All municipalities by code.
pub async fn municipalities(db: &impl Connection) -> Result<Vec<municipality::Model>, DbErr> {
    municipality::Entity::find()
        .order_by_asc(municipality::Column::Code)
        .limit(HOLIDAYS_MAX)
        .all(db)
        .await
}

/// Whose people check the listings of a municipality.
pub async fn municipality_organisation(db: &impl Connection, code: &str) -> Result<Option<OrganisationId>, DbErr> {
    organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::Kind.eq(organisation::Kind::Municipality))
        .filter(organisation::Column::MunicipalityCode.eq(code))
        .filter(organisation::Column::State.eq(organisation::State::Active))
        .into_tuple()
        .one(db)
        .await
}

/// The kind of an organisation that can run a facility; none when there is no such active one.
pub async fn is_organisation_for(
    db: &impl Connection,
    id: OrganisationId,
) -> Result<Option<organisation::Kind>, DbErr> {
    use organisation::Kind::{Municipality, Operator, Prefecture};
    organisation::Entity::find_by_id(id)
        .select_only()
        .column(organisation::Column::Kind)
        .filter(organisation::Column::State.eq(organisation::State::Active))
        .filter(organisation::Column::Kind.is_in([Operator, Municipality, Prefecture]))
        .into_tuple()
        .one(db)
        .await
}

/// The types and units that there are, the types locked against bookings until the change ends.
pub async fn present(txn: &Txn, facility: FacilityId, today: NaiveDate) -> Result<Present, DbErr> {
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::FacilityId.eq(facility))
        .filter(unit_type::Column::RetiredAt.is_null())
        .order_by_asc(unit_type::Column::Id)
        .limit(ROWS_MAX)
        .lock(LockType::NoKeyUpdate)
        .all(txn)
        .await?;
    let units = unit::Entity::find()
        .filter(unit::Column::FacilityId.eq(facility))
        .limit(ROWS_MAX)
        .all(txn)
        .await?;
    let nights: Vec<UnitId> = unit_night::Entity::find()
        .select_only()
        .column(unit_night::Column::UnitId)
        .distinct()
        .filter(unit_night::Column::UnitId.is_in(units.iter().map(|unit| unit.id)))
        .filter(unit_night::Column::Night.gte(today))
        .filter(unit_night::Column::BookingId.is_not_null())
        .limit(ROWS_MAX)
        .into_tuple()
        .all(txn)
        .await?;
    let parts: Vec<UnitId> = unit_part::Entity::find()
        .select_only()
        .column(unit_part::Column::UnitId)
        .distinct()
        .filter(unit_part::Column::UnitId.is_in(units.iter().map(|unit| unit.id)))
        .filter(unit_part::Column::Day.gte(today))
        .filter(unit_part::Column::BookingId.is_not_null())
        .limit(ROWS_MAX)
        .into_tuple()
        .all(txn)
        .await?;
    Ok(Present {
        types,
        units,
        booked: nights.into_iter().chain(parts).collect(),
    })
}
