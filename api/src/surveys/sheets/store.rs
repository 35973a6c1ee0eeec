//! Queries of answers and respondents. Besides insights' store this is the only place that names their tables.

use chrono::NaiveDate;
use entities::answer_sheet::EntryMode;
use entities::id::{CallId, FacilityId, QuestionnaireId, RespondentId, SheetId};
use entities::invitation::Population;
use entities::questionnaire::Audience;
use entities::{answer_sheet, facility, questionnaire, respondent};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::paging::Paging;

/// Whose single sheets the secretariat may open. Employees are not among them, for anybody.
const OPENABLE: [Population; 3] = [Population::Company, Population::Employer, Population::Host];

/// Which sheets are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub call: Option<CallId>,
    pub audience: Option<Audience>,
}

/// A sheet with what may be said of where it comes from.
#[derive(Clone, Debug)]
pub struct SheetRow {
    pub sheet: answer_sheet::Model,
    pub respondent: respondent::Model,
    pub facility: Option<facility::Model>,
    pub questionnaire: Option<questionnaire::Model>,
}

impl SheetRow {
    /// Typed in from paper by staff.
    #[must_use]
    pub fn is_from_paper(&self) -> bool {
        self.sheet.entry_mode == EntryMode::Paper
    }
}

/// Where an answer comes from, as far as it is kept.
#[derive(Clone, Debug)]
pub struct Origin {
    pub population: Population,
    pub call: CallId,
    pub half: String,
    pub facility: FacilityId,
    pub municipality: String,
}

/// Adds a respondent.
pub async fn insert_respondent(db: &impl ConnectionTrait, id: RespondentId, origin: Origin) -> Result<(), DbErr> {
    let row = respondent::Model {
        id,
        population: origin.population,
        call_id: origin.call,
        half: origin.half,
        facility_id: origin.facility,
        municipality_code: origin.municipality,
    };
    row.into_active_model().reset_all().insert(db).await.map(|_| ())
}

/// What is kept of an answered questionnaire.
#[derive(Clone, Debug)]
pub struct Answered {
    pub questionnaire: QuestionnaireId,
    pub audience: Audience,
    pub answers: String,
    pub context: String,
    /// The day only.
    pub on: NaiveDate,
    pub straight_lined: bool,
}

/// Adds a sheet under a random id.
pub async fn insert_sheet(
    db: &impl ConnectionTrait,
    respondent: RespondentId,
    answered: Answered,
) -> Result<(), DbErr> {
    let row = answer_sheet::Model {
        id: SheetId::random(),
        respondent_id: respondent,
        questionnaire_id: answered.questionnaire,
        audience: answered.audience,
        answers: answered.answers,
        context: answered.context,
        answered_on: answered.on,
        entry_mode: EntryMode::Web,
        complete: true,
        straight_lined: answered.straight_lined,
    };
    row.into_active_model().reset_all().insert(db).await.map(|_| ())
}

/// Sheets that may be opened, the newest day first; within a day in the order of their random ids.
pub async fn list(db: &impl ConnectionTrait, wanted: Wanted, paging: &Paging) -> Result<Vec<SheetRow>, DbErr> {
    let mut query =
        answer_sheet::Entity::find().filter(answer_sheet::Column::RespondentId.in_subquery(openable(wanted.call)));
    if let Some(audience) = wanted.audience {
        query = query.filter(answer_sheet::Column::Audience.eq(audience));
    }
    let sheets = query
        .order_by_desc(answer_sheet::Column::AnsweredOn)
        .order_by_asc(answer_sheet::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await?;
    rows(db, sheets).await
}

fn openable(call: Option<CallId>) -> sea_orm::sea_query::SelectStatement {
    let mut query = respondent::Entity::find()
        .select_only()
        .column(respondent::Column::Id)
        .filter(respondent::Column::Population.is_in(OPENABLE));
    if let Some(call) = call {
        query = query.filter(respondent::Column::CallId.eq(call));
    }
    query.into_query()
}

/// One sheet, if it may be opened.
pub async fn find(db: &impl ConnectionTrait, id: SheetId) -> Result<Option<SheetRow>, DbErr> {
    let found = answer_sheet::Entity::find_by_id(id)
        .filter(answer_sheet::Column::RespondentId.in_subquery(openable(None)))
        .one(db)
        .await?;
    Ok(rows(db, found.into_iter().collect()).await?.pop())
}

async fn rows(db: &impl ConnectionTrait, sheets: Vec<answer_sheet::Model>) -> Result<Vec<SheetRow>, DbErr> {
    let respondents = respondent::Entity::find()
        .filter(respondent::Column::Id.is_in(sheets.iter().map(|sheet| sheet.respondent_id)))
        .all(db)
        .await?;
    let facilities = facility::Entity::find()
        .filter(facility::Column::Id.is_in(respondents.iter().map(|row| row.facility_id)))
        .all(db)
        .await?;
    let questionnaires = questionnaire::Entity::find()
        .filter(questionnaire::Column::Id.is_in(sheets.iter().map(|row| row.questionnaire_id)))
        .all(db)
        .await?;
    Ok(sheets
        .into_iter()
        .filter_map(|sheet| {
            let respondent = respondents.iter().find(|row| row.id == sheet.respondent_id)?.clone();
            Some(SheetRow {
                facility: facilities.iter().find(|row| row.id == respondent.facility_id).cloned(),
                questionnaire: questionnaires
                    .iter()
                    .find(|row| row.id == sheet.questionnaire_id)
                    .cloned(),
                respondent,
                sheet,
            })
        })
        .collect())
}
