//! Room for thousands of bookings: companies, places and a call, copied from the demo's and numbered.

use chrono::{Days, NaiveDate};
use entities::id::{CallId, FacilityId, MembershipId, OrganisationId, PersonId, UnitId, UnitTypeId};
use entities::{facility, facility_hours, membership, organisation, person, programme_call, unit, unit_type};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseConnection, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use uuid::Uuid;

/// Companies that apply, each with one contact.
pub const COMPANIES: usize = 64;
pub const FACILITIES: usize = 200;
pub const ROOMS: usize = 10;
/// Nights of every booking.
pub const NIGHTS: usize = 2;
/// Stays that one room has room for, one after the other.
const STAYS: usize = 70;
/// The first stay begins so many days from today.
const LEAD_DAYS: u64 = 20;
/// The contact whose password the copies share, and the number of a facility that has everything.
const CONTACT: &str = "hanako@seiji.example";
const FACILITY: &str = "F13";

/// What an id is of: the first eight of its digits; the number of the row is the rest.
pub mod of {
    pub const ORGANISATION: u32 = 1;
    pub const PERSON: u32 = 2;
    pub const MEMBERSHIP: u32 = 3;
    pub const CALL: u32 = 4;
    pub const FACILITY: u32 = 5;
    pub const UNIT_TYPE: u32 = 6;
    pub const UNIT: u32 = 7;
}

/// The id of a numbered row: the programs that measure the raw limit compute the same.
pub fn id(of: u32, number: usize) -> Uuid {
    Uuid::from_u128(u128::from(of) << 96 | u128::try_from(number).unwrap())
}

/// What the booking of a number asks for. There is room for all of them: no two want the last room.
pub struct Wish {
    pub company: usize,
    pub organisation: Uuid,
    pub call: Uuid,
    pub facility: Uuid,
    pub unit_type: Uuid,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl Wish {
    pub fn of(number: usize, today: NaiveDate) -> Self {
        let place = number % FACILITIES;
        let stay = number / FACILITIES % STAYS;
        let days = |nights: usize| Days::new(LEAD_DAYS + u64::try_from(stay * NIGHTS + nights).unwrap());
        let company = number % COMPANIES;
        Self {
            company,
            organisation: id(of::ORGANISATION, company),
            call: id(of::CALL, 0),
            facility: id(of::FACILITY, place),
            unit_type: id(of::UNIT_TYPE, place),
            starts_on: today + days(0),
            ends_on: today + days(NIGHTS),
        }
    }
}

/// How many bookings there is room for.
pub const CAPACITY: usize = FACILITIES * ROOMS * STAYS;

pub fn email(company: usize) -> String {
    format!("contact-{company}@bench.example")
}

pub fn call() -> CallId {
    CallId(id(of::CALL, 0))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server under measurement reads the same clock"
)]
pub fn today() -> NaiveDate {
    workcation::app::day_in_tokyo(chrono::Utc::now())
}

/// Writes them into a database that holds the demo.
pub async fn plant(db: &DatabaseConnection) {
    plant_companies(db).await;
    plant_call(db).await;
    plant_places(db).await;
}

async fn plant_companies(db: &DatabaseConnection) {
    let contact = person::Entity::find()
        .filter(person::Column::Email.eq(CONTACT))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let seat = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(contact.id))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let company = organisation::Entity::find_by_id(seat.organisation_id)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    for number in 0..COMPANIES {
        let organisation = organisation::Model {
            id: OrganisationId(id(of::ORGANISATION, number)),
            corporate_number: None,
            ..company.clone()
        };
        organisation
            .clone()
            .into_active_model()
            .reset_all()
            .insert(db)
            .await
            .unwrap();
        let person = person::Model {
            id: PersonId(id(of::PERSON, number)),
            email: email(number),
            email_key: email(number),
            ..contact.clone()
        };
        person.clone().into_active_model().reset_all().insert(db).await.unwrap();
        let seat = membership::Model {
            id: MembershipId(id(of::MEMBERSHIP, number)),
            person_id: person.id,
            organisation_id: organisation.id,
            ..seat.clone()
        };
        seat.into_active_model().reset_all().insert(db).await.unwrap();
    }
}

/// The demo's newest call that gives places at once, without the limits that keep one applicant from taking everything.
async fn plant_call(db: &DatabaseConnection) {
    let open = programme_call::Entity::find()
        .filter(programme_call::Column::SelectionMethod.eq(programme_call::SelectionMethod::FirstCome))
        .order_by_desc(programme_call::Column::ApplyOpenOn)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let call = programme_call::Model {
        id: call(),
        number: "bench".to_owned(),
        apply_open_on: today(),
        apply_close_on: today() + Days::new(10),
        stay_from_on: today(),
        stay_to_on: today() + Days::new(400),
        max_applications_per_year: None,
        max_open_applications: i32::MAX,
        // What is paid for may not cross the fiscal year; stays here may.
        subsidy_rate_per_mille: 0,
        ..open
    };
    call.into_active_model().reset_all().insert(db).await.unwrap();
}

async fn plant_places(db: &DatabaseConnection) {
    let model = facility::Entity::find()
        .filter(facility::Column::Number.eq(FACILITY))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let hours = facility_hours::Entity::find()
        .filter(facility_hours::Column::FacilityId.eq(model.id))
        .all(db)
        .await
        .unwrap();
    let rooms = unit_type::Entity::find()
        .filter(unit_type::Column::FacilityId.eq(model.id))
        .filter(unit_type::Column::Kind.eq(unit_type::Kind::Room))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    for place in 0..FACILITIES {
        let facility = facility::Model {
            id: FacilityId(id(of::FACILITY, place)),
            number: format!("B{place:03}"),
            ..model.clone()
        };
        let facility_id = facility.id;
        facility.into_active_model().reset_all().insert(db).await.unwrap();
        let hours = hours.iter().map(|day| facility_hours::Model {
            facility_id,
            ..day.clone()
        });
        let hours = hours.map(|day| day.into_active_model().reset_all());
        facility_hours::Entity::insert_many(hours)
            .exec_without_returning(db)
            .await
            .unwrap();
        let rooms = unit_type::Model {
            id: UnitTypeId(id(of::UNIT_TYPE, place)),
            facility_id,
            capacity: 2,
            ..rooms.clone()
        };
        let unit_type_id = rooms.id;
        rooms.into_active_model().reset_all().insert(db).await.unwrap();
        let units = (0..ROOMS).map(|room| unit::Model {
            id: UnitId(id(of::UNIT, place * ROOMS + room)),
            facility_id,
            unit_type_id,
            number: i32::try_from(room + 1).unwrap(),
            retired_at: None,
        });
        let units = units.map(|unit| unit.into_active_model().reset_all());
        unit::Entity::insert_many(units)
            .exec_without_returning(db)
            .await
            .unwrap();
    }
}
