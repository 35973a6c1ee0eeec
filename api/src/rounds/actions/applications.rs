//! The applications of a round, and before anything is computed who can't be placed and why.

use std::collections::{BTreeMap, HashMap};

use entities::id::{RoundId, UnitTypeId};
use entities::round::{self, Method, State};
use entities::{round_override, round_score};

use super::overrides::{facility, named, type_name};
use super::{found, parties, solve};
use crate::app::{App, Context};
use crate::error::{Error, Result};
use crate::paging::{Page, Paging};
use crate::policy::Action;
use crate::rounds::input::{Prepared, Seen, SeenPlace};
use crate::rounds::store::{self, Directory};
use crate::rounds::views::{Application, KeptReason, Obstacle, Override, Reason, UnitType, WishFit};
use crate::text::{Locale, phrase};

/// The applications that wait, those that can't be placed first.
///
/// # Errors
/// 404, 403.
pub async fn applications(app: &App, context: &Context, id: RoundId, paging: &Paging) -> Result<Page<Application>> {
    let round = found(app, context, id, Action::RoundApplicationList).await?;
    let db = app.db.reader();
    let call = store::calls(db, [round.call_id]).await?.remove(&round.call_id);
    let call = call.ok_or(Error::NotFound("call"))?;
    let pooled = store::pooled(db, round.call_id).await?;
    let Some(mut prospect) = solve::prospect(app, pooled, &call).await? else {
        return Ok(paging.page(Vec::new()));
    };
    let points = store::scores(db, round.id).await?;
    prospect.applications.sort_by_key(|prepared| {
        let booking = &prepared.applied.booking;
        (!prepared.choices.is_empty(), booking.submitted_at, booking.id)
    });
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let page = paging.page(prospect.applications.iter().skip(skipped).collect::<Vec<_>>());
    let overrides = overrides_of(app, context, &round).await?;
    let facilities = page
        .items
        .iter()
        .flat_map(|one| one.seen.iter().flat_map(Seen::places).map(|place| place.facility));
    let types = page.items.iter().flat_map(|one| one.choices.iter());
    let types = types.filter_map(|choice| choice.items.first().map(|(of, _)| *of));
    let directory = store::directory(db, &[].into(), &facilities.collect(), &types.collect()).await?;
    Ok(page.map(|prepared| shown(context, &round, prepared, &directory, &points, &overrides)))
}

async fn overrides_of(app: &App, context: &Context, round: &round::Model) -> Result<Vec<Override>> {
    let db = app.db.reader();
    let rows: Vec<round_override::Model> = store::standing(db, round.id).await?;
    super::overrides::shown(db, context, round, rows).await
}

fn shown(
    context: &Context,
    round: &round::Model,
    prepared: &Prepared,
    directory: &Directory,
    points: &HashMap<entities::id::BookingId, round_score::Model>,
    overrides: &[Override],
) -> Application {
    let applied = &prepared.applied;
    let booking = &applied.booking;
    let given = points.get(&booking.id);
    let wished = prepared
        .seen
        .iter()
        .filter_map(|seen| wish(context.locale, prepared, seen, directory));
    let at = prepared
        .choices
        .iter()
        .flat_map(|choice| [Some(choice.facility), choice.also]);
    let facilities: std::collections::BTreeSet<_> = at.flatten().collect();
    let possible: &[Action] = match (round.state, round.method) {
        (State::Open, Method::Screening) => &[Action::RoundApplicationScore, Action::RoundOverrideAdd],
        (State::Open, _) => &[Action::RoundOverrideAdd],
        _ => &[],
    };
    Application {
        asked: named(booking, applied.organisation.name.clone()),
        flexible_days: booking.flexible_days,
        anywhere: booking.anywhere,
        purpose: booking.purpose.clone(),
        received_at: booking.submitted_at,
        tags: applied.tags(),
        wishes: wished.collect(),
        places: facilities.len(),
        obstacles: if prepared.choices.is_empty() {
            obstacles(context.locale, &prepared.seen, directory)
        } else {
            Vec::new()
        },
        points: given.map(|row| row.points),
        points_comment: given.map(|row| row.comment.clone()).unwrap_or_default(),
        overrides: overrides
            .iter()
            .filter(|one| one.asked.booking_id == booking.id)
            .cloned()
            .collect(),
        may: context.actor.allowed(possible, &parties(round)),
    }
}

fn wish(locale: Locale, prepared: &Prepared, seen: &Seen, directory: &Directory) -> Option<WishFit> {
    let rank = seen.asked.rank?;
    let mut types: BTreeMap<UnitTypeId, Vec<chrono::NaiveDate>> = BTreeMap::new();
    let own = prepared.choices.iter().filter(|choice| choice.rank == Some(rank));
    for choice in own {
        if let Some((of, _)) = choice.items.first() {
            types.entry(*of).or_default().push(choice.starts_on);
        }
    }
    let fits = seen.fits();
    let (score, host_score) = seen.scores();
    Some(WishFit {
        rank,
        facility: facility(directory, seen.main.facility)?,
        also: seen.also.as_ref().and_then(|also| facility(directory, also.facility)),
        starts_on: seen.asked.stay.starts_on,
        ends_on: seen.asked.stay.ends_on,
        fits,
        failing: failing(locale, seen, directory),
        score: fits.then_some(score),
        host_score: fits.then_some(host_score),
        unit_types: types
            .into_iter()
            .map(|(id, mut starts)| {
                starts.sort_unstable();
                starts.dedup();
                UnitType {
                    id,
                    name: type_name(directory, id).unwrap_or_default(),
                    starts,
                }
            })
            .collect(),
    })
}

/// What keeps the place from the application; of two places each with its name.
fn failing(locale: Locale, seen: &Seen, directory: &Directory) -> Vec<Reason> {
    let fits = seen.places().all(|place| place.ranked.evaluation.fits());
    let of_place = |place: &SeenPlace| -> Vec<Reason> {
        let name = seen.also.as_ref().and_then(|_| facility(directory, place.facility));
        let failing = place.ranked.evaluation.failing();
        let failing = failing.map(|assessed| KeptReason::of(assessed).told(locale));
        let full = (fits && !place.has_room).then(|| Reason {
            code: "units.full".to_owned(),
            text: phrase("round.units_full", locale, &[]).unwrap_or_default(),
            must: true,
        });
        failing
            .chain(full)
            .map(|reason| reason.at(name.as_ref(), locale))
            .collect()
    };
    seen.places().flat_map(of_place).collect()
}

/// By condition how many places it keeps from the application, the greatest obstacle first.
fn obstacles(locale: Locale, seen: &[Seen], directory: &Directory) -> Vec<Obstacle> {
    let mut counted: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for reason in seen.iter().flat_map(|seen| failing(locale, seen, directory)) {
        let condition = reason.code.split('.').next().unwrap_or_default().to_owned();
        let (places, example) = counted.entry(condition).or_default();
        *places += 1;
        *example = reason.text;
    }
    let name = |condition: &str| match condition {
        "units" => phrase("round.units", locale, &[]),
        other => phrase(&format!("fit.{other}"), locale, &[]),
    };
    let mut obstacles: Vec<Obstacle> = counted
        .into_iter()
        .map(|(condition, (places, example))| Obstacle {
            name: name(&condition).unwrap_or_else(|| condition.clone()),
            condition,
            places,
            example,
        })
        .collect();
    obstacles.sort_by_key(|obstacle| std::cmp::Reverse(obstacle.places));
    obstacles
}
