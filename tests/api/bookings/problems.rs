//! A problem now: it reaches the host at once, the answer comes back, and the time between is counted.

use entities::id::BookingId;
use serde_json::{Value, json};
use tests::Answer;
use workcation::bookings::jobs;

use super::{House, step, step_with};

fn wifi() -> Value {
    json!({ "kind": "line", "text": "会議の途中でWi-Fiが切れます。", "place": "2階の個室ブース", "noticed": "今朝から" })
}

impl House {
    /// A confirmed stay from 7 to 10 December with two named guests, on its first day.
    async fn staying(&self) -> Answer {
        let confirmed = self.confirmed().await;
        let guests = json!({ "participants": [
            { "name": "青磁 花子", "name_kana": "", "email": self.contact.email(), "locale": "ja" },
            { "name": "Alex Guest", "name_kana": "", "email": "alex@guest.example", "locale": "en" }] });
        let path = format!("/bookings/{}/participants", confirmed.id());
        let named = self
            .contact
            .put_at(confirmed.version(), &path, guests)
            .await
            .expects(200);
        self.app.read_all_mail().await;
        self.app.at("2026-12-06T10:00");
        jobs::remind_stays(self.app.inner()).await.unwrap();
        named
    }

    /// The token of the page in a mail of the day before.
    async fn guest_token(&self, address: &str) -> String {
        let mail = self.app.mail_to(address).await;
        let page = mail.body.split("/guest#token=").nth(1).unwrap();
        page.split_whitespace().next().unwrap().to_owned()
    }

    /// The token opens no page and takes no report.
    async fn is_refused(&self, token: &str, code: &str) {
        let visitor = self.app.visitor();
        let seen = visitor.post("/guest/view", json!({ "token": token })).await;
        assert!(!seen.text().contains("0599-00-0002"), "no data of the stay");
        seen.refuses(410, code);
        let body = json!({ "token": token, "problem": wifi() });
        visitor.post("/guest/problems", body).await.refuses(410, code);
    }
}

#[actix_web::test]
async fn every_guest_hears_of_the_stay_once_with_a_page_of_their_own_and_only_the_applicant_can_cancel() {
    let house = House::open().await;
    house.staying().await;
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0);
    let own = house.app.mail_to(house.contact.email()).await;
    assert!(own.body.contains("/guest#token=") && own.body.contains("/link#token="));
    let guest = house.app.mail_to("alex@guest.example").await;
    assert_eq!(guest.topic, "booking.day_before_guest");
    assert!(guest.body.contains("/guest#token=") && !guest.body.contains("/link#token="));
    assert!(!guest.body.contains("青磁 花子"), "nobody else is named");
    assert!(
        guest.body.contains("0599-00-0002") && guest.body.contains("鵜方小学校"),
        "{}",
        guest.body
    );
}

#[actix_web::test]
async fn somebody_named_late_hears_of_the_stay_and_nobody_hears_twice() {
    let house = House::open().await;
    let named = house.staying().await;
    house.app.read_all_mail().await;
    let guests = json!({ "participants": [
        { "name": "Alex Guest", "name_kana": "", "email": "ALEX@guest.example", "locale": "en" },
        { "name": "鈴鹿 旅子", "name_kana": "", "email": "tabiko@guest.example", "locale": "ja" }] });
    let path = format!("/bookings/{}/participants", named.id());
    house.contact.put_at(named.version(), &path, guests).await.expects(200);
    house.app.read_all_mail().await;
    // Two processes find the stay at the same time; the slower one has nobody left to write to.
    let (one, other) = tokio::join!(
        jobs::remind_stays(house.app.inner()),
        jobs::remind_stays(house.app.inner())
    );
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let mails = house.app.read_all_mail().await;
    let to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(to, ["tabiko@guest.example"]);
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0);
}

#[actix_web::test]
async fn a_stay_of_people_without_addresses_is_left_alone_by_the_clock() {
    let house = House::open().await;
    let told = super::requests::told(&house, "");
    let entered = house.host.post("/requests", told).await.expects(200);
    let forwarded = step(&house.office, &entered, "forward").await.expects(200);
    let confirmed = step(&house.host, &forwarded, "accept").await.expects(200);
    house.app.read_all_mail().await;
    for moment in ["2026-12-01T09:00", "2026-12-06T10:00", "2026-12-07T08:00"] {
        house.app.at(moment);
        assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0, "{moment}");
        let booking = confirmed.id().parse().map(BookingId).unwrap();
        let asked = workcation::bookings::remind(house.app.inner(), booking).await;
        assert!(asked.is_err(), "nobody to write to is no change, and leaves no record");
    }
    assert!(house.app.read_all_mail().await.is_empty());
}

