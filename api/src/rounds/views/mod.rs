//! What the pages of a round show; built by the actions, sent as they are.

mod applications;
mod outcomes;
mod proposal;
mod rounds;

pub use applications::{Application, Asked, Obstacle, Override, OverrideChecked, UnitType, WishFit};
pub use outcomes::{HostOutcome, Limits, Outcome, OutcomeWish, Result, ShownMunicipality};
pub use proposal::{
    Claim, Comparison, Difference, Gained, Item, Municipality, Night, Place, Placed, Progress, Proposal, Run, Seat,
    Stage, Summary, Unplaced,
};
pub use rounds::{CallOfRound, Round};

use entities::id::FacilityId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::{Assessed, Verdict};
use crate::text::{Locale, Words, day, phrase};

/// A reason from fit, in the reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundReason)]
pub struct Reason {
    /// Condition and answer: `vpn.met`.
    pub code: String,
    pub text: String,
    /// Whether it was a condition; otherwise a wish or a fact.
    pub must: bool,
}

/// An answer of fit as it is kept beside a plan: what it says can be told later in either language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReason {
    pub code: String,
    pub met: bool,
    pub must: bool,
    pub values: Vec<(String, String)>,
}

impl KeptReason {
    #[must_use]
    pub fn of(assessed: &Assessed) -> Self {
        let values = assessed.values.iter();
        Self {
            code: format!("{}.{}", assessed.condition, assessed.answer),
            met: assessed.verdict == Verdict::Met,
            must: assessed.hard,
            values: values
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        }
    }

    /// In the reader's words.
    #[must_use]
    pub fn told(&self, locale: Locale) -> Reason {
        let text = phrase(&format!("fit.{}", self.code), locale, &[]).unwrap_or_else(|| self.code.clone());
        let text = self.values.iter().fold(text, |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), &spoken(value, locale))
        });
        Reason {
            code: self.code.clone(),
            text,
            must: self.must,
        }
    }
}

impl Reason {
    /// Of one of two places: said with its name.
    #[must_use]
    pub fn at(self, place: Option<&Facility>, locale: Locale) -> Self {
        let Some(place) = place else { return self };
        let Words { ja, en } = place.name.clone();
        let name = if locale == Locale::En && !en.is_empty() { en } else { ja };
        let values = [("place", name), ("text", self.text)];
        Self {
            text: phrase("round.at_place", locale, &values).unwrap_or_default(),
            ..self
        }
    }
}

/// A facility as the pages name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundFacility)]
pub struct Facility {
    pub id: FacilityId,
    pub name: Words,
    pub municipality_code: String,
}

/// A day as people write it; anything else as it is.
fn spoken(value: &str, locale: Locale) -> String {
    let on = value.parse().ok();
    on.map_or_else(|| value.to_owned(), |on| day(on, locale))
}
