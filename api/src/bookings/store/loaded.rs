//! Reading one booking: locked for a change, or whole for a page.

use std::collections::BTreeMap;

use entities::booking;
use entities::id::{BookingId, FacilityId, PersonId, UnitTypeId};
use entities::{
    booking_change, booking_event, booking_item, consent, criterion, decision, facility, hold, organisation,
    participant, person, programme_call, unit_type, wish, work_day, work_report,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{WishColumns, visible};
use crate::app::Txn;
use crate::bookings::application::{Application, Dates, Item, Wish, WorkDay};
use crate::bookings::changes::{self, Change};
use crate::policy::Scope;

/// A booking with what its parties are read from.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub booking: booking::Model,
    pub facility: Option<facility::Model>,
    /// The one that is used along with it.
    pub also: Option<Box<facility::Model>>,
    pub participants: Vec<participant::Model>,
    /// The change that is open.
    pub change: Option<booking_change::Model>,
}

/// Everything that a page about one booking shows.
#[derive(Clone, Debug)]
pub struct Whole {
    pub loaded: Loaded,
    pub call: programme_call::Model,
    pub organisation: organisation::Model,
    pub application: Application,
    pub wishes: Vec<(wish::Model, Vec<booking_item::Model>)>,
    pub facilities: BTreeMap<FacilityId, facility::Model>,
    pub unit_types: BTreeMap<UnitTypeId, unit_type::Model>,
    pub decisions: Vec<decision::Model>,
    pub events: Vec<booking_event::Model>,
    /// Everybody named in it: applicant, deciders.
    pub people: BTreeMap<PersonId, person::Model>,
    pub hold: Option<hold::Model>,
    pub reports: Vec<work_report::Model>,
    pub changes: Vec<Change>,
}

impl Whole {
    /// The columns of a wish.
    #[must_use]
    pub fn wish_columns(&self, rank: i32) -> Option<WishColumns> {
        let (wish, _) = self.wishes.iter().find(|(wish, _)| wish.rank == rank)?;
        Some(WishColumns {
            rank,
            facility: wish.facility_id?,
            also: wish.also_facility_id,
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
        })
    }

    /// The items of the wish under consideration.
    pub fn items(&self) -> impl Iterator<Item = &booking_item::Model> {
        let rank = self.loaded.booking.wish_rank;
        let of_wish = self.wishes.iter().filter(move |(wish, _)| wish.rank == rank);
        of_wish.flat_map(|(_, items)| items)
    }

    /// The price of the wish under consideration, in yen: of both its places where it has two.
    #[must_use]
    pub fn total_yen(&self) -> i64 {
        self.items().map(|item| item.price_yen).sum()
    }
}

/// Reads a booking of the asker's without locking it.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: BookingId) -> Result<Option<Loaded>, DbErr> {
    let found = booking::Entity::find_by_id(id).filter(visible(scope)).one(db).await?;
    load(db, found).await
}

/// Reads a booking of the asker's and keeps others from changing it until the change ends.
pub async fn lock(txn: &Txn, scope: &Scope, id: BookingId) -> Result<Option<Loaded>, DbErr> {
    let found = booking::Entity::find_by_id(id)
        .filter(visible(scope))
        .lock_exclusive()
        .one(txn)
        .await?;
    load(txn, found).await
}

pub(super) async fn load(db: &impl ConnectionTrait, found: Option<booking::Model>) -> Result<Option<Loaded>, DbErr> {
    let Some(booking) = found else { return Ok(None) };
    let facility = place(db, booking.facility_id).await?;
    let also = place(db, booking.also_facility_id).await?.map(Box::new);
    let participants = participant::Entity::find()
        .filter(participant::Column::BookingId.eq(booking.id))
        .order_by_asc(participant::Column::CreatedAt)
        .order_by_asc(participant::Column::Id)
        .all(db)
        .await?;
    let change = changes::store::open_of(db, [booking.id]).await?.pop();
    Ok(Some(Loaded {
        booking,
        facility,
        also,
        participants,
        change,
    }))
}

async fn place(db: &impl ConnectionTrait, id: Option<FacilityId>) -> Result<Option<facility::Model>, DbErr> {
    match id {
        Some(id) => facility::Entity::find_by_id(id).one(db).await,
        None => Ok(None),
    }
}

