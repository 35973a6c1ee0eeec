//! The own account over HTTP.

use actix_web::get;
use actix_web::web::Data;
use chrono::NaiveDate;
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::organisation;
use entities::person::Locale;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Profile};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Versioned};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_me);
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
                    organisation: OrganisationName {
                        id: organisation.id,
                        kind: organisation.kind,
                        name: organisation.name,
                        state: organisation.state,
                    },
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
