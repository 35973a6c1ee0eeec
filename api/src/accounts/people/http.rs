//! The own account over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, delete, get, put};
use chrono::NaiveDate;
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::organisation;
use entities::person::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Details, Profile};
use crate::accounts::sessions;
use crate::accounts::typed;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Attempt, Problem, Valid, Versioned};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_me).service(update_me).service(close_account);
}

/// The person who asks.
#[derive(Serialize, ToSchema)]
pub struct Me {
    pub id: PersonId,
    pub name: String,
    pub name_kana: String,
    pub email: String,
    pub phone: String,
    pub locale: Locale,
    /// Those that are not over, also the ones that begin later.
    pub memberships: Vec<Membership>,
    /// The roles that count today.
    pub roles: Vec<Role>,
    pub version: i64,
}

/// A role in an organisation.
#[derive(Serialize, ToSchema)]
pub struct Membership {
    pub id: MembershipId,
    pub organisation: OrganisationName,
    pub role: Role,
    pub from_on: NaiveDate,
    /// The last day, when there is one.
    pub until_on: Option<NaiveDate>,
    /// For whom this person stands in.
    pub deputy_of: Option<PersonId>,
}

/// An organisation, as far as its members' lists name it.
#[derive(Serialize, ToSchema)]
pub struct OrganisationName {
    pub id: OrganisationId,
    pub kind: organisation::Kind,
    pub name: String,
    pub state: organisation::State,
}

impl From<organisation::Model> for OrganisationName {
    fn from(row: organisation::Model) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: row.name,
            state: row.state,
        }
    }
}

/// What people say about themselves.
#[derive(Deserialize, ToSchema, Validate)]
pub struct MeInput {
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    #[serde(default, deserialize_with = "typed::katakana")]
    #[validate(length(max = 100), custom(function = "typed::is_kana"))]
    pub name_kana: String,
    #[serde(default, deserialize_with = "typed::narrowed")]
    #[validate(length(max = 20), custom(function = "typed::is_phone"))]
    pub phone: String,
    pub locale: Locale,
}

/// The password once more, before what can't be undone.
#[derive(Deserialize, ToSchema, Validate)]
pub struct Closing {
    #[validate(length(min = 1, max = 1000))]
    pub password: String,
}

impl From<MeInput> for Details {
    fn from(typed: MeInput) -> Self {
        let MeInput {
            name,
            name_kana,
            phone,
            locale,
        } = typed;
        Self {
            name,
            name_kana,
            phone,
            locale,
        }
    }
}

impl From<Profile> for Me {
    fn from(profile: Profile) -> Self {
        let Profile {
            person,
            memberships,
            roles,
        } = profile;
        Self {
            id: person.id,
            name: person.name,
            name_kana: person.name_kana,
            email: person.email,
            phone: person.phone,
            locale: person.locale,
            memberships: memberships
                .into_iter()
                .map(|(membership, organisation)| Membership {
                    id: membership.id,
                    organisation: organisation.into(),
                    role: membership.role,
                    from_on: membership.from_on,
                    until_on: membership.until_on,
                    deputy_of: membership.deputy_of,
                })
                .collect(),
            roles,
            version: person.version,
        }
    }
}

/// The person who asks
#[utoipa::path(tag = "accounts", responses((status = OK, body = Me), (status = UNAUTHORIZED, body = Problem)))]
#[get("/me")]
async fn view_me(app: Data<App>, context: Context) -> Result<Versioned<Me>> {
    let profile = actions::view(&app, &context).await?;
    Ok(Versioned(profile.person.version, profile.into()))
}

/// Change what is known about the person who asks
#[utoipa::path(tag = "accounts", request_body = MeInput, responses(
    (status = OK, body = Me), (status = PRECONDITION_FAILED, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/me")]
async fn update_me(app: Data<App>, context: Context, body: Valid<MeInput>) -> Result<Versioned<Me>> {
    let profile = actions::update(&app, &context, body.0.into()).await?;
    Ok(Versioned(profile.person.version, profile.into()))
}

/// Close the own account and forget who it was
#[utoipa::path(tag = "accounts", request_body = Closing, responses(
    (status = NO_CONTENT), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[delete("/me")]
async fn close_account(_: Attempt, app: Data<App>, context: Context, body: Valid<Closing>) -> Result<HttpResponse> {
    actions::close(&app, &context, &body.0.password).await?;
    Ok(sessions::http::removed(&app))
}