/// Reads the rest of a booking, in a constant number of queries.
pub async fn whole(db: &impl ConnectionTrait, loaded: Loaded) -> Result<Option<Whole>, DbErr> {
    let id = loaded.booking.id;
    let call = programme_call::Entity::find_by_id(loaded.booking.call_id)
        .one(db)
        .await?;
    let organisation = organisation::Entity::find_by_id(loaded.booking.organisation_id)
        .one(db)
        .await?;
    let (Some(call), Some(organisation)) = (call, organisation) else {
        return Ok(None);
    };
    let wishes = wishes(db, id).await?;
    let changes = changes::store::all_of(db, id).await?;
    let (facilities, unit_types) = wished(db, &wishes, &changes).await?;
    let decisions = decision::Entity::find()
        .filter(decision::Column::BookingId.eq(id))
        .order_by_asc(decision::Column::DecidedAt)
        .all(db)
        .await?;
    let (events, people) = history(db, &loaded.booking).await?;
    Ok(Some(Whole {
        application: application(db, &loaded.booking, &wishes).await?,
        hold: hold::Entity::find()
            .filter(hold::Column::BookingId.eq(id))
            .one(db)
            .await?,
        changes,
        reports: work_report::Entity::find()
            .filter(work_report::Column::BookingId.eq(id))
            .all(db)
            .await?,
        loaded,
        call,
        organisation,
        wishes,
        facilities,
        unit_types,
        decisions,
        events,
        people,
    }))
}

type Wished = (
    BTreeMap<FacilityId, facility::Model>,
    BTreeMap<UnitTypeId, unit_type::Model>,
);

/// The places and unit types that the wishes and changes name.
async fn wished(
    db: &impl ConnectionTrait,
    wishes: &[(wish::Model, Vec<booking_item::Model>)],
    changes: &[Change],
) -> Result<Wished, DbErr> {
    let places = wishes
        .iter()
        .flat_map(|(wish, _)| [wish.facility_id, wish.also_facility_id])
        .flatten();
    let places = facility::Entity::find().filter(facility::Column::Id.is_in(places));
    let types = wishes.iter().flat_map(|(_, items)| items).map(|item| item.unit_type_id);
    let types = types.chain(changes.iter().flat_map(Change::types));
    let types = unit_type::Entity::find().filter(unit_type::Column::Id.is_in(types));
    Ok((
        by_id(places, db, |row| row.id).await?,
        by_id(types, db, |row| row.id).await?,
    ))
}

type History = (Vec<booking_event::Model>, BTreeMap<PersonId, person::Model>);

/// What happened, and the people named in it.
async fn history(db: &impl ConnectionTrait, booking: &booking::Model) -> Result<History, DbErr> {
    let events = booking_event::Entity::find()
        .filter(booking_event::Column::BookingId.eq(booking.id))
        .order_by_asc(booking_event::Column::HappenedAt)
        .order_by_asc(booking_event::Column::Id)
        .all(db)
        .await?;
    let named = events
        .iter()
        .filter_map(|event| event.person_id)
        .chain([booking.applicant_id]);
    let people = person::Entity::find().filter(person::Column::Id.is_in(named));
    Ok((events, by_id(people, db, |row| row.id).await?))
}

/// These people, however many are asked about.
pub async fn people(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<BTreeMap<PersonId, person::Model>, DbErr> {
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let people = person::Entity::find().filter(person::Column::Id.is_in(some.iter().copied()));
        found.extend(by_id(people, db, |row| row.id).await?);
    }
    Ok(found)
}

async fn by_id<E, K: Ord>(
    query: sea_orm::Select<E>,
    db: &impl ConnectionTrait,
    key: impl Fn(&E::Model) -> K,
) -> Result<BTreeMap<K, E::Model>, DbErr>
where
    E: EntityTrait,
{
    Ok(query.all(db).await?.into_iter().map(|row| (key(&row), row)).collect())
}

async fn wishes(
    db: &impl ConnectionTrait,
    id: BookingId,
) -> Result<Vec<(wish::Model, Vec<booking_item::Model>)>, DbErr> {
    let wishes = wish::Entity::find()
        .filter(wish::Column::BookingId.eq(id))
        .order_by_asc(wish::Column::Rank)
        .all(db)
        .await?;
    let items = booking_item::Entity::find()
        .filter(booking_item::Column::BookingId.eq(id))
        .order_by_asc(booking_item::Column::Id)
        .all(db)
        .await?;
    let of = |wish: &wish::Model| items.iter().filter(|item| item.wish_id == wish.id).cloned().collect();
    Ok(wishes
        .into_iter()
        .map(|wish| (of(&wish), wish))
        .map(|(items, wish)| (wish, items))
        .collect())
}

