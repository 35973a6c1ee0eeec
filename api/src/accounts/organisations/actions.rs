//! Listing, making and activating organisations: the office's part.

use entities::id::OrganisationId;
use entities::{membership, organisation};

use super::{rules, store};
use crate::accounts::{people, registrations};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};

pub use super::store::Wanted;

/// An organisation to be made, checked in form.
pub struct NewOrganisation {
    pub kind: organisation::Kind,
    pub parent_id: Option<OrganisationId>,
    pub municipality_code: Option<String>,
    pub name: String,
    pub name_kana: String,
    pub corporate_number: Option<String>,
    pub address: String,
    pub industry: Option<String>,
    pub size: Option<String>,
}

pub async fn list(app: &App, context: &Context, wanted: &Wanted, paging: &Paging) -> Result<Page<organisation::Model>> {
    context
        .actor
        .may(Action::OrganisationList, &Parties::house("organisation"))?;
    let rows = store::list(app.db.reader(), &context.scope(), wanted, paging).await?;
    Ok(paging.page(rows))
}

pub async fn create(app: &App, context: &Context, new: NewOrganisation) -> Result<organisation::Model> {
    let id = app
        .change(context, async |txn| {
            let permit = context
                .actor
                .may(Action::OrganisationCreate, &Parties::house("organisation"))?;
            let id = OrganisationId::new();
            let demo = app.config.is_demo();
            let mut faults = rules::missing(new.kind, new.parent_id.is_some(), new.municipality_code.is_some());
            let number = new.corporate_number.as_deref();
            faults.extend(number.and_then(|number| registrations::corporate_number(number, "corporate_number", demo)));
            if let Some(parent) = new.parent_id
                && store::find(txn, &context.scope(), parent).await?.is_none()
            {
                faults.push(Fault::new("parent_id", "organisation.unknown"));
            }
            if let Some(code) = &new.municipality_code
                && !store::municipality_exists(txn, code).await?
            {
                faults.push(Fault::new("municipality_code", "municipality.unknown"));
            }
            Refusal::unless_empty("input.invalid", faults)?;
            store::insert(txn, row(id, &new, txn.now())).await?;
            Ok((id, audit::record(txn, permit, &["name"]).await?))
        })
        .await?;
    let created = store::find(app.db.writer(), &context.scope(), id).await?;
    created.ok_or(Error::NotFound("organisation"))
}

fn row(id: OrganisationId, new: &NewOrganisation, now: chrono::DateTime<chrono::Utc>) -> organisation::Model {
    organisation::Model {
        id,
        kind: new.kind,
        parent_id: new.parent_id,
        municipality_code: new.municipality_code.clone(),
        name: new.name.clone(),
        name_kana: new.name_kana.clone(),
        corporate_number: new.corporate_number.clone(),
        address: new.address.clone(),
        industry: new.industry.clone(),
        size: new.size.clone(),
        state: organisation::State::Active,
        created_at: now,
        version: 1,
    }
}

/// Lets a pending organisation act: the office knows by now who they are.
pub async fn activate(app: &App, context: &Context, id: OrganisationId) -> Result<organisation::Model> {
    app.change(context, async |txn| {
        let found = store::find(txn, &context.scope(), id).await?;
        let organisation = found.ok_or(Error::NotFound("organisation"))?;
        let permit = context
            .actor
            .may(Action::OrganisationActivate, &rules::parties(&organisation))?;
        context.expect(
            organisation.version,
            || serde_json::json!({ "id": id, "state": organisation.state, "version": organisation.version }),
        )?;
        if organisation.state != organisation::State::Pending {
            return Err(Refusal::conflict("organisation.not_pending").into());
        }
        let organisation = store::activate(txn, organisation).await?;
        for contact in people::contacts_of(txn, id, membership::Role::CompanyContact, txn.today()).await? {
            let to = Recipient::person(&contact, Some(organisation.name.clone()));
            let mail = Mail::new(Topic::OrganisationActivated, to)
                .with("company", &organisation.name)
                .link("/sign-in");
            notifications::enqueue(txn, &mail).await?;
        }
        Ok((organisation.version, audit::record(txn, permit, &["state"]).await?))
    })
    .await?;
    let activated = store::find(app.db.writer(), &context.scope(), id).await?;
    activated.ok_or(Error::NotFound("organisation"))
}

/// What the asker may do with it now.
pub fn may(context: &Context, organisation: &organisation::Model) -> Vec<&'static str> {
    let mut possible = vec![Action::MemberList, Action::MemberInvite];
    if organisation.kind == organisation::Kind::Section {
        possible.push(Action::DeputyAppoint);
    }
    if organisation.state == organisation::State::Pending {
        possible.push(Action::OrganisationActivate);
    }
    context.actor.allowed(&possible, &rules::parties(organisation))
}
