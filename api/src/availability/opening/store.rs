//! When facilities are open, and the public holidays: one query for each of rules, hours and holidays, however many
//! facilities are asked about.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::{closing_rule, facility_hours, holiday};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rules::Opening;
use crate::availability::places::Which;
use crate::availability::store::Connection;
use crate::facilities::{Calendar, Closing, weekly_hours};

/// Bounds of one answer: no prefecture comes near them.
const RULES_MAX: u64 = 50_000;
const HOLIDAYS_MAX: u64 = 2_000;

/// When facilities are open.
pub struct Openings {
    stated: HashMap<FacilityId, Opening>,
    /// Of a facility that states nothing: open at all hours.
    unstated: Opening,
}

impl Openings {
    /// When the facility is open.
    #[must_use]
    pub fn of(&self, facility: FacilityId) -> &Opening {
        self.stated.get(&facility).unwrap_or(&self.unstated)
    }
}

/// When the facilities are open, with these public holidays; the hours of some of them only, where so said.
pub async fn openings(
    db: &impl Connection,
    which: &Which,
    hours_of: Option<&[FacilityId]>,
    holidays: Calendar,
) -> Result<Openings, DbErr> {
    let rules = closing_rule::Entity::find()
        .filter(which.contain(closing_rule::Column::FacilityId))
        .limit(RULES_MAX)
        .all(db)
        .await?;
    let hours = match hours_of {
        Some([]) => Vec::new(),
        Some(some) => hours(db, &Which::ids(some)).await?,
        None => hours(db, which).await?,
    };
    let unstated = Opening {
        holidays,
        ..Opening::default()
    };
    let mut stated: HashMap<FacilityId, Opening> = HashMap::new();
    for rule in rules {
        let opening = stated.entry(rule.facility_id).or_insert_with(|| unstated.clone());
        opening.closings.extend(Closing::from_row(&rule));
    }
    for day in hours {
        let opening = stated.entry(day.facility_id).or_insert_with(|| unstated.clone());
        opening.hours.extend(weekly_hours(&day));
    }
    Ok(Openings { stated, unstated })
}

async fn hours(db: &impl Connection, which: &Which) -> Result<Vec<facility_hours::Model>, DbErr> {
    facility_hours::Entity::find()
        .filter(which.contain(facility_hours::Column::FacilityId))
        .limit(RULES_MAX)
        .all(db)
        .await
}

/// The public holidays of `from ..= until`.
pub async fn holidays(db: &impl Connection, from: NaiveDate, until: NaiveDate) -> Result<Calendar, DbErr> {
    Ok(named_holidays(db, from, until)
        .await?
        .into_iter()
        .map(|(day, _)| day)
        .collect())
}

/// The same with their names.
pub async fn named_holidays(
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
