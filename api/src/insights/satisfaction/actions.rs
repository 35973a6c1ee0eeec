//! What was released of guests' satisfaction goes to the facilities, and what is no longer out leaves them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::questionnaire::Audience;

use super::rules::together;
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::facilities::{self, Satisfaction};
use crate::insights::actions::released_lines;
use crate::insights::lattice::{Cell, Place};
use crate::insights::statistics::Summary;
use crate::insights::store::{self, Found};
use crate::insights::suppress::{Population, Viewer};
use crate::policy::{Action, Parties};
use crate::surveys::questionnaire::{Questionnaire, Role};

/// Everybody who stayed.
const GUESTS: [Population; 2] = [Population::Company, Population::Employee];

/// Gives every facility the newest figure of it that is out, and takes away what isn't. How many changed.
///
/// # Errors
/// The database's.
pub async fn push(app: &App) -> Result<usize> {
    let mut released: BTreeMap<FacilityId, Vec<Summary>> = BTreeMap::new();
    for population in GUESTS {
        for (facility, figure) in of_population(app, population).await? {
            released.entry(facility).or_default().push(figure);
        }
    }
    let mut told = facilities::satisfaction(app.db.reader()).await?;
    let mut changes: Vec<(FacilityId, Option<Satisfaction>)> = Vec::new();
    for (facility, figures) in released {
        let now = together(&figures);
        if told.remove(&facility) != now {
            changes.push((facility, now));
        }
    }
    changes.extend(told.into_keys().map(|facility| (facility, None)));
    if changes.is_empty() {
        return Ok(0);
    }
    let context = Context::system("satisfaction_push");
    app.change(&context, async |txn| {
        let permit = context
            .actor
            .may(Action::SatisfactionPush, &Parties::house("facility"))?;
        facilities::keep_satisfaction(txn, &changes).await?;
        Ok((changes.len(), audit::record(txn, permit, &["satisfaction"]).await?))
    })
    .await
}

/// The overall verdict of a population on each facility, as anybody outside may see it.
async fn of_population(app: &App, population: Population) -> Result<Vec<(FacilityId, Summary)>> {
    let (db, audience) = (app.db.reader(), Audience::ParticipantPost);
    let Some(row) = store::questionnaire(db, audience).await? else {
        return Ok(Vec::new());
    };
    let questionnaire: Questionnaire = serde_json::from_str(&row.content).map_err(Error::internal)?;
    let mut questions = questionnaire.questions.iter();
    let Some(verdict) = questions.find(|question| question.role == Some(Role::OverallSatisfaction)) else {
        return Ok(Vec::new());
    };
    let mut newest: BTreeMap<FacilityId, (Cell, NaiveDate)> = BTreeMap::new();
    for row in store::released_line(db, population, audience, &verdict.id).await? {
        let Ok(cell) = row.cell.parse::<Cell>() else { continue };
        if let (None, None, Place::Facility(facility)) = (cell.call, &cell.half, &cell.place) {
            newest.insert(*facility, (cell, row.before_on));
        }
    }
    if newest.is_empty() {
        return Ok(Vec::new());
    }
    let mut sheets: BTreeMap<FacilityId, Vec<Found>> = BTreeMap::new();
    for sheet in store::answered(db, population, audience).await? {
        sheets.entry(sheet.facility).or_default().push(sheet);
    }
    let mut figures = Vec::new();
    for (facility, (cell, before_on)) in newest {
        let sheets = sheets.remove(&facility).unwrap_or_default();
        let days = BTreeMap::from([(verdict.id.clone(), before_on)]);
        let lines = released_lines(&questionnaire, &sheets, &days, Viewer::Outside, population, &cell)?;
        let line = lines.into_iter().find(|line| line.question == verdict.id);
        figures.extend(line.and_then(|line| line.mean).map(|mean| (facility, mean)));
    }
    Ok(figures)
}
