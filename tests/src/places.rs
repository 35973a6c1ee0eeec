//! Builders of facilities with units and hours, and of calls.

use chrono::NaiveDate;
use entities::facility::{Audience, FacilityType, LodgingLicence, Meals, State};
use entities::id::{CallId, FacilityId, OrganisationId, ProgrammeId, UnitId, UnitTypeId};
use entities::programme_call::{ResidenceRule, SelectionMethod};
use entities::unit_type::{Kind, PriceBasis};
use entities::{facility, facility_hours, programme, programme_call, unit, unit_type};
use sea_orm::{ActiveModelTrait, Set};

use crate::TestApp;

/// A facility that a builder made.
#[derive(Clone, Debug)]
pub struct Facility {
    pub id: FacilityId,
    pub organisation: OrganisationId,
    /// The types in the order in which they were given, each with its units by number.
    pub types: Vec<(UnitTypeId, Vec<UnitId>)>,
}

impl Facility {
    /// The first type: of most tests the only one.
    pub fn unit_type(&self) -> UnitTypeId {
        self.types[0].0
    }
}

/// A facility being written: published, in Shima, open every day, without units until some are given.
pub struct FacilityBuilder {
    app: TestApp,
    row: facility::ActiveModel,
    types: Vec<unit_type::ActiveModel>,
    counts: Vec<i32>,
    hours: Option<(&'static str, &'static str)>,
}

impl TestApp {
    /// A facility of an operator: `app.facility("海のホテル").await.rooms(3, 2).create().await`.
    pub async fn facility(&self, operator: &str) -> FacilityBuilder {
        let organisation = self.operator(operator).await;
        self.facility_of(organisation).await
    }

    /// A facility of any organisation: a municipality or the prefecture can own one.
    pub async fn facility_of(&self, organisation: OrganisationId) -> FacilityBuilder {
        self.municipality("242152").await;
        let number = self.next();
        let row = facility::ActiveModel {
            id: Set(FacilityId::new()),
            number: Set(format!("M-{number:04}")),
            organisation_id: Set(organisation),
            municipality_code: Set("242152".to_owned()),
            state: Set(State::Published),
            audience: Set(Audience::Everyone),
            name_ja: Set(format!("試験施設{number}")),
            name_kana: Set("シケンシセツ".to_owned()),
            name_en: Set(format!("Facility {number}")),
            description_ja: Set("英虞湾を望む試験用の施設です。".to_owned()),
            description_en: Set("A facility for tests, above Ago Bay.".to_owned()),
            address: Set("三重県志摩市阿児町鵜方0000".to_owned()),
            lat: Set(34.3283),
            lon: Set(136.8296),
            facility_type: Set(FacilityType::Combined),
            lodging_licence: Set(LodgingLicence::RyokanHotel),
            theme: Set("sea".to_owned()),
            down_mbps: Set(Some(120.0)),
            up_mbps: Set(Some(60.0)),
            rtt_ms: Set(Some(12)),
            measured_on: Set(Some(self.today())),
            vpn_allowed: Set(Some(true)),
            wheelchair: Set(Some(true)),
            invoice_allowed: Set(Some(true)),
            meals: Set(Meals::Breakfast),
            check_in_time: Set(Some("15:00".to_owned())),
            check_out_time: Set(Some("10:00".to_owned())),
            hazard: Set("none".to_owned()),
            shelter_name: Set("鵜方小学校".to_owned()),
            emergency_phone: Set("0599-00-0002".to_owned()),
            languages: Set("ja en".to_owned()),
            published_at: Set(Some(self.now())),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
            version: Set(1),
            ..Default::default()
        };
        FacilityBuilder {
            app: self.clone(),
            row,
            types: Vec::new(),
            counts: Vec::new(),
            hours: Some(("09:00", "21:00")),
        }
    }

