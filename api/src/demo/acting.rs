//! Who acts in the demo, and when: people of the house at moments that have passed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::id::{PersonId, SessionId};
use entities::{membership, organisation};

use super::store;
use crate::app::{App, Clock, Context, moment_in_tokyo};
use crate::error::Result;
use crate::policy::{Actor, Member, Person};

/// The house at another moment.
pub(super) fn at(app: &App, moment: DateTime<Utc>) -> App {
    App::new(app.db.clone(), (*app.config).clone(), Clock::standing(moment))
}

pub(super) fn morning(day: NaiveDate) -> DateTime<Utc> {
    moment_in_tokyo(day.and_time(NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default()))
}

pub(super) fn context(actor: &Actor, expected: Option<i64>) -> Context {
    Context {
        actor: actor.clone(),
        expected,
        ..Context::system("demo")
    }
}

pub(super) async fn actor(app: &App, person: PersonId) -> Result<Actor> {
    let rows = store::members(app.db.writer(), person).await?;
    let member = |(row, of): (membership::Model, organisation::Model)| Member {
        organisation: of.id,
        kind: of.kind,
        municipality_code: of.municipality_code,
        role: row.role,
        deputy_of: row.deputy_of,
        until_on: row.until_on,
    };
    let members = rows.into_iter().map(member).collect();
    Ok(Actor::Person(Person {
        id: person,
        session: SessionId::new(),
        members,
    }))
}
