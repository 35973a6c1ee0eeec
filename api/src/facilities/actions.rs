//! What people do with listings: write, submit, check, publish, suspend, look.

use chrono::NaiveDate;
use entities::facility::{self, State};
use entities::id::{FacilityId, OrganisationId};
use entities::municipality;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::faults::{Stage, faults};
use super::listing::Listing;
use super::rows::{Whole, draft};
use super::{mails, rules, store, writing};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};

/// What a change of a facility comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: FacilityId,
    pub version: i64,
    pub state: State,
}

/// A facility as the asker sees it.
pub struct Seen {
    pub whole: Whole,
    /// Whether the asker works for it: sees what the checker said.
    pub is_own: bool,
    pub may: Vec<&'static str>,
    pub today: NaiveDate,
}

/// Whom a facility concerns.
pub fn parties(row: &facility::Model) -> Parties {
    Parties {
        // The store has found it for the asker already.
        public: row.state == State::Published,
        ..Parties::of_place("facility", row.id, row.organisation_id, row.municipality_code.clone())
    }
    .at_version(row.version)
}

fn saved(row: &facility::Model) -> Saved {
    Saved {
        id: row.id,
        version: row.version,
        state: row.state,
    }
}

pub async fn view(app: &App, context: &Context, id: FacilityId) -> Result<Seen> {
    let db = app.db.writer();
    let row = store::find(db, &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("facility"))?;
    context.actor.may(Action::FacilityView, &parties(&row))?;
    let whole = store::load(db, vec![row]).await?.pop();
    Ok(seen(context, whole.ok_or(Error::NotFound("facility"))?, app.today()))
}

fn seen(context: &Context, whole: Whole, today: NaiveDate) -> Seen {
    let parties = parties(&whole.row);
    let mut actions = rules::actions(whole.row.state);
    if whole.row.submitted_by.is_some() && whole.row.submitted_by == context.actor.person_id() {
        actions.retain(|action| *action != Action::FacilityPublish);
    }
    Seen {
        is_own: context.actor.may(Action::FacilityListOwn, &parties).is_ok(),
        may: context.actor.allowed(&actions, &parties),
        today,
        whole,
    }
}

/// The facilities that the asker works for: a host's own, a municipality's, for the office all.
pub async fn list_own(app: &App, context: &Context, state: Option<State>, paging: &Paging) -> Result<Page<Seen>> {
    let scope = context.scope();
    let everything = Parties::within("facility", &scope);
    context.actor.may(Action::FacilityListOwn, &everything)?;
    let db = app.db.reader();
    let rows = store::find_own(db, &scope, state, paging.offset(), paging.rows() + 1).await?;
    let page = paging.page(rows);
    let wholes = store::load(db, page.items).await?;
    let items = wholes
        .into_iter()
        .map(|whole| seen(context, whole, app.today()))
        .collect();
    Ok(Page { items, next: page.next })
}

/// The facility with this number as the public sees it, whoever asks.
pub async fn view_public(app: &App, context: &Context, number: &str) -> Result<Whole> {
    context.actor.may(Action::FacilityView, &Parties::house("facility"))?;
    let db = app.db.reader();
    let row = store::find_public(db, number).await?;
    let whole = store::load(db, vec![row.ok_or(Error::NotFound("facility"))?])
        .await?
        .pop();
    whole.ok_or(Error::NotFound("facility"))
}

/// All facilities as the public sees them, by municipality and number.
pub async fn list_public(app: &App, context: &Context) -> Result<Vec<Whole>> {
    context.actor.may(Action::FacilitySearch, &Parties::house("facility"))?;
    let db = app.db.reader();
    let rows = store::list_public(db).await?;
    Ok(store::load(db, rows).await?)
}

pub async fn list_municipalities(app: &App, context: &Context) -> Result<Vec<municipality::Model>> {
    context
        .actor
        .may(Action::MunicipalityList, &Parties::house("municipality"))?;
    Ok(store::municipalities(app.db.reader()).await?)
}

pub async fn create(app: &App, context: &Context, organisation_id: OrganisationId, listing: &Listing) -> Result<Saved> {
    match create_once(app, context, organisation_id, listing).await {
        // Somebody else took the number in the same moment; the next one is free.
        Err(error) if error.is_unique_violation() => create_once(app, context, organisation_id, listing).await,
        answer => answer,
    }
}

