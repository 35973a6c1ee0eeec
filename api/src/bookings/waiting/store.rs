//! Rows of the waiting list. The line of a place is read whole, in its order, so that a run can go through it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::{self, State};
use entities::id::{BookingId, BookingItemId, CallId, FacilityId, OfferId, OrganisationId, WaitingEntryId, WishId};
use entities::{booking_item, facility, offer, programme_call, waiting_entry, wish, work_day};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};

use crate::app::Txn;
use crate::bookings::application::{Wish, WorkDay};
use crate::bookings::store::{HOLDING, written_day};
use crate::facilities;
use crate::policy::Scope;

/// More than any prefecture's list; a run that met it would offer to the first thousand and to the rest later.
const LINE_MAX: u64 = 1_000;

/// A wish in line, with what a run must know of it.
#[derive(Clone, Debug)]
pub struct Waiter {
    pub entry: waiting_entry::Model,
    pub booking: booking::Model,
    pub facility: FacilityId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub items: Vec<booking_item::Model>,
    pub work_days: Vec<WorkDay>,
    /// The organisation holds as many places of the call as it may.
    pub at_limit: bool,
    /// The call is published and not suspended.
    pub call_open: bool,
}

/// Who waits, in the order of the line: for one place, or for all.
pub async fn line(db: &impl ConnectionTrait, facility: Option<FacilityId>) -> Result<Vec<Waiter>, DbErr> {
    let waiting = booking::Entity::find()
        .select_only()
        .column(booking::Column::Id)
        .filter(booking::Column::State.eq(State::Waiting))
        .into_query();
    let mut query = waiting_entry::Entity::find()
        .filter(waiting_entry::Column::LeftAt.is_null())
        .filter(waiting_entry::Column::BookingId.in_subquery(waiting));
    if let Some(facility) = facility {
        query = query.filter(waiting_entry::Column::BookingId.in_subquery(wishing_for(facility)));
    }
    let entries = query
        .order_by_asc(waiting_entry::Column::Turn)
        .order_by_asc(waiting_entry::Column::Id)
        .limit(LINE_MAX)
        .all(db)
        .await?;
    let mut waiters = waiters(db, entries).await?;
    waiters.retain(|waiter| facility.is_none_or(|facility| waiter.facility == facility));
    Ok(waiters)
}

fn wishing_for(facility: FacilityId) -> SelectStatement {
    wish::Entity::find()
        .select_only()
        .column(wish::Column::BookingId)
        .filter(wish::Column::FacilityId.eq(facility))
        .into_query()
}

/// Who has an open offer, the one that ends first before the others.
pub async fn offered(db: &impl ConnectionTrait) -> Result<Vec<(Waiter, offer::Model)>, DbErr> {
    let offers = offer::Entity::find()
        .filter(offer::Column::AnsweredAt.is_null())
        .order_by_asc(offer::Column::HeldUntil)
        .limit(LINE_MAX)
        .all(db)
        .await?;
    let entries = waiting_entry::Entity::find()
        .filter(waiting_entry::Column::Id.is_in(offers.iter().map(|offer| offer.entry_id)))
        .limit(LINE_MAX)
        .all(db)
        .await?;
    let waiters = waiters(db, entries).await?;
    let of = |offer: &offer::Model| waiters.iter().find(|waiter| waiter.entry.id == offer.entry_id).cloned();
    Ok(offers
        .into_iter()
        .filter_map(|offer| Some((of(&offer)?, offer)))
        .collect())
}

async fn waiters(db: &impl ConnectionTrait, entries: Vec<waiting_entry::Model>) -> Result<Vec<Waiter>, DbErr> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<BookingId> = entries.iter().map(|entry| entry.booking_id).collect();
    let bookings = booking::Entity::find().filter(booking::Column::Id.is_in(ids.iter().copied()));
    let bookings: BTreeMap<BookingId, booking::Model> =
        bookings.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let wishes = wish::Entity::find().filter(wish::Column::BookingId.is_in(ids.iter().copied()));
    let wishes: BTreeMap<(BookingId, i32), wish::Model> = wishes
        .all(db)
        .await?
        .into_iter()
        .map(|row| ((row.booking_id, row.rank), row))
        .collect();
    let items = booking_item::Entity::find()
        .filter(booking_item::Column::BookingId.is_in(ids.iter().copied()))
        .order_by_asc(booking_item::Column::Id)
        .all(db)
        .await?;
    let days = work_day::Entity::find()
        .filter(work_day::Column::BookingId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let calls = Calls::of(db, bookings.values()).await?;
    let waiter = |entry: waiting_entry::Model| {
        let booking = bookings.get(&entry.booking_id)?.clone();
        let wish = wishes.get(&(entry.booking_id, entry.wish_rank))?;
        let own_days = days.iter().filter(|day| day.booking_id == booking.id);
        Some(Waiter {
            facility: wish.facility_id?,
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
            items: items.iter().filter(|item| item.wish_id == wish.id).cloned().collect(),
            work_days: own_days.cloned().map(written_day).collect(),
            at_limit: calls.at_limit(&booking),
            call_open: calls.is_open(&booking),
            entry,
            booking,
        })
    };
    Ok(entries.into_iter().filter_map(waiter).collect())
}

