//! What the pages show: the published places and their next days.

use chrono::NaiveDate;
use entities::{municipality, photo};

use crate::app::{App, Context};
use crate::availability::{self, DaysAsked, Level};
use crate::error::Result;
use crate::facilities::{self, Whole};

/// Days of availability on a page: two weeks, as on a desktop's card.
const DAYS: u64 = 14;

/// A place as everybody sees it.
pub struct Place {
    pub whole: Whole,
    pub photos: Vec<photo::Model>,
    /// Each day or night for one person.
    pub days: Vec<(NaiveDate, Level)>,
}

/// The published place with this number.
pub async fn place(app: &App, context: &Context, number: &str) -> Result<Place> {
    let whole = facilities::view_public(app, context, number).await?;
    let asked = DaysAsked {
        from: None,
        days: Some(DAYS),
        party: 1,
        kind: None,
    };
    Ok(Place {
        photos: facilities::photos_of(app, whole.id()).await?,
        days: availability::view_days(app, context, whole.id(), asked).await?,
        whole,
    })
}

/// All published places, by municipality.
pub async fn places(app: &App, context: &Context) -> Result<Vec<(municipality::Model, Vec<Whole>)>> {
    let mut found: Vec<(municipality::Model, Vec<Whole>)> = Vec::new();
    for whole in facilities::list_public(app, context).await? {
        match found.last_mut() {
            Some((town, places)) if town.code == whole.municipality.code => places.push(whole),
            _ => found.push((whole.municipality.clone(), vec![whole])),
        }
    }
    Ok(found)
}
