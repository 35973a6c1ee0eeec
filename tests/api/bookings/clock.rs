//! What the clock does: holds end, stays are closed, tomorrow's guests hear of it.

use serde_json::json;
use workcation::bookings::jobs;

use super::{House, step, step_with};

#[actix_web::test]
async fn a_hold_ends_at_17_00_five_business_days_on() {
    let house = House::open().await;
    house.holiday("2026-11-23").await;
    let handed_in = house.submitted(house.application()).await;
    let path = format!("/bookings/{}", handed_in.id());
    let page = house.contact.get(&path).await;
    // Friday 20 November; Monday 23 is a holiday: the fifth business day is Monday 30.
    assert_eq!(page["holder"]["until"], "2026-11-30T08:00:00Z");
    house.app.at("2026-11-30T16:59");
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 0);
    house.app.at("2026-11-30T17:00");
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 1);
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 0);
    let page = house.contact.get(&path).await;
    assert_eq!(page.string("state"), "hold_expired");
    assert_eq!(house.nights_taken().await, 0);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_step_that_is_late_but_first_beats_the_clock() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    house.app.at("2026-11-30T17:05");
    step(&house.office, &handed_in, "forward").await.expects(200);
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 0);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn returning_does_not_renew_the_deadline() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    house.app.at("2026-11-26T09:00");
    let returned = step_with(
        &house.office,
        &handed_in,
        "return",
        json!({ "comment": "確認ください" }),
    )
    .await
    .expects(200);
    house.app.at("2026-11-30T17:00");
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 1);
    let page = house.contact.get(&format!("/bookings/{}", returned.id())).await;
    assert_eq!(page.string("state"), "hold_expired");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_stay_that_nobody_checked_out_of_is_closed_at_noon() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    house.app.at("2026-12-07T16:00");
    step(&house.host, &confirmed, "check_in").await.expects(200);
    house.app.at("2026-12-11T11:59");
    assert_eq!(jobs::close_stays(house.app.inner()).await.unwrap(), 0);
    house.app.at("2026-12-11T12:00");
    assert_eq!(jobs::close_stays(house.app.inner()).await.unwrap(), 1);
    let page = house.contact.get(&format!("/bookings/{}", confirmed.id())).await;
    assert_eq!(page.string("state"), "completed");
    assert_eq!(page["closed_by"], "automatic");
    assert_eq!(page["actual_ends_on"], "2026-12-10");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_stay_that_nobody_checked_in_to_waits_three_business_days_for_the_host() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    house.app.at("2026-12-11T09:00");
    let list = house.host.get("/bookings?view=worklist").await.expects(200);
    assert_eq!(list["items"][0]["id"], confirmed.id());
    house.app.at("2026-12-15T11:59");
    assert_eq!(jobs::close_stays(house.app.inner()).await.unwrap(), 0);
    house.app.at("2026-12-15T12:00");
    assert_eq!(jobs::close_stays(house.app.inner()).await.unwrap(), 1);
    let page = house.contact.get(&format!("/bookings/{}", confirmed.id())).await;
    assert_eq!(page["closed_by"], "unconfirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn names_are_asked_for_once_and_guests_hear_of_tomorrow_once() {
    let house = House::open().await;
    house.confirmed().await;
    house.app.read_all_mail().await;
    house.app.at("2026-11-30T08:00");
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 1);
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0);
    assert_eq!(
        house.app.mail_to(house.contact.email()).await.topic,
        "booking.names_due"
    );
    // 00:30 in Tokyo is still the day before in UTC, and too early for a mail.
    house.app.at("2026-12-06T09:59");
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0);
    house.app.at("2026-12-06T10:00");
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 1);
    assert_eq!(jobs::remind_stays(house.app.inner()).await.unwrap(), 0);
    let mail = house.app.mail_to(house.contact.email()).await;
    assert_eq!(mail.topic, "booking.day_before");
    let token = mail
        .body
        .split("/link#token=")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    let link = json!({ "token": token });
    let seen = house.app.visitor().post("/links/view", link).await.expects(200);
    assert_eq!(seen["capability"], "booking_cancel");
}

impl House {
    /// Makes the day a public holiday, unless it is one already.
    async fn holiday(&self, day: &str) {
        use sea_orm::sea_query::OnConflict;
        use sea_orm::{EntityTrait, Set};
        let row = entities::holiday::ActiveModel {
            day: Set(day.parse().unwrap()),
            name: Set("休日".to_owned()),
        };
        let once = OnConflict::column(entities::holiday::Column::Day)
            .do_nothing()
            .to_owned();
        entities::holiday::Entity::insert(row)
            .on_conflict(once)
            .exec_without_returning(self.app.db())
            .await
            .unwrap();
    }
}
