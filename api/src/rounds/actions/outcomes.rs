//! What came of rounds: for applicants, hosts, and the public.

use entities::id::{BookingId, CallId};

use super::{call_name, policy_of};
use crate::app::{App, Context};
use crate::bookings;
use crate::error::{Error, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};
use crate::rounds::views::{HostOutcome, Limits, Outcome, Result as Shown, ShownMunicipality};
use crate::rounds::{rules, store};

/// Why an application came out as it did.
///
/// # Errors
/// 404, also where no round has decided on it.
pub async fn view(app: &App, context: &Context, id: BookingId) -> Result<Outcome> {
    let parties = bookings::parties_of(app.db.reader(), &context.scope(), id).await?;
    let parties = parties.ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::RoundOutcomeView, &parties)?;
    let found = store::outcome_of(app.db.writer(), id).await?;
    found.ok_or(Error::NotFound("outcome"))?;
    Err(Error::NotFound("outcome"))
}

/// Who was given to the asker's facilities.
///
/// # Errors
/// 403.
pub async fn list(app: &App, context: &Context, paging: &Paging) -> Result<Page<HostOutcome>> {
    let scope = context.scope();
    let action = Action::RoundOutcomeList;
    context.actor.may(action, &Parties::within("round", &scope))?;
    let rows = store::outcomes_for_hosts(app.db.reader(), &scope, (0, 1)).await?;
    if !rows.is_empty() {
        return Err(Error::NotFound("outcome"));
    }
    Ok(paging.page(Vec::new()))
}

/// Rounds as the public reads them.
///
/// # Errors
/// The database's.
pub async fn results(app: &App, context: &Context, call: Option<CallId>, paging: &Paging) -> Result<Page<Shown>> {
    context.actor.may(Action::RoundResultList, &Parties::house("round"))?;
    let db = app.db.reader();
    let rows = store::published(db, call, (paging.offset(), paging.rows() + 1)).await?;
    let page = paging.page(rows);
    let calls = store::calls(db, page.items.iter().map(|row| row.call_id)).await?;
    let municipalities = store::municipalities(db).await?;
    let mut items = Vec::new();
    for row in page.items {
        let placed = store::placed_by_municipality(db, row.id).await?;
        let applied = row.applied_at.is_some();
        let decided = store::counts(db, &row).await?.applications;
        let total = placed.iter().map(|(_, placed)| placed).sum();
        let shown = rules::shown(&placed);
        items.push(Shown {
            round_id: row.id,
            number: row.number,
            call_id: row.call_id,
            call_name: calls.get(&row.call_id).map(call_name).unwrap_or_default(),
            state: row.state,
            method: row.method,
            policy: policy_of(&row)?,
            opened_at: row.opened_at,
            applied_at: row.applied_at,
            applications: i64::try_from(decided)
                .ok()
                .filter(|n| applied && *n >= rules::SHOWN_LEAST),
            placed: Some(total).filter(|n| applied && *n >= rules::SHOWN_LEAST),
            municipalities: shown
                .into_iter()
                .map(|(code, placed)| ShownMunicipality {
                    name: municipalities
                        .get(&code)
                        .map(|row| super::overrides::words(&row.name_ja, &row.name_en))
                        .unwrap_or_default(),
                    code,
                    placed,
                })
                .collect(),
            limits: Limits {
                least: rules::SHOWN_LEAST,
            },
            seed: row.seed,
        });
    }
    Ok(Page { items, next: page.next })
}
