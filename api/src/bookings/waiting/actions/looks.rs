//! Looking at the waiting list: an application's own place in it, a place's whole line, and what else there is.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::{self, State};
use entities::id::{BookingId, FacilityId, UnitTypeId};
use entities::{facility, offer, waiting_entry};
use serde::Serialize;
use utoipa::ToSchema;

use super::line::Spot;
use crate::app::{App, Context};
use crate::availability::{self, Alternatives, Asked, OtherDates};
use crate::bookings::application::Wish;
use crate::bookings::store::{self as bookings, Connection, Loaded, Whole};
use crate::bookings::waiting::rules::{self, Ready, Verdict};
use crate::bookings::waiting::store::{self, Waiter};
use crate::error::{Error, Refusal, Result};
use crate::policy::{Action, Parties};

/// Where an application stands in the list.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    pub awaited: Vec<Awaited>,
    /// What is held for it now.
    pub offer: Option<offer::Model>,
    /// Offers that it didn't take, the newest first.
    pub refused: Vec<offer::Model>,
}

/// One wish that is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Awaited {
    pub wish_rank: i32,
    pub entered_at: DateTime<Utc>,
    /// Among those who wait for the same place and nights, counted from 1; 0 while something is offered.
    pub place_in_line: usize,
    /// How many wait for the same place and nights, this one included.
    pub in_line: usize,
    pub rests: bool,
    pub passed_over_at: Option<DateTime<Utc>>,
}

/// The standing of an application that waits or has an offer.
pub(in crate::bookings) async fn standing(
    db: &impl Connection,
    booking: &booking::Model,
    today: NaiveDate,
) -> Result<Standing> {
    let entries = store::live(db, booking.id).await?;
    let mut awaited = Vec::new();
    for entry in entries {
        let counted = match booking.state {
            State::Waiting => counted(db, &entry, today).await?,
            _ => (0, 0),
        };
        awaited.push(Awaited {
            wish_rank: entry.wish_rank,
            entered_at: entry.entered_at,
            place_in_line: counted.0,
            in_line: counted.1,
            rests: entry.rests_since.is_some(),
            passed_over_at: entry.passed_over_at,
        });
    }
    awaited.sort_by_key(|wish| wish.wish_rank);
    let offers = store::offers(db, booking.id).await?;
    let (open, closed): (Vec<_>, Vec<_>) = offers.into_iter().partition(|offer| offer.answered_at.is_none());
    Ok(Standing {
        awaited,
        offer: open.into_iter().next(),
        refused: closed,
    })
}

async fn counted(db: &impl Connection, entry: &waiting_entry::Model, today: NaiveDate) -> Result<(usize, usize)> {
    let line = store::line(db, None).await?;
    let own = line.iter().find(|waiter| waiter.entry.id == entry.id);
    let Some(facility) = own.map(|waiter| waiter.facility) else {
        return Ok((0, 0));
    };
    let same_place = |waiter: &&Waiter| waiter.facility == facility && waiter.ends_on >= today;
    let line: Vec<&Waiter> = line.iter().filter(same_place).collect();
    let index = line.iter().position(|waiter| waiter.entry.id == entry.id);
    let spans: Vec<_> = line
        .iter()
        .map(|waiter| (waiter.booking.id, (waiter.starts_on, waiter.ends_on)))
        .collect();
    Ok(index.map_or((0, 0), |index| rules::place_in_line(&spans, index)))
}

/// Why somebody in line has no offer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WaitingNow)]
pub enum Now {
    /// Held for it until the deadline.
    Offered,
    /// It is asked within the minute.
    Next,
    /// What is free isn't enough for the whole group.
    TooFew,
    /// It would be enough, but others stand before it.
    Behind,
    /// It refused what is free now, until somebody else has taken that.
    Rests,
    /// Its organisation holds as many places of the call as it may.
    AtLimit,
    CallClosed,
    /// The place doesn't offer it any more.
    NotOffered,
    /// Another of its wishes is being offered.
    Served,
    Past,
}

