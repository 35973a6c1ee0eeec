//! Writing.

use chrono::{DateTime, Utc};
use entities::id::{ClosingRuleId, FacilityId};
use entities::{cancellation_rule, closing_rule, facility, facility_hours, house_rule, unit, unit_type, whole_unit};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::app::Txn;
use crate::facilities::listing::Listing;
use crate::facilities::units::Plan;

/// The number of the next facility: `F21`. Two at once get the same; the key lets one of them in.
pub async fn next_number(txn: &Txn) -> Result<String, DbErr> {
    let last: Option<String> = facility::Entity::find()
        .select_only()
        .column(facility::Column::Number)
        .filter(facility::Column::Number.starts_with("F"))
        .order_by_desc(Func::char_length(Expr::col(facility::Column::Number)))
        .order_by_desc(facility::Column::Number)
        .into_tuple()
        .one(txn)
        .await?;
    let last = last.and_then(|number| number.strip_prefix('F')?.parse::<u32>().ok());
    Ok(format!("F{:02}", last.unwrap_or(0) + 1))
}

pub async fn insert(txn: &Txn, row: facility::Model, listing: &Listing) -> Result<facility::Model, DbErr> {
    let row = row.into_active_model().reset_all().insert(txn).await?;
    insert_rows(txn, row.id, listing).await?;
    Ok(row)
}

/// Writes all columns, the next version among them, and the listing's rows when one is given.
pub async fn update(txn: &Txn, mut row: facility::Model, listing: Option<&Listing>) -> Result<facility::Model, DbErr> {
    let id = row.id;
    row.version += 1;
    row.updated_at = txn.now();
    let row = row.into_active_model().reset_all().update(txn).await?;
    if let Some(listing) = listing {
        delete_rows(txn, id).await?;
        insert_rows(txn, id, listing).await?;
    }
    Ok(row)
}

/// Deletes the facility with its own rows, its units among them.
pub async fn remove(txn: &Txn, id: FacilityId) -> Result<(), DbErr> {
    list_units(txn, id, Vec::new()).await?;
    unit::Entity::delete_many()
        .filter(unit::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    unit_type::Entity::delete_many()
        .filter(unit_type::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    delete_rows(txn, id).await?;
    facility::Entity::delete_by_id(id).exec(txn).await?;
    Ok(())
}

async fn delete_rows(txn: &Txn, id: FacilityId) -> Result<(), DbErr> {
    facility_hours::Entity::delete_many()
        .filter(facility_hours::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    closing_rule::Entity::delete_many()
        .filter(closing_rule::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    cancellation_rule::Entity::delete_many()
        .filter(cancellation_rule::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    house_rule::Entity::delete_many()
        .filter(house_rule::Column::FacilityId.eq(id))
        .exec(txn)
        .await?;
    Ok(())
}

async fn insert_rows(txn: &Txn, facility_id: FacilityId, listing: &Listing) -> Result<(), DbErr> {
    let hours = listing.hours.iter().map(|day| facility_hours::ActiveModel {
        facility_id: Set(facility_id),
        weekday: Set(day.weekday),
        opens: Set(day.opens.clone()),
        closes: Set(day.closes.clone()),
    });
    let closing = listing.closing_rules.iter().map(|rule| closing_rule::ActiveModel {
        id: Set(ClosingRuleId::new()),
        facility_id: Set(facility_id),
        kind: Set(rule.kind),
        weekday: Set(rule.weekday),
        nth: Set(rule.nth),
        starts_on: Set(rule.starts_on),
        ends_on: Set(rule.ends_on),
    });
    let cancellation = listing
        .cancellation_rules
        .iter()
        .map(|rule| cancellation_rule::ActiveModel {
            facility_id: Set(facility_id),
            min_party: Set(rule.min_party),
            days_before: Set(rule.days_before),
            percent: Set(rule.percent),
        });
    let house = (1..)
        .zip(&listing.house_rules)
        .map(|(position, rule)| house_rule::ActiveModel {
            facility_id: Set(facility_id),
            position: Set(position),
            text_ja: Set(rule.ja.clone()),
            text_en: Set(rule.en.clone()),
        });
    facility_hours::Entity::insert_many(hours)
        .exec_without_returning(txn)
        .await?;
    closing_rule::Entity::insert_many(closing)
        .exec_without_returning(txn)
        .await?;
    cancellation_rule::Entity::insert_many(cancellation)
        .exec_without_returning(txn)
        .await?;
    house_rule::Entity::insert_many(house)
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

/// Brings types and units to what was planned.
pub async fn apply(txn: &Txn, facility: FacilityId, plan: Plan, now: DateTime<Utc>) -> Result<(), DbErr> {
    let rows = |types: Vec<unit_type::Model>| types.into_iter().map(|row| row.into_active_model().reset_all());
    unit_type::Entity::insert_many(rows(plan.new_types))
        .exec_without_returning(txn)
        .await?;
    for row in rows(plan.changed_types) {
        row.update(txn).await?;
    }
    unit_type::Entity::update_many()
        .col_expr(unit_type::Column::RetiredAt, Expr::value(now))
        .filter(unit_type::Column::Id.is_in(plan.retired_types))
        .exec(txn)
        .await?;
    let units = plan
        .new_units
        .into_iter()
        .map(|row| row.into_active_model().reset_all());
    unit::Entity::insert_many(units).exec_without_returning(txn).await?;
    retire(txn, plan.retired_units, Some(now)).await?;
    retire(txn, plan.revived_units, None).await?;
    list_units(txn, facility, plan.listed).await?;
    super::scores::recount(txn, &[facility]).await
}

async fn retire(txn: &Txn, units: Vec<entities::id::UnitId>, retired_at: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    unit::Entity::update_many()
        .col_expr(unit::Column::RetiredAt, Expr::value(retired_at))
        .filter(unit::Column::Id.is_in(units))
        .exec(txn)
        .await?;
    Ok(())
}

/// What the wholes of the facility list, anew.
async fn list_units(txn: &Txn, facility: FacilityId, listed: Vec<whole_unit::Model>) -> Result<(), DbErr> {
    let own = Query::select()
        .column(unit_type::Column::Id)
        .from(unit_type::Entity)
        .and_where(Expr::col(unit_type::Column::FacilityId).eq(facility))
        .to_owned();
    whole_unit::Entity::delete_many()
        .filter(Expr::col(whole_unit::Column::UnitTypeId).in_subquery(own))
        .exec(txn)
        .await?;
    let listed = listed.into_iter().map(|row| row.into_active_model().reset_all());
    whole_unit::Entity::insert_many(listed)
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
