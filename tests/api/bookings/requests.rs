//! Requests that come by phone or over the counter: entered for somebody, decided like any other, taken over by a link.

use serde_json::{Value, json};
use workcation::jobs;

use super::House;

/// What the host wrote down while somebody was on the phone.
pub fn told(house: &House, email: &str) -> Value {
    json!({
        "channel": "phone",
        "call_id": house.call,
        "facility_id": house.place.id,
        "starts_on": "2026-12-07",
        "ends_on": "2026-12-09",
        "items": [{ "unit_type_id": house.place.unit_type(), "quantity": 1 }],
        "party": 2,
        "purpose": "retreat",
        "criterion": "集中して働けるか",
        "company_name": "白磁工房",
        "contact_name": "白井 磁子",
        "contact_email": email,
        "contact_phone": "0599-00-0009",
        "consents": ["pledge", "privacy", "survey"],
        "consented_by": "白井 磁子",
    })
}

#[actix_web::test]
async fn a_host_enters_a_request_and_it_goes_the_usual_way() {
    let house = House::open().await;
    let entered = house.host.post("/requests", told(&house, "")).await.expects(200);
    assert_eq!(entered["state"], "in_review");
    let path = format!("/bookings/{}", entered.id());
    // Nobody was given an address, so nobody is written to; the host sees what was entered.
    assert!(house.app.read_all_mail().await.is_empty());
    let seen = house.host.get(&path).await.expects(200);
    assert_eq!(
        (&seen["channel"], &seen["state"]),
        (&json!("phone"), &json!("in_review"))
    );
    assert_eq!(seen["history"][0]["verb"], "booking.enter");
    assert_eq!(seen["history"][0]["standing"], "host");
    let decisions: Vec<&str> = seen["may"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        !decisions.contains(&"booking.forward") && !decisions.contains(&"booking.submit"),
        "{decisions:?}"
    );
    house
        .host
        .post_at(entered.version(), &format!("{path}/forward"), json!({}))
        .await
        .refuses(403, "forbidden");

    // The office sees who called, and how; it can't give back what nobody could correct.
    let row = house.office.get("/bookings?view=worklist").await.expects(200)["items"][0].clone();
    assert_eq!(
        (&row["channel"], &row["organisation_name"]),
        (&json!("phone"), &json!("白磁工房"))
    );
    let whole = house.office.get(&path).await.expects(200);
    assert_eq!(whole["entry"]["consented_by"], "白井 磁子");
    assert_eq!(whole["applicant"]["phone"], "0599-00-0009");
    let comment = json!({ "comment": "人数を確認してください。" });
    house
        .office
        .post_at(entered.version(), &format!("{path}/return"), comment)
        .await
        .refuses(409, "booking.entered_not_returned");

    let forwarded = house
        .office
        .post_at(entered.version(), &format!("{path}/forward"), json!({}))
        .await
        .expects(200);
    let accepted = house
        .host
        .post_at(forwarded.version(), &format!("{path}/accept"), json!({}))
        .await
        .expects(200);
    assert_eq!(accepted["state"], "confirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn whom_it_was_entered_for_takes_it_over_by_the_mailed_link_once() {
    let house = House::open().await;
    let entered = house
        .office
        .post("/requests", told(&house, "shirai@hakuji.example"))
        .await
        .expects(200);
    let mail = house.app.mail_to("shirai@hakuji.example").await;
    let token = mail.token();
    let claim = |organisation| json!({ "token": token, "organisation_id": organisation });

    let company = house.contact.organisation();
    house
        .app
        .visitor()
        .post("/requests/claim", claim(company))
        .await
        .refuses(401, "sign_in_needed");
    // Not in the name of a company that isn't one's own, and not by a made-up link.
    house
        .host
        .post("/requests/claim", claim(company))
        .await
        .refuses(404, "not_found");
    let made_up = json!({ "token": "made-up", "organisation_id": company });
    house
        .contact
        .post("/requests/claim", made_up)
        .await
        .refuses(410, "link.unknown");
    let path = format!("/bookings/{}", entered.id());
    house.contact.get(&path).await.refuses(404, "not_found");

    let claimed = house.contact.post("/requests/claim", claim(company)).await.expects(200);
    assert_eq!(claimed["state"], "in_review");
    let own = house.contact.get(&path).await.expects(200);
    assert_eq!(own["applicant"]["email"], house.contact.email());
    assert!(own["entry"]["claimed_at"].is_string());
    assert!(own["may"].as_array().unwrap().contains(&json!("booking.withdraw")));
    house
        .contact
        .post("/requests/claim", claim(company))
        .await
        .refuses(410, "link.unknown");
    // From now on it can be given back like any other.
    let comment = json!({ "comment": "人数を確認してください。" });
    house
        .office
        .post_at(claimed.version(), &format!("{path}/return"), comment)
        .await
        .expects(200);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_to_take_a_request_over_ends_with_the_first_day() {
    let house = House::open().await;
    house
        .office
        .post("/requests", told(&house, "shirai@hakuji.example"))
        .await
        .expects(200);
    let mail = house.app.mail_to("shirai@hakuji.example").await;
    let token = mail.token();
    house.app.at("2026-12-07T00:00");
    let claim = json!({ "token": token, "organisation_id": house.contact.organisation() });
    house
        .contact
        .post("/requests/claim", claim)
        .await
        .refuses(410, "link.expired");
}

#[actix_web::test]
async fn requests_are_entered_for_ones_own_places_only_and_by_every_rule() {
    let house = House::open().await;
    let app = &house.app;
    for stranger in [
        app.host_of("山の宿").await,
        app.contact_of("白磁").await,
        app.officer_of("242128").await,
    ] {
        stranger
            .post("/requests", told(&house, ""))
            .await
            .refuses(404, "not_found");
    }
    let with = |key: &str, value: Value| {
        let mut told = told(&house, "");
        told[key] = value;
        told
    };
    for (key, value, field, code) in [
        ("channel", json!("web"), "channel", "booking.channel_web"),
        ("contact_email", json!("nobody"), "contact_email", "email"),
        ("consented_by", json!(""), "consented_by", "required"),
        (
            "consents",
            json!(["pledge", "survey"]),
            "consents",
            "booking.consent_privacy",
        ),
        ("party", json!(9), "wishes[0].items", "booking.too_few_beds"),
    ] {
        let refused = house
            .host
            .post("/requests", with(key, value))
            .await
            .refuses(422, "input.invalid");
        assert!(
            refused.faults().contains(&(field, code)),
            "{key}: {:?}",
            refused.faults()
        );
    }
    // Two rooms, and then none.
    let two = with(
        "items",
        json!([{ "unit_type_id": house.place.unit_type(), "quantity": 2 }]),
    );
    house.host.post("/requests", two.clone()).await.expects(200);
    house
        .host
        .post("/requests", two)
        .await
        .refuses(409, "booking.no_wish_free");
    // An applicant's own application is never by phone.
    let mut own = house.application();
    own["channel"] = json!("phone");
    let drafted = house.contact.post("/bookings", own).await.expects(200);
    let drafted = house
        .contact
        .get(&format!("/bookings/{}", drafted.id()))
        .await
        .expects(200);
    assert_eq!(drafted["channel"], "web");
}

#[actix_web::test]
async fn an_account_of_the_same_address_gets_nothing_without_its_owners_doing() {
    let house = House::open().await;
    let entered = house
        .office
        .post("/requests", told(&house, house.contact.email()))
        .await
        .expects(200);
    house
        .contact
        .get(&format!("/bookings/{}", entered.id()))
        .await
        .refuses(404, "not_found");
    assert_eq!(
        house.contact.get("/bookings?view=mine").await.expects(200)["items"],
        json!([])
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_was_entered_by_somebody_else_is_no_forgotten_registration() {
    let house = House::open().await;
    let entered = house.host.post("/requests", told(&house, "")).await.expects(200);
    house.app.at("2026-11-24T09:00");
    let forgotten = jobs::run_once(house.app.inner(), "registration.forget").await;
    assert_eq!(forgotten.unwrap(), Some(0));
    house
        .office
        .get(&format!("/bookings/{}", entered.id()))
        .await
        .expects(200);
}