/// The calls of those in line, and how many places each organisation holds in each.
struct Calls {
    calls: BTreeMap<CallId, programme_call::Model>,
    holding: BTreeMap<(OrganisationId, CallId), i32>,
}

impl Calls {
    async fn of<'a>(
        db: &impl ConnectionTrait,
        bookings: impl Iterator<Item = &'a booking::Model>,
    ) -> Result<Self, DbErr> {
        let (calls, organisations): (BTreeSet<CallId>, BTreeSet<OrganisationId>) =
            bookings.map(|row| (row.call_id, row.organisation_id)).unzip();
        let holding: Vec<(OrganisationId, CallId)> = booking::Entity::find()
            .select_only()
            .columns([booking::Column::OrganisationId, booking::Column::CallId])
            .filter(booking::Column::OrganisationId.is_in(organisations))
            .filter(booking::Column::CallId.is_in(calls.iter().copied()))
            .filter(booking::Column::State.is_in(HOLDING))
            .into_tuple()
            .all(db)
            .await?;
        let mut counted = BTreeMap::new();
        for key in holding {
            *counted.entry(key).or_insert(0) += 1;
        }
        let calls = programme_call::Entity::find().filter(programme_call::Column::Id.is_in(calls));
        Ok(Self {
            calls: calls.all(db).await?.into_iter().map(|row| (row.id, row)).collect(),
            holding: counted,
        })
    }

    fn at_limit(&self, booking: &booking::Model) -> bool {
        let most = self.calls.get(&booking.call_id).map(|call| call.max_open_applications);
        let held = self.holding.get(&(booking.organisation_id, booking.call_id));
        most.is_some_and(|most| held.copied().unwrap_or(0) >= most)
    }

    fn is_open(&self, booking: &booking::Model) -> bool {
        let call = self.calls.get(&booking.call_id);
        call.is_some_and(|call| call.state == programme_call::State::Published && call.suspended_at.is_none())
    }
}

