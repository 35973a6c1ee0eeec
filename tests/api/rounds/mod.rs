//! Rounds: from opening to applied bookings, what keeps anything from being half applied, and who learns what of it.

mod pairs;
mod people;
mod rotation;
mod wholes;

use entities::booking::{self, State};
use entities::id::CallId;
use entities::programme_call::SelectionMethod;
use entities::{round_run, unit_night};
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use serde_json::{Value, json};
use tests::{Answer, Client, Facility, TestApp};
use workcation::jobs;
use workcation::rounds;

use crate::bookings::{application, step, submitted, wish};

/// Two places, an open call whose places are given in a round, and the people of the office.
struct Scene {
    app: TestApp,
    call: CallId,
    /// One room for two, in Shima.
    sea: Facility,
    /// Two rooms for two, in Toba.
    hill: Facility,
    office: Client,
    approver: Client,
}

impl Scene {
    async fn new() -> Self {
        Self::with(SelectionMethod::Round, false).await
    }

    async fn with(method: SelectionMethod, hosts_agreed: bool) -> Self {
        let app = TestApp::new().await;
        let call = app
            .call(|call| {
                call.selection_method = Set(method);
                call.hosts_agreed = Set(hosts_agreed);
            })
            .await;
        let sea = app.facility("潮騒の宿").await.rooms(1, 2).create().await;
        app.municipality("242110").await;
        let hill = app.facility("丘の宿").await.rooms(2, 2);
        let hill = hill
            .row(|row| row.municipality_code = Set("242110".to_owned()))
            .create()
            .await;
        let office = app.secretariat().await;
        let approver = app.approver().await;
        Self {
            app,
            call,
            sea,
            hill,
            office,
            approver,
        }
    }

    /// An application for two people that waits in the pool; `more` changes what it says.
    async fn pooled(&self, company: &str, wishes: Vec<Value>, more: Value) -> (Client, Answer) {
        let guest = self.app.contact_of(company).await;
        let mut body = application(self.call, &guest, wishes);
        body["party"] = json!(2);
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        let handed_in = submitted(&guest, body).await;
        let pooled = step(&self.office, &handed_in, "forward").await.expects(200);
        assert_eq!(pooled.string("state"), "pooled");
        (guest, pooled)
    }

    /// Three want the one room by the sea on the same nights; the third would go anywhere.
    async fn three(&self) -> [(Client, Answer); 3] {
        let sea = || wish(&self.sea, "2026-12-07", "2026-12-09", 1);
        let hill = || wish(&self.hill, "2026-12-07", "2026-12-09", 1);
        [
            self.pooled("甲社", vec![sea(), hill()], json!({})).await,
            self.pooled("乙社", vec![sea()], json!({})).await,
            self.pooled("丙社", vec![sea()], json!({ "anywhere": true })).await,
        ]
    }

    async fn open(&self) -> Answer {
        self.office
            .post("/rounds", json!({ "call_id": self.call }))
            .await
            .expects(201)
    }

    async fn start(&self, round: &Answer, body: Value) -> Answer {
        let path = format!("/rounds/{}/runs", round.id());
        self.office.post(&path, body).await.expects(201)
    }

    /// The record of a run, input and plan; solved again the input gives that plan byte for byte.
    async fn solved_again(&self, run: &Answer) -> (Answer, Answer) {
        let record = |part: &str| format!("/round-runs/{}/record?part={part}", run["run"]["id"].as_str().unwrap());
        let input = self.office.get(&record("input")).await.expects(200);
        let plan = self.office.get(&record("plan")).await.expects(200);
        let read = rounds::read(input.bytes()).unwrap();
        assert_eq!(
            serde_json::to_string(&rounds::solve(&read)).unwrap() + "\n",
            plan.text()
        );
        (input, plan)
    }

    /// Queues a run and computes it.
    async fn computed(&self, round: &Answer, body: Value) -> Answer {
        let run = self.start(round, body).await;
        jobs::run_once(self.app.inner(), "round.solve").await.unwrap();
        let run = self.office.get(&format!("/round-runs/{}", run.id())).await.expects(200);
        assert_eq!(run["run"]["state"], "done", "{run}");
        run
    }

    async fn apply(&self, round: &Answer, run: &Answer) -> Answer {
        let round = self.office.get(&format!("/rounds/{}", round.id())).await.expects(200);
        let path = format!("/rounds/{}/apply", round.id());
        let body = json!({ "run_id": run["run"]["id"] });
        self.approver.post_at(round.version(), &path, body).await
    }

