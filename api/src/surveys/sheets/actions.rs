//! Keeping sheets, and opening single ones.

use entities::id::{RespondentId, SheetId};
use entities::invitation;
use serde::{Deserialize, Serialize};

use super::store::{self, Answered, Origin, SheetRow, Wanted};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};
use crate::programmes::half_of;
use crate::surveys::answers::Answers;
use crate::surveys::conditions;
use crate::surveys::invitations::store::StayFacts;

/// Adds a respondent: population, call, half of the check-in day, facility, and nothing that leads to a person.
///
/// # Errors
/// The database's.
pub async fn add_respondent(
    txn: &Txn,
    id: RespondentId,
    invitation: &invitation::Model,
    stay: &StayFacts,
) -> Result<()> {
    let origin = Origin {
        population: invitation.population,
        call: stay.booking.call_id,
        half: stay
            .booking
            .starts_on
            .map(half_of)
            .map(|half| half.to_string())
            .unwrap_or_default(),
        facility: stay.facility.id,
        municipality: stay.facility.municipality_code.clone(),
    };
    Ok(store::insert_respondent(txn, id, origin).await?)
}

/// Adds a sheet. The criteria keep their places but not their words, which could name a company.
///
/// # Errors
/// The database's.
pub async fn add(
    txn: &Txn,
    respondent: RespondentId,
    invitation: &invitation::Model,
    facts: &conditions::Context,
    answers: &Answers,
    straight_lined: bool,
) -> Result<()> {
    let mut facts = facts.clone();
    for (position, row) in (1..).zip(&mut facts.criteria) {
        row.ja = format!("確かめたいこと{position}");
        row.en = format!("criterion {position}");
    }
    let answered = Answered {
        questionnaire: invitation.questionnaire_id,
        audience: invitation.audience,
        answers: serde_json::to_string(answers).map_err(Error::internal)?,
        context: serde_json::to_string(&facts).map_err(Error::internal)?,
        on: txn.today(),
        straight_lined,
    };
    Ok(store::insert_sheet(txn, respondent, answered).await?)
}

/// The sheets that the secretariat may open.
///
/// # Errors
/// 401, 403.
pub async fn list(app: &App, context: &Context, wanted: Wanted, paging: &Paging) -> Result<Page<SheetRow>> {
    context.actor.may(Action::SheetList, &Parties::house("sheet"))?;
    Ok(paging.page(store::list(app.db.reader(), wanted, paging).await?))
}

#[derive(Serialize, Deserialize)]
struct Recorded;

/// Opens one sheet, 取扱注意, and records who did.
///
/// # Errors
/// 404 for a sheet that isn't there, for every employee's, and to whoever isn't of the secretariat.
pub async fn view(app: &App, context: &Context, id: SheetId) -> Result<SheetRow> {
    let found = store::find(app.db.reader(), id)
        .await?
        .ok_or(Error::NotFound("sheet"))?;
    let context = Context {
        idempotency: None,
        expected: None,
        ..context.clone()
    };
    app.change(&context, async |txn| {
        let parties = Parties {
            office: true,
            secret: true,
            ..Parties::of("sheet", id)
        };
        let permit = context.actor.may(Action::SheetView, &parties)?;
        Ok((Recorded, audit::record(txn, permit, &[]).await?))
    })
    .await
    .map(|Recorded| ())?;
    Ok(found)
}
