//! Registration over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use crate::accounts::typed;
use crate::app::App;
use crate::error::Result;
use crate::http::{Attempt, Open, Problem, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(register_company).service(confirm_registration);
}

/// A company and who speaks for it.
#[derive(Deserialize, ToSchema, Validate)]
pub struct Registration {
    #[validate(nested)]
    pub company: Company,
    #[validate(nested)]
    pub contact: Contact,
    /// At least 12 letters.
    #[validate(length(min = 1, max = 1000))]
    pub password: String,
    pub terms_accepted: bool,
}

/// The company as it names itself.
#[derive(Deserialize, ToSchema, Validate)]
#[schema(as = RegistrationCompany)]
pub struct Company {
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    #[serde(deserialize_with = "typed::katakana")]
    #[validate(length(min = 1, max = 100), custom(function = "typed::is_kana"))]
    pub name_kana: String,
    /// 法人番号: 13 digits, optional, proves nothing.
    #[serde(default, deserialize_with = "typed::narrowed_or_none")]
    pub corporate_number: Option<String>,
    #[validate(length(max = 200))]
    pub address: Option<String>,
    /// One of `it`, `manufacturing`, `professional`, `finance`, `wholesale_retail`, `construction`, `transport`, `education`,
    /// `medical_welfare`, `energy`, `services`, `other`.
    #[validate(length(min = 1), custom(function = "typed::is_industry"))]
    pub industry: String,
    /// One of `1-9`, `10-49`, `50-99`, `100-299`, `300-999`, `1000+`.
    #[validate(length(min = 1), custom(function = "typed::is_size"))]
    pub size: String,
}

/// Who registers the company and speaks for it.
#[derive(Deserialize, ToSchema, Validate)]
#[schema(as = RegistrationContact)]
pub struct Contact {
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    #[serde(deserialize_with = "typed::katakana")]
    #[validate(length(min = 1, max = 100), custom(function = "typed::is_kana"))]
    pub name_kana: String,
    #[serde(deserialize_with = "typed::narrowed")]
    #[validate(email, length(max = 254))]
    pub email: String,
    #[serde(deserialize_with = "typed::narrowed")]
    #[validate(length(min = 1, max = 20), custom(function = "typed::is_phone"))]
    pub phone: String,
}

/// The token of the link in the mail.
#[derive(Deserialize, ToSchema, Validate)]
pub struct Confirmation {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
}

impl From<Registration> for actions::Registration {
    fn from(typed: Registration) -> Self {
        let Registration {
            company,
            contact,
            password,
            terms_accepted,
        } = typed;
        Self {
            company: actions::Company {
                name: company.name,
                name_kana: company.name_kana,
                corporate_number: company.corporate_number,
                address: company.address.unwrap_or_default(),
                industry: company.industry,
                size: company.size,
            },
            contact: actions::Contact {
                name: contact.name,
                name_kana: contact.name_kana,
                email: contact.email,
                phone: contact.phone,
            },
            password,
            terms_accepted,
        }
    }
}

/// Register a company; a mail asks to confirm the address
#[utoipa::path(tag = "accounts", security(()), request_body = Registration, responses(
    (status = ACCEPTED), (status = UNPROCESSABLE_ENTITY, body = Problem), (status = TOO_MANY_REQUESTS, body = Problem)))]
#[post("/registrations")]
async fn register_company(
    _: Attempt,
    app: Data<App>,
    context: Open,
    body: Valid<Registration>,
) -> Result<HttpResponse> {
    actions::register(&app, &context, body.0.into()).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Confirm the address by the link of the mail
#[utoipa::path(tag = "accounts", security(()), request_body = Confirmation, responses(
    (status = NO_CONTENT), (status = GONE, body = Problem), (status = CONFLICT, body = Problem)))]
#[post("/registrations/confirm")]
async fn confirm_registration(
    _: Attempt,
    app: Data<App>,
    context: Open,
    body: Valid<Confirmation>,
) -> Result<HttpResponse> {
    actions::confirm(&app, &context, &body.0.token).await?;
    Ok(HttpResponse::NoContent().finish())
}
