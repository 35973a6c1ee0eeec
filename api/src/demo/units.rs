//! What a facility of the demo offers: rooms by capacity, desks, booths, meeting rooms, and the whole of some.

use entities::id::{FacilityId, UnitId, UnitTypeId};
use entities::unit_type::{Kind, PriceBasis};
use entities::{unit, unit_type, whole_unit};

use super::places::{Line, Places};
use super::seed;

/// Facilities that can also be booked as a whole: a house for one party, and the villas by the bay.
const AS_A_WHOLE: [&str; 2] = ["F11", "F14"];

struct Offer {
    kind: Kind,
    name_ja: String,
    name_en: String,
    capacity: i32,
    count: i32,
    price_yen: i64,
    price_basis: PriceBasis,
}

/// Adds the types and numbered units of the line.
pub fn add(places: &mut Places, facility_id: FacilityId, line: &Line) {
    let first_unit = places.units.len();
    for (position, offer) in (0..).zip(offers(line)) {
        let id = type_id(&line.id, position);
        places.unit_types.push(row(id, facility_id, position, &offer));
        places.units.extend((1..=offer.count).map(|number| unit::Model {
            id: UnitId(seed::id("unit", &format!("{} {position} {number}", line.id))),
            facility_id,
            unit_type_id: id,
            number,
            retired_at: None,
        }));
    }
    if AS_A_WHOLE.contains(&line.id.as_str()) {
        let id = type_id(&line.id, WHOLE_POSITION);
        places
            .unit_types
            .push(row(id, facility_id, WHOLE_POSITION, &whole(line)));
        let listed = places.units.iter().skip(first_unit).map(|unit| whole_unit::Model {
            unit_type_id: id,
            unit_id: unit.id,
        });
        places.whole_units.extend(listed);
    }
}

/// After all other types.
const WHOLE_POSITION: i32 = 20;

/// The type that is the whole of a facility.
pub fn whole_id(key: &str) -> UnitTypeId {
    type_id(key, WHOLE_POSITION)
}

fn type_id(key: &str, position: i32) -> UnitTypeId {
    UnitTypeId(seed::id("unit_type", &format!("{key} {position}")))
}

fn row(id: UnitTypeId, facility_id: FacilityId, position: i32, offer: &Offer) -> unit_type::Model {
    unit_type::Model {
        id,
        facility_id,
        kind: offer.kind,
        name_ja: offer.name_ja.clone(),
        name_en: offer.name_en.clone(),
        capacity: offer.capacity,
        price_yen: offer.price_yen,
        price_basis: offer.price_basis,
        position,
        retired_at: None,
    }
}

fn room_capacities(line: &Line) -> Vec<i32> {
    line.room_capacities
        .split(';')
        .filter_map(|text| text.parse().ok())
        .collect()
}

fn offers(line: &Line) -> Vec<Offer> {
    let mut offers = Vec::new();
    let rooms = room_capacities(line);
    for capacity in (1..=10).rev() {
        let count = rooms.iter().filter(|of| **of == capacity).count();
        offers.push(Offer {
            kind: Kind::Room,
            name_ja: format!("{capacity}名室"),
            name_en: format!("Room for {capacity}"),
            capacity,
            count: i32::try_from(count).unwrap_or(0),
            price_yen: line.price_per_person_night_yen,
            price_basis: PriceBasis::PersonNight,
        });
    }
    let work = |kind, name_ja: &str, name_en: &str, capacity, count, price_yen, price_basis| Offer {
        kind,
        name_ja: name_ja.to_owned(),
        name_en: name_en.to_owned(),
        capacity,
        count,
        price_yen,
        price_basis,
    };
    let day = line.workspace_day_yen;
    let (seats, booths) = (line.workspace_seats, line.booths);
    offers.push(work(Kind::Desk, "執務席", "Desk", 1, seats, day, PriceBasis::PersonDay));
    offers.push(work(
        Kind::Booth,
        "防音ブース",
        "Soundproof booth",
        1,
        booths,
        day * 2,
        PriceBasis::UnitDay,
    ));
    if let Some(capacity) = line.meeting_room_capacity {
        let (ja, en) = (
            format!("会議室（{capacity}名）"),
            format!("Meeting room for {capacity}"),
        );
        offers.push(work(
            Kind::MeetingRoom,
            &ja,
            &en,
            capacity,
            line.meeting_rooms,
            day * 4,
            PriceBasis::UnitDay,
        ));
    }
    offers.retain(|offer| offer.count > 0);
    offers
}

/// A tenth less than its rooms at full, to whole thousands.
fn whole(line: &Line) -> Offer {
    let capacity: i32 = room_capacities(line).iter().sum();
    let full = line.price_per_person_night_yen * i64::from(capacity);
    Offer {
        kind: Kind::Whole,
        name_ja: format!("一棟貸し（{capacity}名まで）"),
        name_en: format!("The whole place, up to {capacity}"),
        capacity,
        count: 1,
        price_yen: full * 9 / 10 / 1_000 * 1_000,
        price_basis: PriceBasis::UnitNight,
    }
}
