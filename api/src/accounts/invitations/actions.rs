//! Inviting, looking at an invitation, accepting it.

use chrono::{NaiveDate, TimeDelta};
use entities::id::{MemberInvitationId, MembershipId, OrganisationId, PersonId};
use entities::link::Capability;
use entities::membership::Role;
use entities::{member_invitation, membership, organisation, person};

use super::store;
use crate::accounts::secrets::Secret;
use crate::accounts::sessions::{self, SignedIn};
use crate::accounts::typed::mail_key;
use crate::accounts::{links, members, organisations, passwords, people};
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome};
use crate::error::{Error, Fault, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::policy::{Action, Parties};
use crate::text;

/// Whom to invite, into which role, until when.
pub struct Invitation {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub until_on: Option<NaiveDate>,
}

/// What the invited person sees before accepting.
pub struct Invited {
    pub invitation: member_invitation::Model,
    pub organisation: organisation::Model,
    /// Then the password asked for is the one that they have.
    pub has_account: bool,
}

/// Who accepts.
pub struct Acceptance {
    pub name: String,
    pub name_kana: String,
    pub phone: String,
    pub password: String,
}

pub async fn invite(app: &App, context: &Context, id: OrganisationId, new: Invitation) -> Result<MemberInvitationId> {
    let by = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    app.change(context, async |txn| {
        let found = organisations::find(txn, &context.scope(), id).await?;
        let organisation = found.ok_or(Error::NotFound("organisation"))?;
        let parties = organisations::parties(&organisation);
        let permit = context.actor.may(Action::MemberInvite, &parties)?;
        check(txn, permit.standing(), &organisation, &new).await?;
        let invitation = member_invitation::Model {
            id: MemberInvitationId::new(),
            organisation_id: id,
            role: new.role,
            email: new.email,
            name: new.name,
            until_on: new.until_on,
            invited_by: by,
            created_at: txn.now(),
            accepted_at: None,
        };
        store::insert(txn, invitation.clone()).await?;
        send(app, txn, context, &invitation, organisation).await?;
        let receipt = audit::record(txn, permit, &["role", "until_on"]).await?;
        Ok((invitation.id, receipt))
    })
    .await
}

async fn check(
    txn: &Txn,
    standing: crate::policy::Standing,
    organisation: &organisation::Model,
    new: &Invitation,
) -> Result<()> {
    let mut faults = Vec::new();
    if !members::may_give(standing, organisation.kind, new.role) {
        faults.push(Fault::new("role", "invitation.role"));
    }
    if new.until_on.is_some_and(|day| day < txn.today()) {
        faults.push(Fault::new("until_on", "invitation.in_the_past"));
    }
    if let Some(person) = people::find_by_mail(txn, &mail_key(&new.email)).await?
        && members::has_role(txn, person.id, organisation.id, new.role, txn.today()).await?
    {
        faults.push(Fault::new("email", "invitation.member_already"));
    }
    Ok(Refusal::unless_empty("input.invalid", faults)?)
}

async fn send(
    app: &App,
    txn: &Txn,
    context: &Context,
    invitation: &member_invitation::Model,
    organisation: organisation::Model,
) -> Result<()> {
    let expires_at = txn.now() + TimeDelta::hours(app.config.link_lifetime_hours.into());
    let link = links::Request {
        capability: Capability::InvitationAccept,
        subject: invitation.id.0,
        version: None,
        person: None,
        expires_at,
    };
    let token = links::create(txn, link).await?;
    let to = Recipient {
        email: invitation.email.clone(),
        name: invitation.name.clone(),
        organisation: Some(organisation.name.clone()),
        locale: context.locale,
        person: None,
    };
    let role = text::phrase(role_code(invitation.role), context.locale, &[]).unwrap_or_default();
    let mail = Mail::new(Topic::MemberInvited, to)
        .with("organisation", organisation.name)
        .with("role", role)
        .with("until", text::moment(expires_at, context.locale))
        .link(links::address("/invitation", &token));
    notifications::enqueue(txn, &mail).await
}

const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Secretariat => "role.secretariat",
        Role::Approver => "role.approver",
        Role::Municipality => "role.municipality",
        Role::Host => "role.host",
        Role::Coordinator => "role.coordinator",
        Role::CompanyContact => "role.company_contact",
        Role::Participant => "role.participant",
        Role::Employee => "role.employee",
        Role::Supervisor => "role.supervisor",
        Role::Administrator => "role.administrator",
    }
}

