//! Operations on surveys: answering by link or signed in, and what the secretariat sees of it.

mod progress;

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post, put};
use chrono::NaiveDate;
use entities::id::{CallId, InvitationId, QuestionnaireId, SheetId};
use entities::invitation;
use entities::invitation::Population;
use entities::questionnaire::{self as row, Audience};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::answers::Answers;
use super::invitations::{self, Asked, Opened};
use super::sheets::{self, SheetRow, Wanted};
use crate::app::{App, Context};
use crate::error::{Error, Refusal, Result};
use crate::http::{Open, Problem, Valid};
use crate::paging::{Page, Paging};

/// The operations of this room.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_questionnaires)
        .service(list_own_invitations)
        .service(open_survey)
        .service(save_answers)
        .service(submit_answers)
        .configure(progress::routes)
        .service(list_sheets)
        .service(view_sheet);
}

/// How one comes to one's questionnaire: the link's token, or the invitation when signed in.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyKey {
    #[validate(length(max = 200))]
    #[serde(default)]
    pub token: Option<String>,
    #[serde(default)]
    pub invitation_id: Option<InvitationId>,
}

/// Answers by question id, as the questionnaire's form asks for them.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswers {
    #[validate(length(max = 200))]
    #[serde(default)]
    pub token: Option<String>,
    #[serde(default)]
    pub invitation_id: Option<InvitationId>,
    #[schema(value_type = HashMap<String, Value>)]
    pub answers: Answers,
}

fn asked(token: Option<String>, invitation: Option<InvitationId>) -> Result<Asked> {
    match (token, invitation) {
        (Some(token), _) => Ok(Asked::Token(token)),
        (None, Some(id)) => Ok(Asked::Invitation(id)),
        (None, None) => Err(Error::from(Refusal::invalid("survey.needs_link"))),
    }
}

/// A questionnaire, open for answering.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenSurvey {
    pub invitation_id: InvitationId,
    pub audience: Audience,
    pub booking_number: String,
    pub due_on: NaiveDate,
    pub closes_on: NaiveDate,
    /// The questionnaire in its own grammar.
    #[schema(value_type = HashMap<String, Value>)]
    pub questionnaire: Value,
    /// What conditions may ask about the stay.
    #[schema(value_type = HashMap<String, Value>)]
    pub context: Value,
    /// The draft kept on the server.
    #[schema(value_type = HashMap<String, Value>)]
    pub answers: Value,
    pub draft_version: i64,
}

impl TryFrom<Opened> for OpenSurvey {
    type Error = Error;

    fn try_from(opened: Opened) -> Result<Self> {
        Ok(Self {
            invitation_id: opened.invitation.id,
            audience: opened.invitation.audience,
            booking_number: opened.booking_number,
            due_on: opened.invitation.due_on,
            closes_on: opened.invitation.closes_on,
            questionnaire: serde_json::from_str(&opened.questionnaire.content).map_err(Error::internal)?,
            context: serde_json::to_value(&opened.context).map_err(Error::internal)?,
            answers: serde_json::to_value(&opened.draft).map_err(Error::internal)?,
            draft_version: opened.invitation.draft_version,
        })
    }
}

/// What saving or submitting came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveySaved {
    pub draft_version: i64,
}

/// Open one's questionnaire, with the draft
#[utoipa::path(tag = "surveys", security(()), request_body = SurveyKey, responses((status = OK, body = OpenSurvey), (status = GONE, body = Problem)))]
#[post("/surveys/open")]
async fn open_survey(context: Open, app: Data<App>, body: Valid<SurveyKey>) -> Result<Json<OpenSurvey>> {
    let asked = asked(body.0.token, body.0.invitation_id)?;
    Ok(Json(
        invitations::actions::open(&app, &context, &asked).await?.try_into()?,
    ))
}

/// Keep a draft, however unfinished
#[utoipa::path(tag = "surveys", security(()), request_body = SurveyAnswers, responses((status = OK, body = SurveySaved), (status = GONE, body = Problem)))]
#[put("/surveys/draft")]
async fn save_answers(context: Open, app: Data<App>, body: Valid<SurveyAnswers>) -> Result<Json<SurveySaved>> {
    let asked = asked(body.0.token, body.0.invitation_id)?;
    let saved = invitations::actions::save(&app, &context, &asked, &body.0.answers).await?;
    Ok(Json(SurveySaved {
        draft_version: saved.draft_version,
    }))
}

/// Hand the answers in
#[utoipa::path(tag = "surveys", security(()), request_body = SurveyAnswers, responses((status = OK, body = SurveySaved), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/surveys/submit")]
async fn submit_answers(context: Open, app: Data<App>, body: Valid<SurveyAnswers>) -> Result<Json<SurveySaved>> {
    let asked = asked(body.0.token, body.0.invitation_id)?;
    let saved = invitations::actions::submit(&app, &context, &asked, &body.0.answers).await?;
    Ok(Json(SurveySaved {
        draft_version: saved.draft_version,
    }))
}

/// An invitation of one's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnInvitation {
    pub id: InvitationId,
    pub audience: Audience,
    pub due_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub answered_on: Option<NaiveDate>,
    pub closed: bool,
}

