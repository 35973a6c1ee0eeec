//! Invitations over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use chrono::NaiveDate;
use entities::id::{MemberInvitationId, OrganisationId};
use entities::membership::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use crate::accounts::sessions::http::{SignedIn, answer};
use crate::accounts::typed;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Attempt, Open, Problem, SameOrigin, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(invite_member)
        .service(view_member_invitation)
        .service(accept_member_invitation);
}

/// Whom to invite.
#[derive(Deserialize, ToSchema, Validate)]
pub struct InvitationInput {
    #[serde(deserialize_with = "typed::narrowed")]
    #[validate(email, length(max = 254))]
    pub email: String,
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    pub role: Role,
    /// The last day of the membership, when it has one.
    pub until_on: Option<NaiveDate>,
}

/// The invitation that was sent.
#[derive(Serialize, ToSchema)]
pub struct InvitationSent {
    pub id: MemberInvitationId,
}

/// The token of the link in the mail.
#[derive(Deserialize, ToSchema, Validate)]
pub struct InvitationToken {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
}

/// What the invited person sees before accepting.
#[derive(Serialize, ToSchema)]
#[schema(as = InvitationView)]
pub struct MemberInvitation {
    pub organisation: String,
    pub role: Role,
    pub email: String,
    pub name: String,
    pub until_on: Option<NaiveDate>,
    /// Then `password` is the one that they have, and their name stays.
    pub has_account: bool,
}

/// Who accepts.
#[derive(Deserialize, ToSchema, Validate)]
pub struct AcceptanceInput {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    #[serde(default, deserialize_with = "typed::katakana")]
    #[validate(length(max = 100), custom(function = "typed::is_kana"))]
    pub name_kana: String,
    #[serde(default, deserialize_with = "typed::narrowed_or_none")]
    #[validate(length(max = 20), custom(function = "typed::is_phone"))]
    pub phone: Option<String>,
    /// At least 12 letters for a new account.
    #[validate(length(min = 1, max = 1000))]
    pub password: String,
}

/// Invite somebody into an organisation
#[utoipa::path(tag = "accounts", params(("id" = OrganisationId, Path)), request_body = InvitationInput, responses(
    (status = CREATED, body = InvitationSent), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/organisations/{id}/invitations")]
async fn invite_member(
    app: Data<App>,
    context: Context,
    id: Path<OrganisationId>,
    body: Valid<InvitationInput>,
) -> Result<HttpResponse> {
    let id = actions::invite(&app, &context, *id, body.0.into()).await?;
    Ok(HttpResponse::Created().json(InvitationSent { id }))
}

/// Look at an invitation by the link of the mail; changes nothing
#[utoipa::path(tag = "accounts", security(()), request_body = InvitationToken, responses(
    (status = OK, body = MemberInvitation), (status = GONE, body = Problem)))]
#[post("/member-invitations/view")]
async fn view_member_invitation(
    _: Attempt,
    app: Data<App>,
    body: Valid<InvitationToken>,
) -> Result<Json<MemberInvitation>> {
    Ok(Json(actions::view(&app, &body.0.token).await?.into()))
}

/// Accept an invitation by the link of the mail, and be signed in
#[utoipa::path(tag = "accounts", security(()), request_body = AcceptanceInput, responses(
    (status = OK, body = SignedIn), (status = GONE, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/member-invitations/accept")]
async fn accept_member_invitation(
    _: SameOrigin,
    _: Attempt,
    app: Data<App>,
    context: Open,
    body: Valid<AcceptanceInput>,
) -> Result<HttpResponse> {
    let token = body.0.token.clone();
    let signed_in = actions::accept(&app, &context, &token, body.0.into()).await?;
    Ok(answer(&app, signed_in))
}

impl From<InvitationInput> for actions::Invitation {
    fn from(typed: InvitationInput) -> Self {
        Self {
            email: typed.email,
            name: typed.name,
            role: typed.role,
            until_on: typed.until_on,
        }
    }
}

impl From<AcceptanceInput> for actions::Acceptance {
    fn from(typed: AcceptanceInput) -> Self {
        Self {
            name: typed.name,
            name_kana: typed.name_kana,
            phone: typed.phone.unwrap_or_default(),
            password: typed.password,
        }
    }
}

impl From<actions::Invited> for MemberInvitation {
    fn from(invited: actions::Invited) -> Self {
        Self {
            organisation: invited.organisation.name,
            role: invited.invitation.role,
            email: invited.invitation.email,
            name: invited.invitation.name,
            until_on: invited.invitation.until_on,
            has_account: invited.has_account,
        }
    }
}
