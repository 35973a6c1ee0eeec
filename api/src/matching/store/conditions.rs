//! Which places a search is about, as conditions of a query. Each comes from the table that the evaluation reads, and
//! never admits less than it: what the query lets through is evaluated again.

use chrono::NaiveDate;
use entities::facility::{self, Column, Meals};
use entities::id::FacilityId;
use entities::unit_type;
use entities::unit_type::PriceBasis;
use sea_orm::sea_query::{Expr, ExprTrait, Query as Select};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbBackend, Value};

use crate::app::padded;
use crate::availability::Stay;
use crate::facilities;
use crate::facilities::{JITTER_MS_MAX, LOSS_PER_MILLE_MAX, RTT_MS_MAX};
use crate::matching::needs::{Count, Flag, Need, Rule};
use crate::matching::query::{Query, line_needed};
use crate::policy::Scope;

/// Which places are meant.
pub type Places = Condition;

/// What the asker may know of.
#[must_use]
pub fn seen(scope: &Scope) -> Places {
    Condition::all().add(facilities::visible(scope))
}

/// One place, if the asker may know of it.
#[must_use]
pub fn one(scope: &Scope, id: FacilityId) -> Places {
    seen(scope).add(Column::Id.eq(id))
}

/// These, whoever asks: for the job that scores them.
#[must_use]
pub fn listed(ids: &[FacilityId]) -> Places {
    Condition::all().add(Column::Id.is_in(padded(ids)))
}

/// All of these.
#[must_use]
pub fn all_of(places: impl IntoIterator<Item = Places>) -> Places {
    places.into_iter().fold(Condition::all(), Condition::add)
}

/// What the asker may know of where the search looks, of the type that it looks for.
#[must_use]
pub fn within(scope: &Scope, query: &Query) -> Places {
    let mut places = seen(scope);
    if !query.areas.is_empty() || !query.municipalities.is_empty() {
        let mut there = Condition::any();
        if !query.municipalities.is_empty() {
            there = there.add(Column::MunicipalityCode.is_in(query.municipalities.iter().map(String::as_str)));
        }
        if !query.areas.is_empty() {
            there = there.add(Column::MunicipalityCode.is_in(query.area_codes.iter().map(String::as_str)));
        }
        places = places.add(there);
    }
    if let Some(wanted) = query.facility_type {
        places = places.add(Column::FacilityType.eq(wanted));
    }
    places
}

/// Every condition of the search that the listing alone decides. What isn't known is NULL and passes none of them.
#[must_use]
pub fn prefilter(query: &Query) -> Places {
    let mut places = Condition::all();
    for need in &query.must {
        places = places.add_option(meets(*need, query));
    }
    places
        .add_option(query.down_mbps.map(|mbps| Column::DownMbps.gte(mbps)))
        .add_option(query.up_mbps.map(|mbps| Column::UpMbps.gte(mbps)))
        .add_option(query.stay.and_then(nights))
        .add(holds(query))
        .add_option(query.price_max.map(|most| priced(most, query.party)))
}

/// `None`: the hours of a place are evaluated, not queried.
fn meets(need: Need, query: &Query) -> Option<Condition> {
    let met = match need.rule() {
        Rule::Yes(flag) => of_flag(flag).eq(true),
        Rule::Some(count) => of_count(count).gt(0),
        Rule::AtMost(count, most) => of_count(count).lte(most),
        Rule::Meals => Column::Meals.ne(Meals::None),
        Rule::Speaks(language) => {
            let spoken = Condition::any()
                .add(Column::Languages.eq(language))
                .add(Column::Languages.like(format!("{language} %")))
                .add(Column::Languages.like(format!("% {language}")))
                .add(Column::Languages.like(format!("% {language} %")));
            return Some(spoken);
        }
        Rule::Seats => return Some(at_least(Column::Seats, query.party)),
        Rule::Hours => return None,
        Rule::Calls => {
            let (down, up) = line_needed(query.party);
            // Who measured neither jitter nor loss isn't asked for them.
            let at_most = |column: Column, most: i32| Condition::any().add(column.is_null()).add(column.lte(most));
            let fast = Condition::all()
                .add(Column::DownMbps.gte(down))
                .add(Column::UpMbps.gte(up))
                .add(Column::RttMs.lte(RTT_MS_MAX))
                .add(at_most(Column::JitterMs, JITTER_MS_MAX))
                .add(at_most(Column::LossPerMille, LOSS_PER_MILLE_MAX));
            return Some(fast);
        }
    };
    Some(Condition::all().add(met))
}

pub const fn of_flag(flag: Flag) -> Column {
    match flag {
        Flag::VpnAllowed => Column::VpnAllowed,
        Flag::Wheelchair => Column::Wheelchair,
        Flag::PetsAllowed => Column::PetsAllowed,
        Flag::ChildrenAllowed => Column::ChildrenAllowed,
        Flag::WiredLan => Column::WiredLan,
        Flag::InvoiceAllowed => Column::InvoiceAllowed,
        Flag::DedicatedSsid => Column::DedicatedSsid,
        Flag::Printer => Column::MultifunctionPrinter,
        Flag::SingleRooms => Column::SingleRooms,
    }
}

