//! When facilities are open, and the public holidays: three queries, however many facilities are asked about.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::{closing_rule, facility_hours, holiday};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rules::Opening;
use crate::availability::store::Connection;
use crate::facilities::{Closing, weekly_hours};

/// Bounds of one answer: no prefecture comes near them.
const RULES_MAX: u64 = 50_000;
const HOLIDAYS_MAX: u64 = 2_000;

/// When the facilities are open, with the public holidays of `from ..= until`.
pub async fn openings(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<HashMap<FacilityId, Opening>, DbErr> {
    let rules = closing_rule::Entity::find()
        .filter(closing_rule::Column::FacilityId.is_in(facilities.iter().copied()))
        .limit(RULES_MAX)
        .all(db)
        .await?;
    let hours = facility_hours::Entity::find()
        .filter(facility_hours::Column::FacilityId.is_in(facilities.iter().copied()))
        .limit(RULES_MAX)
        .all(db)
        .await?;
    let holidays = holidays(db, from, until)
        .await?
        .into_iter()
        .map(|(day, _)| day)
        .collect();
    let blank = Opening {
        holidays,
        ..Opening::default()
    };
    let mut openings: HashMap<FacilityId, Opening> =
        facilities.iter().map(|facility| (*facility, blank.clone())).collect();
    for rule in rules {
        if let (Some(opening), Some(closing)) = (openings.get_mut(&rule.facility_id), Closing::from_row(&rule)) {
            opening.closings.push(closing);
        }
    }
    for day in hours {
        if let (Some(opening), Some(hours)) = (openings.get_mut(&day.facility_id), weekly_hours(&day)) {
            opening.hours.push(hours);
        }
    }
    Ok(openings)
}

/// The public holidays of `from ..= until` with their names.
pub async fn holidays(
    db: &impl Connection,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(NaiveDate, String)>, DbErr> {
    holiday::Entity::find()
        .select_only()
        .columns([holiday::Column::Day, holiday::Column::Name])
        .filter(holiday::Column::Day.between(from, until))
        .order_by_asc(holiday::Column::Day)
        .limit(HOLIDAYS_MAX)
        .into_tuple()
        .all(db)
        .await
}
