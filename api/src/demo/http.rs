//! What the sign-in page of a demonstration shows. Not registered in production.

use actix_web::get;
use actix_web::web::{Data, Json};
use entities::membership::Role;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Player};
use super::sign_ins::PASSWORD;
use crate::app::App;
use crate::error::Result;
use crate::http::Open;
use crate::paging::Page;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_demo_people);
}

/// Somebody with whom a newcomer can sign in.
#[derive(Serialize, ToSchema)]
pub struct DemoPerson {
    pub name: String,
    pub email: String,
    pub password: &'static str,
    pub roles: Vec<Role>,
    /// The kind of user: 「県職員」.
    pub kind_ja: &'static str,
    pub kind_en: &'static str,
}

impl From<Player> for DemoPerson {
    fn from(player: Player) -> Self {
        let Player {
            sign_in,
            name,
            email,
            roles,
        } = player;
        Self {
            name,
            email,
            password: PASSWORD,
            roles,
            kind_ja: sign_in.kind_ja,
            kind_en: sign_in.kind_en,
        }
    }
}

/// The people of the demonstration, one for each kind of user
#[utoipa::path(tag = "demo", security(()), responses((status = OK, body = Page<DemoPerson>)))]
#[get("/demo/people")]
async fn list_demo_people(app: Data<App>, context: Open) -> Result<Json<Page<DemoPerson>>> {
    let people = actions::list(&app, &context).await?;
    let items = people.into_iter().map(Into::into).collect();
    Ok(Json(Page { items, next: None }))
}
