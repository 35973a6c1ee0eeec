//! What was entered for somebody: whom it is for, whose word was heard, and who took it over.

use entities::id::{BookingId, FacilityId, OrganisationId, PersonId};
use entities::{booking, booking_entry, facility, organisation, person};
use sea_orm::ActiveModelTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use super::Loaded;
use super::loaded::load;
use super::write::replace;
use crate::app::Txn;
use crate::facilities;
use crate::policy::Scope;

/// A published place that the asker runs, looks after, or sees as the office.
pub async fn place_of(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: FacilityId,
) -> Result<Option<facility::Model>, DbErr> {
    facility::Entity::find_by_id(id)
        .filter(facility::Column::State.eq(facility::State::Published))
        .filter(facilities::working_for(scope))
        .one(db)
        .await
}

/// Whom a request is for: a person without sign-in and an organisation of its own.
pub async fn write_somebody(
    txn: &Txn,
    applicant: person::Model,
    company: organisation::Model,
) -> Result<organisation::Model, DbErr> {
    applicant.into_active_model().reset_all().insert(txn).await?;
    company.into_active_model().reset_all().insert(txn).await
}

pub async fn write_entry(txn: &Txn, row: booking_entry::Model) -> Result<booking_entry::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

pub async fn rewrite_entry(txn: &Txn, row: booking_entry::Model) -> Result<booking_entry::Model, DbErr> {
    row.into_active_model().reset_all().update(txn).await
}

/// How a booking was entered, `None` when its applicant did so.
pub async fn entry(db: &impl ConnectionTrait, id: BookingId) -> Result<Option<booking_entry::Model>, DbErr> {
    booking_entry::Entity::find_by_id(id).one(db).await
}

/// By the hash of the link that hands it over, locked until the change ends.
pub async fn entry_by_hash(txn: &Txn, hash: &str) -> Result<Option<booking_entry::Model>, DbErr> {
    booking_entry::Entity::find()
        .filter(booking_entry::Column::ClaimHash.eq(hash))
        .lock_exclusive()
        .one(txn)
        .await
}

/// A booking that was entered, locked. The caller has its place, or the link that hands it over.
pub async fn entered(txn: &Txn, id: BookingId) -> Result<Option<Loaded>, DbErr> {
    let found = booking::Entity::find_by_id(id)
        .filter(booking::Column::EnteredBy.is_not_null())
        .lock_exclusive()
        .one(txn)
        .await?;
    load(txn, found).await
}

/// Makes somebody the applicant, in the name of their organisation.
pub async fn hand_over(
    txn: &Txn,
    before: &booking::Model,
    to: PersonId,
    organisation: OrganisationId,
) -> Result<booking::Model, DbErr> {
    let next = booking::Model {
        applicant_id: to,
        organisation_id: organisation,
        updated_at: txn.now(),
        version: before.version + 1,
        ..before.clone()
    };
    replace(txn, before.version, next).await
}
