//! The applications that wait for a round, whole, in a constant number of queries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entities::booking::{self, State};
use entities::id::{BookingId, CallId, OrganisationId, PersonId};
use entities::{booking_item, organisation, participant, wish, work_day};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Connection;
use crate::app::padded;

const APPLICATIONS_MAX: u64 = 20_000;
const ROWS_MAX: u64 = 500_000;

/// An application as a round reads it.
#[derive(Clone, Debug)]
pub struct Applied {
    pub booking: booking::Model,
    pub organisation: organisation::Model,
    pub wishes: Vec<(wish::Model, Vec<booking_item::Model>)>,
    pub work_days: Vec<work_day::Model>,
    /// Everybody with an account who comes.
    pub participants: Vec<PersonId>,
    /// Whether the organisation has had no stay yet.
    pub is_first_time: bool,
}

/// Those of a call that wait, in the order of their ids.
pub async fn pooled(db: &impl Connection, call: CallId) -> Result<Vec<Applied>, DbErr> {
    let bookings = booking::Entity::find()
        .filter(booking::Column::CallId.eq(call))
        .filter(booking::Column::State.eq(State::Pooled))
        .order_by_asc(booking::Column::Id)
        .limit(APPLICATIONS_MAX)
        .all(db)
        .await?;
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id).collect();
    let mut wishes = wishes(db, &ids).await?;
    let organisations = organisations(db, &bookings).await?;
    let known: Vec<OrganisationId> = organisations.keys().copied().collect();
    let old = have_stayed(db, &known).await?;
    let mut work_days: HashMap<BookingId, Vec<work_day::Model>> = HashMap::new();
    let planned = work_day::Entity::find()
        .filter(work_day::Column::BookingId.is_in(padded(&ids)))
        .order_by_asc(work_day::Column::Day);
    for day in planned.limit(ROWS_MAX).all(db).await? {
        work_days.entry(day.booking_id).or_default().push(day);
    }
    let mut participants: HashMap<BookingId, Vec<PersonId>> = HashMap::new();
    let named = participant::Entity::find().filter(participant::Column::BookingId.is_in(padded(&ids)));
    for one in named.limit(ROWS_MAX).all(db).await? {
        participants.entry(one.booking_id).or_default().extend(one.person_id);
    }
    let whole = bookings.into_iter().filter_map(|booking| {
        Some(Applied {
            organisation: organisations.get(&booking.organisation_id)?.clone(),
            wishes: wishes.remove(&booking.id).unwrap_or_default(),
            work_days: work_days.remove(&booking.id).unwrap_or_default(),
            participants: participants.remove(&booking.id).unwrap_or_default(),
            is_first_time: !old.contains(&booking.organisation_id),
            booking,
        })
    });
    Ok(whole.collect())
}

/// Ids and versions of those that wait.
pub async fn pooled_versions(db: &impl Connection, call: CallId) -> Result<BTreeMap<BookingId, i64>, DbErr> {
    let rows: Vec<(BookingId, i64)> = booking::Entity::find()
        .select_only()
        .columns([booking::Column::Id, booking::Column::Version])
        .filter(booking::Column::CallId.eq(call))
        .filter(booking::Column::State.eq(State::Pooled))
        .limit(APPLICATIONS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

type Wishes = HashMap<BookingId, Vec<(wish::Model, Vec<booking_item::Model>)>>;

async fn wishes(db: &impl Connection, ids: &[BookingId]) -> Result<Wishes, DbErr> {
    let mut items: HashMap<_, Vec<booking_item::Model>> = HashMap::new();
    let listed = booking_item::Entity::find()
        .filter(booking_item::Column::BookingId.is_in(padded(ids)))
        .order_by_asc(booking_item::Column::Id);
    for item in listed.limit(ROWS_MAX).all(db).await? {
        items.entry(item.wish_id).or_default().push(item);
    }
    let mut found: Wishes = HashMap::new();
    let ranked = wish::Entity::find()
        .filter(wish::Column::BookingId.is_in(padded(ids)))
        .order_by_asc(wish::Column::Rank);
    for wish in ranked.limit(ROWS_MAX).all(db).await? {
        let own = items.remove(&wish.id).unwrap_or_default();
        found.entry(wish.booking_id).or_default().push((wish, own));
    }
    Ok(found)
}

async fn organisations(
    db: &impl Connection,
    bookings: &[booking::Model],
) -> Result<HashMap<OrganisationId, organisation::Model>, DbErr> {
    let ids: BTreeSet<OrganisationId> = bookings.iter().map(|booking| booking.organisation_id).collect();
    let ids: Vec<OrganisationId> = ids.into_iter().collect();
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(padded(&ids)))
        .limit(APPLICATIONS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Which of the organisations have stayed before.
async fn have_stayed(
    db: &impl Connection,
    organisations: &[OrganisationId],
) -> Result<BTreeSet<OrganisationId>, DbErr> {
    let rows: Vec<OrganisationId> = booking::Entity::find()
        .select_only()
        .column(booking::Column::OrganisationId)
        .distinct()
        .filter(booking::Column::OrganisationId.is_in(padded(organisations)))
        .filter(booking::Column::State.is_in([State::CheckedIn, State::Completed]))
        .limit(APPLICATIONS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