/// The application as it was written, from its rows.
async fn application(
    db: &impl ConnectionTrait,
    booking: &booking::Model,
    wishes: &[(wish::Model, Vec<booking_item::Model>)],
) -> Result<Application, DbErr> {
    let criteria = criterion::Entity::find()
        .filter(criterion::Column::BookingId.eq(booking.id))
        .order_by_asc(criterion::Column::Position)
        .all(db)
        .await?;
    let work_days = work_day::Entity::find()
        .filter(work_day::Column::BookingId.eq(booking.id))
        .order_by_asc(work_day::Column::Day)
        .all(db)
        .await?;
    let consents = consent::Entity::find()
        .filter(consent::Column::BookingId.eq(booking.id))
        .all(db)
        .await?;
    Ok(Application {
        call_id: booking.call_id,
        organisation_id: booking.organisation_id,
        party: booking.party,
        children: booking.children,
        companions: booking.companions,
        purpose: booking.purpose.clone(),
        purpose_note: booking.purpose_note.clone(),
        needs: booking.needs.clone(),
        considerations: booking.considerations.clone(),
        arrival_time: booking.arrival_time.clone(),
        wishes: wishes
            .iter()
            .filter_map(|(wish, items)| written_wish(wish, items))
            .collect(),
        criteria: criteria.into_iter().map(|row| row.text).collect(),
        work_days: work_days.into_iter().map(written_day).collect(),
        consents: consents.into_iter().map(|row| row.kind).collect(),
        channel: booking.channel,
        wait_if_full: booking.wait_if_full,
        anywhere: booking.anywhere,
        flexible_days: booking.flexible_days,
        dates: booking
            .starts_on
            .zip(booking.ends_on)
            .filter(|_| wishes.is_empty())
            .map(|(starts_on, ends_on)| Dates { starts_on, ends_on }),
    })
}

fn written_wish(wish: &wish::Model, items: &[booking_item::Model]) -> Option<Wish> {
    Some(Wish {
        facility_id: wish.facility_id?,
        also_facility_id: wish.also_facility_id,
        starts_on: wish.starts_on,
        ends_on: wish.ends_on,
        items: items
            .iter()
            .map(|item| Item {
                unit_type_id: item.unit_type_id,
                quantity: item.quantity,
            })
            .collect(),
    })
}

/// A day of the plan as the applicant wrote it.
pub fn written_day(row: work_day::Model) -> WorkDay {
    WorkDay {
        day: row.day,
        basis: row.basis,
        starts: row.starts,
        ends: row.ends,
        place: row.place,
        contact: row.contact,
    }
}

/// What an application can choose from, of what it names.
#[derive(Clone, Debug)]
pub struct Offers {
    pub facilities: BTreeMap<FacilityId, facility::Model>,
    pub unit_types: BTreeMap<UnitTypeId, unit_type::Model>,
}

/// The facilities and unit types that an application names: published, and none that the asker may not see.
pub async fn offers(db: &impl ConnectionTrait, scope: &Scope, application: &Application) -> Result<Offers, DbErr> {
    let places = application.wishes.iter().flat_map(Wish::facilities);
    let types = application
        .wishes
        .iter()
        .flat_map(|wish| &wish.items)
        .map(|item| item.unit_type_id);
    let mut query = facility::Entity::find()
        .filter(facility::Column::Id.is_in(places))
        .filter(facility::Column::State.eq(facility::State::Published));
    if !scope.staff && !scope.system {
        query = query.filter(facility::Column::Audience.eq(facility::Audience::Everyone));
    }
    let facilities = by_id(query, db, |row: &facility::Model| row.id).await?;
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::Id.is_in(types))
        .filter(unit_type::Column::RetiredAt.is_null())
        .filter(unit_type::Column::FacilityId.is_in(facilities.keys().copied()));
    let unit_types = by_id(types, db, |row: &unit_type::Model| row.id).await?;
    Ok(Offers { facilities, unit_types })
}
