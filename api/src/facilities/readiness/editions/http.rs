//! The standard over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{get, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::actions::{self, Seen};
use super::rules::{Difference, Terms};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Versioned};
use crate::text::Words;

/// What the programme expects of a facility
#[derive(Serialize, ToSchema)]
struct ReadinessStandard {
    /// Also the version that a change names.
    edition: i32,
    groups: Vec<StandardGroup>,
    /// The newest first.
    editions: Vec<StandardEdition>,
    may: Vec<&'static str>,
}

/// Items that stand together
#[derive(Serialize, ToSchema)]
struct StandardGroup {
    code: String,
    name: Words,
    items: Vec<StandardItem>,
}

/// One thing that is expected
#[derive(Serialize, ToSchema)]
struct StandardItem {
    code: String,
    name: Words,
    /// Whether the listing, the line or the photos prove it; its months are fixed then.
    by_fact: bool,
    terms: Terms,
}

/// An edition and what it changed of the one before
#[derive(Serialize, ToSchema)]
struct StandardEdition {
    edition: i32,
    on: NaiveDate,
    differences: Vec<Difference>,
}

/// Other terms for an item
#[derive(Deserialize, ToSchema)]
struct StandardChange {
    /// Its code.
    item: String,
    #[serde(flatten)]
    terms: Terms,
}

impl From<Seen> for Versioned<ReadinessStandard> {
    fn from(seen: Seen) -> Self {
        let Seen {
            standard,
            editions,
            may,
        } = seen;
        let items = |group: &str| {
            let own = standard.items.iter().filter(|item| item.group == group);
            own.map(|item| StandardItem {
                code: item.code.clone(),
                name: item.name.clone(),
                by_fact: item.fact.is_some(),
                terms: Terms::of(item),
            })
            .collect()
        };
        let groups = standard.groups.iter().map(|group| StandardGroup {
            items: items(&group.code),
            code: group.code.clone(),
            name: group.name.clone(),
        });
        let editions = editions.into_iter().map(|edition| StandardEdition {
            edition: edition.number,
            on: edition.on,
            differences: edition.differences,
        });
        let body = ReadinessStandard {
            edition: standard.edition,
            groups: groups.collect(),
            editions: editions.collect(),
            may,
        };
        Self(standard.edition.into(), body)
    }
}

/// The programme's standard and its editions
#[utoipa::path(tag = "facilities", responses((status = OK, body = ReadinessStandard)))]
#[get("/readiness/standard")]
pub async fn view_standard(app: Data<App>, context: Context) -> Result<Versioned<ReadinessStandard>> {
    Ok(actions::view(&app, &context).await?.into())
}

/// Give an item other terms: the next edition
#[utoipa::path(tag = "facilities", request_body = StandardChange, responses(
    (status = OK, body = ReadinessStandard), (status = NOT_FOUND, body = Problem), (status = PRECONDITION_FAILED, body = Problem),
    (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/readiness/standard")]
pub async fn update_standard(
    app: Data<App>,
    context: Context,
    change: Json<StandardChange>,
) -> Result<Versioned<ReadinessStandard>> {
    actions::update(&app, &context, &change.item, change.terms).await?;
    Ok(actions::view(&app, &context).await?.into())
}
