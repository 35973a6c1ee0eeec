//! Blocks and their rows.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::id::{BlockId, FacilityId, OrganisationId, PersonId, UnitId, UnitTypeId};
use entities::{block, booking, busy_calendar, facility, unit, unit_night, unit_part, unit_type};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::kept::Named;
use super::rules::{NewBlock, Standing};
use crate::app::Txn;
use crate::availability::places;
use crate::availability::rules::Candidate;
use crate::availability::store::{Connection, of_its_type};
use crate::facilities;
use crate::policy::Scope;

const UNITS_MAX: u64 = 5_000;
const FACILITIES_MAX: u64 = 10_000;
const BLOCKS_MAX: u64 = 20_000;
const ROWS_MAX: u64 = 200_000;
/// Ids of one query: databases bound how many they take.
const AT_A_TIME: usize = 500;
/// Bookings that a refusal names.
const NAMED_MAX: u64 = 20;

/// The units of the facility with their types: all, those of a type, or one.
pub async fn units(
    db: &impl Connection,
    facility: FacilityId,
    of_type: Option<UnitTypeId>,
    one: Option<UnitId>,
) -> Result<Vec<(UnitTypeId, Candidate)>, DbErr> {
    let asked = Condition::all()
        .add_option(of_type.map(|of_type| unit::Column::UnitTypeId.eq(of_type)))
        .add_option(one.map(|one| unit::Column::Id.eq(one)));
    let rows: Vec<(UnitTypeId, UnitId, unit_type::Kind)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::UnitTypeId, unit::Column::Id])
        .column(unit_type::Column::Kind)
        .join(JoinType::InnerJoin, of_its_type())
        .filter(unit::Column::FacilityId.eq(facility))
        .filter(unit::Column::RetiredAt.is_null())
        .filter(asked)
        .order_by_asc(unit::Column::Id)
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(of, unit, kind)| {
            let candidate = Candidate {
                unit,
                kind,
                free: true,
                whole: false,
            };
            (of, candidate)
        })
        .collect())
}

