//! What people do with the checklist: answer an item, check a facility's answers; and the day's snapshot.

use std::collections::HashMap;

use entities::facility;
use entities::id::{FacilityId, ReadinessAnswerId, ReadinessCheckId, ReadinessStandardId};
use entities::readiness_check::Verdict;
use entities::{readiness_answer, readiness_check, readiness_snapshot, readiness_standard};
use serde::{Deserialize, Serialize};

use super::facts::{Photos, Place};
use super::rules::{self, Answering};
use super::standard::{BUNDLED, Standard};
use super::{mails, store};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::actions::parties;
use crate::facilities::store as facilities;
use crate::policy::{Action, Parties};

const COMMENT_MOST: usize = 2000;

/// What a change of the checklist comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Answered {
    pub facility: FacilityId,
}

/// Brings the bundled edition of the standard into the database; writes nothing when it is there.
///
/// # Errors
/// The database's.
pub async fn load_standard(app: &App) -> Result<usize> {
    let bundled = Standard::read(BUNDLED)?;
    let present = store::standard(app.db.writer()).await?;
    if present.is_some_and(|row| row.programme_id.is_some() || row.edition >= bundled.edition) {
        return Ok(0);
    }
    let context = Context::system("reference");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::ReferenceLoad, &Parties::house("reference"))?;
        let row = readiness_standard::Model {
            id: ReadinessStandardId::new(),
            programme_id: None,
            edition: bundled.edition,
            content: BUNDLED.to_owned(),
            created_at: txn.now(),
        };
        store::insert_standard(txn, row).await?;
        let receipt = audit::record(txn, permit, &["readiness_standard"]).await?;
        Ok((1, receipt))
    })
    .await
}

/// The standard that counts; a house into which none was loaded goes by the bundled one.
pub async fn standard(db: &impl store::Connection) -> Result<Standard> {
    match store::standard(db).await? {
        Some(row) => Standard::read(&row.content),
        None => Standard::read(BUNDLED),
    }
}

pub async fn answer(app: &App, context: &Context, id: FacilityId, answering: &Answering) -> Result<Answered> {
    app.change(context, async |txn| {
        let row = facilities::lock(txn, &context.scope(), id).await?;
        let row = row.ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::ReadinessAnswer, &parties(&row))?;
        let standard = standard(txn).await?;
        Refusal::unless_empty("input.invalid", rules::faults(&standard, answering, txn.today()))?;
        let item = standard.item(&answering.item).ok_or(Error::NotFound("item"))?;
        let written = readiness_answer::Model {
            id: ReadinessAnswerId::new(),
            facility_id: id,
            item: answering.item.clone(),
            outcome: answering.outcome,
            evidence: answering.evidence.trim().to_owned(),
            evidence_url: answering.evidence_url.trim().to_owned(),
            remedy: answering.remedy.trim().to_owned(),
            answered_on: answering.answered_on,
            expires_on: rules::expires_on(item, answering.outcome, answering.answered_on),
            answered_by: context.actor.person_id(),
            answered_at: txn.now(),
        };
        store::insert_answer(txn, written).await?;
        keep_snapshot(txn, &row).await?;
        let receipt = audit::record(txn, permit, &[answering.item.as_str()]).await?;
        Ok((Answered { facility: id }, receipt))
    })
    .await
}

/// The municipality says that the answers are right, or what is to be corrected.
pub async fn check(
    app: &App,
    context: &Context,
    id: FacilityId,
    (verdict, comment): (Verdict, &str),
) -> Result<Answered> {
    app.change(context, async |txn| {
        let row = facilities::lock(txn, &context.scope(), id).await?;
        let row = row.ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::ReadinessCheck, &parties(&row))?;
        let mut found = Vec::new();
        if verdict == Verdict::Returned && comment.trim().is_empty() {
            found.push(Fault::new("comment", "required"));
        }
        if comment.chars().count() > COMMENT_MOST {
            found.push(Fault::new("comment", "length.max").with("max", COMMENT_MOST));
        }
        Refusal::unless_empty("input.invalid", found)?;
        let checked = readiness_check::Model {
            id: ReadinessCheckId::new(),
            facility_id: id,
            verdict,
            comment: comment.trim().to_owned(),
            score: keep_snapshot(txn, &row).await?,
            checked_by: context.actor.person_id(),
            checked_at: txn.now(),
        };
        store::insert_check(txn, checked).await?;
        if verdict == Verdict::Returned {
            mails::returned(txn, &row, comment.trim()).await?;
        }
        let receipt = audit::record(txn, permit, &["verdict", "comment"]).await?;
        Ok((Answered { facility: id }, receipt))
    })
    .await
}

/// Keeps score and gaps of today when they aren't those of the last day kept. Gives the score.
///
/// # Errors
/// The database's.
pub async fn keep_snapshot(txn: &Txn, row: &facility::Model) -> Result<i32> {
    let standard = standard(txn).await?;
    let answers = store::answers(txn, &[row.id])
        .await?
        .remove(&row.id)
        .unwrap_or_default();
    let photos = store::photos(txn, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let today = day(&standard, Place { row, photos }, &answers, txn.today());
    let score = today.score;
    let last = store::last_snapshot(txn, row.id).await?;
    if last.is_none_or(|last| differs(&last, &today)) {
        store::keep_snapshot(txn, today).await?;
    }
    Ok(score)
}

/// Score and gaps of a facility on a day, from the answers until then, oldest first, before it had photos.
pub fn day_of_readiness(
    standard: &Standard,
    row: &facility::Model,
    answers: &[readiness_answer::Model],
    on: chrono::NaiveDate,
) -> readiness_snapshot::Model {
    let known = answers
        .iter()
        .map(|answer| (answer.item.clone(), answer.clone()))
        .collect();
    let photos = Photos::default();
    day(standard, Place { row, photos }, &known, on)
}

/// Score and gaps of a facility as a row of that day.
pub fn day(
    standard: &Standard,
    place: Place<'_>,
    answers: &HashMap<String, readiness_answer::Model>,
    today: chrono::NaiveDate,
) -> readiness_snapshot::Model {
    let judgement = rules::judge(standard, place, answers, today);
    readiness_snapshot::Model {
        facility_id: place.row.id,
        kept_on: today,
        edition: standard.edition,
        score: judgement.score,
        gaps: judgement.gaps().join(" "),
    }
}

/// Whether it says something else than the last day kept.
pub fn differs(last: &readiness_snapshot::Model, today: &readiness_snapshot::Model) -> bool {
    (last.score, &last.gaps, last.edition) != (today.score, &today.gaps, today.edition)
}
