//! Requests that come by phone or over the counter, entered for somebody, and taken over by whom they are for.
//!
//! Whoever enters one is not its applicant: they decide about it as far as their office goes, and no further. The
//! applicant is a person without sign-in, and an organisation of its own, until somebody takes the request over.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use entities::booking::{self, Channel, State};
use entities::id::{BookingId, LinkId, OrganisationId, PersonId};
use entities::{booking_entry, facility, organisation, person};

use super::draft::{draft, free_number};
use super::{Done, finish, mails, places};
use crate::accounts::{Secret, hash_of_secret};
use crate::app::{App, Context, Txn, moment_in_tokyo};
use crate::bookings::application::Request;
use crate::bookings::store::{self, Advance, Put};
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Actor, Parties};

/// How long an applicant may take a request over, at most until the first day.
const CLAIM_DAYS: i64 = 30;

/// Enters a request for somebody and hands it in.
///
/// # Errors
/// 404 when the place isn't the asker's to book for; 422 with every broken rule; 409 `booking.no_wish_free`.
pub async fn enter(app: &App, context: &Context, request: &Request) -> Result<Done> {
    app.change(context, async |txn| {
        let place = store::place_of(txn, &context.scope(), request.facility_id)
            .await?
            .ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::BookingEnter, &about(&place))?;
        let heard_by = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        refuse_web(request.channel)?;

        let (applicant, company) = somebody(txn, request).await?;
        let application = request.application(company.id);
        let drafted = booking::Model {
            channel: request.channel,
            entered_by: Some(heard_by),
            ..draft(
                txn,
                BookingId::new(),
                free_number(txn).await?,
                applicant,
                &company,
                &application,
            )
        };
        let drafted = store::create(txn, drafted).await?;
        let prices = places::prices(txn, context, &application).await?;
        let written = store::write_application(txn, &drafted, &application, &prices).await?;
        let secret = Secret::random()?;
        let entry = booking_entry::Model {
            booking_id: written.id,
            consented_by: request.consented_by.trim().to_owned(),
            heard_by,
            consented_at: txn.now(),
            claim_hash: Some(secret.hash),
            claim_until: Some(claim_until(txn.now(), request.starts_on)),
            claimed_at: None,
            claimed_by: None,
        };
        store::write_entry(txn, entry).await?;
        let booking = submit(app, txn, context, &written, &secret.token).await?;
        finish(
            txn,
            context,
            permit,
            (&drafted, &booking),
            "",
            &["application", "channel", "consents"],
        )
        .await
    })
    .await
}

