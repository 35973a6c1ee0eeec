//! Members over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, delete, get, post};
use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{MemberInvitationId, MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Members};
use crate::accounts::people::http::OrganisationName;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid};
use crate::paging::Paging;
use crate::policy::Action;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_members)
        .service(end_membership)
        .service(appoint_deputy);
}

/// The people of an organisation.
#[derive(Serialize, ToSchema)]
pub struct MemberPage {
    pub organisation: OrganisationName,
    pub items: Vec<Member>,
    pub next: Option<String>,
    /// Who was invited and hasn't come yet.
    pub invited: Vec<Invited>,
    pub may: Vec<&'static str>,
    /// The roles that the asker may give here.
    pub roles: Vec<Role>,
}

/// A member, and until when.
#[derive(Serialize, ToSchema)]
pub struct Member {
    /// Of the membership: one person may have several.
    pub id: MembershipId,
    pub person_id: PersonId,
    pub name: String,
    pub name_kana: String,
    pub email: String,
    pub role: Role,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub deputy_of: Option<PersonId>,
    pub may: Vec<&'static str>,
}

/// An invitation that nobody has accepted.
#[derive(Serialize, ToSchema)]
pub struct Invited {
    pub id: MemberInvitationId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub until_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
}

/// Who stands in, and when.
#[derive(Deserialize, ToSchema, Validate)]
pub struct DeputyInput {
    pub person_id: PersonId,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
}

/// The id of what was made.
#[derive(Serialize, ToSchema)]
pub struct Appointed {
    pub id: MembershipId,
}

impl MemberPage {
    fn of(context: &Context, members: Members) -> Self {
        let Members {
            organisation,
            page,
            invited,
            may,
            roles,
        } = members;
        let page = page.map(|(row, person)| Member {
            may: actions::may_end(context, &organisation, &row)
                .then_some(Action::MembershipEnd.verb())
                .into_iter()
                .collect(),
            id: row.id,
            person_id: person.id,
            name: person.name,
            name_kana: person.name_kana,
            email: person.email,
            role: row.role,
            from_on: row.from_on,
            until_on: row.until_on,
            deputy_of: row.deputy_of,
        });
        Self {
            organisation: organisation.into(),
            may,
            roles,
            items: page.items,
            next: page.next,
            invited: invited
                .into_iter()
                .map(|row| Invited {
                    id: row.id,
                    name: row.name,
                    email: row.email,
                    role: row.role,
                    until_on: row.until_on,
                    created_at: row.created_at,
                })
                .collect(),
        }
    }
}

/// The people of an organisation; the look is recorded
#[utoipa::path(tag = "accounts", params(("id" = OrganisationId, Path), Paging), responses(
    (status = OK, body = MemberPage), (status = NOT_FOUND, body = Problem)))]
#[get("/organisations/{id}/members")]
async fn list_members(
    app: Data<App>,
    context: Context,
    id: Path<OrganisationId>,
    paging: Query<Paging>,
) -> Result<Json<MemberPage>> {
    let members = actions::list(&app, &context, *id, &paging).await?;
    Ok(Json(MemberPage::of(&context, members)))
}

/// End a membership today
#[utoipa::path(tag = "accounts", params(("id" = MembershipId, Path)), responses(
    (status = NO_CONTENT), (status = CONFLICT, body = Problem), (status = NOT_FOUND, body = Problem)))]
#[delete("/memberships/{id}")]
async fn end_membership(app: Data<App>, context: Context, id: Path<MembershipId>) -> Result<HttpResponse> {
    actions::end(&app, &context, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Let somebody of the section decide in the supervisor's place for some days
#[utoipa::path(tag = "accounts", params(("id" = OrganisationId, Path)), request_body = DeputyInput, responses(
    (status = CREATED, body = Appointed), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/organisations/{id}/deputies")]
async fn appoint_deputy(
    app: Data<App>,
    context: Context,
    id: Path<OrganisationId>,
    body: Valid<DeputyInput>,
) -> Result<HttpResponse> {
    let days = (body.0.from_on, body.0.until_on);
    let id = actions::appoint_deputy(&app, &context, *id, body.0.person_id, days).await?;
    Ok(HttpResponse::Created().json(Appointed { id }))
}
