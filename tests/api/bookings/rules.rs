//! Every broken rule is named at once, and what was typed is kept.

use serde_json::json;

use super::{House, step};

#[actix_web::test]
async fn every_broken_rule_is_named_at_once() {
    let house = House::open().await;
    let mut body = house.application();
    body["purpose"] = json!("");
    body["criteria"] = json!([]);
    body["consents"] = json!(["privacy"]);
    body["party"] = json!(9);
    body["children"] = json!(1);
    let draft = house.contact.post("/bookings", body).await.expects(200);
    let refused = step(&house.contact, &draft, "submit")
        .await
        .refuses(422, "input.invalid");
    let faults = refused.faults();
    for fault in [
        ("purpose", "required"),
        ("criteria", "booking.criterion_missing"),
        ("consents", "booking.consent_pledge"),
        ("consents", "booking.consent_survey"),
        ("wishes[0].items", "booking.too_few_beds"),
        ("children", "booking.no_children"),
    ] {
        assert!(faults.contains(&fault), "{fault:?} isn't among {faults:?}");
    }
    let checked = house
        .contact
        .post(&format!("/bookings/{}/check", draft.id()), json!({}))
        .await
        .expects(200);
    assert_eq!(checked["violations"].as_array().unwrap().len(), faults.len());
}

#[actix_web::test]
async fn a_suspended_call_and_a_stay_out_of_its_time_are_refused() {
    let house = House::open().await;
    let mut body = house.application();
    body["wishes"][0]["starts_on"] = json!("2027-03-30");
    body["wishes"][0]["ends_on"] = json!("2027-04-02");
    let draft = house.contact.post("/bookings", body).await.expects(200);
    let refused = step(&house.contact, &draft, "submit")
        .await
        .refuses(422, "input.invalid");
    assert!(refused.faults().iter().any(|(field, _)| field.starts_with("wishes[0]")));
}

#[actix_web::test]
async fn a_stay_of_a_hundred_years_costs_nobody_anything() {
    let house = House::open().await;
    let mut body = house.application();
    body["wishes"][0]["starts_on"] = json!("2000-01-01");
    body["wishes"][0]["ends_on"] = json!("2100-12-31");
    let draft = house.contact.post("/bookings", body.clone()).await.expects(200);
    let refused = step(&house.contact, &draft, "submit")
        .await
        .refuses(422, "input.invalid");
    let faults = refused.faults();
    assert!(
        faults.contains(&("wishes[0].ends_on", "booking.too_long")),
        "{faults:?}"
    );
    assert!(faults.len() < 200, "{}", faults.len());
    for (field, day) in [("ends_on", "+262142-12-30"), ("starts_on", "-262142-01-01")] {
        let mut body = body.clone();
        body["wishes"][0][field] = json!(day);
        let refused = house
            .contact
            .post("/bookings", body)
            .await
            .refuses(422, "input.invalid");
        assert_eq!(
            refused.faults(),
            [(format!("wishes[0].{field}").as_str(), "booking.day_impossible")]
        );
    }
}

#[actix_web::test]
async fn a_company_cannot_apply_for_a_place_that_is_for_staff() {
    let house = House::open().await;
    let staff = house
        .app
        .facility("県営執務室")
        .await
        .desks(4)
        .row(|row| row.audience = sea_orm::Set(entities::facility::Audience::StaffOnly))
        .create()
        .await;
    let mut body = house.application();
    body["wishes"][0]["facility_id"] = json!(staff.id);
    body["wishes"][0]["items"][0]["unit_type_id"] = json!(staff.unit_type());
    let draft = house.contact.post("/bookings", body).await.expects(200);
    let refused = step(&house.contact, &draft, "submit")
        .await
        .refuses(422, "input.invalid");
    assert!(
        refused
            .faults()
            .contains(&("wishes[0].facility_id", "booking.place_unknown"))
    );
}

#[actix_web::test]
async fn nobody_applies_in_another_company_s_name() {
    let house = House::open().await;
    let other = house.app.contact_of("別の会社").await;
    let mut body = house.application();
    body["organisation_id"] = json!(other.organisation());
    house.contact.post("/bookings", body).await.expects(404);
}
