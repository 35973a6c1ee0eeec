//! Operations of the waiting list: translate, call, translate.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post, put};
use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::State;
use entities::id::{BookingId, FacilityId, UnitTypeId};
use entities::offer::Answer as Answered;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Listed, Shortage, Standing, WaitingAt};
use crate::app::{App, Context};
use crate::availability::Alternatives;
use crate::bookings::application::Wish;
use crate::bookings::http::{Answer, BookingDone, Comment, LinkToken, Words};
use crate::error::Result;
use crate::http::{Open, Problem, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_waiting)
        .service(view_alternatives)
        .service(choose_waiting)
        .service(widen_waiting)
        .service(end_waiting)
        .service(accept_offer)
        .service(decline_offer)
        .service(accept_offer_by_link)
        .service(decline_offer_by_link);
}

/// An application's own place in the waiting list.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingWaiting {
    /// The wishes that are waited for, in their rank.
    pub awaited: Vec<AwaitedWish>,
    /// What is held for it now.
    pub offer: Option<BookingOffer>,
    /// Offers that it didn't take, the newest first.
    pub refused: Vec<BookingOffer>,
}

/// A wish that is waited for.
#[derive(Debug, Serialize, ToSchema)]
pub struct AwaitedWish {
    pub wish_rank: i32,
    pub entered_at: DateTime<Utc>,
    /// Among those who wait for the same place and nights, counted from 1; 0 while something is offered.
    pub place_in_line: usize,
    /// How many wait for the same place and nights, this one included.
    pub in_line: usize,
    /// A refused offer: not asked again until somebody else has taken those places.
    pub rests: bool,
    /// When places last went to somebody behind it because they weren't enough for the whole group.
    pub passed_over_at: Option<DateTime<Utc>>,
}

/// Places held for somebody from the waiting list.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingOffer {
    pub wish_rank: i32,
    pub made_at: DateTime<Utc>,
    pub held_until: DateTime<Utc>,
    pub answer: Option<Answered>,
}

impl From<entities::offer::Model> for BookingOffer {
    fn from(offer: entities::offer::Model) -> Self {
        Self {
            wish_rank: offer.wish_rank,
            made_at: offer.made_at,
            held_until: offer.held_until,
            answer: offer.answer,
        }
    }
}

impl From<Standing> for BookingWaiting {
    fn from(standing: Standing) -> Self {
        let awaited = standing.awaited.into_iter().map(|wish| AwaitedWish {
            wish_rank: wish.wish_rank,
            entered_at: wish.entered_at,
            place_in_line: wish.place_in_line,
            in_line: wish.in_line,
            rests: wish.rests,
            passed_over_at: wish.passed_over_at,
        });
        Self {
            awaited: awaited.collect(),
            offer: standing.offer.map(Into::into),
            refused: standing.refused.into_iter().map(Into::into).collect(),
        }
    }
}

/// Which place's list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WaitingQuery {
    #[param(value_type = Option<Uuid>)]
    pub facility_id: Option<FacilityId>,
}

/// The lines of the asker's places; places where nobody waits are left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingLists {
    pub places: Vec<WaitingPlace>,
}

/// The line of one place.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingPlace {
    pub facility_id: FacilityId,
    pub name: Words,
    pub municipality_code: String,
    /// Who has an offer, then who waits, in their order.
    pub rows: Vec<WaitingRow>,
}

/// One wish in line. Names nobody.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingRow {
    pub booking_id: BookingId,
    pub number: String,
    pub state: State,
    pub version: i64,
    /// Whether the asker may open the application.
    pub opens: bool,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub party: i32,
    pub entered_at: DateTime<Utc>,
    /// Among those who wait for the same nights, counted from 1; 0 for those with an offer.
    pub place_in_line: usize,
    pub in_line: usize,
    /// Why it has no offer now.
    pub now: super::actions::Now,
    pub needs: Vec<WaitingNeed>,
    pub passed_over_at: Option<DateTime<Utc>>,
    pub offered_until: Option<DateTime<Utc>>,
    pub may: Vec<String>,
}

/// So many units of a type, wanted on all nights at once, and so many free on all of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingNeed {
    pub unit_type_id: UnitTypeId,
    pub name: Words,
    pub wanted: i32,
    pub free: usize,
}

