//! What searches read and the clock counts: base scores, how much of everything that can be asked for holds, for searches
//! that look at too many places; and how many stays each municipality has had, for fairness.

use entities::id::FacilityId;

use super::pool::Pool;
use super::reading::Reading;
use crate::app::{App, Context, moment_in_tokyo};
use crate::audit;
use crate::error::Result;
use crate::facilities;
use crate::matching::needs::{Need, Wish};
use crate::matching::query::Query;
use crate::matching::{ranking, store};
use crate::policy::{Action, Parties};

/// Places scored in one go.
const SCORED_AT_ONCE: u64 = 500;
/// The party that a base score is for.
const PARTY: i32 = 2;

/// Scores what was never scored, what changed since, and every morning all: measurements grow old. How many it did.
///
/// # Errors
/// The database's.
pub async fn score(app: &App) -> Result<usize> {
    let day_began_at = moment_in_tokyo(app.today().and_time(chrono::NaiveTime::MIN));
    let context = Context::system("facility_score");
    let mut done = 0;
    loop {
        let ids = facilities::unscored(app.db.reader(), day_began_at, SCORED_AT_ONCE).await?;
        if ids.is_empty() {
            return Ok(done);
        }
        let scores = scores(app, &ids).await?;
        app.change(&context, async |txn| {
            let permit = context.actor.may(Action::FacilityScore, &Parties::house("facility"))?;
            facilities::keep_scores(txn, &scores).await?;
            Ok(((), audit::record(txn, permit, &["base_score"]).await?))
        })
        .await?;
        done += ids.len();
    }
}

/// Counts the stays of this half by municipality, and keeps them where they changed.
///
/// # Errors
/// The database's.
pub async fn count_stays(app: &App) -> Result<usize> {
    let (from, until) = ranking::half(app.today());
    let counted = store::count_stays(app.db.reader(), from, until).await?;
    if counted == store::all_stays(app.db.reader()).await? {
        return Ok(0);
    }
    let context = Context::system("facility_score");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::FacilityScore, &Parties::house("facility"))?;
        store::keep_stays(txn, &counted).await?;
        Ok(((), audit::record(txn, permit, &["stays"]).await?))
    })
    .await?;
    Ok(counted.len())
}

async fn scores(app: &App, ids: &[FacilityId]) -> Result<Vec<(FacilityId, i32)>> {
    let everything = Query {
        party: PARTY,
        wishes: Need::ALL
            .iter()
            .map(|(need, _)| Wish { need: *need, weight: 1 })
            .collect(),
        ..Query::anything(app.today())
    };
    let reading = Reading::of(app, &everything, 0).await?;
    let pool = Pool::of(&reading, &everything, &store::listed(ids)).await?;
    let ranked = pool.evaluate(&everything);
    let milli = |milli: i64| i32::try_from(milli).unwrap_or(1_000);
    Ok(ranked
        .iter()
        .map(|place| (place.facts.facility, milli(place.evaluation.score_milli())))
        .collect())
}