pub async fn view(app: &App, token: &str) -> Result<Invited> {
    let db = app.db.writer();
    let found = links::find_any(db, token, &[Capability::InvitationAccept], app.now()).await?;
    let parties = Parties::of("member_invitation", found.subject());
    found.actor().may(Action::MemberInvitationView, &parties)?;
    let id = MemberInvitationId(found.subject());
    let (invitation, organisation) = store::find(db, id)
        .await?
        .ok_or_else(|| Refusal::gone("link.unknown"))?;
    let known = people::find_by_mail(db, &mail_key(&invitation.email)).await?;
    Ok(Invited {
        invitation,
        organisation,
        has_account: known.is_some(),
    })
}

/// Makes the membership, and the person where there is none yet, and signs them in.
pub async fn accept(app: &App, context: &Context, token: &str, by: Acceptance) -> Result<SignedIn> {
    let invited = view(app, token).await;
    let hash = match &invited {
        Ok(invited) => Some(credential(app, invited, &by.password).await?),
        // Dead: the change below records that it was tried again, and says why.
        Err(_) => None,
    };
    let secret = Secret::random()?;
    let begun = app
        .change_or_refuse(&context.unrepeated(), async |txn| {
            let found = links::find(txn, token, Capability::InvitationAccept).await?;
            let actor = found.actor();
            let parties = Parties::of("member_invitation", found.subject());
            let permit = actor.may(Action::MemberInvitationAccept, &parties)?;
            if let Some(refusal) = found.dead() {
                let receipt = audit::record_refusal(txn, permit, refusal).await?;
                return Ok((Outcome::Refused(refusal.clone()), receipt));
            }
            let id = MemberInvitationId(found.subject());
            let (invitation, _) = store::find(txn, id)
                .await?
                .ok_or_else(|| Refusal::gone("link.unknown"))?;
            let hash = hash.ok_or_else(|| Refusal::gone("link.unknown"))?;
            let person = join(txn, context, &invitation, by, hash).await?;
            links::spend(txn, &found).await?;
            store::set_accepted(txn, invitation, txn.now()).await?;
            let session = sessions::begin(txn, app, person, &secret).await?;
            Ok((
                Outcome::Done((person, session)),
                audit::record(txn, permit, &["role"]).await?,
            ))
        })
        .await?;
    sessions::signed_in(app, begun, secret).await
}

/// A known person's password must fit; a new one's must be good. The hash is of no use for the former.
async fn credential(app: &App, invited: &Invited, password: &str) -> Result<String> {
    if !invited.has_account {
        passwords::check(password, "password", &invited.invitation.email)?;
        return passwords::hash(app, password).await;
    }
    let key = mail_key(&invited.invitation.email);
    let known = people::find_by_mail(app.db.writer(), &key).await?;
    let known = known.and_then(|person| person.password_hash);
    if passwords::fits(app, password, known.as_deref()).await? {
        return Ok(known.unwrap_or_default());
    }
    let refusal = Refusal {
        faults: vec![Fault::new("password", "password.wrong")],
        ..Refusal::invalid("input.invalid")
    };
    Err(refusal.into())
}

async fn join(
    txn: &Txn,
    context: &Context,
    invitation: &member_invitation::Model,
    by: Acceptance,
    hash: String,
) -> Result<PersonId> {
    let key = mail_key(&invitation.email);
    let id = match people::find_by_mail(txn, &key).await? {
        Some(person) => person.id,
        None => {
            let person = new_person(txn, context, invitation, by, hash);
            let id = person.id;
            people::insert(txn, person).await?;
            id
        }
    };
    let membership = membership::Model {
        id: MembershipId::new(),
        person_id: id,
        organisation_id: invitation.organisation_id,
        role: invitation.role,
        from_on: txn.today(),
        until_on: invitation.until_on,
        deputy_of: None,
        created_at: txn.now(),
    };
    members::insert(txn, membership).await?;
    Ok(id)
}

fn new_person(
    txn: &Txn,
    context: &Context,
    invitation: &member_invitation::Model,
    by: Acceptance,
    hash: String,
) -> person::Model {
    person::Model {
        id: PersonId::new(),
        email: invitation.email.clone(),
        email_key: mail_key(&invitation.email),
        name: by.name,
        name_kana: by.name_kana,
        phone: by.phone,
        locale: context.locale,
        password_hash: Some(hash),
        confirmed_at: Some(txn.now()),
        failed_sign_ins: 0,
        locked_until: None,
        closed_at: None,
        created_at: txn.now(),
        version: 1,
    }
}