/// What stands on the units within the days: bookings by number, each once, then blocks.
pub async fn standing(
    db: &impl Connection,
    units: &[UnitId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Standing>, DbErr> {
    let nights: Vec<Option<String>> = unit_night::Entity::find()
        .select_only()
        .column(booking::Column::Number)
        .distinct()
        .join(
            JoinType::LeftJoin,
            unit_night::Entity::belongs_to(booking::Entity)
                .from(unit_night::Column::BookingId)
                .to(booking::Column::Id)
                .into(),
        )
        .filter(unit_night::Column::UnitId.is_in(units.iter().copied()))
        .filter(unit_night::Column::Night.between(from, until))
        .order_by_asc(booking::Column::Number)
        .limit(NAMED_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let parts: Vec<Option<String>> = unit_part::Entity::find()
        .select_only()
        .column(booking::Column::Number)
        .distinct()
        .join(
            JoinType::LeftJoin,
            unit_part::Entity::belongs_to(booking::Entity)
                .from(unit_part::Column::BookingId)
                .to(booking::Column::Id)
                .into(),
        )
        .filter(unit_part::Column::UnitId.is_in(units.iter().copied()))
        .filter(unit_part::Column::Day.between(from, until))
        .order_by_asc(booking::Column::Number)
        .limit(NAMED_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let mut numbers: Vec<Option<String>> = nights.into_iter().chain(parts).collect();
    numbers.sort();
    numbers.dedup();
    Ok(numbers
        .into_iter()
        .map(|number| number.map_or(Standing::Block, Standing::Booking))
        .collect())
}

pub async fn create(
    txn: &Txn,
    facility: FacilityId,
    new: &NewBlock,
    by: Option<PersonId>,
) -> Result<block::Model, DbErr> {
    let row = block::ActiveModel {
        id: Set(BlockId::new()),
        facility_id: Set(facility),
        reason: Set(new.reason),
        note: Set(new.note.clone()),
        starts_on: Set(new.starts_on),
        ends_on: Set(new.ends_on),
        created_by: Set(by),
        created_at: Set(txn.now()),
        ended_at: Set(None),
        version: Set(1),
    };
    row.insert(txn).await
}

/// Lets one change at a time end the block.
pub async fn lock(txn: &Txn, id: BlockId) -> Result<(), DbErr> {
    block::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    Ok(())
}

/// The block with who runs its facility and in which municipality, for those who work with it. What a busy calendar
/// takes is that calendar's, and no block of anybody's.
pub async fn find(
    db: &impl Connection,
    scope: &Scope,
    id: BlockId,
) -> Result<Option<(block::Model, OrganisationId, String)>, DbErr> {
    let own = block::Entity::find_by_id(id).filter(no_busy_calendars());
    let Some(found) = own.one(db).await? else {
        return Ok(None);
    };
    let run_by = places::store::run_by(db, scope, found.facility_id).await?;
    Ok(run_by.map(|(organisation, municipality)| (found, organisation, municipality)))
}

/// The units that the block takes from a day on.
pub async fn units_of(db: &impl Connection, id: BlockId) -> Result<Vec<UnitId>, DbErr> {
    let nights: Vec<UnitId> = unit_night::Entity::find()
        .select_only()
        .column(unit_night::Column::UnitId)
        .distinct()
        .filter(unit_night::Column::BlockId.eq(id))
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let parts: Vec<UnitId> = unit_part::Entity::find()
        .select_only()
        .column(unit_part::Column::UnitId)
        .distinct()
        .filter(unit_part::Column::BlockId.eq(id))
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(nights.into_iter().chain(parts).collect())
}

/// Frees what the block takes from `today` on.
async fn free_from(txn: &Txn, id: BlockId, today: NaiveDate) -> Result<(), DbErr> {
    unit_night::Entity::delete_many()
        .filter(unit_night::Column::BlockId.eq(id))
        .filter(unit_night::Column::Night.gte(today))
        .exec(txn)
        .await?;
    unit_part::Entity::delete_many()
        .filter(unit_part::Column::BlockId.eq(id))
        .filter(unit_part::Column::Day.gte(today))
        .exec(txn)
        .await?;
    Ok(())
}

/// Rewrites the block, and frees what it took from `today` on for the caller to take anew.
pub async fn rewrite(txn: &Txn, before: block::Model, new: &NewBlock, today: NaiveDate) -> Result<(), DbErr> {
    free_from(txn, before.id, today).await?;
    let row = block::Model {
        reason: new.reason,
        note: new.note.clone(),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        version: before.version + 1,
        ..before
    };
    row.into_active_model().reset_all().update(txn).await?;
    Ok(())
}

/// Ends the block now: what it took from `today` on is free again, what lies behind stays on the record.
pub async fn end(txn: &Txn, id: BlockId, today: NaiveDate) -> Result<(), DbErr> {
    free_from(txn, id, today).await?;
    block::Entity::update_many()
        .col_expr(block::Column::EndedAt, Expr::val(Some(txn.now())))
        .col_expr(block::Column::Version, Expr::col(block::Column::Version).add(1))
        .filter(block::Column::Id.eq(id))
        .exec(txn)
        .await?;
    Ok(())
}

/// Blocks of hosts: what a busy calendar takes is that calendar's.
fn no_busy_calendars() -> Expr {
    let elsewhere = Query::select()
        .column(busy_calendar::Column::BlockId)
        .from(busy_calendar::Entity)
        .to_owned();
    block::Column::Id.not_in_subquery(elsewhere)
}

/// Blocks that haven't ended, with number and name of their facility.
pub async fn current(
    db: &impl Connection,
    scope: &Scope,
    today: NaiveDate,
    only: Option<FacilityId>,
) -> Result<Vec<(block::Model, String, String)>, DbErr> {
    let mut facilities = facility::Entity::find()
        .select_only()
        .columns([facility::Column::Id, facility::Column::Number, facility::Column::NameJa])
        .filter(facilities::working_for(scope))
        .order_by_asc(facility::Column::Number)
        .limit(FACILITIES_MAX);
    if let Some(id) = only {
        facilities = facilities.filter(facility::Column::Id.eq(id));
    }
    let facilities: Vec<(FacilityId, String, String)> = facilities.into_tuple().all(db).await?;
    let blocks = block::Entity::find()
        .filter(block::Column::FacilityId.is_in(facilities.iter().map(|(id, ..)| *id)))
        .filter(no_busy_calendars())
        .filter(block::Column::EndedAt.is_null())
        .filter(block::Column::EndsOn.gte(today))
        .order_by_asc(block::Column::StartsOn)
        .order_by_asc(block::Column::Id)
        .limit(BLOCKS_MAX)
        .all(db)
        .await?;
    let mut found: Vec<(usize, (block::Model, String, String))> = blocks
        .into_iter()
        .filter_map(|block| {
            let at = facilities.iter().position(|(id, ..)| *id == block.facility_id)?;
            let (_, number, name) = facilities.get(at)?;
            Some((at, (block, number.clone(), name.clone())))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

/// The units that each block takes.
pub async fn taken(db: &impl Connection, blocks: &[BlockId]) -> Result<HashMap<BlockId, BTreeSet<UnitId>>, DbErr> {
    let mut found: HashMap<BlockId, BTreeSet<UnitId>> = HashMap::new();
    for some in blocks.chunks(AT_A_TIME) {
        let nights: Vec<(Option<BlockId>, UnitId)> = unit_night::Entity::find()
            .select_only()
            .columns([unit_night::Column::BlockId, unit_night::Column::UnitId])
            .distinct()
            .filter(unit_night::Column::BlockId.is_in(some.iter().copied()))
            .limit(ROWS_MAX)
            .into_tuple()
            .all(db)
            .await?;
        let parts: Vec<(Option<BlockId>, UnitId)> = unit_part::Entity::find()
            .select_only()
            .columns([unit_part::Column::BlockId, unit_part::Column::UnitId])
            .distinct()
            .filter(unit_part::Column::BlockId.is_in(some.iter().copied()))
            .limit(ROWS_MAX)
            .into_tuple()
            .all(db)
            .await?;
        for (block, unit) in nights.into_iter().chain(parts) {
            if let Some(block) = block {
                found.entry(block).or_default().insert(unit);
            }
        }
    }
    Ok(found)
}

/// The units of these facilities with the names of their types.
pub async fn named(db: &impl Connection, facilities: &[FacilityId]) -> Result<HashMap<FacilityId, Vec<Named>>, DbErr> {
    let asked: BTreeSet<FacilityId> = facilities.iter().copied().collect();
    let asked: Vec<FacilityId> = asked.into_iter().collect();
    let mut found: HashMap<FacilityId, Vec<Named>> = HashMap::new();
    for some in asked.chunks(AT_A_TIME) {
        let rows: Vec<(FacilityId, UnitId, UnitTypeId, String, i32)> = unit::Entity::find()
            .select_only()
            .columns([unit::Column::FacilityId, unit::Column::Id, unit::Column::UnitTypeId])
            .column(unit_type::Column::NameJa)
            .column(unit::Column::Number)
            .join(JoinType::InnerJoin, of_its_type())
            .filter(unit::Column::FacilityId.is_in(some.iter().copied()))
            .filter(unit::Column::RetiredAt.is_null())
            .order_by_asc(unit_type::Column::Position)
            .order_by_asc(unit::Column::Number)
            .limit(ROWS_MAX)
            .into_tuple()
            .all(db)
            .await?;
        for (facility, unit, of, type_name, number) in rows {
            found.entry(facility).or_default().push(Named {
                unit,
                of,
                type_name,
                number,
            });
        }
    }
    Ok(found)
}
