//! Rows of `session` and `refresh_token`, and the one query that every signed-in request costs.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{OrganisationId, PersonId, SessionId};
use entities::{membership, organisation, person, refresh_token, session};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, JoinType,
    QueryFilter, QuerySelect, Set,
};

/// A live session's person with one of their current memberships, or none.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Seat {
    pub person_id: PersonId,
    pub organisation_id: Option<OrganisationId>,
    pub kind: Option<organisation::Kind>,
    pub municipality_code: Option<String>,
    pub role: Option<membership::Role>,
    pub deputy_of: Option<PersonId>,
    pub until_on: Option<NaiveDate>,
}

/// All seats of a session's person; nothing when the session is over or the account closed.
pub async fn seats(
    db: &impl ConnectionTrait,
    id: SessionId,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Seat>, DbErr> {
    let current = membership::Entity::belongs_to(person::Entity)
        .from(membership::Column::PersonId)
        .to(person::Column::Id)
        .on_condition(move |left, _| {
            let column = |column| Expr::col((left.clone(), column));
            column(membership::Column::FromOn)
                .lte(today)
                .and(
                    column(membership::Column::UntilOn)
                        .is_null()
                        .or(column(membership::Column::UntilOn).gte(today)),
                )
                .into_condition()
        });
    let active = membership::Entity::belongs_to(organisation::Entity)
        .from(membership::Column::OrganisationId)
        .to(organisation::Column::Id)
        .on_condition(|_, right| {
            Expr::col((right, organisation::Column::State))
                .eq(organisation::State::Active)
                .into_condition()
        });
    session::Entity::find_by_id(id)
        .select_only()
        .column(session::Column::PersonId)
        .column_as(organisation::Column::Id, "organisation_id")
        .column(organisation::Column::Kind)
        .column(organisation::Column::MunicipalityCode)
        .column(membership::Column::Role)
        .column(membership::Column::DeputyOf)
        .column(membership::Column::UntilOn)
        .join(
            JoinType::InnerJoin,
            session::Entity::belongs_to(person::Entity)
                .from(session::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .join_rev(JoinType::LeftJoin, current.into())
        .join(JoinType::LeftJoin, active.into())
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(person::Column::ClosedAt.is_null())
        .into_model::<Seat>()
        .all(db)
        .await
}

pub async fn insert(
    db: &impl ConnectionTrait,
    id: SessionId,
    person: PersonId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        created_at: Set(now),
        last_used_at: Set(now),
        expires_at: Set(expires_at),
        revoked_at: Set(None),
        revoked_because: Set(None),
    };
    session::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

pub async fn insert_token(
    db: &impl ConnectionTrait,
    hash: &str,
    session: SessionId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = refresh_token::ActiveModel {
        hash: Set(hash.to_owned()),
        session_id: Set(session),
        issued_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    refresh_token::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// The token and its session, locked: of two that come with the same token, one waits and sees it used.
pub async fn lock_token(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<(refresh_token::Model, session::Model)>, DbErr> {
    let Some(token) = refresh_token::Entity::find_by_id(hash.to_owned())
        .lock_exclusive()
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let session = session::Entity::find_by_id(token.session_id)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(session.map(|session| (token, session)))
}

/// Marks the token as used and its session as alive until `expires_at`.
pub async fn rotate(
    db: &impl ConnectionTrait,
    token: refresh_token::Model,
    session: session::Model,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut token = token.into_active_model();
    token.used_at = Set(Some(now));
    token.update(db).await?;
    let mut session = session.into_active_model();
    session.last_used_at = Set(now);
    session.expires_at = Set(expires_at);
    session.update(db).await.map(|_| ())
}

/// Ends one session.
pub async fn revoke(db: &impl ConnectionTrait, id: SessionId, now: DateTime<Utc>, because: &str) -> Result<(), DbErr> {
    revoke_where(db, session::Column::Id.eq(id), now, because).await
}

/// Ends all sessions of a person.
pub async fn revoke_all(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
    because: &str,
) -> Result<(), DbErr> {
    revoke_where(db, session::Column::PersonId.eq(person), now, because).await
}

/// Ends all sessions of a person but one.
pub async fn revoke_others(
    db: &impl ConnectionTrait,
    person: PersonId,
    own: SessionId,
    now: DateTime<Utc>,
    because: &str,
) -> Result<(), DbErr> {
    let others = session::Column::PersonId.eq(person).and(session::Column::Id.ne(own));
    revoke_where(db, others, now, because).await
}

async fn revoke_where(db: &impl ConnectionTrait, which: Expr, now: DateTime<Utc>, because: &str) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(now))
        .col_expr(session::Column::RevokedBecause, Expr::value(because))
        .filter(which)
        .filter(session::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map(|_| ())
}
