//! Who learns what of a round, who decides what, and the simpler ways to choose.

use entities::booking::{self, State};
use entities::programme_call::SelectionMethod;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::Answer;
use workcation::jobs;

use super::{Scene, placed_at};
use crate::bookings::{application, step, wish};

#[actix_web::test]
async fn everybody_learns_their_own_and_nobody_elses() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let (loser, lost) = scene
        .pooled("丁社", vec![wish(&scene.sea, "2026-12-07", "2026-12-09", 1)], json!({}))
        .await;
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    let outcome = |booking: &Answer| format!("/bookings/{}/outcome", booking.id());
    all[0].0.get(&outcome(&all[0].1)).await.expects(404);
    scene.apply(&round, &run).await.expects(200);

    let (who, whose) = if scene.state(&lost).await == State::NotSelected {
        (&loser, &lost)
    } else {
        (&all[1].0, &all[1].1)
    };
    let told = who.get(&outcome(whose)).await.expects(200);
    assert_eq!(
        (&told["is_selected"], &told["wishes"][0]["code"]),
        (&json!(false), &json!("balance"))
    );
    assert!(!told.string("text").is_empty() && told.string("seed") == round.string("seed"));
    for other in ["甲社", "乙社", "丙社", "丁社"] {
        assert!(!told.text().contains(other), "{other}");
    }
    for other in &all {
        if other.1.id() != whose.id() {
            other.0.get(&outcome(whose)).await.expects(404);
        }
    }
    let second = all[0].0.get(&outcome(&all[0].1)).await.expects(200);
    assert_eq!((&second["is_selected"], &second["rank"]), (&json!(true), &json!(2)));
    assert_eq!(second["wishes"][1]["code"], "given");

    let host = scene.app.host_of("潮騒の宿").await;
    let given = host.get("/round-outcomes").await.expects(200);
    assert_eq!(given["items"].as_array().unwrap().len(), 1);
    assert_eq!(given["items"][0]["facility"]["id"], json!(scene.sea.id));
    let officer = scene.app.officer_of("242110").await;
    assert_eq!(
        officer.get("/round-outcomes").await.expects(200)["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let stranger = scene.app.host_of("別の宿").await;
    assert!(
        stranger.get("/round-outcomes").await.expects(200)["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );

    let public = scene.app.visitor().get("/round-results").await.expects(200);
    let shown = &public["items"][0];
    assert_eq!(
        (&shown["seed"], &shown["applications"], &shown["placed"]),
        (&round["seed"], &Value::Null, &Value::Null)
    );
    assert!(
        shown["municipalities"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["placed"].is_null())
    );
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_cannot_be_placed_is_named_before_anything_is_computed() {
    let scene = Scene::new().await;
    scene.three().await;
    let (_, big) = scene
        .pooled(
            "大所帯",
            vec![wish(&scene.hill, "2026-12-07", "2026-12-09", 2)],
            json!({ "party": 4, "children": 0 }),
        )
        .await;
    scene
        .pooled(
            "多すぎ",
            vec![],
            json!({ "party": 9, "anywhere": true,
        "dates": { "starts_on": "2026-12-07", "ends_on": "2026-12-09" } }),
        )
        .await;
    let round = scene.open().await;
    let listed = scene
        .office
        .get(&format!("/rounds/{}/applications", round.id()))
        .await
        .expects(200);
    let items = listed["items"].as_array().unwrap();
    assert_eq!((items.len(), items[0]["places"].as_i64()), (5, Some(0)));
    let conditions: Vec<&str> = items[0]["obstacles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["condition"].as_str().unwrap())
        .collect();
    assert!(conditions.contains(&"party"), "{conditions:?}");
    let fitting = items.iter().find(|one| one["asked"]["booking_id"] == big.id()).unwrap();
    assert_eq!(
        (&fitting["wishes"][0]["fits"], &fitting["places"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(fitting["wishes"][0]["unit_types"][0]["starts"][0], "2026-12-07");
    let run = scene.computed(&round, json!({})).await;
    assert!(
        run["unplaced"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["reason"] == "no_option")
    );
    let mails = scene.app.read_all_mail().await;
    let open = "施設：未定（選考で決まります）";
    assert!(mails.iter().any(|mail| mail.body.contains(open)));
}

#[actix_web::test]
async fn a_screening_goes_by_points_and_a_lottery_by_its_seed() {
    let scene = Scene::with(SelectionMethod::Screening, false).await;
    let sea = || wish(&scene.sea, "2026-12-07", "2026-12-09", 1);
    let first = scene.pooled("甲社", vec![sea()], json!({})).await;
    let second = scene.pooled("乙社", vec![sea()], json!({})).await;
    let round = scene.open().await;
    assert_eq!(round["method"], "screening");
    for (booking, points) in [(&first.1, 40), (&second.1, 70)] {
        let given = json!({ "booking_id": booking.id(), "points": points, "comment": "提案の内容" });
        scene
            .office
            .put(&format!("/rounds/{}/points", round.id()), given)
            .await
            .expects(200);
    }
    let run = scene.computed(&round, json!({})).await;
    assert!(placed_at(&run, &second.1).is_some() && placed_at(&run, &first.1).is_none());
    scene.apply(&round, &run).await.expects(200);
    let told = first
        .0
        .get(&format!("/bookings/{}/outcome", first.1.id()))
        .await
        .expects(200);
    assert_eq!(told["wishes"][0]["code"], "points");
    scene.app.read_all_mail().await;

    let scene = Scene::with(SelectionMethod::Lottery, false).await;
    let sea = || wish(&scene.sea, "2026-12-07", "2026-12-09", 1);
    scene.pooled("甲社", vec![sea()], json!({})).await;
    scene.pooled("乙社", vec![sea()], json!({})).await;
    let round = scene.open().await;
    let one = scene.computed(&round, json!({})).await;
    let other = scene.computed(&round, json!({})).await;
    assert_eq!(one["placed"], other["placed"], "the same seed draws the same");
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_coordinator_proposes_and_the_approver_decides() {
    let scene = Scene::new().await;
    scene.three().await;
    let round = scene.open().await;
    let coordinator = scene.app.coordinator().await;
    let path = format!("/rounds/{}", round.id());
    let seen = coordinator.get(&path).await.expects(200);
    assert_eq!(seen["may"], json!(["round_run.start"]));
    coordinator
        .post_at(seen.version(), &format!("{path}/close"), json!({}))
        .await
        .expects(403);
    coordinator.post(&format!("{path}/runs"), json!({})).await.expects(201);
    jobs::run_once(scene.app.inner(), "round.solve").await.unwrap();
    let run = scene.office.get(&format!("{path}/runs")).await.expects(200);
    let body = json!({ "run_id": run["items"][0]["id"] });
    scene
        .office
        .post_at(seen.version(), &format!("{path}/apply"), body.clone())
        .await
        .expects(403);
    scene.app.administrator().await.get(&path).await.expects(404);
    scene
        .approver
        .post_at(seen.version(), &format!("{path}/apply"), body)
        .await
        .expects(200);
    let left = booking::Entity::find().filter(booking::Column::State.eq(State::Pooled));
    assert_eq!(left.count(scene.app.db()).await.unwrap(), 0);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn what_is_wrong_with_days_that_name_no_place_is_said_at_the_days() {
    let scene = Scene::new().await;
    let guest = scene.app.contact_of("甲社").await;
    let mut body = application(scene.call, &guest, Vec::new());
    body["anywhere"] = json!(true);
    body["dates"] = json!({ "starts_on": "2026-11-21", "ends_on": "2026-11-23" });
    let draft = guest.post("/bookings", body).await.expects(200);
    let refused = step(&guest, &draft, "submit").await.refuses(422, "input.invalid");
    let fields: Vec<&str> = refused.faults().into_iter().map(|(field, _)| field).collect();
    assert!(fields.iter().all(|field| field.starts_with("dates.")), "{refused}");
    assert!(!fields.is_empty());
}
