//! The rows of the demo, written at once.

use entities::id::{OrganisationId, PersonId};
use entities::{
    cancellation_rule, closing_rule, facility, facility_hours, house_rule, membership, organisation, person, programme,
    programme_call, unit, unit_type, whole_unit,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    ModelTrait, QueryFilter, QuerySelect,
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