    async fn state(&self, booking: &Answer) -> State {
        let row = booking::Entity::find_by_id(booking.id().parse::<entities::id::BookingId>().unwrap());
        row.one(self.app.db()).await.unwrap().unwrap().state
    }

    async fn states(&self, bookings: &[(Client, Answer)]) -> Vec<State> {
        let mut states = Vec::new();
        for (_, booking) in bookings {
            states.push(self.state(booking).await);
        }
        states
    }

    async fn nights(&self) -> u64 {
        unit_night::Entity::find().count(self.app.db()).await.unwrap()
    }

    async fn pin(&self, round: &Answer, booking: &Answer, at: &Facility, on: &str) -> Answer {
        let body = json!({ "kind": "pin", "booking_id": booking.id(), "unit_type_id": at.unit_type(),
            "starts_on": on, "reason": "host_asked", "text": "受入側のご要望" });
        self.office
            .post(&format!("/rounds/{}/overrides", round.id()), body)
            .await
    }
}

/// Which of its wishes each booking says that it was given.
async fn wished_as(bookings: &[(Client, Answer)]) -> Vec<Value> {
    let mut wished = Vec::new();
    for (guest, booking) in bookings {
        let seen = guest.get(&format!("/bookings/{}", booking.id())).await.expects(200);
        let wishes = seen["wishes"].as_array().unwrap();
        let given = wishes.iter().find(|wish| wish["rank"] == seen["wish_rank"]).unwrap();
        wished.push(given["wished_as"].clone());
    }
    wished
}

fn placed_at<'a>(run: &'a Answer, booking: &Answer) -> Option<&'a Value> {
    let placed = run["placed"].as_array().unwrap();
    placed.iter().find(|one| one["asked"]["booking_id"] == booking.id())
}

