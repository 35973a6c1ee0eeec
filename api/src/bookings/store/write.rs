//! Writing a booking: its rows as the applicant wrote them, the steps it takes, and their history.

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::{self, ClosedBy, State};
use entities::id::{
    BookingEventId, BookingId, BookingItemId, ConsentId, CriterionId, DecisionId, FacilityId, ParticipantId, PersonId,
    WishId, WorkDayId,
};
use entities::{booking_event, booking_item, consent, criterion, decision, participant, person, wish, work_day};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, QueryOrder, Set,
};

use crate::app::Txn;
use crate::bookings::application::Application;

/// Inserts a draft.
pub async fn create(txn: &Txn, row: booking::Model) -> Result<booking::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// What becomes of a column that can be empty.
#[derive(Clone, Copy, Debug, Default)]
pub enum Put<T> {
    /// It stays as it is.
    #[default]
    Same,
    Empty,
    Value(T),
}

impl<T> Put<T> {
    fn onto(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Same => old,
            Self::Empty => None,
            Self::Value(new) => Some(new),
        }
    }
}

/// What a booking copies of the wish under consideration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishColumns {
    pub rank: i32,
    pub facility: FacilityId,
    pub also: Option<FacilityId>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl WishColumns {
    /// Whether the booking has other dates or another place by now.
    #[must_use]
    pub fn moves(&self, booking: &booking::Model) -> bool {
        booking.facility_id != Some(self.facility)
            || booking.also_facility_id != self.also
            || booking.starts_on != Some(self.starts_on)
            || booking.ends_on != Some(self.ends_on)
    }
}

/// What a step changes beside the state; `None` leaves a column as it is.
#[derive(Clone, Debug, Default)]
pub struct Advance {
    pub state: Option<State>,
    pub returned_from: Put<State>,
    pub due_at: Put<DateTime<Utc>>,
    /// The wish under consideration.
    pub wish: Option<WishColumns>,
    /// The first of two hosts has accepted for this facility.
    pub accepted: Option<FacilityId>,
    pub schedule_changed: bool,
    pub content_changed: bool,
    pub submitted_at: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub checked_in_at: Option<DateTime<Utc>>,
    /// Moment, last day, and who closed the stay.
    pub closed: Option<(DateTime<Utc>, NaiveDate, ClosedBy)>,
    pub fee_yen: Option<i64>,
}

/// Takes a step: the next version, only if nobody was faster.
///
/// # Errors
/// `DbErr::RecordNotUpdated` when the row has another version by now.
pub async fn advance(txn: &Txn, booking: &booking::Model, step: Advance) -> Result<booking::Model, DbErr> {
    let version = booking.version + 1;
    let mut next = booking.clone();
    next.version = version;
    next.updated_at = txn.now();
    next.state = step.state.unwrap_or(next.state);
    next.returned_from = step.returned_from.onto(next.returned_from);
    next.due_at = step.due_at.onto(next.due_at);
    if let Some(wish) = step.wish {
        next.wish_rank = wish.rank;
        next.facility_id = Some(wish.facility);
        next.also_facility_id = wish.also;
        next.starts_on = Some(wish.starts_on);
        next.ends_on = Some(wish.ends_on);
    }
    // An acceptance is of what was shown: whatever moves on or changes asks both hosts anew.
    if step.state.is_some() || step.wish.is_some() || step.content_changed || step.schedule_changed {
        next.accepted_facility_id = None;
    }
    next.accepted_facility_id = step.accepted.or(next.accepted_facility_id);
    if step.schedule_changed {
        next.schedule_version = version;
    }
    if step.content_changed {
        next.content_version = version;
    }
    next.submitted_at = step.submitted_at.or(next.submitted_at);
    next.confirmed_at = step.confirmed_at.or(next.confirmed_at);
    next.checked_in_at = step.checked_in_at.or(next.checked_in_at);
    next.fee_yen = step.fee_yen.or(next.fee_yen);
    if let Some((moment, last_day, by)) = step.closed {
        next.checked_out_at = Some(moment);
        next.actual_ends_on = Some(last_day);
        next.closed_by = Some(by);
    }
    replace(txn, booking.version, next).await
}

