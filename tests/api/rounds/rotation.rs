//! 輪番: a municipality without a trial of late is given one if anybody would go, and what that changes is said.

use entities::booking::{self, State};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use tests::Answer;

use super::Scene;
use crate::bookings::wish;

/// Both would rather go to Toba, and one would go anywhere.
async fn two(scene: &Scene) -> [Answer; 2] {
    let hill = || wish(&scene.hill, "2026-12-07", "2026-12-09", 1);
    let (_, one) = scene.pooled("甲社", vec![hill()], json!({})).await;
    let (_, other) = scene.pooled("乙社", vec![hill()], json!({ "anywhere": true })).await;
    [one, other]
}

async fn with_rotation(scene: &Scene, halves: Value) -> Answer {
    let round = scene.open().await;
    let mut policy = round["policy"].clone();
    policy["rotation"] = halves;
    let path = format!("/rounds/{}", round.id());
    scene.office.put_at(round.version(), &path, policy).await
}

fn at<'a>(run: &'a Answer, code: &str) -> &'a Value {
    let all = run["municipalities"].as_array().unwrap();
    all.iter().find(|one| one["code"] == code).unwrap_or(&Value::Null)
}

#[actix_web::test]
async fn a_municipality_without_a_trial_of_late_has_its_turn() {
    let scene = Scene::new().await;
    let all = two(&scene).await;
    let round = with_rotation(&scene, json!(2)).await.expects(200);
    assert_eq!(round["policy"]["rotation"], 2);

    let run = scene.computed(&round, json!({})).await;
    let shima = at(&run, "242152");
    assert_eq!(
        (&shima["placed"], &shima["floor"], &shima["is_turn"]),
        (&json!(1), &json!(1), &json!(true)),
        "{run}"
    );
    assert_eq!(at(&run, "242110")["is_turn"], true);
    let cost = run["rule_costs"].as_array().unwrap();
    let cost = cost.iter().find(|one| one["rule"] == "rotation").unwrap();
    assert_eq!((&cost["placed"], &cost["municipalities"]), (&json!(0), &json!(-1)));
    assert!(cost["score"].as_i64().unwrap() > 0, "{cost}");
    assert!(
        !run["rule_costs"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["rule"] == "floors")
    );

    // The record is a round as any other: its floors say it all.
    let path = format!("/round-runs/{}/record?part=input", run["run"]["id"].as_str().unwrap());
    let input = scene.office.get(&path).await.expects(200);
    assert_eq!(input["rules"]["floors"], json!({ "242110": 1, "242152": 1 }));

    let public = scene.app.visitor().get("/round-results").await.expects(200);
    assert_eq!(public["items"][0]["policy"]["rotation"], 2);

    // A trial that began in one of the halves ends the turn; one before them doesn't.
    let id: entities::id::BookingId = all[0].id().parse().unwrap();
    let stayed = |on: &str| booking::ActiveModel {
        id: Set(id),
        state: Set(State::Completed),
        facility_id: Set(Some(scene.sea.id)),
        starts_on: Set(Some(on.parse().unwrap())),
        ..Default::default()
    };
    stayed("2026-03-31").update(scene.app.db()).await.unwrap();
    let before = scene.computed(&round, json!({})).await;
    assert_eq!(at(&before, "242152")["is_turn"], true);
    stayed("2026-04-01").update(scene.app.db()).await.unwrap();
    let after = scene.computed(&round, json!({})).await;
    assert_eq!(
        at(&after, "242152"),
        &Value::Null,
        "no turn, no wish, no trial: {after}"
    );
    assert_eq!(at(&after, "242110")["placed"], 1);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_floor_that_stands_stays_and_a_cap_is_never_passed() {
    let scene = Scene::new().await;
    two(&scene).await;
    let refused = with_rotation(&scene, json!(5)).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("rotation", "range")]);
    let round = scene.office.get("/rounds").await.expects(200);
    let mut policy = round["items"][0]["policy"].clone();
    policy["rotation"] = json!(1);
    policy["limits"] = json!([
        { "municipality_code": "242110", "floor": 2, "cap": null },
        { "municipality_code": "242152", "floor": null, "cap": 0 },
    ]);
    let path = format!("/rounds/{}", round["items"][0]["id"].as_str().unwrap());
    let version = round["items"][0]["version"].as_i64().unwrap();
    let round = scene.office.put_at(version, &path, policy).await.expects(200);
    let run = scene.computed(&round, json!({})).await;
    let hill = at(&run, "242110");
    assert_eq!(
        (&hill["floor"], &hill["is_turn"], &hill["placed"]),
        (&json!(2), &json!(false), &json!(2))
    );
    assert_eq!(at(&run, "242152")["is_turn"], false);
    assert!(
        !run["rule_costs"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["rule"] == "rotation")
    );
    scene.app.read_all_mail().await;
}
