//! The waiting list as its people live it: one waits, is asked, answers; and nobody jumps.

use serde_json::{Value, json};
use tests::{Answer, Client, Facility, Mail, TestApp};
use workcation::bookings::waiting::jobs;

use super::{application, step, step_with, wish};

/// A house with rooms for two, and companies that want them.
pub struct Inn {
    pub app: TestApp,
    pub call: entities::id::CallId,
    pub place: Facility,
    pub host: Client,
    pub office: Client,
}

impl Inn {
    /// So many rooms for two.
    pub async fn of(rooms: i32) -> Self {
        let app = TestApp::new().await;
        let call = app.call(|_| {}).await;
        let place = app.facility("潮騒の宿").await.rooms(rooms, 2).create().await;
        let host = app.host_of("潮騒の宿").await;
        let office = app.secretariat().await;
        Self {
            app,
            call,
            place,
            host,
            office,
        }
    }

    /// An application for two people, 7 to 9 December, that waits when it is full.
    pub fn waits(&self, applicant: &Client, rooms: i32) -> Value {
        self.waits_for(applicant, "2026-12-07", "2026-12-09", rooms)
    }

    pub fn waits_for(&self, applicant: &Client, from: &str, until: &str, rooms: i32) -> Value {
        let mut body = application(self.call, applicant, vec![wish(&self.place, from, until, rooms)]);
        body["party"] = json!(2);
        body["wait_if_full"] = json!(true);
        body
    }

    /// Somebody who has the rooms for sure.
    pub async fn confirmed(&self, company: &str, rooms: i32) -> (Client, Answer) {
        let guest = self.app.contact_of(company).await;
        let handed_in = submits(&guest, self.waits(&guest, rooms)).await.expects(200);
        let sent_on = step(&self.office, &handed_in, "forward").await.expects(200);
        let confirmed = step(&self.host, &sent_on, "accept").await.expects(200);
        (guest, confirmed)
    }

    /// Somebody who waits for so many rooms.
    pub async fn waiting(&self, company: &str, rooms: i32) -> (Client, Answer) {
        let guest = self.app.contact_of(company).await;
        let handed_in = submits(&guest, self.waits(&guest, rooms)).await.expects(200);
        assert_eq!(handed_in.string("state"), "waiting");
        (guest, handed_in)
    }

    /// The minute passes: whoever stands first is asked.
    pub async fn minute(&self) -> usize {
        jobs::lapse_offers(self.app.inner()).await.unwrap()
            + jobs::lapse_waiting(self.app.inner()).await.unwrap()
            + jobs::offer_places(self.app.inner()).await.unwrap()
    }

    /// The mail that offers something to somebody, all others read.
    pub async fn offer_to(&self, guest: &Client) -> Mail {
        let mails = self.app.mails_to(guest.email()).await;
        let mut offers = mails.into_iter().filter(|mail| mail.topic == "waiting.offered");
        offers.next_back().expect("an offer by mail")
    }
}

/// Creates and hands in.
pub async fn submits(applicant: &Client, body: Value) -> Answer {
    let draft = applicant.post("/bookings", body).await.expects(200);
    step(applicant, &draft, "submit").await
}

pub async fn page(reader: &Client, booking: &Answer) -> Answer {
    reader.get(&format!("/bookings/{}", booking.id())).await.expects(200)
}

pub async fn state(reader: &Client, booking: &Answer) -> String {
    page(reader, booking).await.string("state")
}

/// The place in line of the first wish.
pub async fn place_in_line(reader: &Client, booking: &Answer) -> i64 {
    page(reader, booking).await["waiting"]["awaited"][0]["place_in_line"]
        .as_i64()
        .unwrap()
}

async fn cancels(guest: &Client, booking: &Answer) -> Answer {
    let free = json!({ "agreed_fee_yen": 0 });
    step_with(guest, booking, "cancel", free).await.expects(200)
}