#[actix_web::test]
async fn from_opening_to_applied_bookings() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let round = scene.open().await;
    assert_eq!(
        (round["number"].as_i64(), round["applications"].as_i64()),
        (Some(1), Some(3))
    );
    assert_eq!(round.string("seed").len(), 16);
    scene
        .office
        .post("/rounds", json!({ "call_id": scene.call }))
        .await
        .refuses(409, "round.open_already");

    let run = scene.computed(&round, json!({})).await;
    assert_eq!(run["run"]["status"], "proved");
    assert_eq!(
        (
            run["run"]["is_current"].as_bool(),
            run["placed"].as_array().unwrap().len()
        ),
        (Some(true), 3)
    );
    let summary = &run["run"]["summary"];
    assert_eq!(
        (summary["placed"].as_i64(), summary["municipalities"].as_i64()),
        (Some(3), Some(2))
    );
    assert_eq!(scene.nights().await, 0, "a proposal takes nothing");

    // The only room by the sea goes to whoever has no other wish.
    let at_sea = placed_at(&run, &all[1].1).unwrap();
    assert_eq!(at_sea["facility"]["id"], json!(scene.sea.id));
    assert_eq!(at_sea["rank"], 1);
    assert!(
        at_sea["met"]
            .as_array()
            .unwrap()
            .iter()
            .all(|reason| !reason["text"].as_str().unwrap().is_empty())
    );
    assert_eq!(placed_at(&run, &all[0].1).unwrap()["rank"], 2);
    assert_eq!(placed_at(&run, &all[2].1).unwrap()["rank"], Value::Null);

    let host = scene.app.host_of("潮騒の宿").await;
    scene.app.host_of("丘の宿").await;
    scene.app.read_all_mail().await;
    let applied = scene.apply(&round, &run).await.expects(200);
    assert_eq!(applied.string("state"), "applied");
    assert_eq!(scene.states(&all).await, [State::HostCheck; 3]);
    assert_eq!(scene.nights().await, 6);
    // A place beside the wishes stands on the booking, but is none of them.
    assert_eq!(wished_as(&all).await, [json!(2), json!(1), Value::Null]);
    assert_eq!(
        applied["drafts"].as_i64(),
        Some(6),
        "one to each applicant, one to each host"
    );
    // The host takes the guest, and what was held is firm.
    let booking = host.get(&format!("/bookings/{}", all[1].1.id())).await.expects(200);
    step(&host, &booking, "accept").await.expects(200);
    assert_eq!(scene.state(&all[1].1).await, State::Confirmed);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn where_hosts_agreed_the_outcome_is_confirmed_and_who_has_no_place_is_told() {
    let scene = Scene::with(SelectionMethod::Round, true).await;
    let sea = || wish(&scene.sea, "2026-12-07", "2026-12-09", 1);
    let all = [
        scene.pooled("甲社", vec![sea()], json!({})).await,
        scene.pooled("乙社", vec![sea()], json!({})).await,
    ];
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    assert_eq!(run["unplaced"][0]["reason"], "lost");
    scene.apply(&round, &run).await.expects(200);
    let mut states = scene.states(&all).await;
    states.sort();
    let mut expected = [State::Confirmed, State::NotSelected];
    expected.sort();
    assert_eq!(states, expected);
    assert_eq!(scene.nights().await, 2);

    let drafts = scene
        .office
        .get(&format!("/drafts?draft_of={}", round.id()))
        .await
        .expects(200);
    let topics: Vec<&str> = drafts["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["topic"].as_str().unwrap())
        .collect();
    assert!(
        topics.contains(&"booking.confirmed") && topics.contains(&"booking.not_selected"),
        "{topics:?}"
    );
    let ids: Vec<&Value> = drafts["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["id"])
        .collect();
    let one = scene
        .office
        .get(&format!("/drafts/{}", ids[0].as_str().unwrap()))
        .await
        .expects(200);
    assert!(one.string("body").contains("様"));
    scene
        .office
        .post("/drafts/discard", json!({ "ids": [ids[0]] }))
        .await
        .expects(200);
    scene
        .office
        .post("/drafts/send", json!({ "ids": [ids[0]] }))
        .await
        .refuses(409, "mail.no_draft");
    scene
        .office
        .post("/drafts/send", json!({ "ids": [ids[1]] }))
        .await
        .expects(200);
    assert_eq!(scene.office.get(&format!("/rounds/{}", round.id())).await["drafts"], 0);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_pin_that_breaks_a_cap_is_refused_and_names_it() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let round = scene.open().await;
    let policy = json!({ "applicant_weight": 6, "host_weight": 4, "tiers": [80, 60, 40], "shares": [],
        "limits": [{ "municipality_code": "242110", "cap": 1 }] });
    let changed = scene
        .office
        .put_at(round.version(), &format!("/rounds/{}", round.id()), policy)
        .await
        .expects(200);
    assert_eq!(changed["policy"]["limits"][0]["cap"], 1);

    scene
        .pin(&round, &all[0].1, &scene.hill, "2026-12-07")
        .await
        .expects(201);
    let wanted = json!({ "kind": "pin", "booking_id": all[2].1.id(), "unit_type_id": scene.hill.unit_type(),
        "starts_on": "2026-12-07" });
    let checked = scene
        .office
        .post(&format!("/rounds/{}/overrides/check", round.id()), wanted)
        .await
        .expects(200);
    assert_eq!(
        (&checked["feasible"], &checked["violations"][0]["code"]),
        (&json!(false), &json!("round.breaks_cap"))
    );
    let refused = scene.pin(&round, &all[2].1, &scene.hill, "2026-12-07").await;
    assert_eq!(refused.faults()[0].1, "round.breaks_cap", "{refused}");
    let nowhere = scene.pin(&round, &all[1].1, &scene.hill, "2026-12-07").await;
    assert_eq!(nowhere.faults()[0].1, "round.no_such_stay", "not among its wishes");

    let run = scene.computed(&round, json!({})).await;
    let pinned = placed_at(&run, &all[0].1).unwrap();
    assert_eq!(
        (&pinned["facility"]["id"], &pinned["is_pinned"]),
        (&json!(scene.hill.id), &json!(true))
    );
    assert_eq!(run["placed"].as_array().unwrap().len(), 2, "the cap holds");
    assert_eq!(run["rule_costs"][0]["rule"], "caps");
    assert_eq!(run["rule_costs"][0]["placed"], 1);

    // Taken back, it stays in the report with both reasons.
    let overrides = scene
        .office
        .get(&format!("/rounds/{}/overrides", round.id()))
        .await
        .expects(200);
    let id = overrides.json()[0]["id"].as_str().unwrap().to_owned();
    let removed = scene
        .office
        .post(
            &format!("/round-overrides/{id}/remove"),
            json!({ "text": "不要になった" }),
        )
        .await;
    assert_eq!(removed.expects(200).string("removed_text"), "不要になった");
    let run = scene
        .office
        .get(&format!("/round-runs/{}", run["run"]["id"].as_str().unwrap()))
        .await;
    assert_eq!(run["run"]["is_current"], false);
    scene.apply(&round, &run).await.refuses(409, "round.not_current");
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_exclusion_holds_and_a_second_run_keeps_the_rest() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let round = scene.open().await;
    let first = scene.computed(&round, json!({})).await;
    let body = json!({ "kind": "exclusion", "booking_id": all[1].1.id(), "reason": "duplicate", "text": "重複" });
    scene
        .office
        .post(&format!("/rounds/{}/overrides", round.id()), body)
        .await
        .expects(201);
    let second = scene
        .computed(&round, json!({ "keep_run_id": first["run"]["id"] }))
        .await;
    assert_eq!(second["run"]["keep_run_number"], 1);
    assert_eq!(second["unplaced"][0]["reason"], "excluded");
    let path = format!(
        "/rounds/{}/comparison?first={}&second={}",
        round.id(),
        first["run"]["id"].as_str().unwrap(),
        second["run"]["id"].as_str().unwrap()
    );
    let compared = scene.office.get(&path).await.expects(200);
    assert!(
        compared["differences"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["booking_id"] == all[1].1.id())
    );
    let others = scene.computed(&round, json!({ "method": "first_come" })).await;
    scene.apply(&round, &others).await.refuses(409, "round.other_method");
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_place_taken_or_an_application_withdrawn_meanwhile_leaves_nothing_half_applied() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    let (_, units) = &scene.sea.types[0];
    unit_night::ActiveModel {
        unit_id: Set(units[0]),
        night: Set("2026-12-08".parse().unwrap()),
        facility_id: Set(scene.sea.id),
        people: Set(1),
        booking_id: Set(Some(all[0].1.id().parse().unwrap())),
        block_id: Set(None),
        hold_id: Set(None),
    }
    .insert(scene.app.db())
    .await
    .unwrap();
    let refused = scene.apply(&round, &run).await.refuses(409, "round.cannot_apply");
    let field = format!("applications.{}", all[1].1.id());
    assert_eq!(refused.faults(), [(field.as_str(), "round.place_taken")], "{refused}");
    assert_eq!(scene.states(&all).await, [State::Pooled; 3]);
    assert_eq!(scene.nights().await, 1);

    unit_night::Entity::delete_many().exec(scene.app.db()).await.unwrap();
    step(&all[2].0, &all[2].1, "withdraw").await.expects(200);
    let refused = scene.apply(&round, &run).await.refuses(409, "round.cannot_apply");
    let field = format!("applications.{}", all[2].1.id());
    assert_eq!(refused.faults(), [(field.as_str(), "round.application_gone")]);
    assert_eq!((scene.state(&all[0].1).await, scene.nights().await), (State::Pooled, 0));
    let again = scene.computed(&round, json!({})).await;
    scene.apply(&round, &again).await.expects(200);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_record_solved_again_gives_the_same_plan_byte_for_byte() {
    let scene = Scene::new().await;
    let all = scene.three().await;
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    let (input, plan) = scene.solved_again(&run).await;
    let names = ["甲社", "企業 担当", "潮騒", "example.jp"];
    assert!(
        names
            .iter()
            .all(|name| !input.text().contains(name) && !plan.text().contains(name))
    );
    assert!(input.text().contains(&all[0].1.id()));
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_run_that_a_process_left_behind_is_computed_by_the_next() {
    let scene = Scene::new().await;
    scene.three().await;
    let round = scene.open().await;
    let run = scene.start(&round, json!({})).await;
    let id: entities::id::RoundRunId = run.id().parse().unwrap();
    let left = round_run::ActiveModel {
        id: Set(id),
        state: Set(round_run::State::Running),
        lease_until: Set(scene.app.now() + chrono::TimeDelta::minutes(1)),
        ..Default::default()
    };
    left.update(scene.app.db()).await.unwrap();
    jobs::run_once(scene.app.inner(), "round.solve").await.unwrap();
    let state = || async {
        round_run::Entity::find_by_id(id)
            .one(scene.app.db())
            .await
            .unwrap()
            .unwrap()
            .state
    };
    assert_eq!(state().await, round_run::State::Running, "it is still somebody's");
    scene.app.at("2026-11-20T09:30");
    let other = scene.app.process().await;
    jobs::run_once(other.inner(), "round.solve").await.unwrap();
    assert_eq!(state().await, round_run::State::Done);

    let waiting = scene.start(&round, json!({})).await;
    let cancelled = scene
        .office
        .post(&format!("/round-runs/{}/cancel", waiting.id()), json!({}))
        .await
        .expects(200);
    assert_eq!(cancelled.string("state"), "cancelled");
    jobs::run_once(scene.app.inner(), "round.solve").await.unwrap();
    scene
        .office
        .post(&format!("/round-runs/{}/cancel", waiting.id()), json!({}))
        .await
        .refuses(409, "round.run_ended");
    scene.app.read_all_mail().await;
}
