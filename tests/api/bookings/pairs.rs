//! One application for two places, both or none: an inn and a coworking space that somebody else runs.

use serde_json::{Value, json};
use tests::{Answer, Client, Facility};

use super::{House, application, step, step_with, submitted, wish};

const FROM: &str = "2026-12-07";
const UNTIL: &str = "2026-12-10";

/// A house with a coworking space of four desks beside it.
struct Town {
    house: House,
    office: Facility,
    also_host: Client,
}

impl Town {
    async fn open() -> Self {
        let house = House::open().await;
        let office = house.app.facility("鵜方コワーキング").await.desks(4).create().await;
        let also_host = house.app.host_of("鵜方コワーキング").await;
        Self {
            house,
            office,
            also_host,
        }
    }

    fn desks(&self, quantity: i32) -> Value {
        json!({ "unit_type_id": self.office.unit_type(), "quantity": quantity })
    }

    /// Two rooms of the inn, and desks of the coworking space.
    fn both(&self, desks: i32) -> Value {
        let mut both = wish(&self.house.place, FROM, UNTIL, 2);
        both["also_facility_id"] = json!(self.office.id);
        both["items"].as_array_mut().unwrap().push(self.desks(desks));
        both
    }

    fn application(&self, wishes: Vec<Value>) -> Value {
        application(self.house.call, &self.house.contact, wishes)
    }

    async fn at_hosts(&self) -> Answer {
        self.house.at_host(self.application(vec![self.both(3)])).await
    }

    async fn confirmed(&self) -> Answer {
        let asked = self.at_hosts().await;
        let first = step(&self.house.host, &asked, "accept").await.expects(200);
        step(&self.also_host, &first, "accept").await.expects(200)
    }

    /// Nights and parts of days that are taken.
    async fn taken(&self) -> (usize, usize) {
        use sea_orm::EntityTrait;
        let parts = entities::unit_part::Entity::find()
            .all(self.house.app.db())
            .await
            .unwrap();
        (self.house.nights_taken().await, parts.len())
    }

    async fn faults(&self, wish: Value) -> Vec<(String, String)> {
        let body = self.application(vec![wish]);
        let draft = self.house.contact.post("/bookings", body).await.expects(200);
        faults(
            &step(&self.house.contact, &draft, "submit")
                .await
                .refuses(422, "input.invalid"),
        )
    }

    async fn topics(&self, reader: &Client) -> Vec<String> {
        let mails = self.house.app.mails_to(reader.email()).await;
        mails.into_iter().map(|mail| mail.topic).collect()
    }
}

