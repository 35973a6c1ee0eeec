//! What the clock triggers for surveys. A lower room doesn't call up: what happened to bookings is *found* here.

use chrono::Days;
use entities::booking::Kind;
use entities::id::InvitationId;
use entities::link::Capability;
use entities::membership::Role;
use entities::person::Locale;
use entities::questionnaire::Audience;
use entities::{invitation, participant};

use super::invitations::{rules, store as invitations};
use super::questionnaire::Questionnaire;
use super::store;
use crate::accounts::{self, links};
use crate::app::{App, Context, Txn, moment_in_tokyo};
use crate::audit;
use crate::bookings::{self, Stay};
use crate::error::{Error, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::policy::{Action, Parties};
use crate::text;

/// Stays that ended longer ago were invited long since.
const LOOK_BACK_DAYS: u64 = 30;

/// Somebody to ask.
struct Wanted {
    audience: Audience,
    to: Recipient,
    participant: Option<participant::Model>,
}

/// Asks those whom the events of a booking make due: named participants of confirmed stays before, and
/// participants, the company and the host after the actual check-out.
///
/// # Errors
/// The database's.
pub async fn invite(app: &App) -> Result<usize> {
    let db = app.db.reader();
    let mut asked = 0;
    for stay in bookings::stays_to_ask_before(db, app.today()).await? {
        asked += ask(app, &stay, &[Audience::ParticipantPre]).await?;
    }
    let since = app.today() - Days::new(LOOK_BACK_DAYS);
    for stay in bookings::completed_stays(db, since).await? {
        asked += ask(
            app,
            &stay,
            &[Audience::ParticipantPost, Audience::Employer, Audience::Host],
        )
        .await?;
    }
    Ok(asked)
}

async fn ask(app: &App, stay: &Stay, audiences: &[Audience]) -> Result<usize> {
    let db = app.db.reader();
    let known = invitations::asked(db, stay.booking.id).await?;
    if !store::asks(db, stay.booking.call_id).await? {
        return Ok(0);
    }
    let mut asked = 0;
    for audience in audiences {
        for wanted in wanted(app, stay, *audience).await? {
            let is_known =
                |(audience, email): &(Audience, String)| *audience == wanted.audience && *email == wanted.to.email;
            // One employer and one host a stay; a colleague who joins later isn't asked again.
            let one_is_enough = matches!(wanted.audience, Audience::Employer | Audience::Host)
                && known.iter().any(|(audience, _)| *audience == wanted.audience);
            if !one_is_enough && !known.iter().any(is_known) {
                asked += usize::from(invite_one(app, stay, wanted).await?);
            }
        }
    }
    Ok(asked)
}

async fn wanted(app: &App, stay: &Stay, audience: Audience) -> Result<Vec<Wanted>> {
    let db = app.db.reader();
    let to_people = |people: Vec<entities::person::Model>| -> Vec<Wanted> {
        let first = people.first().map(|person| Recipient::person(person, None));
        first
            .map(|to| Wanted {
                audience,
                to,
                participant: None,
            })
            .into_iter()
            .collect()
    };
    match audience {
        Audience::ParticipantPre | Audience::ParticipantPost => Ok(stay
            .participants
            .iter()
            .map(|one| Wanted {
                audience,
                to: participant_recipient(one),
                participant: Some(one.clone()),
            })
            .collect()),
        Audience::Employer if stay.booking.kind == Kind::Company => {
            Ok(to_people(accounts::people(db, &[stay.booking.applicant_id]).await?))
        }
        Audience::Employer => Ok(Vec::new()),
        Audience::Host => Ok(to_people(
            accounts::contacts_of(db, stay.facility.organisation_id, Role::Host, app.today()).await?,
        )),
    }
}

fn participant_recipient(one: &participant::Model) -> Recipient {
    Recipient {
        email: one.email.clone(),
        name: one.name.clone(),
        organisation: None,
        locale: one.locale,
        person: one.person_id,
    }
}

/// Writes the invitation and its mail in one change; the unique key keeps a second process from asking twice.
async fn invite_one(app: &App, stay: &Stay, wanted: Wanted) -> Result<bool> {
    let context = Context::system("invite_respondents");
    let outcome = app
        .change(&context, async |txn| {
            let id = InvitationId::new();
            let permit = context
                .actor
                .may(Action::SurveyInvite, &Parties::of("invitation", id))?;
            let row = store::of_call(txn, stay.booking.call_id, wanted.audience)
                .await?
                .ok_or(Error::NotFound("questionnaire"))?;
            let questionnaire: Questionnaire = serde_json::from_str(&row.content).map_err(Error::internal)?;
            let time = rules::time(&questionnaire, wanted.audience, &stay.booking).ok_or(Error::NotFound("stay"))?;
            let participant = wanted.participant.as_ref();
            let invitation = invitation::Model {
                id,
                booking_id: stay.booking.id,
                participant_id: participant.map(|one| one.id),
                person_id: wanted.to.person,
                email: wanted.to.email.clone(),
                locale: wanted.to.locale,
                population: rules::population(wanted.audience, participant.map(|one| one.kind)),
                audience: wanted.audience,
                questionnaire_id: row.id,
                respondent_id: None,
                draft: None,
                draft_version: 0,
                invited_on: txn.today(),
                due_on: time.due_on,
                closes_on: time.closes_on,
                reminders: 0,
                reminded_on: None,
                answered_on: None,
                closed: false,
                version: 1,
            };
            invitations::insert(txn, invitation.clone()).await?;
            write(
                txn,
                Topic::SurveyInvited,
                &invitation,
                &questionnaire,
                stay,
                wanted.to.clone(),
            )
            .await?;
            Ok((true, audit::record(txn, permit, &[]).await?))
        })
        .await;
    match outcome {
        Err(error) if error.is_unique_violation() || matches!(error, Error::NotFound(_)) => Ok(false),
        outcome => outcome,
    }
}

async fn write(
    txn: &Txn,
    topic: Topic,
    invitation: &invitation::Model,
    questionnaire: &Questionnaire,
    stay: &Stay,
    to: Recipient,
) -> Result<()> {
    let end_of = |day: chrono::NaiveDate| moment_in_tokyo((day + Days::new(1)).and_time(chrono::NaiveTime::MIN));
    let request = links::Request {
        capability: Capability::SurveyAnswer,
        subject: invitation.id.0,
        version: None,
        person: invitation.person_id,
        expires_at: end_of(invitation.closes_on),
    };
    let token = links::create(txn, request).await?;
    let (locale, place) = (to.locale, &stay.facility);
    let title = match locale {
        Locale::Ja => questionnaire.title.ja.clone(),
        Locale::En => questionnaire.title.en.clone(),
    };
    let facility = if locale == Locale::En && !place.name_en.is_empty() {
        &place.name_en
    } else {
        &place.name_ja
    };
    let days = stay
        .booking
        .starts_on
        .zip(stay.booking.actual_ends_on.or(stay.booking.ends_on));
    let mail = Mail::new(topic, to)
        .about(stay.booking.id)
        .with("questionnaire", title)
        .with("facility", facility)
        .with(
            "dates",
            days.map(|(from, to)| text::span(from, to, locale)).unwrap_or_default(),
        )
        .with("minutes", questionnaire.estimated_minutes)
        .with("until", text::day(invitation.due_on, locale))
        .link(format!("/survey#token={token}"));
    notifications::enqueue(txn, &mail).await
}

/// Reminds those who haven't answered, on the days that the questionnaire names. An answer stops it.
///
/// # Errors
/// The database's.
pub async fn remind(app: &App) -> Result<usize> {
    let db = app.db.reader();
    let mut reminded = 0;
    for invitation in invitations::open(db, app.today()).await? {
        let Some(row) = store::find(db, invitation.questionnaire_id).await? else {
            continue;
        };
        let questionnaire: Questionnaire = serde_json::from_str(&row.content).map_err(Error::internal)?;
        let Some(facts) = invitations::stay(db, &invitation).await? else {
            continue;
        };
        if rules::reminder_due(&questionnaire, &invitation, &facts.booking, app.today()) {
            let participants = facts.participant.into_iter().collect();
            let stay = Stay {
                booking: facts.booking,
                facility: facts.facility,
                participants,
            };
            reminded += usize::from(remind_one(app, invitation, &questionnaire, &stay).await?);
        }
    }
    Ok(reminded)
}

async fn remind_one(app: &App, seen: invitation::Model, questionnaire: &Questionnaire, stay: &Stay) -> Result<bool> {
    let context = Context::system("remind_respondents");
    app.change(&context, async |txn| {
        let permit = context
            .actor
            .may(Action::SurveyRemind, &Parties::of("invitation", seen.id))?;
        let receipt = audit::record(txn, permit, &["reminders"]).await?;
        let now = invitations::lock(txn, &context.scope(), seen.id)
            .await?
            .ok_or(Error::NotFound("invitation"))?;
        // Answered, or reminded by another process, since the list was read.
        if now.answered_on.is_some() || now.reminders != seen.reminders {
            return Ok((false, receipt));
        }
        let to = Recipient {
            email: now.email.clone(),
            name: stay
                .participants
                .first()
                .map(|one| one.name.clone())
                .unwrap_or_default(),
            organisation: None,
            locale: now.locale,
            person: now.person_id,
        };
        write(txn, Topic::SurveyReminded, &now, questionnaire, stay, to).await?;
        let reminded = invitation::Model {
            reminders: now.reminders + 1,
            reminded_on: Some(txn.today()),
            ..now
        };
        invitations::update(txn, reminded).await?;
        Ok((true, receipt))
    })
    .await
}

/// Closes what nobody answered in time, and what asks about a stay that came to nothing: draft and key go, and
/// nothing leads to the answers any more.
///
/// # Errors
/// The database's.
pub async fn close(app: &App) -> Result<usize> {
    let db = app.db.reader();
    let stranded = invitations::stranded(db).await?;
    let over = invitations::over(db, app.today()).await?;
    for id in &stranded {
        close_one(app, *id, true).await?;
    }
    for id in &over {
        close_one(app, *id, false).await?;
    }
    Ok(stranded.len() + over.len())
}

async fn close_one(app: &App, id: InvitationId, stranded: bool) -> Result<()> {
    let context = Context::system("close_invitations");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::SurveyClose, &Parties::of("invitation", id))?;
        let row = invitations::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("invitation"))?;
        let last = stranded || rules::is_last_wave(row.audience);
        let row = invitations::update(
            txn,
            invitation::Model {
                closed: true,
                draft: None,
                ..row
            },
        )
        .await?;
        if last {
            invitations::forget_key(txn, &row).await?;
        }
        Ok(((), audit::record(txn, permit, &["closed"]).await?))
    })
    .await
}
