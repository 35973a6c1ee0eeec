//! What a round gave an application. The round's rooms write it; a booking's page reads which of the wishes it was.

use entities::id::BookingId;
use entities::round_outcome;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The newest outcome; one without a rank is no wish of the applicant's.
pub async fn given(db: &impl ConnectionTrait, id: BookingId) -> Result<Option<round_outcome::Model>, DbErr> {
    round_outcome::Entity::find()
        .filter(round_outcome::Column::BookingId.eq(id))
        .order_by_desc(round_outcome::Column::RoundId)
        .one(db)
        .await
}
