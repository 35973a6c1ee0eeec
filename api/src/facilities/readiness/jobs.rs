//! What the clock triggers: the snapshot of days on which nobody did anything, and reminders before things run out.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use entities::facility;
use entities::id::FacilityId;
use entities::person::Locale;
use entities::readiness_answer::Model as Answer;

use super::actions::{day, differs, keep_snapshot, standard};
use super::facts::{Photos, Place};
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
    let (places, standard) = everything(app).await?;
    let ids: Vec<FacilityId> = places.iter().map(|place| place.row.id).collect();
    let days = store::snapshots(app.db.reader(), &ids).await?;
    let mut kept = 0;
    for known in &places {
        let row = &known.row;
        let today = day(&standard, known.place(), &known.answers, app.today());
        let last = days.get(&row.id).and_then(|days| days.last());
        if last.is_none_or(|last| differs(last, &today)) {
            keep(app, row.id).await?;
            kept += 1;
        }
    }
    Ok(kept)
}

/// What is known of a facility.
struct Known {
    row: facility::Model,
    photos: Photos,
    answers: HashMap<String, Answer>,
}

impl Known {
    const fn place(&self) -> Place<'_> {
        Place {
            row: &self.row,
            photos: self.photos,
        }
    }
}

async fn everything(app: &App) -> Result<(Vec<Known>, Standard)> {
    let db = app.db.reader();
    let scope = Context::system("readiness").scope();
    let rows = facilities::find_own(db, &scope, None, 0, FACILITIES_MAX).await?;
    let ids: Vec<FacilityId> = rows.iter().map(|row| row.id).collect();
    let mut answers = store::answers(db, &ids).await?;
    let mut photos = store::photos(db, &ids).await?;
    let known = rows.into_iter().map(|row| Known {
        photos: photos.remove(&row.id).unwrap_or_default(),
        answers: answers.remove(&row.id).unwrap_or_default(),
        row,
    });
    Ok((known.collect(), standard(db).await?))
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
    let (places, standard) = everything(app).await?;
    let published = |known: &&Known| known.row.state == facility::State::Published;
    let mut told = 0;
    for known in places.iter().filter(published) {
        let row = &known.row;
        let due = due(&standard, known, app.today());
        if due.is_empty() {
            continue;
        }
        let reminded = store::reminded(app.db.reader(), row.id).await?;
        let new: Vec<Due> = due.into_iter().filter(|due| !reminded.contains(&due.subject)).collect();
        if !new.is_empty() {
            tell(app, row, &new).await?;
            told += 1;
        }
    }
    Ok(told)
}

/// What of a facility runs out soon, or has run out.
fn due(standard: &Standard, known: &Known, today: NaiveDate) -> Vec<Due> {
    let soon = today.checked_add_days(DAYS_BEFORE).unwrap_or(today);
    let line_due = known.row.measured_on.and_then(|on| on.checked_add_months(LINE_MONTHS));
    let judgement = rules::judge(standard, known.place(), &known.answers, today);
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