#[actix_web::test]
async fn who_is_confirmed_on_the_day_itself_hears_of_it_at_once() {
    let house = House::open().await;
    let waiting = house.at_host(house.application()).await;
    house.app.at("2026-12-07T08:00");
    step(&house.host, &waiting, "accept").await.expects(200);
    house.app.read_all_mail().await;
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 1);
    assert_eq!(
        house.app.mail_to(house.contact.email()).await.topic,
        "booking.day_before"
    );
}

#[actix_web::test]
async fn a_guest_without_an_account_reports_by_the_link_and_reads_the_answer() {
    let house = House::open().await;
    house.staying().await;
    let token = house.guest_token("alex@guest.example").await;
    house.app.read_all_mail().await;
    let visitor = house.app.visitor();
    let body = json!({ "token": token, "problem": wifi() });
    visitor
        .post("/guest/problems", body.clone())
        .await
        .refuses(409, "problem.not_now");
    house.app.at("2026-12-07T20:00");
    let seen = visitor
        .post("/guest/view", json!({ "token": token }))
        .await
        .expects(200);
    assert_eq!(
        (seen["can_report"].as_bool(), seen["name"].as_str()),
        (Some(true), Some("Alex Guest"))
    );
    assert!(!seen.text().contains("青磁 花子"));
    visitor.post("/guest/problems", body).await.expects(200);
    let mail = house.app.mail_to(house.host.email()).await;
    assert_eq!(mail.topic, "problem.reported");
    assert!(!mail.body.contains("会議の途中"), "what happened stays behind the link");
    let notices = house.host.get("/notices").await.expects(200);
    assert!(notices.text().contains("problem.reported"));

    let list = house.host.get("/problems").await.expects(200);
    let problem = list["items"][0].clone();
    assert_eq!(
        (problem["state"].as_str(), problem["guest_name"].as_str()),
        (Some("open"), Some("Alex Guest"))
    );
    house.app.at("2026-12-07T20:12");
    let path = format!("/problems/{}/answer", problem["id"].as_str().unwrap());
    let said = json!({ "text": "予備の回線に切り替えました。", "resolved": true });
    house.host.post_at(1, &path, said.clone()).await.expects(200);
    house
        .host
        .post_at(2, &path, said)
        .await
        .refuses(409, "problem.resolved");
    let mail = house.app.mail_to("alex@guest.example").await;
    assert!(mail.body.contains("予備の回線") && mail.body.contains("/guest#token="));
    let seen = visitor
        .post("/guest/view", json!({ "token": token }))
        .await
        .expects(200);
    assert_eq!(
        seen["problems"][0]["answers"][0]["text"],
        "予備の回線に切り替えました。"
    );
    assert_eq!(seen["problems"][0]["answer_minutes"], 12);
    let office = house.office.get("/problems").await.expects(200);
    assert_eq!(
        office["items"][0]["guest_name"],
        Value::Null,
        "the office isn't told who"
    );
    let times = house.office.get("/problem_times").await.expects(200);
    assert_eq!(
        (times["answered"].as_i64(), times["median_minutes"].clone()),
        (Some(1), Value::Null)
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_page_is_its_guests_alone_and_ends_with_the_stay() {
    let house = House::open().await;
    let booking = house.staying().await;
    let token = house.guest_token("alex@guest.example").await;
    house.app.read_all_mail().await;
    house.app.at("2026-12-08T09:00");
    let path = format!("/bookings/{}/problems", booking.id());
    house.contact.post(&path, wifi()).await.expects(200);
    let seen = house
        .app
        .visitor()
        .post("/guest/view", json!({ "token": token }))
        .await
        .expects(200);
    assert_eq!(
        seen["problems"].as_array().unwrap().len(),
        0,
        "another guest's report isn't shown"
    );
    let stranger = house.app.contact_of("ほかの会社").await;
    stranger.post(&path, wifi()).await.expects(404);
    assert_eq!(stranger.get("/problems").await.expects(200)["items"], json!([]));
    let other = house.app.host_of("ほかの宿").await;
    assert_eq!(other.get("/problems").await.expects(200)["items"], json!([]));
    house.app.at("2026-12-11T00:01");
    house.is_refused(&token, "link.expired").await;
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_of_another_kind_or_of_nobody_shows_nothing() {
    let house = House::open().await;
    house.staying().await;
    house.app.at("2026-12-08T09:00");
    let mail = house.app.mail_to(house.contact.email()).await;
    let cancel = mail.body.split("/link#token=").nth(1).unwrap();
    house
        .is_refused(cancel.split_whitespace().next().unwrap(), "link.unknown")
        .await;
    house.is_refused("guessed", "link.unknown").await;
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_dies_with_the_stay_and_with_the_guests_place_in_it() {
    let house = House::open().await;
    let named = house.staying().await;
    let token = house.guest_token("alex@guest.example").await;
    house.app.read_all_mail().await;
    let guests = json!({ "participants": [
        { "name": "鈴鹿 旅子", "name_kana": "", "email": "tabiko@guest.example", "locale": "ja" }] });
    let path = format!("/bookings/{}/participants", named.id());
    let renamed = house.contact.put_at(named.version(), &path, guests).await.expects(200);
    house.is_refused(&token, "link.overtaken").await;
    jobs::remind_stays(house.app.inner()).await.unwrap();
    let token = house.guest_token("tabiko@guest.example").await;
    step_with(&house.contact, &renamed, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    house.is_refused(&token, "link.overtaken").await;
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_late_answer_is_seen_by_the_secretariat_and_the_host() {
    let house = House::open().await;
    let booking = house.staying().await;
    let path = format!("/bookings/{}/problems", booking.id());
    house.app.at("2026-12-08T09:00");
    let first = house.contact.post(&path, wifi()).await.expects(200);
    house.app.at("2026-12-08T09:30");
    house.contact.post(&path, wifi()).await.expects(200);
    house.app.at("2026-12-08T10:00");
    let late = house.office.get("/problems?late=true").await.expects(200);
    assert_eq!(late["items"], json!([]));
    house.app.at("2026-12-08T10:01");
    let said = json!({ "text": "遅くなりました。", "resolved": true });
    let answer = format!("/problems/{}/answer", first.id());
    house
        .office
        .post_at(1, &answer, said.clone())
        .await
        .refuses(403, "forbidden");
    house.host.post_at(1, &answer, said).await.expects(200);
    for desk in [&house.office, &house.host] {
        let late = desk.get("/problems?late=true").await.expects(200);
        assert_eq!(late["items"].as_array().unwrap().len(), 1);
        assert_eq!(late["items"][0]["answer_minutes"], 61);
        assert_eq!(late["items"][0]["is_late"], true);
        let times = desk.get("/problem_times").await.expects(200);
        assert_eq!((times["reported"].as_i64(), times["late"].as_i64()), (Some(2), Some(1)));
        // What waits stands first.
        let all = desk.get("/problems").await.expects(200);
        assert_eq!(
            (&all["items"][0]["state"], &all["items"][1]["state"]),
            (&json!("open"), &json!("resolved"))
        );
    }
    house.contact.get("/problem_times").await.refuses(403, "forbidden");
    let other = house.app.host_of("ほかの宿").await;
    assert_eq!(other.get("/problem_times").await.expects(200)["reported"], 0);
    house.app.at("2027-01-20T09:00");
    let past = house.host.get("/problems").await.expects(200);
    assert_eq!(
        past["items"][0]["guest_name"],
        Value::Null,
        "30 days after the stay the name is gone"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn five_reports_an_hour_are_enough() {
    let house = House::open().await;
    let booking = house.staying().await;
    house.app.at("2026-12-08T09:00");
    let path = format!("/bookings/{}/problems", booking.id());
    for _ in 0..5 {
        house.contact.post(&path, wifi()).await.expects(200);
    }
    assert_eq!(house.contact.post(&path, wifi()).await.status(), 429);
    house.app.at("2026-12-08T10:01");
    house.contact.post(&path, wifi()).await.expects(200);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_cancelled_stay_has_no_problems() {
    let house = House::open().await;
    let booking = house.staying().await;
    let gone = step_with(&house.contact, &booking, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    house.app.at("2026-12-08T09:00");
    let path = format!("/bookings/{}/problems", gone.id());
    house.contact.post(&path, wifi()).await.refuses(409, "problem.not_now");
    house.app.read_all_mail().await;
}
