//! The demonstration: there once, open to newcomers, and never in production.

use entities::booking::State;
use entities::{audit_event, booking, facility, person};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tests::TestApp;
use workcation::demo::{self, Loaded, NotLoaded, PASSWORD, SIGN_INS};
use workcation::facilities;

const README: &str = include_str!("../../README.md");

async fn loaded() -> TestApp {
    loaded_at("2026-11-20T09:00").await
}

async fn loaded_at(moment: &str) -> TestApp {
    let app = TestApp::demo().await;
    app.at(moment);
    facilities::load_reference(app.inner()).await.unwrap();
    assert_eq!(demo::load(app.inner()).await.unwrap(), Loaded::Now);
    app.read_all_mail().await;
    app
}

#[actix_web::test]
async fn the_demo_is_loaded_once_and_recorded() {
    let app = loaded().await;
    let people = person::Entity::find().count(app.db()).await.unwrap();
    assert_eq!(demo::load(app.inner()).await.unwrap(), Loaded::Before);
    assert_eq!(person::Entity::find().count(app.db()).await.unwrap(), people);
    assert_eq!(facility::Entity::find().count(app.db()).await.unwrap(), 20);
    let recorded = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("demo.load"));
    assert_eq!(recorded.count(app.db()).await.unwrap(), 1);
    let greeting = demo::greeting(app.inner(), Loaded::Before).await.unwrap();
    assert!(greeting.contains(PASSWORD) && greeting.contains("hanako@seiji.example"));
}

#[actix_web::test]
async fn the_demo_can_begin_where_a_house_is_closed_and_where_a_call_ends() {
    for moment in ["2026-11-24T09:00", "2027-02-24T09:00", "2027-03-02T09:00"] {
        let app = loaded_at(moment).await;
        let there = booking::Entity::find().filter(booking::Column::State.eq(State::CheckedIn));
        assert!(there.count(app.db()).await.unwrap() >= 2, "{moment}");
    }
}

#[actix_web::test]
async fn production_refuses_the_demo_and_does_not_even_know_its_pages() {
    let app = TestApp::new().await;
    let refused = demo::load(app.inner()).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::Production));
    assert_eq!(person::Entity::find().count(app.db()).await.unwrap(), 0);
    app.visitor().get("/demo/people").await.expects(404);
}

#[actix_web::test]
async fn there_is_somebody_to_sign_in_as_for_each_kind_of_user() {
    let app = loaded().await;
    let visitor = app.visitor();
    let people = visitor.get("/demo/people").await.expects(200);
    let people = people["items"].as_array().unwrap().clone();
    assert_eq!(people.len(), SIGN_INS.len());
    assert!(README.contains(&format!("`{PASSWORD}`")));
    let mut roles = std::collections::BTreeSet::new();
    for person in people {
        let credentials = json!({ "email": person["email"], "password": person["password"] });
        let signed_in = visitor.post("/sessions", credentials).await.expects(200);
        let email = person["email"].as_str().unwrap();
        assert!(README.contains(&format!("`{email}`")), "README.md lacks {email}");
        let own = signed_in["me"]["roles"].as_array().unwrap().clone();
        assert_eq!(json!(own), person["roles"], "{}", person["name"]);
        roles.extend(own.iter().map(ToString::to_string));
    }
    assert_eq!(roles.len(), 10, "every role is there: {roles:?}");
}

#[actix_web::test]
async fn the_demo_has_places_to_find_and_one_call_to_apply_to() {
    let app = loaded().await;
    let found = app.visitor().get("/facilities?limit=50").await.expects(200);
    let items = found["items"].as_array().unwrap();
    assert_eq!(items.len(), 19, "the prefecture's own room is for its staff");
    let id = found["items"][0]["facility"]["id"].as_str().unwrap().to_owned();
    let facility = app.visitor().get(&format!("/facilities/{id}")).await.expects(200);
    assert!(facility["name"]["ja"].as_str().unwrap().ends_with("（架空）"));
    assert!(!facility["unit_types"].as_array().unwrap().is_empty());
    assert!(!facility["cancellation_rules"].as_array().unwrap().is_empty());

    let photos: Vec<_> = items
        .iter()
        .filter(|item| !item["facility"]["photo"].is_null())
        .collect();
    assert_eq!(
        items.len() - photos.len(),
        2,
        "two places show what it looks like without"
    );
    for item in photos {
        let photo = &item["facility"]["photo"];
        assert!(
            photo["alt_ja"].as_str().unwrap().ends_with("イラスト")
                && photo["alt_en"].as_str().unwrap().starts_with("Drawing")
        );
        let url = photo["url"].as_str().unwrap().strip_prefix("/api").unwrap();
        app.visitor().get(url).await.expects(200);
    }

    let calls = app.visitor().get("/calls").await.expects(200);
    let phases: Vec<&str> = calls["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|call| call["phase"].as_str().unwrap())
        .collect();
    assert_eq!(phases, ["open", "over", "over", "over", "over"]);
    assert_eq!(calls["items"][0]["name"]["ja"], "令和8年度 下半期 ワーケーション試行");
}

#[actix_web::test]
async fn a_round_waits_to_be_computed_and_a_lottery_has_decided() {
    let app = loaded().await;
    let in_state = |state| booking::Entity::find().filter(booking::Column::State.eq(state));
    assert_eq!(in_state(State::Pooled).count(app.db()).await.unwrap(), 15);
    assert!(in_state(State::NotSelected).count(app.db()).await.unwrap() >= 2);
}

#[actix_web::test]
async fn two_wait_and_two_are_asked() {
    let app = loaded().await;
    for state in [State::Waiting, State::Offered] {
        let there = booking::Entity::find().filter(booking::Column::State.eq(state));
        assert_eq!(there.count(app.db()).await.unwrap(), 2, "{state:?}");
    }
}
