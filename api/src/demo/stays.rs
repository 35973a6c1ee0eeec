//! The stays of the demo, *lived*: each goes its way through the same actions that people call, at the moments at
//! which they would have, so that history, holds, mails and record are those of a real one.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use entities::id::{BookingId, OrganisationId};
use entities::membership::Role;
use entities::person::Locale;
use entities::{booking, consent, work_day};

use super::acting::{actor, at, context, morning};
use super::dice::Dice;
use super::places::facility_id;
use super::told::{self, Ends, Told, first_day};
use super::{answers, calls, organisations, store};
use crate::app::{App, Context};
use crate::bookings::application::{Application, Item, Wish, WorkDay};
use crate::bookings::{self, Done, Named};
use crate::error::{Error, Result};
use crate::policy::Actor;
use crate::surveys;
use crate::surveys::conditions::Context as Facts;
use crate::surveys::questionnaire::Questionnaire;

/// A first day on which the place is closed moves on by a day, so often at most.
const TRIES: u64 = 12;

/// Lives all stays of the table.
///
/// # Errors
/// The table's and the database's; a stay for which the place has no room is left out.
pub async fn live(app: &App) -> Result<usize> {
    let mut lived = 0;
    for (index, told) in told::stays()?.into_iter().enumerate() {
        let stay = Lived::begin(app, told, index).await?;
        if let Some(stay) = stay {
            stay.go().await?;
            lived += 1;
        }
    }
    store::deliver_all(app.db.writer(), app.now()).await?;
    Ok(lived)
}

/// A stay on its way.
struct Lived<'a> {
    app: &'a App,
    told: Told,
    applicant: Actor,
    starts_on: NaiveDate,
    booking: BookingId,
    version: i64,
    dice: Dice,
}

/// An employee's plan: office hours on every day.
pub(super) fn work_days(starts_on: NaiveDate, ends_on: NaiveDate) -> Vec<WorkDay> {
    let day = |day: NaiveDate| WorkDay {
        day,
        basis: work_day::Basis::Telework,
        starts: Some("08:30".to_owned()),
        ends: Some("17:15".to_owned()),
        place: "滞在先の執務場所".to_owned(),
        contact: "0599-00-0003".to_owned(),
    };
    starts_on.iter_days().take_while(|on| *on <= ends_on).map(day).collect()
}

impl<'a> Lived<'a> {
    /// Writes the draft, moving the first day on while the place is closed or full; back, where the guest is there now.
    async fn begin(app: &'a App, told: Told, index: usize) -> Result<Option<Self>> {
        let person = organisations::person_id(&told.applicant);
        let applicant = actor(app, person).await?;
        let first = first_day(app.today(), &told);
        let mut stay = Self {
            app,
            applicant,
            starts_on: first,
            booking: BookingId::new(),
            version: 0,
            dice: Dice::of(&format!("stay {index}")),
            told,
        };
        let is_there = stay.told.ends == Ends::CheckedIn;
        for shift in (0..TRIES).map(Days::new) {
            stay.starts_on = if is_there { first - shift } else { first + shift };
            if !stay.told.can_be(stay.starts_on, app.today()) {
                continue;
            }
            if stay.draft().await? {
                return Ok(Some(stay));
            }
        }
        Ok(None)
    }

    fn ends_on(&self) -> NaiveDate {
        self.starts_on + Days::new(self.told.nights)
    }

    /// 25 days before the stay, or as late as the state allows today.
    fn applied_at(&self) -> DateTime<Utc> {
        let before = morning(self.starts_on - Days::new(25));
        let days = match self.told.ends {
            Ends::HoldExpired => 12,
            Ends::Confirmed | Ends::Cancelled | Ends::CalledOff | Ends::Revoked => 9,
            _ => 2,
        };
        before.min(self.app.now() - TimeDelta::days(days))
    }