impl From<&Verdict> for Now {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Offered(_) | Verdict::NotReady(Ready::Yes) => Self::Next,
            Verdict::NotReady(Ready::Rests) => Self::Rests,
            Verdict::NotReady(Ready::AtLimit) => Self::AtLimit,
            Verdict::NotReady(Ready::CallClosed) => Self::CallClosed,
            Verdict::NotReady(Ready::Past) => Self::Past,
            Verdict::NotOffered => Self::NotOffered,
            Verdict::TooFew => Self::TooFew,
            Verdict::Behind => Self::Behind,
            Verdict::Served => Self::Served,
        }
    }
}

/// How many units of a type a group needs on all its nights at once, and how many are free on all of them.
#[derive(Clone, Debug)]
pub struct Shortage {
    pub unit_type: UnitTypeId,
    pub name_ja: String,
    pub name_en: String,
    pub wanted: i32,
    pub free: usize,
}

/// One row of a place's line.
#[derive(Clone, Debug)]
pub struct Listed {
    pub waiter: Waiter,
    pub now: Now,
    pub place_in_line: usize,
    pub in_line: usize,
    pub needs: Vec<Shortage>,
    pub offer: Option<offer::Model>,
    /// Whether the asker may open the application's page.
    pub opens: bool,
    pub may: Vec<&'static str>,
}

/// The line of one place: who has an offer, then who waits, in their order.
#[derive(Clone, Debug)]
pub struct WaitingAt {
    pub facility: facility::Model,
    pub rows: Vec<Listed>,
}

/// The lines of the places that the asker runs or oversees; of one place where it is named.
///
/// # Errors
/// 403 for others, 404 for a place that isn't the asker's.
pub async fn list(app: &App, context: &Context, facility: Option<FacilityId>) -> Result<Vec<WaitingAt>> {
    let db = app.db.reader();
    let places = store::places(db, &context.scope()).await?;
    let chosen: Vec<&facility::Model> = places
        .iter()
        .filter(|place| facility.is_none_or(|id| place.id == id))
        .collect();
    let parties = Parties {
        hosts: chosen.iter().map(|place| place.organisation_id).collect(),
        municipalities: chosen.iter().map(|place| place.municipality_code.clone()).collect(),
        ..Parties::house("waiting")
    };
    context.actor.may(Action::WaitingList, &parties)?;
    if facility.is_some() && chosen.is_empty() {
        return Err(Error::NotFound("facility"));
    }
    let mut lines: BTreeMap<FacilityId, Vec<Waiter>> = BTreeMap::new();
    for waiter in store::line(db, facility).await? {
        lines.entry(waiter.facility).or_default().push(waiter);
    }
    let mut offered: BTreeMap<FacilityId, Vec<(Waiter, offer::Model)>> = BTreeMap::new();
    for (waiter, offer) in store::offered(db).await? {
        offered.entry(waiter.facility).or_default().push((waiter, offer));
    }
    let mut found = Vec::new();
    for place in chosen {
        let asker = Asker {
            context,
            places: &places,
        };
        let held = offered.remove(&place.id).unwrap_or_default();
        let mut rows: Vec<Listed> = held
            .into_iter()
            .map(|(waiter, offer)| asker.held(waiter, offer))
            .collect();
        let waiters = lines.remove(&place.id).unwrap_or_default();
        if let Some(spot) = Spot::load(db, place.id, waiters, app.today()).await? {
            rows.extend(asker.waiting(&spot));
        }
        if !rows.is_empty() {
            found.push(WaitingAt {
                facility: place.clone(),
                rows,
            });
        }
    }
    Ok(found)
}

/// Who looks, and which places are theirs.
struct Asker<'a> {
    context: &'a Context,
    places: &'a [facility::Model],
}

