//! Asking, answering, reminding, closing.

use entities::id::{CallId, InvitationId, LinkId, RespondentId};
use entities::invitation;
use entities::link::Capability;
use entities::participant;
use entities::questionnaire as row;
use serde::{Deserialize, Serialize};

use super::{rules, store};
use crate::accounts::links;
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Actor, Parties};
use crate::programmes::Half;
use crate::surveys::answers::{self, Answers};
use crate::surveys::conditions::{self, ParticipantKind, walk};
use crate::surveys::forms::Row;
use crate::surveys::questionnaire::Questionnaire;
use crate::surveys::sheets;

/// How somebody comes to their questionnaire: by the link, or signed in.
#[derive(Clone, Debug)]
pub enum Asked {
    Token(String),
    Invitation(InvitationId),
}

/// A questionnaire as it is opened, with the draft.
#[derive(Clone, Debug)]
pub struct Opened {
    pub invitation: invitation::Model,
    pub questionnaire: row::Model,
    pub context: conditions::Context,
    pub draft: Answers,
    /// Whether this person is also to write a work report about the stay.
    pub booking_number: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Saved {
    pub draft_version: i64,
}

pub(crate) fn parties(invitation: &invitation::Model) -> Parties {
    Parties {
        oneself: invitation.person_id,
        ..Parties::of("invitation", invitation.id)
    }
    .at_version(invitation.version)
}

/// Whose invitation it is, and as whom they act. A link is found, never used up: it works until submitted.
async fn asker(app: &App, context: &Context, asked: &Asked) -> Result<(Context, InvitationId)> {
    match asked {
        Asked::Invitation(id) => Ok((context.clone(), *id)),
        Asked::Token(token) => {
            let found = links::find_any(app.db.writer(), token, &[Capability::SurveyAnswer], app.now()).await?;
            Ok((context.acting_as(found.actor()), InvitationId(found.subject())))
        }
    }
}

/// Opens a questionnaire. Looking changes nothing but the record.
///
/// # Errors
/// 410 when its time is over, 409 when it was answered, 404 when it is somebody else's.
pub async fn open(app: &App, context: &Context, asked: &Asked) -> Result<Opened> {
    let (context, id) = asker(app, context, asked).await?;
    let context = Context {
        idempotency: None,
        ..context
    };
    app.change(&context, async |txn| {
        let invitation = locked(txn, &context, id).await?;
        let permit = context.actor.may(Action::SurveyOpen, &parties(&invitation))?;
        rules::open(&invitation, txn.today())?;
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await?;
    let db = app.db.writer();
    let invitation = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("invitation"))?;
    let stay = store::stay(db, &invitation).await?.ok_or(Error::NotFound("booking"))?;
    let questionnaire = crate::surveys::store::find(db, invitation.questionnaire_id)
        .await?
        .ok_or(Error::NotFound("questionnaire"))?;
    Ok(Opened {
        draft: read_draft(&invitation)?,
        context: context_of(&stay),
        booking_number: stay.booking.number,
        questionnaire,
        invitation,
    })
}

async fn locked(txn: &Txn, context: &Context, id: InvitationId) -> Result<invitation::Model> {
    store::lock(txn, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("invitation"))
}

fn read_draft(invitation: &invitation::Model) -> Result<Answers> {
    invitation.draft.as_deref().map_or_else(
        || Ok(Answers::new()),
        |text| serde_json::from_str(text).map_err(Error::internal),
    )
}

/// What the conditions may ask about the stay.
pub(crate) fn context_of(stay: &store::StayFacts) -> conditions::Context {
    let nights = stay
        .booking
        .starts_on
        .zip(stay.booking.actual_ends_on.or(stay.booking.ends_on));
    conditions::Context {
        has_lodging: stay.has_lodging,
        has_workspace: stay.has_workspace,
        nights: nights
            .and_then(|(from, to)| u32::try_from((to - from).num_days()).ok())
            .unwrap_or(0),
        participant_kind: stay.participant.as_ref().map(|one| kind(one.kind)),
        adults_children: u32::try_from(stay.booking.children + stay.booking.companions).unwrap_or(0),
        criteria: (1..)
            .zip(&stay.criteria)
            .map(|(position, text)| Row {
                code: format!("c{position}"),
                ja: text.clone(),
                en: text.clone(),
                reverse: false,
                sensitive: false,
            })
            .collect(),
    }
}

const fn kind(kind: participant::Kind) -> ParticipantKind {
    match kind {
        participant::Kind::CompanyEmployee => ParticipantKind::CompanyEmployee,
        participant::Kind::PrefecturalEmployee => ParticipantKind::PrefecturalEmployee,
        participant::Kind::MunicipalEmployee => ParticipantKind::MunicipalEmployee,
        participant::Kind::Freelancer => ParticipantKind::Freelancer,
    }
}

/// Keeps a draft, however unfinished; the newest wins.
///
/// # Errors
/// As [`open`]; 422 when an answer can't be one.
pub async fn save(app: &App, context: &Context, asked: &Asked, answers: &Answers) -> Result<Saved> {
    let (context, id) = asker(app, context, asked).await?;
    app.change(&context, async |txn| {
        let invitation = locked(txn, &context, id).await?;
        let permit = context.actor.may(Action::AnswersSave, &parties(&invitation))?;
        rules::open(&invitation, txn.today())?;
        let draft_version = invitation.draft_version + 1;
        let draft = Some(serde_json::to_string(answers).map_err(Error::internal)?);
        store::update(
            txn,
            invitation::Model {
                draft,
                draft_version,
                ..invitation
            },
        )
        .await?;
        Ok((Saved { draft_version }, audit::record(txn, permit, &["draft"]).await?))
    })
    .await
}

/// Hands the answers in. They are kept under a random respondent, with the day only.
///
/// # Errors
/// As [`open`]; 422 naming every question that is wrong or missing.
pub async fn submit(app: &App, context: &Context, asked: &Asked, given: &Answers) -> Result<Saved> {
    let (context, id) = asker(app, context, asked).await?;
    app.change(&context, async |txn| {
        let invitation = locked(txn, &context, id).await?;
        let permit = context.actor.may(Action::AnswersSubmit, &parties(&invitation))?;
        rules::open(&invitation, txn.today())?;
        let stay = store::stay(txn, &invitation).await?.ok_or(Error::NotFound("booking"))?;
        let questionnaire = questionnaire(txn, &invitation).await?;
        let facts = context_of(&stay);
        let walked = walk(&questionnaire, given, &facts);
        Refusal::unless_empty("survey.incomplete", faults(&questionnaire, &facts, given, &walked))?;

        keep(txn, &invitation, &stay, &questionnaire, &facts, &walked.answers).await?;
        links::spend_all(txn, invitation.id.0, Capability::SurveyAnswer).await?;
        let draft_version = invitation.draft_version;
        Ok((
            Saved { draft_version },
            audit::record(txn, permit, &["answered_on"]).await?,
        ))
    })
    .await
}

async fn questionnaire(txn: &Txn, invitation: &invitation::Model) -> Result<Questionnaire> {
    let row = crate::surveys::store::find(txn, invitation.questionnaire_id)
        .await?
        .ok_or(Error::NotFound("questionnaire"))?;
    serde_json::from_str(&row.content).map_err(Error::internal)
}

fn faults(
    questionnaire: &Questionnaire,
    facts: &conditions::Context,
    given: &Answers,
    walked: &conditions::Walk,
) -> Vec<Fault> {
    let field = |question: &str, row: Option<&String>| match row {
        Some(row) => format!("answers.{question}.{row}"),
        None => format!("answers.{question}"),
    };
    let wrong = answers::check(questionnaire, facts, given);
    let wrong = wrong
        .iter()
        .map(|fault| Fault::new(field(&fault.question, fault.row.as_ref()), code(fault.code)));
    let missing = walked
        .missing
        .iter()
        .map(|gap| Fault::new(field(&gap.question, gap.row.as_ref()), "survey.missing"));
    wrong.chain(missing).collect()
}

const fn code(code: answers::FaultCode) -> &'static str {
    match code {
        answers::FaultCode::UnknownQuestion => "survey.unknown_question",
        answers::FaultCode::WrongType => "survey.wrong_type",
        answers::FaultCode::UnknownCode => "survey.unknown_code",
        answers::FaultCode::UnknownRow => "survey.unknown_row",
        answers::FaultCode::Duplicate => "survey.duplicate",
        answers::FaultCode::TooMany => "survey.too_many",
        answers::FaultCode::Exclusive => "survey.exclusive",
        answers::FaultCode::OutOfRange => "survey.out_of_range",
        answers::FaultCode::NotInteger => "survey.not_integer",
        answers::FaultCode::TooLong => "survey.too_long",
        answers::FaultCode::NaNotAllowed => "survey.na_not_allowed",
    }
}

async fn keep(
    txn: &Txn,
    invitation: &invitation::Model,
    stay: &store::StayFacts,
    questionnaire: &Questionnaire,
    facts: &conditions::Context,
    answers: &Answers,
) -> Result<()> {
    let known = match invitation.respondent_id {
        Some(key) => Some(key),
        None => store::sibling_key(txn, invitation).await?,
    };
    let respondent = known.unwrap_or_else(RespondentId::random);
    if known.is_none() {
        sheets::add_respondent(txn, respondent, invitation, stay).await?;
    }
    let marks = answers::marks(questionnaire, answers, None);
    sheets::add(txn, respondent, invitation, facts, answers, !marks.is_empty()).await?;
    let answered = invitation::Model {
        answered_on: Some(txn.today()),
        draft: None,
        respondent_id: Some(respondent).filter(|_| !rules::is_last_wave(invitation.audience)),
        version: invitation.version + 1,
        ..invitation.clone()
    };
    let answered = store::update(txn, answered).await?;
    if rules::is_last_wave(invitation.audience) {
        store::forget_key(txn, &answered).await?;
    }
    Ok(())
}

/// One's own invitations.
///
/// # Errors
/// 401.
pub async fn own(app: &App, context: &Context) -> Result<Vec<invitation::Model>> {
    let person = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    let parties = Parties {
        oneself: Some(person),
        ..Parties::of("person", person)
    };
    context.actor.may(Action::InvitationListOwn, &parties)?;
    if !matches!(context.actor, Actor::Person(_)) {
        return Ok(Vec::new());
    }
    Ok(store::own(app.db.reader(), person).await?)
}

/// How many were asked, reminded, and answered.
///
/// # Errors
/// 401, 403.
pub async fn progress(
    app: &App,
    context: &Context,
    call: Option<CallId>,
    half: Option<Half>,
) -> Result<Vec<store::Progress>> {
    context
        .actor
        .may(Action::SurveyProgressView, &Parties::house("survey_progress"))?;
    let days = half.map(|half| (half.first_day(), half.last_day()));
    Ok(store::progress(app.db.reader(), call, days).await?)
}

/// Answers an invitation as the bearer of its link would: for the demo, whose people don't open mails.
///
/// # Errors
/// As [`open`] and [`submit`].
pub async fn answer_invented(
    app: &App,
    id: InvitationId,
    invent: impl FnOnce(&Questionnaire, &conditions::Context) -> Answers,
) -> Result<()> {
    let bearer = Actor::Link {
        link: LinkId::new(),
        subject: id.0,
        person: None,
    };
    let context = Context {
        actor: bearer,
        ..Context::system("demo")
    };
    let asked = Asked::Invitation(id);
    let opened = open(app, &context, &asked).await?;
    let questionnaire: Questionnaire = serde_json::from_str(&opened.questionnaire.content).map_err(Error::internal)?;
    let answers = invent(&questionnaire, &opened.context);
    submit(app, &context, &asked, &answers).await.map(drop)
}
