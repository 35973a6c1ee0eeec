//! Rows of `programme` and `programme_call`.

use std::collections::HashMap;

use entities::id::{CallId, ProgrammeId};
use entities::programme_call::State;
use entities::{programme, programme_call};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::app::Txn;
use crate::policy::Scope;
use crate::text::Words;

/// Published ones; for the office drafts too.
fn visible(scope: &Scope) -> Condition {
    if scope.office || scope.system {
        Condition::all()
    } else {
        Condition::all().add(programme_call::Column::State.eq(State::Published))
    }
}

pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: CallId,
) -> Result<Option<programme_call::Model>, DbErr> {
    programme_call::Entity::find_by_id(id)
        .filter(visible(scope))
        .one(db)
        .await
}

pub async fn lock(txn: &Txn, scope: &Scope, id: CallId) -> Result<Option<programme_call::Model>, DbErr> {
    programme_call::Entity::find_by_id(id)
        .filter(visible(scope))
        .lock(LockType::NoKeyUpdate)
        .one(txn)
        .await
}

/// The newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    scope: &Scope,
    offset: u64,
    rows: u64,
) -> Result<Vec<programme_call::Model>, DbErr> {
    programme_call::Entity::find()
        .filter(visible(scope))
        .order_by_desc(programme_call::Column::StayFromOn)
        .order_by_desc(programme_call::Column::Number)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

/// The names of the programmes of the calls.
pub async fn programmes(
    db: &impl ConnectionTrait,
    calls: &[programme_call::Model],
) -> Result<HashMap<ProgrammeId, Words>, DbErr> {
    let rows = programme::Entity::find()
        .filter(programme::Column::Id.is_in(calls.iter().map(|call| call.programme_id)))
        .limit(u64::try_from(calls.len()).unwrap_or(u64::MAX))
        .all(db)
        .await?;
    let words = |row: programme::Model| {
        (
            row.id,
            Words {
                ja: row.name_ja,
                en: row.name_en,
            },
        )
    };
    Ok(rows.into_iter().map(words).collect())
}

/// The programme of that Japanese name, made when there is none.
pub async fn programme_named(txn: &Txn, name: &Words) -> Result<ProgrammeId, DbErr> {
    let known = programme::Entity::find()
        .filter(programme::Column::NameJa.eq(&name.ja))
        .order_by_asc(programme::Column::CreatedAt)
        .one(txn)
        .await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let row = programme::ActiveModel {
        id: Set(ProgrammeId::new()),
        name_ja: Set(name.ja.clone()),
        name_en: Set(name.en.clone()),
        created_at: Set(txn.now()),
    };
    Ok(row.insert(txn).await?.id)
}

/// The number of the next call of a half: `2026H2-02`. Two at once get the same; the key lets one of them in.
pub async fn next_number(txn: &Txn, half: &str) -> Result<String, DbErr> {
    let present = programme_call::Entity::find()
        .filter(programme_call::Column::Number.starts_with(format!("{half}-")))
        .count(txn)
        .await?;
    Ok(format!("{half}-{:02}", present + 1))
}

pub async fn insert(txn: &Txn, row: programme_call::Model) -> Result<programme_call::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// Writes all columns and the next version.
pub async fn update(txn: &Txn, mut row: programme_call::Model) -> Result<programme_call::Model, DbErr> {
    row.version += 1;
    row.into_active_model().reset_all().update(txn).await
}
