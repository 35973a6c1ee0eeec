//! Rows of `organisation`, as far as the asker's scope reaches.

use entities::id::OrganisationId;
use entities::{municipality, organisation};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

use crate::paging::Paging;
use crate::policy::Scope;

/// Which ones a list asks for.
#[derive(Default)]
pub struct Wanted {
    pub kind: Option<organisation::Kind>,
    pub state: Option<organisation::State>,
}

pub async fn list(
    db: &impl ConnectionTrait,
    scope: &Scope,
    wanted: &Wanted,
    paging: &Paging,
) -> Result<Vec<organisation::Model>, DbErr> {
    let mut query = organisation::Entity::find()
        .filter(within(scope))
        .filter(organisation::Column::State.ne(organisation::State::Unconfirmed));
    if let Some(kind) = wanted.kind {
        query = query.filter(organisation::Column::Kind.eq(kind));
    }
    if let Some(state) = wanted.state {
        query = query.filter(organisation::Column::State.eq(state));
    }
    query
        .order_by_asc(organisation::Column::NameKana)
        .order_by_asc(organisation::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await
}

/// One that the scope reaches, locked inside a change.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: OrganisationId,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id)
        .filter(within(scope))
        .lock_exclusive()
        .one(db)
        .await
}

/// The one prefecture, once it is there.
pub async fn prefecture(db: &impl ConnectionTrait) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(organisation::Kind::Prefecture))
        .one(db)
        .await
}

pub async fn municipality_exists(db: &impl ConnectionTrait, code: &str) -> Result<bool, DbErr> {
    let found = municipality::Entity::find_by_id(code.to_owned()).one(db).await?;
    Ok(found.is_some())
}

pub async fn insert(db: &impl ConnectionTrait, organisation: organisation::Model) -> Result<(), DbErr> {
    organisation::Entity::insert(organisation.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

pub async fn activate(
    db: &impl ConnectionTrait,
    organisation: organisation::Model,
) -> Result<organisation::Model, DbErr> {
    let version = organisation.version;
    let mut row = organisation.into_active_model();
    row.state = Set(organisation::State::Active);
    row.version = Set(version + 1);
    row.update(db).await
}

fn within(scope: &Scope) -> Condition {
    if scope.system || scope.office || scope.administrator {
        return Condition::all();
    }
    let own = [&scope.companies, &scope.supervised, &scope.hosted]
        .into_iter()
        .flatten()
        .copied();
    Condition::any().add(organisation::Column::Id.is_in(own)).add(
        Condition::all()
            .add(organisation::Column::Kind.eq(organisation::Kind::Municipality))
            .add(organisation::Column::MunicipalityCode.is_in(scope.municipalities.clone())),
    )
}
