//! Looks at a facility's days.

use chrono::{Days, NaiveDate};
use entities::id::FacilityId;
use entities::unit_type::Kind;

use super::rules;
use crate::app::{App, Context};
use crate::availability::opening;
use crate::availability::places::{Level, store};
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// The days asked about, and for whom.
pub struct Asked {
    pub from: Option<NaiveDate>,
    pub days: Option<u64>,
    pub party: i32,
    pub kind: Option<Kind>,
}

pub async fn view(app: &App, context: &Context, id: FacilityId, asked: Asked) -> Result<Vec<(NaiveDate, Level)>> {
    context
        .actor
        .may(Action::AvailabilityView, &Parties::house("facility"))?;
    let (from, days) = rules::span(asked.from, asked.days, asked.party, app.today())?;
    let db = app.db.reader();
    if !store::is_visible(db, &context.scope(), id).await? {
        return Err(Error::NotFound("facility"));
    }
    let until = from.checked_add_days(Days::new(days)).unwrap_or(from);
    let (places, taken) = store::places_with_taken(db, &[id], from, until).await?;
    let days = usize::try_from(days).unwrap_or_default();
    Ok(places
        .first()
        .map(|place| place.strip(&taken, from, days, asked.kind, asked.party))
        .unwrap_or_default())
}

/// Public holidays of `from ..= until`.
pub async fn list(
    app: &App,
    context: &Context,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<Vec<(NaiveDate, String)>> {
    context.actor.may(Action::HolidayList, &Parties::house("holiday"))?;
    let from = from.unwrap_or_else(|| app.today());
    let until = until.unwrap_or_else(|| from.checked_add_days(Days::new(366)).unwrap_or(from));
    Ok(opening::store::named_holidays(app.db.reader(), from, until).await?)
}