    /// A published first-come call for companies and employees, open now, for stays until the end of March:
    /// `app.call(|call| call.max_nights = Set(3)).await`.
    pub async fn call(&self, change: impl FnOnce(&mut programme_call::ActiveModel)) -> CallId {
        let number = self.next();
        let programme_id = ProgrammeId::new();
        let programme = programme::ActiveModel {
            id: Set(programme_id),
            name_ja: Set("ワーケーション試行事業".to_owned()),
            name_en: Set("Workcation trial".to_owned()),
            created_at: Set(self.now()),
        };
        programme.insert(self.db()).await.unwrap();
        let id = CallId::new();
        let mut row = programme_call::ActiveModel {
            id: Set(id),
            programme_id: Set(programme_id),
            number: Set(format!("C-{number:03}")),
            name_ja: Set(format!("令和8年度下期 試験募集{number}")),
            name_en: Set(format!("Call {number} of autumn 2026")),
            guidelines_ja: Set("試験用の募集要項です。".to_owned()),
            guidelines_en: Set("Guidelines for tests.".to_owned()),
            state: Set(programme_call::State::Published),
            companies_allowed: Set(true),
            employees_allowed: Set(true),
            residence_rule: Set(ResidenceRule::Any),
            apply_open_on: Set(day(2026, 10, 1)),
            apply_close_on: Set(day(2027, 3, 15)),
            apply_lead_days: Set(3),
            stay_from_on: Set(day(2026, 10, 1)),
            stay_to_on: Set(day(2027, 3, 31)),
            min_nights: Set(0),
            max_nights: Set(14),
            min_party: Set(1),
            max_party: Set(10),
            max_open_applications: Set(3),
            selection_method: Set(SelectionMethod::FirstCome),
            hosts_agreed: Set(false),
            work_days_required: Set(false),
            subsidy_rate_per_mille: Set(0),
            rounding_yen: Set(1000),
            survey_required: Set(true),
            report_due_days: Set(14),
            created_at: Set(self.now()),
            version: Set(1),
            ..Default::default()
        };
        change(&mut row);
        row.insert(self.db()).await.unwrap();
        id
    }
}

impl FacilityBuilder {
    /// Rooms for so many people each, 10,000 yen a unit and night.
    #[must_use]
    pub fn rooms(self, count: i32, capacity: i32) -> Self {
        self.units(Kind::Room, count, capacity, 10_000, PriceBasis::UnitNight)
    }

    /// Desks for one, 1,500 yen a person and day.
    #[must_use]
    pub fn desks(self, count: i32) -> Self {
        self.units(Kind::Desk, count, 1, 1_500, PriceBasis::PersonDay)
    }

    /// A type with numbered units; no units for [`Kind::Whole`], which lists others.
    #[must_use]
    pub fn units(mut self, kind: Kind, count: i32, capacity: i32, price_yen: i64, price_basis: PriceBasis) -> Self {
        let position = i32::try_from(self.types.len()).unwrap();
        self.types.push(unit_type::ActiveModel {
            id: Set(UnitTypeId::new()),
            facility_id: self.row.id.clone(),
            kind: Set(kind),
            name_ja: Set(format!("タイプ{}", position + 1)),
            name_en: Set(format!("Type {}", position + 1)),
            capacity: Set(capacity),
            price_yen: Set(price_yen),
            price_basis: Set(price_basis),
            position: Set(position),
            retired_at: Set(None),
        });
        self.counts.push(count);
        self
    }

    /// The hours of every day, or none.
    #[must_use]
    pub fn hours(mut self, hours: Option<(&'static str, &'static str)>) -> Self {
        self.hours = hours;
        self
    }

    /// Any column: `.row(|row| row.state = Set(State::Draft))`.
    #[must_use]
    pub fn row(mut self, change: impl FnOnce(&mut facility::ActiveModel)) -> Self {
        change(&mut self.row);
        self
    }

    pub async fn create(self) -> Facility {
        let db = self.app.db();
        let row = self.row.insert(db).await.unwrap();
        let mut types = Vec::new();
        for (unit_type, count) in self.types.into_iter().zip(self.counts) {
            let unit_type = unit_type.insert(db).await.unwrap();
            let mut units = Vec::new();
            for number in 1..=count {
                let unit = unit::ActiveModel {
                    id: Set(UnitId::new()),
                    facility_id: Set(row.id),
                    unit_type_id: Set(unit_type.id),
                    number: Set(number),
                    retired_at: Set(None),
                };
                units.push(unit.insert(db).await.unwrap().id);
            }
            types.push((unit_type.id, units));
        }
        for (weekday, (opens, closes)) in (0..7).filter_map(|weekday| self.hours.map(|hours| (weekday, hours))) {
            let hours = facility_hours::ActiveModel {
                facility_id: Set(row.id),
                weekday: Set(weekday),
                opens: Set(opens.to_owned()),
                closes: Set(closes.to_owned()),
            };
            hours.insert(db).await.unwrap();
        }
        Facility {
            id: row.id,
            organisation: row.organisation_id,
            types,
        }
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
