//! A house with its desks, given as a whole: its work places are still taken on the day of departure.

use entities::booking::State;
use entities::unit_type::{Kind, PriceBasis};
use serde_json::{Value, json};
use tests::Facility;

use super::Scene;
use crate::stays::list_whole;

async fn house(scene: &Scene) -> Facility {
    let house = scene.app.facility("一棟の家").await.rooms(2, 2);
    let house = house.units(Kind::Desk, 2, 1, 1_000, PriceBasis::UnitDay);
    let house = house
        .units(Kind::Whole, 0, 4, 9_000, PriceBasis::UnitNight)
        .create()
        .await;
    for listed in [0, 1] {
        list_whole(&scene.app, &house, 2, listed).await;
    }
    house
}

fn whole(house: &Facility, starts_on: &str, ends_on: &str) -> Value {
    json!({ "facility_id": house.id, "starts_on": starts_on, "ends_on": ends_on,
        "items": [{ "unit_type_id": house.types[2].0, "quantity": 1 }] })
}

#[actix_web::test]
async fn a_proposal_gives_a_whole_to_nobody_on_the_day_it_is_left() {
    let scene = Scene::new().await;
    let house = house(&scene).await;
    let first = vec![whole(&house, "2026-12-07", "2026-12-09")];
    let second = vec![whole(&house, "2026-12-09", "2026-12-11")];
    let all = [
        scene.pooled("甲社", first, json!({})).await,
        scene
            .pooled("乙社", second.clone(), json!({ "flexible_days": 1 }))
            .await,
        scene.pooled("丙社", second, json!({ "anywhere": true })).await,
    ];
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    let placed: Vec<&Value> = run["placed"].as_array().unwrap().iter().collect();
    assert_eq!(placed.len(), 3, "the second a day later, the third elsewhere: {run}");
    // The calendar's figures count the house with everything that it is.
    let places = run["places"].as_array().unwrap();
    let place = places
        .iter()
        .find(|one| one["facility"]["id"] == json!(house.id))
        .unwrap();
    assert_eq!(
        place["nights"][0],
        json!({ "on": "2026-12-07", "open": 2, "taken": 2 }),
        "{place}"
    );
    scene.apply(&round, &run).await.expects(200);
    assert_eq!(scene.states(&all).await, [State::HostCheck; 3]);
    scene.app.read_all_mail().await;
}