impl From<invitation::Model> for OwnInvitation {
    fn from(row: invitation::Model) -> Self {
        Self {
            id: row.id,
            audience: row.audience,
            due_on: row.due_on,
            closes_on: row.closes_on,
            answered_on: row.answered_on,
            closed: row.closed,
        }
    }
}

/// One's own invitations.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnInvitations {
    pub items: Vec<OwnInvitation>,
}

/// What one is asked to answer
#[utoipa::path(tag = "surveys", responses((status = OK, body = OwnInvitations)))]
#[get("/surveys/mine")]
async fn list_own_invitations(context: Context, app: Data<App>) -> Result<Json<OwnInvitations>> {
    let rows = invitations::actions::own(&app, &context).await?;
    Ok(Json(OwnInvitations {
        items: rows.into_iter().map(Into::into).collect(),
    }))
}

/// A version of a questionnaire.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionnaireVersion {
    pub id: QuestionnaireId,
    pub audience: Audience,
    pub version: String,
    pub content_hash: String,
    /// The questionnaire in its own grammar.
    #[schema(value_type = HashMap<String, Value>)]
    pub content: Value,
}

impl TryFrom<row::Model> for QuestionnaireVersion {
    type Error = Error;

    fn try_from(row: row::Model) -> Result<Self> {
        let content = serde_json::from_str(&row.content).map_err(Error::internal)?;
        Ok(Self {
            id: row.id,
            audience: row.audience,
            version: row.version,
            content_hash: row.content_hash,
            content,
        })
    }
}

/// All versions of the questionnaires.
#[derive(Debug, Serialize, ToSchema)]
pub struct Questionnaires {
    pub items: Vec<QuestionnaireVersion>,
}

/// All questionnaires, every version
#[utoipa::path(tag = "surveys", responses((status = OK, body = Questionnaires)))]
#[get("/questionnaires")]
async fn list_questionnaires(context: Context, app: Data<App>) -> Result<Json<Questionnaires>> {
    let rows = super::actions::list(&app, &context).await?;
    Ok(Json(Questionnaires {
        items: rows.into_iter().map(TryInto::try_into).collect::<Result<_>>()?,
    }))
}

/// Which sheets.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SheetQuery {
    #[param(value_type = Option<CallId>)]
    pub call_id: Option<CallId>,
    pub audience: Option<Audience>,
}

/// A single sheet, 取扱注意: without name or company.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sheet {
    pub id: SheetId,
    pub audience: Audience,
    pub population: Population,
    pub call_id: CallId,
    pub half: String,
    pub facility_name: Option<String>,
    pub answered_on: NaiveDate,
    /// Typed in from paper by staff.
    pub from_paper: bool,
    /// Whether a long matrix was answered with one and the same judgement.
    pub straight_lined: bool,
    pub questionnaire_id: QuestionnaireId,
    /// Only when a single sheet is opened.
    #[schema(value_type = Option<HashMap<String, Value>>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Value>,
    #[schema(value_type = Option<HashMap<String, Value>>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questionnaire: Option<Value>,
    #[schema(value_type = Option<HashMap<String, Value>>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Value>,
}

impl From<&SheetRow> for Sheet {
    fn from(row: &SheetRow) -> Self {
        Self {
            id: row.sheet.id,
            audience: row.sheet.audience,
            population: row.respondent.population,
            call_id: row.respondent.call_id,
            half: row.respondent.half.clone(),
            facility_name: row.facility.as_ref().map(|facility| facility.name_ja.clone()),
            answered_on: row.sheet.answered_on,
            from_paper: row.is_from_paper(),
            straight_lined: row.sheet.straight_lined,
            questionnaire_id: row.sheet.questionnaire_id,
            answers: None,
            questionnaire: None,
            context: None,
        }
    }
}

impl Sheet {
    /// With the answers, and the questionnaire that they answer.
    fn opened(row: &SheetRow) -> Result<Self> {
        let read = |text: &str| serde_json::from_str::<Value>(text).map_err(Error::internal);
        Ok(Self {
            answers: Some(read(&row.sheet.answers)?),
            context: Some(read(&row.sheet.context)?),
            questionnaire: row
                .questionnaire
                .as_ref()
                .map(|version| read(&version.content))
                .transpose()?,
            ..Self::from(row)
        })
    }
}

/// The sheets of companies, employers and hosts
#[utoipa::path(tag = "surveys", params(SheetQuery, Paging), responses((status = OK, body = Page<Sheet>)))]
#[get("/surveys/sheets")]
async fn list_sheets(
    context: Context,
    app: Data<App>,
    query: Query<SheetQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<Sheet>>> {
    let wanted = Wanted {
        call: query.call_id,
        audience: query.audience,
    };
    let page = sheets::actions::list(&app, &context, wanted, &paging).await?;
    Ok(Json(page.map(|row| Sheet::from(&row))))
}

/// Open a single sheet, 取扱注意; recorded
#[utoipa::path(tag = "surveys", params(("id" = SheetId, Path)), responses((status = OK, body = Sheet), (status = NOT_FOUND, body = Problem)))]
#[get("/surveys/sheets/{id}")]
async fn view_sheet(context: Context, app: Data<App>, id: Path<SheetId>) -> Result<Json<Sheet>> {
    let row = sheets::actions::view(&app, &context, *id).await?;
    Ok(Json(Sheet::opened(&row)?))
}