fn faults(refused: &Answer) -> Vec<(String, String)> {
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    let faults = refused["fields"].as_array().unwrap().iter();
    faults
        .map(|fault| (text(fault, "field"), text(fault, "code")))
        .collect()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

fn may(seen: &Answer, verb: &str) -> bool {
    seen["may"].as_array().unwrap().iter().any(|may| may == verb)
}

#[actix_web::test]
async fn a_stay_at_two_places_is_confirmed_once_both_hosts_have_accepted() {
    let town = Town::open().await;
    let (house, also_host) = (&town.house, &town.also_host);
    let asked = town.at_hosts().await;
    // Two rooms for three nights; three desks, am and pm of four days.
    assert_eq!(town.taken().await, (6, 24));
    let path = format!("/bookings/{}", asked.id());
    let seen = also_host.get(&path).await.expects(200);
    assert!(may(&seen, "booking.accept") && !may(&seen, "booking.check_in"));
    assert!(!may(&seen, "booking.call_off"), "before it has agreed it declines");
    assert_eq!(seen["holder"]["places"].as_array().unwrap().len(), 2);
    assert_eq!(
        seen["organisation"],
        json!(null),
        "who it is comes with the confirmation"
    );

    let first = step(also_host, &asked, "accept").await.expects(200);
    assert_eq!(first.string("state"), "host_check");
    step(also_host, &first, "accept")
        .await
        .refuses(409, "booking.accepted_before");
    let seen = also_host.get(&path).await.expects(200);
    assert!(!may(&seen, "booking.accept") && may(&seen, "booking.decline"));
    let seen = house.contact.get(&path).await.expects(200);
    assert_eq!(seen["holder"]["places"].as_array().unwrap().len(), 1);
    assert_eq!(seen["holder"]["places"][0]["ja"], seen["facility"]["name"]["ja"]);
    assert_eq!(seen["also_facility"]["id"], json!(town.office.id));

    let rows = |answer: Answer| answer["items"].as_array().unwrap().len();
    assert_eq!(rows(also_host.get("/bookings?view=worklist").await.expects(200)), 0);
    assert_eq!(rows(house.host.get("/bookings?view=worklist").await.expects(200)), 1);
    assert_eq!(rows(also_host.get("/bookings?view=all").await.expects(200)), 1);

    let confirmed = step(&house.host, &first, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed");
    let mails = town.topics(also_host).await;
    assert_eq!(mails, ["booking.host_asked", "booking.also_confirmed"]);
    assert_eq!(town.topics(&house.host).await, ["booking.host_asked"]);
    let seen = also_host.get(&path).await.expects(200);
    assert_eq!(seen["organisation"]["name"], "青磁デザイン");
    assert!(may(&seen, "booking.call_off"));
    assert_eq!(
        rows(
            also_host
                .get("/bookings?view=arrivals&on=2026-12-08")
                .await
                .expects(200)
        ),
        1
    );

    let cancelled = step_with(&house.contact, &confirmed, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    assert_eq!(cancelled.string("state"), "cancelled");
    assert_eq!(town.taken().await, (0, 0));
    assert_eq!(town.topics(also_host).await, ["booking.cancelled"]);
    assert_eq!(town.topics(&house.host).await, ["booking.cancelled"]);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_stranger_host_knows_nothing_and_the_other_host_only_looks_at_the_stay() {
    let town = Town::open().await;
    let confirmed = town.confirmed().await;
    let path = format!("/bookings/{}", confirmed.id());
    town.house.app.facility("尾鷲の家").await.rooms(1, 2).create().await;
    let stranger = town.house.app.host_of("尾鷲の家").await;
    stranger.get(&path).await.expects(404);
    step(&stranger, &confirmed, "accept").await.expects(404);
    town.house.app.at("2026-12-07T15:10");
    step(&town.also_host, &confirmed, "check_in").await.expects(403);
    step(&town.also_host, &confirmed, "no_show").await.expects(403);
    step(&town.house.host, &confirmed, "check_in").await.expects(200);
    town.also_host.get(&format!("{path}/calendar.ics")).await.expects(200);
    town.house.app.read_all_mail().await;
}

#[actix_web::test]
async fn either_host_declines_and_the_next_wish_is_asked_while_the_other_host_hears_of_it() {
    let town = Town::open().await;
    let (house, also_host) = (&town.house, &town.also_host);
    let alone = wish(&house.place, "2026-12-14", "2026-12-16", 2);
    let asked = house.at_host(town.application(vec![town.both(3), alone])).await;
    let first = step(&house.host, &asked, "accept").await.expects(200);
    town.topics(&house.host).await;
    let seen = house
        .contact
        .get(&format!("/bookings/{}", asked.id()))
        .await
        .expects(200);
    let name = |place: &str| seen[place]["name"]["ja"].as_str().unwrap().to_owned();
    let why = json!({ "comment": "机の入替えのため、ご利用いただけません。" });
    let moved = step_with(also_host, &first, "decline", why).await.expects(200);
    assert_eq!(moved.string("state"), "host_check");
    assert_eq!(town.taken().await, (4, 0), "the second wish is the inn's alone");
    assert_eq!(
        town.topics(&house.host).await,
        ["booking.also_declined", "booking.host_asked"]
    );
    // Who declined is named, and what is over with it.
    let mails = house.app.mails_to(house.contact.email()).await;
    let told = mails.iter().find(|mail| mail.topic == "booking.declined_next").unwrap();
    let (inn, desks) = (name("facility"), name("also_facility"));
    assert!(told.body.contains(&format!("{desks}では、")), "{}", told.body);
    assert!(
        told.body.contains(&format!("{inn}の仮押さえも解いています")),
        "{}",
        told.body
    );
    also_host.get(&format!("/bookings/{}", moved.id())).await.expects(404);
    let confirmed = step(&house.host, &moved, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed", "one place, one word");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn what_is_corrected_is_accepted_anew() {
    let town = Town::open().await;
    let (house, also_host) = (&town.house, &town.also_host);
    let asked = town.at_hosts().await;
    let first = step(also_host, &asked, "accept").await.expects(200);
    let why = json!({ "comment": "到着時刻を教えてください。" });
    let returned = step_with(&house.host, &first, "return", why).await.expects(200);
    let path = format!("/bookings/{}", asked.id());
    let mut body = town.application(vec![town.both(2)]);
    body["arrival_time"] = json!("16:30");
    let written = house.contact.put_at(returned.version(), &path, body).await.expects(200);
    let again = step(&house.contact, &written, "submit").await.expects(200);
    let again = step(&house.office, &again, "forward").await.expects(200);
    assert_eq!(town.taken().await, (6, 16));
    let half = step(&house.host, &again, "accept").await.expects(200);
    assert_eq!(
        half.string("state"),
        "host_check",
        "the other host has not seen this version"
    );
    let both = step(also_host, &half, "accept").await.expects(200);
    assert_eq!(both.string("state"), "confirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_runs_both_places_accepts_once() {
    let town = Town::open().await;
    let house = &town.house;
    let annex = house
        .app
        .facility_of(house.place.organisation)
        .await
        .desks(4)
        .create()
        .await;
    let mut both = wish(&house.place, FROM, UNTIL, 2);
    both["also_facility_id"] = json!(annex.id);
    both["items"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "unit_type_id": annex.unit_type(), "quantity": 1 }));
    let asked = house.at_host(town.application(vec![both])).await;
    assert_eq!(town.topics(&house.host).await.len(), 1, "asked in one mail");
    let confirmed = step(&house.host, &asked, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn each_host_reads_who_else_wants_its_own_place_and_not_the_other() {
    let town = Town::open().await;
    let house = &town.house;
    let asked = town.at_hosts().await;
    let other = house.app.contact_of("もう一つの会社").await;
    let mut alone = wish(&house.place, FROM, UNTIL, 2);
    alone["items"][0]["unit_type_id"] = json!(house.place.types[1].0);
    let mut body = application(house.call, &other, vec![alone]);
    body["party"] = json!(2);
    let rival = submitted(&other, body).await;
    let path = format!("/bookings/{}", asked.id());
    let rivals = async |reader: &Client| reader.get(&path).await.expects(200)["rivals"].as_array().unwrap().len();
    assert_eq!(
        (rivals(&house.host).await, rivals(&town.also_host).await),
        (1, 0),
        "{rival}"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn where_one_place_is_full_neither_is_taken() {
    let town = Town::open().await;
    let house = &town.house;
    let body = town.application(vec![town.both(5)]);
    let draft = house.contact.post("/bookings", body).await.expects(200);
    step(&house.contact, &draft, "submit")
        .await
        .refuses(409, "booking.no_wish_free");
    assert_eq!(town.taken().await, (0, 0));
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn what_a_wish_of_two_places_lacks_is_named() {
    let town = Town::open().await;
    let also = "wishes[0].also_facility_id";
    let mut same = wish(&town.house.place, FROM, UNTIL, 2);
    same["also_facility_id"] = json!(town.house.place.id);
    assert_eq!(town.faults(same).await, one(also, "booking.also_the_same"));
    let mut bare = wish(&town.house.place, FROM, UNTIL, 2);
    bare["also_facility_id"] = json!(town.office.id);
    assert_eq!(town.faults(bare).await, one(also, "booking.also_without_items"));
    let mut empty = town.both(4);
    empty["items"] = json!([town.desks(4)]);
    assert_eq!(
        town.faults(empty).await,
        one("wishes[0].items", "booking.main_without_items")
    );

    let third = town.house.app.facility("尾鷲の家").await.desks(1).create().await;
    let mut foreign = town.both(3);
    let item = json!({ "unit_type_id": third.unit_type(), "quantity": 1 });
    foreign["items"].as_array_mut().unwrap().push(item);
    let found = town.faults(foreign).await;
    assert!(found.contains(&one("wishes[0].items[2].unit_type_id", "booking.unit_type_unknown")[0]));

    let staff = town.house.app.facility("県庁分室").await.desks(4);
    let staff = staff.row(|row| row.audience = sea_orm::Set(entities::facility::Audience::StaffOnly));
    let staff = staff.create().await;
    let mut hidden = wish(&town.house.place, FROM, UNTIL, 2);
    hidden["also_facility_id"] = json!(staff.id);
    hidden["items"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "unit_type_id": staff.unit_type(), "quantity": 1 }));
    let found = town.faults(hidden).await;
    assert!(found.contains(&one(also, "booking.place_unknown")[0]));

    let mut waits = town.application(vec![town.both(3)]);
    waits["wait_if_full"] = json!(true);
    let draft = town.house.contact.post("/bookings", waits).await.expects(200);
    let refused = step(&town.house.contact, &draft, "submit")
        .await
        .refuses(422, "input.invalid");
    assert_eq!(faults(&refused), one("wait_if_full", "booking.pair_cannot_wait"));
}

#[actix_web::test]
async fn a_closed_day_of_the_other_place_is_said_at_that_place() {
    let town = Town::open().await;
    // A second house for two of them, where nobody may arrive on a Monday.
    let shut = town.house.app.facility("月曜休みの宿").await.rooms(1, 2).create().await;
    closed_on_mondays(&town, &shut).await;
    let mut both = wish(&town.house.place, FROM, UNTIL, 2);
    both["also_facility_id"] = json!(shut.id);
    both["items"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "unit_type_id": shut.unit_type(), "quantity": 1 }));
    assert_eq!(
        town.faults(both).await,
        one("wishes[0].also_facility_id", "booking.closed")
    );
}

async fn closed_on_mondays(town: &Town, place: &Facility) {
    use entities::closing_rule;
    use sea_orm::{ActiveModelTrait, Set};
    let rule = closing_rule::ActiveModel {
        id: Set(entities::id::ClosingRuleId::new()),
        facility_id: Set(place.id),
        kind: Set(closing_rule::Kind::Weekday),
        weekday: Set(Some(0)),
        nth: Set(None),
        starts_on: Set(None),
        ends_on: Set(None),
    };
    rule.insert(town.house.app.db()).await.unwrap();
}

#[actix_web::test]
async fn the_price_is_of_both_and_each_place_charges_by_its_own_rule() {
    let town = Town::open().await;
    let confirmed = town.confirmed().await;
    let path = format!("/bookings/{}", confirmed.id());
    // Two rooms for three nights at 10,000; three desks for four days at 1,500.
    let seen = town.house.contact.get(&path).await.expects(200);
    assert_eq!(seen["total_yen"], 60_000 + 18_000);
    cancellation_row(&town, 100).await;
    let seen = town.house.contact.get(&path).await.expects(200);
    assert_eq!(
        seen["cancellation"]["fee_yen"], 18_000,
        "the desks' rule is for the desks"
    );
    let agreed = json!({ "agreed_fee_yen": 18_000 });
    step_with(&town.house.contact, &confirmed, "cancel", agreed)
        .await
        .expects(200);
    town.house.app.read_all_mail().await;
}

/// The coworking space charges from thirty days before.
async fn cancellation_row(town: &Town, percent: i32) {
    use sea_orm::{ActiveModelTrait, Set};
    let row = entities::cancellation_rule::ActiveModel {
        facility_id: Set(town.office.id),
        min_party: Set(1),
        days_before: Set(30),
        percent: Set(percent),
    };
    row.insert(town.house.app.db()).await.unwrap();
}

#[actix_web::test]
async fn an_unconfirmed_pair_is_changed_as_one_and_a_confirmed_one_says_what_it_cannot() {
    let town = Town::open().await;
    let (house, contact) = (&town.house, &town.house.contact);
    let confirmed = town.confirmed().await;
    let terms = |until: &str, note: &str| {
        json!({ "starts_on": FROM, "ends_on": until, "party": 4, "children": 0, "companions": 0,
            "items": town.both(3)["items"], "work_days": [], "arrival_time": null,
            "purpose_note": "開発合宿", "needs": note, "considerations": "" })
    };
    let asking = |terms: Value| json!({ "terms": terms, "reason": "都合", "agreed_fee_yen": 0 });
    let refused = step_with(contact, &confirmed, "change", asking(terms("2026-12-09", ""))).await;
    assert_eq!(
        faults(&refused.refuses(422, "input.invalid")),
        one("items", "change.pair")
    );
    step_with(
        contact,
        &confirmed,
        "change",
        asking(terms(UNTIL, "電源タップをお借りしたいです。")),
    )
    .await
    .expects(200);
    house.app.read_all_mail().await;
}