async fn create_once(
    app: &App,
    context: &Context,
    organisation_id: OrganisationId,
    listing: &Listing,
) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = draft(FacilityId::new(), organisation_id, listing, txn.now());
        let permit = context.actor.may(
            Action::FacilityCreate,
            &Parties {
                public: true,
                ..parties(&row)
            },
        )?;

        let checked = writing::check_new(txn, row.id, organisation_id, listing).await?;
        let row = writing::write_new(txn, row, listing, checked).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// The facility, locked, with everything that belongs to it.
async fn lock(txn: &Txn, context: &Context, id: FacilityId) -> Result<Whole> {
    let row = store::lock(txn, &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("facility"))?;
    let whole = store::load(txn, vec![row]).await?.pop();
    whole.ok_or(Error::NotFound("facility"))
}

/// The body of a 412: what the page should show instead.
fn current(whole: &Whole) -> Value {
    json!({
        "id": whole.id(),
        "state": whole.row.state,
        "version": whole.row.version,
        "listing": whole.listing(),
    })
}

pub async fn update(app: &App, context: &Context, id: FacilityId, listing: &Listing) -> Result<Saved> {
    app.change(context, async |txn| {
        let whole = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::FacilityUpdate, &parties(&whole.row))?;
        context.expect(whole.row.version, || current(&whole))?;

        let checked = writing::check_change(txn, &whole, listing).await?;
        let (row, changed) = writing::write_change(txn, whole, listing, checked).await?;
        let fields: Vec<&str> = changed.iter().map(String::as_str).collect();
        let receipt = audit::record(txn, permit, &fields).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

pub async fn submit(app: &App, context: &Context, id: FacilityId) -> Result<Saved> {
    app.change(context, async |txn| {
        let whole = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::FacilitySubmit, &parties(&whole.row))?;
        context.expect(whole.row.version, || current(&whole))?;

        let next = rules::step(Action::FacilitySubmit, whole.row.state)?;
        let found = faults(&whole.listing(), Stage::Public, txn.today());
        Refusal::unless_empty("facility.incomplete", found)?;

        let mut row = whole.row.clone();
        row.state = next;
        row.submitted_by = context.actor.person_id();
        row.submitted_at = Some(txn.now());
        row.return_comment = None;
        let row = store::update(txn, row, None).await?;
        mails::submitted(txn, &whole).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

pub async fn publish(app: &App, context: &Context, id: FacilityId) -> Result<Saved> {
    app.change(context, async |txn| {
        let whole = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::FacilityPublish, &parties(&whole.row))?;
        context.expect(whole.row.version, || current(&whole))?;

        let next = rules::step(Action::FacilityPublish, whole.row.state)?;
        if whole.row.submitted_by.is_some() && whole.row.submitted_by == context.actor.person_id() {
            return Err(Refusal::conflict("facility.own_check").into());
        }

        let mut row = whole.row.clone();
        row.state = next;
        row.published_at = Some(txn.now());
        row.suspended_reason = None;
        let row = store::update(txn, row, None).await?;
        mails::published(txn, &whole).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// Gives it back to its host with what must be corrected. Rust has the word `return`, so the name has an object.
pub async fn return_facility(app: &App, context: &Context, id: FacilityId, comment: &str) -> Result<Saved> {
    app.change(context, async |txn| {
        let whole = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::FacilityReturn, &parties(&whole.row))?;
        context.expect(whole.row.version, || current(&whole))?;

        rules::said("comment", comment)?;
        let mut row = whole.row.clone();
        row.state = rules::step(Action::FacilityReturn, whole.row.state)?;
        row.return_comment = Some(comment.to_owned());
        let row = store::update(txn, row, None).await?;
        mails::returned(txn, &whole, comment).await?;
        let receipt = audit::record(txn, permit, &["state", "return_comment"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// Takes it from the public; confirmed bookings stay valid.
pub async fn suspend(app: &App, context: &Context, id: FacilityId, reason: &str) -> Result<Saved> {
    app.change(context, async |txn| {
        let whole = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::FacilitySuspend, &parties(&whole.row))?;
        context.expect(whole.row.version, || current(&whole))?;

        rules::said("reason", reason)?;
        let mut row = whole.row.clone();
        row.state = rules::step(Action::FacilitySuspend, whole.row.state)?;
        row.suspended_reason = Some(reason.to_owned());
        let row = store::update(txn, row, None).await?;
        mails::suspended(txn, &whole, reason).await?;
        let receipt = audit::record(txn, permit, &["state", "suspended_reason"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}
