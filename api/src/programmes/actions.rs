//! What the office does with calls, and how everybody reads them.

use entities::id::CallId;
use entities::programme_call::{Model, State};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::half::half_of;
use super::store;
use super::terms::Terms;
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};
use crate::text::Words;

/// What a change of a call comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: CallId,
    pub version: i64,
    pub state: State,
}

/// A call as the asker sees it.
pub struct Seen {
    pub row: Model,
    pub programme: Words,
    pub may: Vec<&'static str>,
}

fn parties(row: &Model) -> Parties {
    Parties {
        office: true,
        public: row.state == State::Published,
        ..Parties::of("call", row.id)
    }
    .at_version(row.version)
}

fn saved(row: &Model) -> Saved {
    Saved {
        id: row.id,
        version: row.version,
        state: row.state,
    }
}

/// What the state allows, for `may`; the policy decides for whom.
fn actions_of(row: &Model) -> Vec<Action> {
    let next = match (row.state, row.suspended_at) {
        (State::Draft, _) => Action::CallPublish,
        (State::Published, None) => Action::CallSuspend,
        (State::Published, Some(_)) => Action::CallResume,
    };
    vec![Action::CallUpdate, next]
}

fn seen(context: &Context, row: Model, programme: Words) -> Seen {
    Seen {
        may: context.actor.allowed(&actions_of(&row), &parties(&row)),
        row,
        programme,
    }
}

pub async fn view(app: &App, context: &Context, id: CallId) -> Result<Seen> {
    let db = app.db.writer();
    let row = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("call"))?;
    context.actor.may(Action::CallView, &parties(&row))?;
    let mut names = store::programmes(db, std::slice::from_ref(&row)).await?;
    let programme = names.remove(&row.programme_id).unwrap_or_default();
    Ok(seen(context, row, programme))
}

pub async fn list(app: &App, context: &Context, paging: &Paging) -> Result<Page<Seen>> {
    context.actor.may(Action::CallList, &Parties::house("call"))?;
    let db = app.db.reader();
    let rows = store::list(db, &context.scope(), paging.offset(), paging.rows() + 1).await?;
    let page = paging.page(rows);
    let names = store::programmes(db, &page.items).await?;
    Ok(page.map(|row| {
        let programme = names.get(&row.programme_id).cloned().unwrap_or_default();
        seen(context, row, programme)
    }))
}

pub async fn create(app: &App, context: &Context, terms: &Terms) -> Result<Saved> {
    match create_once(app, context, terms).await {
        // Somebody else took the number in the same moment; the next one is free.
        Err(error) if error.is_unique_violation() => create_once(app, context, terms).await,
        answer => answer,
    }
}

async fn create_once(app: &App, context: &Context, terms: &Terms) -> Result<Saved> {
    app.change(context, async |txn| {
        let id = CallId::new();
        let parties = Parties {
            office: true,
            public: true,
            ..Parties::of("call", id)
        };
        let permit = context.actor.may(Action::CallCreate, &parties)?;
        Refusal::unless_empty("input.invalid", terms.faults())?;

        let programme = store::programme_named(txn, &terms.programme).await?;
        let mut row = terms.draft(id, programme, txn.now());
        row.number = store::next_number(txn, &half_of(row.stay_from_on).to_string()).await?;
        let row = store::insert(txn, row).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// The call, locked, and its terms.
async fn lock(txn: &Txn, context: &Context, id: CallId) -> Result<(Model, Terms)> {
    let row = store::lock(txn, &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("call"))?;
    let mut names = store::programmes(txn, std::slice::from_ref(&row)).await?;
    let terms = Terms::of(&row, names.remove(&row.programme_id).unwrap_or_default());
    Ok((row, terms))
}

/// A stale page gets the call as it is now.
fn expect(context: &Context, row: &Model, terms: &Terms) -> Result<()> {
    context.expect(
        row.version,
        || json!({ "id": row.id, "state": row.state, "version": row.version, "terms": terms }),
    )
}

/// Changes the terms. Applications already submitted are checked again by each step that they take.
pub async fn update(app: &App, context: &Context, id: CallId, terms: &Terms) -> Result<Saved> {
    app.change(context, async |txn| {
        let (row, before) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::CallUpdate, &parties(&row))?;
        expect(context, &row, &before)?;
        Refusal::unless_empty("input.invalid", terms.faults())?;

        let changed = before.changed(terms);
        let programme = store::programme_named(txn, &terms.programme).await?;
        let row = Model {
            number: row.number,
            state: row.state,
            suspended_at: row.suspended_at,
            suspended_reason: row.suspended_reason,
            version: row.version,
            ..terms.draft(row.id, programme, row.created_at)
        };
        let row = store::update(txn, row).await?;
        let fields: Vec<&str> = changed.iter().map(String::as_str).collect();
        let receipt = audit::record(txn, permit, &fields).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

pub async fn publish(app: &App, context: &Context, id: CallId) -> Result<Saved> {
    app.change(context, async |txn| {
        let (row, terms) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::CallPublish, &parties(&row))?;
        expect(context, &row, &terms)?;
        if row.state != State::Draft {
            return Err(Refusal::conflict("call.wrong_state").into());
        }

        let row = Model {
            state: State::Published,
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// No new applications from now on; those under way go on.
pub async fn suspend(app: &App, context: &Context, id: CallId, reason: &str) -> Result<Saved> {
    app.change(context, async |txn| {
        let (row, terms) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::CallSuspend, &parties(&row))?;
        expect(context, &row, &terms)?;
        if reason.trim().is_empty() {
            let blank = vec![Fault::new("reason", "required")];
            Refusal::unless_empty("input.invalid", blank)?;
        }
        if row.state != State::Published || row.suspended_at.is_some() {
            return Err(Refusal::conflict("call.wrong_state").into());
        }

        let row = Model {
            suspended_at: Some(txn.now()),
            suspended_reason: Some(reason.to_owned()),
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["suspended_at", "suspended_reason"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

pub async fn resume(app: &App, context: &Context, id: CallId) -> Result<Saved> {
    app.change(context, async |txn| {
        let (row, terms) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::CallResume, &parties(&row))?;
        expect(context, &row, &terms)?;
        if row.suspended_at.is_none() {
            return Err(Refusal::conflict("call.wrong_state").into());
        }

        let row = Model {
            suspended_at: None,
            suspended_reason: None,
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["suspended_at", "suspended_reason"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}
