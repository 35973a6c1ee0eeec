//! Imports over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{CustomizeResponder, Responder, get, post};
use chrono::{DateTime, Utc};
use entities::id::{FacilityId, ImportId, OrganisationId};
use entities::import_batch::{Encoding, Kind, State};
use entities::import_row::{Outcome, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Rows, Seen, SeenRow, Sent};
use super::rules::{self, RowFault};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Download, FileAsked, Problem, Upload, Valid, Versioned};
use crate::paging::{Page, Paging};
use crate::text::Locale;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_import)
        .service(list_imports)
        .service(export_import_template)
        .service(view_import)
        .service(list_import_rows)
        .service(export_import_errors)
        .service(apply_import)
        .service(undo_import);
}

/// How many rows came to what.
#[derive(Default, Serialize, ToSchema)]
pub struct ImportCounts {
    pub create: i64,
    pub update: i64,
    pub unchanged: i64,
    pub error: i64,
    /// Taken in and still there.
    pub applied: i64,
    pub undone: i64,
    /// Left by the undo.
    pub kept: i64,
}

/// A file that was taken in, or would be.
#[derive(Serialize, ToSchema)]
pub struct Import {
    pub id: ImportId,
    pub kind: Kind,
    pub state: State,
    pub file_name: String,
    pub encoding: Encoding,
    /// Whose new facilities become.
    pub organisation_id: OrganisationId,
    pub organisation_name: String,
    pub person_name: String,
    pub created_at: DateTime<Utc>,
    pub applied_at: Option<DateTime<Utc>>,
    pub undone_at: Option<DateTime<Utc>>,
    /// The headings of the file.
    pub headings: Vec<String>,
    /// Those that are none of ours: their columns are left out.
    pub unknown_headings: Vec<String>,
    pub counts: ImportCounts,
    pub may: Vec<&'static str>,
    pub version: i64,
}

impl From<Seen> for Import {
    fn from(seen: Seen) -> Self {
        let Seen {
            batch,
            head,
            organisation,
            person,
            tallies,
            may,
        } = seen;
        let mut counts = ImportCounts::default();
        for (verdict, outcome, rows) in tallies {
            *match verdict {
                Verdict::Create => &mut counts.create,
                Verdict::Update => &mut counts.update,
                Verdict::Unchanged => &mut counts.unchanged,
                Verdict::Error => &mut counts.error,
            } += rows;
            match outcome {
                Some(Outcome::Applied) => counts.applied += rows,
                Some(Outcome::Undone) => counts.undone += rows,
                Some(Outcome::Kept) => counts.kept += rows,
                None => {}
            }
        }
        Self {
            id: batch.id,
            kind: batch.kind,
            state: batch.state,
            file_name: batch.file_name,
            encoding: batch.encoding,
            organisation_id: batch.organisation_id,
            organisation_name: organisation,
            person_name: person,
            created_at: batch.created_at,
            applied_at: batch.applied_at,
            undone_at: batch.undone_at,
            unknown_headings: rules::unknown_headings(batch.kind, &head),
            headings: head,
            counts,
            may,
            version: batch.version,
        }
    }
}

impl Import {
    async fn now(app: &App, context: &Context, id: ImportId) -> Result<Versioned<Self>> {
        let seen = actions::view(app, context, id).await?;
        Ok(Versioned(seen.batch.version, seen.into()))
    }
}

/// What is wrong with a row, in the importer's words.
#[derive(Serialize, ToSchema)]
pub struct ImportFault {
    /// The place of the heading in the file, from 0; absent where it is about no cell.
    pub column: Option<usize>,
    pub heading: Option<String>,
    /// What to do.
    pub remedy: String,
    /// The whole sentence, with row and heading.
    pub sentence: String,
}

/// A row of the file and what came of it.
#[derive(Serialize, ToSchema)]
pub struct ImportRow {
    /// As a spreadsheet counts: the headings stand in row 1.
    pub number: i32,
    pub verdict: Verdict,
    pub outcome: Option<Outcome>,
    /// What it is about.
    pub label: String,
    pub facility_id: Option<FacilityId>,
    pub cells: Vec<String>,
    pub faults: Vec<ImportFault>,
    /// Why the undo left it.
    pub kept_reason: Option<String>,
}

impl ImportRow {
    fn new(seen: SeenRow, locale: Locale) -> Self {
        let SeenRow {
            row,
            cells,
            faults,
            kept,
        } = seen;
        let number = row.number;
        let fault = |fault: RowFault| ImportFault {
            sentence: rules::sentence(number, &fault, locale),
            column: fault.column,
            heading: fault.heading.map(|words| words.into_said(locale)),
            remedy: fault.remedy.into_said(locale),
        };
        Self {
            number,
            verdict: row.verdict,
            outcome: row.outcome,
            label: row.label,
            facility_id: row.facility_id,
            cells,
            faults: faults.into_iter().map(fault).collect(),
            kept_reason: kept.map(|words| words.into_said(locale)),
        }
    }
}