impl Asker<'_> {
    fn held(&self, waiter: Waiter, offer: offer::Model) -> Listed {
        self.listed(waiter, Now::Offered, (0, 0), Vec::new(), Some(offer))
    }

    fn waiting(&self, spot: &Spot) -> Vec<Listed> {
        let spans = spot.spans();
        let verdicts = spot.verdicts();
        let rows = spot.waiters.iter().zip(&verdicts).enumerate();
        rows.map(|(index, (waiter, verdict))| {
            let counted = rules::place_in_line(&spans, index);
            self.listed(waiter.clone(), verdict.into(), counted, needs(spot, index), None)
        })
        .collect()
    }

    fn listed(
        &self,
        waiter: Waiter,
        now: Now,
        (place_in_line, in_line): (usize, usize),
        needs: Vec<Shortage>,
        offer: Option<offer::Model>,
    ) -> Listed {
        let of_booking = |place: &&facility::Model| Some(place.id) == waiter.booking.facility_id;
        let loaded = Loaded {
            booking: waiter.booking.clone(),
            facility: self.places.iter().find(of_booking).cloned(),
            // What waits is of one place.
            also: None,
            participants: Vec::new(),
            change: None,
        };
        let actor = &self.context.actor;
        let possible = crate::bookings::steps::possible(waiter.booking.state);
        let may = actor.allowed(&possible, &loaded.parties());
        Listed {
            opens: actor.may(Action::BookingView, &loaded.parties()).is_ok(),
            may: may
                .into_iter()
                .filter(|verb| *verb == Action::WaitingEnd.verb())
                .collect(),
            waiter,
            now,
            place_in_line,
            in_line,
            needs,
            offer,
        }
    }
}

fn needs(spot: &Spot, index: usize) -> Vec<Shortage> {
    let wants = spot.groups.get(index).and_then(|group| group.wants.as_ref());
    let need = |want: &availability::Want| {
        let offer = spot.place.offers.iter().find(|offer| offer.id == want.unit_type)?;
        Some(Shortage {
            unit_type: offer.id,
            name_ja: offer.name_ja.clone(),
            name_en: offer.name_en.clone(),
            wanted: want.quantity,
            free: spot.place.free_units(&spot.taken, want),
        })
    };
    wants.into_iter().flatten().filter_map(need).collect()
}

/// What there is instead of the first wish: other dates, other units, other places.
///
/// # Errors
/// 404 and 403.
pub async fn alternatives(app: &App, context: &Context, id: BookingId) -> Result<Alternatives> {
    let db = app.db.reader();
    let loaded = bookings::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::AlternativesView, &loaded.parties())?;
    let whole = bookings::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    others(db, context, &whole, app.today()).await
}

async fn others(db: &impl Connection, context: &Context, whole: &Whole, today: NaiveDate) -> Result<Alternatives> {
    let Some(wish) = whole.application.wishes.first() else {
        return Ok(Alternatives::default());
    };
    let Some(also) = wish.also_facility_id else {
        return of_place(db, context, whole, wish, wish.facility_id, today).await;
    };
    // Of two places only other dates help, and only those on which both have room.
    let main = of_place(db, context, whole, wish, wish.facility_id, today).await?;
    let other = of_place(db, context, whole, wish, also, today).await?;
    let both = |dates: &OtherDates| other.dates.iter().any(|one| one.shift_days == dates.shift_days);
    Ok(Alternatives {
        dates: main.dates.into_iter().filter(both).collect(),
        ..Alternatives::default()
    })
}

async fn of_place(
    db: &impl Connection,
    context: &Context,
    whole: &Whole,
    wish: &Wish,
    facility: FacilityId,
    today: NaiveDate,
) -> Result<Alternatives> {
    let own = |id: &UnitTypeId| {
        let offer = whole.unit_types.get(id);
        wish.also_facility_id.is_none() || offer.is_some_and(|offer| offer.facility_id == facility)
    };
    let types: Vec<UnitTypeId> = wish.items.iter().map(|item| item.unit_type_id).filter(own).collect();
    let kind = types
        .first()
        .and_then(|id| whole.unit_types.get(id))
        .map(|offer| offer.kind);
    let asked = Asked {
        facility,
        stay: availability::Stay {
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
            kind,
        },
        types: &types,
        party: whole.application.party,
    };
    availability::alternatives(db, &context.scope(), asked, today).await
}

/// The refusal of an application none of whose wishes is free, with what there is instead.
pub(in crate::bookings) async fn full(
    db: &impl Connection,
    context: &Context,
    whole: &Whole,
    today: NaiveDate,
) -> Result<Refusal> {
    let others = others(db, context, whole, today).await?;
    let remedy = serde_json::to_value(others).map_err(Error::internal)?;
    Ok(Refusal::conflict("booking.no_wish_free").with_remedy(remedy))
}
