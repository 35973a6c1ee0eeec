//! In whose name somebody may apply, and what an organisation has applied for already.

use chrono::NaiveDate;
use entities::booking::{self, State};
use entities::id::{BookingId, CallId, OrganisationId, PersonId};
use entities::{membership, organisation};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// The organisation, if the person may apply in its name: a contact of a company, an employee of a section.
pub async fn applicants_of(
    db: &impl ConnectionTrait,
    person: PersonId,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<Option<organisation::Model>, DbErr> {
    let current = Condition::any()
        .add(membership::Column::UntilOn.is_null())
        .add(membership::Column::UntilOn.gte(today));
    let belongs = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::Role.is_in([membership::Role::CompanyContact, membership::Role::Employee]))
        .filter(membership::Column::FromOn.lte(today))
        .filter(current)
        .count(db)
        .await?;
    if belongs == 0 {
        Ok(None)
    } else {
        organisation::Entity::find_by_id(organisation).one(db).await
    }
}

/// States in which an application holds places, or is about to.
pub const HOLDING: [State; 6] = [
    State::SupervisorReview,
    State::InReview,
    State::Pooled,
    State::HostCheck,
    State::Returned,
    State::Offered,
];

/// Applications of an organisation to a call: those that hold places now, and all of them but drafts.
pub async fn open_applications(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    call: CallId,
    except: BookingId,
) -> Result<(u64, u64), DbErr> {
    let of_call = || {
        booking::Entity::find()
            .filter(booking::Column::OrganisationId.eq(organisation))
            .filter(booking::Column::CallId.eq(call))
            .filter(booking::Column::Id.ne(except))
    };
    let holding = of_call()
        .filter(booking::Column::State.is_in(HOLDING))
        .count(db)
        .await?;
    let all = of_call()
        .filter(booking::Column::State.is_not_in([State::Draft, State::Withdrawn, State::Disapproved, State::Declined]))
        .count(db)
        .await?;
    Ok((holding, all))
}
