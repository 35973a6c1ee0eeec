//! What came of rounds: for applicants, hosts, and the public.

use std::collections::BTreeSet;

use entities::id::{BookingId, CallId, FacilityId};
use entities::round_outcome;

use super::overrides::facility;
use super::{call_name, policy_of, proposal};
use crate::app::{App, Context};
use crate::bookings;
use crate::error::{Error, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties, Scope};
use crate::rounds::store::Directory;
use crate::rounds::views::{
    HostOutcome, KeptReason, Limits, Outcome, OutcomeWish, Reason, Result as Shown, ShownMunicipality,
};
use crate::rounds::why::{Why, WishWhy};
use crate::rounds::{rules, store};
use crate::text::{Locale, phrase};

/// Why an application came out as it did.
///
/// # Errors
/// 404, also where no round has decided on it.
pub async fn view(app: &App, context: &Context, id: BookingId) -> Result<Outcome> {
    let db = app.db.writer();
    let parties = bookings::parties_of(db, &context.scope(), id).await?;
    let parties = parties.ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::RoundOutcomeView, &parties)?;
    let row = store::outcome_of(db, id).await?.ok_or(Error::NotFound("outcome"))?;
    let everybody = Scope {
        system: true,
        ..Scope::default()
    };
    let round = store::find(db, &everybody, row.round_id).await?;
    let round = round.ok_or(Error::NotFound("outcome"))?;
    let calls = store::calls(db, [round.call_id]).await?;
    let why: Why = serde_json::from_str(&row.why).map_err(Error::internal)?;
    let wished = why
        .wishes
        .iter()
        .map(|wish| (Some(wish.facility), wish.also.as_ref().map(|(also, _)| *also)));
    let facilities = wished.chain([(row.facility_id, row.also_facility_id)]);
    let facilities = facilities.flat_map(|(main, also)| [main, also]).flatten();
    let names = store::directory(db, &[].into(), &facilities.collect(), &[].into()).await?;
    let locale = context.locale;
    let place = |id: Option<FacilityId>| id.and_then(|id| facility(&names, id));
    let (main, second) = (place(row.facility_id), place(row.also_facility_id));
    let also = why.also.as_ref().zip(second.as_ref());
    let also = also.map(|(also, place)| (also.reasons.as_slice(), place));
    let of_given = |met| match &main {
        Some(main) => proposal::reasons((&why.reasons, main), also, met, locale),
        None => Vec::new(),
    };
    Ok(Outcome {
        booking_id: id,
        round_id: round.id,
        round_number: round.number,
        call_id: round.call_id,
        call_name: calls.get(&round.call_id).map(call_name).unwrap_or_default(),
        method: round.method,
        policy: policy_of(&round)?,
        applied_at: round.applied_at.unwrap_or(round.opened_at),
        is_selected: row.facility_id.is_some(),
        facility: main.clone(),
        also: second.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        rank: row.wish_rank,
        text: told(&row, &why, locale),
        met: of_given(true),
        unmet: of_given(false),
        wishes: why.wishes.iter().filter_map(|one| wish(one, &names, locale)).collect(),
        seed: round.seed,
    })
}

fn reasons(kept: &[KeptReason], met: bool, locale: Locale) -> Vec<Reason> {
    let kept = kept.iter().filter(|reason| reason.met == met);
    kept.map(|reason| reason.told(locale)).collect()
}

/// The whole answer in a sentence.
fn told(row: &round_outcome::Model, why: &Why, locale: Locale) -> String {
    let (code, values) = match (row.facility_id, row.wish_rank, why.reason.as_deref()) {
        (Some(_), Some(rank), _) if row.also_facility_id.is_some() => {
            ("round.told.wish_of_two".to_owned(), vec![("rank", rank.to_string())])
        }
        (Some(_), Some(rank), _) => ("round.told.wish".to_owned(), vec![("rank", rank.to_string())]),
        (Some(_), None, _) if why.wishes.is_empty() => ("round.told.anywhere".to_owned(), Vec::new()),
        (Some(_), None, _) => ("round.told.elsewhere".to_owned(), Vec::new()),
        (None, _, reason) => (format!("round.told.{}", reason.unwrap_or("lost")), Vec::new()),
    };
    phrase(&code, locale, &values).unwrap_or_default()
}

fn wish(one: &WishWhy, names: &Directory, locale: Locale) -> Option<OutcomeWish> {
    let main = facility(names, one.facility)?;
    let second = one.also.as_ref().and_then(|(also, _)| facility(names, *also));
    let told = |met| {
        let also = one.also.as_ref().zip(second.as_ref());
        let also = also.map(|((_, reasons), place)| (reasons.as_slice(), place));
        proposal::reasons((&one.reasons, &main), also, met, locale)
    };
    Some(OutcomeWish {
        rank: one.rank,
        starts_on: one.starts_on,
        ends_on: one.ends_on,
        is_given: one.code == "given",
        text: phrase(&format!("round.why.{}", one.code), locale, &[]).unwrap_or_default(),
        met: told(true),
        unmet: told(false),
        code: one.code.clone(),
        facility: main.clone(),
        also: second.clone(),
    })
}

/// Who was given to the asker's facilities, and which of the host's wishes that meets.
///
/// # Errors
/// 403.
pub async fn list(app: &App, context: &Context, paging: &Paging) -> Result<Page<HostOutcome>> {
    let (db, scope) = (app.db.writer(), context.scope());
    let action = Action::RoundOutcomeList;
    context.actor.may(action, &Parties::within("round", &scope))?;
    let rows = store::outcomes_for_hosts(db, &scope, (paging.offset(), paging.rows() + 1)).await?;
    let page = paging.page(rows);
    let given = page
        .items
        .iter()
        .flat_map(|row| [row.facility_id, row.also_facility_id]);
    let facilities: BTreeSet<FacilityId> = given.flatten().collect();
    let own = store::own_facilities(db, &scope, &facilities).await?;
    let names = store::directory(db, &[].into(), &facilities, &[].into()).await?;
    let rounds = store::rounds(db, page.items.iter().map(|row| row.round_id)).await?;
    let calls = store::calls(db, rounds.values().map(|round| round.call_id)).await?;
    let mut items = Vec::new();
    for row in &page.items {
        let why: Why = serde_json::from_str(&row.why).map_err(Error::internal)?;
        let Some(round) = rounds.get(&row.round_id) else {
            continue;
        };
        let place = |id: Option<FacilityId>| id.and_then(|id| facility(&names, id));
        let (main, second) = (place(row.facility_id), place(row.also_facility_id));
        // Each host reads its own score and reasons, and where else the guests are.
        let is_second = row.facility_id.is_none_or(|main| !own.contains(&main));
        let (given, along, score, told) = match (&why.also, is_second) {
            (Some(also), true) => (second, main, also.host_score, &also.host_reasons),
            _ => (main, second, why.host_score, &why.host_reasons),
        };
        let Some(((facility, starts_on), ends_on)) = given.zip(row.starts_on).zip(row.ends_on) else {
            continue;
        };
        items.push(HostOutcome {
            booking_id: row.booking_id,
            number: why.number,
            round_id: round.id,
            call_name: calls.get(&round.call_id).map(call_name).unwrap_or_default(),
            applied_at: round.applied_at.unwrap_or(round.opened_at),
            facility,
            along,
            starts_on,
            ends_on,
            party: why.party,
            host_score: score,
            met: reasons(told, true, context.locale),
            unmet: reasons(told, false, context.locale),
        });
    }
    Ok(Page { items, next: page.next })
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
