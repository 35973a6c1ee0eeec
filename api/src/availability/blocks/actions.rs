//! Blocking units, and ending a block.

use entities::block;
use entities::id::{BlockId, FacilityId, UnitId, UnitTypeId};

use super::rules::{self, NewBlock};
use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::availability::places;
use crate::availability::store::{self as keys, Taker};
use crate::error::{Error, Refusal, Result, is_unique_violation};
use crate::policy::{Action, Parties};

/// A block, the units that it takes, and what the asker may do with it.
pub type Seen = (block::Model, Vec<UnitId>, Vec<&'static str>);

pub async fn create(app: &App, context: &Context, facility: FacilityId, new: &NewBlock) -> Result<BlockId> {
    app.change(context, async |txn| {
        let (organisation, municipality) = places::store::run_by(txn, &context.scope(), facility)
            .await?
            .ok_or(Error::NotFound("facility"))?;
        let parties = Parties {
            hosts: vec![organisation],
            municipalities: vec![municipality],
            office: true,
            ..Parties::of("facility", facility)
        };
        let permit = context.actor.may(Action::BlockCreate, &parties)?;

        rules::check(new, txn.today())?;
        let (types, units): (Vec<UnitTypeId>, Vec<_>) = store::units(txn, facility).await?.into_iter().unzip();
        let units = rules::chosen(new, units)?;
        keys::lock_types(txn, &types).await?;
        let ids: Vec<UnitId> = units.iter().map(|candidate| candidate.unit).collect();
        rules::refuse_standing(&store::standing(txn, &ids, new.starts_on, new.ends_on).await?)?;

        let block = store::create(txn, facility, new, context.actor.person_id()).await?;
        keys::insert(txn, Taker::Block(block.id), &units, &rules::want(new))
            .await
            .map_err(|error| {
                if is_unique_violation(&error) {
                    Refusal::conflict("block.overlaps").into()
                } else {
                    Error::from(error)
                }
            })?;
        let receipt = audit::record(txn, permit, &["block", "starts_on", "ends_on", "reason"]).await?;
        Ok((block.id, receipt))
    })
    .await
}

pub async fn end(app: &App, context: &Context, id: BlockId) -> Result<BlockId> {
    app.change(context, async |txn| {
        store::lock(txn, id).await?;
        let (block, organisation, municipality) = store::find(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("block"))?;
        let parties = Parties {
            hosts: vec![organisation],
            municipalities: vec![municipality],
            office: true,
            ..Parties::of("block", id).at_version(block.version)
        };
        let permit = context.actor.may(Action::BlockEnd, &parties)?;
        context.expect(
            block.version,
            || serde_json::json!({ "version": block.version, "ended_at": block.ended_at }),
        )?;
        if block.ended_at.is_some() {
            return Err(Refusal::conflict("block.ended").into());
        }

        store::end(txn, id, txn.today()).await?;
        let receipt = audit::record(txn, permit, &["ended_at"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// The block as its host sees it after a change.
pub async fn view(app: &App, context: &Context, id: BlockId) -> Result<Seen> {
    let db = app.db.writer();
    let (block, organisation, municipality) = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("block"))?;
    let parties = Parties {
        hosts: vec![organisation],
        municipalities: vec![municipality],
        office: true,
        ..Parties::of("block", id)
    };
    context.actor.may(Action::CalendarView, &parties)?;
    let endable: &[Action] = if block.ended_at.is_none() {
        &[Action::BlockEnd]
    } else {
        &[]
    };
    let may = context.actor.allowed(endable, &parties);
    let units = store::units_of(db, id).await?;
    Ok((block, units, may))
}
