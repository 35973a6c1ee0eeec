//! The look at a calendar.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::block;
use entities::id::{FacilityId, UnitId};

use super::rules::{self, Cell};
use super::store;
use crate::app::{App, Context};
use crate::availability::busy;
use crate::availability::places::{self, Place};
use crate::error::{Error, Result};
use crate::policy::Action;

/// Every unit and day of a facility.
pub struct Calendar {
    pub from: NaiveDate,
    pub days: Vec<NaiveDate>,
    pub place: Place,
    pub cells: HashMap<UnitId, Vec<Cell>>,
    pub blocks: Vec<block::Model>,
    pub may: Vec<&'static str>,
    pub may_with_blocks: Vec<&'static str>,
}

pub async fn view(
    app: &App,
    context: &Context,
    id: FacilityId,
    from: Option<NaiveDate>,
    days: Option<u64>,
) -> Result<Calendar> {
    let db = app.db.reader();
    let parties = places::about(db, context, id).await?;
    context.actor.may(Action::CalendarView, &parties)?;
    let from = from.unwrap_or_else(|| app.today());
    let length = rules::days_asked(days)?;
    let until = from.checked_add_days(Days::new(length - 1)).unwrap_or(from);
    let place = places::store::places(db, &[id], from, until)
        .await?
        .pop()
        .ok_or(Error::NotFound("facility"))?;
    let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= until).collect();
    let mut rows = store::rows(db, id, from, until).await?;
    let elsewhere = busy::names_of_blocks(db, id).await?;
    for row in &mut rows {
        row.elsewhere = row.block.and_then(|block| elsewhere.get(&block).cloned());
    }
    Ok(Calendar {
        from,
        cells: rules::cells(&place, rows, &days),
        days,
        place,
        blocks: store::blocks(db, id, from, until).await?,
        may: context.actor.allowed(&[Action::BlockCreate], &parties),
        may_with_blocks: context
            .actor
            .allowed(&[Action::BlockUpdate, Action::BlockEnd], &parties),
    })
}
