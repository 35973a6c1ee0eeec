//! What the things of a round are called, for its pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::booking::State;
use entities::id::{BookingId, FacilityId, OrganisationId, PersonId, UnitTypeId};
use entities::{booking, facility, municipality, organisation, person, unit_type};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::Connection;
use crate::app::padded;

/// Bounds of one answer: no prefecture comes near them.
const ROWS_MAX: u64 = 50_000;

/// Bookings with their organisations, facilities, types of unit.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub bookings: HashMap<BookingId, (booking::Model, String)>,
    pub facilities: HashMap<FacilityId, facility::Model>,
    pub types: HashMap<UnitTypeId, unit_type::Model>,
}

/// Names of people by their ids.
pub type People = HashMap<PersonId, String>;

pub async fn people(db: &impl Connection, ids: impl IntoIterator<Item = PersonId>) -> Result<People, DbErr> {
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let rows: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(padded(&ids)))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// All municipalities in the order of their codes.
pub async fn municipalities(db: &impl Connection) -> Result<BTreeMap<String, municipality::Model>, DbErr> {
    let rows = municipality::Entity::find()
        .order_by_asc(municipality::Column::Code)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// The codes of those that have a trial, confirmed or later, that begins on the day or after it.
pub async fn with_trials_since(db: &impl Connection, since: NaiveDate) -> Result<BTreeSet<String>, DbErr> {
    let hosts = booking::Entity::find()
        .select_only()
        .column(booking::Column::FacilityId)
        .filter(booking::Column::State.is_in([State::Confirmed, State::CheckedIn, State::Completed]))
        .filter(booking::Column::StartsOn.gte(since))
        .into_query();
    let codes: Vec<String> = facility::Entity::find()
        .select_only()
        .column(facility::Column::MunicipalityCode)
        .distinct()
        .filter(facility::Column::Id.in_subquery(hosts))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(codes.into_iter().collect())
}

/// What is named, in a constant number of queries.
pub async fn directory(
    db: &impl Connection,
    bookings: &BTreeSet<BookingId>,
    facilities: &BTreeSet<FacilityId>,
    types: &BTreeSet<UnitTypeId>,
) -> Result<Directory, DbErr> {
    let bookings: Vec<BookingId> = bookings.iter().copied().collect();
    let bookings = booking::Entity::find()
        .filter(booking::Column::Id.is_in(padded(&bookings)))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let names = organisations(db, bookings.iter().map(|booking| booking.organisation_id)).await?;
    let facilities: Vec<FacilityId> = facilities.iter().copied().collect();
    let facilities = facility::Entity::find()
        .filter(facility::Column::Id.is_in(padded(&facilities)))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let types: Vec<UnitTypeId> = types.iter().copied().collect();
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::Id.is_in(padded(&types)))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let named = |booking: booking::Model| {
        let name = names.get(&booking.organisation_id).cloned().unwrap_or_default();
        (booking.id, (booking, name))
    };
    Ok(Directory {
        bookings: bookings.into_iter().map(named).collect(),
        facilities: facilities.into_iter().map(|row| (row.id, row)).collect(),
        types: types.into_iter().map(|row| (row.id, row)).collect(),
    })
}

async fn organisations(
    db: &impl Connection,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, String>, DbErr> {
    let ids: Vec<OrganisationId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let rows: Vec<(OrganisationId, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name])
        .filter(organisation::Column::Id.is_in(padded(&ids)))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
