//! What people do with the standard: look at it and its editions; the secretariat changes an item.

use chrono::NaiveDate;
use entities::id::ReadinessStandardId;
use entities::readiness_standard;
use serde_json::json;

use super::rules::{self, Difference, Terms};
use crate::app::{App, Context, day_in_tokyo};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::facilities::readiness::standard::{BUNDLED, Standard};
use crate::facilities::readiness::store;
use crate::policy::{Action, Parties};

/// The standard as its page shows it.
pub struct Seen {
    pub standard: Standard,
    /// The newest first; the first of all changed nothing.
    pub editions: Vec<Edition>,
    pub may: Vec<&'static str>,
}

/// An edition, and what it changed.
pub struct Edition {
    pub number: i32,
    pub on: NaiveDate,
    pub differences: Vec<Difference>,
}

fn parties() -> Parties {
    Parties {
        office: true,
        public: true,
        ..Parties::of("readiness_standard", "-")
    }
}

pub async fn view(app: &App, context: &Context) -> Result<Seen> {
    let scope = context.scope();
    let everybody = Parties::within("readiness_standard", &scope);
    context.actor.may(Action::StandardView, &everybody)?;
    let rows = store::editions(app.db.writer()).await?;
    let read: Vec<(Standard, NaiveDate)> = rows
        .iter()
        .map(|row| Ok((Standard::read(&row.content)?, day_in_tokyo(row.created_at))))
        .collect::<Result<_>>()?;
    let older = read.iter().skip(1).map(Some).chain([None]);
    let editions = read.iter().zip(older).map(|((standard, on), before)| Edition {
        number: standard.edition,
        on: *on,
        differences: before.map_or_else(Vec::new, |(before, _)| rules::differences(before, standard)),
    });
    Ok(Seen {
        editions: editions.collect(),
        standard: match read.first() {
            Some((standard, _)) => standard.clone(),
            None => Standard::read(BUNDLED)?,
        },
        may: context.actor.allowed(&[Action::StandardUpdate], &parties()),
    })
}

/// Writes the next edition; the one that the page showed is its version.
pub async fn update(app: &App, context: &Context, code: &str, terms: Terms) -> Result<i32> {
    app.change(context, async |txn| {
        let row = store::lock_standard(txn).await?.ok_or(Error::NotFound("standard"))?;
        let about = parties().at_version(row.edition.into());
        let permit = context.actor.may(Action::StandardUpdate, &about)?;
        let standard = Standard::read(&row.content)?;
        context.expect(row.edition.into(), || json!({ "edition": row.edition }))?;

        let item = standard.item(code).ok_or(Error::NotFound("item"))?;
        Refusal::unless_empty("input.invalid", rules::faults(item, terms))?;
        let next = rules::next(&standard, code, terms);

        let written = readiness_standard::Model {
            id: ReadinessStandardId::new(),
            programme_id: row.programme_id,
            edition: next.edition,
            content: serde_json::to_string(&next).map_err(Error::internal)?,
            created_at: txn.now(),
        };
        store::insert_standard(txn, written).await?;
        let receipt = audit::record(txn, permit, &[code, "weight", "required", "months"]).await?;
        Ok((next.edition, receipt))
    })
    .await
}
