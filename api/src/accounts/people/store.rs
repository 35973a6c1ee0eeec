//! Rows of `person`, and the memberships of one.

use chrono::{DateTime, Days, NaiveDate, Utc};
use entities::id::{OrganisationId, PersonId};
use entities::{booking, membership, organisation, person};
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

pub async fn insert(db: &impl ConnectionTrait, person: person::Model) -> Result<(), DbErr> {
    person::Entity::insert(person.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// A new password lets an account that rests be used at once.
pub async fn set_password(db: &impl ConnectionTrait, person: person::Model, hash: String) -> Result<(), DbErr> {
    let mut row = person.into_active_model();
    row.password_hash = Set(Some(hash));
    row.failed_sign_ins = Set(0);
    row.locked_until = Set(None);
    row.update(db).await.map(|_| ())
}

/// What people say about themselves.
pub struct Details {
    pub name: String,
    pub name_kana: String,
    pub phone: String,
    pub locale: person::Locale,
}

pub async fn update(db: &impl ConnectionTrait, person: person::Model, details: Details) -> Result<(), DbErr> {
    let version = person.version;
    let mut row = person.into_active_model();
    row.name = Set(details.name);
    row.name_kana = Set(details.name_kana);
    row.phone = Set(details.phone);
    row.locale = Set(details.locale);
    row.version = Set(version + 1);
    row.update(db).await.map(|_| ())
}

/// The numbers of the applications that the person has to see to the end.
pub async fn unfinished(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<String>, DbErr> {
    use booking::State;
    let over = [
        State::Completed,
        State::Withdrawn,
        State::Disapproved,
        State::Declined,
        State::NotSelected,
        State::HoldExpired,
        State::Cancelled,
        State::CalledOff,
        State::Revoked,
        State::NoShow,
    ];
    let rows = booking::Entity::find()
        .filter(booking::Column::ApplicantId.eq(person))
        .filter(booking::Column::State.is_not_in(over))
        .order_by_asc(booking::Column::Number)
        .limit(10)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}

/// Leaves of the person what [`super::rules::anonymous`] says.
pub async fn close(
    db: &impl ConnectionTrait,
    person: person::Model,
    left: super::rules::Anonymous,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let version = person.version;
    let mut row = person.into_active_model();
    row.name = Set(left.name.to_owned());
    row.name_kana = Set(String::new());
    row.phone = Set(String::new());
    row.email_key = Set(left.email.clone());
    row.email = Set(left.email);
    row.password_hash = Set(None);
    row.closed_at = Set(Some(now));
    row.version = Set(version + 1);
    row.update(db).await.map(|_| ())
}

/// Ends all memberships of a person yesterday; one that began today or later had no day.
pub async fn end_memberships(db: &impl ConnectionTrait, person: PersonId, today: NaiveDate) -> Result<(), DbErr> {
    membership::Entity::delete_many()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::FromOn.gte(today))
        .exec(db)
        .await?;
    membership::Entity::update_many()
        .col_expr(membership::Column::UntilOn, Expr::value(today - Days::new(1)))
        .filter(membership::Column::PersonId.eq(person))
        .filter(not_over(today))
        .exec(db)
        .await
        .map(|_| ())
}

/// The confirmed people who have a role anywhere on a day.
pub async fn with_role(
    db: &impl ConnectionTrait,
    role: membership::Role,
    today: NaiveDate,
) -> Result<Vec<person::Model>, DbErr> {
    members_where(db, membership::Column::Role.eq(role), today).await
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
    let held = membership::Column::OrganisationId
        .eq(organisation)
        .and(membership::Column::Role.eq(role));
    members_where(db, held, today).await
}

async fn members_where(db: &impl ConnectionTrait, held: Expr, today: NaiveDate) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .join_rev(
            JoinType::InnerJoin,
            membership::Entity::belongs_to(person::Entity)
                .from(membership::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .filter(held)
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