impl From<WaitingAt> for WaitingPlace {
    fn from(at: WaitingAt) -> Self {
        Self {
            facility_id: at.facility.id,
            name: Words {
                ja: at.facility.name_ja,
                en: at.facility.name_en,
            },
            municipality_code: at.facility.municipality_code,
            rows: at.rows.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Listed> for WaitingRow {
    fn from(listed: Listed) -> Self {
        let (waiter, booking) = (&listed.waiter, &listed.waiter.booking);
        Self {
            booking_id: booking.id,
            number: booking.number.clone(),
            state: booking.state,
            version: booking.version,
            opens: listed.opens,
            starts_on: waiter.starts_on,
            ends_on: waiter.ends_on,
            party: booking.party,
            entered_at: waiter.entry.entered_at,
            place_in_line: listed.place_in_line,
            in_line: listed.in_line,
            now: listed.now,
            needs: listed.needs.into_iter().map(Into::into).collect(),
            passed_over_at: waiter.entry.passed_over_at,
            offered_until: listed.offer.map(|offer| offer.held_until),
            may: listed.may.into_iter().map(ToOwned::to_owned).collect(),
        }
    }
}

impl From<Shortage> for WaitingNeed {
    fn from(need: Shortage) -> Self {
        Self {
            unit_type_id: need.unit_type,
            name: Words {
                ja: need.name_ja,
                en: need.name_en,
            },
            wanted: need.wanted,
            free: need.free,
        }
    }
}

/// Whether to wait when no wish is free.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitingChoice {
    pub wait_if_full: bool,
}

/// Who waits for the asker's places, in their order
#[utoipa::path(tag = "bookings", params(WaitingQuery), responses((status = OK, body = WaitingLists), (status = FORBIDDEN, body = Problem)))]
#[get("/waiting")]
async fn list_waiting(context: Context, app: Data<App>, query: Query<WaitingQuery>) -> Result<Json<WaitingLists>> {
    let places = actions::list(&app, &context, query.facility_id).await?;
    Ok(Json(WaitingLists {
        places: places.into_iter().map(Into::into).collect(),
    }))
}

/// Other dates, units and places instead of the first wish
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = Alternatives), (status = NOT_FOUND, body = Problem)))]
#[get("/bookings/{id}/alternatives")]
async fn view_alternatives(context: Context, app: Data<App>, id: Path<BookingId>) -> Result<Json<Alternatives>> {
    Ok(Json(actions::alternatives(&app, &context, *id).await?))
}

/// Say whether to wait when no wish is free, or, while waiting, ask to be asked again
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = WaitingChoice, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem)))]
#[put("/bookings/{id}/waiting")]
async fn choose_waiting(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<WaitingChoice>) -> Answer {
    Ok(actions::choose(&app, &context, *id, body.0.wait_if_full).await?.into())
}

/// Wait for one more wish
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Wish, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/bookings/{id}/waiting/wishes")]
async fn widen_waiting(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Wish>) -> Answer {
    Ok(actions::widen(&app, &context, *id, body.0).await?.into())
}

/// End the waiting, with a reason
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/waiting/end")]
async fn end_waiting(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::end(&app, &context, *id, &body.0.comment).await?.into())
}

/// Take the places that came free
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/offer/accept")]
async fn accept_offer(context: Context, app: Data<App>, id: Path<BookingId>) -> Answer {
    Ok(actions::accept(&app, &context, *id).await?.into())
}

/// Leave the places that came free to the next in line, and wait on
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/offer/decline")]
async fn decline_offer(context: Context, app: Data<App>, id: Path<BookingId>) -> Answer {
    Ok(actions::decline(&app, &context, *id).await?.into())
}

/// Take the places that came free, by the link
#[utoipa::path(tag = "bookings", security(()), request_body = LinkToken, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/links/accept_offer")]
async fn accept_offer_by_link(context: Open, app: Data<App>, body: Valid<LinkToken>) -> Answer {
    Ok(actions::accept_by_link(&app, &context, &body.0.token).await?.into())
}

/// Leave the places that came free to the next in line, by the link
#[utoipa::path(tag = "bookings", security(()), request_body = LinkToken, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/links/decline_offer")]
async fn decline_offer_by_link(context: Open, app: Data<App>, body: Valid<LinkToken>) -> Answer {
    Ok(actions::decline_by_link(&app, &context, &body.0.token).await?.into())
}
