//! The waiting list of the demo, *lived* like its stays: a party has the whole villa, others wait for these dates; on
//! other dates the party has cancelled and those who waited have been asked.

use chrono::{DateTime, Days, NaiveDate, TimeDelta};
use entities::{booking, consent};

use super::acting::{actor, at, context};
use super::places::facility_id;
use super::{calls, organisations, store, units};
use crate::app::App;
use crate::bookings::application::{Application, Item, Wish};
use crate::bookings::{self, Done, waiting};
use crate::error::{Error, Result};
use crate::policy::Actor;

const PLACE: &str = "F14";
const NIGHTS: u64 = 2;
/// A first day on which the place is closed or partly taken moves on by a day, so often at most.
const TRIES: u64 = 12;

/// A line of the demo: who has the villa, who waits for it with how many, and whether it has come free.
struct Told {
    day: u64,
    holder: &'static str,
    waiting: [(&'static str, i32); 2],
    freed: bool,
}

const LINES: [Told; 2] = [
    Told {
        day: 52,
        holder: "c1-contact",
        waiting: [("c4-contact", 2), ("c3-contact", 4)],
        freed: false,
    },
    Told {
        day: 57,
        holder: "c6-contact",
        waiting: [("c5-contact", 3), ("c8-contact", 2)],
        freed: true,
    },
];

/// Lives both lines; where the half has no room for them any more, none.
///
/// # Errors
/// The database's.
pub async fn live(app: &App) -> Result<()> {
    for told in &LINES {
        let first = app.today() + Days::new(told.day);
        for shift in 0..TRIES {
            if told.happens(app, first + Days::new(shift)).await? {
                break;
            }
        }
    }
    Ok(())
}

impl Told {
    /// Whether the holder got the villa for these dates, and then all the rest.
    async fn happens(&self, app: &App, starts_on: NaiveDate) -> Result<bool> {
        let begun = app.now() - TimeDelta::days(9);
        let holder = actor(app, organisations::person_id(self.holder)).await?;
        let whole = vec![Item {
            unit_type_id: units::whole_id(PLACE),
            quantity: 1,
        }];
        let Some(held) = applies(app, &holder, begun, application(&holder, starts_on, 12, whole)).await? else {
            return Ok(false);
        };
        let confirmed = confirmed(app, begun, &held).await?;
        for (days, (guest, party)) in (5..).zip(self.waiting) {
            let guest = actor(app, organisations::person_id(guest)).await?;
            let rooms = store::rooms_for(app.db.writer(), facility_id(PLACE), party).await?;
            let rooms = rooms
                .into_iter()
                .map(|(unit_type_id, quantity)| Item { unit_type_id, quantity });
            let asked = application(&guest, starts_on, party, rooms.collect());
            applies(app, &guest, begun + TimeDelta::days(days), asked).await?;
        }
        if self.freed {
            let lately = at(app, app.now() - TimeDelta::hours(3));
            let why = "日程を改めることになったため";
            bookings::cancel(
                &lately,
                &context(&holder, Some(confirmed.version)),
                confirmed.id,
                0,
                why,
            )
            .await?;
            waiting::jobs::offer_places(&lately).await?;
        }
        Ok(true)
    }
}

/// Writes a draft and hands it in; nothing is left of it where it is refused.
async fn applies(
    app: &App,
    applicant: &Actor,
    moment: DateTime<chrono::Utc>,
    application: Application,
) -> Result<Option<Done>> {
    let then = at(app, moment);
    let draft = bookings::create(&then, &context(applicant, None), application).await?;
    match bookings::submit(&then, &context(applicant, Some(draft.version)), draft.id).await {
        Ok(done) => Ok(Some(done)),
        Err(Error::Refused(_)) => {
            store::forget(app.db.writer(), draft.id).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

async fn confirmed(app: &App, begun: DateTime<chrono::Utc>, held: &Done) -> Result<Done> {
    let office = actor(app, organisations::person_id("secretariat")).await?;
    let host = actor(app, organisations::person_id("host")).await?;
    let next = at(app, begun + TimeDelta::days(1));
    let sent = bookings::forward(&next, &context(&office, Some(held.version)), held.id, "").await?;
    let after = at(app, begun + TimeDelta::days(2));
    bookings::accept(&after, &context(&host, Some(sent.version)), held.id, "").await
}

fn application(applicant: &Actor, starts_on: NaiveDate, party: i32, items: Vec<Item>) -> Application {
    let organisation = applicant.members().first().map(|member| member.organisation);
    Application {
        call_id: calls::call_id(0),
        organisation_id: organisation.unwrap_or_default(),
        party,
        children: 0,
        companions: 0,
        purpose: "retreat".to_owned(),
        purpose_note: "チームで集まり、次の企画をまとめます。".to_owned(),
        needs: "Web会議のできる場所を希望します。".to_owned(),
        considerations: String::new(),
        arrival_time: Some("15:30".to_owned()),
        wishes: vec![Wish {
            also_facility_id: None,
            facility_id: facility_id(PLACE),
            starts_on,
            ends_on: starts_on + Days::new(NIGHTS),
            items,
        }],
        criteria: vec!["短い日程で企画がまとまるか".to_owned()],
        work_days: Vec::new(),
        consents: vec![consent::Kind::Pledge, consent::Kind::Privacy, consent::Kind::Survey],
        channel: booking::Channel::Web,
        wait_if_full: true,
        anywhere: false,
        flexible_days: 0,
        dates: None,
    }
}
