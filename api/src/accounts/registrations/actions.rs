//! Registering a company, confirming it, and forgetting what nobody confirmed.

use chrono::TimeDelta;
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::link::Capability;
use entities::membership::Role;
use entities::{membership, organisation, person};

use super::{rules, store};
use crate::accounts::typed::mail_key;
use crate::accounts::{links, passwords, people};
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome};
use crate::error::{Error, Fault, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::policy::{Action, Parties};
use crate::text;

/// What somebody typed into the form, checked in form.
pub struct Registration {
    pub company: Company,
    pub contact: Contact,
    pub password: String,
    pub terms_accepted: bool,
}

pub struct Company {
    pub name: String,
    pub name_kana: String,
    pub corporate_number: Option<String>,
    pub address: String,
    pub industry: String,
    pub size: String,
}

pub struct Contact {
    pub name: String,
    pub name_kana: String,
    pub email: String,
    pub phone: String,
}

/// Keeps the registration until the mail is confirmed. Who has an account already is told so by mail only.
pub async fn register(app: &App, context: &Context, registration: Registration) -> Result<()> {
    check(app, &registration)?;
    let hash = passwords::hash(app, &registration.password).await?;
    app.change(&context.unrepeated(), async |txn| {
        let known = people::find_by_mail(txn, &mail_key(&registration.contact.email)).await?;
        let id = PersonId::new();
        let permit = context.actor.may(
            Action::RegistrationCreate,
            &Parties {
                public: true,
                ..Parties::of("registration", id)
            },
        )?;
        if let Some(person) = known {
            let mail = Mail::new(Topic::RegistrationTaken, Recipient::person(&person, None)).link("/sign-in");
            notifications::enqueue(txn, &mail).await?;
        } else {
            let (person, organisation, membership) = rows(txn, context, id, &registration, hash);
            let company = organisation.name.clone();
            store::insert(txn, person.clone(), organisation, membership).await?;
            ask_to_confirm(app, txn, &person, company).await?;
        }
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await
}

fn check(app: &App, registration: &Registration) -> Result<()> {
    let number = registration.company.corporate_number.as_deref();
    let mut faults: Vec<Fault> = number
        .and_then(|number| rules::corporate_number(number, "company.corporate_number", app.config.is_demo()))
        .into_iter()
        .collect();
    if !registration.terms_accepted {
        faults.push(Fault::new("terms_accepted", "terms.not_accepted"));
    }
    if let Err(refusal) = passwords::check(&registration.password, "password", &registration.contact.email) {
        faults.extend(refusal.faults);
    }
    Ok(Refusal::unless_empty("input.invalid", faults)?)
}

fn rows(
    txn: &Txn,
    context: &Context,
    id: PersonId,
    registration: &Registration,
    hash: String,
) -> (person::Model, organisation::Model, membership::Model) {
    let (company, contact) = (&registration.company, &registration.contact);
    let person = person::Model {
        id,
        email: contact.email.clone(),
        // The address stays free for its owner until it is confirmed.
        email_key: format!("unconfirmed {id}"),
        name: contact.name.clone(),
        name_kana: contact.name_kana.clone(),
        phone: contact.phone.clone(),
        locale: context.locale,
        password_hash: Some(hash),
        confirmed_at: None,
        failed_sign_ins: 0,
        locked_until: None,
        closed_at: None,
        created_at: txn.now(),
        version: 1,
    };
    let organisation = organisation::Model {
        id: OrganisationId::new(),
        kind: organisation::Kind::Company,
        parent_id: None,
        municipality_code: None,
        name: company.name.clone(),
        name_kana: company.name_kana.clone(),
        corporate_number: company.corporate_number.clone(),
        address: company.address.clone(),
        industry: Some(company.industry.clone()),
        size: Some(company.size.clone()),
        state: organisation::State::Unconfirmed,
        created_at: txn.now(),
        version: 1,
    };
    let membership = membership::Model {
        id: MembershipId::new(),
        person_id: id,
        organisation_id: organisation.id,
        role: Role::CompanyContact,
        from_on: txn.today(),
        until_on: None,
        deputy_of: None,
        created_at: txn.now(),
    };
    (person, organisation, membership)
}

async fn ask_to_confirm(app: &App, txn: &Txn, person: &person::Model, company: String) -> Result<()> {
    let expires_at = txn.now() + TimeDelta::hours(app.config.link_lifetime_hours.into());
    let link = links::Request {
        capability: Capability::RegistrationConfirm,
        subject: person.id.0,
        version: None,
        person: Some(person.id),
        expires_at,
    };
    let token = links::create(txn, link).await?;
    let mail = Mail::new(
        Topic::RegistrationConfirm,
        Recipient::person(person, Some(company.clone())),
    )
    .with("company", company)
    .with("until", text::moment(expires_at, person.locale))
    .link(links::address("/register/confirm", &token));
    notifications::enqueue(txn, &mail).await
}

/// Confirms the address by the link of the mail. From here on the person signs in.
pub async fn confirm(app: &App, context: &Context, token: &str) -> Result<()> {
    app.change_or_refuse(&context.unrepeated(), async |txn| {
        let found = links::find(txn, token, Capability::RegistrationConfirm).await?;
        let parties = Parties::of("registration", found.subject());
        let permit = found.actor().may(Action::RegistrationConfirm, &parties)?;
        let refusal = match found.dead() {
            Some(refusal) => Some(refusal.clone()),
            None => accept(txn, &found).await?,
        };
        if let Some(refusal) = refusal {
            let receipt = audit::record_refusal(txn, permit, &refusal).await?;
            return Ok((Outcome::Refused(refusal), receipt));
        }
        Ok((
            Outcome::Done(()),
            audit::record(txn, permit, &["confirmed_at", "state"]).await?,
        ))
    })
    .await
    // Two registrations of one address, confirmed at once: the key lets one through.
    .map_err(|error| {
        if error.is_unique_violation() {
            Refusal::conflict("registration.taken").into()
        } else {
            error
        }
    })
}

async fn accept(txn: &Txn, found: &links::Found) -> Result<Option<Refusal>> {
    let id = PersonId(found.subject());
    let person = people::lock(txn, id).await?.ok_or(Error::NotFound("registration"))?;
    let organisation = store::organisation_of(txn, id)
        .await?
        .ok_or(Error::NotFound("registration"))?;
    let key = mail_key(&person.email);
    if people::find_by_mail(txn, &key).await?.is_some() {
        return Ok(Some(Refusal::conflict("registration.taken")));
    }
    let taken = match &organisation.corporate_number {
        Some(number) => store::number_is_taken(txn, number).await?,
        None => false,
    };
    let state = rules::state_after_confirmation(taken);
    links::spend(txn, found).await?;
    if state == organisation::State::Pending {
        tell_office(txn, &organisation).await?;
    }
    store::confirm(txn, person, organisation, key, state, txn.now()).await?;
    Ok(None)
}

/// Somebody registered a number that is already somebody's: the office finds out who belongs where.
async fn tell_office(txn: &Txn, organisation: &organisation::Model) -> Result<()> {
    for official in people::with_role(txn, Role::Secretariat).await? {
        let mail = Mail::new(Topic::RegistrationPending, Recipient::person(&official, None))
            .with("company", &organisation.name)
            .link("/organisations?state=pending");
        notifications::enqueue(txn, &mail).await?;
    }
    Ok(())
}

/// Forgets the registrations whose links are dead: nobody agreed to be kept here. Returns how many.
///
/// # Errors
/// The database's.
pub async fn forget_unconfirmed(app: &App) -> Result<usize> {
    let until = app.now() - TimeDelta::hours(app.config.link_lifetime_hours.into());
    let people = store::unconfirmed(app.db.reader(), until).await?;
    let context = Context::system("registration_forget");
    for person in &people {
        app.change(&context, async |txn| {
            let parties = Parties::of("registration", person);
            let permit = context.actor.may(Action::RegistrationForget, &parties)?;
            store::delete(txn, *person).await?;
            Ok(((), audit::record(txn, permit, &[]).await?))
        })
        .await?;
    }
    Ok(people.len())
}