/// The places that the asker runs or oversees.
pub async fn places(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<facility::Model>, DbErr> {
    facility::Entity::find()
        .filter(facilities::working_for(scope))
        .order_by_asc(facility::Column::NameKana)
        .limit(2_000)
        .all(db)
        .await
}

/// What the application waits for, in the order of the line.
pub async fn live(db: &impl ConnectionTrait, booking: BookingId) -> Result<Vec<waiting_entry::Model>, DbErr> {
    waiting_entry::Entity::find()
        .filter(waiting_entry::Column::BookingId.eq(booking))
        .filter(waiting_entry::Column::LeftAt.is_null())
        .order_by_asc(waiting_entry::Column::Turn)
        .order_by_asc(waiting_entry::Column::Id)
        .limit(3)
        .all(db)
        .await
}

async fn next_turn(txn: &Txn) -> Result<i64, DbErr> {
    let last = waiting_entry::Entity::find()
        .order_by_desc(waiting_entry::Column::Turn)
        .one(txn)
        .await?;
    Ok(last.map_or(0, |entry| entry.turn) + 1)
}

/// Puts wishes at the end of the line, and takes back what was said about them before.
pub async fn join(txn: &Txn, booking: BookingId, ranks: &[i32]) -> Result<(), DbErr> {
    let first = next_turn(txn).await?;
    for (turn, rank) in (first..).zip(ranks) {
        let row = waiting_entry::Model {
            id: WaitingEntryId::new(),
            booking_id: booking,
            wish_rank: *rank,
            turn,
            entered_at: txn.now(),
            rests_since: None,
            passed_over_at: None,
            left_at: None,
            reason: None,
        };
        row.into_active_model().reset_all().insert(txn).await?;
    }
    clear_outcomes(txn, booking, ranks).await
}

async fn clear_outcomes(txn: &Txn, booking: BookingId, ranks: &[i32]) -> Result<(), DbErr> {
    wish::Entity::update_many()
        .col_expr(wish::Column::Outcome, Expr::val(None::<String>))
        .filter(wish::Column::BookingId.eq(booking))
        .filter(wish::Column::Rank.is_in(ranks.iter().copied()))
        .exec(txn)
        .await
        .map(|_| ())
}

/// Puts all wishes of an application at the end of the line; the one that was refused rests.
pub async fn to_the_end(txn: &Txn, booking: BookingId, refused: WaitingEntryId) -> Result<(), DbErr> {
    let first = next_turn(txn).await?;
    for (turn, entry) in (first..).zip(live(txn, booking).await?) {
        let rests_since = if entry.id == refused {
            Some(txn.now())
        } else {
            entry.rests_since
        };
        let moved = waiting_entry::ActiveModel {
            turn: Set(turn),
            rests_since: Set(rests_since),
            ..entry.into_active_model()
        };
        moved.update(txn).await?;
    }
    Ok(())
}

/// Ends the rest of an application's wishes; how many rested.
pub async fn wake(txn: &Txn, entries: &[WaitingEntryId]) -> Result<u64, DbErr> {
    let woken = waiting_entry::Entity::update_many()
        .col_expr(waiting_entry::Column::RestsSince, Expr::val(None::<DateTime<Utc>>))
        .filter(waiting_entry::Column::Id.is_in(entries.iter().copied()))
        .filter(waiting_entry::Column::RestsSince.is_not_null())
        .exec(txn)
        .await?;
    Ok(woken.rows_affected)
}

/// Notes that places went to somebody behind these, because they weren't enough for the whole group.
pub async fn pass_over(txn: &Txn, entries: &[WaitingEntryId]) -> Result<(), DbErr> {
    waiting_entry::Entity::update_many()
        .col_expr(waiting_entry::Column::PassedOverAt, Expr::val(txn.now()))
        .filter(waiting_entry::Column::Id.is_in(entries.iter().copied()))
        .exec(txn)
        .await
        .map(|_| ())
}

/// Takes wishes of an application off the list.
pub async fn leave(txn: &Txn, entries: &[WaitingEntryId], reason: waiting_entry::Reason) -> Result<(), DbErr> {
    waiting_entry::Entity::update_many()
        .col_expr(waiting_entry::Column::LeftAt, Expr::val(txn.now()))
        .col_expr(waiting_entry::Column::Reason, Expr::value(reason))
        .filter(waiting_entry::Column::Id.is_in(entries.iter().copied()))
        .exec(txn)
        .await
        .map(|_| ())
}

/// Opens an offer.
pub async fn make_offer(
    txn: &Txn,
    entry: &waiting_entry::Model,
    held_until: DateTime<Utc>,
) -> Result<offer::Model, DbErr> {
    let row = offer::Model {
        id: OfferId::new(),
        entry_id: entry.id,
        booking_id: entry.booking_id,
        wish_rank: entry.wish_rank,
        made_at: txn.now(),
        held_until,
        answered_at: None,
        answer: None,
    };
    row.into_active_model().reset_all().insert(txn).await
}

/// The offers to an application, the newest first.
pub async fn offers(db: &impl ConnectionTrait, booking: BookingId) -> Result<Vec<offer::Model>, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::BookingId.eq(booking))
        .order_by_desc(offer::Column::MadeAt)
        .order_by_desc(offer::Column::Id)
        .limit(50)
        .all(db)
        .await
}

/// The offer that awaits an answer.
pub async fn open_offer(db: &impl ConnectionTrait, booking: BookingId) -> Result<Option<offer::Model>, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::BookingId.eq(booking))
        .filter(offer::Column::AnsweredAt.is_null())
        .one(db)
        .await
}

/// Closes the open offer with its answer.
pub async fn answer(txn: &Txn, booking: BookingId, answer: offer::Answer) -> Result<(), DbErr> {
    offer::Entity::update_many()
        .col_expr(offer::Column::AnsweredAt, Expr::val(txn.now()))
        .col_expr(offer::Column::Answer, Expr::value(answer))
        .filter(offer::Column::BookingId.eq(booking))
        .filter(offer::Column::AnsweredAt.is_null())
        .exec(txn)
        .await
        .map(|_| ())
}

/// The applications whose offer has ended unanswered.
pub async fn overdue_offers(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<BookingId>, DbErr> {
    let rows = offer::Entity::find()
        .filter(offer::Column::AnsweredAt.is_null())
        .filter(offer::Column::HeldUntil.lte(now))
        .order_by_asc(offer::Column::HeldUntil)
        .limit(200)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.booking_id).collect())
}

/// Adds a wish to an application, with the price of each item.
pub async fn add_wish(txn: &Txn, booking: BookingId, rank: i32, written: &Wish, prices: &[i64]) -> Result<(), DbErr> {
    let wish_id = WishId::new();
    let row = wish::Model {
        id: wish_id,
        booking_id: booking,
        rank,
        facility_id: Some(written.facility_id),
        also_facility_id: written.also_facility_id,
        starts_on: written.starts_on,
        ends_on: written.ends_on,
        outcome: None,
    };
    row.into_active_model().reset_all().insert(txn).await?;
    let items = written.items.iter().zip(prices);
    let items = items.map(|(item, price_yen)| booking_item::ActiveModel {
        id: Set(BookingItemId::new()),
        booking_id: Set(booking),
        wish_id: Set(wish_id),
        unit_type_id: Set(item.unit_type_id),
        quantity: Set(item.quantity),
        price_yen: Set(*price_yen),
    });
    booking_item::Entity::insert_many(items).exec(txn).await.map(|_| ())
}
