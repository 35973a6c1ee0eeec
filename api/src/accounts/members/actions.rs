//! Seeing the members of an organisation, ending a membership, appointing a deputy.

use chrono::NaiveDate;
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::organisation::Kind;
use entities::{member_invitation, membership, organisation, person};

use super::{rules, store};
use crate::accounts::{organisations, people};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Standing};
use crate::text;

/// The people of an organisation, and who was invited.
pub struct Members {
    pub organisation: organisation::Model,
    pub page: Page<(membership::Model, person::Model)>,
    pub invited: Vec<member_invitation::Model>,
    pub may: Vec<&'static str>,
    /// Which the asker may give here.
    pub roles: Vec<Role>,
}

/// A look at names and addresses: recorded, like every look at personal data.
pub async fn list(app: &App, context: &Context, id: OrganisationId, paging: &Paging) -> Result<Members> {
    let organisation = find(app, context, id).await?;
    app.change(&context.unrepeated(), async |txn| {
        let permit = context
            .actor
            .may(Action::MemberList, &organisations::parties(&organisation))?;
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await?;
    let db = app.db.writer();
    let rows = store::list(db, id, app.today(), paging).await?;
    Ok(Members {
        page: paging.page(rows),
        invited: store::invitations(db, id).await?,
        may: may(context, &organisation),
        roles: roles(context, &organisation),
        organisation,
    })
}

/// What the asker may do here; a deputy passes nothing on.
fn may(context: &Context, organisation: &organisation::Model) -> Vec<&'static str> {
    let permit = context
        .actor
        .may(Action::DeputyAppoint, &organisations::parties(organisation));
    let appoints =
        permit.is_ok_and(|permit| permit.standing() != Standing::Supervisor || supervises(context, organisation.id));
    let mut may = organisations::may(context, organisation);
    may.retain(|verb| appoints || *verb != Action::DeputyAppoint.verb());
    may
}

fn roles(context: &Context, organisation: &organisation::Model) -> Vec<Role> {
    context
        .actor
        .may(Action::MemberInvite, &organisations::parties(organisation))
        .map(|permit| rules::given_by(permit.standing(), organisation.kind))
        .unwrap_or_default()
}

/// As the supervisor, not in somebody's place.
fn supervises(context: &Context, section: OrganisationId) -> bool {
    context
        .actor
        .members()
        .iter()
        .any(|member| member.organisation == section && member.role == Role::Supervisor && member.deputy_of.is_none())
}

async fn find(app: &App, context: &Context, id: OrganisationId) -> Result<organisation::Model> {
    let found = organisations::find(app.db.writer(), &context.scope(), id).await?;
    found.ok_or(Error::NotFound("organisation"))
}

/// Whether the asker may end this membership, for `may` and for ending it.
pub fn may_end(context: &Context, organisation: &organisation::Model, row: &membership::Model) -> bool {
    let own_deputy = row.deputy_of.is_some() && row.deputy_of == context.actor.person_id();
    context
        .actor
        .may(Action::MembershipEnd, &organisations::parties(organisation))
        .is_ok_and(|permit| own_deputy || rules::may_give(permit.standing(), organisation.kind, row.role))
}

/// Ends a membership today, at once.
pub async fn end(app: &App, context: &Context, id: MembershipId) -> Result<()> {
    app.change(context, async |txn| {
        let row = store::lock(txn, id).await?.ok_or(Error::NotFound("membership"))?;
        let organisation = organisations::find(txn, &context.scope(), row.organisation_id).await?;
        let organisation = organisation.ok_or(Error::NotFound("membership"))?;
        let mut parties = organisations::parties(&organisation);
        parties.subject.kind = "membership";
        parties.subject.id = id.to_string();
        let permit = context.actor.may(Action::MembershipEnd, &parties)?;
        if !may_end(context, &organisation, &row) {
            return Err(Error::Forbidden);
        }
        if rules::is_indispensable(row.role) && store::holders(txn, organisation.id, row.role, txn.today()).await? <= 1
        {
            return Err(Refusal::conflict("membership.last").into());
        }
        match rules::end(&row, txn.today()) {
            rules::Ending::Until(day) => store::set_last_day(txn, row, day).await?,
            rules::Ending::Never => store::delete(txn, id).await?,
        }
        Ok(((), audit::record(txn, permit, &["until_on"]).await?))
    })
    .await
}

/// Lets somebody of the section decide in the supervisor's place on the days given.
pub async fn appoint_deputy(
    app: &App,
    context: &Context,
    section: OrganisationId,
    person: PersonId,
    (from_on, until_on): (NaiveDate, NaiveDate),
) -> Result<MembershipId> {
    app.change(context, async |txn| {
        let found = organisations::find(txn, &context.scope(), section).await?;
        let organisation = found.ok_or(Error::NotFound("organisation"))?;
        let permit = context
            .actor
            .may(Action::DeputyAppoint, &organisations::parties(&organisation))?;
        rules::deputy_days(from_on, until_on, txn.today())?;
        let supervisor = represented(txn, context, permit.standing(), &organisation).await?;
        let deputy = deputy(txn, person, supervisor, section).await?;
        let id = MembershipId::new();
        let row = membership::Model {
            id,
            person_id: person,
            organisation_id: section,
            role: Role::Supervisor,
            from_on,
            until_on: Some(until_on),
            deputy_of: Some(supervisor),
            created_at: txn.now(),
        };
        store::insert(txn, row).await?;
        let mail = Mail::new(
            Topic::DeputyAppointed,
            Recipient::person(&deputy, Some(organisation.name.clone())),
        )
        .with("organisation", &organisation.name)
        .with("dates", text::span(from_on, until_on, deputy.locale))
        .link("/bookings?view=worklist");
        notifications::enqueue(txn, &mail).await?;
        let receipt = audit::record(txn, permit, &["from_on", "until_on", "deputy_of"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// For whom the deputy stands in: the supervisor who appoints, or the section's, when the office does.
async fn represented(
    txn: &Txn,
    context: &Context,
    standing: Standing,
    section: &organisation::Model,
) -> Result<PersonId> {
    if section.kind != Kind::Section {
        return Err(Refusal::conflict("deputy.no_section").into());
    }
    match (standing, supervises(context, section.id), context.actor.person_id()) {
        (_, true, Some(person)) => Ok(person),
        // A deputy decides in somebody's place and doesn't pass that on.
        (Standing::Supervisor, ..) => Err(Error::Forbidden),
        _ => {
            let supervisor = store::supervisor(txn, section.id, txn.today()).await?;
            Ok(supervisor.ok_or_else(|| Refusal::conflict("deputy.no_supervisor"))?)
        }
    }
}

async fn deputy(txn: &Txn, person: PersonId, supervisor: PersonId, section: OrganisationId) -> Result<person::Model> {
    let fault = |code| Refusal {
        faults: vec![Fault::new("person_id", code)],
        ..Refusal::invalid("input.invalid")
    };
    if person == supervisor {
        return Err(fault("deputy.oneself").into());
    }
    let known = people::find(txn, person).await?.filter(|row| row.closed_at.is_none());
    match known {
        Some(row) if store::belongs_to(txn, person, section, txn.today()).await? => Ok(row),
        _ => Err(fault("deputy.not_of_section").into()),
    }
}
