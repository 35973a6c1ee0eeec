//! The rounds of the demo: a call whose applications wait to be placed, and one of which a lottery has decided; lived
//! through the same actions that people call.

use chrono::{Days, TimeDelta};
use entities::id::CallId;
use entities::membership::Role;
use entities::{booking, consent};
use serde::Deserialize;

use super::acting::{actor, at, context};
use super::places::facility_id;
use super::stays::work_days;
use super::{calls, organisations, seed, store};
use crate::app::App;
use crate::bookings::application::{Application, Dates, Item, Wish};
use crate::bookings::{self, Done};
use crate::error::{Error, Result};
use crate::policy::Actor;
use crate::rounds;

const ROUNDS: &str = include_str!("rounds.csv");
/// Applications came in so many days ago; the lottery was held a day ago.
const APPLIED_DAYS: i64 = 8;
/// A first day on which a place is closed moves on by a day, so often at most.
const TRIES: u64 = 7;

/// One application.
#[derive(Clone, Debug, Deserialize)]
struct Told {
    call: String,
    applicant: String,
    /// Keys of places with spaces between them; none: anywhere.
    wishes: String,
    anywhere: bool,
    flexible_days: i32,
    day: u64,
    nights: u64,
    party: i32,
}

/// Lives both.
///
/// # Errors
/// The table's and the database's.
pub async fn live(app: &App) -> Result<()> {
    let office = actor(app, organisations::person_id("secretariat")).await?;
    for told in seed::rows::<Told>(ROUNDS)? {
        for shift in 0..TRIES {
            let Some(handed_in) = told.applies(app, shift).await? else {
                continue;
            };
            let later = at(app, app.now() - TimeDelta::days(APPLIED_DAYS - 2));
            let supervised = told.supervised(&later, handed_in).await?;
            bookings::forward(&later, &context(&office, Some(supervised.version)), supervised.id, "").await?;
            break;
        }
    }
    Box::pin(held(app, &office, calls::selection_id("lottery"))).await
}

/// The lottery: opened, drawn, and its outcome applied.
async fn held(app: &App, office: &Actor, call: CallId) -> Result<()> {
    let yesterday = at(app, app.now() - TimeDelta::days(1));
    let approver = actor(app, organisations::person_id("approver")).await?;
    let round = rounds::open(&yesterday, &context(office, None), call).await?;
    let run = rounds::start_run(&yesterday, &context(office, None), round.id, None, None).await?;
    rounds::jobs::solve(&yesterday).await?;
    rounds::apply(&yesterday, &context(&approver, Some(round.version)), round.id, run.id).await?;
    Ok(())
}

impl Told {
    /// Writes a draft and hands it in; nothing is left of it where it is refused.
    async fn applies(&self, app: &App, shift: u64) -> Result<Option<Done>> {
        let applicant = actor(app, organisations::person_id(&self.applicant)).await?;
        let then = at(app, app.now() - TimeDelta::days(APPLIED_DAYS));
        let application = self.application(app, &applicant, shift).await?;
        let draft = bookings::create(&then, &context(&applicant, None), application).await?;
        match bookings::submit(&then, &context(&applicant, Some(draft.version)), draft.id).await {
            Ok(done) => Ok(Some(done)),
            Err(Error::Refused(_)) => {
                store::forget(app.db.writer(), draft.id).await?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    async fn supervised(&self, app: &App, done: Done) -> Result<Done> {
        if done.state != booking::State::SupervisorReview {
            return Ok(done);
        }
        let supervisor = actor(app, organisations::person_id("supervisor")).await?;
        bookings::approve(app, &context(&supervisor, Some(done.version)), done.id, "").await
    }

    async fn application(&self, app: &App, applicant: &Actor, shift: u64) -> Result<Application> {
        let starts_on = app.today() + Days::new(self.day + shift);
        let ends_on = starts_on + Days::new(self.nights);
        let mut wishes = Vec::new();
        for key in self.wishes.split_whitespace() {
            let facility_id = facility_id(key);
            let rooms = store::rooms_for(app.db.writer(), facility_id, self.party).await?;
            let items = rooms
                .into_iter()
                .map(|(unit_type_id, quantity)| Item { unit_type_id, quantity });
            wishes.push(Wish {
                also_facility_id: None,
                facility_id,
                starts_on,
                ends_on,
                items: items.collect(),
            });
        }
        let first = applicant.members().first();
        let is_employee = applicant.has_role(Role::Employee);
        Ok(Application {
            call_id: calls::selection_id(&self.call),
            organisation_id: first.map(|member| member.organisation).unwrap_or_default(),
            party: self.party,
            children: 0,
            companions: 0,
            purpose: "retreat".to_owned(),
            purpose_note: "チームで集中して企画をまとめます。".to_owned(),
            needs: String::new(),
            considerations: String::new(),
            arrival_time: Some("15:30".to_owned()),
            criteria: vec!["集中して働ける時間が増えるか".to_owned()],
            work_days: if is_employee {
                work_days(starts_on, ends_on)
            } else {
                Vec::new()
            },
            consents: vec![consent::Kind::Pledge, consent::Kind::Privacy, consent::Kind::Survey],
            channel: booking::Channel::Web,
            wait_if_full: false,
            anywhere: self.anywhere,
            flexible_days: self.flexible_days,
            dates: wishes.is_empty().then_some(Dates { starts_on, ends_on }),
            wishes,
        })
    }
}