/// The same way that an applicant's own goes: the rules, the places, the first decision.
async fn submit(
    app: &App,
    txn: &Txn,
    context: &Context,
    written: &booking::Model,
    token: &str,
) -> Result<booking::Model> {
    let loaded = store::entered(txn, written.id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    let whole = store::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let faults = places::faults(txn, context, &app.config, &whole, txn.today()).await?;
    Refusal::unless_empty("input.invalid", faults)?;
    // Somebody at the counter is told at once that it is full: they don't wait by somebody else's hand.
    let free = places::first_free_wish(txn, context, &whole).await?;
    let rank = free.ok_or_else(|| Refusal::conflict("booking.no_wish_free"))?;
    let until = places::deadline(app, txn, &whole, rank).await?;
    let step = Advance {
        state: Some(State::InReview),
        due_at: Put::Value(until),
        wish: whole.wish_columns(rank),
        submitted_at: Some(txn.now()),
        ..Advance::default()
    };
    let booking = store::advance(txn, written, step).await?;
    places::take(txn, &whole, &booking, rank, until).await?;
    mails::entered(app, txn, &whole, &booking, token).await?;
    Ok(booking)
}

fn about(place: &facility::Model) -> Parties {
    Parties::of_place(
        "facility",
        place.id,
        place.organisation_id,
        place.municipality_code.clone(),
    )
}

fn refuse_web(channel: Channel) -> Result<(), Refusal> {
    let faults = if channel == Channel::Web {
        vec![Fault::new("channel", "booking.channel_web")]
    } else {
        Vec::new()
    };
    Refusal::unless_empty("input.invalid", faults)
}

/// The applicant and the company as they were told. Nobody can sign in as them, and no address finds them: whoever
/// has an account of this address gets nothing into it without saying so.
async fn somebody(txn: &Txn, request: &Request) -> Result<(PersonId, organisation::Model)> {
    let id = PersonId::new();
    let applicant = person::Model {
        id,
        email: request.contact_email.trim().to_owned(),
        email_key: format!("entered:{id}"),
        name: request.contact_name.trim().to_owned(),
        name_kana: String::new(),
        phone: request.contact_phone.trim().to_owned(),
        locale: request.locale,
        password_hash: None,
        confirmed_at: None,
        failed_sign_ins: 0,
        locked_until: None,
        closed_at: None,
        created_at: txn.now(),
        version: 1,
    };
    let company = organisation::Model {
        id: OrganisationId::new(),
        kind: organisation::Kind::Company,
        parent_id: None,
        municipality_code: None,
        name: request.company_name.trim().to_owned(),
        name_kana: String::new(),
        corporate_number: None,
        address: request.company_address.trim().to_owned(),
        industry: None,
        size: None,
        state: organisation::State::Pending,
        created_at: txn.now(),
        version: 1,
    };
    Ok((id, store::write_somebody(txn, applicant, company).await?))
}

fn claim_until(now: DateTime<Utc>, starts_on: NaiveDate) -> DateTime<Utc> {
    (now + TimeDelta::days(CLAIM_DAYS)).min(moment_in_tokyo(starts_on.and_time(NaiveTime::MIN)))
}

/// Takes a request over into one's own account, by the link that was mailed to whom it was entered for.
///
/// # Errors
/// 410 for a link that is dead; 404 when the organisation isn't one that the asker applies for.
pub async fn claim(app: &App, context: &Context, token: &str, organisation: OrganisationId) -> Result<Done> {
    app.change(context, async |txn| {
        let entry = store::entry_by_hash(txn, &hash_of_secret(token))
            .await?
            .ok_or_else(|| Refusal::gone("link.unknown"))?;
        let claimer = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        let own = store::applicants_of(txn, claimer, organisation, txn.today())
            .await?
            .filter(|own| own.kind == organisation::Kind::Company)
            .ok_or(Error::NotFound("organisation"))?;
        let loaded = store::entered(txn, entry.booking_id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let bearer = Actor::Link {
            link: LinkId(entry.booking_id.0),
            subject: entry.booking_id.0,
            person: Some(claimer),
        };
        let permit = context
            .acting_as(bearer)
            .actor
            .may(Action::BookingClaim, &loaded.parties())?;
        if entry.claim_until.is_none_or(|until| until <= txn.now()) {
            return Err(Refusal::gone("link.expired").into());
        }

        let before = loaded.booking;
        let booking = store::hand_over(txn, &before, claimer, own.id).await?;
        let claimed = booking_entry::Model {
            claim_hash: None,
            claim_until: None,
            claimed_at: Some(txn.now()),
            claimed_by: Some(claimer),
            ..entry
        };
        store::rewrite_entry(txn, claimed).await?;
        finish(
            txn,
            context,
            permit,
            (&before, &booking),
            "",
            &["applicant_id", "organisation_id"],
        )
        .await
    })
    .await
}

/// Refuses to give back what nobody could correct: a request that its applicant hasn't taken over.
///
/// # Errors
/// `booking.entered_not_returned`.
pub(super) async fn refuse_return(txn: &Txn, booking: &booking::Model) -> Result<()> {
    if booking.entered_by.is_none() {
        return Ok(());
    }
    match store::entry(txn, booking.id).await? {
        Some(entry) if entry.claimed_at.is_none() => Err(Refusal::conflict("booking.entered_not_returned").into()),
        _ => Ok(()),
    }
}
