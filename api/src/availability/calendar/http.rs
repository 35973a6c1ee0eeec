//! The calendar over HTTP.

use std::collections::{BTreeSet, HashMap};

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use chrono::NaiveDate;
use entities::booking;
use entities::id::{BlockId, BookingId, FacilityId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::Kind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::rules::{self, Cell, CellState, Share};
use crate::app::{App, Context};
use crate::availability::blocks::Block;
use crate::availability::places::Offer;
use crate::error::Result;
use crate::http::Problem;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_calendar);
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CalendarAsked {
    /// Today when not given; past days can be looked at.
    from: Option<NaiveDate>,
    /// 1 to 92; 92 when not given.
    days: Option<u64>,
}

/// Every unit of a facility, day by day. What is free is left out.
#[derive(Serialize, ToSchema)]
pub struct Calendar {
    pub facility_id: FacilityId,
    pub from: NaiveDate,
    pub days: usize,
    pub types: Vec<CalendarType>,
    /// The blocks that touch these days.
    pub blocks: Vec<Block>,
    /// What the host has blocked, of all the time that there is.
    pub blocked: BlockedShare,
    pub may: Vec<&'static str>,
}

/// A type with its units; a whole has none of its own.
#[derive(Serialize, ToSchema)]
pub struct CalendarType {
    pub id: UnitTypeId,
    pub kind: Kind,
    pub name_ja: String,
    pub name_en: String,
    pub capacity: i32,
    pub units: Vec<CalendarUnit>,
    /// What the host has blocked of its units' time.
    pub blocked: BlockedShare,
    /// Of a whole: the units that it lists.
    pub lists: Vec<UnitId>,
    /// Of a whole: the days on which it can't be taken, and why.
    pub whole: Vec<WholeDay>,
}

/// How much of the shown time is blocked. A night or a day has three thirds, a part of a day one.
#[derive(Serialize, ToSchema)]
pub struct BlockedShare {
    pub per_mille: usize,
    pub blocked_thirds: usize,
    pub all_thirds: usize,
}

impl From<Share> for BlockedShare {
    fn from(share: Share) -> Self {
        Self {
            per_mille: share.per_mille(),
            blocked_thirds: share.blocked_thirds,
            all_thirds: share.all_thirds,
        }
    }
}

/// A numbered unit.
#[derive(Serialize, ToSchema)]
pub struct CalendarUnit {
    pub id: UnitId,
    pub number: i32,
    pub cells: Vec<CalendarCell>,
}

/// A night (no part), a part of a day, or a closed day (no part) that isn't free.
#[derive(Serialize, ToSchema)]
pub struct CalendarCell {
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub state: CellState,
    pub booking_id: Option<BookingId>,
    pub booking_number: Option<String>,
    pub booking_state: Option<booking::State>,
    pub booking_party: Option<i32>,
    pub block_id: Option<BlockId>,
    /// The name of the calendar elsewhere whose busy time it is.
    pub busy_calendar_name: Option<String>,
}

/// A day on which the whole can't be taken.
#[derive(Serialize, ToSchema)]
pub struct WholeDay {
    pub on: NaiveDate,
    pub state: CellState,
}

impl From<Cell> for CalendarCell {
    fn from(cell: Cell) -> Self {
        let booking = cell.booking;
        Self {
            booking_id: booking.as_ref().map(|booking| booking.id),
            booking_state: booking.as_ref().map(|booking| booking.state),
            booking_party: booking.as_ref().map(|booking| booking.party),
            booking_number: booking.map(|booking| booking.number),
            on: cell.on,
            part: cell.part,
            state: cell.state,
            block_id: cell.block,
            busy_calendar_name: cell.elsewhere,
        }
    }
}

impl From<actions::Calendar> for Calendar {
    fn from(calendar: actions::Calendar) -> Self {
        let mut cells = calendar.cells;
        let shown = calendar.days.len();
        let shares = calendar
            .place
            .offers
            .iter()
            .map(|offer| rules::share(offer, &cells, shown));
        let shares: Vec<Share> = shares.collect();
        let blocked = units_by_block(&cells);
        let wholes: HashMap<UnitTypeId, Vec<WholeDay>> = calendar
            .place
            .offers
            .iter()
            .filter(|offer| offer.kind == Kind::Whole)
            .map(|offer| (offer.id, rules::whole_days(offer, &cells)))
            .map(|(id, days)| (id, days.into_iter().map(|(on, state)| WholeDay { on, state }).collect()))
            .collect();
        let whole = |offer: &Offer, wholes: &mut HashMap<_, _>| wholes.remove(&offer.id).unwrap_or_default();
        let mut wholes = wholes;
        Self {
            facility_id: calendar.place.facility,
            from: calendar.from,
            days: shown,
            blocked: shares.iter().copied().fold(Share::default(), Share::and).into(),
            types: calendar
                .place
                .offers
                .into_iter()
                .zip(shares)
                .map(|(offer, share)| CalendarType::new(whole(&offer, &mut wholes), share, offer, &mut cells))
                .collect(),
            blocks: calendar
                .blocks
                .into_iter()
                .map(|block| {
                    let units = blocked.get(&block.id).into_iter().flatten().copied().collect();
                    Block::new(block, units, calendar.may_with_blocks.clone())
                })
                .collect(),
            may: calendar.may,
        }
    }
}

fn units_by_block(cells: &HashMap<UnitId, Vec<Cell>>) -> HashMap<BlockId, BTreeSet<UnitId>> {
    let mut blocked: HashMap<BlockId, BTreeSet<UnitId>> = HashMap::new();
    for (unit, of_unit) in cells {
        for block in of_unit.iter().filter_map(|cell| cell.block) {
            blocked.entry(block).or_default().insert(*unit);
        }
    }
    blocked
}

impl CalendarType {
    fn new(whole: Vec<WholeDay>, share: Share, offer: Offer, cells: &mut HashMap<UnitId, Vec<Cell>>) -> Self {
        let is_whole = offer.kind == Kind::Whole;
        let (listed, own): (Vec<_>, Vec<_>) = offer.units.into_iter().partition(|_| is_whole);
        Self {
            id: offer.id,
            kind: offer.kind,
            name_ja: offer.name_ja,
            name_en: offer.name_en,
            capacity: offer.capacity,
            blocked: share.into(),
            units: own
                .into_iter()
                .map(|unit| CalendarUnit {
                    id: unit.id,
                    number: unit.number,
                    cells: cells
                        .remove(&unit.id)
                        .unwrap_or_default()
                        .into_iter()
                        .map(Into::into)
                        .collect(),
                })
                .collect(),
            lists: listed.into_iter().map(|unit| unit.id).collect(),
            whole,
        }
    }
}

/// The calendar of a facility for its host, its municipality and the office
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path), CalendarAsked), responses(
    (status = OK, body = Calendar), (status = NOT_FOUND, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities/{id}/calendar")]
async fn view_calendar(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    asked: Query<CalendarAsked>,
) -> Result<Json<Calendar>> {
    let calendar = actions::view(&app, &context, *id, asked.from, asked.days).await?;
    Ok(Json(calendar.into()))
}