pub const fn of_count(count: Count) -> Column {
    match count {
        Count::LockableBooths => Column::LockableBooths,
        Count::Monitors => Column::Monitors,
        Count::ErgonomicChairs => Column::ErgonomicChairs,
        Count::Parking => Column::Parking,
        Count::EvChargers => Column::EvChargers,
        Count::StationWalkMinutes => Column::StationWalkMinutes,
    }
}

fn nights(stay: Stay) -> Option<Condition> {
    let nights = stay.ends_on.signed_duration_since(stay.starts_on).num_days();
    let limits = Condition::all()
        .add(Column::MinNights.is_null().or(Column::MinNights.lte(nights)))
        .add(Column::MaxNights.is_null().or(Column::MaxNights.gte(nights)));
    (nights > 0).then_some(limits)
}

/// People that it holds, booked or not; one that wasn't counted yet may hold anybody.
fn at_least(column: Column, party: i32) -> Condition {
    Condition::any().add(column.gte(party)).add(column.is_null())
}

/// People that a stay with nights finds places for: it sleeps where there are rooms and works where there are none. One
/// expression, and not three conditions, so that an index of it gives the few places that hold a big party.
const HELD: &str = "coalesce(CASE WHEN facility.sleeps = 0 THEN facility.seats ELSE facility.sleeps END, 2147483647)";

/// A day is worked.
fn holds(query: &Query) -> Condition {
    if query.stay.is_some_and(|stay| stay.starts_on == stay.ends_on) {
        return at_least(Column::Seats, query.party);
    }
    Condition::all().add(Expr::cust(HELD).gte(query.party))
}

/// Whether any of its types costs at most so many yen a person: `⌈price / people⌉ ≤ most` without a division.
fn priced(most: i64, party: i32) -> Condition {
    let of = |column| Expr::col((unit_type::Entity, column));
    let people = Expr::case(
        of(unit_type::Column::Capacity).lt(party),
        of(unit_type::Column::Capacity),
    )
    .finally(party);
    let by_person = of(unit_type::Column::PriceBasis)
        .is_in([PriceBasis::PersonNight, PriceBasis::PersonDay])
        .and(of(unit_type::Column::PriceYen).lte(most));
    let by_unit = of(unit_type::Column::PriceBasis)
        .is_in([PriceBasis::UnitNight, PriceBasis::UnitDay])
        .and(of(unit_type::Column::PriceYen).lte(Expr::val(most).mul(people)));
    let cheap = Select::select()
        .expr(Expr::val(1))
        .from(unit_type::Entity)
        .and_where(of(unit_type::Column::FacilityId).equals((facility::Entity, Column::Id)))
        .and_where(of(unit_type::Column::RetiredAt).is_null())
        .and_where(by_person.or(by_unit))
        // Without a limit SQLite 3.51 makes a join of it, in which OFFSET skips a place once for each of its types.
        .limit(1)
        .to_owned();
    Condition::all().add(Expr::exists(cheap))
}

/// `@` stands for a value: the party, the first night and the day after the last; those and the party again. What is
/// taken of a place is one look into an index. Where a whole holds more than its rooms, or isn't all of them, that says
/// too little of it, so wholes are asked themselves, as a number and not by EXISTS: PostgreSQL would hash every whole
/// there is before the first place.
const ROOM: &str = "(coalesce(facility.sleeps, 0) = 0 OR facility.sleeps >= @ + (SELECT coalesce(sum(taken.people), 0)
    FROM (SELECT DISTINCT n.unit_id, n.people FROM unit_night n
      WHERE n.facility_id = facility.id AND n.night >= @ AND n.night < @) taken)
  OR (SELECT coalesce(max(t.capacity), 0) FROM unit_type t WHERE t.facility_id = facility.id AND t.kind = 'whole'
    AND t.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM whole_unit w JOIN unit_night n ON n.unit_id = w.unit_id
      WHERE w.unit_type_id = t.id AND n.night >= @ AND n.night < @)) >= @)";

/// Whether the rooms that are free on all nights of one of the stays hold the party. A subquery a place, so that a
/// walk along an index stops when it has found enough. Work places are evaluated, not queried.
#[must_use]
pub fn room(db: &impl ConnectionTrait, query: &Query, shifts: &[i64]) -> Places {
    let Some(stay) = query.stay.filter(|stay| stay.starts_on < stay.ends_on) else {
        return Condition::all();
    };
    shifts.iter().fold(Condition::any(), |any, days| {
        any.add(free(db.get_database_backend(), stay.moved(*days), query.party))
    })
}

fn free(db: DbBackend, stay: Stay, party: i32) -> Expr {
    let (from, until): (NaiveDate, NaiveDate) = (stay.starts_on, stay.ends_on);
    let values: [Value; 6] = [
        party.into(),
        from.into(),
        until.into(),
        from.into(),
        until.into(),
        party.into(),
    ];
    let mark = |place: usize| match db {
        _ if place == 0 => String::new(),
        DbBackend::Postgres => format!("${place}"),
        _ => "?".to_owned(),
    };
    let parts = ROOM.split('@').enumerate();
    let text: Vec<String> = parts.map(|(place, part)| mark(place) + part).collect();
    Expr::cust_with_values(text.concat(), values)
}
