//! Questionnaires as rows: each version once, frozen by the hash of its content.

use entities::id::{CallId, QuestionnaireId};
use entities::questionnaire::{self, Audience};
use entities::{call_questionnaire, programme_call};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

/// The row with this content, if it was published before.
pub async fn by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<questionnaire::Model>, DbErr> {
    questionnaire::Entity::find()
        .filter(questionnaire::Column::ContentHash.eq(hash))
        .one(db)
        .await
}

/// Adds a version.
pub async fn insert(db: &impl ConnectionTrait, row: questionnaire::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(db).await.map(|_| ())
}

/// All versions, the newest first.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<questionnaire::Model>, DbErr> {
    questionnaire::Entity::find()
        .order_by_asc(questionnaire::Column::Audience)
        .order_by_desc(questionnaire::Column::CreatedAt)
        .all(db)
        .await
}

/// One version.
pub async fn find(db: &impl ConnectionTrait, id: QuestionnaireId) -> Result<Option<questionnaire::Model>, DbErr> {
    questionnaire::Entity::find_by_id(id).one(db).await
}

/// What the call asks of this audience: its own choice, or the newest version.
pub async fn of_call(
    db: &impl ConnectionTrait,
    call: CallId,
    audience: Audience,
) -> Result<Option<questionnaire::Model>, DbErr> {
    let chosen = call_questionnaire::Entity::find()
        .filter(call_questionnaire::Column::CallId.eq(call))
        .filter(call_questionnaire::Column::Audience.eq(audience))
        .one(db)
        .await?;
    if let Some(chosen) = chosen {
        return find(db, chosen.questionnaire_id).await;
    }
    questionnaire::Entity::find()
        .filter(questionnaire::Column::Audience.eq(audience))
        .order_by_desc(questionnaire::Column::CreatedAt)
        .one(db)
        .await
}

/// Whether the call asks for answers at all.
pub async fn asks(db: &impl ConnectionTrait, call: CallId) -> Result<bool, DbErr> {
    Ok(programme_call::Entity::find_by_id(call)
        .one(db)
        .await?
        .is_some_and(|call| call.survey_required))
}