/// What the file holds.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ImportAsked {
    #[param(inline)]
    kind: Kind,
    file_name: String,
    /// Whose new facilities become; the asker's own organisation when not given.
    #[param(value_type = Option<Uuid>)]
    organisation_id: Option<OrganisationId>,
}

impl ImportAsked {
    fn sent<'a>(&'a self, file: &'a Upload) -> Sent<'a> {
        Sent {
            kind: self.kind,
            owner: self.organisation_id,
            file_name: &self.file_name,
            bytes: &file.0,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct TemplateAsked {
    #[param(inline)]
    kind: Kind,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct RowsAsked {
    #[param(inline)]
    verdict: Option<Verdict>,
    #[param(inline)]
    outcome: Option<Outcome>,
}

/// How much of it is taken in
#[derive(Deserialize, Validate, ToSchema)]
struct ImportApplication {
    /// Nothing at all where one row is wrong.
    #[serde(default)]
    all_or_nothing: bool,
}

/// Read a file and preview what would come of it: CSV in UTF-8 or CP932, at most 5 MB and 5,000 rows
#[utoipa::path(tag = "imports", params(ImportAsked), request_body(content = String, content_type = "text/csv"), responses(
    (status = CREATED, body = Import), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/imports")]
async fn create_import(
    app: Data<App>,
    context: Context,
    asked: Query<ImportAsked>,
    file: Upload,
) -> Result<CustomizeResponder<Versioned<Import>>> {
    let asked = asked.into_inner();
    let saved = actions::create(&app, &context, &asked.sent(&file)).await?;
    let import = Import::now(&app, &context, saved.id).await?;
    Ok(import.customize().with_status(StatusCode::CREATED))
}

/// What was taken in, the newest first
#[utoipa::path(tag = "imports", params(Paging), responses((status = OK, body = Page<Import>)))]
#[get("/imports")]
async fn list_imports(app: Data<App>, context: Context, paging: Query<Paging>) -> Result<Json<Page<Import>>> {
    let page = actions::list(&app, &context, &paging).await?;
    Ok(Json(page.map(Into::into)))
}

/// The headings of a file, with an example
#[utoipa::path(tag = "imports", params(TemplateAsked, FileAsked), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/import-template")]
async fn export_import_template(
    context: Context,
    asked: Query<TemplateAsked>,
    file: Query<FileAsked>,
) -> Result<Download> {
    let table = actions::template(&context, asked.kind)?;
    Download::new(&format!("{}-template", table.title), &table, *file, context.locale)
}

/// One import
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path)), responses((status = OK, body = Import), (status = NOT_FOUND, body = Problem)))]
#[get("/imports/{id}")]
async fn view_import(app: Data<App>, context: Context, id: Path<ImportId>) -> Result<Versioned<Import>> {
    Import::now(&app, &context, *id).await
}

/// Its rows, those with faults first
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path), RowsAsked, Paging), responses(
    (status = OK, body = Page<ImportRow>), (status = NOT_FOUND, body = Problem)))]
#[get("/imports/{id}/rows")]
async fn list_import_rows(
    app: Data<App>,
    context: Context,
    id: Path<ImportId>,
    asked: Query<RowsAsked>,
    paging: Query<Paging>,
) -> Result<Json<Page<ImportRow>>> {
    let asked = Rows {
        verdict: asked.verdict,
        outcome: asked.outcome,
    };
    let page = actions::list_rows(&app, &context, *id, asked, &paging).await?;
    Ok(Json(page.map(|row| ImportRow::new(row, context.locale))))
}

/// The rows with faults as a file, with what is wrong beside them
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path), FileAsked), responses(
    (status = OK, body = String, content_type = "text/csv"), (status = NOT_FOUND, body = Problem)))]
#[get("/imports/{id}/errors")]
async fn export_import_errors(
    app: Data<App>,
    context: Context,
    id: Path<ImportId>,
    file: Query<FileAsked>,
) -> Result<Download> {
    let table = actions::errors(&app, &context, *id).await?;
    Download::new("import-errors", &table, *file, context.locale)
}

/// Take the sound rows in, or none where one is wrong
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path)), request_body = ImportApplication, responses(
    (status = OK, body = Import), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/imports/{id}/apply")]
async fn apply_import(
    app: Data<App>,
    context: Context,
    id: Path<ImportId>,
    Valid(asked): Valid<ImportApplication>,
) -> Result<Versioned<Import>> {
    actions::apply(&app, &context, *id, asked.all_or_nothing).await?;
    Import::now(&app, &context, *id).await
}

/// Take an import back, as far as nobody touched what it left
#[utoipa::path(tag = "imports", params(("id" = ImportId, Path)), responses(
    (status = OK, body = Import), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/imports/{id}/undo")]
async fn undo_import(app: Data<App>, context: Context, id: Path<ImportId>) -> Result<Versioned<Import>> {
    actions::undo(&app, &context, *id).await?;
    Import::now(&app, &context, *id).await
}
