//! What the clock triggers: the snapshot of days on which nobody did anything, and reminders before things run out.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use entities::facility;
use entities::id::FacilityId;
use entities::person::Locale;
use entities::readiness_answer::Model as Answer;

use super::actions::{day, differs, keep_snapshot, standard};
use super::rules::{self, Source};
use super::standard::Standard;
use super::{mails, store};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::facilities::actions::parties;
use crate::facilities::store as facilities;
use crate::policy::Action;
use crate::text;

const FACILITIES_MAX: u64 = 1_000;
/// A line is asked to be measured again a month before it counts as old.
const LINE_MONTHS: Months = Months::new(11);
/// Answers are asked for again so many days before they run out.
const DAYS_BEFORE: Days = Days::new(30);

/// Something that runs out.
struct Due {
    /// Named once: `insurance 2026-12-10`.
    subject: String,
    name: crate::text::Words,
    until: NaiveDate,
}

/// Keeps the score of facilities where it changed by itself: an answer ran out, the listing was edited.
///
/// # Errors
/// The database's.
pub async fn follow(app: &App) -> Result<usize> {
    let (rows, standard, answers) = everything(app).await?;
    let ids: Vec<FacilityId> = rows.iter().map(|row| row.id).collect();
    let days = store::snapshots(app.db.reader(), &ids).await?;
    let none = HashMap::new();
    let mut kept = 0;
    for row in &rows {
        let today = day(&standard, row, answers.get(&row.id).unwrap_or(&none), app.today());
        let last = days.get(&row.id).and_then(|days| days.last());
        if last.is_none_or(|last| differs(last, &today)) {
            keep(app, row.id).await?;
            kept += 1;
        }
    }
    Ok(kept)
}

async fn everything(app: &App) -> Result<(Vec<facility::Model>, Standard, store::Answers)> {
    let db = app.db.reader();
    let scope = Context::system("readiness").scope();
    let rows = facilities::find_own(db, &scope, None, 0, FACILITIES_MAX).await?;
    let ids: Vec<FacilityId> = rows.iter().map(|row| row.id).collect();
    Ok((rows, standard(db).await?, store::answers(db, &ids).await?))
}

async fn keep(app: &App, id: FacilityId) -> Result<()> {
    let context = Context::system("readiness_follow");
    app.change(&context, async |txn| {
        let row = facilities::lock(txn, &context.scope(), id).await?;
        let row = row.ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::ReadinessFollow, &parties(&row))?;
        keep_snapshot(txn, &row).await?;
        let receipt = audit::record(txn, permit, &["score"]).await?;
        Ok(((), receipt))
    })
    .await
}

/// Tells hosts once of a line that should be measured again and of answers that run out.
///
/// # Errors
/// The database's.
pub async fn remind(app: &App) -> Result<usize> {
    let (rows, standard, answers) = everything(app).await?;
    let none = HashMap::new();
    let mut told = 0;
    for row in rows.iter().filter(|row| row.state == facility::State::Published) {
        let due = due(&standard, row, answers.get(&row.id).unwrap_or(&none), app.today());
        if due.is_empty() {
            continue;
        }
        let known = store::reminded(app.db.reader(), row.id).await?;
        let new: Vec<Due> = due.into_iter().filter(|due| !known.contains(&due.subject)).collect();
        if !new.is_empty() {
            tell(app, row, &new).await?;
            told += 1;
        }
    }
    Ok(told)
}

/// What of a facility runs out soon, or has run out.
fn due(standard: &Standard, row: &facility::Model, answers: &HashMap<String, Answer>, today: NaiveDate) -> Vec<Due> {
    let soon = today.checked_add_days(DAYS_BEFORE).unwrap_or(today);
    let line_due = row.measured_on.and_then(|on| on.checked_add_months(LINE_MONTHS));
    let judgement = rules::judge(standard, row, answers, today);
    judgement
        .items
        .iter()
        .filter_map(|judged| {
            let until = judged.until?;
            let is_due = match judged.source {
                // The badge and its day are one measurement: it is named once.
                Source::Line => judged.item.code == "line_measured" && line_due.is_some_and(|due| due <= today),
                _ => until <= soon,
            };
            is_due.then(|| Due {
                subject: format!("{} {until}", judged.item.code),
                name: judged.item.name.clone(),
                until,
            })
        })
        .collect()
}

async fn tell(app: &App, row: &facility::Model, due: &[Due]) -> Result<()> {
    let context = Context::system("readiness_remind");
    let things = |locale: Locale| -> String {
        let line = |due: &Due| {
            let name = match locale {
                Locale::Ja => &due.name.ja,
                Locale::En => &due.name.en,
            };
            format!("・{name}（{}）", text::day(due.until, locale))
        };
        due.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::ReadinessRemind, &parties(row))?;
        let subjects: Vec<String> = due.iter().map(|due| due.subject.clone()).collect();
        store::insert_reminders(txn, row.id, &subjects, txn.today()).await?;
        mails::due(txn, row, things).await?;
        let receipt = audit::record(txn, permit, &[]).await?;
        Ok(((), receipt))
    })
    .await
}