#[actix_web::test]
async fn two_rivals_and_a_moved_clock() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let (c, of_c) = inn.waiting("丙社", 1).await;
    assert_eq!((place_in_line(&b, &of_b).await, place_in_line(&c, &of_c).await), (1, 2));
    assert_eq!(inn.minute().await, 0, "nothing is free");

    cancels(&a, &booked).await;
    assert_eq!(inn.minute().await, 1);
    let offered = page(&b, &of_b).await;
    assert_eq!(offered.string("state"), "offered");
    assert_eq!(offered["holder"]["standing"], "applicant");
    assert_eq!(offered["waiting"]["offer"]["held_until"], "2026-11-22T00:00:00Z");
    let mail = inn.offer_to(&b).await;
    assert!(
        mail.body
            .contains("ご希望の日程に空きが出ましたので、ご案内申し上げます。")
    );
    assert_eq!(place_in_line(&c, &of_c).await, 1, "who has an offer isn't in line");

    inn.app.at("2026-11-22T08:59");
    assert_eq!(inn.minute().await, 0, "not before its time");
    inn.app.at("2026-11-22T09:00");
    assert!(
        inn.minute().await >= 2,
        "the offer ends, and the next one is asked in the same minute"
    );
    assert_eq!(state(&b, &of_b).await, "waiting");
    assert_eq!(state(&c, &of_c).await, "offered");

    let token = inn.offer_to(&c).await.token();
    let link = json!({ "token": token });
    let taken = inn.app.visitor().post("/links/accept_offer", link).await.expects(200);
    assert_eq!(taken.string("state"), "host_check");
    let confirmed = step(&inn.host, &taken, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed");
    assert_eq!(
        (state(&b, &of_b).await.as_str(), place_in_line(&b, &of_b).await),
        ("waiting", 1)
    );
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn opening_the_link_of_an_offer_changes_nothing_and_it_answers_once() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    cancels(&a, &booked).await;
    inn.minute().await;
    let token = inn.offer_to(&b).await.token();
    let link = json!({ "token": token });
    let visitor = inn.app.visitor();
    for _ in 0..3 {
        let seen = visitor.post("/links/view", link.clone()).await.expects(200);
        assert_eq!(
            (seen.string("capability"), seen.string("state")),
            ("offer_answer".to_owned(), "offered".to_owned())
        );
        assert_eq!(seen["total_yen"], 20_000);
        assert!(!seen.text().contains(b.email()));
    }
    assert_eq!(state(&b, &of_b).await, "offered");
    visitor
        .get(&format!("/links/accept_offer?token={token}"))
        .await
        .expects(404);
    visitor
        .post("/links/cancel", json!({ "token": token, "agreed_fee_yen": 0 }))
        .await
        .refuses(410, "link.unknown");
    let back = visitor.post("/links/decline_offer", link.clone()).await.expects(200);
    assert_eq!(back.string("state"), "waiting");
    visitor
        .post("/links/accept_offer", link)
        .await
        .refuses(410, "link.used");
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_is_dead_after_its_time_and_after_the_withdrawal() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let (c, of_c) = inn.waiting("丙社", 1).await;
    cancels(&a, &booked).await;
    inn.minute().await;
    let link = json!({ "token": inn.offer_to(&b).await.token() });
    let visitor = inn.app.visitor();
    inn.app.at("2026-11-22T09:00");
    visitor
        .post("/links/accept_offer", link)
        .await
        .refuses(410, "link.expired");
    let offered = page(&b, &of_b).await;
    step(&b, &offered, "offer/accept")
        .await
        .refuses(409, "waiting.offer_over");

    inn.minute().await;
    let link = json!({ "token": inn.offer_to(&c).await.token() });
    let offered = page(&c, &of_c).await;
    let gone = step(&c, &offered, "withdraw").await.expects(200);
    assert_eq!(gone.string("state"), "withdrawn");
    visitor
        .post("/links/accept_offer", link)
        .await
        .refuses(410, "link.overtaken");
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_refused_is_not_asked_again_for_what_is_still_free() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    cancels(&a, &booked).await;
    inn.minute().await;
    let offered = page(&b, &of_b).await;
    let back = step(&b, &offered, "offer/decline").await.expects(200);
    assert_eq!(inn.minute().await, 0, "it said no to just this");
    let resting = page(&b, &of_b).await;
    assert_eq!(resting["waiting"]["awaited"][0]["rests"], true);
    assert_eq!(resting["waiting"]["refused"][0]["answer"], "declined");

    let asked = b
        .put_at(
            back.version(),
            &format!("/bookings/{}/waiting", back.id()),
            json!({ "wait_if_full": true }),
        )
        .await
        .expects(200);
    assert_eq!(asked.string("state"), "waiting");
    assert_eq!(inn.minute().await, 1, "unless it asks for it");
    let offered = page(&b, &of_b).await;
    step(&b, &offered, "offer/decline").await.expects(200);

    // Somebody else takes the room and gives it back: that is a new occasion.
    let c = inn.app.contact_of("丙社").await;
    let taken = submits(&c, inn.waits(&c, 1)).await.expects(200);
    assert_eq!(
        taken.string("state"),
        "in_review",
        "who refused doesn't stand in the way"
    );
    assert_eq!(inn.minute().await, 1, "the one that rested is woken");
    step(&c, &taken, "withdraw").await.expects(200);
    assert_eq!(inn.minute().await, 1);
    assert_eq!(state(&b, &of_b).await, "offered");
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn whoever_waits_is_withdrawn_ended_with_a_reason_or_declined_when_the_dates_come() {
    let inn = Inn::of(1).await;
    inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let (c, of_c) = inn.waiting("丙社", 1).await;
    let (d, of_d) = inn.waiting("丁社", 1).await;
    step(&b, &of_b, "withdraw").await.expects(200);
    assert_eq!(place_in_line(&c, &of_c).await, 1);

    step(&inn.host, &of_c, "waiting/end")
        .await
        .refuses(422, "input.invalid");
    let reason = json!({ "comment": "改修工事のため、この期間は空きが出ません。" });
    let ended = step_with(&inn.host, &of_c, "waiting/end", reason).await.expects(200);
    assert_eq!(ended.string("state"), "declined");
    let mails = inn.app.mails_to(c.email()).await;
    assert!(
        mails
            .iter()
            .any(|mail| mail.topic == "waiting.ended" && mail.body.contains("改修工事"))
    );

    inn.app.at("2026-12-07T00:05");
    assert!(inn.minute().await >= 1);
    assert_eq!(state(&d, &of_d).await, "declined");
    let mails = inn.app.mails_to(d.email()).await;
    assert!(mails.iter().any(|mail| mail.topic == "waiting.past"));
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_full_place_is_refused_with_other_dates_units_and_places_unless_one_waits() {
    let inn = Inn::of(1).await;
    let twin = inn
        .app
        .facility("潮騒の宿")
        .await
        .rooms(1, 2)
        .units(
            entities::unit_type::Kind::Room,
            2,
            1,
            6_000,
            entities::unit_type::PriceBasis::UnitNight,
        )
        .create()
        .await;
    let guest = inn.app.contact_of("甲社").await;
    let mut body = application(inn.call, &guest, vec![wish(&twin, "2026-12-07", "2026-12-09", 1)]);
    body["party"] = json!(2);
    submits(&guest, body.clone()).await.expects(200);
    let other = inn.app.contact_of("乙社").await;
    body["organisation_id"] = json!(other.organisation());
    let draft = other.post("/bookings", body.clone()).await.expects(200);
    let refused = step(&other, &draft, "submit")
        .await
        .refuses(409, "booking.no_wish_free");
    let remedy = &refused["remedy"];
    assert_eq!(remedy["types"][0]["unit_type_id"], json!(twin.types[1].0));
    assert_eq!(remedy["types"][0]["quantity"], 2, "two rooms for one hold the party");
    assert_eq!(remedy["places"][0]["facility_id"], json!(inn.place.id));
    assert_eq!(
        remedy["places"][0]["items"],
        json!([{ "unit_type_id": inn.place.unit_type(), "quantity": 1 }])
    );
    assert!(!remedy["dates"].as_array().unwrap().is_empty());

    let path = format!("/bookings/{}", draft.id());
    body["wait_if_full"] = json!(true);
    let kept = other.put_at(draft.version(), &path, body).await.expects(200);
    let waiting = step(&other, &kept, "submit").await.expects(200);
    assert_eq!(waiting.string("state"), "waiting");
    let there = other.get(&format!("{path}/alternatives")).await.expects(200);
    assert_eq!(there["places"], remedy["places"]);
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_wish_added_while_waiting_keeps_the_turn_of_the_first_and_is_offered_where_it_is_free() {
    let inn = Inn::of(1).await;
    inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let path = format!("/bookings/{}/waiting/wishes", of_b.id());
    let same = wish(&inn.place, "2026-12-07", "2026-12-09", 1);
    let refused = b
        .post_at(of_b.version(), &path, same)
        .await
        .refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("wish", "waiting.same_wish")]);
    let late = wish(&inn.place, "2027-04-07", "2027-04-09", 1);
    let refused = b
        .post_at(of_b.version(), &path, late)
        .await
        .refuses(422, "input.invalid");
    assert!(!refused.faults().is_empty());

    let later = wish(&inn.place, "2026-12-14", "2026-12-16", 1);
    let widened = b.post_at(of_b.version(), &path, later).await.expects(200);
    assert_eq!(widened.string("state"), "waiting");
    assert_eq!(inn.minute().await, 1);
    let offered = page(&b, &of_b).await;
    assert_eq!(offered["waiting"]["offer"]["wish_rank"], 2);
    assert_eq!(
        (&offered["starts_on"], &offered["total_yen"]),
        (&json!("2026-12-14"), &json!(20_000))
    );
    let taken = step(&b, &offered, "offer/accept").await.expects(200);
    assert_eq!(taken.string("state"), "host_check");
    let seen = page(&inn.host, &taken).await;
    assert_eq!(
        seen["wishes"].as_array().unwrap().len(),
        1,
        "the host sees its own wish"
    );
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_application_that_every_host_declined_waits_only_where_it_asked_to() {
    let inn = Inn::of(1).await;
    let full = inn.app.facility("潮騒の宿").await.rooms(1, 2).create().await;
    let (a, b) = (inn.app.contact_of("甲社").await, inn.app.contact_of("乙社").await);
    let mut takes = application(inn.call, &a, vec![wish(&full, "2026-12-07", "2026-12-09", 1)]);
    takes["party"] = json!(2);
    submits(&a, takes).await.expects(200);
    for waits in [true, false] {
        let dates = if waits {
            ("2026-12-07", "2026-12-09")
        } else {
            ("2026-12-08", "2026-12-10")
        };
        let mut body = inn.waits_for(&b, dates.0, dates.1, 1);
        body["wishes"]
            .as_array_mut()
            .unwrap()
            .push(wish(&full, "2026-12-07", "2026-12-09", 1));
        body["wait_if_full"] = json!(false);
        let handed_in = submits(&b, body).await.expects(200);
        let path = format!("/bookings/{}/waiting", handed_in.id());
        let chosen = b
            .put_at(handed_in.version(), &path, json!({ "wait_if_full": waits }))
            .await
            .expects(200);
        let sent_on = step(&inn.office, &chosen, "forward").await.expects(200);
        let reason = json!({ "comment": "設備点検のため。" });
        let after = step_with(&inn.host, &sent_on, "decline", reason).await.expects(200);
        assert_eq!(after.string("state"), if waits { "waiting" } else { "declined" });
        if waits {
            let seen = page(&b, &after).await;
            let ranks: Vec<_> = seen["waiting"]["awaited"]
                .as_array()
                .unwrap()
                .iter()
                .map(|wish| &wish["wish_rank"])
                .collect();
            assert_eq!(ranks, [2], "not for the one that its host declined");
        }
    }
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_employee_who_is_offered_other_dates_asks_the_supervisor_again_and_keeps_the_place() {
    let inn = Inn::of(1).await;
    inn.confirmed("甲社", 1).await;
    let employee = inn.app.employee_of("みらい働き方課").await;
    let supervisor = inn.app.supervisor_of("みらい働き方課").await;
    let mut body = inn.waits(&employee, 1);
    let day = |day: &str| json!({ "day": day, "basis": "telework", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" });
    body["work_days"] = json!([day("2026-12-07"), day("2026-12-08"), day("2026-12-09")]);
    body["party"] = json!(1);
    let waiting = submits(&employee, body).await.expects(200);
    assert_eq!(waiting.string("state"), "waiting");
    let path = format!("/bookings/{}/waiting/wishes", waiting.id());
    let other = wish(&inn.place, "2026-12-14", "2026-12-16", 1);
    employee.post_at(waiting.version(), &path, other).await.expects(200);
    inn.minute().await;
    let offered = page(&employee, &waiting).await;
    let taken = step(&employee, &offered, "offer/accept").await.expects(200);
    assert_eq!(taken.string("state"), "supervisor_review");
    let (c, _) = inn.waiting("丙社", 1).await;
    let rival = submits(&c, inn.waits_for(&c, "2026-12-14", "2026-12-16", 1))
        .await
        .expects(200);
    assert_eq!(rival.string("state"), "waiting", "the accepted place is held meanwhile");
    let approved = step(&supervisor, &taken, "approve").await.expects(200);
    assert_eq!(approved.string("state"), "in_review");
    inn.app.read_all_mail().await;
}
