//! What a change would mean, worked out once for the preview and for the request.

use chrono::{DateTime, Utc};
use entities::booking::State;
use entities::decision::Step;

use super::{current, frame, index_of, on_terms};
use crate::app::{App, Connection, Context};
use crate::availability::{self, Want};
use crate::bookings::actions::places;
use crate::bookings::application::Application;
use crate::bookings::changes::diff::{Difference, Terms, diff};
use crate::bookings::changes::rules;
use crate::bookings::changes::store::Priced;
use crate::bookings::store as bookings;
use crate::bookings::store::{Loaded, Whole};
use crate::bookings::waiting;
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::{self, Fee};

/// Everything that a request is judged by.
pub(super) struct Weighed {
    pub whole: Whole,
    pub next: Whole,
    pub before: Priced,
    pub after: Priced,
    pub differences: Vec<Difference>,
    pub steps: Vec<Step>,
    pub wants: Vec<Want>,
    pub fee: Fee,
    pub faults: Vec<Fault>,
}

impl Weighed {
    pub fn at_once(&self) -> bool {
        self.whole.loaded.booking.state != State::Confirmed || self.steps.is_empty()
    }
}

pub(super) async fn weigh(
    app: &App,
    db: &impl Connection,
    context: &Context,
    loaded: Loaded,
    terms: &Terms,
) -> Result<Box<Weighed>> {
    let mut whole = bookings::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let before = current(&whole).ok_or_else(|| Refusal::conflict("booking.not_now"))?;
    let terms = terms.clone().in_order();
    let mut next = *on_terms(&whole, &terms);
    let alone = alone(&next);
    let offers = bookings::offers(db, &context.scope(), &alone.application).await?;
    whole.unit_types.extend(offers.unit_types.clone());
    next.unit_types.clone_from(&whole.unit_types);

    let booking = &whole.loaded.booking;
    let frame = frame(booking, &whole.unit_types, [&before.terms, &terms]);
    let differences = diff(&before.terms, &terms, frame);
    let steps = rules::steps(&differences, whole.call.hosts_agreed);
    let mut faults = Vec::new();
    if steps.is_empty() {
        // Notes alone: neither the call nor the place has a say in them.
        return Ok(Box::new(Weighed {
            after: Priced {
                terms,
                ..before.clone()
            },
            fee: no_fee(),
            wants: Vec::new(),
            whole,
            next,
            before,
            differences,
            steps,
            faults,
        }));
    }
    let today = app.today();
    faults.extend(places::faults(db, context, &app.config, &alone, today).await?);
    faults.extend(rules::faults(
        terms.party,
        whole.loaded.participants.len(),
        terms.starts_on,
        today,
    ));
    let mut faults = rules::as_form(faults);
    if booking.state == State::Confirmed && booking.also_facility_id.is_some() {
        faults.push(Fault::new("items", "change.pair"));
    }
    let prices = places::prices(db, context, &alone.application).await?;
    let after = Priced {
        prices: prices.into_iter().next().unwrap_or_default(),
        terms,
    };
    Ok(Box::new(Weighed {
        wants: places::wants_of(db, &next, booking.wish_rank).await.unwrap_or_default(),
        fee: shortening(db, &whole, &before, &after, today).await?,
        whole,
        next,
        before,
        after,
        differences,
        steps,
        faults,
    }))
}

/// The booking with the wish under consideration as its only one: other wishes aren't asked about.
fn alone(next: &Whole) -> Box<Whole> {
    let wish = next.application.wishes.get(index_of(&next.loaded.booking)).cloned();
    Box::new(Whole {
        application: Application {
            wishes: wish.into_iter().collect(),
            ..next.application.clone()
        },
        ..next.clone()
    })
}

const fn no_fee() -> Fee {
    Fee {
        percent: 0,
        yen: 0,
        free_until: None,
    }
}

/// Giving up a part of a confirmed stay costs what cancelling that part would, by the facility's rule.
async fn shortening(
    db: &impl Connection,
    whole: &Whole,
    before: &Priced,
    after: &Priced,
    today: chrono::NaiveDate,
) -> Result<Fee> {
    let booking = &whole.loaded.booking;
    let (Some(facility), State::Confirmed) = (booking.facility_id, booking.state) else {
        return Ok(no_fee());
    };
    let given_up = rules::given_up_yen(before.total_yen(), after.total_yen());
    let rules = facilities::cancellation_rules(db, facility).await?;
    Ok(facilities::fee(
        &rules,
        booking.party,
        given_up,
        today,
        before.terms.starts_on,
    ))
}

/// Until when it is decided: before the earlier of both first days.
pub(super) async fn until(app: &App, db: &impl Connection, weighed: &Weighed) -> Result<DateTime<Utc>> {
    let rank = weighed.whole.loaded.booking.wish_rank;
    let old = places::deadline(app, db, &weighed.whole, rank).await?;
    let new = places::deadline(app, db, &weighed.next, rank).await?;
    Ok(old.min(new))
}

/// None where it is free, the booking's own places counted as free.
pub(super) async fn full(
    app: &App,
    db: &impl Connection,
    context: &Context,
    weighed: &Weighed,
) -> Result<Option<Refusal>> {
    let booking = &weighed.whole.loaded.booking;
    let needs_places = booking.state == State::Confirmed || places::holds(&weighed.whole);
    if !needs_places || availability::is_free_beside(db, booking.id, &weighed.wants).await? {
        return Ok(None);
    }
    let refusal = waiting::actions::full(db, context, &alone(&weighed.next), app.today()).await?;
    Ok(Some(Refusal {
        code: "change.full",
        ..refusal
    }))
}
