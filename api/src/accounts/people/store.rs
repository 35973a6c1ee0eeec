//! Rows of `person`, and the memberships of one.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{OrganisationId, PersonId};
use entities::{membership, organisation, person};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

pub async fn find(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(db).await
}

pub async fn find_by_mail(db: &impl ConnectionTrait, key: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::EmailKey.eq(key))
        .one(db)
        .await
}

pub async fn lock(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The memberships that are not over, with their organisations, in the order in which they began.
pub async fn memberships(
    db: &impl ConnectionTrait,
    person: PersonId,
    today: NaiveDate,
) -> Result<Vec<(membership::Model, organisation::Model)>, DbErr> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(not_over(today))
        .join(
            JoinType::InnerJoin,
            membership::Entity::belongs_to(organisation::Entity)
                .from(membership::Column::OrganisationId)
                .to(organisation::Column::Id)
                .into(),
        )
        .select_also(organisation::Entity)
        .order_by_asc(membership::Column::CreatedAt)
        .limit(100)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(membership, organisation)| organisation.map(|organisation| (membership, organisation)))
        .collect())
}

/// Keeps the count of failed sign-ins in a row. Not a change that the person made: the version stays.
pub async fn count_failures(
    db: &impl ConnectionTrait,
    person: person::Model,
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    if person.failed_sign_ins == failures && person.locked_until == locked_until {
        return Ok(());
    }
    let mut row = person.into_active_model();
    row.failed_sign_ins = Set(failures);
    row.locked_until = Set(locked_until);
    row.update(db).await.map(|_| ())
}

pub async fn find_all(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .limit(1000)
        .all(db)
        .await
}

/// The confirmed people who have a role in an organisation on a day, the longest-serving first.
pub async fn members(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    role: membership::Role,
    today: NaiveDate,
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .join_rev(
            JoinType::InnerJoin,
            membership::Entity::belongs_to(person::Entity)
                .from(membership::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::Role.eq(role))
        .filter(membership::Column::FromOn.lte(today))
        .filter(not_over(today))
        .filter(person::Column::ClosedAt.is_null())
        .filter(person::Column::ConfirmedAt.is_not_null())
        .distinct()
        .order_by_asc(person::Column::CreatedAt)
        .order_by_asc(person::Column::Id)
        .limit(100)
        .all(db)
        .await
}

fn not_over(today: NaiveDate) -> Expr {
    membership::Column::UntilOn
        .is_null()
        .or(membership::Column::UntilOn.gte(today))
}