    async fn draft(&mut self) -> Result<bool> {
        let then = at(self.app, self.applied_at());
        let application = self.application().await?;
        let done = bookings::create(&then, &context(&self.applicant, None), application).await?;
        self.take(done);
        if self.told.ends == Ends::Draft {
            return Ok(true);
        }
        let submitted = bookings::submit(&then, &context(&self.applicant, Some(self.version)), self.booking).await;
        match submitted.map(|done| self.take(done)) {
            Ok(()) => Ok(true),
            Err(Error::Refused(_)) => {
                store::forget(self.app.db.writer(), self.booking).await?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn take(&mut self, done: Done) {
        self.booking = done.id;
        self.version = done.version;
    }

    async fn application(&mut self) -> Result<Application> {
        let place = facility_id(&self.told.place);
        let items = store::rooms_for(self.app.db.writer(), place, self.told.party).await?;
        let employee = self.applicant.has_role(Role::Employee);
        let purposes = ["retreat", "routine", "team", "local", "training"];
        Ok(Application {
            call_id: calls::of_stay(self.app.today(), self.starts_on, self.told.halves_before),
            organisation_id: self.organisation(),
            party: self.told.party,
            children: 0,
            companions: 0,
            purpose: self
                .dice
                .one_of(&purposes)
                .map(|word| (*word).to_owned())
                .unwrap_or_default(),
            purpose_note: "落ち着いた環境で、企画と開発の作業に集中します。".to_owned(),
            needs: "Web会議のできる場所を希望します。".to_owned(),
            considerations: String::new(),
            arrival_time: Some("15:30".to_owned()),
            wishes: vec![Wish {
                also_facility_id: None,
                facility_id: place,
                starts_on: self.starts_on,
                ends_on: self.ends_on(),
                items: items
                    .into_iter()
                    .map(|(unit_type_id, quantity)| Item { unit_type_id, quantity })
                    .collect(),
            }],
            criteria: ["集中して働ける時間が増えるか", "Web会議に支障がないか"]
                .map(str::to_owned)
                .to_vec(),
            work_days: if employee {
                work_days(self.starts_on, self.ends_on())
            } else {
                Vec::new()
            },
            consents: vec![consent::Kind::Pledge, consent::Kind::Privacy, consent::Kind::Survey],
            channel: booking::Channel::Web,
            wait_if_full: false,
            anywhere: false,
            flexible_days: 0,
            dates: None,
        })
    }

    /// The applicant's company or section.
    fn organisation(&self) -> OrganisationId {
        let first = self.applicant.members().first();
        first.map(|member| member.organisation).unwrap_or_default()
    }

    /// The rest of its way, a step after the other.
    async fn go(mut self) -> Result<()> {
        let applied = self.applied_at();
        let office = actor(self.app, organisations::person_id("secretariat")).await?;
        match self.told.ends {
            Ends::Draft | Ends::SupervisorReview => return Ok(()),
            Ends::Withdrawn => {
                let done =
                    bookings::withdraw(&self.later(1), &self.mine(), self.booking, "社内の予定が変わったため").await?;
                self.take(done);
                return Ok(());
            }
            _ => {}
        }
        self.supervise(applied).await?;
        match self.told.ends {
            Ends::InReview => return Ok(()),
            Ends::HoldExpired => {
                return bookings::expire_hold(&at(self.app, self.app.now()), self.booking)
                    .await
                    .map(drop);
            }
            Ends::Returned => {
                let why = "参加予定者の人数と部屋数をご確認ください。";
                let done = bookings::return_(&self.later(1), &self.by(&office), self.booking, why).await?;
                self.take(done);
                return Ok(());
            }
            Ends::Disapproved => {
                let approver = actor(self.app, organisations::person_id("approver")).await?;
                let why = "今回の募集の対象とならない内容が含まれているため。";
                let done = bookings::disapprove(&self.later(1), &self.by(&approver), self.booking, why).await?;
                self.take(done);
                return Ok(());
            }
            _ => {}
        }
        let done = bookings::forward(&self.later(1), &self.by(&office), self.booking, "").await?;
        self.take(done);
        self.with_host(&office).await
    }

    async fn supervise(&mut self, applied: DateTime<Utc>) -> Result<()> {
        if !self.applicant.has_role(Role::Employee) {
            return Ok(());
        }
        let day = crate::app::day_in_tokyo(applied);
        let supervisors = crate::accounts::supervisors_of(self.app.db.writer(), self.organisation(), day).await?;
        let Some(supervisor) = supervisors.first() else {
            return Ok(());
        };
        let supervisor = actor(self.app, supervisor.id).await?;
        let done = bookings::approve(
            &self.later(0),
            &self.by(&supervisor),
            self.booking,
            "業務に支障がないことを確認しました。",
        )
        .await?;
        self.take(done);
        Ok(())
    }

    async fn with_host(mut self, office: &Actor) -> Result<()> {
        if self.told.ends == Ends::HostCheck {
            return Ok(());
        }
        let host = store::host_of(self.app.db.writer(), facility_id(&self.told.place)).await?;
        let Some(host) = host else { return Ok(()) };
        let host = actor(self.app, host).await?;
        if self.told.ends == Ends::Declined {
            let why = "ご希望の日は設備の点検のため、お受けできません。";
            let done = bookings::decline(&self.later(1), &self.by(&host), self.booking, why).await?;
            self.take(done);
            return Ok(());
        }
        let done = bookings::accept(&self.later(1), &self.by(&host), self.booking, "").await?;
        self.take(done);
        match self.told.ends {
            Ends::Confirmed => self.name().await,
            Ends::Cancelled => {
                let done =
                    bookings::cancel(&self.later(2), &self.mine(), self.booking, 0, "出張の予定が入ったため").await?;
                self.take(done);
                Ok(())
            }
            Ends::CalledOff => {
                let why = "台風の接近が見込まれるため、中止します。";
                let done = bookings::call_off(&self.later(2), &self.by(office), self.booking, why).await?;
                self.take(done);
                Ok(())
            }
            Ends::Revoked => {
                let why = "申込みの内容に事実と異なる点があったため。";
                let done = bookings::revoke(&self.later(2), &self.by(office), self.booking, why).await?;
                self.take(done);
                Ok(())
            }
            Ends::NoShow => {
                let day = at(self.app, morning(self.starts_on + Days::new(1)));
                let done = bookings::no_show(&day, &self.by(&host), self.booking, "").await?;
                self.take(done);
                Ok(())
            }
            _ => self.stay().await,
        }
    }

    /// Names the party, arrives, works, leaves, and answers.
    async fn stay(mut self) -> Result<()> {
        self.name().await?;
        self.answer(morning(self.starts_on - Days::new(4)), 78).await?;
        if self.told.ends == Ends::CheckedIn {
            // Whoever is there now has the page of the stay in the mailbox.
            bookings::remind(&at(self.app, morning(self.starts_on - Days::new(1))), self.booking).await?;
        }
        let arrival = at(self.app, morning(self.starts_on).min(self.app.now()));
        let done = bookings::check_in(&arrival, &self.mine(), self.booking).await?;
        self.take(done);
        if self.told.ends == Ends::CheckedIn {
            return Ok(());
        }
        let departure = at(self.app, morning(self.ends_on()));
        let done = bookings::check_out(&departure, &self.mine(), self.booking, None).await?;
        self.take(done);
        self.answer(morning(self.ends_on() + Days::new(1)), 72).await
    }

    async fn name(&mut self) -> Result<()> {
        let own = self.applicant.person_id().into_iter().collect::<Vec<_>>();
        let employee = self.applicant.has_role(Role::Employee);
        let people = store::participants(
            self.app.db.writer(),
            self.organisation(),
            &own,
            employee,
            self.told.party,
        )
        .await?;
        let named = people
            .into_iter()
            .map(|person| Named {
                name: person.name,
                name_kana: person.name_kana,
                email: person.email,
                locale: Locale::Ja,
            })
            .collect();
        let done = bookings::name_participants(&self.later(1), &self.mine(), self.booking, named).await?;
        self.take(done);
        Ok(())
    }

    /// Whoever is asked by then answers, in so many of a hundred cases.
    async fn answer(&mut self, moment: DateTime<Utc>, percent: u64) -> Result<()> {
        let then = at(self.app, moment.min(self.app.now()));
        surveys::jobs::invite(&then).await?;
        let kindness = if self.told.place == "F15" { 3 } else { 4 };
        for invitation in store::invitations(self.app.db.writer(), self.booking, then.today()).await? {
            if !self.dice.percent(percent) {
                continue;
            }
            let dice = &mut self.dice;
            let invent = |asked: &Questionnaire, facts: &Facts| answers::answers(asked, facts, kindness, dice);
            surveys::answer_invented(&then, invitation, invent).await?;
        }
        Ok(())
    }

    fn mine(&self) -> Context {
        context(&self.applicant, Some(self.version))
    }

    fn by(&self, actor: &Actor) -> Context {
        context(actor, Some(self.version))
    }

    /// So many days after the application, but not in the future.
    fn later(&self, days: i64) -> App {
        let wanted = self.applied_at() + TimeDelta::days(days) + TimeDelta::hours(days + 1);
        at(self.app, wanted.min(self.app.now()))
    }
}
