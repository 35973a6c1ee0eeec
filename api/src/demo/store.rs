//! The rows of the demo, written at once.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entities::id::{BookingId, FacilityId, InvitationId, OrganisationId, PersonId, UnitTypeId};
use entities::{
    booking, booking_event, booking_item, cancellation_rule, closing_rule, consent, criterion, facility,
    facility_hours, house_rule, invitation, line_measurement, membership, organisation, outbox, person, programme,
    programme_call, readiness_answer, readiness_check, readiness_snapshot, unit, unit_type, whole_unit, wish, work_day,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    ModelTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::actions::Base;
use crate::app::Txn;

/// Rows in one INSERT: SQLite takes 32,766 parameters, a facility has 60.
const ROWS_AT_ONCE: usize = 200;

/// Whether the organisation is there.
pub async fn has_organisation(db: &impl ConnectionTrait, id: OrganisationId) -> Result<bool, DbErr> {
    Ok(organisation::Entity::find_by_id(id).one(db).await?.is_some())
}

/// The names, addresses and roles of the people; those who aren't there are left out.
pub async fn people(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
) -> Result<(Vec<person::Model>, Vec<membership::Model>), DbErr> {
    let limit = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .limit(limit)
        .all(db)
        .await?;
    let memberships = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(ids.iter().copied()))
        .limit(limit.saturating_mul(10))
        .all(db)
        .await?;
    Ok((people, memberships))
}

/// Writes everything, those first to which others refer.
pub async fn write(txn: &Txn, base: Base) -> Result<(), DbErr> {
    let Base {
        organisations,
        people,
        memberships,
        places,
        measurements,
        checklists,
        programme,
        calls,
    } = base;
    insert::<organisation::ActiveModel>(txn, organisations).await?;
    insert::<person::ActiveModel>(txn, people).await?;
    insert::<membership::ActiveModel>(txn, memberships).await?;
    insert::<facility::ActiveModel>(txn, places.facilities).await?;
    insert::<facility_hours::ActiveModel>(txn, places.hours).await?;
    insert::<closing_rule::ActiveModel>(txn, places.closing_rules).await?;
    insert::<cancellation_rule::ActiveModel>(txn, places.cancellation_rules).await?;
    insert::<house_rule::ActiveModel>(txn, places.house_rules).await?;
    insert::<unit_type::ActiveModel>(txn, places.unit_types).await?;
    insert::<unit::ActiveModel>(txn, places.units).await?;
    insert::<whole_unit::ActiveModel>(txn, places.whole_units).await?;
    insert::<line_measurement::ActiveModel>(txn, measurements).await?;
    insert::<readiness_answer::ActiveModel>(txn, checklists.answers).await?;
    insert::<readiness_snapshot::ActiveModel>(txn, checklists.snapshots).await?;
    insert::<readiness_check::ActiveModel>(txn, checklists.checks).await?;
    insert::<programme::ActiveModel>(txn, vec![programme]).await?;
    insert::<programme_call::ActiveModel>(txn, calls).await
}

async fn insert<A>(txn: &Txn, rows: Vec<<A::Entity as EntityTrait>::Model>) -> Result<(), DbErr>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: ModelTrait<Entity = A::Entity> + IntoActiveModel<A> + Clone,
{
    for rows in rows.chunks(ROWS_AT_ONCE) {
        let rows = rows.iter().cloned().map(|row| row.into_active_model().reset_all());
        A::Entity::insert_many(rows).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// The memberships of a person, with their organisations.
pub async fn members(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(membership::Model, organisation::Model)>, DbErr> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .limit(20)
        .all(db)
        .await?;
    let organisations = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id)))
        .limit(20)
        .all(db)
        .await?;
    let with = |row: membership::Model| {
        let of = organisations
            .iter()
            .find(|organisation| organisation.id == row.organisation_id)?;
        Some((row, of.clone()))
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// Somebody who runs the facility.
pub async fn host_of(db: &impl ConnectionTrait, place: FacilityId) -> Result<Option<PersonId>, DbErr> {
    let Some(place) = facility::Entity::find_by_id(place).one(db).await? else {
        return Ok(None);
    };
    let host = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(place.organisation_id))
        .filter(membership::Column::Role.eq(membership::Role::Host))
        .one(db)
        .await?;
    Ok(host.map(|row| row.person_id))
}

