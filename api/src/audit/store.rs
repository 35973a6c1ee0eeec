//! Queries on `audit_event`.

use chrono::{DateTime, Utc};
use entities::audit_event::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What the record is narrowed to.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub subject_kind: Option<String>,
    pub subject: Option<String>,
    pub actor: Option<String>,
    pub verb: Option<String>,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub before: Option<DateTime<Utc>>,
    /// Verbs that the asker may not see.
    pub hidden: Vec<&'static str>,
}

/// Events, newest first, one more than `rows` when there are more.
pub(super) async fn events(
    db: &impl ConnectionTrait,
    filter: Filter,
    (offset, rows): (u64, u64),
) -> Result<Vec<Model>, DbErr> {
    let wanted = Condition::all()
        .add_option(filter.subject_kind.map(|kind| Column::SubjectKind.eq(kind)))
        .add_option(filter.subject.map(|id| Column::SubjectId.eq(id)))
        .add_option(filter.actor.map(|id| Column::ActorId.eq(id)))
        .add_option(filter.verb.map(|verb| Column::Verb.eq(verb)))
        .add_option(filter.from.map(|from| Column::HappenedAt.gte(from)))
        .add_option(filter.before.map(|before| Column::HappenedAt.lt(before)))
        .add_option((!filter.hidden.is_empty()).then(|| Column::Verb.is_not_in(filter.hidden)));
    Entity::find()
        .filter(wanted)
        .order_by_desc(Column::HappenedAt)
        .order_by_desc(Column::Id)
        .offset(offset)
        .limit(rows + 1)
        .all(db)
        .await
}