pub(super) async fn replace(txn: &Txn, expected: i64, next: booking::Model) -> Result<booking::Model, DbErr> {
    let written = booking::Entity::update_many()
        .set(next.clone().into_active_model().reset_all())
        .filter(booking::Column::Id.eq(next.id))
        .filter(booking::Column::Version.eq(expected))
        .exec(txn)
        .await?;
    if written.rows_affected == 1 {
        Ok(next)
    } else {
        Err(DbErr::RecordNotUpdated)
    }
}

/// Replaces everything the applicant wrote, with the price of each item beside it.
pub async fn write_application(
    txn: &Txn,
    booking: &booking::Model,
    application: &Application,
    prices: &[Vec<i64>],
) -> Result<booking::Model, DbErr> {
    let id = booking.id;
    booking_item::Entity::delete_many()
        .filter(booking_item::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    wish::Entity::delete_many()
        .filter(wish::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    criterion::Entity::delete_many()
        .filter(criterion::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    work_day::Entity::delete_many()
        .filter(work_day::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    write_wishes(txn, id, application, prices).await?;
    write_plan(txn, id, application).await?;
    write_consents(txn, id, booking.applicant_id, application).await?;

    let first = application.wishes.first();
    let span = application.spans().into_iter().next();
    let next = booking::Model {
        party: application.party,
        children: application.children,
        companions: application.companions,
        purpose: application.purpose.clone(),
        purpose_note: application.purpose_note.clone(),
        needs: application.needs.clone(),
        considerations: application.considerations.clone(),
        arrival_time: application.arrival_time.clone(),
        wait_if_full: application.wait_if_full,
        anywhere: application.anywhere,
        flexible_days: application.flexible_days,
        wish_rank: 1,
        facility_id: first.map(|wish| wish.facility_id),
        also_facility_id: first.and_then(|wish| wish.also_facility_id),
        starts_on: span.map(|(starts_on, _)| starts_on),
        ends_on: span.map(|(_, ends_on)| ends_on),
        ..booking.clone()
    };
    replace(txn, booking.version, next).await
}

async fn write_wishes(txn: &Txn, id: BookingId, application: &Application, prices: &[Vec<i64>]) -> Result<(), DbErr> {
    for ((rank, written), prices) in (1..).zip(&application.wishes).zip(prices) {
        let wish_id = WishId::new();
        let row = wish::Model {
            id: wish_id,
            booking_id: id,
            rank,
            facility_id: Some(written.facility_id),
            also_facility_id: written.also_facility_id,
            starts_on: written.starts_on,
            ends_on: written.ends_on,
            outcome: None,
        };
        row.into_active_model().reset_all().insert(txn).await?;
        let items = written
            .items
            .iter()
            .zip(prices)
            .map(|(item, price_yen)| booking_item::ActiveModel {
                id: Set(BookingItemId::new()),
                booking_id: Set(id),
                wish_id: Set(wish_id),
                unit_type_id: Set(item.unit_type_id),
                quantity: Set(item.quantity),
                price_yen: Set(*price_yen),
            });
        booking_item::Entity::insert_many(items).exec(txn).await?;
    }
    Ok(())
}

async fn write_plan(txn: &Txn, id: BookingId, application: &Application) -> Result<(), DbErr> {
    for (position, text) in (1..).zip(&application.criteria) {
        let row = criterion::Model {
            id: CriterionId::new(),
            booking_id: id,
            position,
            text: text.clone(),
        };
        row.into_active_model().reset_all().insert(txn).await?;
    }
    for day in &application.work_days {
        let row = work_day::Model {
            id: WorkDayId::new(),
            booking_id: id,
            day: day.day,
            basis: day.basis,
            starts: day.starts.clone(),
            ends: day.ends.clone(),
            place: day.place.clone(),
            contact: day.contact.clone(),
        };
        row.into_active_model().reset_all().insert(txn).await?;
    }
    Ok(())
}

/// Adds consents given now; those given before stay with their own moment.
async fn write_consents(txn: &Txn, id: BookingId, person: PersonId, application: &Application) -> Result<(), DbErr> {
    let given = consent::Entity::find()
        .filter(consent::Column::BookingId.eq(id))
        .all(txn)
        .await?;
    for old in &given {
        if !application.consents.contains(&old.kind) {
            old.clone().delete(txn).await?;
        }
    }
    let fresh: std::collections::BTreeSet<_> = application
        .consents
        .iter()
        .filter(|kind| given.iter().all(|old| old.kind != **kind))
        .collect();
    for kind in fresh {
        let row = consent::Model {
            id: ConsentId::new(),
            booking_id: id,
            person_id: person,
            kind: *kind,
            given_at: txn.now(),
        };
        row.into_active_model().reset_all().insert(txn).await?;
    }
    Ok(())
}

/// A decision to keep.
#[derive(Clone, Debug)]
pub struct Decided {
    pub step: decision::Step,
    pub outcome: decision::Outcome,
    pub person: Option<PersonId>,
    pub by_link: bool,
    pub comment: String,
}

/// Keeps a decision with the version it was made on.
pub async fn decide(txn: &Txn, booking: &booking::Model, decided: Decided) -> Result<(), DbErr> {
    let row = decision::Model {
        id: DecisionId::new(),
        booking_id: booking.id,
        step: decided.step,
        outcome: decided.outcome,
        person_id: decided.person,
        by_link: decided.by_link,
        comment: decided.comment,
        decided_version: booking.version,
        wish_rank: booking.wish_rank,
        decided_at: txn.now(),
    };
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}

/// Adds a line to the history.
pub async fn event(
    txn: &Txn,
    before: &booking::Model,
    after: &booking::Model,
    (verb, standing): (&'static str, &'static str),
    person: Option<PersonId>,
    comment: &str,
) -> Result<(), DbErr> {
    let row = booking_event::Model {
        id: BookingEventId::new(),
        booking_id: after.id,
        verb: verb.to_owned(),
        from_state: before.state,
        to_state: after.state,
        standing: standing.to_owned(),
        person_id: person,
        comment: comment.to_owned(),
        booking_version: after.version,
        happened_at: txn.now(),
    };
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}

/// Says what became of a wish.
pub async fn mark_wish(txn: &Txn, id: BookingId, rank: i32, outcome: wish::Outcome) -> Result<(), DbErr> {
    wish::Entity::update_many()
        .col_expr(wish::Column::Outcome, Expr::value(outcome))
        .filter(wish::Column::BookingId.eq(id))
        .filter(wish::Column::Rank.eq(rank))
        .exec(txn)
        .await
        .map(|_| ())
}

/// The decision that was kept last.
pub async fn latest_decision(txn: &Txn, id: BookingId) -> Result<Option<decision::Model>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::BookingId.eq(id))
        .order_by_desc(decision::Column::Id)
        .one(txn)
        .await
}

/// The same participants, those with an account of the same address recognised.
pub async fn recognised(txn: &Txn, named: Vec<participant::Model>) -> Result<Vec<participant::Model>, DbErr> {
    let keys: Vec<String> = named.iter().map(|one| one.email.to_lowercase()).collect();
    let people = person::Entity::find()
        .filter(person::Column::EmailKey.is_in(keys))
        .filter(person::Column::ClosedAt.is_null())
        .all(txn)
        .await?;
    let known = |email: &str| {
        people
            .iter()
            .find(|person| person.email_key == email.to_lowercase())
            .map(|person| person.id)
    };
    Ok(named
        .into_iter()
        .map(|one| participant::Model {
            person_id: known(&one.email),
            ..one
        })
        .collect())
}

/// Replaces the participants.
pub async fn name_participants(txn: &Txn, id: BookingId, named: Vec<participant::Model>) -> Result<(), DbErr> {
    participant::Entity::delete_many()
        .filter(participant::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    for one in named {
        participant::Model {
            id: ParticipantId::new(),
            booking_id: id,
            created_at: txn.now(),
            ..one
        }
        .into_active_model()
        .reset_all()
        .insert(txn)
        .await?;
    }
    Ok(())
}