/// Rooms of a facility that hold the party: of the first type that can.
pub async fn rooms_for(
    db: &impl ConnectionTrait,
    place: FacilityId,
    party: i32,
) -> Result<Vec<(UnitTypeId, i32)>, DbErr> {
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::FacilityId.eq(place))
        .filter(unit_type::Column::Kind.eq(unit_type::Kind::Room))
        .order_by_asc(unit_type::Column::Position)
        .limit(20)
        .all(db)
        .await?;
    let mut chosen = Vec::new();
    let mut left = party;
    for offer in types {
        let units = unit::Entity::find()
            .filter(unit::Column::UnitTypeId.eq(offer.id))
            .count(db)
            .await?;
        let units = i32::try_from(units).unwrap_or(0);
        let wanted = ((left + offer.capacity - 1) / offer.capacity).min(units);
        if wanted > 0 {
            chosen.push((offer.id, wanted));
            left -= wanted * offer.capacity;
        }
        if left <= 0 {
            break;
        }
    }
    Ok(chosen)
}

/// Who comes: the employee, or participants of the company.
pub async fn participants(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    own: &[PersonId],
    employee: bool,
    party: i32,
) -> Result<Vec<person::Model>, DbErr> {
    let ids: Vec<PersonId> = if employee {
        own.to_vec()
    } else {
        let rows = membership::Entity::find()
            .filter(membership::Column::OrganisationId.eq(organisation))
            .filter(membership::Column::Role.eq(membership::Role::Participant))
            .order_by_asc(membership::Column::Id)
            .limit(u64::try_from(party).unwrap_or(1))
            .all(db)
            .await?;
        rows.into_iter().map(|row| row.person_id).collect()
    };
    Ok(people(db, &ids).await?.0)
}

/// The invitations of a booking that can still be answered on that day.
pub async fn invitations(
    db: &impl ConnectionTrait,
    booking: BookingId,
    on: NaiveDate,
) -> Result<Vec<InvitationId>, DbErr> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::BookingId.eq(booking))
        .filter(invitation::Column::AnsweredOn.is_null())
        .filter(invitation::Column::ClosesOn.gte(on))
        .order_by_asc(invitation::Column::Email)
        .limit(100)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Takes a draft away that could not be handed in, so that its next try is the only one.
pub async fn forget(db: &impl ConnectionTrait, booking: BookingId) -> Result<(), DbErr> {
    booking_item::Entity::delete_many()
        .filter(booking_item::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    wish::Entity::delete_many()
        .filter(wish::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    criterion::Entity::delete_many()
        .filter(criterion::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    work_day::Entity::delete_many()
        .filter(work_day::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    consent::Entity::delete_many()
        .filter(consent::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    booking_event::Entity::delete_many()
        .filter(booking_event::Column::BookingId.eq(booking))
        .exec(db)
        .await?;
    booking::Entity::delete_by_id(booking).exec(db).await?;
    Ok(())
}

/// The mails of the past have been read: the mailbox begins with today's.
pub async fn deliver_all(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::DoneAt, Expr::value(now))
        .col_expr(outbox::Column::Outcome, Expr::value("mailbox"))
        .filter(outbox::Column::DoneAt.is_null())
        .filter(outbox::Column::CreatedAt.lt(now - TimeDelta::days(3)))
        .exec(db)
        .await?;
    Ok(())
}

/// The last confirmed stay of an applicant at a place that hasn't begun.
pub async fn confirmed_of(
    db: &impl ConnectionTrait,
    applicant: PersonId,
    place: FacilityId,
) -> Result<Option<booking::Model>, DbErr> {
    booking::Entity::find()
        .filter(booking::Column::ApplicantId.eq(applicant))
        .filter(booking::Column::FacilityId.eq(place))
        .filter(booking::Column::State.eq(booking::State::Confirmed))
        .order_by_desc(booking::Column::StartsOn)
        .one(db)
        .await
}

/// Stays at a place that have begun, the last first, with whoever applied.
pub async fn stayed_at(db: &impl ConnectionTrait, place: FacilityId) -> Result<Vec<booking::Model>, DbErr> {
    booking::Entity::find()
        .filter(booking::Column::FacilityId.eq(place))
        .filter(booking::Column::State.is_in([booking::State::CheckedIn, booking::State::Completed]))
        .order_by_desc(booking::Column::StartsOn)
        .limit(20)
        .all(db)
        .await
}
