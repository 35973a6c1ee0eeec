//! Changes of confirmed stays in the demo, asked for and decided by the people who would: two and more of each state.

use chrono::{Days, TimeDelta};
use entities::id::BookingId;

use super::acting::{actor, at, context};
use super::organisations;
use super::places::facility_id;
use super::store;
use crate::app::App;
use crate::bookings::changes::actions::{self, Asking};
use crate::bookings::changes::diff::Terms;
use crate::bookings::{self, Done};
use crate::error::{Error, Result};
use crate::policy::Actor;

/// How far a change has come today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// Nobody has decided yet.
    Asked,
    /// Sent on to the host.
    AtHost,
    Returned,
    Accepted,
    Refused,
    Withdrawn,
}

/// Whose confirmed stay, where, and what becomes of asking for another day or for fewer people.
const CHANGES: &[(&str, &str, Ends)] = &[
    ("c1-contact", "F14", Ends::AtHost),
    ("c3-contact", "F14", Ends::Accepted),
    ("c4-contact", "F10", Ends::Asked),
    ("c5-contact", "F10", Ends::Refused),
    ("c6-contact", "F14", Ends::AtHost),
    ("c7-contact", "F07", Ends::Returned),
    ("c8-contact", "F07", Ends::Withdrawn),
    ("mirai-3", "F10", Ends::Asked),
    ("chiiki-1", "F14", Ends::Asked),
];

/// Asks for all changes of the table.
///
/// # Errors
/// The database's; a change for which the place has no room is left out.
pub async fn live(app: &App) -> Result<()> {
    for (applicant, place, ends) in CHANGES {
        match Box::pin(one(app, applicant, place, *ends)).await {
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    store::deliver_all(app.db.writer(), app.now()).await?;
    Ok(())
}

async fn one(app: &App, applicant: &str, place: &str, ends: Ends) -> Result<()> {
    let applicant = organisations::person_id(applicant);
    let found = store::confirmed_of(app.db.writer(), applicant, facility_id(place)).await?;
    let Some(booking) = found else { return Ok(()) };
    let then = at(app, app.now() - TimeDelta::hours(20));
    let guest = actor(app, applicant).await?;
    let asking = Asking {
        terms: later(&then, &guest, booking.id).await?,
        reason: "打合せが一日延びたため、滞在を延ばしたいです。".to_owned(),
        agreed_fee_yen: 0,
    };
    let asked = actions::request(&then, &context(&guest, Some(booking.version)), booking.id, &asking).await?;
    decide(&at(app, app.now() - TimeDelta::hours(3)), &guest, asked, ends, place).await
}

/// The same terms, a day longer; the plan of an employee's last day goes on.
async fn later(app: &App, guest: &Actor, id: BookingId) -> Result<Terms> {
    let page = bookings::view(app, &context(guest, None), id).await?;
    let application = &page.whole.application;
    let wish = application.wishes.first().ok_or(Error::NotFound("wish"))?;
    let mut terms = Terms::of(application, wish);
    terms.ends_on = terms.ends_on + Days::new(1);
    if let Some(last) = terms.work_days.last().cloned() {
        terms.work_days.push(crate::bookings::application::WorkDay {
            day: terms.ends_on,
            ..last
        });
    }
    Ok(terms)
}

async fn decide(app: &App, guest: &Actor, asked: Done, ends: Ends, place: &str) -> Result<()> {
    let (id, version) = (asked.id, asked.version);
    let office = actor(app, organisations::person_id("secretariat")).await?;
    let by_office = context(&office, Some(version));
    match ends {
        Ends::Asked => return Ok(()),
        Ends::Withdrawn => {
            actions::withdraw(app, &context(guest, Some(version)), id, "予定どおりの日程で伺います。").await?;
            return Ok(());
        }
        Ends::Returned => {
            let why = "延ばす日の会議室の要否をお知らせください。";
            actions::return_(app, &by_office, id, why).await?;
            return Ok(());
        }
        Ends::AtHost | Ends::Accepted | Ends::Refused => {}
    }
    let at_host = actions::forward(app, &by_office, id, "").await?;
    let Some(host) = store::host_of(app.db.writer(), facility_id(place)).await? else {
        return Ok(());
    };
    let host = actor(app, host).await?;
    let by_host = context(&host, Some(at_host.version));
    match ends {
        Ends::Accepted => actions::accept(app, &by_host, id, "お待ちしております。")
            .await
            .map(drop),
        Ends::Refused => {
            let why = "その日は設備の点検があり、お受けできません。";
            actions::refuse(app, &by_host, id, why).await.map(drop)
        }
        _ => Ok(()),
    }
}
