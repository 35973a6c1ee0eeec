//! Stays without their applications, for tests of what is free: a booking row and the units that it takes.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{NaiveDate, TimeDelta};
use entities::booking::{Channel, Kind, State};
use entities::id::{BookingId, CallId, FacilityId, OrganisationId, PersonId};
use entities::{booking, whole_unit};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use tests::{Facility, TestApp};
use workcation::app::{App, Context, Txn};
use workcation::audit;
use workcation::availability::{self, Ask};
use workcation::error::Result;
use workcation::policy::{Action, Parties};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A change by a job, recorded as the expiry of holds: what is free doesn't ask who changes it.
pub async fn change<T>(app: &App, work: impl AsyncFnOnce(&Txn) -> Result<T>) -> Result<T>
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let context = Context::system("test");
    app.change(&context, async |txn| {
        let value = work(txn).await?;
        let permit = context
            .actor
            .may(Action::BookingHoldExpire, &Parties::house("booking"))?;
        Ok((value, audit::record(txn, permit, &[]).await?))
    })
    .await
}

/// An applicant whose bookings are there at once.
#[derive(Clone)]
pub struct Guest {
    app: App,
    call: CallId,
    person: PersonId,
    organisation: OrganisationId,
}

impl Guest {
    pub async fn of(app: &TestApp) -> Self {
        let contact = app.contact_of("株式会社試験").await;
        Self {
            app: app.inner().clone(),
            call: app.call(|_| ()).await,
            person: contact.id(),
            organisation: contact.organisation(),
        }
    }

    /// A confirmed booking that takes what it asks for, or the refusal.
    pub async fn takes(
        &self,
        facility: FacilityId,
        asks: &[Ask],
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<BookingId> {
        self.takes_of(&[facility], asks, from, until).await
    }

    /// The same of several facilities: of all, or of none.
    pub async fn takes_of(
        &self,
        facilities: &[FacilityId],
        asks: &[Ask],
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<BookingId> {
        change(&self.app, async |txn| {
            let wants = availability::plan(txn, facilities, asks, from, until, &[]).await?;
            let booking = self.insert(txn, facilities[0], from, until).await;
            availability::take(txn, booking, None, &wants).await?;
            Ok(booking)
        })
        .await
    }

    /// A booking that holds one unit of the first type until a week after now, 17:00.
    pub async fn holds(&self, facility: &Facility, from: NaiveDate, until: NaiveDate) -> BookingId {
        let ask = Ask {
            unit_type: facility.unit_type(),
            quantity: 1,
        };
        let expires_at = self.app.now() + TimeDelta::days(7) + TimeDelta::hours(8);
        change(&self.app, async |txn| {
            let wants = availability::plan(txn, &[facility.id], &[ask], from, until, &[]).await?;
            let booking = self.insert(txn, facility.id, from, until).await;
            let hold = availability::hold(txn, booking, 1, expires_at).await?;
            availability::take(txn, booking, Some(hold), &wants).await?;
            Ok(booking)
        })
        .await
        .unwrap()
    }

    /// The row of a confirmed booking, which takes nothing by itself.
    pub async fn insert(
        &self,
        db: &impl ConnectionTrait,
        facility: FacilityId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> BookingId {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let id = BookingId::new();
        let row = booking::ActiveModel {
            id: Set(id),
            number: Set(format!("T-{:05}", NUMBER.fetch_add(1, Ordering::Relaxed))),
            call_id: Set(self.call),
            kind: Set(Kind::Company),
            state: Set(State::Confirmed),
            applicant_id: Set(self.person),
            organisation_id: Set(self.organisation),
            facility_id: Set(Some(facility)),
            starts_on: Set(Some(from)),
            ends_on: Set(Some(until)),
            channel: Set(Channel::Web),
            created_at: Set(self.app.now()),
            updated_at: Set(self.app.now()),
            ..Default::default()
        };
        booking::Entity::insert(row).exec_without_returning(db).await.unwrap();
        id
    }
}

/// Makes the whole of type `whole` list the units of type `listed`.
pub async fn list_whole(app: &TestApp, facility: &Facility, whole: usize, listed: usize) {
    for unit in &facility.types[listed].1 {
        let row = whole_unit::ActiveModel {
            unit_type_id: Set(facility.types[whole].0),
            unit_id: Set(*unit),
        };
        row.insert(app.db()).await.unwrap();
    }
}
